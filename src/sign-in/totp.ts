// Codes of six figures from an authenticator app (RFC 6238), and the picture by which the app takes the secret.
import { generateSecret, generateURI, verifySync } from 'otplib';
import { create } from 'qrcode';

export const newSecret = (): string => generateSecret();

const STEP_SECONDS = 30;

/**
 * The step whose code this is: that of `at`, the one before or the one after, for watches that are wrong.
 * Undefined for any other code, and for one of a step not later than `after`, which was used before.
 */
export function stepOfCode(secret: string, code: string, at: Date, after: number): number | undefined {
  const token = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return undefined;
  const epoch = Math.floor(at.getTime() / 1000);
  const result = verifySync({ secret, token, epoch, epochTolerance: STEP_SECONDS });
  if (!result.valid) return undefined;
  const step = Math.floor(epoch / STEP_SECONDS) + result.delta;
  return step > after ? step : undefined;
}

export function addressForApp(secret: string, council: string, email: string): string {
  return generateURI({ issuer: council, label: email, secret });
}

/** JBSW Y3DP …: as it is typed where no camera can be used. */
export function secretInGroups(secret: string): string {
  return secret.replace(/(.{4})(?=.)/g, '$1 ');
}

/** Rows of dark squares as one SVG path, in a square of `size` units with the border of four that readers need. */
export function qrPath(text: string): { path: string; size: number } {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const border = 4;
  const squares = Array.from({ length: modules.size * modules.size }, (_, at) => at).filter((at) => modules.data[at] === 1);
  return { path: squares.map((at) => `M${(at % modules.size) + border} ${Math.floor(at / modules.size) + border}h1v1h-1z`).join(''), size: modules.size + 2 * border };
}
