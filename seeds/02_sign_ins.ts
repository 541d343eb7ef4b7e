// Passwords for the people of Slough: one, known to all, and therefore never in production.
import type { SignIn } from '../src/councils/seeds.ts';
import type { Deps } from '../src/councils/deps.ts';
import { slough } from './slough/story.ts';
import { givePasswords, signInsOf } from './telling/tell.ts';

export { isFor } from './01_slough.ts';
export const signIns: readonly SignIn[] = signInsOf(slough);

export async function seed(deps: Deps): Promise<void> {
  await givePasswords(deps, slough);
}
