// Small print of a finding: its tag in the national framework, and the bodies named as responsible.

/** "(Outcome 2, national framework)", "(national framework, enabler 3)", "(Principle 1)": five and more spellings since March 2025. */
const TAG = /\(([^()]*\b(?:outcomes?|enablers?|principles?)\b[^()]*)\)[.\s]*$/i;

export function tagIn(text: string): string | null {
  const found = TAG.exec(text.slice(-200))?.[1]?.trim();
  return found !== undefined && (/\d/.test(found) || /national\s+framework/i.test(found)) ? found : null;
}

/** "Oldham Metropolitan Borough Council and NHS Greater Manchester ICB" → both. "Bath and North East Somerset Council" stays whole. */
export function bodiesIn(name: string): string[] {
  return name.split(/(?:(?<!\s)\s+)?[;,/]\s*|(?<!\s)\s+and\s+(?=(?:the\s+)?(?:NHS|[\p{Lu}][\p{L}’'-]+(?:\s+[\p{L}’'-]+){0,6}\s+(?:Council|ICB|Board|Trust|Partnership)\b))/u)
    .reduce<string[]>(rejoin, [])
    .map((one) => one.replace(/^(?:and|the)\s+/i, '').trim())
    .filter((one) => one !== '');
}

const BODY = /\b(?:council|ICB|board|trust|partnership|authority|NHS|CCG|corporation|police|agenc(?:y|ies))\b/i;

/** A piece that names no kind of body was part of the name before the next "and". */
function rejoin(parts: string[], part: string): string[] {
  const last = parts.at(-1);
  return last !== undefined && !BODY.test(last) ? [...parts.slice(0, -1), `${last} and ${part}`] : [...parts, part];
}
