// Who reads what was resolved and answered, and who keeps the record of it.
import { isClerkOf, partIn, type Person } from '../people/person.ts';

export function maySeeResolution(person: Person, panelId: string): boolean {
  return partIn(person, panelId) !== undefined;
}

export function mayKeepResponse(person: Person, panelId: string): boolean {
  return isClerkOf(person, panelId);
}

/** Of a clock: any panel whose business it is. */
export function maySeeClock(person: Person, panelIds: readonly string[]): boolean {
  return panelIds.some((panelId) => partIn(person, panelId) !== undefined);
}

export function mayKeepClock(person: Person, panelIds: readonly string[]): boolean {
  return panelIds.some((panelId) => isClerkOf(person, panelId));
}
