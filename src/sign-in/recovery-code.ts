// Codes to be written down: each lets its person in once when the telephone is gone.
import { createHmac, randomInt } from 'node:crypto';

/** Without letters and figures that are read for one another. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';
const HOW_MANY = 10;

/** Ten of 59 bits each: 'k3m7-p9xq-rtw2'. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: HOW_MANY }, () => Array.from({ length: 12 }, () => SIGNS[randomInt(SIGNS.length)] ?? '').join('').replace(/(.{4})(?=.)/g, '$1-'));
}

export function looksLikeRecoveryCode(typed: string): boolean {
  return plainCode(typed).length === 12;
}

export function recoveryHashOf(councilSecret: string, personId: string, typed: string): string {
  return createHmac('sha256', councilSecret).update(`recovery code\n${personId}\n${plainCode(typed)}`).digest('base64url');
}

function plainCode(typed: string): string {
  return typed.toLowerCase().replace(/[^a-z0-9]/g, '');
}
