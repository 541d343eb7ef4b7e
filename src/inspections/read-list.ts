// Findings and judgements typed or pasted as a list: one a line, numbers and bullets taken off and kept as labels.

export interface ListedFinding { label: string | null; text: string }

const MARKER = /^(?:\(?(\d{1,3}|[a-z])[.):]\)?|[-–—•·▪*])\s+/i;

/** A line without a marker goes on from the one before when that one has not ended, as pasted lines do. */
export function readFindingList(pasted: string): ListedFinding[] {
  const findings: ListedFinding[] = [];
  for (const line of pasted.split('\n').map((text) => text.trim())) {
    if (line === '') continue;
    const marker = MARKER.exec(line);
    const last = findings.at(-1);
    if (marker === null && last !== undefined && !/[.;:!?]$/.test(last.text) && /^[a-z(]/.test(line)) last.text += ` ${line}`;
    else findings.push({ label: marker?.[1] ?? null, text: marker === null ? line : line.slice(marker[0].length) });
  }
  return findings;
}

export interface ListedJudgement { area: string; grade: string }

const GRADES = ['Requires improvement to be good', 'Requires improvement', 'Outstanding', 'Inadequate', 'Adequate', 'Good'];

/** "Adoption performance: Requires improvement", with a colon, a tab, two spaces or a dash before the grade; lines without a grade come back as wrong. */
export function readJudgementList(pasted: string): { judgements: ListedJudgement[]; wrong: string[] } {
  const judgements: ListedJudgement[] = [];
  const wrong: string[] = [];
  for (const line of pasted.split('\n').map((text) => text.replace(MARKER, '').replace(/^[·•]\s*/, '').trim())) {
    if (line === '') continue;
    const grade = GRADES.find((known) => line.toLowerCase().endsWith(known.toLowerCase()));
    const area = grade === undefined ? '' : line.slice(0, -grade.length).replace(/(?<![\s:–—-])[\s:–—-]+$/, '');
    if (grade === undefined || area === '') wrong.push(line);
    else judgements.push({ area, grade });
  }
  return { judgements, wrong };
}
