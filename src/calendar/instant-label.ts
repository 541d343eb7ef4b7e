// An instant in words, as letters, trails and pages say it: "30 October 2025, 6.30 pm".
import { dayLong, dayOf, timeOf } from './day.ts';

export function instantLabel(at: Date): string {
  return `${dayLong(dayOf(at))}, ${timeOf(at)}`;
}
