// What the tests of the chase share: an owner proposes something.
import { propose, type ProposeOrder } from '../../src/actions/propose.ts';
import type { Deps } from '../../src/councils/deps.ts';
import type { Person } from '../../src/people/person.ts';
import { signedIn } from '../support/builders.ts';

export async function proposeOrder(deps: Deps, officer: Person, reference: string, kind: 'closure' | 'not mine'): Promise<void> {
  const order: ProposeOrder = { kind, reference, reason: 'Every file in the sample was right.' };
  const outcome = await propose(deps, signedIn(officer), order);
  if (!outcome.ok) throw new Error(outcome.because);
}
