// Builders: a whole register cut from the story at any instant, and small ones that fill in what a test leaves out.
import { instantFrom } from '../../src/calendar/clock.ts';
import { type Day, day, instantOf } from '../../src/calendar/day.ts';
import type { EditionOrder } from '../../src/editions/build-edition.ts';
import type { ExemptMarker, ExemptNote, Post, PublicRegister, Register, RegisterAction, RegisterInspection, RegisterMeasure, RegisterRequest, RegisterResolution, RegisterUndertaking, StateKey } from '../../src/editions/register.ts';
import { POSTS, type PostKey, STORY, type Told } from './a-story.ts';

export const CANARY = 'ZEBRAFISH-7719';
export const AS_AT_7 = instantFrom('2026-01-06T10:15:00Z');
export const AS_AT_8 = instantFrom('2026-03-04T10:15:00Z');
const MEETING_7 = day('2026-01-14');
const MEETING_8 = day('2026-03-12');

export const WORDS = {
  panel: 'panel', chair: 'chair', leadOfficer: 'lead officer', cabinet: 'Cabinet', partOne: 'Part I', partTwo: 'Part II',
};

export function anOrder(part: Partial<EditionOrder> = {}): EditionOrder {
  return { number: 8, audience: 'public', kind: 'main', previousDispatchedOn: day('2026-01-06'), ...part };
}

const morning = (on: string) => instantOf(day(on), '09:30');
const id = (...parts: (string | number)[]) => parts.join('-');

/** `only`: the numbers of the actions wanted, where a test needs no more. */
export function aRegister(asAt: Date = AS_AT_8, only?: readonly number[]): Register {
  const meeting: Day = asAt < AS_AT_8 ? MEETING_7 : MEETING_8;
  const actions = STORY.filter((told) => morning(told.agreed) <= asAt && (only === undefined || only.includes(told.n))).map((told) => actionAt(told, asAt));
  return {
    open: { ...aPublicRegister(), meeting: { on: meeting, at: '18:30', venue: 'Council Chamber, Observatory House' }, actions, inspections: inspectionsAt(asAt), resolutions: resolutionsAt(asAt), undertakings: UNDERTAKINGS.filter((u) => morning(u.givenOn) <= asAt), questions: questionsAt(asAt), requests: requestsAt(asAt) },
    exempt: actions.flatMap((a) => a.exempt).map((mark): ExemptNote => ({ id: mark.id, paragraph: mark.paragraph, reason: `the public interest in ${CANARY} is outweighed`, text: `${CANARY}: what may not be read in public, for note ${mark.id}.` })),
  };
}

export function aPublicRegister(part: Partial<PublicRegister> = {}): PublicRegister {
  return {
    council: { name: 'Slough Borough Council', isDemonstration: true, brandColour: '#0f4c5c' }, words: WORDS, reportTitle: 'Progress report',
    panel: { code: 'ECS', name: 'Education and Children’s Services Scrutiny Panel' }, meeting: { on: MEETING_8, at: '18:30', venue: 'Council Chamber, Observatory House' },
    actions: [], inspections: [], resolutions: [], undertakings: [], questions: [], requests: [], ...part,
  };
}

export function anAction(part: Partial<RegisterAction> & { reference: string }): RegisterAction {
  return {
    id: part.reference, wording: `What ${part.reference} is about`, willShow: null, lead: { title: 'Head of Assessment', organisation: 'The Trust', holder: 'Sunita Rao' }, contributors: [],
    state: 'on track', stateSinceOn: day('2025-11-12'), agreedOn: day('2025-11-12'), endedOn: null, supersededBy: null,
    targets: [{ id: `${part.reference}-t0`, on: day('2026-06-30'), words: null, agreedBy: 'panel', agreedOn: day('2025-11-12'), minuteNumber: '31', why: null }],
    sources: [], updates: [], evidence: [], proposals: [], decisions: [], exempt: [], ...part,
  };
}

