// A council's wording, address, look, lead times and retention.
import type { OwnWords } from '../web/words.ts';

export interface Settings {
  id: string;
  councilName: string;
  isDemonstration: boolean;
  /** '#rrggbb'; its contrast with white is at least 4.5:1. */
  brandColour: string;
  /** What this council calls what it may reword; what it leaves out keeps the usual word. */
  words: Partial<OwnWords>;
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
