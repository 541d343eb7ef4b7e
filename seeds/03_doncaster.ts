// The demonstration council of Doncaster, beside Slough: smaller, with its own words, people and colour.
import type { SignIn } from '../src/councils/seeds.ts';
import type { Deps } from '../src/councils/deps.ts';
import { doncaster } from './doncaster/story.ts';
import { givePasswords, signInsOf, tell } from './telling/tell.ts';

export const isFor = (councilKey: string): boolean => councilKey === 'doncaster';
export const signIns: readonly SignIn[] = signInsOf(doncaster);

export async function seed(deps: Deps): Promise<void> {
  await tell(deps, doncaster);
  await givePasswords(deps, doncaster);
}