function actionAt(told: Told, asAt: Date): RegisterAction {
  const reference = `ECS-${told.n}`;
  const past = <T extends readonly [string, ...unknown[]]>(all: readonly T[] | undefined) => (all ?? []).filter(([on]) => morning(on) <= asAt);
  const log = past(told.log);
  const ended = told.end && morning(told.end[1]) <= asAt ? told.end : undefined;
  const closure = told.closure && morning(told.closure[0]) <= asAt && !ended ? told.closure : undefined;
  const more = told.more && morning(told.more[0]) <= asAt && !ended ? told.more : undefined;
  const refused = told.refused && morning(told.refused[1]) <= asAt ? told.refused : undefined;
  const askedThen = told.refused && !refused && asAt >= morning('2025-12-17') ? told.refused : undefined;
  const state: StateKey = ended ? ended[0] : closure || askedThen?.[0] === 'closure refused' ? 'proposed for closure' : (log.at(-1)?.[1] ?? 'not started');
  const changedOn = log.findLast((entry, i) => entry[1] !== log[i - 1]?.[1])?.[0] ?? told.agreed;
  return {
    id: reference, reference, wording: told.says, willShow: told.will ?? null, lead: postAt(told.post, asAt), contributors: (told.with ?? []).map((key) => postAt(key, asAt)),
    state, stateSinceOn: day(ended?.[1] ?? closure?.[0] ?? changedOn), agreedOn: day(told.agreed), endedOn: ended ? day(ended[1]) : null, supersededBy: ended?.[0] === 'superseded' ? 'ECS-34' : null,
    targets: told.targets.filter(([, agreed]) => morning(agreed) <= asAt).map(([on, agreedOn, minute, why, words], i) => ({ id: id(reference, 't', i), on: day(on), words: words ?? null, agreedBy: 'panel', agreedOn: day(agreedOn), minuteNumber: minute ?? null, why: why ?? null })),
    sources: [{ kind: told.from.startsWith('F') ? 'finding' : told.from.startsWith('R') ? 'resolution' : 'undertaking', id: told.from }],
    updates: log.map(([on, logged, text, note]) => ({ id: id(reference, 'u', on), at: morning(on), state: logged, text, byName: holderAt(told.post, morning(on)) ?? 'Ruth Ellery', byPost: POSTS[told.post][0], way: note === 'phone' ? 'clerk on behalf' : 'update link', receivedWords: note === 'phone' ? 'by phone' : null, afterDeadline: note === 'late' })),
    evidence: (told.evidence ?? []).filter(([, , added]) => morning(added) <= asAt).map(([title, shows, added], i) => ({ id: id(reference, 'e', i), title, showsOn: day(shows), addedAt: morning(added) })),
    proposals: [
      ...(closure ? [{ id: id(reference, 'p', 'closure'), kind: 'closure' as const, reason: closure[1], newTargetOn: null, byName: holderAt(told.post, asAt) ?? 'Ruth Ellery', at: morning(closure[0]) }] : []),
      ...(more ? [{ id: id(reference, 'p', 'more'), kind: 'extension' as const, reason: more[2], newTargetOn: day(more[1]), byName: holderAt(told.post, asAt) ?? 'Ruth Ellery', at: morning(more[0]) }] : []),
      ...(askedThen?.[0] === 'closure refused' ? [{ id: id(reference, 'p', 'then'), kind: 'closure' as const, reason: 'The backlog has gone.', newTargetOn: null, byName: holderAt(told.post, asAt) ?? 'Ruth Ellery', at: morning('2025-12-17') }] : []),
      ...(askedThen?.[0] === 'extension refused' ? [{ id: id(reference, 'p', 'then'), kind: 'extension' as const, reason: 'the neighbouring boroughs set their budgets in March', newTargetOn: day('2026-06-30'), byName: holderAt(told.post, asAt) ?? 'Ruth Ellery', at: morning('2025-12-17') }] : []),
    ],
    decisions: [
      ...(ended ? [{ id: id(reference, 'd', 'end'), kind: ended[0], decidedBy: 'panel' as const, decidedOn: day(ended[1]), minuteNumber: ended[2], words: ended[3] === 'Closed' ? null : ended[3] }] : []),
      ...(refused ? [{ id: id(reference, 'd', 'refused'), kind: refused[0], decidedBy: 'panel' as const, decidedOn: day(refused[1]), minuteNumber: refused[2], words: refused[3] }] : []),
    ],
    exempt: exemptAt(told, reference, asAt),
  };
}

