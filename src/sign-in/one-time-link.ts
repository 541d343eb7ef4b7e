// A one-time link: a random token in somebody's inbox, of which only the hash is kept; used once, on POST, before it expires.
import { createHash, randomBytes } from 'node:crypto';
import { later } from '../calendar/clock.ts';

export type LinkPurpose = 'first administrator' | 'invitation' | 'reset' | 'new address';

export interface OneTimeLink {
  id: string;
  personId: string;
  purpose: LinkPurpose;
  madeAt: Date;
  expiresAt: Date;
  usedAt: Date | null;
  /** Of the purpose 'new address' alone. */
  newEmail: string | null;
}

const MINUTE = 60_000;

/** An invitation waits for a councillor who reads post at the weekend; the others are asked for and used at once. */
const LASTS: Record<LinkPurpose, number> = { 'first administrator': 60 * MINUTE, invitation: 7 * 24 * 60 * MINUTE, reset: 60 * MINUTE, 'new address': 60 * MINUTE };

export const lastsLabel: Record<LinkPurpose, string> = { 'first administrator': '60 minutes', invitation: '7 days', reset: '60 minutes', 'new address': '60 minutes' };

export function expiryOf(purpose: LinkPurpose, madeAt: Date): Date {
  return later(madeAt, LASTS[purpose]);
}

/** 256 random bits, as they may stand in an address. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** No salt is needed: nobody can guess 256 bits, hashed or not. */
export function tokenHashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

export function mayBeUsed(link: Pick<OneTimeLink, 'usedAt' | 'expiresAt'>, now: Date): boolean {
  return link.usedAt === null && now < link.expiresAt;
}

export function newAddressPath(token: string): string {
  return `/new-address/${token}`;
}

export function setPasswordPath(token: string): string {
  return `/set-password/${token}`;
}
