// A real OpenID provider for the tests, and before it a thin front that can be told to misbehave in what it hands out.
import { createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { afterAll } from 'vitest';

export interface Account { sub: string; email?: unknown; email_verified?: unknown; amr?: string[]; acr?: string; [claim: string]: unknown }
type Claims = Record<string, unknown>;
export interface Token { header: Claims; claims: Claims; sign: (header: Claims, claims: Claims) => string }

export interface OpenidProvider {
  issuer: string;
  clientId: string;
  secret: string;
  publicKey: KeyObject;
  /** Who is signed in at the provider: it asks nobody anything. */
  account: Account;
  /** What is handed out instead of a right ID token. */
  forge: ((token: Token) => string) | undefined;
  /** What is said about itself instead of the truth. */
  discovery: ((metadata: Claims) => Claims) | undefined;
  /** The paths that were asked, newest last. */
  asked: string[];
  /** Goes through it as a browser does; answers with the path and query it sends the browser back to. */
  visit(address: string): Promise<string>;
}

const b64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
export const unsigned = (header: Claims, claims: Claims): string => `${b64(header)}.${b64(claims)}.`;
export const signedByHmac = (key: string, header: Claims, claims: Claims): string => {
  const head = `${b64({ ...header, alg: 'HS256' })}.${b64(claims)}`;
  return `${head}.${createHmac('sha256', key).update(head).digest('base64url')}`;
};

/** Call once at the top of a test file; closes itself. */
export async function anOpenidProvider(redirectUri: string): Promise<OpenidProvider> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const sign = (header: Claims, claims: Claims): string => {
    const head = `${b64(header)}.${b64(claims)}`;
    return `${head}.${createSign('sha256').update(head).sign(privateKey, 'base64url')}`;
  };
  const front = http.createServer();
  await new Promise<void>((resolve) => { front.listen(0, '127.0.0.1', resolve); });
  const issuer = `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
  const self: OpenidProvider = { issuer, clientId: 'matters', secret: 'a secret of the council', publicKey, account: { sub: 'nobody' }, forge: undefined, discovery: undefined, asked: [], visit: (address) => visit(address, redirectUri) };
  const provider = providerFor(self, { ...privateKey.export({ format: 'jwk' }), kty: 'RSA', kid: 'first', alg: 'RS256', use: 'sig' }, redirectUri);
  const answer = provider.callback();
  front.on('request', (req: http.IncomingMessage, res: http.ServerResponse) => {
    const path = (req.url ?? '').split('?')[0] ?? '';
    self.asked.push(path);
    if (path.startsWith('/interaction/')) { void signInAtOnce(self, provider, req, res); return; }
    if (path === '/token' && self.forge !== undefined) changeAnswer(res, (body) => ({ ...body, ...(typeof body['id_token'] === 'string' ? { id_token: self.forge?.({ ...read(body['id_token']), sign }) } : {}) }));
    if (path.startsWith('/.well-known') && self.discovery !== undefined) changeAnswer(res, (body) => self.discovery?.(body) ?? body);
    void answer(req, res);
  });
  afterAll(() => new Promise<void>((resolve) => { front.closeAllConnections(); front.close(() => { resolve(); }); }));
  return self;
}

function providerFor(self: OpenidProvider, key: { kty: 'RSA'; [member: string]: unknown }, redirectUri: string): Provider {
  return new Provider(self.issuer, {
    clients: [{ client_id: self.clientId, client_secret: self.secret, redirect_uris: [redirectUri], response_types: ['code'], grant_types: ['authorization_code'], token_endpoint_auth_method: 'client_secret_post' }],
    jwks: { keys: [key] }, cookies: { keys: ['of the tests'] }, claims: { openid: ['sub', 'amr', 'acr', 'xms_edov'], email: ['email', 'email_verified'] }, conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } }, ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 }, pkce: { required: () => true }, interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_ctx, id) => ({ accountId: id, claims: () => ({ ...self.account, sub: id }) }),
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({ clientId: self.clientId, accountId: ctx.oidc.session?.accountId ?? '' });
      grant.addOIDCScope('openid email');
      await grant.save();
      return grant;
    },
  });
}

async function signInAtOnce({ account }: OpenidProvider, provider: Provider, req: http.IncomingMessage, res: http.ServerResponse): Promise<void> {
  await provider.interactionFinished(req, res, { login: { accountId: account.sub, ...(account.amr === undefined ? {} : { amr: account.amr }), ...(account.acr === undefined ? {} : { acr: account.acr }) } });
}

function read(token: string): { header: Claims; claims: Claims } {
  const [header, claims] = token.split('.').map((part, at) => (at < 2 ? JSON.parse(Buffer.from(part, 'base64url').toString()) as Claims : {}));
  return { header: header ?? {}, claims: claims ?? {} };
}

/** oidc-provider answers with one `end(body)`. */
function changeAnswer(res: http.ServerResponse, change: (body: Claims) => Claims): void {
  const end = res.end.bind(res);
  res.end = ((body?: string | Buffer | null) => {
    if (body === undefined || body === null) return end();
    const text = JSON.stringify(change(JSON.parse(body.toString()) as Claims));
    if (!res.headersSent) res.setHeader('content-length', Buffer.byteLength(text));
    return end(text);
  }) as typeof res.end;
}

async function visit(address: string, redirectUri: string): Promise<string> {
  const cookies = new Map<string, string>();
  let at = address;
  for (let hops = 0; hops < 10; hops++) {
    const response = await fetch(at, { redirect: 'manual', headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location === null) throw new Error(`The provider stopped at ${at} with ${response.status}: ${(await response.text()).slice(0, 300)}`);
    at = new URL(location, at).href;
    if (at.startsWith(redirectUri)) return at.slice(new URL(redirectUri).origin.length);
  }
  throw new Error('The provider sends the browser round in circles');
}