function exemptAt(told: Told, reference: string, asAt: Date): ExemptMarker[] {
  if (!told.exempt || (told.exempt[1] !== null && morning(told.exempt[1]) > asAt)) return [];
  const [paragraph, on] = told.exempt;
  return [{ id: id(reference, 'x'), updateId: on === null ? null : id(reference, 'u', on), paragraph }];
}

function holderAt(key: PostKey, asAt: Date): string | null {
  return POSTS[key][2].findLast(([from]) => morning(from) <= asAt)?.[1] ?? null;
}

function postAt(key: PostKey, asAt: Date): Post {
  return { title: POSTS[key][0], organisation: POSTS[key][1], holder: holderAt(key, asAt) };
}

/** Everyone was asked twice, but the Head of Workforce's letters bounced once the post fell vacant. */
function requestsAt(asAt: Date): RegisterRequest[] {
  const steps = asAt < AS_AT_8 ? ['2025-12-08', '2025-12-15'] : ['2026-02-16', '2026-02-23'];
  return STORY.filter((told) => !told.end && morning(told.agreed) <= asAt).flatMap((told) => steps.map((on): RegisterRequest => (
    { actionReference: `ECS-${told.n}`, sentAt: morning(on), state: told.post === 'staff' && on > '2026-01-31' ? 'bounced' : 'accepted' })));
}

const measure = (m: Omit<RegisterMeasure, 'readings'> & { readings: readonly (readonly [string, number, string])[] }, asAt: Date): RegisterMeasure => (
  { ...m, readings: m.readings.filter(([on]) => morning(on) <= asAt).map(([on, value, source]) => ({ id: id(m.id, on), on: day(on), value, source })) });

