// An instant in words, as letters and pages of sign-in say it: "30 October 2025, 6.30 pm".
import { dayLong, dayOf, timeOf } from '../calendar/day.ts';

export function instantLabel(at: Date): string {
  return `${dayLong(dayOf(at))}, ${timeOf(at)}`;
}
