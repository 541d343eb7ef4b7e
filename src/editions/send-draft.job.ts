// Draws the draft as a PDF and queues its letter to the chair; for the worker, because drawing takes seconds of the processor.
import type { Job } from '../database/jobs.ts';
import { transact } from '../database/transact.ts';
import { sha256Of } from '../documents/document.ts';
import { addBytes } from '../documents/document.store.ts';
import { queue } from '../letters/queue.ts';
import { beginsAt } from '../meetings/meeting.ts';
import { getMeeting } from '../meetings/meeting.store.ts';
import { getPanel } from '../panels/panel.store.ts';
import { getSettings } from '../settings/settings.store.ts';
import { faceOf } from '../web/face.ts';
import { LARGEST_ATTACHED } from './attached.ts';
import { draftReadyEmail } from './draft-ready.email.ts';
import { renderEdition } from './edition.render.ts';
import { draftNameOf } from './edition.ts';
import { logoOf } from './logo-of-edition.ts';
import { listChairs, prepareContent } from './prepare-edition.ts';
import { findPreparation } from './preparation.store.ts';

export const sendDraftJob: Job = {
  name: 'send-draft',
  run: async (deps, payload) => {
    await transact(deps, {}, async (tx) => {
      const meeting = await getMeeting(tx, String(payload['meetingId']));
      const panel = await getPanel(tx, meeting.panelId);
      const { content } = await prepareContent(deps, tx, panel, meeting, { ...(await findPreparation(tx, meeting.id)), number: panel.nextEditionNumber });
      const pdf = await renderEdition(content, 'pdf', { draft: true, ...(await logoOf(tx, content)) });
      const sha256 = sha256Of(pdf);
      await addBytes(tx, sha256, pdf);
      const face = faceOf(await getSettings(tx));
      const isAttached = pdf.length <= LARGEST_ATTACHED;
      for (const chair of (await listChairs(deps, tx, panel.id)).filter((m) => m.lettersBy === 'email')) {
        const email = draftReadyEmail({
          chairName: chair.name, reportTitle: content.head.title, panelName: panel.name, meetingSays: content.head.meeting.says, clerkName: String(payload['byName']),
          isAttached, address: `${deps.council.baseUrl}/meetings/${meeting.id}/draft`,
        }, face);
        await queue(tx, deps, {
          ...email, kind: 'draft-ready', dedupeKey: `draft-ready:${String(payload['draftId'])}:${chair.personId}`, to: { personId: chair.personId, name: chair.name, address: chair.email },
          about: { kind: 'meetings', id: meeting.id, panelId: panel.id }, attachments: isAttached ? [{ fileName: draftNameOf({ panelCode: panel.code, meetsOn: meeting.meetsOn }, 'pdf'), mediaType: 'application/pdf', sha256 }] : [],
          expiresAt: beginsAt(meeting), replyTo: { name: String(payload['byName']), address: String(payload['byAddress']) },
        });
      }
      return { ok: true };
    });
  },
};