function inspectionsAt(asAt: Date): RegisterInspection[] {
  const body = 'Services for children in Slough';
  const f = (fid: string, label: string, kind: 'recommendation' | 'priority-and-immediate-action' | 'area-for-improvement', heading: string, text: string, more: Partial<RegisterInspection['findings'][number]> = {}) =>
    ({ id: fid, label, kind, heading, text, repeatsId: null, responsible: null, hasAction: true, measures: [], ...more });
  return [
    { id: 'I11', body, title: 'Ofsted inspection, 2011', publishedOn: day('2011-12-31'), endedOn: null, datesWords: '2011', judgements: [{ area: 'Overall effectiveness', grade: 'Inadequate' }], findings: [] },
    { id: 'I13', body, title: 'Ofsted inspection, 2013', publishedOn: day('2014-02-11'), endedOn: day('2013-12-11'), datesWords: '19 November to 11 December 2013',
      judgements: [['Overall effectiveness', 'Inadequate'], ['Help and protection', 'Inadequate'], ['Looked after children and permanence', 'Inadequate'], ['Adoption', 'Requires improvement'], ['Care leavers', 'Inadequate'], ['Leadership, management and governance', 'Inadequate']].map(([area = '', grade = '']) => ({ area, grade })),
      findings: [
        f('F13-2', '2', 'priority-and-immediate-action', 'Referrals from the police', 'Work with the police so that referrals about domestic abuse carry enough for a safe decision'),
        f('F13-3', '3', 'area-for-improvement', 'Adoption', 'Shorten the time children wait between the plan for adoption and an approved match'),
        f('F13-4', '4', 'area-for-improvement', 'Care leavers', 'Make clear to care leavers what they may expect in housing, support, education and work'),
        f('F13-5', '5', 'area-for-improvement', 'School attendance', 'Raise the attendance at school of children looked after', { measures: [measure({ id: 'm-attend', name: 'Attendance of children in care', unit: '%', better: 'higher', baseline: { value: 88.5, on: day('2025-04-30') }, target: { value: 93, on: day('2026-07-31') }, readings: [['2025-07-18', 89.9, 'Virtual school'], ['2025-12-19', 91.2, 'Virtual school'], ['2026-02-13', 92, 'Virtual school']] }, asAt)] }),
        f('F13-6', '6', 'area-for-improvement', 'Placements', 'Find more foster homes in the borough and near it'),
      ] },
    { id: 'I15', body, title: 'Ofsted inspection, 2015', publishedOn: day('2016-02-17'), endedOn: day('2015-12-17'), datesWords: 'November and December 2015, published 17 February 2016',
      judgements: [['Overall effectiveness', 'Inadequate'], ['Help and protection', 'Inadequate'], ['Leadership, management and governance', 'Inadequate']].map(([area = '', grade = '']) => ({ area, grade })),
      findings: [
        f('F15-1', '1', 'recommendation', 'Workforce', 'Bring down the share of agency staff so that children keep the same social worker', { responsible: 'Slough Children’s Services Trust', measures: [measure({ id: 'm-agency', name: 'Agency share of social work posts', unit: '%', better: 'lower', baseline: { value: 34, on: day('2025-03-31') }, target: { value: 15, on: day('2026-02-28') }, readings: [['2025-06-30', 29, 'Workforce return'], ['2025-09-30', 25, 'Workforce return'], ['2025-11-24', 22, 'Workforce return']] }, asAt)] }),
        f('F15-2', '2', 'recommendation', 'Children at risk', 'See that children are not left at risk for too long before a decision is made', { responsible: 'Slough Children’s Services Trust' }),
        f('F15-3', '3', 'recommendation', 'Exploitation', 'Identify children at risk of sexual exploitation and protect them', { responsible: 'Slough Children’s Services Trust' }),
        f('F15-4', '4', 'recommendation', 'Commissioning', 'Settle who leads the commissioning of services for children'),
        f('F15-5', '7', 'recommendation', 'Children who go missing', 'Hold return interviews in time and use what children say', { repeatsId: 'F13-2', measures: [measure({ id: 'm-return', name: 'Return interviews held within 72 hours', unit: '%', better: 'higher', baseline: { value: 61, on: day('2025-03-31') }, target: { value: 95, on: day('2026-03-31') }, readings: [['2025-06-30', 58, 'Missing children return'], ['2025-09-30', 70, 'Missing children return'], ['2025-11-30', 78, 'Missing children return'], ['2026-01-31', 84, 'Missing children return']] }, asAt)] }),
        f('F15-6', '8', 'recommendation', 'Management oversight', 'Make management oversight and supervision regular and see that it changes what is done'),
        f('F15-7', '9', 'recommendation', 'Private fostering', 'Raise awareness of private fostering', { hasAction: false }),
      ] },
    { id: 'I19', body, title: 'Ofsted inspection, 2019', publishedOn: null, endedOn: day('2019-02-01'), datesWords: 'January and February 2019', judgements: [{ area: 'Overall effectiveness', grade: 'Requires improvement to be good' }],
      findings: [f('F19-1', '1', 'recommendation', 'Children’s plans', 'The consistency and quality of plans for children', { responsible: 'Slough Children’s Services Trust' })] },
  ];
}

