// Which sign sets the cells of a text table apart.

/** The one that stands most often in the heading line: comma, semicolon or tab. */
export function delimiterOf(text: string): string {
  const first = /^[^\n]*/.exec(text.trimStart())?.[0] ?? '';
  return [',', ';', '\t'].map((sign) => ({ sign, times: first.split(sign).length })).sort((a, b) => b.times - a.times)[0]?.sign ?? ',';
}
