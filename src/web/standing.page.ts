// The pages linked from every page's foot: what this is, how it can be used, what it keeps, whom to tell.
import type { Request, Response } from 'express';
import { renderPage } from './layout.ts';
import { view } from './view.ts';
import type { Words } from './words.ts';

export interface StandingPage {
  title: string;
  purpose: string;
  parts: readonly { title: string; lines: readonly string[] }[];
}

const standingView = view<StandingPage>('web/standing');

export function showHelp(req: Request, res: Response): void {
  const { words } = req.face;
  show(res, {
    title: 'Help', purpose: `What ${words.panels} ask for, followed until it is done.`,
    parts: [
      { title: `If you are a member of a ${words.panel}`, lines: ['Your home page shows the next meeting, its progress report, what has changed since the last one, what is overdue and who has said nothing. Beside each action you can ask a question.'] },
      { title: 'If you lead on an action', lines: ['Your home page shows everything you owe and by when. Say where each action stands, in a word and a paragraph; add evidence, propose closure or ask for more time where that is right. Each is saved by itself, and nothing you have typed is lost.'] },
      { title: `If you are a ${words.clerk}`, lines: ['Your home page is the cycle of the next meeting, step by step, with what stands against each. Papers come in at Intake; the report goes out from its meeting.'] },
      { title: 'The words', lines: wordsExplained(words) },
      { title: 'Whom to ask', lines: [`The ${words.clerk} of your ${words.panel} can help with everything here.`] },
    ],
  });
}

function wordsExplained(words: Words): string[] {
  return [
    'An action is what an officer will do because of a finding, a resolution or an undertaking. It belongs to a post, and whoever holds the post leads on it.',
    `Overdue is arithmetic: the target date has passed and the ${words.panel} has not closed the action. It is nobody’s opinion.`,
    `Only a decision of the ${words.panel} takes an action off the list. That something is done, that it is evidenced and that the ${words.panel} agrees are three different things.`,
    'An edition is a progress report as it was sent. It never changes afterwards.',
    `Exempt information is not public. It stands in ${words.partTwo}, apart from everything else.`,
  ];
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
