// Every route of the live app, asked as every kind of person about a record of their panel and of another: the table of rights is what
// happens (S-30), no exempt or private word comes out beside it (S-31), and nothing is changed by looking (S-41).
import { beforeAll, expect, test } from 'vitest';
import { answerElsewhere, answerTo, KINDS, rights, type Answer, type Kind, type Right } from '../../src/sign-in/rights.ts';
import { makeLog } from '../../src/web/log.ts';
import { aCouncil } from '../support/database.ts';
import { everyKindAt, type Answered } from '../support/every-kind.ts';
import { changedSince, everyRow, tablesOf } from '../support/every-row.ts';
import { listRoutes } from '../support/live-routes.ts';
import { sideBySide } from '../support/side-by-side.ts';
import { addressOf, canaryOf, isOfAPanel, type TwoPanels } from '../support/two-panels.ts';

const { deps: given, superuser } = await aCouncil({ at: '2026-03-03T09:00:00Z' });
const logged: string[] = [];
const deps = { ...given, log: makeLog('test', 'trace', { write: (line) => { logged.push(line); } }) };
const asEveryKind = everyKindAt(deps);
const live = listRoutes(asEveryKind.app);
let panels: TwoPanels;
let before: Map<string, string>;
const leaks: string[] = [];

beforeAll(async () => {
  panels = await asEveryKind.layOut();
  before = await everyRow(superuser);
}, 120_000);

test('every route has its row', () => {
  const inTable = rights.flatMap(({ routes }) => routes);
  const without = live.filter((route) => !inTable.includes(route));
  expect(without.map((route) => `${route} has no row. Add it in src/sign-in/rights.ts, to the "routes" of the right it is, or as a new one: { room: '…', does: '…', routes: ['${route}'], may: [who may], told: [who is answered 403; everyone else gets 404] }`)).toEqual([]);
  expect(inTable.filter((route) => !live.includes(route)).map((route) => `${route} is in src/sign-in/rights.ts and nowhere else: take it out`)).toEqual([]);
  expect(inTable.filter((route, at) => inTable.indexOf(route) !== at), 'Each route stands in one row').toEqual([]);
});

// One test a room, so that a deviation is found by its place.
test.each([...new Set(rights.map(({ room }) => room))])('%s: what happens is what the table says', async (room) => {
  const deviations: string[] = [];
  for (const right of rights.filter((one) => one.room === room)) {
    for (const route of right.routes.filter((one) => live.includes(one))) deviations.push(...await deviationsOf(right, route));
  }
  expect(deviations, 'Mend the route, or the row in src/sign-in/rights.ts, whichever is wrong').toEqual([]);
}, 180_000);

async function deviationsOf(right: Right, route: string): Promise<string[]> {
  const [method = '', path = ''] = route.split(' ');
  const questions: Question[] = [
    ...KINDS.map((as) => ({ as, side: 'own' as const, expected: answerTo(right, as) })), ...(isOfAPanel(path) ? elsewhere.map((as) => ({ as, side: 'other' as const, expected: answerElsewhere(right, as) })) : []),
  ];
  const found: string[] = [];
  const ask = async ({ as, side, expected }: Question, isForGood: boolean): Promise<void> => {
    const asked = { method, path: addressOf(path, panels[side], panels.council), as };
    const answered = await (isForGood ? asEveryKind.askForGood(asked) : asEveryKind.ask(asked));
    leaks.push(...leaksIn(route, as, answered));
    const was = readAnswer(route, answered);
    if (was !== expected) found.push(`${route}, ${as}, ${side === 'own' ? 'their panel' : 'another panel'}: ${was} (${answered.status}), but the table says ${expected}`);
  };
  // Looking changes nothing, nor does a refusal: both are asked for good and side by side. What a form did is taken back, one at a time.
  const changesNothing = ({ expected }: Question): boolean => method === 'GET' || expected !== 'in';
  await sideBySide(questions.filter(changesNothing), (question) => ask(question, true));
  for (const question of questions.filter((one) => !changesNothing(one))) await ask(question, false);
  return found;
}

interface Question { as: Kind; side: 'own' | 'other'; expected: Answer }

