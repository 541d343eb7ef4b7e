// The pages linked from every page's foot: what this is, how it can be used, what it keeps, whom to tell.
import type { Request, Response } from 'express';
import { glossary, type Term } from './glossary.ts';
import { guideFor, guideKeys, type GuideKey } from './guides.ts';
import { renderPage } from './layout.ts';
import { view } from './view.ts';

export interface StandingPage {
  title: string;
  purpose: string;
  parts: readonly { title: string; lines: readonly string[] }[];
}

export interface HelpPage { guides: readonly { href: string; text: string; says: string }[]; parts: StandingPage['parts'] }
export interface GlossaryPage { terms: readonly Term[] }
export interface GuidePage { title: string; purpose: string; councilName: string; parts: StandingPage['parts'] }

const standingView = view<StandingPage>('web/standing');
const helpView = view<HelpPage>('web/help');
const glossaryView = view<GlossaryPage>('web/glossary');
const guideView = view<GuidePage>('web/guide');
const toHelp = [{ href: '/help', text: 'Help' }];

function guidePath(key: GuideKey): string {
  return `/help/${key}`;
}

export function showHelp(req: Request, res: Response): void {
  const { words } = req.face;
  renderPage(res, { title: 'Help' }, helpView({
    guides: guideKeys.map((key) => ({ href: guidePath(key), text: guideFor(key, words).title, says: guideFor(key, words).purpose })),
    parts: [
      { title: `If you are a member of a ${words.panel}`, lines: ['Your home page shows the next meeting, its progress report, what has changed since the last one, what is overdue and who has said nothing. Beside each action you can ask a question.'] },
      { title: 'If you lead on an action', lines: ['Your home page shows everything you owe and by when. Say where each action stands, in a word and a paragraph; add evidence, propose closure or ask for more time where that is right. Each is saved by itself, and nothing you have typed is lost.'] },
      { title: `If you are a ${words.clerk}`, lines: ['Your home page is the cycle of the next meeting, step by step, with what stands against each. Papers come in at Intake; the report goes out from its meeting.'] },
      { title: 'Whom to ask', lines: [`The ${words.clerk} of your ${words.panel} can help with everything here.`] },
    ],
  }));
}

export function showWords(req: Request, res: Response): void {
  renderPage(res, { title: 'The words', crumbs: toHelp }, glossaryView({ terms: glossary(req.face.words) }));
}

/** With the council's own words in it, and nothing on paper but the guide. */
export function showGuide(key: GuideKey): (req: Request, res: Response) => void {
  return (req, res) => {
    const { words, councilName } = req.face;
    const guide = guideFor(key, words);
    renderPage(res, { title: guide.title, crumbs: toHelp }, guideView({ ...guide, councilName }));
  };
}

export function showAccessibility(_req: Request, res: Response): void {
  show(res, {
    title: 'Accessibility', purpose: 'How this service can be used, and what to do where it cannot.',
    parts: [
      { title: 'What it is built to', lines: ['The service aims at the Web Content Accessibility Guidelines 2.2, level AA. It works with a keyboard alone, with a screen reader, without scripts, on a screen 320 pixels wide, with text twice as large, and in print.'] },
      { title: 'How it is tested', lines: ['Every page is checked by machine, in several states, each time the service changes. A machine finds about half of what can be wrong; people who use assistive technology every day have not tested it yet.'] },
      { title: 'If something is in your way', lines: ['Tell the council, and say which page and what you use. You can ask for any report in another form.', 'If you are not content with the answer, the Equality Advisory and Support Service can help: equalityadvisoryservice.com.'] },
    ],
  });
}

export function showPrivacy(_req: Request, res: Response): void {
  show(res, {
    title: 'Privacy and cookies', purpose: 'What this service keeps about you, and for how long.',
    parts: [
      { title: 'Cookies', lines: ['There is one cookie. It keeps you signed in, goes when you close the browser, and is worthless 30 minutes after you last used the service. Nothing here follows you anywhere, and the letters do not report that you opened them.'] },
      { title: 'What is kept', lines: ['Your name, work address and the parts and posts you hold, because what a public body decides has to say who decided it. What you did here is kept in a record that nobody can change.'] },
      { title: 'Your rights', lines: ['The council is responsible for what is kept. Its data protection officer answers requests to see or correct it.'] },
    ],
  });
}

export function showComplaints(req: Request, res: Response): void {
  show(res, {
    title: 'Complaints', purpose: 'Whom to tell when something here is wrong.',
    parts: [
      { title: 'Something in a report is wrong', lines: [`Tell the ${req.face.words.clerk} of the ${req.face.words.panel}. A report that has been sent is never altered: a replacement is sent that says what was wrong, and both are kept.`] },
      { title: 'Something about this service', lines: ['Use the council’s own complaints procedure. If you are still not content, the Local Government and Social Care Ombudsman (lgo.org.uk) or, for personal data, the Information Commissioner (ico.org.uk) can look into it.'] },
    ],
  });
}

function show(res: Response, page: StandingPage): void {
  renderPage(res, { title: page.title }, standingView(page));
}
