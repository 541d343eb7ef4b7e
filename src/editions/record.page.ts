// The record of a meeting's reports: who was sent what, when, by which way, with what answer from the relay, and the very bytes.
import type { Request, Response } from 'express';
import { instantLabel } from '../calendar/instant-label.ts';
import { dayLong } from '../calendar/day.ts';
import { NotAllowed } from '../database/errors.ts';
import { figure } from '../inspections/amount.ts';
import { getPersonRecord } from '../people/person.store.ts';
import { personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { view } from '../web/view.ts';
import { maySeeDispatch } from './edition.policy.ts';
import { listEditionsOfMeeting, listFiles, listOverrides, type KeptFile } from './edition.store.ts';
import { formatNames, type EditionSummary } from './edition.ts';
import { presentRecipient, type RecipientRow } from './present-recipient.ts';
import { listRecipientLines } from './recipient-lines.ts';
import { getReportMeeting } from './report-meeting.ts';

export interface RecordedEdition {
  id: string;
  title: string;
  href: string;
  facts: readonly { key: string; value: string }[];
  recipients: readonly RecipientRow[];
  files: readonly { name: string; href: string | undefined; size: string; sha256: string }[];
  overrides: readonly { blocker: string; why: string }[];
}
export interface RecordPage { caption: string; editions: readonly RecordedEdition[] }

const recordView = view<RecordPage>('editions/record');

export async function showRecord(req: Request<{ id: string }>, res: Response): Promise<void> {
  const { panel, meeting } = await getReportMeeting(req.deps, personOf(req), req.params.id);
  if (!maySeeDispatch(personOf(req), panel.id)) throw new NotAllowed('Who was sent a report is shown to the panel’s clerk.');
  const editions = await listEditionsOfMeeting(req.deps.db, meeting.id);
  const recorded: RecordedEdition[] = [];
  for (const edition of editions) recorded.push(await recordOf(req, edition, editions));
  renderPage(res, { title: 'The record', section: 'meetings', wide: true, back: { href: `/meetings/${meeting.id}`, text: 'The meeting' } }, recordView({ caption: `${panel.name}, ${dayLong(meeting.meetsOn)}`, editions: recorded }));
}

async function recordOf(req: Request, edition: EditionSummary, all: readonly EditionSummary[]): Promise<RecordedEdition> {
  const { db } = req.deps;
  const [lines, files, overrides, by] = await Promise.all([listRecipientLines(db, edition), listFiles(db, edition.id), listOverrides(db, edition.id), getPersonRecord(db, edition.dispatchedByPersonId)]);
  const followed = all.find(({ id }) => id === edition.followsId);
  const rows = [
    ['Dispatched', `${instantLabel(edition.dispatchedAt)}, by ${by.name}`], ['Built from the register as at', instantLabel(edition.asAt)],
    ['Public from', instantLabel(edition.publishAt)],
    ...(edition.kind === 'main' ? [] : [[edition.kind === 'supplement' ? 'Adds to' : 'Replaces', `progress report ${followed?.number ?? ''}: ${edition.reason ?? ''}`]]),
    ...(edition.withdrawnAt === null ? [] : [['Withdrawn', `${instantLabel(edition.withdrawnAt)}: ${edition.withdrawnWhy ?? ''}`]]),
    ['Content', `version ${edition.contentVersion}, SHA-256 ${edition.contentSha256}`],
  ];
  return {
    id: `edition-${edition.number}`, title: `Progress report ${edition.number}${edition.kind === 'main' ? '' : ` (${edition.kind})`}`, href: `/editions/${edition.id}`,
    facts: rows.map(([key = '', value = '']) => ({ key, value })), recipients: lines.map(presentRecipient), overrides, files: files.map((file) => fileRow(edition, file)),
  };
}

function fileRow(edition: EditionSummary, file: KeptFile): RecordedEdition['files'][number] {
  return {
    name: `${formatNames[file.format]}${file.audience === 'exempt' ? ', with the exempt notes' : ''}`, size: `${figure(Math.max(1, Math.round(file.length / 1024)))} KB`, sha256: file.sha256,
    // What is exempt is opened from the report's own page, where opening it is recorded.
    href: file.audience === 'public' ? `/editions/${edition.id}/files/${file.format}` : undefined,
  };
}
