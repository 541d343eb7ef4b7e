// Asks the council's provider who somebody is: by code with PKCE, and nobody but the issuer's own host is called.
import { setTimeout as pause } from 'node:timers/promises';
import * as client from 'openid-client';
import { modeOf } from '../config.ts';
import type { Deps } from '../councils/deps.ts';
import { later } from '../calendar/clock.ts';
import type { Outcome } from '../database/transact.ts';
import type { Claims, Provider } from './provider.ts';
import { unseal } from './seal.ts';

/** What this browser was sent away with; the answer must fit it. Kept in its session. */
export interface Asked { issuer: string; state: string; nonce: string; verifier: string; until: number; again: boolean; /** Of the one-time link that says whose account this is. */ linkId?: string }

export type ProviderRefusal = 'no-answer' | 'not-believed' | 'not-asked' | 'cancelled';

export const RETURN_PATH = '/sign-in/provider/return';
export const SECRET_OF = 'client secret of the provider';
const ANSWER_WITHIN_MS = 10 * 60_000;
/** Proving again means: typed at the provider just now, not remembered by it. */
const AGAIN_WITHIN_S = 120;
const PATIENCE_S = 8;
const LARGEST_ANSWER = 256 * 1024;

/** Where the browser goes. @param again the provider must ask for the password anew, whatever it remembers */
export async function askProvider(deps: Deps, provider: Provider, { again }: { again: boolean }): Promise<Outcome<{ address: string; asked: Asked }, 'no-answer'>> {
  const opened = await open(deps, provider);
  if (!opened.ok) return opened;
  const verifier = client.randomPKCECodeVerifier();
  const asked = { issuer: provider.issuer, state: client.randomState(), nonce: client.randomNonce(), verifier, again, until: later(deps.clock.now(), ANSWER_WITHIN_MS).getTime() };
  const address = client.buildAuthorizationUrl(opened.config, {
    redirect_uri: deps.council.baseUrl + RETURN_PATH, scope: 'openid email', response_type: 'code', state: asked.state, nonce: asked.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256', ...(again ? { prompt: 'login', max_age: '0' } : {}),
  });
  return { ok: true, address: address.href, asked };
}

/** @param returned the address the browser came back to, with what the provider put into it */
export async function hearProvider(deps: Deps, provider: Provider, asked: Asked, returned: URL): Promise<Outcome<{ claims: Claims }, ProviderRefusal>> {
  // Of a provider the administrator has replaced meanwhile nothing is believed.
  if (asked.issuer !== provider.issuer || deps.clock.now().getTime() > asked.until) return { ok: false, because: 'not-asked' };
  const opened = await open(deps, provider);
  if (!opened.ok) return opened;
  try {
    const answer = await client.authorizationCodeGrant(opened.config, returned, {
      expectedState: asked.state, expectedNonce: asked.nonce, pkceCodeVerifier: asked.verifier, idTokenExpected: true, ...(asked.again ? { maxAge: AGAIN_WITHIN_S } : {}),
    });
    const claims = answer.claims();
    return claims === undefined ? { ok: false, because: 'not-believed' } : { ok: true, claims };
  } catch (error) {
    return refused(deps, error);
  }
}

/** Whether there is a provider at this address at all, for whoever sets it up. */
export async function tryProvider(deps: Deps, provider: Provider): Promise<Outcome<object, 'no-answer'>> {
  found.delete(deps.db);
  return await open(deps, provider);
}

const SIGN_OUT_PATIENCE_MS = 3_000;

/** Where the provider ends its own sign-in, where it says so. No ID token is kept to name the session with: it asks the person. */
export async function signOutAddress(deps: Deps, provider: Provider): Promise<string | undefined> {
  const opened = await Promise.race([open(deps, provider), pause(SIGN_OUT_PATIENCE_MS, undefined, { ref: false })]);
  const { end_session_endpoint: there } = opened?.ok === true ? opened.config.serverMetadata() : {};
  // It becomes a link: of the provider's own origin, as a host alone would let 'javascript://' through.
  if (opened?.ok !== true || there === undefined || !URL.canParse(there) || new URL(there).origin !== new URL(provider.issuer).origin) return undefined;
  return client.buildEndSessionUrl(opened.config).href;
}

interface Found { of: string; until: number; config: client.Configuration }
const found = new WeakMap<Deps['db'], Found>();

async function open(deps: Deps, provider: Provider): Promise<Outcome<{ config: client.Configuration }, 'no-answer'>> {
  const of = JSON.stringify([provider.issuer, provider.clientId, provider.sealedSecret.toString('base64')]);
  const now = deps.clock.now().getTime();
  const known = found.get(deps.db);
  if (known?.of === of && now < known.until) return { ok: true, config: known.config };
  try {
    const config = await discover(deps, provider);
    found.set(deps.db, { of, config, until: now + 3_600_000 });
    return { ok: true, config };
  } catch (error) {
    refused(deps, error);
    return { ok: false, because: 'no-answer' };
  }
}

async function discover({ council }: Deps, provider: Provider): Promise<client.Configuration> {
  const secret = unseal(council.secret, SECRET_OF, provider.sealedSecret);
  const [byPost, byBasic] = [client.ClientSecretPost(secret), client.ClientSecretBasic(secret)];
  const authenticate: client.ClientAuth = (as, ...rest) => { (as.token_endpoint_auth_methods_supported?.includes('client_secret_post') ? byPost : byBasic)(as, ...rest); };
  const plain = modeOf() !== 'production' && provider.issuer.startsWith('http:');
  const config = await client.discovery(new URL(provider.issuer), provider.clientId, { client_secret: secret }, authenticate, {
    timeout: PATIENCE_S, [client.customFetch]: fetchFrom(new URL(provider.issuer).host), execute: [client.enableNonRepudiationChecks, ...(plain ? [client.allowInsecureRequests] : [])],
  });
  // Entra ID's "common" would pass discovery with '{tenantid}' in its issuer.
  const { issuer } = config.serverMetadata();
  if (new URL(issuer).href !== new URL(provider.issuer).href) throw new Error(`says it is ${issuer}`);
  return config;
}

/** Follows no redirect, reads no more than an answer can have. */
function fetchFrom(host: string): client.CustomFetch {
  return async (address, options) => {
    if (new URL(address).host !== host) throw new Error(`another host is named: ${new URL(address).host}`);
    const answer = await fetch(address, { ...options, redirect: 'manual' } as RequestInit);
    let size = 0;
    const limited = answer.body?.pipeThrough(new TransformStream<Uint8Array, Uint8Array>({ transform: (part, controller) => {
      if ((size += part.length) > LARGEST_ANSWER) controller.error(new Error('the answer is too long'));
      else controller.enqueue(part);
    } }));
    return new Response(limited ?? null, { status: answer.status, headers: answer.headers });
  };
}

/** Codes and tokens stay out of the log: only what kind of fault it was. */
function refused({ log }: Deps, error: unknown): { ok: false; because: ProviderRefusal } {
  const { name, message, code, cause, error: said } = error as { name?: string; message?: string; code?: string; cause?: unknown; error?: unknown };
  const isAway = name === 'TimeoutError' || code === 'OAUTH_TIMEOUT' || (error instanceof TypeError && message === 'fetch failed');
  const because = isAway ? 'no-answer' : error instanceof client.AuthorizationResponseError ? 'cancelled' : 'not-believed';
  log.warn({ because, fault: message, reason: cause instanceof Error ? cause.message : undefined, code, said: typeof said === 'string' ? said.slice(0, 60) : undefined }, 'the provider of single sign-on was not believed');
  return { ok: false, because };
}
