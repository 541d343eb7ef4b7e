// Making actions: what a form says an action is because of, and who is to answer for it, are claims that the verb checks.
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { makeActions, type ActionOrder } from '../../src/actions/make-actions.ts';
import { countFilteredActions } from '../../src/actions/action-list.store.ts';
import { NotFound } from '../../src/database/errors.ts';
import type { Panel } from '../../src/panels/panel.ts';
import { endPost } from '../../src/people/end-post.ts';
import type { Person } from '../../src/people/person.ts';
import { aMeeting, anInspection, aPanel, aPerson, aPost, aResolution, signedIn } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';

const { deps } = await aCouncil();
let panel: Panel, clerk: Person, ownFinding: string, strangeFinding: string, strangeResolution: string, post: { id: string }, ended: { id: string };

beforeAll(async () => {
  panel = await aPanel(deps);
  const other = await aPanel(deps, { code: 'HCW', name: 'Health Panel' });
  clerk = await aPerson(deps, { part: { panel, part: 'clerk' } });
  ownFinding = (await anInspection(deps, panel, { findings: [{ text: 'Improve supervision.' }] })).findings[0]!.id;
  strangeFinding = (await anInspection(deps, other, { findings: [{ text: 'Improve waiting times.' }] })).findings[0]!.id;
  strangeResolution = (await aResolution(deps, await aMeeting(deps, other))).id;
  post = await aPost(deps);
  ended = await aPost(deps);
  const administrator = await aPerson(deps, { isAdministrator: true });
  expect(await endPost(deps, signedIn(administrator), { postId: ended.id, version: 1, endedOn: deps.clock.today() })).toMatchObject({ ok: true });
});

const make = (given: Partial<ActionOrder>) => makeActions(deps, signedIn(clerk), {
  panelId: panel.id, agreedOn: deps.clock.today(), actions: [{ wording: 'Hold supervision every month', leadPostId: null, target: null, sources: [{ findingId: ownFinding }], ...given }],
});

test('a cause of another panel, or one that does not exist, makes nothing', async () => {
  for (const sources of [[{ findingId: strangeFinding }], [{ resolutionId: strangeResolution }], [{ undertakingId: randomUUID() }], [{ findingId: ownFinding }, { resolutionId: randomUUID() }]]) {
    await expect(make({ sources })).rejects.toBeInstanceOf(NotFound);
  }
  expect(await countFilteredActions(deps.db, clerk, {}, deps.clock.today())).toBe(0);
});

test('a post that does not exist or has ended answers for nothing', async () => {
  for (const given of [{ leadPostId: randomUUID() }, { leadPostId: ended.id }, { leadPostId: post.id, contributorPostIds: [randomUUID()] }]) await expect(make(given)).rejects.toBeInstanceOf(NotFound);
  expect(await make({ leadPostId: post.id })).toMatchObject({ ok: true, references: ['ECS-1'] });
});
