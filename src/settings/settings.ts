// A council's wording, address, look, lead times and retention; and the words it may reword (PRODUCT.md §1, those marked c).
export interface Settings {
  id: string;
  councilName: string;
  isDemonstration: boolean;
  /** '#rrggbb'; its contrast with white is at least 4.5:1. */
  brandColour: string;
  /** What this council calls the things in `Words`; what it leaves out keeps its default. */
  words: Partial<Words>;
  /** What the document is called: "Progress report", at Slough "Action Progress Report". */
  reportTitle: string;
  mailFromName: string;
  mailFromAddress: string;
  /** Working days before the meeting, by step; a panel may differ again. */
  leadTimes: Partial<Record<string, number>>;
  clearDays: Record<string, boolean>;
  retention: Record<string, number>;
  version: number;
}

export interface Words {
  panel: string;
  chair: string;
  leadOfficer: string;
  cabinet: string;
  partOne: string;
  partTwo: string;
}

export const defaultWords: Words = {
  panel: 'panel', chair: 'Chair', leadOfficer: 'lead officer', cabinet: 'Cabinet', partOne: 'Part I', partTwo: 'Part II',
};

export function wordsOf(settings: Pick<Settings, 'words'>): Words {
  return { ...defaultWords, ...settings.words };
}
