// Who may see inspections and enter them: the panels that follow them, and their clerks.
import { isClerkOf, partIn, type Person } from '../people/person.ts';

/** Also officers: what the inspector asked for is why their actions exist. Inspections are published papers. */
export function maySeeInspection(person: Person, followingPanelIds: readonly string[]): boolean {
  return person.posts.length > 0 || followingPanelIds.some((panelId) => partIn(person, panelId) !== undefined);
}

export function mayEnterInspections(person: Person, panelId: string): boolean {
  return isClerkOf(person, panelId);
}

export function mayChangeInspection(person: Person, followingPanelIds: readonly string[]): boolean {
  return followingPanelIds.some((panelId) => isClerkOf(person, panelId));
}
