// A year of three panels lived through by the clock: the real app, the worker's own jobs and a real SMTP conversation. Every letter of every
// person on every day is compared with what the plan alone says must come: none twice, none to somebody who owed nothing, none missing.
import { beforeAll, expect, test } from 'vitest';
import { day, dayOf, instantOf, type Day } from '../../src/calendar/day.ts';
import { inLondon } from '../../src/calendar/clock.ts';
import { tick } from '../../src/councils/run-worker.ts';
import { dispatchEdition } from '../../src/editions/dispatch-edition.ts';
import { sendEdition } from '../../src/editions/send-edition.job.ts';
import { changeMeeting } from '../../src/meetings/change-meeting.ts';
import { planMeeting } from '../../src/meetings/plan-meeting.ts';
import type { Panel } from '../../src/panels/panel.ts';
import { changePerson } from '../../src/people/change-person.ts';
import { handOverPost } from '../../src/people/hand-over-post.ts';
import type { Person } from '../../src/people/person.ts';
import { getPerson } from '../../src/people/person.store.ts';
import { readToSignOff } from '../../src/progress/read-to-sign-off.ts';
import { signOffUpdates } from '../../src/progress/sign-off-updates.ts';
import { jobs } from '../../src/worker.ts';
import { aDispatch, anAction, anInspection, aPanel, aPerson, aPost, signedIn, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { changedSince, everyRow } from '../support/every-row.ts';
import { aSite } from '../support/page.ts';
import { aPostBySmtp } from '../support/post-by-smtp.ts';
import { bounced, deferred, dispatches, expectYear, gap, leads, leaver, looks, postsOf, type Kind } from './year.expected.support.ts';
import { cancelled, clearDaysBetween, extraordinary, inquorate, looksOf, panelPlans, postponed, shift } from './year.support.ts';

const { deps, clock, owner, superuser } = await aCouncil({ at: '2025-09-01T06:00:00Z' });
const site = await aSite(deps);
const { relay, deliver } = await aPostBySmtp(deps, site);

const LAST = '2026-07-31';
const days: string[] = [];
for (let at = '2025-09-01'; at <= LAST; at = shift(at, 1)) days.push(at);

const panels = new Map<string, Panel>();
const clerks = new Map<string, Person>();
const posts = new Map<string, string>();
const people = new Map<string, Person>();
const references = new Map<string, string>();
const meetings = new Map<string, string>();
let administrator: Person;

/** Each look is a run of its own, as in the worker. */
const running = (): AbortSignal => new AbortController().signal;
const got: { at: string; to: string; kind: Kind }[] = [];
/** The newest link of each person for each meeting day, as their letter had it. */
const links = new Map<string, string>();
/** Whatever a scanner of mail would follow, from every letter. */
const everyLink = new Set<string>();
const deferredOnce = { done: false };

beforeAll(async () => {
  relay.script.act = (step, visit) => {
    if (step !== 'DATA') return undefined;
    const [to = ''] = visit.to;
    if (to === `${bounced.officer.toLowerCase()}@testborough.example`) return '550 5.1.1 no such mailbox';
    if (to === `${deferred.officer.toLowerCase()}@testborough.example` && !deferredOnce.done && dayOf(clock.now()) === deferred.on) {
      deferredOnce.done = true;
      return '451 4.3.0 try again later';
    }
    return undefined;
  };
  await layOut();
}, 120_000);

async function layOut(): Promise<void> {
  await someSettings(deps);
  administrator = await aPerson(deps, { name: 'Ada Admin', email: 'admin@testborough.example', isAdministrator: true });
  for (const plan of panelPlans) {
    const panel = await aPanel(deps, { code: plan.key, name: `Panel ${plan.key}`, leadTimes: plan.leads, directorsCopied: plan.copies, directorsSignOff: plan.signs });
    panels.set(plan.key, panel);
    const sitting = async (name: string, part: 'clerk' | 'chair' | 'member'): Promise<Person> => await aPerson(deps, { name: `${plan.key} ${name}`, email: `${plan.key.toLowerCase()}-${name}@testborough.example`, part: { panel, part } });
    const clerk = await sitting('clerk', 'clerk');
    clerks.set(plan.key, clerk);
    for (const name of ['chair', 'm1', 'm2']) await sitting(name, name === 'chair' ? 'chair' : 'member');
    const all = postsOf(plan.key).toSorted((a, b) => Number(a.director !== null) - Number(b.director !== null));
    for (const { key, director } of all) posts.set(key, (await aPost(deps, { title: key, ...(director === null ? {} : { directorPostId: posts.get(director) ?? '' }) })).id);
    const { findings } = await anInspection(deps, panel, { findings: [{ text: 'Improve supervision.' }] });
    for (const { key } of all) {
      if (key !== 'BET-h1') people.set(key, await aPerson(deps, { name: key, email: `${key.toLowerCase()}@testborough.example`, posts: [{ id: posts.get(key) ?? '' }] }));
      else await handOver(key, 'ALF-h1', '2010-01-01');
      if (!leads(key)) continue;
      const action = await anAction(deps, clerk, panel, { leadPostId: posts.get(key) ?? '', target: { on: day('2027-03-31'), words: null, meetingId: null }, sources: [{ findingId: findings[0]?.id ?? '' }] });
      references.set(key, action.reference);
    }
    for (const meetsOn of plan.meets) await planFor(plan.key, meetsOn, 'ordinary');
  }
  for (const key of [leaver.to, gap.to]) people.set(key, await aPerson(deps, { name: key, email: `${key.toLowerCase()}@testborough.example` }));
}

async function planFor(panel: string, meetsOn: string, kind: 'ordinary' | 'extraordinary'): Promise<void> {
  const planned = await planMeeting(deps, signedIn(need(clerks, panel)), { panelId: need(panels, panel).id, meetsOn: day(meetsOn), meetsAt: '18:30', venue: 'Council Chamber', kind });
  if (!planned.ok) throw new Error(planned.because);
  meetings.set(`${panel} ${meetsOn}`, planned.meetingId);
}

async function handOver(postKey: string, to: string | null, from: string): Promise<void> {
  const outcome = await handOverPost(deps, signedIn(administrator), { postId: need(posts, postKey), to: to === null ? null : need(people, to).id, fromOn: day(from) });
  if (!outcome.ok) throw new Error(`${postKey}: ${outcome.because}`);
}

function need<T>(of: Map<string, T>, key: string): T {
  const found = of.get(key);
  if (found === undefined) throw new Error(`The year knows nothing of ${key}`);
  return found;
}

async function change(key: string, order: { become: 'cancelled' | 'inquorate'; reason: string } | { become: 'postponed'; to: Day; at: string; venue: string; reason: string }): Promise<string> {
  const [panel = ''] = key.split(' ');
  const outcome = await changeMeeting(deps, signedIn(need(clerks, panel)), { meetingId: need(meetings, key), version: 1, ...order });
  if (!outcome.ok) throw new Error(`${key}: ${outcome.because}`);
  return outcome.meetingId;
}

/** One look of the worker, then what the relay took. */
async function work(at: string): Promise<void> {
  await tick(jobs, deps, running());
  for (const letter of await deliver()) {
    const to = letter.to?.[0]?.address ?? '';
    got.push({ at, to, kind: kindOf(letter.subject ?? '') });
    for (const [address] of `${letter.text ?? ''} ${letter.html ?? ''}`.matchAll(/https?:\/\/[^\s"<>]+/g)) everyLink.add(address.replace(/[).,]+$/, ''));
    const link = /\/answer\/[\w-]+/.exec(letter.text ?? '')?.[0];
    const meets = /The Panel (\w+) meets on \w+ (\d+ \w+ \d+)/.exec((letter.text ?? '').replace(/\s+/g, ' '));
    if (link !== undefined && meets !== null) links.set(`${to} ${meets[1]} ${meets[2]}`, link);
  }
}

function kindOf(subject: string): Kind {
  if (/^Where do(?:es)? your/.test(subject)) return 'request';
  if (subject.startsWith('No update yet')) return 'copy';
  if (/^\d+ updates? waits? for your sign-off/.test(subject)) return 'sign-off';
  if (subject.startsWith('Progress report')) return 'edition';
  if (subject.startsWith('Keep this letter')) return 'heads';
  return subject.startsWith('Requests for updates have not gone out') ? 'stopped' : 'trouble';
}

const long = (iso: string): string => new Date(`${iso}T12:00:00Z`).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** All that an officer owes, from the link of their newest letter, over HTTP and without a session. */
async function answer({ email, panel, meeting, posts: own }: ReturnType<typeof expectYear>['answers'][number]): Promise<void> {
  const link = links.get(`${email} ${panel} ${long(meeting.slice(4))}`);
  if (link === undefined) throw new Error(`${email} has no link for ${meeting}`);
  for (const key of own) {
    const body = new URLSearchParams({ once: crypto.randomUUID(), version: '0', state: 'on track', text: `Where ${key} stands for ${meeting}.` });
    const response = await fetch(`${site.address}${link}/${need(references, key)}`, { method: 'POST', body, redirect: 'manual', headers: { origin: site.address } });
    if (response.status !== 303) throw new Error(`${email} could not answer for ${meeting}: ${response.status}`);
  }
}

/** Everything that waits for this director, as their page has it. */
async function signOffAll(director: string): Promise<void> {
  const person = await getPerson(deps.db, need(people, director).id, clock.today());
  const waiting = (await readToSignOff(deps.db, person, clock.today())).flatMap((panel) => panel.posts.flatMap(({ items }) => items.map(({ update }) => update.id)));
  const outcome = await signOffUpdates(deps, signedIn(person), { updateIds: waiting });
  if (!outcome.ok) throw new Error(`${director}: ${outcome.because}`);
}

test('every person got exactly the letters they should have, on every day of the year', async () => {
  const [asked, expected] = [looks(), expectYear(days)];
  const events = new Map<string, () => Promise<unknown>>();
  const add = (at: string, run: () => Promise<unknown>): void => { const before = events.get(at); events.set(at, async () => { await before?.(); await run(); }); };
  for (const one of expected.answers) add(one.at, () => answer(one));
  for (const { at, director } of expected.signings) add(at, () => signOffAll(director));
  for (const { key, panel, meetsOn, at } of dispatches()) {
    expect(clearDaysBetween(at.slice(0, 10), meetsOn), key).toBeGreaterThanOrEqual(5);
    add(at, async () => {
      const outcome = await dispatchEdition(deps, signedIn(need(clerks, panel)), aDispatch({ id: need(meetings, key) }));
      if (!outcome.ok) throw new Error(`${key}: ${outcome.because}`);
      await sendEdition.run(deps, { editionId: outcome.editionId }, running());
    });
  }
  add(postponed.at, async () => { meetings.set(`ALF ${postponed.to}`, await change(`ALF ${postponed.meetsOn}`, { become: 'postponed', to: day(postponed.to), at: '18:30', venue: 'Town Hall', reason: 'The chair is ill.' })); });
  add(cancelled.at, () => change(`${cancelled.panel} ${cancelled.meetsOn}`, { become: 'cancelled', reason: 'Nothing to discuss.' }));
  add(`${inquorate.meetsOn} 19:30`, () => change(`${inquorate.panel} ${inquorate.meetsOn}`, { become: 'inquorate', reason: 'Three came.' }));
  add(`${extraordinary.calledOn} 12:00`, () => planFor(extraordinary.panel, extraordinary.meetsOn, 'extraordinary'));
  add(`${leaver.from} 07:40`, () => handOver(leaver.post, leaver.to, leaver.from));
  add(`${gap.from} 07:40`, () => handOver(gap.post, null, gap.from));
  add(gap.filledAt, () => handOver(gap.post, gap.to, gap.from));
  add(bounced.goodFrom, async () => {
    const { id, name } = need(people, bounced.officer);
    const outcome = await changePerson(deps, signedIn(administrator), { id, name, email: `${bounced.officer.toLowerCase()}.new@testborough.example`, lettersBy: 'email', isAdministrator: false, version: 1 });
    if (!outcome.ok) throw new Error(outcome.because);
  });

  for (const one of days) {
    const ticks = looksOf(one, asked.get(one));
    const instants = [...new Set([...ticks, ...[...events.keys()].filter((at) => at.startsWith(one))])].sort();
    for (const at of instants) {
      clock.set(instantOf(day(one), at.slice(11)).toISOString());
      await events.get(at)?.();
      if (ticks.includes(at)) await work(at);
    }
  }

  const line = ({ at, to, kind }: { at: string; to: string; kind: Kind }): string => `${at} ${kind} ${to}`;
  expect(got.map(line).sort()).toEqual(expected.letters.map(line).sort());
  // The figures the year is known by: were it to shrink, it would prove less.
  expect({ meetings: meetings.size - 1, posts: posts.size, sundays: got.filter(({ at }) => inLondon(instantOf(day(at.slice(0, 10)), '12:00')).dayOfWeek > 5).length }).toEqual({ meetings: 18, posts: 40, sundays: 0 });
  expect(got.length).toBeGreaterThan(400);
  expect(got.filter(({ kind }) => kind === 'sign-off').length).toBeGreaterThan(8);
  expect(await owner('letter_deliveries').whereNotIn('state', ['accepted', 'failed']).pluck('state')).toEqual([]);
}, 300_000);

test('a mail scanner that follows every link of every letter, with GET and HEAD, changes no row', async () => {
  const before = await everyRow(superuser);
  const surprises: string[] = [];
  const kinds = new Set<string>();
  for (const address of everyLink) {
    kinds.add(new URL(address).pathname.split('/')[1] ?? '');
    await Promise.all(['GET', 'HEAD'].map(async (method) => {
      const { status } = await fetch(address, { method, redirect: 'manual' });
      if (![200, 303, 410].includes(status)) surprises.push(`${method} ${address}: ${status}`);
    }));
  }
  expect(surprises).toEqual([]);
  expect(everyLink.size).toBeGreaterThan(200);
  expect([...kinds].sort()).toEqual(['answer', 'ask', 'audit', 'editions', 'letters', 'meetings', 'sign-off']);
  expect(changedSince(before, await everyRow(superuser))).toEqual([]);
}, 120_000);
