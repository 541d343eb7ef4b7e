// An entry of the trail in words: what was done, to which record, from what to what. Exempt text is never among them.
import { dayLong, parseDay } from '../calendar/day.ts';
import { instantLabel } from '../calendar/instant-label.ts';
import type { AuditRow } from './audit.store.ts';

export interface PresentedEntry {
  when: string;
  who: string;
  /** "update link, for Pat Low"; empty where it needs no saying. */
  way: string;
  what: string;
  about: { text: string; href: string };
  changes: readonly { field: string; from: string | undefined; to: string }[];
}

/** Names of records by their ids, as far as the page knows them. */
export type Names = ReadonlyMap<string, string>;

interface Named { id: string; name: string }

export function namesOf(people: readonly Named[], posts: readonly { id: string; title: string }[], panels: readonly Named[], organisations: readonly Named[]): Names {
  return new Map([...[...people, ...panels, ...organisations].map(({ id, name }) => [id, name] as const), ...posts.map(({ id, title }) => [id, title] as const)]);
}

export function presentEntry(row: AuditRow, names: Names): PresentedEntry {
  const [room = '', verb = ''] = row.what.split('.');
  return {
    when: instantLabel(row.at), who: row.personName, way: wayLabel(row),
    what: `${room.replaceAll('-', ' ')}: ${verb.replaceAll('-', ' ')}`,
    about: { text: `${kindLabel(row.aboutKind)} ${row.aboutLabel ?? names.get(row.aboutId) ?? ''}`.trim(), href: trailPath(row.aboutKind, row.aboutId, row.aboutLabel) },
    changes: row.erasedOn == null ? changesIn(row.changes, names) : [{ field: 'values', from: undefined, to: `erased on ${dayLong(row.erasedOn)} under the rule “${row.erasedBy ?? ''}”` }],
  };
}

/** Actions and panels by what people call them; everything else by its id. */
export function trailPath(kind: string, id: string, label: string | null): string {
  return `/audit/${kind}/${label !== null && ['actions', 'panels'].includes(kind) ? encodeURIComponent(label) : id}`;
}

function wayLabel({ way, onBehalfOfName }: AuditRow): string {
  const usual = ['signed in', 'operator', 'system'].includes(way) ? '' : way;
  return [usual, ...(onBehalfOfName === null ? [] : [`for ${onBehalfOfName}`])].filter((part) => part !== '').join(', ');
}

function kindLabel(kind: string): string {
  const singular: Record<string, string> = { people: 'person', inquiries: 'inquiry', minutes: 'minutes', settings: '', address_flags: 'address' };
  return (singular[kind] ?? kind.replace(/s$/, '')).replaceAll('_', ' ');
}

function changesIn(text: string, names: Names): PresentedEntry['changes'] {
  const changes = Object.entries(JSON.parse(text) as Record<string, unknown>);
  return changes.flatMap(([field, change]) => {
    if (!Array.isArray(change) || change.length !== 2) return [];
    const [from, to] = change as [unknown, unknown];
    // Whoever may read exempt text reads it in its own place, where the reading is recorded.
    if (/exempt/i.test(field) && [from, to].some((value) => typeof value === 'string')) return [{ field: fieldLabel(field), from: undefined, to: 'exempt text, not shown here' }];
    const was = from === null || JSON.stringify(from) === JSON.stringify(to) ? undefined : valueLabel(from, names);
    return [{ field: fieldLabel(field), from: was, to: valueLabel(to, names) }];
  });
}

const fieldLabels: Record<string, string> = {
  isAdministrator: 'administrator', lettersBy: 'letters by', leftOn: 'left on', untilOn: 'last day', fromOn: 'first day', directorPostId: 'answers to', leadPostId: 'lead post', targetOn: 'target',
  targetWords: 'target in words', willShow: 'will show it has worked', entitledToExempt: 'entitled to exempt text', entitlementReason: 'why entitled', votesOn: 'votes on', email: 'e-mail address',
};

function fieldLabel(field: string): string {
  return fieldLabels[field] ?? field.replace(/Id$/, '').replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const LONGEST = 300;

function valueLabel(value: unknown, names: Names): string {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map((one) => valueLabel(one, names)).join(', ');
  if (typeof value === 'object') return Object.entries(value).map(([key, one]) => `${fieldLabel(key)} ${valueLabel(one, names)}`).join(', ') || 'none';
  if (typeof value !== 'string') return '';
  const day = parseDay(value);
  if (day !== undefined) return dayLong(day);
  if (UUID.test(value)) return names.get(value) ?? 'another record';
  return value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
}
