// Each address asked with what an attacker puts into its parts and its query.
import { answerTo, KINDS, rights, type Kind } from '../../src/sign-in/rights.ts';
import { addressOf } from '../support/two-panels.ts';
import { sideBySide } from '../support/side-by-side.ts';
import { inTurn, type Told } from './attack-forms.ts';
import { faultsIn, TOO_LONG_MS, withoutWhatIsTyped } from './faults.ts';
import type { Came, Found, Ground } from './ground.ts';
import { payloads, POLLUTING } from './payloads.ts';

/** Asked everywhere beside the names a page's own links and filters have. */
const USUAL = ['page', 'next', 'panel', 'q', 'sort', 'id'];

interface Address { route: string; as: Kind; path: string }

/** Each GET route's address as somebody who may open it. */
function addresses({ live, panels }: Ground): Address[] {
  return live.filter((route) => route.startsWith('GET ') && !route.endsWith(':format')).map((route) => {
    const right = rights.find(({ routes }) => routes.includes(route));
    const as = right === undefined ? 'clerk' : KINDS.find((kind) => kind !== 'anonymous' && answerTo(right, kind) === 'in') ?? 'clerk';
    return { route, as, path: addressOf(route.slice(4), panels.own, panels.council) };
  });
}

const asked = (path: string, more: readonly (readonly [string, string])[]): string => path + (path.includes('?') ? '&' : '?') + new URLSearchParams(more.map(([name, value]): [string, string] => [name, value])).toString();

/** Looking changes nothing (test/sign-in/rights.test.ts), so nothing is taken back. */
async function look(ground: Ground, path: string, as: Kind): Promise<Came> {
  const came = await ground.send({ method: 'GET', path, as });
  // Other work on the machine only ever adds time.
  return came.ms > TOO_LONG_MS ? await ground.send({ method: 'GET', path, as }) : came;
}

export async function attackQueries(ground: Ground, found: Found, { isFull }: { isFull: boolean }): Promise<Told> {
  const told: Told = { sent: 0, faults: [] };
  const texts = (isFull ? payloads : inTurn(payloads.filter(({ inEveryRun }) => inEveryRun))).filter(({ text }) => text.length < 3000);
  const tell = async (at: Address, path: string, more: (came: Came) => string[] = () => []): Promise<void> => {
    const came = await look(ground, path, at.as);
    told.sent += 1;
    told.faults.push(...[...faultsIn(came), ...more(came)].map((fault) => `GET ${path.slice(0, 400)} as ${at.as}: ${fault}`));
  };
  let last = 0;
  const all = addresses(ground).map((at, position) => {
    const names = [...(found.names.get(at.route) ?? []), ...USUAL];
    const rounds = isFull ? texts.length : names.length > USUAL.length || position % 3 === 0 ? 1 : 0;
    return { at, position, names, rounds, first: (last += rounds * names.length) };
  });
  await sideBySide(all, async ({ at, position, names, rounds, first }) => {
    for (let round = 0, next = first; round < rounds; round++, next += names.length) {
      await tell(at, asked(at.path.split('?')[0] ?? '', names.map((name, i) => [name, texts[(next + i) % texts.length]?.text ?? ''] as const)));
    }
    const plain = await look(ground, at.path, at.as);
    await tell(at, asked(at.path, POLLUTING.filter(([name]) => !names.includes(name))), (came) => differences(plain, came));
    if (isFull || position % 3 === 1) await tell(at, asked(at.path, names.flatMap((name) => [[name, 'a'], [name, 'b'], [`${name}[]`, 'c']] as const)));
  });
  return told;
}

/** Where the page repeats its own address, as a form's action does, names that were sent along stand in it. */
function differences(plain: Came, came: Came): string[] {
  const bare = ({ text }: Came): string => withoutWhatIsTyped(text, '\u0000').replaceAll(/(?:action|href)="[^"]*"/g, '').replaceAll(/next=[^"]*/g, '');
  return plain.status !== came.status ? [`answered ${came.status}, not ${plain.status}`] : /html/.test(came.headers['content-type'] ?? '') && bare(plain) !== bare(came) ? ['is another page than without those names'] : [];
}

/** Words found nowhere: one, two, and more than a field takes. */
const NOWHERE = ['zqxwvbnm', 'zqxwvbnm qqvvxx', 'zqxwvbnm '.repeat(30).trim()];

