// A table's mapping as a form: what each column is, what its words mean, which rows stay out.
import { actionStates, type ActionState } from '../actions/action.ts';
import { aChoice, aLine, anId, aWholeNumber, type Field } from '../web/fields.ts';
import { form, type Form } from '../web/forms.ts';
import type { Option } from '../web/ui-fields.ts';
import { columnRoles, type ColumnRole } from './table-proposal.ts';
import { readRowList, rowList, wordsKey, type TableFound, type TableReview } from './table-review.ts';

type Fields = Record<string, Field<unknown>>;
type Answers = Record<string, unknown>;

const roleNames: Record<ColumnRole, string> = {
  reference: 'Reference', action: 'What will be done', recommendation: 'Recommendation it answers', finding: 'Finding it answers', owner: 'Who: the lead post', target: 'Target date', 'revised target': 'Revised target date',
  state: 'State', update: 'Latest progress', minute: 'Minute number', meeting: 'Meeting', evidence: 'What will show that it has worked', 'not used': 'Not used',
};
export const roleOptions: readonly Option[] = columnRoles.map((value) => ({ value, text: roleNames[value] }));
export const stateOptions: readonly Option[] = actionStates.map((value) => ({ value, text: value.charAt(0).toUpperCase() + value.slice(1) }));

export function tableForm(found: TableFound): Form<Fields> {
  const fields: Fields = { headingRow: aWholeNumber('The row of headings', { from: 1, to: 1000 }), leaveOut: aLine('The rows', { max: 2000 }) };
  for (const n of found.columns.keys()) fields[`column-${n}`] = aChoice(columnRoles, { missing: 'Say what this column is' });
  for (const n of found.states.keys()) fields[`state-${n}`] = aChoice(actionStates);
  for (const n of found.owners.keys()) fields[`owner-${n}`] = anId();
  return form(fields, (answers: Answers) => ({ ...twice(found, answers), ...(readRowList(textOf(answers['leaveOut'])) === null ? { leaveOut: 'Write row numbers like 12, 15-17' } : {}) }));
}

/** A row can say one thing under each name; only columns that are not used may be many. */
function twice(found: TableFound, answers: Answers): Record<string, string> {
  const first = new Map<string, string>();
  const wrong: Record<string, string> = {};
  for (const [n, { heading }] of found.columns.entries()) {
    const role = textOf(answers[`column-${n}`]);
    const before = first.get(role);
    if (before !== undefined && before !== heading && role !== 'not used') wrong[`column-${n}`] = `“${before}” is this already: choose “Not used” for one of them`;
    else first.set(role, heading);
  }
  return wrong;
}

export function tableValues(found: TableFound, review: TableReview): Record<string, string | number | undefined> {
  return {
    headingRow: found.headingRow ?? undefined, leaveOut: rowList(review.leaveOut),
    ...Object.fromEntries(found.columns.map(({ role }, n) => [`column-${n}`, role])),
    ...Object.fromEntries(found.states.map((words, n) => [`state-${n}`, review.states[wordsKey(words)]])),
    ...Object.fromEntries(found.owners.map((words, n) => [`owner-${n}`, review.owners[wordsKey(words)] ?? undefined])),
  };
}

/** The review with the answers in it; words settled for other tables stay as they were. */
export function reviewFrom(before: TableReview, found: TableFound, answers: Answers): TableReview {
  const headingRow = typeof answers['headingRow'] === 'number' ? answers['headingRow'] : null;
  const isOtherRow = headingRow !== found.headingRow;
  const columns = { ...before.columns };
  // Other headings, other columns: what was said of the ones shown does not belong to them.
  if (!isOtherRow) for (const [n, { heading }] of [...found.columns.entries()].reverse()) columns[heading] = (answers[`column-${n}`] as ColumnRole | undefined) ?? 'not used';
  const states = { ...before.states };
  for (const [n, words] of found.states.entries()) {
    const told = answers[`state-${n}`] as ActionState | undefined;
    if (told === undefined) delete states[wordsKey(words)];
    else states[wordsKey(words)] = told;
  }
  const owners = { ...before.owners };
  for (const [n, words] of found.owners.entries()) {
    const told = textOf(answers[`owner-${n}`]);
    if (told === '') delete owners[wordsKey(words)];
    else owners[wordsKey(words)] = told;
  }
  return { headingRow: isOtherRow ? headingRow : before.headingRow, columns, states, owners, leaveOut: readRowList(textOf(answers['leaveOut'])) ?? before.leaveOut };
}

/** Whether two reviews would read the table in the same way: what is only written down of what was read already changes nothing. */
export function readsTheSame(before: TableReview, after: TableReview, found: TableFound): boolean {
  const columns = (review: TableReview): unknown => found.columns.map(({ heading, role }) => review.columns[heading] ?? role);
  const rest = ({ headingRow, states, owners, leaveOut }: TableReview): unknown => [headingRow, sorted(states), sorted(owners), leaveOut];
  return JSON.stringify([columns(before), rest(before)]) === JSON.stringify([columns(after), rest(after)]);
}

function sorted(words: Record<string, unknown>): unknown {
  return Object.entries(words).sort(([a], [b]) => (a < b ? -1 : 1));
}

function textOf(answer: unknown): string {
  return typeof answer === 'string' ? answer : '';
}
