// Add people from a table: look at what each row would do, then add all of them or none.
import type { Request, Response } from 'express';
import { decodeText } from '../intake/extract/decode-text.ts';
import { invitePerson } from '../sign-in/invite-person.ts';
import { aChoice, aFile, aParagraph, aTick } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import { view } from '../web/view.ts';
import { importPeople, planImport, type ImportRefusal, type Imported } from './import-people.ts';
import { LONGEST_TABLE, type PlannedPerson } from './people-table.ts';

type Field = 'file' | 'text' | 'invite' | 'step';
interface PreviewRow { row: string; name: string; email: string; does: string; stands: PlannedPerson['stands'] }
export interface ImportPeoplePage { form: FormModel<Field>; preview: { said: string; unread: string; rows: readonly PreviewRow[]; mayAdd: boolean } | undefined }

const LARGEST = 1024 * 1024;
const importPeopleView = view<ImportPeoplePage>('people/import-people');
const importPeopleForm = form({
  file: aFile({ kinds: ['.csv', '.txt', '.tsv'], max: LARGEST }), text: aParagraph('The table', { max: 400_000 }), invite: aTick(), step: aChoice(['look', 'add'], { missing: 'Look at the table first' }),
}, ({ file, text }) => (file === undefined && text === undefined ? { text: 'Paste the table, or choose a file' } : {}));

const sentences: Record<ImportRefusal, { text: string }> = {
  'no-table': { text: 'This is no table: a quotation mark is opened and never closed' },
  'no-headings': { text: 'The first row must name the columns, Name and E-mail address among them' },
  'no-rows': { text: 'There is no row below the headings' },
  'too-many-rows': { text: `The table has more than ${LONGEST_TABLE.toLocaleString('en-GB')} rows: add them in parts` },
  'rows-refused': { text: 'Nothing was added, because a row cannot be. Mend it in the table and look again' },
};

export function showImportPeople(req: Request, res: Response): void {
  show(res, { form: importPeopleForm.open(req), preview: undefined });
}

export async function importPeoplePosted(req: Request, res: Response): Promise<void> {
  const posted = importPeopleForm.read(req);
  if (!posted.ok) { show(res, { form: posted.form, preview: undefined }); return; }
  const { file, invite, step } = posted.order;
  const text = file === undefined ? posted.order.text : decodeText(file.bytes) ?? undefined;
  if (text === undefined) { show(res, { form: posted.refused({ file: 'The file is not text' }), preview: undefined }); return; }
  // A file is always looked at first: what is added is what stood on the page.
  if (step === 'look' || file !== undefined) { await look(req, res, { text, invite }, (why) => posted.refused(why)); return; }
  const outcome = await importPeople(req.deps, doerOf(req, posted), { text });
  if (outcome.ok) { goTo(res, '/people', `${addedLabel(outcome)} ${await inviteAll(req, invite ? outcome.added : [])}`.trim()); return; }
  show(res, { form: posted.refused(sentences[outcome.because]), preview: await previewOf(req, text) });
}

async function look(req: Request, res: Response, { text, invite }: { text: string; invite: boolean }, refused: (why: { text: string }) => FormModel<Field>): Promise<void> {
  const plan = await planImport(req.deps, text);
  if (!plan.ok) { show(res, { form: refused(sentences[plan.because]), preview: undefined }); return; }
  show(res, { form: importPeopleForm.open(req, { values: { text, invite } }), preview: await previewOf(req, text) });
}

async function previewOf(req: Request, text: string): Promise<ImportPeoplePage['preview']> {
  const plan = await planImport(req.deps, text);
  if (!plan.ok) return undefined;
  const count = (wanted: PlannedPerson['stands']): number => plan.rows.filter(({ stands }) => stands === wanted).length;
  const [isNew, isKnown, isRefused, takes] = [count('new'), count('known'), count('refused'), plan.rows.filter((one) => one.takes !== undefined).length];
  return {
    said: `${isNew} new, ${isKnown} here already, ${isRefused} refused.${isRefused > 0 ? ' Nothing is added while a row is refused.' : ''}`,
    unread: plan.unread.length === 0 ? '' : `Not read: the column${plan.unread.length === 1 ? '' : 's'} ${plan.unread.join(', ')}.`,
    rows: plan.rows.map(({ row, name, email, stands, says }) => ({ row: String(row), name, email, stands, does: says })),
    mayAdd: isRefused === 0 && isNew + takes > 0,
  };
}

function addedLabel({ added, taken }: Imported): string {
  const people = added.length === 0 ? 'Nobody was added: everybody is here already.' : `${added.length} ${added.length === 1 ? 'person is' : 'people are'} added.`;
  return taken === 0 ? people : `${people} ${taken} ${taken === 1 ? 'post has' : 'posts have'} a holder now.`;
}

/** Each letter with the change it announces; a form posted twice invites nobody twice. */
async function inviteAll(req: Request, people: Imported['added']): Promise<string> {
  for (const { personId } of people) await invitePerson(req.deps, { ...doerOf(req, { formKey: `${personId}:invited-by-table` }), formKey: `${personId}:invited-by-table` }, { personId });
  return people.length === 0 ? 'Nothing has been sent to anybody.' : 'Each has been sent an invitation.';
}

function show(res: Response, page: ImportPeoplePage): void {
  renderPage(res, { title: 'Add people from a table', section: 'people', wide: page.preview !== undefined, back: { href: '/people', text: 'People' } }, importPeopleView(page));
}
