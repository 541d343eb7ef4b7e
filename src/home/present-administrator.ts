// An administrator's home in words: what is missing before everybody can work. Pure.
import { count, listed } from '../editions/wording.ts';
import type { Link } from '../web/ui.ts';
import type { Words } from '../web/words.ts';
import type { ToDo, ToDoLink } from './clerk-to-do.ts';
import type { Urgency } from './home.ts';
import type { AdministratorDay } from './read-administrator.ts';

export interface AdministratorHome { toDo: readonly ToDo[]; isFirstDay: boolean; links: readonly Link[] }

const NAMED = 3;

export function presentAdministrator(day: AdministratorDay, letters: readonly ToDo[], words: Pick<Words, 'clerk' | 'Panels'>): AdministratorHome {
  return { toDo: [...letters, ...missing(day, words.clerk)], isFirstDay: day.panels === 0, links: [{ href: '/people', text: 'People' }, { href: '/posts', text: 'Posts' }, { href: '/panels', text: words.Panels }, { href: '/settings', text: 'Settings' }, { href: '/letters', text: 'Letters' }, { href: '/audit', text: 'Audit trail' }] };
}

export function urgencyOfAdministrator({ toDo }: Pick<AdministratorHome, 'toDo'>): Urgency {
  return toDo.some(({ mark }) => mark === 'stop') ? 2 : toDo.length > 0 ? 1 : 0;
}

function missing(day: AdministratorDay, clerk: string): ToDo[] {
  const open = (href: string, text: string, of: string): ToDoLink[] => [{ href, text, of }];
  const line = (mark: ToDo['mark'], says: string, links: ToDoLink[]): ToDo => ({ mark, says, links, references: [], more: undefined });
  return [
    ...day.panelsWithoutClerk.map(({ code, name }) => line('stop', `The ${name} has no ${clerk}, so nobody can plan its meetings or send its reports.`, open(`/panels/${code}/add-membership`, `Enter a ${clerk}`, `for the ${name}`))),
    ...day.panelsWithoutMembers.map(({ code, name }) => line('stop', `Nobody sits on the ${name}, so nobody would have its report.`, open(`/panels/${code}/add-membership`, 'Enter its members', `of the ${name}`))),
    ...day.postsWithoutHolder.map(({ postId, title, count: n }) => line('stop', `Nobody holds the post of ${title}, which leads ${count(n, 'open action')}.`, open(`/posts/${postId}/hand-over-post`, 'Enter who holds it', `the post of ${title}`))),
    ...(day.withoutPassword.length === 0 ? [] : [line('read', `${day.withoutPassword.length === 1 ? '1 person has' : `${day.withoutPassword.length} people have`} not set a password yet: ${named(day.withoutPassword)}.`, open('/people', 'See people', ''))]),
  ];
}

function named(names: readonly string[]): string {
  return names.length <= NAMED + 1 ? listed(names) : `${names.slice(0, NAMED).join(', ')} and ${names.length - NAMED} more`;
}
