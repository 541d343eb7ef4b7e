// Each form answered rightly but for what an attacker puts in: words into every text, nonsense into every choice, names that no form has.
import type { Db } from '../../src/database/db.ts';
import { answerTo, withValues, type Answer, type FoundForm } from './forms.ts';
import { faultsIn, TOO_LONG_MS } from './faults.ts';
import { bodyOf, type Came, type Found, type Ground, type Sent } from './ground.ts';
import { CLASSES, payloads, POLLUTING, variantsOf, type Class, type Payload } from './payloads.ts';

export interface Told { sent: number; faults: string[] }

/** A right answer to a form, as far as one can be guessed, and what became of it. */
export interface Right { form: FoundForm; answer: Answer; isTaken: boolean }

const ATTEMPTS = 6;
/** Of the variants, in the long run, for each form. */
const SHARE = 150;

export async function rightAnswers(ground: Ground, { forms }: Found): Promise<Right[]> {
  const all: Right[] = [];
  for (const form of forms) {
    let right: Right | undefined;
    for (let attempt = 0; attempt < ATTEMPTS && right?.isTaken !== true; attempt++) {
      const answer = answerTo(form, attempt);
      const { status } = await postTakenBack(ground, form, answer);
      right = { form, answer, isTaken: status === 303 || (status === 200 && attempt === 0) };
      if (status === 200) break;
    }
    if (right !== undefined) all.push(right);
  }
  return all;
}

/** Posts and takes it back. What is no refusal there is asked again for good: within a transaction PostgreSQL's refusals have no words. */
export async function postTakenBack(ground: Ground, form: FoundForm, answer: Answer, look?: (db: Db) => Promise<void>): Promise<Came> {
  return await sendTakenBack(ground, { method: 'POST', path: form.action, as: form.as, ...(await bodyOf(form, answer)) }, look);
}

export async function sendTakenBack(ground: Ground, sent: Sent, look?: (db: Db) => Promise<void>): Promise<Came> {
  const came = await sendOnce(ground, sent, look);
  // Other work on the machine only ever adds time.
  return came.ms > TOO_LONG_MS ? await sendOnce(ground, sent, look) : came;
}

async function sendOnce(ground: Ground, sent: Sent, look?: (db: Db) => Promise<void>): Promise<Came> {
  const came = await ground.asEveryKind.takenBack(async (db) => {
    const answered = await ground.send(sent);
    await look?.(db);
    return answered;
  });
  return came.status === 500 ? await ground.send(sent) : came;
}

const takesWords = (form: FoundForm): string[] => form.fields.filter((field) => field.is === 'line' || field.is === 'paragraph').map(({ name }) => name);
const hasValues = (form: FoundForm): string[] => form.fields.filter(({ is }) => ['typed', 'chosen', 'ticked', 'hidden', 'pressed'].includes(is)).map(({ name }) => name);

/** One of each class after the other, so that however few are taken in a row every class is among them. */
export function inTurn(which: readonly Payload[]): Payload[] {
  const of = new Map<Class, Payload[]>(CLASSES.map((one) => [one, which.filter((payload) => payload.of === one)]));
  const most = Math.max(...[...of.values()].map(({ length }) => length));
  return Array.from({ length: most }, (_, at) => [...of.values()].flatMap((list) => list[at] ?? [])).flat();
}

/** Every text of a form holds another payload in each round; a form gets `rounds` of them, beginning where the last left off. */
export async function attackTexts(ground: Ground, rights: readonly Right[], { isFull }: { isFull: boolean }): Promise<Told> {
  const told: Told = { sent: 0, faults: [] };
  const texts = isFull ? payloads : inTurn(payloads.filter(({ inEveryRun }) => inEveryRun));
  // Too many for each form: each form has a share of them, so that each variant meets several.
  const variants = isFull ? payloads.filter(({ of }) => of === 'script').flatMap(({ text }) => variantsOf(text)) : [];
  let next = 0;
  for (const right of rights) {
    const names = takesWords(right.form);
    if (names.length === 0) continue;
    // A neutral answer of the same kind: what is refused of it must not be taken of SQL.
    const neutral = await postTakenBack(ground, right.form, withValues(right.answer, new Map(names.map((name) => [name, 'zqxw vbnm']))));
    const rounds = isFull ? texts.length + SHARE : 2;
    for (let round = 0; round < rounds; round++, next += names.length) {
      const put = new Map(names.map((name, at) => [name, (round >= texts.length ? variants[(next + at) % variants.length] : texts[(isFull ? round + at : next + at) % texts.length]?.text) ?? '']));
      const came = await postTakenBack(ground, right.form, [...withValues(right.answer, put), ...(round === rounds - 1 ? polluting(right.form) : [])]);
      const faults = faultsIn(came);
      // Where nothing but blanks, or a word or two, is as good as an empty field, it may be taken.
      if (neutral.status === 422 && came.status === 303 && [...put.values()].every((text) => text.replace(/[\p{C}\p{Z}]/gu, '').length > 4)) faults.push('was taken where plain words are not');
      told.sent += 1;
      told.faults.push(...faults.map((fault) => `${right.form.route} as ${right.form.as} with ${JSON.stringify([...put]).slice(0, 300)}: ${fault}`));
    }
  }
  return told;
}

