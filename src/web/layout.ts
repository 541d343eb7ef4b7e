// The frame around every page, and the one way to render one.
import type { Request, Response } from 'express';
import { timeOf } from '../calendar/day.ts';
import type { Person } from '../people/person.ts';
import { asset } from './assets.ts';
import { tokenFor } from './csrf.ts';
import { OUR_COLOUR } from './face.ts';
import { refusalsOf, type FormError } from './forms.ts';
import { termsOf, type Term, type TermKey } from './glossary.ts';
import type { Html } from './html.ts';
import { timeLeft, type Notice } from './session.ts';
import { htmlTemplate } from './template.ts';
import { ui, type Foot, type Link, type Top } from './ui.ts';
import type { Body } from './view.ts';

export const PRODUCT = 'Matters Arising';

export type Section = 'home' | 'actions' | 'meetings' | 'inspections' | 'intake' | 'letters' | 'people' | 'settings' | 'audit' | 'search';

export interface Frame {
  /** The page's title in the browser; its h1 says the same. */
  title: string;
  section?: Section;
  /** 200 unless told; 422 by itself when a form was refused. */
  status?: number;
  back?: Link;
  crumbs?: readonly Link[];
  /** For tables and screens of work: up to 1,280 px instead of 1,000. */
  wide?: boolean;
  /** Words that are first met on this page: said at its end, for whoever opens them. */
  explains?: readonly TermKey[];
  /** A script of views/assets beside the one every page has. */
  script?: string;
}

export interface LayoutPage {
  title: string;
  /** Of a form that was refused: said before everything else. */
  errors: readonly FormError[];
  css: string;
  colourSheet: string | undefined;
  scripts: readonly string[];
  icon: string;
  top: Top;
  notice: Notice | undefined;
  back: Link | undefined;
  crumbs: readonly Link[];
  isWide: boolean;
  terms: readonly Term[];
  foot: Foot;
  body: Html;
}

const layout = htmlTemplate('layout', ['page', 'ui', 'words']);

export function renderPage(res: Response, frame: Frame, body: Body): void {
  const { req } = res;
  const { words } = req.face;
  const refusals = refusalsOf(req);
  const markup = layout({ page: layoutPage(req, frame, body(words), refusals), ui, words });
  res.status(frame.status ?? (refusals.length > 0 ? 422 : 200)).type('html').send(markup.toString());
}

function layoutPage(req: Request, frame: Frame, body: Html, errors: readonly FormError[]): LayoutPage {
  const { councilName, brandColour, words } = req.face;
  return {
    title: [frame.title, PRODUCT, councilName].filter((part) => part !== '').join(' – '), errors: leading(errors, body),
    css: asset('main.css'), scripts: ['enhance.js', ...(req.person === undefined ? [] : ['session.js']), ...(frame.script === undefined ? [] : [frame.script])].map(asset), icon: asset('icon.svg'),
    colourSheet: brandColour === OUR_COLOUR ? undefined : `/colour-${brandColour.slice(1)}.sheet`,
    top: topOf(req, frame), notice: takeNotice(req), back: frame.back, crumbs: frame.crumbs ?? [], isWide: frame.wide ?? false, terms: termsOf(words, frame.explains ?? []),
    foot: { product: PRODUCT, panels: words.panels, session: sessionOf(req) }, body,
  };
}

function topOf(req: Request, { section }: Frame): Top {
  const { person, face: { councilName, isDemonstration } } = req;
  return {
    product: PRODUCT, councilName, isDemonstration, hasSearch: person !== undefined && section !== 'search',
    person: person === undefined ? undefined : { name: person.name, csrf: tokenFor(req) },
    navigation: navigationFor(person).map((link) => ({ href: link.href, text: link.text, isCurrent: link.section === section })),
  };
}

/** The form that was refused may be gone from the page by now: then its sentence leads to the page's content. */
function leading(errors: readonly FormError[], body: Html): FormError[] {
  const markup = errors.length === 0 ? '' : body.toString();
  return errors.map((error) => (markup.includes(`id="${error.href.slice(1)}"`) ? error : { ...error, href: '#main' }));
}

function sessionOf({ person, session, deps }: Request): Foot['session'] {
  if (person === undefined) return undefined;
  const { idle, left, ends } = timeLeft(session, deps.clock.now());
  return { ends: timeOf(ends), idle, left };
}

/** Said once: it is gone from the session when the page that says it is drawn. */
function takeNotice(req: Request): Notice | undefined {
  // No session where the door itself refused, or where the database is away.
  const session = req.session as Request['session'] | undefined;
  const notice = session?.notice;
  if (notice !== undefined) delete session?.notice;
  return notice;
}

/** The rooms this person has business in. Drawing only: each route asks its own policy. */
function navigationFor(person: Person | undefined): (Link & { section: Section })[] {
  if (person === undefined) return [];
  const isClerk = person.parts.some(({ part }) => part === 'clerk');
  return [
    { section: 'home', href: '/', text: 'Home' },
    { section: 'actions', href: '/actions', text: 'Actions' },
    { section: 'meetings', href: '/meetings', text: 'Meetings' },
    { section: 'inspections', href: '/inspections', text: 'Inspections' },
    ...(isClerk ? [{ section: 'intake' as const, href: '/intake', text: 'Intake' }] : []),
    ...(person.isAdministrator ? [{ section: 'people' as const, href: '/people', text: 'People' }] : isClerk ? [{ section: 'people' as const, href: '/posts', text: 'Posts' }] : []),
    ...(isClerk || person.isAdministrator ? [{ section: 'letters' as const, href: '/letters', text: 'Letters' }] : []),
    ...(person.isAdministrator ? [{ section: 'settings' as const, href: '/settings', text: 'Settings' }, { section: 'audit' as const, href: '/audit', text: 'Audit' }] : []),
  ];
}
