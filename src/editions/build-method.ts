// The note on method: what was counted, to which day, against which edition, what the words mean, and what was left out.
import { dayOf, dayLong } from '../calendar/day.ts';
import type { Building } from './building.ts';
import type { ActionContent, Annex, Head, Method } from './edition-content.ts';
import { marksOf, PARAGRAPHS } from './exempt.ts';
import { count, listed } from './wording.ts';

const ANNEX_WORDS: Record<Annex, string> = {
  judgements: 'the judgement history', measures: 'the outcome measures', recommendations: 'recommendations and responses', questions: 'members’ questions', closed: 'what was closed since last time',
};

export function methodOf(head: Head, actions: readonly ActionContent[], leftOut: readonly Annex[], by: Building): Method {
  const marks = actions.flatMap(marksOf);
  const exemptItems = actions.filter((a) => marksOf(a).length > 0).length;
  return {
    paragraphs: [
      `This report was made from the register as it stood on ${head.asAt.says}, and does not change after it is sent.`,
      head.comparedWith
        ? `Changes are those since ${head.comparedWith.says}, the last edition that was sent; “before” is what that edition said.`
        : 'There is no earlier edition to compare this one with, so it has no list of changes.',
      `An action is overdue if its target date will have passed on the day of the meeting, ${head.meeting.long}, and it has not been closed. It is arithmetic, and says nothing about why.`,
      `“No update received” is printed only where the ${by.words.leadOfficer} was sent a request in this round, the mail relay accepted it, and no update has come since. Days of silence are counted to ${dayLong(dayOf(by.asOf))}.`,
      `Only the ${by.words.panel} takes an action off the list, or the ${by.words.chair} between meetings where the ${by.words.panel} has so resolved. A closed action is shown once more and then kept in the archive.`,
      ...(leftOut.length > 0 ? [`Left out of this edition by the clerk: ${listed(leftOut.map((annex) => ANNEX_WORDS[annex]))}.`] : []),
    ],
    key: keyOf(by),
    exemptItems,
    exemptSays: exemptSentence(exemptItems, marks.map((m) => m.paragraph)),
  };
}

function exemptSentence(items: number, paragraphs: readonly (number | null)[]): string {
  if (items === 0) return 'No item carries an exempt note.';
  const used = [...new Set(paragraphs.filter((p) => p !== null))].sort((a, b) => a - b);
  const said = used.map((p) => `paragraph ${p}, ${PARAGRAPHS[p] ?? ''}`).join('; ');
  return `${count(items, 'item')} ${items === 1 ? 'carries' : 'carry'} exempt notes (Local Government Act 1972, Schedule 12A${said ? `: ${said}` : ''}). The public edition says where they stand.`;
}

function keyOf(by: Building): Method['key'] {
  const { panel } = by.words;
  return [
    { word: 'not started', means: 'agreed; work has not begun' },
    { word: 'on track', means: `the ${by.words.leadOfficer} expects to meet the target date` },
    { word: 'at risk', means: `the ${by.words.leadOfficer} doubts that the target date will be met` },
    { word: 'proposed for closure', means: `the ${by.words.leadOfficer} says it is done and has worked; the ${panel} decides` },
    { word: `closed by the ${panel}`, means: `the ${panel} agreed that it is done` },
    { word: 'not accepted', means: 'the body asked did not agree to do it, and said why' },
    { word: 'superseded', means: 'another action has taken its place' },
    { word: 'overdue', means: 'the target date has passed; a flag beside the state, not a state' },
  ];
}