/** A search knows "or", "-" and quotation marks, and finds the 1 in "1=1" where there is one: beside a word found nowhere, and without those, it finds nothing. */
const valueFor = ({ route }: Address, name: string, text: string): string => (route === 'GET /search' && name === 'q' ? `zqxwvbnm ${text.replaceAll(/["-]|\bor\b/gi, ' ')}`.replaceAll(/\s+/g, ' ').trim() : text);

/** A filter that is asked for SQL shows what it shows for any words that are found nowhere. */
export async function attackFilters(ground: Ground, found: Found, { isFull }: { isFull: boolean }): Promise<Told> {
  const told: Told = { sent: 0, faults: [] };
  const texts = payloads.filter(({ of, inEveryRun }) => of === 'sql' && (isFull || inEveryRun)).map(({ text }) => text);
  const all = addresses(ground).flatMap((at) => [...(found.names.get(at.route) ?? [])].map((name) => ({ at, name })));
  await sideBySide(all, async ({ at, name }) => {
    const page = async (value: string): Promise<{ came: Came; said: string }> => {
      const came = await look(ground, asked(at.path.split('?')[0] ?? '', [[name, value]]), at.as);
      // Links that ask for the same words in another way.
      return { came, said: `${came.status} ${withoutWhatIsTyped(came.text, value).replaceAll(/href="\/search\?q=[^"]*"/g, '')}` };
    };
    const neutral = await Promise.all((at.route === 'GET /search' ? NOWHERE : NOWHERE.slice(0, 1)).map(page));
    for (const text of isFull ? texts : texts.slice(0, 4)) {
      const { came, said } = await page(valueFor(at, name, text));
      told.sent += 1;
      const isSame = neutral.some((one) => one.said === said);
      told.faults.push(...[...faultsIn(came), ...(isSame ? [] : ['shows another page than words found nowhere'])].map((fault) => `${at.route} as ${at.as} with ${name}=${text}: ${fault}`));
    }
  });
  return told;
}

/** In the place of an id; some as they stand, since a client may send what no browser does. */
const AS_THEY_STAND = ['..', '%2e%2e', '..%2f..%2fetc%2fpasswd', '%ff%fe', '%zz', '%', '%00', '%ed%a0%80', '%0d%0aX-Hit:%201', "'", '%27%20OR%201=1--', '%c0%ae%c0%ae%c0%af', 'x;y', '*', '%2500', 'x'.repeat(5000), '__proto__', 'constructor', '5F0C1A52-0000-4000-8000-000000000000', '..\\..\\x', '@evil.example', '[x]'];

export async function attackPaths(ground: Ground, { isFull }: { isFull: boolean }): Promise<Told> {
  const told: Told = { sent: 0, faults: [] };
  const encoded = payloads.filter(({ text, inEveryRun }) => text.length < 3000 && (isFull || inEveryRun)).map(({ text }) => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd')));
  const texts = [...AS_THEY_STAND, ...encoded];
  let last = 0;
  const all = addresses(ground).map((at) => ({ ...at, first: (last += 3) }));
  await sideBySide(all, async ({ route, as, first }) => {
    const words = route.slice(4).split('/');
    const parts = words.flatMap((word, at) => (word.startsWith(':') ? [at] : []));
    const right = addressOf(route.slice(4), ground.panels.own, ground.panels.council).split('?')[0]?.split('/') ?? [];
    for (const [turn, part] of parts.entries()) {
      for (let round = 0, next = first + turn; round < (isFull ? texts.length : 3); round++, next++) {
        const path = right.map((word, at) => (at === part ? texts[next % texts.length] ?? '' : word)).join('/');
        const came = await look(ground, path, as);
        told.sent += 1;
        told.faults.push(...[...faultsIn(came), ...(came.status === 200 && !/mailbox|audit/.test(path) && isNowhere(path, route) ? ['opened'] : [])].map((fault) => `GET ${path.slice(0, 200)} as ${as}: ${fault}`));
      }
    }
  });
  return told;
}

/** A page for an id that is none. '..' may lead one up, to a page of its own. */
const isNowhere = (path: string, route: string): boolean => !/\/(?:\.\.|%2e%2e)(?:\/|$)/i.test(path) && !route.includes(':token');
