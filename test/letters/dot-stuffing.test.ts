// On the wire a message must be what nodemailer's own careful way would make of it, only faster.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dotStuffed } from '../../src/letters/dot-stuffing.render.ts';

/** As RFC 5321 4.5.2 says it, line by line. */
const slowly = (text: string): string => text.split('\r\n').map((line) => (line.startsWith('.') ? `.${line}` : line)).join('\r\n');

test('lines that begin with a dot get another, whatever the lines are', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom('a', '.', '..', '.a', '', 'é', 'a.b', '. .')), fc.boolean(), (lines, ended) => {
    const text = lines.join('\r\n') + (ended ? '\r\n' : '');
    expect(dotStuffed(Buffer.from(text))?.toString()).toBe(slowly(text));
  }));
});

test('a CR or LF that stands alone anywhere is left to the slow way', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom('a', '.', '\r\n'), { maxLength: 20 }), fc.constantFrom('\r', '\n'), fc.array(fc.constantFrom('a', '.', '\r\n'), { maxLength: 20 }), (before, alone, after) => {
    const text = `${before.join('')}x${alone}x${after.join('')}`;
    expect(dotStuffed(Buffer.from(text))).toBeUndefined();
  }));
});
