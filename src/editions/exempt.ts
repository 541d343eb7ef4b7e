// Exempt information: the public edition says where it stands; only fillNotes, given the notes, says what it is.
import type { ActionContent, EditionContent, ExemptMark } from './edition-content.ts';
import type { ExemptMarker, ExemptNote } from './register.ts';

/** Local Government Act 1972, Schedule 12A, Part 1, in short. */
export const PARAGRAPHS: Record<number, string> = {
  1: 'information relating to any individual',
  2: 'information likely to reveal the identity of an individual',
  3: 'information relating to financial or business affairs',
  4: 'consultations or negotiations on labour relations',
  5: 'information covered by legal professional privilege',
  6: 'proposed statutory notices or orders',
  7: 'the prevention, investigation or prosecution of crime',
};

export function exemptSays(paragraph: number | null): string {
  return paragraph === null ? 'exempt information, paragraph not yet given' : `exempt information, paragraph ${paragraph}`;
}

export function markOf(marker: ExemptMarker): ExemptMark {
  return { id: marker.id, paragraph: marker.paragraph, says: exemptSays(marker.paragraph), note: null };
}

export function marksOf(action: ActionContent): ExemptMark[] {
  return [...action.exempt, ...action.updates.flatMap((update) => update.exempt)];
}

/** The exempt edition is the public one with the notes written in: nothing else differs but its part, so the numbering is the same. */
export function fillNotes(content: EditionContent, notes: readonly ExemptNote[]): EditionContent {
  const byId = new Map(notes.map((note) => [note.id, note]));
  const filled = (mark: ExemptMark): ExemptMark => {
    const note = byId.get(mark.id);
    return note ? { ...mark, note: { text: note.text, reason: note.reason ?? 'no reason given yet' } } : mark;
  };
  return {
    ...content,
    audience: 'exempt',
    head: { ...content.head, part: content.words.partTwo, partSays: 'Not for publication: contains exempt information' },
    actions: content.actions.map((action) => ({
      ...action,
      exempt: action.exempt.map(filled),
      updates: action.updates.map((update) => ({ ...update, exempt: update.exempt.map(filled) })),
    })),
  };
}
