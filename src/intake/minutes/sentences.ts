// Where one sentence ends and the next begins, in one pass.

export interface Span {
  from: number;
  to: number;
}

const boundary = /[.!?]['")\]]{0,2} +(?=["'([]{0,2}[A-Z]|\d{1,4}[.)]? (?:\(\d{1,4}\) )?[A-Z][A-Za-z'-]+ )/g;
const abbreviation = /(?:^|[ (])(?:Mr|Mrs|Ms|Dr|Cllr|Cllrs|Cr|Rev|Revd|Hon|St|No|Nos|Para|Paras|Ref|Prof|Sgt|Supt|Insp|e\.g|i\.e|etc|vs|p|pp|[A-Z])$/;

export function sentencesOf(plain: string): Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (const found of plain.matchAll(boundary)) {
    if (abbreviation.test(plain.slice(Math.max(from, found.index - 6), found.index))) continue;
    const to = found.index + found[0].trimEnd().length;
    spans.push({ from, to });
    from = found.index + found[0].length;
  }
  if (from < plain.length) spans.push({ from, to: plain.length });
  return spans;
}
