// Delivery reports out of a real mailbox: each counted once, none lost, nothing told to a server that cannot be trusted, one alarm.
import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { record, theSystem } from '../../src/audit/record.ts';
import { envelopeSender } from '../../src/letters/envelope-sender.ts';
import { readReports } from '../../src/letters/read-reports.ts';
import { readReportsJob } from '../../src/letters/read-reports.job.ts';
import { reportMailbox, type ReportMailbox } from '../../src/letters/report-mailbox.ts';
import { getMailboxState } from '../../src/letters/report-mailbox.store.ts';
import { addRestoredCopy } from '../../src/letters/restored-copy.store.ts';
import { someSettings } from '../support/builders.ts';
import { authority } from '../support/certificates.ts';
import { aCouncil } from '../support/database.ts';
import { anImapServer, mailboxUser, type ImapServer } from '../support/imap-server.ts';
import { aPostOffice, eventsOf, queued, stateOf } from './letters.support.ts';
import { samples } from './report-samples.ts';

const { deps, clock, owner, listJobs } = await aCouncil();
const { db, council } = deps;
const MINUTE = 60_000;
const never = new AbortController().signal;
const servers: ImapServer[] = [];
let alarms: unknown[];

beforeAll(() => someSettings(deps));
beforeEach(async () => {
  alarms = [];
  await owner('report_mailbox_state').update({ trouble: null, troubled_since: null, tries: 0, next_try_at: null, alerted_at: null });
});
afterEach(async () => { for (const server of servers.splice(0)) await server.stop(); });

const heard = { ...deps, log: Object.assign(Object.create(deps.log) as typeof deps.log, { error: (of: unknown) => alarms.push(of) }) };

async function aMailbox(given: Parameters<typeof anImapServer>[0] = {}, of: Partial<ReportMailbox> = {}): Promise<{ server: ImapServer; read: () => Promise<void>; mailbox: ReportMailbox }> {
  const server = await anImapServer(given);
  servers.push(server);
  const mailbox: ReportMailbox = { host: 'localhost', port: server.port, security: given.security === 'tls' || given.security === undefined ? 'tls' : 'starttls', ...mailboxUser, folder: 'INBOX', ca: authority, ...of };
  return { server, mailbox, read: () => readReports([heard], mailbox, never) };
}

async function accepted(): Promise<{ id: string; envelope: string }> {
  const id = await queued(deps);
  await (await aPostOffice(deps)).deliver();
  return { id, envelope: envelopeSender('bounces@council.example', council.secret, id) };
}

const write = (system: string, envelope: string): string => samples.find((sample) => sample.system === system)?.write(envelope) ?? '';
const bounced = async (id: string): Promise<number> => (await eventsOf(db, id)).filter((state) => state === 'bounced_hard').length;

test.each(['tls', 'starttls'] as const)('by %s: each report finds its letter, once; what is no report is marked for a person', async (security) => {
  const { server, read } = await aMailbox({ security });
  const [dead, away] = [await accepted(), await accepted()];
  server.put(write('Postfix, no such user', dead.envelope));
  server.put(write('Exchange, out of office', away.envelope));
  server.put(write('a person', away.envelope));
  server.put(write('Postfix, no such user', envelopeSender('bounces@council.example', 'another secret', away.id)));
  await read();
  expect([(await stateOf(db, dead.id)).state, (await stateOf(db, away.id)).state]).toEqual(['bounced_hard', 'accepted']);
  expect(server.flags()).toEqual([['\\Seen'], ['\\Seen'], ['\\Flagged', '\\Seen'], ['\\Seen']]);
  await read();
  expect(await bounced(dead.id)).toBe(1);
  expect(await getMailboxState(db)).toMatchObject({ trouble: null, lastReadAt: clock.now() });
});

test('all the samples come through the mailbox as they would by hand', async () => {
  const { server, read } = await aMailbox();
  const letters = [];
  for (const sample of samples) {
    const letter = await accepted();
    letters.push({ ...letter, sample });
    server.put(sample.write(letter.envelope));
  }
  await read();
  for (const { id, sample } of letters) {
    expect([sample.system, (await stateOf(db, id)).state]).toEqual([sample.system, { hard: 'bounced_hard', soft: 'bounced_soft', complaint: 'complained' }[sample.finding as string] ?? 'accepted']);
  }
}, 120_000);

test('a report is marked only when it is kept: what the database refused is read again, and those behind it are not kept waiting', async () => {
  const { server, read } = await aMailbox();
  const [first, second] = [await accepted(), await accepted()];
  server.put(write('Postfix, no such user', first.envelope));
  server.put(write('a person', second.envelope));
  await owner.raw('alter table letter_reports rename to letter_reports_away');
  try {
    await read();
  } finally {
    await owner.raw('alter table letter_reports_away rename to letter_reports');
  }
  expect(server.flags()).toEqual([[], ['\\Flagged', '\\Seen']]);
  expect((await stateOf(db, first.id)).state).toBe('accepted');
  await read();
  expect(server.flags()[0]).toEqual(['\\Seen']);
  expect(await bounced(first.id)).toBe(1);
});

test.each(['UID SEARCH', 'UID FETCH'])('cut off at %s, it is known not to have been read', async (command) => {
  const { server, read } = await aMailbox();
  const { id, envelope } = await accepted();
  server.put(write('Postfix, no such user', envelope));
  server.hangUpAt(command);
  await read();
  expect([(await getMailboxState(db)).trouble, await bounced(id)]).toEqual(['unreachable', 0]);
});

