// Who may see and run a panel's meetings.
import { isClerkOf, partIn, type Person } from '../people/person.ts';

export function maySeeMeetings(person: Person, panelId: string): boolean {
  return partIn(person, panelId) !== undefined;
}

export function mayRunMeetings(person: Person, panelId: string): boolean {
  return isClerkOf(person, panelId);
}
