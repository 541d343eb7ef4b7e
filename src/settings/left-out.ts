// What may be left out of the clear days, as the settings pages name it.
import type { LeftOut } from '../calendar/clear-days.ts';

export const leftOutLabels: readonly { value: keyof LeftOut; text: string }[] = [
  { value: 'weekends', text: 'Saturdays and Sundays' }, { value: 'bankHolidays', text: 'bank holidays' },
  { value: 'christmasBreak', text: 'the other days of the Christmas break' }, { value: 'easterBreak', text: 'the other days of the Easter break' },
];
