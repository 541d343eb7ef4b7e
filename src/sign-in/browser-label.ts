// A browser in words a person recognises: 'Firefox on Windows'. Nothing else of what it says about itself is kept.

const BROWSERS: readonly [sign: RegExp, name: string][] = [[/Edg\//, 'Edge'], [/OPR\//, 'Opera'], [/Firefox\//, 'Firefox'], [/Chrom(?:e|ium)\//, 'Chrome'], [/Safari\//, 'Safari']];
const SYSTEMS: readonly [sign: RegExp, name: string][] = [[/iPhone|iPad/, 'an iPhone or iPad'], [/Android/, 'Android'], [/Windows/, 'Windows'], [/Mac OS X/, 'a Mac'], [/Linux|CrOS/, 'Linux']];

export function browserLabel(userAgent = ''): string {
  const named = (signs: typeof BROWSERS, otherwise: string): string => signs.find(([sign]) => sign.test(userAgent))?.[1] ?? otherwise;
  return `${named(BROWSERS, 'a browser')} on ${named(SYSTEMS, 'another system')}`;
}
