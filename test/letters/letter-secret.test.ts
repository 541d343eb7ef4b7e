// A one-time link stands in its reader's inbox and nowhere else: not in the outbox, not in what it can be sent again from.
import { beforeAll, expect, test } from 'vitest';
import { sendAgain } from '../../src/letters/send-again.ts';
import { openSecret, sealSecret } from '../../src/letters/letter-secret.ts';
import type { LetterOrder } from '../../src/letters/queue.ts';
import { sweep } from '../../src/letters/sweep.ts';
import type { Person } from '../../src/people/person.ts';
import { aPanel, aPerson, signedIn, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { aPostOffice, ofPanel, queued, stateOf } from './letters.support.ts';

const { deps, clock, owner } = await aCouncil();
const { db } = deps;
const LINK = 'https://actions.example/set-password/kq3-One_Time';
let administrator: Person;
beforeAll(async () => {
  await someSettings(deps);
  administrator = await aPerson(deps, { isAdministrator: true });
});

const inAnHour = (): Date => new Date(clock.now().getTime() + 3_600_000);
const withLink = (given: Partial<LetterOrder> = {}): Partial<LetterOrder> => ({
  text: `Open ${LINK} or write ${LINK} down.`, html: `<p><a href="${LINK}">${LINK}</a></p>`, secret: { text: LINK, until: inAnHour() }, lane: 'sign-in', expiresAt: inAnHour(), ...given,
});

/** Everything the council's database holds, as text. */
async function everythingKept(): Promise<string> {
  const { rows } = await owner.raw<{ rows: { kept: string }[] }>('select query_to_xml(\'select * from letters, letter_deliveries, letter_events where letter_deliveries.letter_id = letters.id and letter_events.letter_id = letters.id\', true, false, \'\')::text as kept');
  const secrets = await owner('letter_secrets').pluck<Buffer[]>('sealed');
  return (rows[0]?.kept ?? '') + Buffer.concat(secrets).toString('latin1');
}

test('the reader gets the link, the outbox never has it, and what was sealed is gone when the letter has left', async () => {
  const id = await queued(deps, withLink());
  expect(await everythingKept()).toContain(id);
  expect(await everythingKept()).not.toContain('One_Time');
  expect(await owner('letter_secrets')).toHaveLength(1);
  const { server, deliver } = await aPostOffice(deps);
  await deliver('sign-in');
  expect((await stateOf(db, id)).state).toBe('accepted');
  expect(server.visits[0]?.bytes?.toString().match(/kq3-One_Time/g)).toHaveLength(4);
  expect(await owner('letter_secrets')).toEqual([]);
});

test.each([['may not have arrived', { drop: true } as const], ['was refused', '554 5.6.0 refused']])('a sign-in letter that %s is not sent twice, and keeps nothing', async (_, act) => {
  const id = await queued(deps, withLink());
  await (await aPostOffice(deps, { act: (step) => (step === 'dot' ? act : undefined) })).deliver('sign-in');
  expect(await sendAgain(deps, signedIn(administrator), id)).toEqual({ ok: false, because: 'sign-in' });
  expect(await owner('letter_secrets')).toEqual([]);
});

test('one that waits for the relay keeps its link until it can leave', async () => {
  const id = await queued(deps, withLink());
  await (await aPostOffice(deps, { act: (step) => (step === 'RCPT' ? '450 4.7.1 greylisted' : undefined) })).deliver('sign-in');
  clock.advance(10 * 60_000);
  const { server, deliver } = await aPostOffice(deps);
  await deliver('sign-in');
  expect((await stateOf(db, id)).state).toBe('accepted');
  expect(server.visits[0]?.bytes?.toString()).toContain('kq3-One_Time');
});

test('another letter is sent again byte for byte while its link lives; afterwards it says why it cannot be', async () => {
  const panel = await aPanel(deps);
  const clerk = await aPerson(deps, { part: { panel, part: 'clerk' } });
  const id = await queued(deps, withLink({ ...ofPanel(panel), lane: 'ordinary', expiresAt: new Date(clock.now().getTime() + 1e9) }));
  const { server, deliver } = await aPostOffice(deps);
  await deliver();
  await sendAgain(deps, signedIn(clerk), id);
  await deliver();
  expect(new Set(server.taken().map((visit) => visit.sha256)).size).toBe(1);
  expect(server.taken()).toHaveLength(2);
  clock.advance(3_600_000);
  await sendAgain(deps, signedIn(clerk), id);
  await deliver();
  expect(await stateOf(db, id)).toMatchObject({ state: 'failed', said: expect.stringContaining('no longer kept') as string });
  expect(server.taken()).toHaveLength(2);
});

test('a link that expires in the queue is forgotten with the letter', async () => {
  const id = await queued(deps, withLink());
  clock.advance(3_600_001);
  const { post } = await aPostOffice(deps);
  await sweep(deps, post);
  expect([(await stateOf(db, id)).state, await owner('letter_secrets')]).toEqual(['expired', []]);
});

test('what is sealed opens for this letter and with this key alone', () => {
  const sealed = sealSecret('key', 'letter', LINK);
  expect(openSecret('key', 'letter', sealed)).toBe(LINK);
  expect([openSecret('another', 'letter', sealed), openSecret('key', 'another', sealed)]).toEqual([undefined, undefined]);
  for (let at = 0; at < sealed.length; at += 5) {
    const changed = Buffer.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(openSecret('key', 'letter', changed)).toBeUndefined();
  }
});

test('a secret that stands in the letter in another spelling is a mistake that is noticed', async () => {
  await expect(queued(deps, withLink({ html: '<p><a href="https://actions.example/set-password/kq3&#45;One_Time">here</a></p>' }))).rejects.toThrow('letter for letter');
});
