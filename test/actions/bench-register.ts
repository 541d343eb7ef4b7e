// The register the bench of pages is measured on: a panel with very many actions, written straight into the tables, and an ordinary one made by the verbs.
import { randomUUID } from 'node:crypto';
import { day } from '../../src/calendar/day.ts';
import type { Deps } from '../../src/councils/deps.ts';
import type { Db } from '../../src/database/db.ts';
import { dispatchEdition } from '../../src/editions/dispatch-edition.ts';
import type { Panel } from '../../src/panels/panel.ts';
import type { Person } from '../../src/people/person.ts';
import { reportProgress } from '../../src/progress/report-progress.ts';
import { aDispatch, aMeeting, anAction, anInspection, anOrganisation, aPanel, aPerson, aPost, aResolution, signedIn, someSettings } from '../support/builders.ts';

export interface BenchRegister { panel: Panel; clerk: Person; member: Person; officer: Person; smallClerk: Person; smallMember: Person }

const POSTS = 40;
const IN_THE_CYCLE = 300;

/** The people, posts, papers and meetings around the actions; the ordinary panel has 60 actions, a dispatched report and a cycle open. */
export async function layOut(deps: Deps): Promise<BenchRegister> {
  await someSettings(deps, { isDemonstration: true });
  const [panel, small] = [await aPanel(deps), await aPanel(deps, { code: 'HCW', name: 'Health Scrutiny Panel' })];
  const organisation = await anOrganisation(deps);
  const posts = [];
  for (let i = 0; i < POSTS; i += 1) posts.push(await aPost(deps, { organisation }));
  const people: Person[] = [];
  for (const post of posts) people.push(await aPerson(deps, { posts: [post] }));
  const [clerk, member] = [await aPerson(deps, { part: { panel, part: 'clerk' } }), await aPerson(deps, { part: { panel, part: 'member' } })];
  const [smallClerk, smallMember] = [await aPerson(deps, { part: { panel: small, part: 'clerk' } }), await aPerson(deps, { part: { panel: small, part: 'member' } })];
  for (const one of [panel, small]) {
    const held = await aMeeting(deps, one, { meetsOn: day('2026-01-15'), state: 'held' });
    for (let i = 0; i < 20; i += 1) await aResolution(deps, held);
    await aMeeting(deps, one, { meetsOn: day('2026-03-26') });
    for (let i = 0; i < 3; i += 1) await anInspection(deps, one, { findings: Array.from({ length: 15 }, (_, n) => ({ text: `Improve the supervision of social workers in team ${n}.` })) });
  }
  await anOrdinaryPanel(deps, small, smallClerk, people, posts);
  return { panel, clerk, member, officer: people[0] as Person, smallClerk, smallMember };
}

async function anOrdinaryPanel(deps: Deps, panel: Panel, clerk: Person, people: readonly Person[], posts: readonly { id: string }[]): Promise<void> {
  const meeting: { id: string } = await deps.db('meetings').where({ panel_id: panel.id, state: 'planned' }).first('id');
  for (let i = 0; i < 60; i += 1) {
    const { reference } = await anAction(deps, clerk, panel, { wording: `Hold supervision every month in team ${i} and record it`, leadPostId: posts[i % POSTS]?.id ?? null, target: { on: day(i % 4 === 0 ? '2026-02-28' : '2026-07-31'), words: null, meetingId: null } });
    for (let n = 0; n < 5; n += 1) await reportProgress(deps, signedIn(people[i % POSTS] as Person), { reference, state: n % 2 === 0 ? 'on track' : 'at risk', text: 'Supervision was recorded in 79 % of cases; two posts are vacant and cover is arranged.', meetingId: n === 4 ? meeting.id : null, afterDeadline: false });
  }
  const sent = await dispatchEdition(deps, signedIn(clerk), aDispatch(meeting));
  if (!sent.ok) throw new Error(`The report of the ordinary panel was refused: ${sent.because}`);
  await aMeeting(deps, panel, { meetsOn: day('2026-05-14') });
}

