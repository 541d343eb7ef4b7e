// Handing a post over: who held it stays until the day before.
import { expect, test } from 'vitest';
import { day } from '../../src/calendar/day.ts';
import { isUnder, mayHandOver, type HandOverRefusal, type Held } from '../../src/people/post.ts';

const open: Held = { personId: 'amin', fromOn: day('2025-09-01'), untilOn: null };
const gone: Held = { personId: 'amin', fromOn: day('2025-09-01'), untilOn: day('2026-01-31') };

test.each<[what: string, newest: Held | undefined, to: string | null, from: string, endedOn: string | null, refusal: HandOverRefusal | undefined]>([
  ['to the first holder', undefined, 'rao', '2026-03-01', null, undefined],
  ['from one to the next', open, 'rao', '2026-03-01', null, undefined],
  ['on the day after the holder began', open, 'rao', '2025-09-02', null, undefined],
  ['on the day the holder began', open, 'rao', '2025-09-01', null, 'not-later'],
  ['to the one who has it', open, 'amin', '2026-03-01', null, 'same-holder'],
  ['to nobody', open, null, '2026-03-01', null, undefined],
  ['to nobody when nobody has it', gone, null, '2026-03-01', null, 'nobody-holds-it'],
  ['after a gap', gone, 'rao', '2026-02-01', null, undefined],
  ['back to somebody who had it', gone, 'amin', '2026-03-01', null, undefined],
  ['before the last holder’s last day is over', gone, 'rao', '2026-01-31', null, 'not-later'],
  ['of a post that has ended', open, 'rao', '2026-03-01', '2026-03-01', 'ended'],
  ['of a post that will end', open, 'rao', '2026-02-28', '2026-03-01', undefined],
])('%s', (_what, newest, to, from, endedOn, refusal) => {
  expect(mayHandOver({ endedOn: endedOn === null ? null : day(endedOn) }, newest, to, day(from))).toEqual(refusal === undefined ? { ok: true } : { ok: false, because: refusal });
});

test('nobody directs their own director', () => {
  const posts = [{ id: 'head', directorPostId: 'assistant' }, { id: 'assistant', directorPostId: 'director' }, { id: 'director', directorPostId: null }];
  expect(isUnder(posts, 'head', 'director')).toBe(true);
  expect(isUnder(posts, 'head', 'head')).toBe(true);
  expect(isUnder(posts, 'director', 'head')).toBe(false);
});
