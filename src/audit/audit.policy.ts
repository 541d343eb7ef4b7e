// Who may read the trail: the administrator all of it, a panel's clerk that of their panel's records. Audit stands above people, so it asks for no more than it reads.

export interface TrailReader {
  isAdministrator: boolean;
  parts: readonly { panelId: string; part: string }[];
}

export function mayReadAudit(person: TrailReader): boolean {
  return person.isAdministrator;
}

/** @param panelId the panel the record belongs to; null for people, settings and whatever belongs to none */
export function mayReadTrail(person: TrailReader, panelId: string | null): boolean {
  return person.isAdministrator || person.parts.some((one) => one.panelId === panelId && one.part === 'clerk');
}
