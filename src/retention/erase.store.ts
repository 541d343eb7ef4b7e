// Removes what is past its date. Only the eraser may (database/erasable.ts); everybody else is refused by the database itself.
import type { Day } from '../calendar/day.ts';
import type { Transaction } from '../database/db.ts';
import { listDueKeys, portions } from './due.store.ts';
import { ruleOf, type RuleKey } from './rule.ts';
import { ERASED, erasedAddress, erasedWords } from './run.ts';

/** What a row that stays was changed of: its table asks for an entry in the trail. */
export interface Touched { kind: string; id: string; label?: string }
export interface Erased { removed: number; touched: Touched[] }

interface At { on: Day; rule: RuleKey }
/** Given the keys of one table's rows that are due. */
type Eraser = (tx: Transaction, keys: string[], at: At) => Promise<Touched[]>;

const nothingTouched: Touched[] = [];

/** The same tables in the same order as `portions`. */
const erasers: Readonly<Record<RuleKey, readonly Eraser[]>> = {
  sessions: [
    async (tx, keys) => { await tx('sessions').whereRaw('id_hash = any(?)', [keys]).delete(); return nothingTouched; },
    async (tx, keys) => { await tx('form_keys').whereRaw('key = any(?)', [keys]).delete(); return nothingTouched; },
    async (tx, keys) => { await tx('letter_secrets').whereRaw('letter_id = any(?::uuid[])', [keys]).delete(); return nothingTouched; },
    async (tx, keys) => { await tx('guesses').whereRaw('key = any(?)', [keys]).delete(); return nothingTouched; },
  ],
  drafts: [
    async (tx, keys) => { await tx('update_drafts').whereRaw("person_id || ' ' || action_id = any(?)", [keys]).delete(); return nothingTouched; },
    async (tx, keys) => { await tx('intake_reviews').whereRaw('intake_id = any(?::uuid[])', [keys]).delete(); return nothingTouched; },
    async (tx, keys) => { await removeTable(tx, keys); return nothingTouched; },
  ],
  links: [
    async (tx, keys) => { await tx('one_time_links').whereRaw('id = any(?::uuid[])', [keys]).delete(); return nothingTouched; },
    async (tx, keys) => {
      await tx('update_link_items').whereRaw('link_id = any(?::uuid[])', [keys]).delete();
      await tx('update_links').whereRaw('id = any(?::uuid[])', [keys]).delete();
      return nothingTouched;
    },
  ],
  letters: [
    eraseLetters,
    async (tx, keys) => { await tx('letter_events').whereRaw('number = any(?::bigint[])', [keys]).update({ said: null }); return nothingTouched; },
    async (tx, keys) => { await tx('letter_deliveries').whereRaw('letter_id = any(?::uuid[])', [keys]).update({ said: null }); return nothingTouched; },
    async (tx, keys) => { await tx('letter_reports').whereRaw('id = any(?::uuid[])', [keys]).update({ said: ERASED }); return nothingTouched; },
    async (tx, keys) => { await tx('address_flags').whereRaw('id = any(?::uuid[])', [keys]).delete(); return nothingTouched; },
    async (tx, keys) => {
      const rows = await tx('edition_recipients').whereRaw('id = any(?::uuid[])', [keys]).update({ address: ERASED }).returning<{ edition_id: string }[]>('edition_id');
      return [...new Set(rows.map((row) => row.edition_id))].map((id) => ({ kind: 'editions', id }));
    },
  ],
  papers: [removePapers],
  evidence: [eraseEvidence],
  exempt: [async (tx, keys, at) => {
    const rows = await tx('exempt_notes').whereRaw('id = any(?::uuid[])', [keys]).update({ note: erasedWords(at.rule, at.on), reason: ERASED }).returning<{ action_id: string }[]>('action_id');
    return await actionsOf(tx, rows.map((row) => row.action_id));
  }],
  'exempt-editions': [async (tx, keys) => {
    await tx('editions').whereRaw('id = any(?::uuid[])', [keys]).update({ exempt_content: null });
    const files = await tx('edition_files').where({ audience: 'exempt' }).whereRaw('edition_id = any(?::uuid[])', [keys]).delete().returning<{ sha256: string }[]>('sha256');
    await removeBytes(tx, files.map(({ sha256 }) => sha256));
    return keys.map((id) => ({ kind: 'editions', id }));
  }],
  left: [erasePeople],
  'private-questions': [async (tx, keys) => { await tx('questions').whereRaw('id = any(?::uuid[])', [keys]).delete(); return nothingTouched; }],
  'audit-values': [async (tx, keys, at) => { await eraseValues(tx, keys, at); return nothingTouched; }],
};

/** Everything of one rule that is due; the caller's transaction holds all of it or nothing. */
export async function eraseDue(tx: Transaction, rule: RuleKey, before: Day, on: Day): Promise<Erased> {
  const erased: Erased = { removed: 0, touched: [] };
  for (const at of portions[rule].keys()) {
    const keys = await listDueKeys(tx, rule, at, before);
    const eraser = erasers[rule][at];
    if (eraser === undefined) throw new Error(`Nobody removes table ${at} of the rule ${rule}`);
    if (keys.length > 0) erased.touched.push(...await eraser(tx, keys, { on, rule }));
    erased.removed += keys.length;
  }
  return erased;
}

async function eraseLetters(tx: Transaction, keys: string[], { on, rule }: At): Promise<Touched[]> {
  const words = erasedWords(rule, on);
  await tx('letters').whereRaw('id = any(?::uuid[])', [keys]).update({ text: words, html: `<p>${words}</p>`, to_address: ERASED });
  await tx('letters').whereRaw('id = any(?::uuid[])', [keys]).whereNotNull('reply_to_address').update({ reply_to_address: ERASED });
  return nothingTouched;
}

