// The ground of an attack: two panels with everything in them, a way to send what no browser would, and every form and address found by walking.
import http from 'node:http';
import { instantOf } from '../../src/calendar/day.ts';
import type { Deps } from '../../src/councils/deps.ts';
import { getMeeting } from '../../src/meetings/meeting.store.ts';
import { makeUpdateLink } from '../../src/progress/make-update-link.ts';
import { record, theSystem } from '../../src/audit/record.ts';
import { makeLink } from '../../src/sign-in/make-link.ts';
import { answerTo as answerOf, rights, type Kind } from '../../src/sign-in/rights.ts';
import { everyKindAt, type EveryKind } from '../support/every-kind.ts';
import { listRoutes } from '../support/live-routes.ts';
import { addressOf, type TwoPanels } from '../support/two-panels.ts';
import { readThrough, type Answer, type FoundForm } from './forms.ts';

export interface Sent { method: string; path: string; as: Kind; body?: Buffer | string; type?: string; headers?: Record<string, string> }
export interface Came { status: number; headers: http.IncomingHttpHeaders; text: string; ms: number }

export interface Ground {
  panels: TwoPanels;
  asEveryKind: EveryKind;
  live: readonly string[];
  /** As it stands: nothing is made tidy on the way. */
  send(sent: Sent): Promise<Came>;
  routeOf: (method: string, path: string) => string | undefined;
}

export interface Found {
  forms: FoundForm[];
  /** The names that each GET route is asked with, by links and filters. */
  names: Map<string, Set<string>>;
  /** Pages that opened, by route. */
  pages: { route: string; as: Kind; path: string }[];
}

/** Call once at the top of a test file; `lay` in a beforeAll. */
export function groundOn(deps: Deps): { asEveryKind: EveryKind; lay(): Promise<Ground> } {
  const asEveryKind = everyKindAt(deps);
  return {
    asEveryKind,
    lay: async () => {
      const panels = await asEveryKind.layOut();
      const live = listRoutes(asEveryKind.app);
      return { panels, asEveryKind, live, send: senderTo(asEveryKind), routeOf: routerOf(live) };
    },
  };
}

const agent = new http.Agent({ keepAlive: true });

