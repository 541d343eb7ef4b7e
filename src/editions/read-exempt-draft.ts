// Read the coming report with its exempt notes, before it goes: by someone entitled, and recorded like every reading of them.
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import type { EditionContent } from './edition-content.ts';
import { mayReadExemptEdition } from './edition.policy.ts';
import { fillNotes } from './exempt.ts';
import { loadExemptNotes } from './load-register.ts';
import type { ReportMeeting } from './report-meeting.ts';

/** @param open the public draft, finished before a single exempt word is read */
export async function readExemptDraft(deps: Deps, by: Doer, { meeting }: Pick<ReportMeeting, 'meeting'>, open: EditionContent): Promise<EditionContent> {
  if (!mayReadExemptEdition(by.person, meeting.panelId)) throw new NotAllowed('Exempt information is for those entitled to it on this panel.');
  const { content } = await transact(deps, {}, async (tx) => {
    await record(tx, deps, by, { what: 'meeting.exempt-draft-read', about: { kind: 'meetings', id: meeting.id, label: meeting.meetsOn } });
    return { ok: true as const, content: fillNotes(open, await loadExemptNotes(tx, meeting.panelId)) };
  });
  return content;
}
