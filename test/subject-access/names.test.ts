// Names in texts: which sentences name somebody, and a text without the others.
import { describe, expect, test } from 'vitest';
import { formsOf, passagesNaming, withoutOthers } from '../../src/subject-access/names.ts';

const subject = { id: '11111111-1111-4111-8111-111111111111', name: 'Cllr Ann Lee', email: 'ann.lee@testborough.example' };
const others = [
  { id: '22222222-2222-4222-8222-222222222222', name: 'Helen Ashdown', label: 'an officer' }, { id: null, name: 'Cllr Bob Lee', label: 'a member' },
  { id: null, name: 'Theresa May', label: 'another person' }, { id: null, name: 'Joan O’Leary-Smith (locum)', label: 'another person' },
];
const clean = withoutOthers(subject, others, new Map([['33333333-3333-4333-8333-333333333333', 'ECS-1']]), ['scrutiny@testborough.example']);

describe('a text without the others', () => {
  test.each([
    ['Helen Ashdown wrote to Cllr Ann Lee.', 'an officer wrote to Cllr Ann Lee.'],
    ['helen  ashdown; Mrs Ashdown, Ms. Ashdown and ASHDOWN', 'an officer; an officer, an officer and ASHDOWN'],
    ['Ashdown said so; Ashdowns did not', 'an officer said so; Ashdowns did not'],
    // A surname that the two share is left where it stands alone, and the other's full name goes.
    ['Ann Lee and Bob Lee and Lee', 'Ann Lee and a member and Lee'],
    ['Theresa May by 12 May 2026', 'another person by 12 May 2026'],
    ['Joan O’Leary-Smith (locum) rang', 'another person rang'],
    ['from h.ashdown@other.example to ann.lee@testborough.example and scrutiny@testborough.example', 'from (another address) to ann.lee@testborough.example and scrutiny@testborough.example'],
    ['22222222-2222-4222-8222-222222222222 of 33333333-3333-4333-8333-333333333333', 'an officer of ECS-1'],
  ])('%s', (text, expected) => { expect(clean(text)).toBe(expected); });
});

describe('passages that name somebody', () => {
  test('are the sentences, of texts and of whatever is nested in a content', () => {
    expect(passagesNaming(subject, 'The panel met. Cllr Ann Lee asked why. Nobody knew.\nAnn Lees was there.')).toEqual(['Cllr Ann Lee asked why.']);
    expect(passagesNaming(subject, JSON.stringify({ a: [{ b: 'Councillor Lee asked. Bob answered.' }], name: 'Ann Lee' }))).toEqual(['Councillor Lee asked.', 'Ann Lee']);
    expect(passagesNaming(subject, 'Nobody is named here')).toEqual([]);
  });

  test('a name with signs in it is no pattern', () => {
    expect(passagesNaming({ ...subject, name: 'A. (B) [C]*' }, 'Ask A. (B) [C]* of it')).toEqual(['Ask A. (B) [C]* of it']);
    expect(formsOf('Cher')).toEqual(['Cher', 'Cher']);
  });
});
