// Browsers and addresses that guesses are counted under.
import { expect, test } from 'vitest';
import { knownBrowser, nameOfBrowser, networkOf } from '../../src/sign-in/known-browser.ts';

test('a browser is known for the person who signed in with it and for nobody else', () => {
  const cookie = knownBrowser('secret', 'Sam@Example.org');
  expect(nameOfBrowser('secret', 'sam@example.org ', cookie)).toBe(cookie.split('.')[0]);
  expect(nameOfBrowser('secret', 'pat@example.org', cookie)).toBeUndefined();
  expect(nameOfBrowser('another council', 'sam@example.org', cookie)).toBeUndefined();
  for (const forged of [undefined, '', '.', 'name', 'name.', `x${cookie}`, `${cookie}x`]) expect(nameOfBrowser('secret', 'sam@example.org', forged)).toBeUndefined();
});

test.each([
  ['192.0.2.7', '192.0.2.7'], ['::ffff:192.0.2.7', '192.0.2.7'], ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'], ['2001:db8:1:2:ffff::1', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'], ['::1', '0:0:0:0'], ['2001:0DB8:0001:0002::', '2001:db8:1:2'], ['', ''],
])('%s counts as %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
