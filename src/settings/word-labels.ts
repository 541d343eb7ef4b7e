// The words a council may reword, as the settings pages name them.
import type { OwnWords } from '../web/words.ts';

export const wordLabels: readonly { word: keyof OwnWords; text: string }[] = [
  { word: 'panel', text: 'panel' }, { word: 'chair', text: 'chair' }, { word: 'clerk', text: 'clerk' },
  { word: 'leadOfficer', text: 'lead officer' },
  { word: 'cabinet', text: 'Cabinet' }, { word: 'partOne', text: 'Part I' }, { word: 'partTwo', text: 'Part II' },
];
