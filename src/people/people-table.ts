// A table of people as a council has it: what each row would do, with a sentence and its place where it cannot. Pure.

export const LONGEST_TABLE = 2000;
type Column = 'name' | 'email' | 'lettersBy' | 'post' | 'organisation';
const columnNames: Record<Column, string> = { name: 'Name', email: 'E-mail address', lettersBy: 'Letters by', post: 'Post', organisation: 'Organisation' };

const headings: readonly [Column, RegExp][] = [
  ['name', /^(?:full |first and last )?names?$/], ['email', /^e-?mails?(?: address(?:es)?)?$/], ['lettersBy', /^letters(?: by)?$/], ['post', /^(?:post|post title|job title|job|position|role)$/], ['organisation', /^(?:organi[sz]ation|employer|body)$/],
];

/** What is here already, as far as a row can meet it. */
export interface Here {
  people: readonly { id: string; name: string; email: string; leftOn: string | null }[];
  organisations: readonly { name: string; endedOn: string | null }[];
  posts: readonly { id: string; title: string; organisationName: string; endedOn: string | null; holder: { personId: string; name: string } | null }[];
}

export interface PlannedPerson {
  /** As a spreadsheet counts them: the headings are row 1. */
  row: number;
  name: string;
  email: string;
  lettersBy: 'email' | 'paper';
  /** Undefined where they take none with this row. */
  takes: { id: string; title: string } | undefined;
  /** Of whoever is known already. */
  personId: string | undefined;
  stands: 'new' | 'known' | 'refused';
  says: string;
}

export type PlanRefusal = 'no-headings' | 'no-rows' | 'too-many-rows';
export type PeoplePlan = { ok: true; rows: PlannedPerson[]; unread: string[] } | { ok: false; because: PlanRefusal };

const ADDRESS = /^[^\s@"<>(),;:\\[\]]+@[^\s@"<>(),;:\\[\]]+\.[^\s@"<>(),;:\\[\]]+$/;
/** What a spreadsheet would take for a formula when the list is exported one day. */
const FORMULA = /^[\s\ufeff]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]/;

export function planPeople(table: readonly (readonly string[])[], here: Here): PeoplePlan {
  const [first = [], ...rest] = table;
  const columns = new Map<Column, number>();
  const unread: string[] = [];
  for (const [at, heading] of first.entries()) {
    const column = headings.find(([, pattern]) => pattern.test(heading.trim().toLowerCase()))?.[0];
    if (column !== undefined && !columns.has(column)) columns.set(column, at);
    else if (heading.trim() !== '') unread.push(heading.trim());
  }
  if (!columns.has('name') || !columns.has('email')) return { ok: false, because: 'no-headings' };
  const rows = rest.map((cells, i) => ({ row: i + 2, cells })).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (rows.length === 0) return { ok: false, because: 'no-rows' };
  if (rows.length > LONGEST_TABLE) return { ok: false, because: 'too-many-rows' };
  const planned: PlannedPerson[] = [];
  for (const { row, cells } of rows) {
    const cell = (column: Column): string => (cells[columns.get(column) ?? -1] ?? '').replace(/\s+/g, ' ').trim();
    planned.push(planRow(row, cell, here, planned));
  }
  return { ok: true, rows: planned, unread };
}

function planRow(row: number, cell: (column: Column) => string, here: Here, before: readonly PlannedPerson[]): PlannedPerson {
  const [name, email, letters] = [cell('name'), cell('email'), cell('lettersBy').toLowerCase()];
  const base = { row, name, email, lettersBy: /^(?:paper|post|letter)$/.test(letters) ? 'paper' as const : 'email' as const, takes: undefined, personId: undefined };
  const refused = (column: Column, why: string): PlannedPerson => ({ ...base, stands: 'refused', says: `${columnNames[column]}, row ${row}: ${why}` });
  if (name === '') return refused('name', 'there is no name.');
  if (name.length > 200) return refused('name', 'the name is longer than 200 characters.');
  if (FORMULA.test(name)) return refused('name', 'a name does not begin like the formula of a spreadsheet.');
  if (email === '') return refused('email', 'there is no address. Everybody needs one, also who gets letters on paper.');
  if (email.length > 254 || !ADDRESS.test(email) || FORMULA.test(email)) return refused('email', 'this is no e-mail address like name@example.gov.uk.');
  if (letters !== '' && !/^(?:paper|post|letter|e-?mail)$/.test(letters)) return refused('lettersBy', `“${letters}” is neither e-mail nor paper.`);
  const same = before.find((one) => one.stands !== 'refused' && one.email.toLowerCase() === email.toLowerCase());
  if (same !== undefined) return refused('email', `row ${same.row} has this address already.`);
  const known = here.people.find((one) => one.leftOn === null && one.email.toLowerCase() === email.toLowerCase());
  const post = postOf(cell('post'), cell('organisation'), here);
  if ('column' in post) return refused(post.column, post.why);
  const { takes } = post;
  if (takes?.holder != null && takes.holder.personId !== known?.id) return refused('post', `${takes.holder.name} holds “${takes.title}”. Hand it over on its page, or leave the cell empty.`);
  const other = takes && before.find((one) => one.stands !== 'refused' && one.takes?.id === takes.id);
  if (other !== undefined) return refused('post', `row ${other.row} takes this post already.`);
  const taking = takes === undefined || takes.holder !== null ? undefined : { id: takes.id, title: takes.title };
  const also = taking === undefined ? '' : `; takes the post ${taking.title}`;
  if (known === undefined) return { ...base, takes: taking, stands: 'new', says: `is added${also}` };
  return { ...base, takes: taking, personId: known.id, stands: 'known', says: `${known.name === name ? 'is here already' : `is here already, as ${known.name}; the name stays`}${also}` };
}

type FoundPost = { takes: Here['posts'][number] | undefined } | { column: Column; why: string };

function postOf(title: string, organisation: string, { posts, organisations }: Here): FoundPost {
  const sameText = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
  if (organisation !== '' && !organisations.some(({ name, endedOn }) => endedOn === null && sameText(name, organisation))) return { column: 'organisation', why: `there is no organisation “${organisation}”. Add it first, or leave the cell empty.` };
  if (title === '') return { takes: undefined };
  const found = posts.filter((post) => post.endedOn === null && sameText(post.title, title) && (organisation === '' || sameText(post.organisationName, organisation)));
  if (found.length === 0) return { column: 'post', why: `there is no post “${title}”${organisation === '' ? '' : ` at ${organisation}`}. Add it first, or leave the cell empty.` };
  return found.length > 1 ? { column: 'post', why: `${found.length} organisations have a post “${title}”: name the organisation too.` } : { takes: found[0] };
}
