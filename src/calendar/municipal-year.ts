// The council's year, from one annual meeting to the next: memberships, chairs and reference numbers turn with it (LGA 1972 Sch 12 para 1).
import { addDays, day, weekdayOf, yearOf, type Day } from './day.ts';

export interface MunicipalYear {
  /** "2025/26" */
  label: string;
  startsOn: Day;
  /** The last day, the one before the next annual meeting. */
  endsOn: Day;
}

/**
 * The day the municipal year turns in a calendar year: that year's annual meeting where it is known, and otherwise the day the Act
 * falls back on in an election year: the eighth day after councillors retire, who retire on the fourth day after the first Thursday in May.
 * That is a Tuesday from 13 to 19 May. Most councils meet within a fortnight of it; enter the annual meetings and it is exact.
 */
export function municipalYearStart(year: number, annualMeetings: readonly Day[] = []): Day {
  return annualMeetings.find((meeting) => yearOf(meeting) === year) ?? usualStart(year);
}

/** The municipal year a day belongs to; the day of the annual meeting belongs to the new one. */
export function municipalYearOf(d: Day, annualMeetings: readonly Day[] = []): MunicipalYear {
  const year = d >= municipalYearStart(yearOf(d), annualMeetings) ? yearOf(d) : yearOf(d) - 1;
  return {
    label: `${year}/${String((year + 1) % 100).padStart(2, '0')}`,
    startsOn: municipalYearStart(year, annualMeetings),
    endsOn: addDays(municipalYearStart(year + 1, annualMeetings), -1),
  };
}

/** The first day of the municipal year after the one d is in. */
export function nextMunicipalYearStart(d: Day, annualMeetings: readonly Day[] = []): Day {
  return addDays(municipalYearOf(d, annualMeetings).endsOn, 1);
}

function usualStart(year: number): Day {
  const firstOfMay = day(`${String(year).padStart(4, '0')}-05-01`);
  const firstThursday = addDays(firstOfMay, (4 - weekdayOf(firstOfMay) + 7) % 7);
  return addDays(firstThursday, 12);
}
