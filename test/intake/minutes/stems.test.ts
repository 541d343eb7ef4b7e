// The words that say "here the panel resolves", how strong they are, and what follows them.
import { expect, test } from 'vitest';
import { readStem } from '../../../src/intake/minutes/stems.reader.ts';

test.each([
  ['RESOLVED', 'formal', ''],
  ['RESOLVED: That the report be noted.', 'formal', 'That the report be noted.'],
  ['RESOLVED – That the report be noted.'.replace('–', '-'), 'formal', 'That the report be noted.'],
  ['RESOLVED:- that', 'formal', 'that'],
  ['Resolved: - That', 'formal', 'That'],
  ['Resolved to note it', 'formal', 'to note it'],
  ['Resolved (unanimously): That it be noted', 'formal', 'That it be noted'],
  ['RESOLVED (by 7 votes to 4): That', 'formal', 'That'],
  ['RESOLVED (1) That it be noted', 'formal', '(1) That it be noted'],
  ['RESOLVED UNANIMOUSLY - That', 'formal', 'That'],
  ['IT WAS RESOLVED THAT:', 'formal', 'THAT:'],
  ['It was moved by Councillor A, seconded by Councillor B and RESOLVED that', 'formal', 'that'],
  ['The Panel RESOLVED to note the report', 'formal', 'to note the report'],
  ['AGREED:', 'formal', ''],
  ['Agreed that - ', 'formal', 'that - '],
  ['AGREED as follows:', 'formal', ''],
  ['Resolved to RECOMMEND: (to Council)', 'formal', ''],
  ['RESOLVED TO RECOMMEND TO COUNCIL that it be adopted', 'formal', ' that it be adopted'],
  ['RECOMMENDED to Cabinet: that', 'formal', 'to Cabinet: that'],
  ['The Committee NOTED the report', 'formal', 'NOTED the report'],
  ['The Committee AGREED the plan', 'formal', 'AGREED the plan'],
  ['It was resolved unanimously to:', 'formal', 'to:'],
  ['It was agreed that a note be sent', 'plain', 'that a note be sent'],
  ['Following scrutiny, it was agreed that the report be noted', 'plain', 'that the report be noted'],
  ['The Committee resolved to:', 'plain', 'to:'],
  ['The Panel agreed the following:', 'plain', ''],
  ['The Panel made the following recommendations:', 'plain', ''],
  ['The Committee recommends that Cabinet:', 'plain', 'that Cabinet:'],
  ['The Cabinet Member:', 'list', ''],
])('%s', (text, strength, rest) => {
  const stem = readStem(text);
  expect(stem?.strength).toBe(strength);
  expect(text.slice(stem?.body)).toBe(rest);
});

test.each([
  'The issues had now been resolved.', 'The Panel had RESOLVED in May to set up a group.', 'Members are RECOMMENDED to note the report.', 'AGREED ACTIONS', 'ACTIONS AGREED:', 'Agreed actions would be followed up.',
  'At its meeting on 9 July the Committee had resolved to set up a group.', 'The Panel noted the report.', 'The report recommended that the Panel:', 'The Committee is asked to:', 'Resolved complaints had risen.',
])('no stem: %s', (text) => { expect(readStem(text)).toBeUndefined(); });
