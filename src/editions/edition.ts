// An edition: a progress report as it was sent. Numbered, frozen for ever.
import type { Day } from '../calendar/day.ts';
import type { Part } from '../people/person.ts';

export interface Edition {
  id: string;
  panelId: string;
  meetingId: string;
  number: number;
  kind: 'main' | 'supplement' | 'replacement';
  followsId: string | null;
  reason: string | null;
  comparedWithId: string | null;
  contentVersion: number;
  /** The frozen text; `readContent` opens it, whatever its version. */
  content: string;
  contentSha256: string;
  /** The same with the exempt notes written in, where there are any. */
  exemptContent: string | null;
  asAt: Date;
  publishAt: Date;
  dispatchedAt: Date;
  dispatchedByPersonId: string;
}

export type EditionSummary = Omit<Edition, 'content' | 'exemptContent'> & { hasExempt: boolean; meetsOn: Day; withdrawnAt: Date | null; withdrawnWhy: string | null };

/** Those that stand: neither withdrawn nor replaced by one that stands. */
export function standing<E extends Pick<Edition, 'id' | 'kind' | 'followsId'> & { withdrawnAt: Date | null }>(editions: readonly E[]): E[] {
  const replaced = new Set(editions.filter(({ kind, withdrawnAt }) => kind === 'replacement' && withdrawnAt === null).map(({ followsId }) => followsId));
  return editions.filter(({ id, withdrawnAt }) => withdrawnAt === null && !replaced.has(id));
}

export interface Recipient {
  editionId: string;
  personId: string;
  name: string;
  address: string;
  part: Part;
  way: 'email' | 'paper';
  /** The dedupe key of their letter; null on paper. */
  letterKey: string | null;
}

export const fileFormats = ['pdf', 'docx', 'xlsx', 'csv', 'txt', 'html', 'json'] as const;
export type FileFormat = (typeof fileFormats)[number];
export type Audience = 'public' | 'exempt';

export const mediaTypes: Record<FileFormat, string> = {
  pdf: 'application/pdf', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv; charset=utf-8', txt: 'text/plain; charset=utf-8',
  html: 'text/html; charset=utf-8', json: 'application/json; charset=utf-8',
};

export const formatNames: Record<FileFormat, string> = { pdf: 'PDF', docx: 'Word', xlsx: 'Excel', csv: 'CSV', txt: 'Plain text', html: 'Web page', json: 'JSON' };

/** "ECS progress report 8 for 2026-03-12.pdf": told apart in a folder of them; nothing in it but the number, the kind and the day. */
export function fileNameOf(edition: { panelCode: string; number: number; kind: Edition['kind']; meetsOn: string }, format: FileFormat, audience: Audience): string {
  const kind = edition.kind === 'main' ? '' : ` (${edition.kind})`;
  return `${edition.panelCode} progress report ${edition.number}${kind} for ${edition.meetsOn}${audience === 'exempt' ? ' (not for publication)' : ''}.${format}`;
}

/** What a person stands on when they ask for it again: the same edition to the same person is one letter. */
export function letterKeyOf(editionId: string, personId: string): string {
  return `edition:${editionId}:${personId}`;
}

export function withdrawnKeyOf(editionId: string, personId: string): string {
  return `edition-withdrawn:${editionId}:${personId}`;
}

export function draftNameOf(of: { panelCode: string; meetsOn: string }, format: FileFormat): string {
  return `DRAFT ${of.panelCode} progress report for ${of.meetsOn}.${format}`;
}
