// A register of any size in the story's own words: what the bench and the tests of size draw.
import type { PublicRegister, RegisterAction, Register } from '../../src/editions/register.ts';
import { aRegister } from './a-register.ts';

/** @param size how many actions; the story's own over and over, each with a number of its own */
export function aLargeRegister(size: number, asAt: Date): Register {
  const { open } = aRegister(asAt);
  const told = open.actions.filter((action) => action.endedOn === null);
  const actions = Array.from({ length: size }, (_, i): RegisterAction => renamed(told[i % told.length] as RegisterAction, `ECS-${1000 + i}`));
  const requests = actions.map((action): PublicRegister['requests'][number] => ({ actionReference: action.reference, sentAt: asAt, state: 'accepted' }));
  return { open: { ...open, actions, requests }, exempt: [] };
}

function renamed(action: RegisterAction, reference: string): RegisterAction {
  const as = <T extends { id: string }>(all: readonly T[]): T[] => all.map((one) => ({ ...one, id: one.id.replace(action.reference, reference) }));
  const exempt = action.exempt.map((mark) => ({ ...mark, id: mark.id.replace(action.reference, reference), updateId: mark.updateId?.replace(action.reference, reference) ?? null }));
  return { ...action, id: reference, reference, targets: as(action.targets), updates: as(action.updates), evidence: as(action.evidence), proposals: as(action.proposals), decisions: as(action.decisions), exempt };
}