/** Of the other panel's record, those for whom it makes a difference. */
const elsewhere: readonly Kind[] = ['clerk', 'clerk of another panel', 'co-opted member, entitled', 'member of another panel', 'lead officer', 'another officer'];

/** Where /sign-in is the right place to come to: after signing out, and where no password was given yet. */
const leadingThere = ['POST /sign-out', 'GET /sign-in/code', 'POST /sign-in/code'];

function readAnswer(route: string, { status, location }: Answered): Answer | 'a surprise' {
  if (status >= 300 && status < 400) return /^\/sign-in(?:\?|$)/.test(location) && !leadingThere.includes(route) ? 'sign in' : 'in';
  if (status === 403) return 'told';
  if (status === 404) return 'hidden';
  // 410 is the page of a link that is void, 422 a form with something to mend.
  return [200, 410, 422].includes(status) ? 'in' : 'a surprise';
}

test('no page, file or redirect told anybody an exempt word, a private question or another panel’s business', () => {
  expect(leaks, 'Exempt text is read through its own page alone').toEqual([]);
});

test('neither looking nor being refused changed a row of any table', async () => {
  expect(changedSince(before, await everyRow(superuser)).map((table) => `${table} was changed by a GET, or by what was refused`)).toEqual([]);
});

test('no exempt word stands in the log, a letter, a job, the trail or any table but its own', async () => {
  const words = ['own', 'other'].flatMap((side) => [canaryOf.exempt, canaryOf.reason].map((of) => of(panels[side as 'own' | 'other'].code)));
  expect(logged.length).toBeGreaterThan(100);
  expect(logged.filter((line) => words.some((word) => line.includes(word)))).toEqual([]);
  const found: string[] = [];
  for (const [schema, table] of await tablesOf(superuser)) {
    const { rows } = await superuser.raw<{ rows: unknown[] }>('select 1 from ??.?? t where (to_jsonb(t) - \'exempt_content\')::text like any (?) limit 1', [schema, table, words.map((word) => `%${word}%`)]);
    if (rows.length > 0) found.push(table);
  }
  expect(found).toEqual(ownTables);
});

/** Where exempt words may stand at all: the notes, and (left out above) the frozen text of the exempt edition. */
const ownTables = ['exempt_notes'];

/** The pages on which exempt words are read; each reading is recorded there. */
const forReading = ['GET /actions/:reference/exempt', 'POST /actions/:reference/exempt', 'POST /editions/:id/exempt', 'POST /meetings/:id/draft/side-by-side'];
const entitledAt: Record<string, readonly Kind[]> = { ECS: ['clerk', 'co-opted member, entitled', 'lead officer'], HCW: ['clerk of another panel', 'member of another panel', 'another officer'] };
const authorAt: Record<string, Kind> = { ECS: 'member', HCW: 'member of another panel' };
const seeingAt: Record<string, readonly Kind[]> = {
  ECS: ['clerk', 'chair', 'member', 'co-opted member, entitled', 'co-opted member', 'lead officer', 'director'], HCW: ['clerk of another panel', 'member of another panel', 'another officer'],
};

function leaksIn(route: string, as: Kind, { body, headers, location }: Answered): string[] {
  const all = `${body}\n${location}\n${[...headers].join('\n')}`;
  const found: string[] = [];
  for (const { code } of [panels.own, panels.other]) {
    const isReading = forReading.includes(route) && entitledAt[code]?.includes(as);
    if (!isReading && [canaryOf.exempt(code), canaryOf.reason(code)].some((word) => all.includes(word))) found.push(`${route} told ${as} exempt words of ${code}`);
    if (authorAt[code] !== as && all.includes(canaryOf.private(code))) found.push(`${route} told ${as} a private question of ${code}`);
    // The trail, which the administrator reads, says from what to what an action was changed.
    const isTrail = as === 'administrator' && /^GET \/audit/.test(route);
    // What is published, its actions too, is for everybody.
    const isPublished = route.startsWith('GET /published/');
    if (!isTrail && !isPublished && !seeingAt[code]?.includes(as) && all.includes(canaryOf.wall(code))) found.push(`${route} told ${as} of an action of ${code}`);
  }
  return found;
}