/**
 * Actions up to `upTo`: half of them open, 2 in 5 of those at risk, five updates each, one in three with a moved target. The triggers are off:
 * what is measured is reading. However large the register, the present cycle asks about the same number of actions: no officer answers for thousands.
 */
export async function fill(superuser: Db, { panel }: BenchRegister, from: number, upTo: number): Promise<void> {
  const posts = `(select array_agg(id order by id) from (select p.id from posts p join post_holders h on h.post_id = p.id) as p)`;
  await superuser.transaction(async (tx) => {
    await tx.raw('set local session_replication_role = replica');
    await tx.raw('set local search_path = slough');
    await tx.raw(`insert into actions (id, panel_id, reference, wording, will_show, lead_post_id, state, state_since_on, target_on, agreed_on, ended_on)
      select gen_random_uuid(), ?, 'ECS-' || n, 'Hold supervision every month in team ' || n || ' and record it in the child’s file', 'Nine in ten files show it.', ${posts}[1 + n % ${POSTS}],
        s.state, '2026-01-10', date '2025-06-01' + n % 600, '2025-01-10', case when s.state = 'closed' then date '2026-01-15' end
      from generate_series(?::int, ?::int) n, lateral (select (array['at risk', 'closed', 'on track', 'closed', 'at risk', 'closed', 'not started', 'closed', 'on track', 'closed'])[1 + n % 10] as state) s`, [panel.id, from, upTo]);
    const made = `actions a where a.panel_id = '${panel.id}' and split_part(a.reference, '-', 2)::int between ${from} and ${upTo}`;
    await tx.raw(`insert into updates (id, action_id, state, text, by_person_id, by_name, way, at) select gen_random_uuid(), a.id, 'on track',
      'Supervision was recorded in ' || (50 + n * 7) || ' % of cases; two posts are vacant and cover is arranged until they are filled.', (select id from people limit 1), 'Sam Rao', 'signed in', timestamptz '2025-03-01' + n * interval '60 days'
      from generate_series(1, 5) n, ${made}`);
    await tx.raw(`insert into action_targets (id, action_id, position, target_on, agreed_by, agreed_on, at) select gen_random_uuid(), a.id, n, a.target_on - 90 * (1 - n), 'the panel', '2025-01-10', '2025-01-10'
      from generate_series(0, 1) n, ${made} and (n = 1 or split_part(a.reference, '-', 2)::int % 3 = 0)`);
    await tx.raw(`insert into action_sources (id, action_id, finding_id) select gen_random_uuid(), a.id, (select array_agg(id) from findings)[1 + split_part(a.reference, '-', 2)::int % 40] from ${made}`);
    if (from === 1) await openACycle(tx, panel);
  });
  await superuser.raw('vacuum analyze');
}

async function openACycle(tx: Db, panel: Panel): Promise<void> {
  const requestId = randomUUID();
  await tx.raw(`insert into letters (id, kind, dedupe_key, message_id, to_name, to_address, from_name, from_address, subject, text, html, lane, queued_at) values (?, 'update-request', 'bench', 'bench', 'x', 'x@example.org', 'y', 'y@example.org', 's', 't', 'h', 'ordinary', '2026-03-02')`, [requestId]);
  await tx.raw(`insert into letter_deliveries (letter_id, state, lane, changed_at) values (?, 'accepted', 'ordinary', '2026-03-02')`, [requestId]);
  await tx.raw(`insert into update_requests (id, meeting_id, person_id, step, due_on, letter_key, at) select ?, m.id, (select id from people limit 1), 'first-request', '2026-03-02', 'bench', '2026-03-02' from meetings m where m.panel_id = ? and m.state = 'planned'`, [requestId, panel.id]);
  await tx.raw(`insert into update_request_items (request_id, action_id) select ?, id from actions where panel_id = ? and ended_on is null limit ${IN_THE_CYCLE}`, [requestId, panel.id]);
}
