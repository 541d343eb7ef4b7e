// Beside every button that cannot be undone stands what it will do. The list of those buttons is here; a new one belongs on it.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const views = fileURLToPath(new URL('../../views', import.meta.url));

/** The form's address, its template, and what its button says. */
const cannotBeUndone: readonly (readonly [route: string, template: string, says: string])[] = [
  ['POST /meetings/:id/dispatch', 'editions/dispatch', "text: page.asksReason ? page.title : 'Dispatch the report'"],
  ['POST /meetings/:id/draft/send', 'editions/draft', 'text: `Send the draft to the ${words.chair}`'],
  ['POST /editions/:id/withdraw', 'editions/withdraw-edition', "text: 'Withdraw the report'"],
  ['POST /editions/:id/letters', 'editions/edition-letters', "text: 'Say that it was handed over'"],
  ['POST /editions/:id/exempt', 'editions/edition-page', "text: 'Read it with the exempt notes'"],
  ['POST /meetings/:id/sitting', 'sittings/sitting', "text: 'Open the meeting'"],
  ['POST /meetings/:id/sitting/finish', 'sittings/sitting', "text: 'Finish the meeting'"],
  ['POST /meetings/:id/change', 'meetings/change-meeting', "text: 'Save'"],
  ['POST /meetings/:id/cycle/pass-over', 'progress/cycle', "text: 'Let the requests go out'"],
  ['POST /account/calendar/end', 'meetings/calendar-feeds', 'text: `Take the address back: ${feed.title}`'],
  ['POST /actions/new', 'actions/make-actions', "text: 'Make the action'"],
  ['POST /actions/:reference/decide', 'actions/record-decision', "text: 'Record the decision'"],
  ['POST /actions/views/:id/remove', 'actions/saved-views', "text: 'Keep it no longer'"],
  ['POST /actions/:reference/stop-repeating', 'actions/action-terms', "text: 'It comes round no more'"],
  ['POST /actions/:reference/report', 'progress/report-progress', "text: 'Save this update'"],
  ['POST /actions/:reference/report-on-behalf', 'progress/report-on-behalf', "text: 'Save this update'"],
  ['POST /actions/:reference/updates/:id/return', 'progress/return-update', "text: 'Return the update'"],
  ['POST /actions/:reference/exempt-note', 'progress/write-exempt-note', "text: 'Keep the exempt note'"],
  ['POST /questions/:id/answer', 'progress/answer-question', "text: 'Save the answer'"],
  ['POST /questions/:id/withdraw', 'progress/questions', "text: 'Withdraw this question'"],
  ['POST /intake/:id', 'intake/review', 'text: page.confirmText'], ['POST /intake/:id', 'intake/review', "text: 'Put this paper aside'"],
  ['POST /intake/:id/table', 'intake/table', 'text: page.importText'], ['POST /intake/:id/table', 'intake/table', "text: 'Put this table aside'"],
  ['POST /intake/:id/compare', 'intake/compare', "text: 'Put the earlier paper aside and review this one'"],
  ['POST /clocks/:id/met', 'resolutions/clock', "text: 'Stop the clock'"], ['POST /clocks/:id/overrule', 'resolutions/clock', "text: 'Go by the printed date'"],
  ['POST /inspections/:id/clocks/start', 'resolutions/start-clock', "text: 'Start the clock'"],
  ['POST /letters/let-go', 'letters/letters', "text: 'Let letters go from this copy'"], ['POST /letters/release', 'letters/letters', "text: 'Release the letters held back'"],
  ['POST /letters/:id/send-again', 'letters/letter', "text: 'Send again (same message)'"], ['POST /letters/:id/release', 'letters/letter', "text: 'Release this letter'"],
  ['POST /letters/:id/mark-arrived', 'letters/letter', "text: 'It arrived'"], ['POST /letters/:id/deliver-on-paper', 'letters/letter', "text: 'Delivered on paper'"],
  ['POST /people/:id/deactivate-person', 'sign-in/deactivate-person', "text: 'Deactivate ' + page.name"],
  ['POST /people/:id/invite-person', 'sign-in/invite-person', "text: 'Send the invitation'"],
  ['POST /people/:id/reset-second-factor', 'sign-in/reset-second-factor', "text: 'Take it away'"],
  ['POST /people/:id/gather-everything', 'subject-access/gather-everything', "text: 'Gather everything'"], ['POST /retention/change-periods', 'retention/change-periods', "text: 'Save the times'"],
  ['POST /posts/:id/end-post', 'people/end-post', "text: 'End this post'"], ['POST /posts/:id/hand-over-post', 'people/hand-over-post', "text: 'Hand the post over'"],
  ['POST /panels/add-panel', 'panels/add-panel', "text: 'Add this ' + words.panel"],
  ['POST /retention/lift-hold', 'retention/lift-hold', "text: 'Lift it'"], ['POST /people/import-people', 'people/import-people', "text: 'Add them'"],
  ['POST /account/signed-in', 'sign-in/signed-in-places', "text: 'Sign out everywhere else'"],
];

test.each(cannotBeUndone)('%s (%s) says what it will do', (_route, template, says) => {
  const source = readFileSync(path.join(views, `${template}.ejs`), 'utf8');
  const buttons = [...source.matchAll(/ui\.button\(\{(?:[^{}]|\{[^{}]*\})*\}\)/g)].map(([call]) => call).filter((call) => call.includes(says));
  expect(buttons, `There is no button with ${says} in views/${template}.ejs any more: mend this list`).not.toEqual([]);
  for (const call of buttons) expect(call, 'Give the button its `effect`: what it will do, to whom and when').toContain('effect:');
});

test('withdrawing a person’s links is explained above the table in which it is done', () => {
  expect(readFileSync(path.join(views, 'progress/cycle.ejs'), 'utf8')).toContain('<p class="effect">Withdrawing somebody’s links:');
});
