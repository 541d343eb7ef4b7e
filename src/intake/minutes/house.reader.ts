// The paper's own habits: whether it has a formula for resolving, whether RECOMMENDED is its word for it, and who is resolving.
import type { ZonedParagraph } from './zones.reader.ts';

export interface House {
  /** The paper says RESOLVED, Agreed: or the like somewhere. */
  formal: boolean;
  /** RECOMMENDED is the everyday word: reports are "RECOMMENDED … be noted" and nothing is RESOLVED. */
  recommends: boolean;
  /** The names the deciding body goes by, in small letters: "cabinet", "panel". */
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

function selvesOf(paragraphs: readonly ZonedParagraph[]): string[] {
  const counts = new Map<string, number>();
  for (const paragraph of paragraphs) {
    const made = maker.exec(paragraph.words.plain.slice(0, 200))?.[1];
    if (made !== undefined) counts.set(kindOfBody(made), 50);
    for (const found of paragraph.words.plain.slice(0, 3000).matchAll(speaker)) {
      const name = kindOfBody(found[1] ?? '');
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  const most = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
  return [...new Set([...(most === undefined ? [] : [most]), 'committee', 'panel'])].filter((name) => name !== '');
}

/** "Children and Families Scrutiny Panel" speaks of itself as "the Panel". */
function kindOfBody(name: string): string {
  const kinds = name.toLowerCase().match(/sub-committee|committee|panel|cabinet|board|council|commission|executive|forum|group/g);
  return kinds?.at(-1) ?? '';
}
