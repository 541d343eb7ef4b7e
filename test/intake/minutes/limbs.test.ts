// Limbs lettered inside a line, where a limb ends, and what kind of words it opens with.
import { describe, expect, test } from 'vitest';
import { splitInline } from '../../../src/intake/minutes/inline-limbs.reader.ts';
import { narrativeOpens, trimLimb } from '../../../src/intake/minutes/limb-end.reader.ts';
import { limbClass } from '../../../src/intake/minutes/verbs.ts';
import { wordsOf } from '../../../src/intake/minutes/words.ts';

function words(text: string) {
  return wordsOf(text, 0, text.length);
}

describe('limbs inside a line', () => {
  test.each([
    ['(a) That x be noted, and (b) that y be sent', ['a', 'b']],
    ['that: (i) the plan be noted; (ii) the Chair write', ['i', 'ii']],
    ['1. That x be noted. 2. That y be sent. 3. That z be asked', ['1', '2', '3']],
    ['That the Director (a) report in May; and (b) write to schools', ['a', 'b']],
    ['That (1) the report be noted, (2) staff be thanked and (3) the Chair write', ['1', '2', '3']],
    ['• To note it; • To ask for more', [null, null]],
  ])('%s', (text, labels) => { expect(splitInline(words(text))?.limbs.map((limb) => limb.mark.label)).toEqual(labels); });

  test.each([
    'That, as in paragraphs (a) and (b) of the report, a sum be paid', 'in spite of recommendation (b) above, the Executive agrees', 'under Section 100(A)(4) of the Act', 'That information be given on (a) costs, and (b) staffing',
    'That the report be noted', 'exempt under paragraph (1) and paragraph (2)',
  ])('none: %s', (text) => { expect(splitInline(words(text))).toBeUndefined(); });
});

test.each([
  ['That it be noted.', 'That it be noted'],
  ['That it be noted; and', 'That it be noted'],
  ['That it be noted, and', 'That it be noted'],
  ['That it be noted. (Unanimous)', 'That it be noted'],
  ['That it be noted. (Councillor Ames asked that his vote against be recorded.)', 'That it be noted'],
  ['That it be noted. The Chair thanked the officers for coming.', 'That it be noted'],
  ['That it be noted. A further report to come in May.', 'That it be noted. A further report to come in May'],
  ['That it be sent to Cllr. Ames and Mr. Bell.', 'That it be sent to Cllr. Ames and Mr. Bell'],
  ['That it be noted. Supporting documents: Report PDF 88 KB', 'That it be noted'],
])('%s', (text, kept) => { expect(trimLimb(words(text)).text).toBe(kept); });

test.each([
  ['That it be noted', 'that'], ['T H A T it be noted', 'that'], ['To note it', 'to'], ['notes the plan', 'verb'], ['Asked the Director for more', 'verb'], ['the report be noted', 'clause'], ['Councillor Rowe', 'phrase'],
  ['Report of the Director', 'phrase'], ['SEND Lead', 'phrase'], ['Work Programme', 'phrase'], ['whatever is said in item 3, the plan be kept', 'clause'],
])('%s opens as %s', (text, kind) => { expect(limbClass(text)).toBe(kind); });

test.each([
  ['(Councillor Ames left the meeting.)', true], ['The Chair thanked the officers.', true], ['On being put to the vote the motion was lost.', true], ['Reason: to comply with the law', true],
  ['That the Chair be thanked', false], ['The report be noted', false], ['Councillor Ames be thanked', false],
])('%s is narrative: %s', (text, yes) => { expect(narrativeOpens(text)).toBe(yes); });
