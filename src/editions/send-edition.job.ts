// Draws the files of a dispatched edition and queues one letter a member. Run twice it does its work once.
import type { Deps } from '../councils/deps.ts';
import type { Transaction } from '../database/db.ts';
import type { Job } from '../database/jobs.ts';
import { transact } from '../database/transact.ts';
import { record, theSystem } from '../audit/record.ts';
import { sha256Of } from '../documents/document.ts';
import { addBytes } from '../documents/document.store.ts';
import { queue } from '../letters/queue.ts';
import { beginsAt, meetingPath } from '../meetings/meeting.ts';
import { getMeeting } from '../meetings/meeting.store.ts';
import { listMemberships } from '../panels/panel.store.ts';
import { getSettings } from '../settings/settings.store.ts';
import { faceOf } from '../web/face.ts';
import { attachedOf, LARGEST_ATTACHED } from './attached.ts';
import type { EditionContent } from './edition-content.ts';
import { editionSentEmail } from './edition-sent.email.ts';
import { renderEdition } from './edition.render.ts';
import { fileNameOf, type Audience, type EditionSummary, type FileFormat } from './edition.ts';
import { addFile, findEditionSummary, getExemptText, getPublicText, listFiles, listRecipients } from './edition.store.ts';
import { letterOf } from './letter-of-edition.ts';
import { logoOf } from './logo-of-edition.ts';
import { readContent } from './read-content.ts';

export const sendEdition = sendEditionJob(LARGEST_ATTACHED);

/** @param attachAtMost in bytes; a larger PDF is linked to */
export function sendEditionJob(attachAtMost: number): Job {
  return {
    name: 'send-edition',
    run: async (deps, payload) => {
      const edition = await findEditionSummary(deps.db, String(payload['editionId']));
      if (edition === undefined) throw new Error(`send-edition was asked for edition ${String(payload['editionId'])}, which does not exist`);
      await transact(deps, {}, async (tx) => {
        const content = readContent(await getPublicText(tx, edition.id));
        await draw(tx, deps, edition, content, 'public');
        const exempt = await getExemptText(tx, edition.id);
        if (exempt !== null) await draw(tx, deps, edition, readContent(exempt), 'exempt');
        // What was withdrawn before it was drawn is filed, and sent to nobody.
        if (edition.withdrawnAt === null) await write(tx, deps, edition, content, attachAtMost);
        return { ok: true };
      });
    },
  };
}

/** Exempt content is drawn for reading after sign-in only: as a page and as a PDF. */
const formatsOf: Record<Audience, readonly FileFormat[]> = { public: ['pdf', 'docx', 'xlsx', 'csv', 'txt', 'html', 'json'], exempt: ['pdf'] };

async function draw(tx: Transaction, deps: Deps, edition: EditionSummary, content: EditionContent, audience: Audience): Promise<void> {
  const there = (await listFiles(tx, edition.id)).filter((file) => file.audience === audience).map((file) => file.format);
  const missing = formatsOf[audience].filter((format) => !there.includes(format));
  for (const format of missing) {
    const bytes = await renderEdition(content, format, await logoOf(tx, content));
    const sha256 = sha256Of(bytes);
    await addBytes(tx, sha256, bytes);
    await addFile(tx, { editionId: edition.id, format, audience, sha256, fileName: fileNameOf({ ...edition, panelCode: content.head.panelCode }, format, audience), madeAt: deps.clock.now() });
  }
  if (missing.length > 0) await record(tx, deps, theSystem, { what: 'edition.drawn', about: { kind: 'editions', id: edition.id }, changes: { [audience]: [null, missing] } });
}

async function write(tx: Transaction, deps: Deps, edition: EditionSummary, content: EditionContent, attachAtMost: number): Promise<void> {
  const address = `${deps.council.baseUrl}/editions/${edition.id}`;
  const { attachments, says: attachedSays } = attachedOf(await listFiles(tx, edition.id), address, attachAtMost);
  const begins = beginsAt(await getMeeting(tx, edition.meetingId));
  const clerk = (await listMemberships(tx, edition.panelId, deps.clock.today())).find((m) => m.part === 'clerk');
  const face = faceOf(await getSettings(tx));
  for (const recipient of await listRecipients(tx, edition.id)) {
    if (recipient.way !== 'email' || recipient.letterKey === null) continue;
    const email = editionSentEmail(letterOf(content, { name: recipient.name, address, meetingAddress: `${deps.council.baseUrl}${meetingPath(edition.meetingId)}`, hasExempt: edition.hasExempt, attachedSays }), face);
    await queue(tx, deps, {
      ...email, kind: 'edition', dedupeKey: recipient.letterKey, to: { personId: recipient.personId, name: recipient.name, address: recipient.address }, about: { kind: 'editions', id: edition.id, panelId: edition.panelId }, attachments,
      // A report that arrives after the meeting has begun helps nobody: the clerk is told instead. What is put right after it is always of use.
      ...(edition.dispatchedAt < begins ? { expiresAt: begins } : {}), ...(clerk === undefined ? {} : { replyTo: { name: clerk.name, address: clerk.email } }),
    });
  }
}
