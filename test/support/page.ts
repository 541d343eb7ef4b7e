// A small browser for page tests: the real app on a port of its own, a cookie jar, forms filled in and sent as a person would.
import { createHmac, randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { RequestHandler } from 'express';
import { afterAll } from 'vitest';
import { createApp } from '../../src/app.ts';
import type { Deps } from '../../src/councils/deps.ts';
import { cookieName } from '../../src/web/session.ts';
import { saveSession } from '../../src/web/session.store.ts';
import { all, attribute, controlValues, is, readPage, words, type Element, type ReadPage } from './html.ts';

export interface Site {
  /** 'http://127.0.0.1:43211' */
  address: string;
  /** A browser nobody has signed in with. */
  browser(): Browser;
  /** A browser in which this person is signed in. */
  signIn(person: { id: string }): Promise<Browser>;
}

export interface File { fileName: string; mediaType?: string; bytes: Uint8Array | string }
type Filled = Record<string, string | readonly string[] | File>;

export interface Browser {
  /** The page last opened. */
  readonly page: ReadPage;
  open(path: string): Promise<ReadPage>;
  follow(linkText: string): Promise<ReadPage>;
  /** Fills in the form that has this button and presses it. A name the form does not have is a mistake of the test. */
  submit(button: string, filled?: Filled): Promise<ReadPage>;
  /** A request as it stands, no redirect followed: for what no page offers. */
  send(path: string, init?: RequestInit): Promise<Response>;
  readonly cookies: Map<string, string>;
}

/** Call once at the top of a test file, after `aCouncil()`; closes itself after the file's tests. */
export async function aSite(deps: Deps, { rooms }: { rooms?: RequestHandler[] } = {}): Promise<Site> {
  const door: RequestHandler = (req, _res, next) => { req.deps = deps; next(); };
  const app = createApp({ door, ...(rooms === undefined ? {} : { rooms }) });
  const server = app.listen(0, '127.0.0.1');
  afterAll(() => new Promise<void>((resolve) => { server.closeAllConnections(); server.close(() => { resolve(); }); }));
  await new Promise((resolve) => server.once('listening', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    address,
    browser: () => new TinyBrowser(address),
    signIn: async ({ id }) => {
      const browser = new TinyBrowser(address);
      browser.cookies.set(cookieName(deps), await openSession(deps, id));
      return browser;
    },
  };
}

/** The cookie of a session in which this person is signed in. Only tests make one without signing in. */
export async function openSession(deps: Deps, personId: string): Promise<string> {
  const id = randomBytes(32).toString('base64url');
  await saveSession(deps.db, id, { cookie: { originalMaxAge: null }, passport: { user: personId }, byTwoFactors: true, provenAt: deps.clock.now().getTime(), fullyProvenAt: deps.clock.now().getTime() }, deps.clock.now());
  // As the package cookie-signature writes it.
  const signature = createHmac('sha256', deps.council.secret).update(id).digest('base64').replace(/=+$/, '');
  return encodeURIComponent(`s:${id}.${signature}`);
}

class TinyBrowser implements Browser {
  readonly cookies = new Map<string, string>();
  readonly #address: string;
  #page: ReadPage | undefined;
  constructor(address: string) {
    this.#address = address;
  }

  get page(): ReadPage {
    if (this.#page === undefined) throw new Error('No page has been opened in this browser yet');
    return this.#page;
  }

  async open(path: string): Promise<ReadPage> {
    return await this.#arrive(await this.send(path), path);
  }

  async follow(linkText: string): Promise<ReadPage> {
    const link = this.page.links.find(({ text }) => text === linkText);
    if (link === undefined) throw new Error(`There is no link "${linkText}" on ${this.page.path}; there are: ${this.page.links.map(({ text }) => text).join(', ')}`);
    return await this.open(new URL(link.href, this.#address + this.page.path).pathname + new URL(link.href, this.#address + this.page.path).search);
  }

  async submit(button: string, filled: Filled = {}): Promise<ReadPage> {
    const { form, pressed } = this.#formOf(button);
    const { values, files } = fill(form, filled);
    const name = attribute(pressed, 'name');
    if (name !== undefined) values.push([name, attribute(pressed, 'value') ?? '']);
    const action = new URL(attribute(form, 'action') ?? this.page.path, this.#address + this.page.path);
    if (attribute(form, 'method') !== 'post') return await this.open(`${action.pathname}?${new URLSearchParams(values).toString()}`);
    const path = action.pathname + action.search;
    return await this.#arrive(await this.send(path, { method: 'POST', body: bodyOf(form, values, files), headers: { origin: this.#address, 'sec-fetch-site': 'same-origin' } }), path);
  }

  async send(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.cookies.size > 0) headers.set('cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(this.#address + path, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }

  async #arrive(response: Response, path: string): Promise<ReadPage> {
    let at = path;
    for (let hops = 0; response.status >= 300 && response.status < 400; hops++) {
      if (hops === 10) throw new Error(`${path} goes round in circles; the last stop was ${at}`);
      at = new URL(response.headers.get('location') ?? '/', this.#address + at).href.replace(this.#address, '');
      response = await this.send(at);
    }
    this.#page = readPage(await response.text(), { status: response.status, path: at, headers: response.headers });
    return this.#page;
  }

  #formOf(button: string): { form: Element; pressed: Element } {
    const forms = all(this.page.document, is('form'));
    for (const form of forms) {
      const pressed = all(form, is('button')).find((candidate) => words(candidate) === button);
      if (pressed !== undefined) return { form, pressed };
    }
    const there = forms.flatMap((form) => all(form, is('button')).map(words));
    throw new Error(`There is no button "${button}" on ${this.page.path} (${this.page.h1}); there are: ${there.join(', ') || 'none'}`);
  }
}

function fill(form: Element, filled: Filled): { values: [string, string][]; files: [string, File][] } {
  const values: [string, string][] = [];
  const files: [string, File][] = [];
  const names = new Set<string>();
  for (const control of all(form, ({ tagName }) => ['input', 'textarea', 'select'].includes(tagName))) {
    const name = attribute(control, 'name') ?? '';
    if (names.has(name) && filled[name] !== undefined) continue;
    names.add(name);
    const given = filled[name];
    if (given === undefined) values.push(...controlValues(control).map((value): [string, string] => [name, value]));
    else if (typeof given === 'string') values.push([name, given]);
    else if ('fileName' in given) files.push([name, given]);
    else values.push(...given.map((value): [string, string] => [name, value]));
  }
  const strange = Object.keys(filled).filter((name) => !names.has(name));
  if (strange.length > 0) throw new Error(`The form has no field named ${strange.join(', ')}; it has: ${[...names].join(', ')}`);
  return { values, files };
}

function bodyOf(form: Element, values: [string, string][], files: [string, File][]): FormData | URLSearchParams {
  if (attribute(form, 'enctype') !== 'multipart/form-data') return new URLSearchParams(values);
  const body = new FormData();
  for (const [name, value] of values) body.append(name, value);
  for (const [name, { fileName, mediaType, bytes }] of files) {
    body.append(name, new Blob([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], { type: mediaType ?? 'application/octet-stream' }), fileName);
  }
  return body;
}
