// The shape of a published report as JSON, version 1, said so that a program can check it (JSON Schema 2020-12).
import { z } from 'zod';
import { ANNEXES, CONTENT_VERSION, type EditionContent } from './edition-content.ts';
import { ENDED_STATES, OPEN_STATES } from './register.ts';

const text = z.string();
const id = z.string().describe('Stays the same from report to report');
const whole = z.int();
const dated = z.strictObject({ on: z.iso.date().describe('The day, as YYYY-MM-DD, in London'), short: text, long: text }).meta({ id: 'Dated' });
const state = z.enum([...OPEN_STATES, ...ENDED_STATES]).meta({ id: 'State' });
const stated = { state, stateWord: text };
const exempt = z.strictObject({ id, paragraph: whole.nullable().describe('Of Schedule 12A to the Local Government Act 1972'), says: text, note: z.strictObject({ text, reason: text }).nullable().describe('Always null in what is published') })
  .meta({ id: 'ExemptMark', description: 'Exempt information stands here; it is not in the public report' });

const logo = z.strictObject({ sha256: text, mediaType: z.enum(['image/png', 'image/jpeg']), width: whole, height: whole });
const compared = z.strictObject({ number: whole, title: text, says: text, asAt: text, dispatched: dated.nullable() });
const head = z.strictObject({
  council: text, panel: text, panelCode: text, number: whole, kind: z.enum(['main', 'supplement', 'replacement']), title: text, kindSays: text.nullable(), part: text, partSays: text,
  meeting: z.strictObject({ on: z.iso.date(), says: text, long: text, time: text, venue: text }), asAt: z.strictObject({ at: text, says: text }).describe('The moment the report was built from the register'),
  comparedWith: compared.nullable().describe('The report dispatched before it; null in the first'), demonstrationSays: text.nullable(), brandColour: text, logo: logo.exactOptional(),
});

const because = z.strictObject({ kind: z.enum(['finding', 'resolution', 'undertaking']), id, says: text, quote: text });
const lead = z.strictObject({ post: text, organisation: text, holder: text.nullable(), says: text });
const move = z.strictObject({ id, from: dated, to: dated, agreedBy: text, agreed: dated, minute: text.nullable(), why: text.nullable(), says: text });
const target = z.strictObject({ original: dated.nullable(), current: dated.nullable(), words: text.nullable(), moves: z.array(move), says: text, movesSay: text.nullable() });
const update = z.strictObject({ id, at: text, on: dated, by: text, ...stated, says: text, text, exempt: z.array(exempt) });
const asked = { id, on: dated, by: text, reason: text };
const action = z.strictObject({
  reference: text.describe('Permanent, never reused: ECS-42'), wording: text, short: text, because: z.array(because), willShow: text.nullable(), lead, contributors: z.array(text), ...stated, stateSince: dated, agreed: dated, target,
  overdue: z.strictObject({ days: whole, says: text }).nullable().describe('Counted to the meeting'),
  silence: z.strictObject({ days: whole, requests: whole, lastRequestAt: text, says: text }).nullable().describe('Requests went out and no update came'),
  updates: z.array(update), evidence: z.array(z.strictObject({ id, title: text, shows: dated, added: dated, says: text })),
  closureAsked: z.strictObject({ ...asked, says: text }).nullable(), extensionAsked: z.strictObject({ ...asked, to: dated, says: text }).nullable(),
  decisions: z.array(z.strictObject({ id, kind: text, by: text, on: dated, minute: text.nullable(), words: text.nullable(), says: text })),
  measureIds: z.array(id), ended: dated.nullable(), endedSays: text.nullable(), exempt: z.array(exempt),
}).meta({ id: 'Action' });

const figureAt = z.strictObject({ on: dated.nullable(), value: z.number(), says: text }).nullable();
const measure = z.strictObject({
  id, name: text, unit: text, better: z.enum(['higher', 'lower']), findingSays: text, baseline: figureAt, target: figureAt,
  readings: z.array(z.strictObject({ id, on: dated, value: z.number(), says: text, source: text })), says: text,
});
const judgement = z.strictObject({
  inspectionId: id, on: dated.nullable(), dates: text, title: text, overall: text.nullable(), overallRank: z.number().nullable(), areas: z.array(z.strictObject({ area: text, grade: text, rank: z.number().nullable() })),
});
const recommendation = z.strictObject({
  id, label: text, text, to: text, made: dated, due: dated.nullable(), answered: dated.nullable(), answer: text.nullable(), words: text.nullable(), reasons: text.nullable(), lateDays: whole, says: text,
});
const question = z.strictObject({ id, label: text, reference: text.nullable(), on: dated, says: text, text, answers: z.array(z.strictObject({ id, on: dated, says: text, text })) });

const counted = { now: whole, before: whole.nullable() };
const glanceLine = z.strictObject({ head: text.nullable(), reference: text.nullable(), says: text });
const glance = z.strictObject({
  followed: z.strictObject(counted), states: z.array(z.strictObject({ state, word: text, ...counted })), overdue: z.strictObject(counted), silent: z.strictObject(counted), closedSince: whole.nullable(),
  asks: z.array(text), slipped: z.array(glanceLine), silentLines: z.array(glanceLine), changed: z.array(glanceLine), judgements: z.array(text),
});
const changeLine = z.strictObject({ about: z.enum(['action', 'recommendation', 'question', 'measure', 'judgement']), reference: text, short: text, changes: z.array(z.strictObject({ kind: text, says: text })) });
const exception = z.array(z.strictObject({ reference: text, short: text, lead: text, says: text }));
const section = z.strictObject({
  id, heading: text.nullable(), quote: text.nullable(), note: text.nullable(), measureIds: z.array(id), references: z.array(text), elsewhere: z.array(z.strictObject({ reference: text, says: text })),
});

export const editionSchema = z.strictObject({
  contentVersion: z.literal(CONTENT_VERSION), audience: z.enum(['public', 'exempt']).describe('Always "public" in what is published'),
  words: z.strictObject({ panel: text, chair: text, leadOfficer: text, cabinet: text, partOne: text, partTwo: text }).describe('What this council calls things'),
  grouping: z.enum(['inspection', 'lead officer', 'organisation']), leftOut: z.array(z.enum(ANNEXES)), introduction: z.array(text),
  head, actions: z.array(action), measures: z.array(measure), bodies: z.array(z.strictObject({ body: text, rows: z.array(judgement), says: text })), recommendations: z.array(recommendation), questions: z.array(question),
  glance, changes: z.strictObject({ says: text, lines: z.array(changeLine), updated: z.array(text), unchanged: z.array(text) }),
  exceptions: z.strictObject({ overdue: exception, atRisk: exception, silent: exception, unreached: exception, unanswered: exception, uncovered: z.array(text) }),
  plan: z.array(z.strictObject({ id, heading: text, says: text.nullable(), sections: z.array(section) })),
  method: z.strictObject({ paragraphs: z.array(text), key: z.array(z.strictObject({ word: text, means: text })), exemptItems: whole, exemptSays: text }),
}) satisfies z.ZodType<EditionContent>;

/** @param address where it is kept, absolute: a schema is known by it */
export function renderEditionSchema(address: string): string {
  return `${JSON.stringify({ ...z.toJSONSchema(editionSchema), $id: address, title: 'A published progress report, content version 1' }, null, 2)}\n`;
}
