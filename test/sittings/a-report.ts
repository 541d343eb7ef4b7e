// A panel with a dispatched report before it: five actions, two with requests, an officer for each of two posts.
import { propose } from '../../src/actions/propose.ts';
import type { ActionWithPosts } from '../../src/actions/action.store.ts';
import { day } from '../../src/calendar/day.ts';
import type { Deps } from '../../src/councils/deps.ts';
import { dispatchEdition } from '../../src/editions/dispatch-edition.ts';
import type { Meeting } from '../../src/meetings/meeting.ts';
import type { Panel } from '../../src/panels/panel.ts';
import type { Person } from '../../src/people/person.ts';
import { aDispatch, aMeeting, anAction, aPanel, aPerson, aPost, signedIn, someSettings } from '../support/builders.ts';

export interface Laid { panel: Panel; clerk: Person; second: Person; member: Person; officer: Person; other: Person; post: { id: string }; otherPost: { id: string }; meeting: Meeting; actions: ActionWithPosts[] }

/** Actions in order: closure proposed, more time asked for, overdue, and two on the way. The meeting is on 12 March 2026. */
export async function aReport(deps: Deps): Promise<Laid> {
  await someSettings(deps);
  const panel = await aPanel(deps);
  const post = await aPost(deps, { title: 'Head of Assessment' });
  const otherPost = await aPost(deps, { title: 'Head of Placements' });
  const clerk = await aPerson(deps, { name: 'Clara Clerk', email: 'clerk@testborough.example', part: { panel, part: 'clerk' } });
  const second = await aPerson(deps, { name: 'Simon Second', part: { panel, part: 'clerk' } });
  const member = await aPerson(deps, { name: 'Cllr Member', part: { panel, part: 'member' } });
  const officer = await aPerson(deps, { name: 'Sam Rao', email: 'rao@testborough.example', posts: [post] });
  const other = await aPerson(deps, { name: 'Olga Other', email: 'other@testborough.example', posts: [otherPost] });
  const meeting = await aMeeting(deps, panel);
  const actions: ActionWithPosts[] = [];
  for (const [i, wording] of ['Hold supervision every month', 'Interview every child within 72 hours', 'Publish the sufficiency strategy', 'Report on placements', 'Train every school'].entries()) {
    actions.push(await anAction(deps, clerk, panel, { wording, leadPostId: i === 3 ? otherPost.id : post.id, target: { on: day(i === 2 ? '2026-01-30' : '2026-06-30'), words: null, meetingId: null } }));
  }
  await propose(deps, signedIn(officer), { kind: 'closure', reference: actions[0]!.reference, reason: 'Every file sampled had monthly supervision.' });
  await propose(deps, signedIn(officer), { kind: 'extension', reference: actions[1]!.reference, reason: 'Two of six posts are vacant.', newTargetOn: day('2026-09-30') });
  const sent = await dispatchEdition(deps, signedIn(clerk), aDispatch(meeting));
  if (!sent.ok) throw new Error(`The report was not dispatched: ${sent.because}`);
  return { panel, clerk, second, member, officer, other, post, otherPost, meeting, actions };
}
