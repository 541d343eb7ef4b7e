// The council's own sign-in by OpenID Connect: what is believed of what it says about a person, and what is not.

export interface Provider {
  /** On the button: "Slough Council account". */
  name: string;
  issuer: string;
  clientId: string;
  /** Opened only by ask-provider.ts. */
  sealedSecret: Buffer;
  /** Whether an account nobody is connected with yet is taken for whoever has its verified e-mail address here. */
  matchesByEmail: boolean;
  /** What stands in `amr`, `acr` or `acrs` when it asked for two factors; with none of these it proves one. */
  twoFactorsSay: readonly string[];
}

/** What is read of an ID token. Roles and groups are not: rights come from this register alone. */
export interface Claims {
  iss: string;
  sub: string;
  email?: unknown;
  email_verified?: unknown;
  /** Entra ID: "e-mail domain owner verified". */
  xms_edov?: unknown;
  amr?: unknown;
  acr?: unknown;
  acrs?: unknown;
}

const ENTRA = 'login.microsoftonline.com';

/**
 * An address the provider says it has verified. Entra ID lets an administrator of any directory write any address into `email`, so there only
 * `xms_edov` counts; `preferred_username` and `upn` look like addresses and are never taken for one.
 */
export function verifiedEmailOf(claims: Claims): string | undefined {
  const verified = new URL(claims.iss).hostname === ENTRA ? [true, 1, '1', 'true'].includes(claims.xms_edov as never) : claims.email_verified === true;
  return verified && typeof claims.email === 'string' && claims.email.includes('@') ? claims.email : undefined;
}

export function provesTwoFactors({ twoFactorsSay }: Pick<Provider, 'twoFactorsSay'>, { amr, acr, acrs }: Claims): boolean {
  return [amr, acr, acrs].flat().some((said) => typeof said === 'string' && twoFactorsSay.includes(said));
}

/** 'mfa', 'mfa, c1' or 'mfa c1' as the administrator typed it. */
export function twoFactorsFrom(typed: string): string[] {
  return [...new Set(typed.split(/[\s,]+/).filter((word) => word !== ''))];
}

export type IssuerRefusal = 'not-an-address' | 'not-https' | 'of-everybody';

/** @param plainAllowed http to this very machine, for the demonstration and the tests */
export function refusalOfIssuer(typed: string, { plainAllowed }: { plainAllowed: boolean }): IssuerRefusal | undefined {
  if (!URL.canParse(typed)) return 'not-an-address';
  const { protocol, hostname, pathname, search, hash, username } = new URL(typed);
  if (search !== '' || hash !== '' || username !== '' || typed.includes('/.well-known/')) return 'not-an-address';
  if (protocol === 'http:' && plainAllowed && ['localhost', '127.0.0.1'].includes(hostname)) return undefined;
  if (protocol !== 'https:' || /^\[|^[\d.]+$/.test(hostname)) return 'not-https';
  // With these everybody who has any Microsoft account would come as far as our door.
  return hostname === ENTRA && /^\/(?:common|organizations|consumers)\b/.test(pathname) ? 'of-everybody' : undefined;
}
