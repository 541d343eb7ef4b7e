// The ways a report prints the days of an inspection: "6 to 17 December 2021", "19 November – 11 December 2013".

const MONTH = '(?:January|February|March|April|May|June|July|August|September|October|November|December)';
const WEEKDAY = '(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\\s+)?';
const DAY_NUMBER = '\\d{1,2}(?:st|nd|rd|th)?';
const ONE_DAY = `${WEEKDAY}${DAY_NUMBER}(?:\\s+(?:of\\s+)?${MONTH}(?:,?\\s+\\d{4})?)?`;
const LINK = '\\s*(?:–|—|-|‑|to|until|and|&|,)\\s*';

/** One or more days linked into a period; the last of them carries month and year. */
const PERIOD = new RegExp(`${ONE_DAY}(?:${LINK}${ONE_DAY}){0,5}`, 'gi');
const WITH_MONTH_AND_YEAR = new RegExp(`${MONTH},?\\s+\\d{4}$`, 'i');

export const WHOLE_DAY = `${WEEKDAY}${DAY_NUMBER}\\s+(?:of\\s+)?${MONTH},?\\s+\\d{4}`;

/** The first period with a month and a year in a short stretch of text. */
export function findPeriod(text: string): { index: number; text: string } | null {
  for (const found of text.matchAll(PERIOD)) {
    if (WITH_MONTH_AND_YEAR.test(found[0])) return { index: found.index, text: found[0] };
  }
  return null;
}