async function removeTable(tx: Transaction, intakeIds: string[]): Promise<void> {
  await tx('table_rows').whereRaw('intake_id = any(?::uuid[])', [intakeIds]).delete();
  await tx('table_plans').whereRaw('intake_id = any(?::uuid[])', [intakeIds]).delete();
}

async function removePapers(tx: Transaction, keys: string[]): Promise<Touched[]> {
  await tx('intake_reviews').whereRaw('intake_id = any(?::uuid[])', [keys]).delete();
  await removeTable(tx, keys);
  const alike = await tx('intakes').whereRaw('like_intake_id = any(?::uuid[])', [keys]).whereRaw('not (id = any(?::uuid[]))', [keys]).update({ like_intake_id: null }).returning<{ id: string }[]>('id');
  await tx('intakes').whereRaw('like_intake_id = any(?::uuid[])', [keys]).whereRaw('id = any(?::uuid[])', [keys]).update({ like_intake_id: null });
  const papers = await tx('intakes').whereRaw('id = any(?::uuid[])', [keys]).delete().returning<{ document_id: string }[]>('document_id');
  const gone = await tx('documents').whereRaw('id = any(?::uuid[])', [papers.map((paper) => paper.document_id)])
    .whereRaw('not exists (select 1 from intakes where document_id = documents.id) and not exists (select 1 from minutes where document_id = documents.id)')
    .whereRaw('not exists (select 1 from evidence where document_id = documents.id) and not exists (select 1 from inspections where document_id = documents.id)')
    .whereRaw('not exists (select 1 from resolutions where document_id = documents.id) and not exists (select 1 from undertakings where document_id = documents.id)')
    .delete().returning<{ sha256: string }[]>('sha256');
  await removeBytes(tx, gone.map(({ sha256 }) => sha256));
  return [...alike, ...keys.map((id) => ({ id }))].map(({ id }) => ({ kind: 'intakes', id }));
}

/** The document keeps its hash and loses its words; the file goes unless another paper is the same to the last byte. */
async function eraseEvidence(tx: Transaction, keys: string[], { on, rule }: At): Promise<Touched[]> {
  const rows = await tx('evidence').whereRaw('id = any(?::uuid[])', [keys]).update({ title: erasedWords(rule, on) }).returning<{ action_id: string; document_id: string }[]>(['action_id', 'document_id']);
  const ids = rows.map((row) => row.document_id);
  const gone = await tx('documents').whereRaw('id = any(?::uuid[])', [ids]).update({ file_name: ERASED, text: null, text_note: erasedWords(rule, on), source_note: null }).returning<{ sha256: string }[]>('sha256');
  await removeBytes(tx, gone.map(({ sha256 }) => sha256));
  return [...await actionsOf(tx, rows.map((row) => row.action_id)), ...[...new Set(ids)].map((id) => ({ kind: 'documents', id }))];
}

async function erasePeople(tx: Transaction, keys: string[], at: At): Promise<Touched[]> {
  for (const table of ['update_drafts', 'factor_resets', 'recovery_codes', 'second_factors', 'passkeys', 'credentials', 'one_time_links', 'provider_identities', 'calendar_feeds', 'saved_views', 'sessions']) await tx(table).whereRaw('person_id = any(?::uuid[])', [keys]).delete();
  const rows = await tx('people').whereRaw('id = any(?::uuid[])', [keys]).select<{ id: string; name: string }[]>({ id: 'id', name: 'name' });
  for (const { id } of rows) await tx('people').where({ id }).update({ email: erasedAddress(id), version: tx.raw('version + 1') });
  const entries = await tx('audit_entries as e').join('audit_details as d', 'd.entry_id', 'e.id').where('e.about_kind', 'people').whereRaw('e.about_id = any(?::uuid[])', [keys]).pluck<string[]>('e.id');
  await eraseValues(tx, entries, at);
  return rows.map(({ id, name }) => ({ kind: 'people', id, label: name }));
}

/** The entry and its place in the chain stay: the chain holds the digest of what is erased here. */
async function eraseValues(tx: Transaction, entryIds: string[], { on, rule }: At): Promise<void> {
  await tx('audit_details').whereRaw('entry_id = any(?::uuid[])', [entryIds]).delete();
  await tx.raw('insert into audit_erasures (entry_id, erased_on, rule) select id, ?, ? from unnest(?::uuid[]) as id', [on, ruleOf(rule).name, entryIds]);
}

async function actionsOf(tx: Transaction, ids: readonly string[]): Promise<Touched[]> {
  const rows = await tx('actions').whereRaw('id = any(?::uuid[])', [[...new Set(ids)]]).select<{ id: string; reference: string }[]>({ id: 'id', reference: 'reference' });
  return rows.map(({ id, reference }) => ({ kind: 'actions', id, label: reference }));
}

/** Of these, the files that nothing shows any more. */
async function removeBytes(tx: Transaction, hashes: string[]): Promise<void> {
  await tx('document_bytes').whereRaw('sha256 = any(?)', [hashes])
    .whereRaw('not exists (select 1 from documents d where d.sha256 = document_bytes.sha256 and d.file_name <> ?)', [ERASED])
    .whereRaw('not exists (select 1 from edition_files f where f.sha256 = document_bytes.sha256) and not exists (select 1 from letter_attachments a where a.sha256 = document_bytes.sha256)')
    .whereRaw('not exists (select 1 from settings s where s.logo_sha256 = document_bytes.sha256)').delete();
}
