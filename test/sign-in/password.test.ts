// What may be a password: a table (S-13).
import { describe, expect, test } from 'vitest';
import { checkPassword, hashPassword } from '../../src/sign-in/password-hash.ts';
import { mayBePassword } from '../../src/sign-in/password.ts';

const local = ['Priya Shah', 'priya.shah@testborough.example', 'Testborough Council', 'Education and Children’s Services Scrutiny Panel', 'ECS'];

describe('refused', () => {
  test.each(['', 'short', 'elevenchars', 'Tr0ub4dor&3', '😀😀😀😀😀'])('too short: %j', (password) => {
    expect(mayBePassword(password, local)).toEqual({ ok: false, because: 'too-short' });
  });
  test.each([
    'password1234', 'passwordpassword', 'Password2024!', 'P@ssw0rd2026!!', 'P4$$w0rd12345', 'qwertyuiop12', 'qwertyuiop[]', 'asdfghjkl123', '1qaz2wsx3edc', '123456789012', '000000000000',
    'aaaaaaaaaaaa', 'abcabcabcabc', 'abcdefghijkl', 'letmein12345', 'welcome12345', 'Welcome2026!!', 'iloveyou1234', 'iloveyouforever', 'administrator', 'Administrator1',
    'changeme1234', 'liverpoolfc1', 'chelsea12345', 'manchesterunited', 'football2026', 'superman1234', 'summer2026!!', 'November2026', 'monday123456', 'michelle1234', 'charlie12345',
    'correcthorsebatterystaple', 'testborough2026', 'Testborough Council', 'priyashah2026', 'Priya.Shah.2026', 'scrutinypanel', 'Scrutiny-Committee1', 'councillor12', 'ofsted123456',
    'childrensservices', 'mattersarising', 'xkqxkqxkqxkqxkq', '19471947194719', '!!!!!!!!!!!!', 'zxcvbnmzxcvbnm', '😀😀😀😀😀😀😀😀😀😀😀😀',
  ])('everybody would try it: %s', (password) => {
    expect(mayBePassword(password, local)).toEqual({ ok: false, because: 'too-common' });
  });
});

describe('allowed', () => {
  test.each([
    'teapot gravel window', 'three teal kayaks', 'kX9#mQ2$vL7pRt', 'Velvet-Otter-Plinth', 'mae glaw heddiw yn drwm', 'пароль на скорую руку', '雨が降っています今日も明日も', '🦊🐝🌍🍕🚲📎🎻🪁🧵🪴🥁🧲',
    "O'Brien's gloves; DROP", '   leading and trailing   ', 'x'.repeat(3) + 'jumpy bagpipe nettles', 'a gannet ' .repeat(2) + 'sneezes',
  ])('%s', (password) => {
    expect(mayBePassword(password, local)).toEqual({ ok: true });
  });
});

describe('kept exactly', () => {
  const long = '🦊ż"\'<&% \\'.repeat(20).slice(0, 128);
  test.each(['🦊🐝🌍🍕🚲📎🎻🪁🧵🪴🥁🧲', long, ' spaces at both ends '])('%s', async (password) => {
    const hash = await hashPassword(password);
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await checkPassword(hash, password)).toBe('right');
    expect(await checkPassword(hash, password.slice(0, -1))).toBe('wrong');
    expect(await checkPassword(hash, `${password} `)).toBe('wrong');
  });
  test('an é typed on a Mac is the é typed on a PC', async () => {
    expect(await checkPassword(await hashPassword('caf\u00e9 teapot gravel'), 'cafe\u0301 teapot gravel')).toBe('right');
  });
  test('nobody’s password is always wrong', async () => {
    expect(await checkPassword(undefined, 'anything at all')).toBe('wrong');
  });
});
