// The settings: every problem at once, in words, and never a secret repeated.
import { expect, test } from 'vitest';
import { isLoopback, readConfig, settings } from '../../src/config.ts';

const production = {
  NODE_ENV: 'production', DATABASE_URL: 'postgres://o:p@db:5432/matters', SMTP_URL: 'smtps://u:p@relay.example', BASE_URL: 'https://actions.example.gov.uk',
  SESSION_SECRET: 'x'.repeat(40), MAIL_FROM: 'scrutiny@example.gov.uk',
};

function problems(env: Record<string, string | undefined>): string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    return (error as Error).message.split('\n');
  }
}

test('the demonstration needs nothing', () => {
  expect(readConfig({})).toMatchObject({ mode: 'demonstration', port: 3000, council: 'slough', databaseUrl: undefined, smtpUrl: undefined, sessionSecret: undefined, letters: 'send' });
});

test('a database and a relay of one’s own are production, even when NODE_ENV was forgotten', () => {
  expect(readConfig({ ...production, NODE_ENV: undefined })).toMatchObject({ mode: 'production', council: 'council' });
  expect(readConfig({ ...production, NODE_ENV: 'development' }).mode).toBe('demonstration');
});

test('in production every secret and address is asked for, all at once', () => {
  const said = problems({ NODE_ENV: 'production' });
  for (const name of ['DATABASE_URL', 'SMTP_URL', 'BASE_URL', 'SESSION_SECRET', 'MAIL_FROM']) expect(said.filter((line) => line.startsWith(`${name} is not set`))).toHaveLength(1);
  expect(said).toHaveLength(5);
});

test.each([
  ['PORT', 'many', 'PORT="many" must be a port number'], ['PORT', '70000', 'PORT="70000" must be a port number, at most 65535'],
  ['BASE_URL', 'actions.example', 'BASE_URL="actions.example" must be an address such as https://actions.example.gov.uk'],
  ['BASE_URL', 'https://example.gov.uk/actions', 'BASE_URL="https://example.gov.uk/actions" must be the address of the whole site, without a path'],
  ['BASE_URL', 'http://actions.example.gov.uk', 'BASE_URL="http://actions.example.gov.uk" must begin with https: in production; sign-in cookies are never sent over plain http'],
  ['COUNCIL', 'Slough Borough', 'COUNCIL="Slough Borough" must be 2 to 40 small letters'], ['COUNCIL', 'public', 'COUNCIL="public" is a name PostgreSQL'],
  ['COUNCIL', 'slough_app', 'COUNCIL="slough_app" is a name PostgreSQL'], ['LETTERS', 'later', 'LETTERS="later" must be send or hold'],
  ['MAIL_FROM', 'the clerk', 'MAIL_FROM="the clerk" must be a plain e-mail address'], ['LOG_LEVEL', 'loud', 'LOG_LEVEL="loud" must be debug, info, warn or error'],
  ['SESSION_SECRET', 'short one', 'SESSION_SECRET must have 32 characters or more'], ['DATABASE_URL', 'mysql://u:hunter2@db/x', 'DATABASE_URL must be an address such as postgres:'],
  ['SMTP_URL', 'relay:hunter2', 'SMTP_URL must be an address such as smtp:'],
])('%s=%j is refused: %s', (name, value, sentence) => {
  const said = problems({ ...production, [name]: value });
  expect(said).toHaveLength(1);
  expect(said[0]).toContain(sentence);
  expect(said[0]).not.toContain('hunter2');
});

test('an empty variable is one that is not set', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ port: 3000, databaseUrl: undefined });
});

test('every setting says what it is for', () => {
  for (const [name, { says }] of Object.entries(settings)) expect(says, name).toMatch(/^.{15,}\.$/);
});

test.each([['localhost', true], ['slough.localhost', true], ['127.0.0.1', true], ['127.8.8.8', true], ['[::1]', true], ['localhost.evil.example', false], ['128.0.0.1', false], ['127.0.0.1.evil.example', false]])('%s is this machine: %s', (name, is) => {
  expect(isLoopback(name)).toBe(is);
});
