// Every route of the live app, asked as every kind of person about a record of their panel and of another: the table of rights is what happens (TRUST.md S-30).
import { beforeAll, expect, test } from 'vitest';
import { answerElsewhere, answerTo, KINDS, rights, type Answer, type Kind, type Right } from '../../src/sign-in/rights.ts';
import { aCouncil } from '../support/database.ts';
import { everyKindAt, type Answered } from '../support/every-kind.ts';
import { listRoutes } from '../support/live-routes.ts';
import { addressOf, isOfAPanel, twoPanels, type TwoPanels } from '../support/two-panels.ts';

const { deps } = await aCouncil({ at: '2026-03-03T09:00:00Z' });
const asEveryKind = everyKindAt(deps);
const live = listRoutes(asEveryKind.app);
let panels: TwoPanels;

beforeAll(async () => {
  panels = await twoPanels(deps);
  await asEveryKind.signInAll(panels.people);
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
  expect(deviations, 'Mend the route, or the row in src/sign-in/rights.ts, whichever is wrong by PRODUCT.md §6').toEqual([]);
}, 180_000);

async function deviationsOf(right: Right, route: string): Promise<string[]> {
  const [method = '', path = ''] = route.split(' ');
  const found: string[] = [];
  const ask = async (as: Kind, side: 'own' | 'other', expected: Answer): Promise<void> => {
    const answered = await asEveryKind.ask({ method, path: addressOf(path, panels[side], panels.council), as });
    const was = readAnswer(route, answered);
    if (was !== expected) found.push(`${route}, ${as}, ${side === 'own' ? 'their panel' : 'another panel'}: ${was} (${answered.status}), but the table says ${expected}`);
  };
  for (const kind of KINDS) await ask(kind, 'own', answerTo(right, kind));
  if (isOfAPanel(path)) for (const kind of elsewhere) await ask(kind, 'other', answerElsewhere(right, kind));
  return found;
}

/** Of the other panel's record, those for whom it makes a difference. */
const elsewhere: readonly Kind[] = ['clerk', 'clerk of another panel', 'co-opted member, entitled', 'member of another panel', 'lead officer', 'another officer'];

function readAnswer(route: string, { status, location }: Answered): Answer | 'a surprise' {
  if (status >= 300 && status < 400) return /^\/sign-in(?:\?|$)/.test(location) && route !== 'POST /sign-out' ? 'sign in' : 'in';
  if (status === 403) return 'told';
  if (status === 404) return 'hidden';
  // 410 is the page of a link that is void, 422 a form with something to mend.
  return [200, 410, 422].includes(status) ? 'in' : 'a surprise';
}
