// One page for each of the three who use this, to print and to keep: what to do, in order, and what happens then. Pure.
import type { Words } from './words.ts';

export const guideKeys = ['clerk', 'officer', 'member'] as const;
export type GuideKey = (typeof guideKeys)[number];
export interface Guide { title: string; purpose: string; parts: readonly { title: string; lines: readonly string[] }[] }

export function guideFor(key: GuideKey, words: Words): Guide {
  return { clerk: clerkGuide, officer: officerGuide, member: memberGuide }[key](words);
}

function clerkGuide({ panel, clerk, Clerk, chair, leadOfficer }: Words): Guide {
  return {
    title: `One page for the ${clerk}`, purpose: 'One meeting from beginning to end, in the order in which it happens.',
    parts: [
      { title: 'Before anything: the papers', lines: ['Intake reads minutes, inspection reports and tables. It shows what it found beside the paper; nothing exists until you confirm it.', `Give each action a post and a target date. Without them it stands in the way of the next report, and your home page says so.`] },
      { title: 'The requests', lines: ['Every date is counted back from the meeting in working days. The requests, the reminder and the last call go out by themselves, one letter a person; nobody who has answered is asked again.', 'The page of the cycle shows who has answered, who has not and who could not be reached. You can write down what somebody told you by telephone, or return an update with a question.'] },
      { title: 'The report', lines: [`Prepare the progress report from the meeting’s page. Read the draft, send it to the ${chair}, then dispatch: that freezes it, numbers it and writes to each member. It cannot be called back.`, 'It must be out five clear days before the meeting. Something late is a supplement; an error is a replacement that says what was wrong. Withdraw only what must not be read.'] },
      { title: 'The meeting', lines: [`Open “In the meeting”: one action at a time, by keyboard. What you note can be undone until you finish; finishing makes all of it take effect and writes to each ${leadOfficer}.`, 'Record who was there on the meeting’s page.'] },
      { title: 'After it', lines: ['Read in the minutes. They are compared with what you noted, the differences first. New actions begin their own story.', `When you are away, another ${clerk} of the ${panel} sees what you see: nothing is in anybody’s inbox alone.`] },
      { title: 'If something is wrong', lines: [`Nothing is deleted: it is corrected, closed or withdrawn, with a reason. ${Clerk}s see everything that was changed about their records under “Audit” of the record.`] },
    ],
  };
}

function officerGuide({ panel, clerk, leadOfficer }: Words): Guide {
  return {
    title: `One page for the ${leadOfficer}`, purpose: 'What is asked of you before a meeting, in under five minutes.',
    parts: [
      { title: 'The letter', lines: ['Before each meeting one letter lists all your actions. Its link opens them without a password; whoever has the link can answer for you, so do not pass it on. It ends when the papers go out.', 'You can also sign in: your home page shows what you owe and by when.'] },
      { title: 'Each action: a word and a paragraph', lines: ['Say how it stands: not started, on track or at risk. Then what has happened, and what difference it makes for children. It is read in public: leave out anything that could tell who a child or a family is.', 'Save each by itself. What you type is kept as a draft while you write, also when the link has ended.'] },
      { title: 'And where it is right', lines: ['Evidence: add a paper, with the date of what it shows.', `Propose closure: say what shows that it has worked. The ${panel} decides; until then the action stays on the list.`, 'Ask for more time: give the new date and the reason. Until it is decided, the old date stands and the action may be overdue.', `Not yours: hand it back. The ${clerk} finds the right post.`] },
      { title: 'What others see', lines: ['“Overdue” is counted from the target date; nobody says it about you. “No update received” is printed only where a request went out to you and nothing came back.', `If the ${clerk} returns an update with a question, you get a letter; answer it like any other.`] },
      { title: 'When you leave the post', lines: ['The actions stay with the post and go to whoever holds it next, with everything you wrote.'] },
    ],
  };
}

function memberGuide({ panel, clerk, chair, leadOfficer }: Words): Guide {
  return {
    title: 'One page for members', purpose: 'The report the night before, and what to ask.',
    parts: [
      { title: 'Five minutes', lines: ['The report comes by e-mail, with a PDF. Page one says what changed since the last report, what slipped and who said nothing. Your home page says the same, and how things stand today.'] },
      { title: 'Three questions that help', lines: ['What has this changed for children, and how do you know?', 'Why has the date moved, and what will be different this time?', 'When will we see it, and in which figure?'] },
      { title: 'How to read it', lines: [`“At risk” is the ${leadOfficer}’s own view. “Overdue” is arithmetic. “No update received” means that a request went out and nothing came back.`, `Done, evidenced and agreed by the ${panel} are three different things. Only the ${panel} takes an action off the list.`, 'Every action leads back to the sentence that caused it: the finding, the resolution or the promise.'] },
      { title: 'Your own questions', lines: [`“Ask about this” beside an action keeps your question: for yourself, or shared with the ${clerk} and the ${chair}. A shared one is answered in the report or at the meeting. Notes may have to be disclosed: write as you would in an e-mail to the council.`] },
      { title: 'Exempt notes', lines: ['Where something is not public, the report says which paragraph of the law keeps it so. If you are entitled to read it, sign in and open it from the report; that you read it is recorded. Do not print or pass it on.'] },
      { title: 'Whom to ask', lines: [`The ${clerk} of your ${panel}. For a paper copy instead of e-mail, too.`] },
    ],
  };
}
