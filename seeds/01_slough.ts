// The demonstration council of Slough.
import type { Deps } from '../src/councils/deps.ts';
import { slough } from './slough/story.ts';
import { tell } from './telling/tell.ts';

export const isFor = (councilKey: string): boolean => councilKey !== 'doncaster';

export async function seed(deps: Deps): Promise<boolean> {
  return await tell(deps, slough);
}