test('cut off between the commit and the mark, it is read twice and counted once', async () => {
  const { server, read } = await aMailbox();
  const { id, envelope } = await accepted();
  server.put(write('Postfix, no such user', envelope));
  server.hangUpAt('UID STORE');
  await read();
  expect([await bounced(id), server.flags()]).toEqual([1, [[]]]);
  expect((await getMailboxState(db)).trouble).toBe('unreachable');
  server.asUsual('UID STORE');
  await Promise.all([read(), read()]);
  expect([await bounced(id), server.flags()]).toEqual([1, [['\\Seen']]]);
  expect((await getMailboxState(db)).trouble).toBeNull();
});

test('a report with megabytes behind it and control characters in it is understood', async () => {
  const { server, read } = await aMailbox();
  const { id, envelope } = await accepted();
  server.put(write('Postfix, no such user', envelope).replace('User unknown in', 'User\u0000\u0007 unknown in').replace('user unknown, mailbox full', 'x'.repeat(3_000_000)));
  await read();
  expect(await stateOf(db, id)).toMatchObject({ state: 'bounced_hard', said: expect.stringContaining('User unknown in') as string });
});

describe('never plain: nothing is told to', () => {
  test.each<[string, Parameters<typeof anImapServer>[0], Partial<ReportMailbox>]>([
    ['a server without STARTTLS', { security: 'none' }, { security: 'starttls' }],
    ['a server without TLS', { security: 'none' }, { security: 'tls' }],
    ['the certificate of another name', { certificate: 'otherName' }, {}],
    ['the certificate of another name, by STARTTLS', { certificate: 'otherName', security: 'starttls' }, {}],
  ])('%s', async (_, given, of) => {
    const { server, read } = await aMailbox(given, of);
    await read();
    expect([server.logins, (await getMailboxState(db)).trouble]).toEqual([0, 'insecure']);
    expect(alarms).toHaveLength(1);
  });

  test('an authority nobody knows', async () => {
    const { server, mailbox } = await aMailbox();
    const unknown = { ...mailbox };
    delete unknown.ca;
    await readReports([heard], unknown, never);
    expect([server.logins, (await getMailboxState(db)).trouble]).toEqual([0, 'insecure']);
  });
});

test('a wrong password: one alarm, tried less and less often, the password in none of it; mended, it reads on', async () => {
  const { server, mailbox } = await aMailbox({ pass: 'another' });
  const job = readReportsJob(mailbox, { main: heard, all: () => [heard] });
  for (let minute = 0; minute < 60; minute++) {
    await job.run(heard, { now: true }, never);
    clock.advance(MINUTE);
  }
  expect(server.logins).toBe(5);
  expect(alarms).toMatchObject([{ alert: 'delivery reports', trouble: 'sign-in refused' }]);
  expect(JSON.stringify([alarms, await getMailboxState(db)])).not.toContain(mailboxUser.pass);
  const mended = await aMailbox();
  clock.advance(60 * MINUTE);
  await readReportsJob(mended.mailbox, { main: heard, all: () => [heard] }).run(heard, { now: true }, never);
  expect(await getMailboxState(db)).toMatchObject({ trouble: null, tries: 0 });
});

test('a mailbox that is away for a quarter of an hour: one alarm, and the reports wait in it', async () => {
  const { server, mailbox, read } = await aMailbox();
  await server.stop();
  servers.splice(0);
  for (const [minutes, expected] of [[0, 0], [14, 0], [1, 1], [30, 1]] as const) {
    clock.advance(minutes * MINUTE);
    await read();
    expect([minutes, alarms.length]).toEqual([minutes, expected]);
  }
  const { id, envelope } = await accepted();
  const back = await anImapServer({ port: mailbox.port });
  servers.push(back);
  back.put(write('Postfix, no such user', envelope));
  await read();
  expect([await bounced(id), (await getMailboxState(db)).trouble]).toEqual([1, null]);
});

test('a folder that is not there is said', async () => {
  const { read } = await aMailbox({}, { folder: 'Elsewhere' });
  await read();
  expect((await getMailboxState(db)).trouble).toBe('no such folder');
});

test('the tick only wakes, and only the first council’s', async () => {
  const { mailbox, server } = await aMailbox();
  const job = readReportsJob(mailbox, { main: heard, all: () => [heard] });
  const before = (await listJobs()).length;
  await job.run(heard, {}, never);
  await job.run(heard, {}, never);
  await job.run({ ...heard, council: { ...council, key: 'other' } }, {}, never);
  expect((await listJobs()).slice(before)).toEqual([{ name: 'read-reports', payload: { now: true } }]);
  expect(server.logins).toBe(0);
});

test.each([
  ['imaps://bounces%40council.example:a%20pass%2Fword@mail.example', { host: 'mail.example', port: 993, security: 'tls', ...mailboxUser, folder: 'INBOX' }],
  ['imap://u:p@mail.example:1143/Delivery%20reports', { host: 'mail.example', port: 1143, security: 'starttls', user: 'u', pass: 'p', folder: 'Delivery reports' }],
])('%s', (url, expected) => { expect(reportMailbox(url)).toEqual(expected); });

// The last one: this council is a copy from here on.
test('a copy restored from a backup leaves the mailbox to the original', async () => {
  const { mailbox, server } = await aMailbox();
  const id = randomUUID();
  await db.transaction(async (tx) => {
    await addRestoredCopy(tx, { id, backupMadeAt: clock.now(), restoredAt: clock.now() });
    await record(tx, deps, theSystem, { what: 'test.laid-out', about: { kind: 'restored_copies', id } });
  });
  await readReportsJob(mailbox, { main: heard, all: () => [heard] }).run(heard, { now: true }, never);
  expect(server.logins).toBe(0);
});
