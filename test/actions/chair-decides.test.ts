// The chair's decision between meetings, where the panel has resolved so: recorded by the clerk, told to the owner, kept as the chair's.
import { expect, test } from 'vitest';
import { getActionByReference, listTargets } from '../../src/actions/action.store.ts';
import { listDecisions, listProposals } from '../../src/actions/proposal.store.ts';
import { propose } from '../../src/actions/propose.ts';
import { day } from '../../src/calendar/day.ts';
import { lettersOf } from '../../src/letters/letter.policy.ts';
import { listLettersTo } from '../../src/letters/letter-list.store.ts';
import { findLetter } from '../../src/letters/letter.store.ts';
import { anAction, aPanel, aPerson, aPost, signedIn, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { aSite } from '../support/page.ts';

const { deps } = await aCouncil();
const site = await aSite(deps);

test('agrees to more time, and the owner hears who did and until when', async () => {
  await someSettings(deps);
  const panel = await aPanel(deps, { chairMayDecide: true });
  const post = await aPost(deps);
  const clerk = await aPerson(deps, { part: { panel, part: 'clerk' } });
  const officer = await aPerson(deps, { name: 'Sam Rao', posts: [post] });
  const { id, reference } = await anAction(deps, clerk, panel, { leadPostId: post.id, target: { on: day('2026-03-30'), words: null, meetingId: null } });
  await propose(deps, signedIn(officer), { kind: 'extension', reference, reason: 'Two vacancies.', newTargetOn: day('2026-06-30') });
  const browser = await site.signIn(clerk);
  await browser.open(`/actions/${reference}/decide`);
  await browser.submit('Record the decision', { kind: 'extension agreed', decidedBy: 'chair', 'decidedOn-day': '11', 'decidedOn-month': '3', 'decidedOn-year': '2026', words: 'By e-mail of that day.' });
  expect(browser.page.path).toBe(`/actions/${reference}`);
  expect(await getActionByReference(deps.db, reference)).toMatchObject({ targetOn: '2026-06-30' });
  expect(await listDecisions(deps.db, [id])).toMatchObject([{ kind: 'extension agreed', decidedBy: 'chair', decidedOn: '2026-03-11', meetingId: null }]);
  expect((await listTargets(deps.db, [id])).at(-1)).toMatchObject({ agreedBy: 'the chair', why: 'Two vacancies.' });
  expect((await listProposals(deps.db, [id])).map(({ outcome }) => outcome)).toEqual(['agreed']);
  const [line, ...rest] = await listLettersTo(deps.db, lettersOf(clerk), officer.id);
  const letter = await findLetter(deps.db, line?.id ?? '');
  expect(rest).toEqual([]);
  expect(letter?.text).toMatch(/The chair of the Education[\s\S]*decided on Wednesday 11 March 2026, between meetings\.[\s\S]*The chair agreed to more time: the target date is now 30 June 2026\./);
});