function resolutionsAt(asAt: Date): RegisterResolution[] {
  const response = (r: Partial<NonNullable<RegisterResolution['response']>>): RegisterResolution['response'] => ({ addressedTo: 'Cabinet', receivedOn: null, dueOn: null, answeredOn: null, answer: null, words: null, reasons: null, ...r });
  const all: RegisterResolution[] = [
    { id: 'R14-2', kind: 'act', label: '2)', text: 'to receive regular reports of progress with an updated action plan that gives timeframes and the outcomes achieved', itemTitle: 'Ofsted inspection findings', minuteNumber: '79', resolvedOn: day('2014-03-05'), response: null },
    { id: 'R14-3', kind: 'act', label: '3)', text: 'that a workshop or seminar on what good looks like be held in the new municipal year', itemTitle: 'Ofsted inspection findings', minuteNumber: '79', resolvedOn: day('2014-03-05'), response: null },
    { id: 'R25-1', kind: 'act', label: null, text: 'that the panel be shown one plan, and the school results with their reasons', itemTitle: 'Corporate parenting', minuteNumber: '17', resolvedOn: day('2025-07-09'), response: null },
    { id: 'R25-2', kind: 'act', label: '1)', text: 'that officers compare with similar authorities and cost a shared advocacy service', itemTitle: 'Children in need of protection', minuteNumber: '31', resolvedOn: day('2025-11-12'), response: null },
    { id: 'R25-3', kind: 'recommendation', label: '2)', text: 'that Cabinet fund two further personal advisers for care leavers from April', itemTitle: 'Care leavers', minuteNumber: '31', resolvedOn: day('2025-11-12'), response: asAt >= morning('2026-01-27') ? response({ receivedOn: day('2025-11-20'), dueOn: day('2026-01-20'), answeredOn: day('2026-01-26'), answer: 'accepted in part', words: 'One adviser from April; the second depends on the grant.' }) : response({ receivedOn: day('2025-11-20'), dueOn: day('2026-01-20') }) },
    { id: 'R25-4', kind: 'recommendation', label: '3)', text: 'that the integrated care board publish waiting times by age each quarter', itemTitle: 'Children’s mental health', minuteNumber: '31', resolvedOn: day('2025-11-12'), response: response({ addressedTo: 'Integrated care board', receivedOn: day('2025-12-01'), dueOn: day('2026-02-01') }) },
    { id: 'R26-1', kind: 'act', label: '1)', text: 'that the panel be shown how referrals are decided, and the cost of matching allowances', itemTitle: 'Fostering', minuteNumber: '43', resolvedOn: day('2026-01-14'), response: null },
    { id: 'R26-2', kind: 'recommendation', label: '2)', text: 'that Cabinet match the fostering allowances of neighbouring boroughs', itemTitle: 'Fostering', minuteNumber: '43', resolvedOn: day('2026-01-14'), response: response({ receivedOn: day('2026-01-26'), dueOn: day('2026-03-26') }) },
  ];
  return all.filter((r) => morning(r.resolvedOn) <= asAt);
}

const UNDERTAKINGS: RegisterUndertaking[] = [
  { id: 'U25-1', text: 'Officers undertook to circulate the waiting times by age.', minuteNumber: '22', givenOn: day('2025-09-10') },
  { id: 'U25-2', text: 'The Virtual School Head said that the list of schools would be sent to members.', minuteNumber: '31', givenOn: day('2025-11-12') },
  { id: 'U26-1', text: 'Officers undertook to arrange a visit and to send the figures on care leavers.', minuteNumber: '43', givenOn: day('2026-01-14') },
];

function questionsAt(asAt: Date): PublicRegister['questions'] {
  const answer = (aid: string, on: string, byName: string, text: string) => (morning(on) <= asAt ? [{ id: aid, text, given: 'in the report' as const, byName, at: morning(on) }] : []);
  return [
    { id: 'Q1', actionReference: 'ECS-12', text: 'Why has this target moved twice, and what is different about the third date?', byName: 'Councillor Farah Aziz', at: morning('2026-01-15'), answers: answer('A1', '2026-02-24', 'Sunita Rao', 'The first move was for the contract and the second for recruitment. Both are done; what is left is distance, and the agreement with a neighbouring authority from April is about that.') },
    { id: 'Q2', actionReference: null, text: 'How many children in care changed school in the last year because their placement changed?', byName: 'Margaret Howe, co-opted member', at: morning('2026-02-02'), answers: answer('A2', '2026-02-18', 'David Pell', 'Fourteen of 196. Nine moved nearer to their school.') },
    { id: 'Q3', actionReference: 'ECS-6', text: 'What did the agency staff cost above permanent pay last year?', byName: 'Councillor Neil Prior', at: morning('2026-02-10'), answers: [] },
  ].filter((q) => q.at <= asAt);
}

