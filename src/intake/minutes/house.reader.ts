// Step 18: the paper's own habits: whether it has a formula for resolving, whether RECOMMENDED is its word for it, and who is resolving.
import type { ZonedParagraph } from './zones.reader.ts';

export interface House {
  /** The paper says RESOLVED, Agreed: or the like somewhere. */
  formal: boolean;
  /** RECOMMENDED is the everyday word: reports are "RECOMMENDED … be noted" and nothing is RESOLVED. */
  recommends: boolean;
  /** The names the deciding body goes by, in small letters: its full name first, then "cabinet", "panel". */
  self: readonly string[];
}

const speaker = /\b(?:[Tt]he|[Tt]his) ((?:[A-Z][\w'&-]+ (?:and |of |for )?){0,6}?(?:Committee|Panel|Cabinet|Board|Council|Commission|Executive|Forum|Sub-Committee|Group))(?:,? having [^.;]{1,200},)? (?:considered|received|noted|discussed|scrutinised|resolved|RESOLVED|agreed|AGREED|was|heard|reviewed|thanked|welcomed|asked|examined|debated)\b/g;
const maker = /^decision[- ]?maker ?: *(.{3,120})$/i;

export function readHouse(items: readonly (readonly ZonedParagraph[])[]): House {
  const paragraphs = items.flat();
  const stems = paragraphs.flatMap((p) => (p.stem?.strength === 'formal' && p.zone !== 'purpose' && p.zone !== 'quoted' ? [{ word: p.stem.word, said: p.words.plain.slice(p.stem.body, p.stem.body + 300) }] : []));
  const recommended = stems.filter((stem) => stem.word === 'recommended');
  return {
    formal: stems.length > 0,
    recommends: recommended.length > 0 && recommended.length === stems.length && recommended.some((stem) => /\b(?:noted|received|note|receive|correct record)\b/i.test(stem.said)),
    self: selvesOf(paragraphs),
  };
}

const meeting = /^(?:(?:meeting: ?[\d/]{8,10} - )|(?:minutes (?:of|from) (?:a |the )?(?:meeting of )?(?:the )?))?((?:[A-Z][\w'&,-]* (?:and |of |for |& )?){1,9}?(?:Committee|Panel|Cabinet|Board|Council|Commission|Executive|Forum|Sub-Committee))(?= ?(?:-|,|\(|held\b|on\b|minutes\b|$))/;

function selvesOf(paragraphs: readonly ZonedParagraph[]): string[] {
  const counts = new Map<string, number>();
  const add = (name: string, weight: number) => { if (name !== '') counts.set(name, (counts.get(name) ?? 0) + weight); };
  paragraphs.forEach((paragraph, i) => {
    const made = maker.exec(paragraph.words.plain.slice(0, 200))?.[1] ?? (i < 6 ? meeting.exec(paragraph.words.plain.slice(0, 200))?.[1] : undefined);
    if (made !== undefined) { add(made.toLowerCase(), 50); add(kindOfBody(made), 50); }
    for (const found of paragraph.words.plain.slice(0, 3000).matchAll(speaker)) {
      add((found[1] ?? '').toLowerCase(), 1);
      add(kindOfBody(found[1] ?? ''), 1);
    }
  });
  const ranked = [...counts].sort((a, b) => b[1] - a[1]).map(([name]) => name);
  const full = ranked.filter((name) => name.includes(' ')).slice(0, 2);
  const short = ranked.find((name) => !name.includes(' '));
  return [...new Set([...full, ...(short === undefined ? [] : [short]), 'committee', 'panel'])];
}

/** "Children and Families Scrutiny Panel" speaks of itself as "the Panel". */
function kindOfBody(name: string): string {
  const kinds = name.toLowerCase().match(/sub-committee|committee|panel|cabinet|board|council|commission|executive|forum|group/g);
  return kinds?.at(-1) ?? '';
}
