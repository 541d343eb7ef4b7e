// What the report would say if it went now, worked out once for each state of the register: a clerk who looks twice costs one question and not
// thirty, in however many processes. Reads only.
import { findRegisterMark } from '../actions/register-mark.store.ts';
import type { Deps } from '../councils/deps.ts';
import type { EditionContent } from '../editions/edition-content.ts';
import { prepareContent } from '../editions/prepare-edition.ts';
import type { Meeting } from '../meetings/meeting.ts';
import type { Panel } from '../panels/panel.ts';

/** As much of the draft as a home tells. */
export type DraftNow = Pick<EditionContent, 'glance' | 'changes' | 'head'> & { exemptWithoutParagraph: string[] };

/** Of each panel the latest only. */
const known = new Map<string, { state: string; draft: DraftNow }>();
const PANELS_AT_MOST = 200;

export async function readDraftNow(deps: Deps, panel: Panel, meeting: Meeting): Promise<DraftNow> {
  const { db, clock, council } = deps;
  const state = `${meeting.id} ${clock.today()} ${await findRegisterMark(db)}`;
  const key = `${council.key} ${panel.id}`;
  const before = known.get(key);
  if (before?.state === state) return before.draft;
  const { content } = await prepareContent(deps, db, panel, meeting, { number: panel.nextEditionNumber });
  const draft: DraftNow = {
    glance: content.glance, changes: content.changes, head: content.head,
    exemptWithoutParagraph: content.actions.filter(({ exempt }) => exempt.some(({ paragraph }) => paragraph === null)).map(({ reference }) => reference),
  };
  const [oldest] = known.keys();
  if (known.size >= PANELS_AT_MOST && oldest !== undefined) known.delete(oldest);
  known.set(key, { state, draft });
  return draft;
}
