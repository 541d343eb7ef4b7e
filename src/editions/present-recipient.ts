// A recipient's line in words, the same on the page of letters and in the record.
import type { RecipientLine } from './recipient-lines.ts';

export interface RecipientRow { name: string; part: string; way: string; stands: string; when: string; said: string | undefined; toDo: string | undefined; told: string | undefined; href: string | undefined }

export function presentRecipient({ recipient, letterHref, stands, when, said, toDo, told }: RecipientLine): RecipientRow {
  return { stands, when, said, toDo, told, name: recipient.name, part: recipient.part, way: recipient.way === 'email' ? recipient.address : 'on paper', href: letterHref };
}
