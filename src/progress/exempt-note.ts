// Exempt text and the mark of it that anyone may see.

export interface ExemptNote {
  id: string;
  actionId: string;
  updateId: string | null;
  /** Schedule 12A, Part 1, paragraph 1 to 7; null until somebody has said which. */
  paragraph: number | null;
  /** Why the public interest in keeping it outweighs that in disclosing it. */
  reason: string | null;
  note: string;
  at: Date;
}

/** What anyone may know of a note: that there is one, under which paragraph. Never its words. */
export type ExemptMark = Pick<ExemptNote, 'id' | 'actionId' | 'updateId' | 'paragraph'> & { hasReason: boolean };

/** Local Government Act 1972, Schedule 12A, Part 1, paragraphs 1 to 7, shortened. */
export const exemptParagraphs: readonly string[] = [
  'Information relating to any individual', 'Information likely to reveal who an individual is', 'Financial or business affairs of any person or body, the council included',
  'Consultations or negotiations on labour relations', 'Legal professional privilege', 'A notice, order or direction the council proposes to give or make', 'Preventing, investigating or prosecuting crime',
];
