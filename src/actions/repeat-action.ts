// Make the next occurrence of an obligation that comes round; once, however often it is asked for.
import { randomUUID } from 'node:crypto';
import { record, theSystem } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { transact } from '../database/transact.ts';
import { listMeetings } from '../meetings/meeting.store.ts';
import { takeReferences } from '../panels/panel.store.ts';
import { listOpenPostIds } from '../people/post.store.ts';
import { addActions, listSources, listTargets, lockAction, type NewAction } from './action.store.ts';
import { nextOf } from './repeat.ts';
import { getRound, saveFollows, saveRepeats } from './repeat.store.ts';

/** Answers the reference of what it made; undefined where there is nothing to make: it is over, followed already, or waits for a meeting to be planned. */
export async function repeatAction(deps: Deps, reference: string): Promise<{ ok: true; made: string | undefined }> {
  return await transact(deps, {}, async (tx) => {
    const action = await lockAction(tx, reference);
    const { repeats, followedBy } = await getRound(tx, action.id);
    const today = deps.clock.today();
    if (repeats === null || followedBy !== null || action.targetOn === null || action.state === 'not accepted' || action.state === 'superseded') return { ok: true as const, made: undefined };
    const next = nextOf(repeats, action.targetOn, today, await listMeetings(tx, action.panelId));
    if (typeof next === 'string') return { ok: true as const, made: undefined };
    const [made = ''] = await takeReferences(tx, action.panelId, 1);
    await record(tx, deps, theSystem, { what: 'panel.references-taken', about: { kind: 'panels', id: action.panelId }, changes: { references: [null, [made]] } });
    const [first] = await listTargets(tx, [action.id]);
    const posts = await listOpenPostIds(tx, [...(action.leadPostId === null ? [] : [action.leadPostId]), ...action.contributorPostIds], today);
    const occurrence: NewAction = {
      ...action, id: randomUUID(), reference: made, state: 'not started', stateSinceOn: today, targetOn: next.on, targetMeetingId: next.meetingId, supersededById: null, agreedOn: today, endedOn: null, version: 1,
      leadPostId: action.leadPostId !== null && posts.includes(action.leadPostId) ? action.leadPostId : null, contributorPostIds: action.contributorPostIds.filter((id) => posts.includes(id)),
      sources: (await listSources(tx, [action.id])).flatMap(({ findingId, resolutionId, undertakingId }): NewAction['sources'][number][] => (findingId !== null ? [{ findingId }] : resolutionId !== null ? [{ resolutionId }] : undertakingId !== null ? [{ undertakingId }] : [])),
      agreedBy: first?.agreedBy ?? 'the panel', minuteNumber: first?.minuteNumber ?? null,
    };
    await addActions(tx, [occurrence], deps.clock.now());
    await saveRepeats(tx, occurrence.id, repeats);
    await saveFollows(tx, occurrence.id, action.id);
    await record(tx, deps, theSystem, { what: 'action.came-round', about: { kind: 'actions', id: occurrence.id, label: made }, changes: { follows: [null, reference], targetOn: [null, next.on] } });
    return { ok: true as const, made };
  });
}
