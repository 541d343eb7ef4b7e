// Who may do what, for people: the table of rights that the tests hold every address to, in words.
import type { Request, Response } from 'express';
import { renderPage } from '../web/layout.ts';
import { view } from '../web/view.ts';
import type { Words } from '../web/words.ts';
import { KINDS, rights, type Kind } from './rights.ts';

export interface WhoMayDoWhatPage { rooms: readonly { name: string; rights: readonly { does: string; who: string }[] }[] }

const whoView = view<WhoMayDoWhatPage>('sign-in/who-may-do-what');

export function showWhoMayDoWhat(req: Request, res: Response): void {
  const names = [...new Set(rights.map(({ room }) => room))];
  const { words } = req.face;
  const rooms = names.map((name) => ({ name, rights: rights.filter(({ room }) => room === name).map(({ does, may }) => ({ does, who: whoLabel(may, words) })) }));
  renderPage(res, { title: 'Who may do what', back: { href: '/account', text: 'Your account' } }, whoView({ rooms }));
}

/** Twelve points of view in few words. */
function whoLabel(may: readonly Kind[], words: Words): string {
  if (may.length === KINDS.length) return 'everybody, signed in or not';
  if (may.length === KINDS.length - 1 && !may.includes('anonymous')) return 'everybody who has signed in';
  if (may.length === 0) return 'nobody in real use';
  const has = (...kinds: Kind[]): boolean => kinds.every((kind) => may.includes(kind));
  const sits = has('chair', 'member', 'co-opted member');
  const found = [
    has('clerk', 'clerk of another panel') ? `every ${words.clerk}` : has('clerk') ? `the ${words.panel}’s ${words.clerk}` : '',
    sits ? `the ${words.panel}’s ${words.chair}, members and co-opted members` : has('chair') ? `its ${words.chair}` : has('member') ? 'whoever it belongs to' : '',
    !sits && has('co-opted member, entitled') ? `those of the ${words.panel} who are entitled to exempt information` : '',
    has('another officer') ? 'every officer' : has('lead officer') ? 'the officers whose posts it concerns' : '',
    has('director') && !has('another officer') ? 'the directors of those posts' : '',
    has('administrator') ? 'the administrator' : '',
  ];
  return found.filter((part) => part !== '').join('; ');
}