function senderTo(asEveryKind: EveryKind): Ground['send'] {
  return ({ method, path, as, body, type, headers = {} }) => new Promise((resolve, reject) => {
    const began = performance.now();
    const { hostname, port } = new URL(asEveryKind.address());
    const sent = { cookie: asEveryKind.cookieOf(as), 'sec-fetch-site': 'same-origin', ...(type === undefined ? {} : { 'content-type': type, 'content-length': String(Buffer.byteLength(body ?? '')) }), ...headers };
    const request = http.request({ hostname, port, method, path, agent, headers: sent }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => { resolve({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(chunks).toString('utf8'), ms: performance.now() - began }); });
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** The body a browser would make of an answer. */
export async function bodyOf(form: FoundForm, answer: Answer): Promise<Pick<Sent, 'body' | 'type'>> {
  if (!form.isMultipart) return { body: new URLSearchParams(answer.map(([name, value]): [string, string] => [name, typeof value === 'string' ? value : value.name])).toString(), type: 'application/x-www-form-urlencoded' };
  const data = new FormData();
  for (const [name, value] of answer) data.append(name, value);
  const request = new Request('http://ours.invalid', { method: 'POST', body: data });
  return { body: Buffer.from(await request.arrayBuffer()), type: request.headers.get('content-type') ?? '' };
}

function routerOf(live: readonly string[]): Ground['routeOf'] {
  const known = live.map((route) => {
    const [method = '', path = ''] = route.split(' ');
    return { method, route, pattern: new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/:\w+/g, '[^/]+')}$`) };
  });
  return (method, path) => known.find((one) => one.method === method && one.pattern.test(path))?.route;
}

/** Who walks: between them they are shown every form there is. */
const walkers: readonly Kind[] = ['anonymous', 'clerk', 'chair', 'member', 'lead officer', 'administrator'];
/** By links, so many further addresses of a route are opened by each. */
const MOST_OF_A_ROUTE = 2;

/** Opens every page each walker may, follows the links between them, and reads the forms. */
export async function walk(ground: Ground, deps: Deps, look: (came: Came, as: Kind, path: string) => void = () => undefined): Promise<Found> {
  const found: Found = { forms: [], names: new Map(), pages: [] };
  const keys = await keyAddresses(ground, deps);
  // Side by side, each into a find of their own; put together in the order of the walkers, so that a form is always answered as the same one.
  const each = await Promise.all(walkers.map(async (as) => {
    const own: Found = { forms: [], names: new Map(), pages: [] };
    await walkAs(ground, as, [...startsFor(ground, as), ...(as === 'anonymous' ? keys : [])], own, look);
    return own;
  }));
  for (const { forms, names, pages } of each) {
    for (const form of forms) addUnlessAlike(found, form);
    for (const [route, more] of names) named(found, route, [...more]);
    found.pages.push(...pages);
  }
  return found;
}

function addUnlessAlike({ forms }: Found, form: FoundForm): void {
  if (!forms.some((one) => isAlike(one, form))) forms.push(form);
}

/** Files say nothing more than their page, and drawing one takes long. */
function startsFor({ live, panels }: Ground, as: Kind): string[] {
  return live.filter((route) => route.startsWith('GET ') && !route.endsWith(':format') && maySee(route, as)).flatMap((route) => {
    const own = addressOf(route.slice(4), panels.own, panels.council);
    // The meeting whose report is out shows other forms than the one to come.
    return own.includes(panels.own.meeting) ? [own, own.replace(panels.own.meeting, panels.own.metMeeting)] : [own];
  });
}

/** A route without a row is walked by everybody; the test of rights asks for the row. */
function maySee(route: string, as: Kind): boolean {
  const right = rights.find(({ routes }) => routes.includes(route));
  return right === undefined || answerOf(right, as) === 'in';
}

async function walkAs(ground: Ground, as: Kind, starts: readonly string[], found: Found, look: Parameters<typeof walk>[2]): Promise<void> {
  const seen = new Set<string>();
  const count = new Map<string, number>();
  const waiting = [...starts];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const url = new URL(path, 'http://ours.invalid');
    const route = ground.routeOf('GET', url.pathname);
    if (route === undefined || seen.has(url.pathname) || route.endsWith(':format')) continue;
    for (const name of url.searchParams.keys()) named(found, route, [name]);
    if ((count.get(route) ?? 0) >= MOST_OF_A_ROUTE && !starts.includes(path)) continue;
    seen.add(url.pathname);
    count.set(route, (count.get(route) ?? 0) + 1);
    const came = await ground.send({ method: 'GET', path, as });
    look?.(came, as, path);
    if (came.status !== 200 || !(came.headers['content-type'] ?? '').startsWith('text/html')) continue;
    found.pages.push({ route, as, path });
    const { posts, asked, links } = readThrough(came.text, path, as, ground.routeOf);
    for (const form of posts) addUnlessAlike(found, form);
    for (const { route: to, names } of asked) named(found, to, names);
    waiting.push(...links.filter((link) => maySee(ground.routeOf('GET', new URL(link, 'http://ours.invalid').pathname) ?? '', as)));
  }
}

function named({ names }: Found, route: string, more: readonly string[]): void {
  names.set(route, new Set([...(names.get(route) ?? []), ...more]));
}

/** The same form for another person or record, or one that is a part of a form already found. */
function isAlike(one: FoundForm, other: FoundForm): boolean {
  return one.route === other.route && other.fields.every(({ name }) => one.fields.some((field) => field.name === name));
}

/** Addresses that are a key: nobody comes to them by a link on a page. */
async function keyAddresses({ panels }: Ground, deps: Deps): Promise<string[]> {
  const { meeting, actionId } = panels.own;
  const [officer, invited] = [panels.people['lead officer'], panels.people['another officer']];
  if (officer === undefined || invited === undefined) throw new Error('Nobody to send a link to');
  return await deps.db.transaction(async (tx) => {
    const of = await getMeeting(tx, meeting);
    const { address } = await makeUpdateLink(tx, deps, { meeting: of, personId: officer.id, letterKey: 'a request', actionIds: [actionId] });
    const { address: toPassword } = await makeLink(tx, deps, theSystem, invited, 'invitation');
    await record(tx, deps, theSystem, { what: 'test.laid-out', about: { kind: 'meetings', id: meeting } });
    if (instantOf(of.meetsOn, of.meetsAt) < deps.clock.now()) throw new Error('The meeting is over');
    return [address, toPassword].map((one) => new URL(one).pathname);
  });
}
