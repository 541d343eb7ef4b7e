// What the register holds against which the rows of a table are held: its actions, posts, meetings, findings and resolutions.
import { listActionIdsWithTargetShown, listActions } from '../actions/action.store.ts';
import { listProposals } from '../actions/proposal.store.ts';
import type { Clock } from '../calendar/clock.ts';
import type { Db } from '../database/db.ts';
import { listFindings, listInspections } from '../inspections/inspection.store.ts';
import { listMeetings } from '../meetings/meeting.store.ts';
import { getPanel } from '../panels/panel.store.ts';
import type { Post } from '../people/post.ts';
import { listPosts } from '../people/post.store.ts';
import { listLastTexts } from '../progress/update.store.ts';
import { listResolutionsOfMeetings } from '../resolutions/resolution.store.ts';
import { postFor } from './review.ts';
import { folded, type Known, type Register, type SourceId } from './table-preview.ts';
import type { RowProposal } from './table-proposal.ts';
import { wordsKey, type TableReview } from './table-review.ts';
import { listPrintedReferences } from './table.store.ts';

export async function readRegister(db: Db, clock: Clock, panelId: string, table: { rows: readonly RowProposal[]; review: TableReview }): Promise<Register> {
  const today = clock.today();
  const panel = await getPanel(db, panelId);
  const meetings = await listMeetings(db, panelId);
  const posts = (await listPosts(db, today)).filter(({ endedOn }) => endedOn === null || endedOn > today);
  const titles = new Map(posts.map((post) => [post.id, post.title]));
  return {
    panelCode: panel.code, today, meetings: meetings.map((m) => m.meetsOn), actions: await knownActions(db, panelId, table.rows), sources: await sourcesOf(db, panelId, meetings.map((m) => m.id)),
    postOf: postFinder(posts, table.review), postTitle: (id) => titles.get(id) ?? 'a post',
  };
}

/** Only those the table names: by our reference, or by the one an earlier table of the panel gave them. */
async function knownActions(db: Db, panelId: string, rows: readonly RowProposal[]): Promise<Map<string, Known>> {
  const named = new Set(rows.flatMap(({ reference }) => (reference === null ? [] : wordsKey(reference))));
  if (named.size === 0) return new Map();
  const all = new Map((await listActions(db, panelId)).map((action) => [action.id, action]));
  const keys = [...(await listPrintedReferences(db, panelId)).map((one) => [wordsKey(one.printedReference), one.actionId] as const), ...[...all.values()].map((a) => [wordsKey(a.reference), a.id] as const)].filter(([key]) => named.has(key));
  const ids = [...new Set(keys.map(([, id]) => id))];
  const shown = new Set(ids.length === 0 ? [] : await listActionIdsWithTargetShown(db, panelId));
  const texts = new Map((await listLastTexts(db, ids)).map(({ actionId, text }) => [actionId, text]));
  const closures = new Set((await listProposals(db, ids)).filter((p) => p.kind === 'closure' && p.outcome === 'open').map((p) => p.actionId));
  return new Map(keys.flatMap(([key, id]) => {
    const action = all.get(id);
    return action === undefined ? [] : [[key, { ...action, isTargetShown: shown.has(id) && action.targetOn !== null, lastUpdate: texts.get(id) ?? null, hasOpenClosure: closures.has(id) }] as const];
  }));
}

/** A row's finding or recommendation in the very words of one the panel has is that one. */
async function sourcesOf(db: Db, panelId: string, meetingIds: readonly string[]): Promise<Map<string, SourceId>> {
  const findings = await listFindings(db, (await listInspections(db, [panelId])).map(({ id }) => id));
  const resolutions = await listResolutionsOfMeetings(db, meetingIds);
  return new Map<string, SourceId>([...resolutions.map((r) => [folded(r.text), { resolutionId: r.id }] as const), ...findings.map((f) => [folded(f.text), { findingId: f.id }] as const)]);
}

/** The clerk's word first; then the one post whose title, or whose holder's name, it is. */
function postFinder(posts: readonly Post[], review: TableReview): Register['postOf'] {
  const found = new Map<string, string | null>();
  const open = new Set(posts.map(({ id }) => id));
  return (words) => {
    const key = wordsKey(words);
    const before = found.get(key);
    if (before !== undefined) return before;
    const told = review.owners[key];
    const held = posts.filter((post) => post.holder !== null && wordsKey(post.holder.name) === key);
    const post = told != null && open.has(told) ? told : held.length === 1 ? (held[0]?.id ?? null) : postFor(words, posts);
    found.set(key, post);
    return post;
  };
}
