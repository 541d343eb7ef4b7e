// Who was at a meeting: present, with apologies or without, as recorded last. Pure.
import type { Part } from '../people/person.ts';

export const attendances = ['present', 'apologies', 'absent'] as const;
export type Stand = (typeof attendances)[number];

/** The name and the part are kept as they were that day. */
export interface Attended { personId: string; name: string; part: Part; stands: Stand }

export interface AttendanceRecord {
  id: string;
  meetingId: string;
  /** 1 for the first record of a meeting; the highest counts. */
  position: number;
  members: Attended[];
  /** Officers, other councillors, guests: as the minutes list them. */
  alsoPresent: string | null;
  byPersonId: string;
  at: Date;
}

const partsSaid: Partial<Record<Part, string>> = { chair: 'Chair', 'vice-chair': 'Vice-Chair', 'co-opted member': 'co-opted' };

/** "Cllr Marlowe (Chair)" */
export function nameSaid({ name, part }: Pick<Attended, 'name' | 'part'>): string {
  const said = partsSaid[part];
  return said === undefined ? name : `${name} (${said})`;
}

export function namesOf(record: Pick<AttendanceRecord, 'members'>, stands: Stand): string[] {
  return record.members.filter((member) => member.stands === stands).map(nameSaid);
}

export interface YearOfMember { name: string; present: number; of: number }

/** How often each was there, of the meetings at which they sat. */
export function attendanceByMember(records: readonly Pick<AttendanceRecord, 'members'>[]): YearOfMember[] {
  const byPerson = new Map<string, YearOfMember>();
  for (const { members } of records) {
    for (const { personId, name, stands } of members) {
      const line = byPerson.get(personId) ?? { name, present: 0, of: 0 };
      byPerson.set(personId, { name, present: line.present + (stands === 'present' ? 1 : 0), of: line.of + 1 });
    }
  }
  return [...byPerson.values()].sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}