/** Each choice, number, day and hidden value by itself holds what nobody was offered. */
export async function attackValues(ground: Ground, rights: readonly Right[], { isFull }: { isFull: boolean }): Promise<Told> {
  const told: Told = { sent: 0, faults: [] };
  const texts = isFull ? payloads.filter(({ of }) => ['number', 'sql'].includes(of)) : inTurn(payloads.filter(({ inEveryRun }) => inEveryRun));
  let next = 0;
  for (const { form, answer } of rights) {
    const names = hasValues(form);
    const rounds = isFull ? names.length * texts.length : Math.min(2, names.length);
    for (let round = 0; round < rounds; round++, next++) {
      const [name = '', text = ''] = [names[next % names.length], texts[(isFull ? Math.floor(round / names.length) : next) % texts.length]?.text];
      const came = await postTakenBack(ground, form, name === '_csrf' ? answer.filter(([known]) => known !== name) : withValues(answer, new Map([[name, text]])));
      told.sent += 1;
      told.faults.push(...[...faultsIn(came), ...(name === '_csrf' && came.status === 303 && !isKey(form.action) ? ['was taken without a token'] : [])].map((fault) => `${form.route} as ${form.as} with ${name}=${JSON.stringify(text).slice(0, 200)}: ${fault}`));
    }
  }
  return told;
}

const isKey = (path: string): boolean => /^\/(?:answer|set-password)\//.test(path);

function polluting({ fields }: FoundForm): Answer {
  return POLLUTING.filter(([known]) => !fields.some(({ name }) => name === known)).map(([name, value]): [string, string] => [name, value]);
}

/** All the names that ever polluted something, beside the right answer: it is taken or refused as without them. Forms with texts have had them. */
export async function attackNames(ground: Ground, rights: readonly Right[], { isFull }: { isFull: boolean }): Promise<Told> {
  const told: Told = { sent: 0, faults: [] };
  for (const { form, answer, isTaken } of rights.filter((right) => isFull || takesWords(right.form).length === 0)) {
    const came = await postTakenBack(ground, form, [...answer, ...polluting(form)]);
    const faults = faultsIn(came);
    // Multer calls a name such as a[0] a shape nobody asked for: a refusal in words, and nothing changed.
    if (isTaken && ![303, 200].includes(came.status) && !(form.isMultipart && came.status === 400)) faults.push(`answered ${came.status}, and is taken without those names`);
    told.sent += 1;
    told.faults.push(...faults.map((fault) => `${form.route} as ${form.as} with polluting names: ${fault}`));
  }
  return told;
}

/** Requests that no form would send; each must be answered in words. In every run each form gets one of them, in turn; one whose address is its key gets all, as no token is asked for before its body is read. */
const oddities: Record<string, (body: string) => Partial<Sent>> = {
  'every field twice': (body) => ({ body: `${body}&${body}` }),
  'bytes that are no text': (body) => ({ body: Buffer.concat([Buffer.from(`${body}&`), Buffer.from([0x78, 0x3d, 0xff, 0xfe, 0xc0, 0xaf, 0xed, 0xa0, 0x80])]) }),
  'percent signs that mean nothing': (body) => ({ body: `${body}&x=%zz&%=%e0%a4&%u0041=1` }),
  'a list and a map for a text': (body) => ({ body: body.replaceAll(/(^|&)([A-Za-z]+)=/g, '$1$2[]=').replace('_csrf[]', '_csrf') }),
  'a megabyte in a field': (body) => ({ body: `${body}&x=${'x'.repeat(1_100_000)}` }),
  'three thousand fields': (body) => ({ body: `${body}&${Array.from({ length: 3000 }, (_, at) => `f${at}=1`).join('&')}` }),
  JSON: (body) => ({ body: JSON.stringify({ ...Object.fromEntries(new URLSearchParams(body)), __proto__: { polluted: 1 }, nested: { $gt: '' } }), type: 'application/json' }),
  'plain text': () => ({ body: 'x'.repeat(2000), type: 'text/plain' }),
  'parts without an end': () => ({ body: '--b\r\nContent-Disposition: form-data; name="x"; filename="../../x\r\n\r\n', type: 'multipart/form-data; boundary=b' }),
  'parts without a boundary': () => ({ body: 'x', type: 'multipart/form-data' }),
  'another method asked for within': (body) => ({ body: `${body}&_method=DELETE`, headers: { 'x-http-method-override': 'DELETE' } }),
  'no body': () => ({ body: '' }),
  'an unknown coding': (body) => ({ body, headers: { 'content-encoding': 'bogus' } }),
  'an unknown character set': (body) => ({ body, type: 'application/x-www-form-urlencoded; charset=utf-7' }),
};

export async function attackShapes(ground: Ground, rights: readonly Right[], { isFull }: { isFull: boolean }): Promise<Told> {
  const told: Told = { sent: 0, faults: [] };
  for (const [at, { form, answer }] of rights.entries()) {
    const plain = new URLSearchParams(answer.map(([name, value]): [string, string] => [name, typeof value === 'string' ? value : value.name])).toString();
    const entries = Object.entries(oddities);
    for (const [name, odd] of isFull || isKey(form.action) ? entries : [entries[at % entries.length] ?? ['', () => ({})]] as const) {
      const came = await sendTakenBack(ground, { method: 'POST', path: form.action, as: form.as, type: 'application/x-www-form-urlencoded', ...odd(plain) });
      told.sent += 1;
      told.faults.push(...faultsIn(came).map((fault) => `${form.route} as ${form.as} with ${name}: ${fault}`));
    }
  }
  return told;
}
