// What may follow what, as a table: main report, supplement, replacement, before and after the meeting, withdrawn and replaced.
import { describe, expect, test } from 'vitest';
import { instantFrom } from '../../src/calendar/clock.ts';
import { day } from '../../src/calendar/day.ts';
import { LARGEST_ATTACHED, attachedOf } from '../../src/editions/attached.ts';
import type { KeptFile } from '../../src/editions/edition.store.ts';
import { fileNameOf, type EditionSummary } from '../../src/editions/edition.ts';
import { whyNotDispatched, type DispatchFacts } from '../../src/editions/following.ts';

const before = instantFrom('2026-03-04T10:00:00Z');
const after = instantFrom('2026-03-13T10:00:00Z');
const main = edition('main');
const facts = (more: Partial<DispatchFacts> = {}): DispatchFacts => ({
  meeting: { state: 'planned', beginsAt: instantFrom('2026-03-12T18:30:00Z') }, editions: [], now: before, publishAt: null, publishBefore: instantFrom('2026-03-04T23:59:00Z'), ...more,
});

function edition(id: string, more: Partial<EditionSummary> = {}): EditionSummary {
  return {
    id, panelId: 'p', meetingId: 'm', number: 8, kind: 'main', followsId: null, reason: null, comparedWithId: null, contentVersion: 1, contentSha256: '', asAt: before, publishAt: before, dispatchedAt: before,
    dispatchedByPersonId: 'c', hasExempt: false, meetsOn: day('2026-03-12'), withdrawnAt: null, withdrawnWhy: null, ...more,
  };
}
const supplementTo = (editionId: string) => ({ kind: 'supplement' as const, editionId });
const replacementOf = (editionId: string) => ({ kind: 'replacement' as const, editionId });
const withdrawn = edition('main', { withdrawnAt: before, withdrawnWhy: 'wrong' });
const replaced = [main, edition('new', { kind: 'replacement', followsId: 'main' })];

test.each([
  ['a main report', undefined, facts(), undefined],
  ['a second one', undefined, facts({ editions: [main] }), 'already-dispatched'],
  ['a second one after the first was withdrawn: that is a replacement', undefined, facts({ editions: [withdrawn] }), 'already-dispatched'],
  ['one for a meeting that has begun', undefined, facts({ now: after }), 'meeting-begun'],
  ['one for a meeting put off', undefined, facts({ meeting: { state: 'postponed', beginsAt: after } }), 'not-planned'],
  ['one published yesterday', undefined, facts({ publishAt: instantFrom('2026-03-03T10:00:00Z') }), 'publish-in-the-past'],
  ['one published after the last day', undefined, facts({ publishAt: instantFrom('2026-03-05T10:00:00Z') }), 'publish-too-late'],
  ['one published this evening', undefined, facts({ publishAt: instantFrom('2026-03-04T18:00:00Z') }), undefined],
  ['a supplement', supplementTo('main'), facts({ editions: [main] }), undefined],
  ['a supplement to nothing', supplementTo('main'), facts(), 'nothing-to-follow'],
  ['a supplement to what was withdrawn', supplementTo('main'), facts({ editions: [withdrawn] }), 'nothing-to-follow'],
  ['a supplement to what was replaced', supplementTo('main'), facts({ editions: replaced }), 'already-replaced'],
  ['a supplement to the replacement', supplementTo('new'), facts({ editions: replaced }), undefined],
  ['a supplement once the panel sits', supplementTo('main'), facts({ editions: [main], now: after }), 'meeting-begun'],
  ['a replacement', replacementOf('main'), facts({ editions: [main] }), undefined],
  ['a second replacement of the same', replacementOf('main'), facts({ editions: replaced }), 'already-replaced'],
  ['a replacement of what was withdrawn', replacementOf('main'), facts({ editions: [withdrawn] }), undefined],
  ['a replacement when the meeting is over', replacementOf('main'), facts({ editions: [main], now: after, meeting: { state: 'held', beginsAt: before } }), undefined],
  ['a replacement for a meeting that was cancelled', replacementOf('main'), facts({ editions: [main], meeting: { state: 'cancelled', beginsAt: after } }), 'not-planned'],
] as const)('%s', (_what, follows, given, because) => {
  expect(whyNotDispatched(follows, given)).toBe(because);
});

describe('a size limit decides whether the PDF goes with the letter', () => {
  const pdf = (length: number): KeptFile => ({ editionId: 'e', format: 'pdf', audience: 'public', sha256: 'aa', fileName: 'ECS.pdf', madeAt: before, length });
  const exempt: KeptFile = { ...pdf(1), audience: 'exempt', sha256: 'bb' };

  test('attached up to the limit, linked above it, and never the exempt one', () => {
    expect(attachedOf([exempt, pdf(LARGEST_ATTACHED)], 'https://x.example/editions/e', LARGEST_ATTACHED).attachments).toEqual([{ fileName: 'ECS.pdf', mediaType: 'application/pdf', sha256: 'aa' }]);
    const linked = attachedOf([exempt, pdf(LARGEST_ATTACHED + 1)], 'https://x.example/editions/e', LARGEST_ATTACHED);
    expect(linked).toEqual({ attachments: [], says: 'The PDF is too large for a letter (7.1 MB). It is here, after signing in: https://x.example/editions/e/files/pdf' });
  });
});

test('a file’s name says the number, the kind and the day, and no more', () => {
  const of = { panelCode: 'ECS', number: 9, meetsOn: '2026-03-12' };
  expect(fileNameOf({ ...of, kind: 'main' }, 'pdf', 'public')).toBe('ECS progress report 9 for 2026-03-12.pdf');
  expect(fileNameOf({ ...of, kind: 'replacement' }, 'docx', 'exempt')).toBe('ECS progress report 9 (replacement) for 2026-03-12 (not for publication).docx');
});
