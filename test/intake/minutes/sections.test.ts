// Section labels of committee pages, and what each opens.
import { expect, test } from 'vitest';
import { isFurniture, isPurpose, readSectionLabel } from '../../../src/intake/minutes/sections.reader.ts';

test.each([
  ['Minutes:', 'minutes'], ['Decision:', 'decision'], ['Decisions:', 'decision'], ['Conclusion/Decision:', 'decision'], ['Resolution OSC/2023/12:', 'decision'], ['Supporting documents:', 'papers'], ['Additional documents:', 'papers'],
  ['Reasons for decision', 'dead'], ['Reason for Decision:', 'dead'], ['Alternative options considered', 'dead'], ['Other options considered:', 'dead'], ['Voting: Unanimous', 'dead'], ['Post meeting note: done', 'dead'],
  ['Recommendations:', 'quoted'], ['Recommendation', 'quoted'], ['Motion', 'quoted'], ['Actions:', 'actions'], ['AGREED ACTIONS', 'actions'], ['The following actions were agreed:', 'actions'], ['Date of decision: 04/02/2025', 'details'], ['Contact: Jo Bell', 'details'],
])('%s', (text, section) => { expect(readSectionLabel(text)?.section).toBe(section); });

test.each(['Minutes of the last meeting were agreed.', 'Decisions taken by officers were listed.', 'Reasons were given by the Director for the delay.', 'The Panel', 'Options were discussed.'])('no label: %s', (text) => {
  expect(readSectionLabel(text)).toBeUndefined();
});

test('the agenda’s ask is not the meeting’s decision, and page numbers are nobody’s words', () => {
  expect(['To consider a report of the Director', 'Report of the Head of Service', 'The Committee is asked to note the report'].every(isPurpose)).toBe(true);
  expect(['To note the report', 'The Committee noted the report'].map(isPurpose)).toEqual([true, false]);
  expect(['Page 3 of 9', '- 4 -', 'Back to top'].every(isFurniture)).toBe(true);
});
