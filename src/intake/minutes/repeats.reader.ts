// Step 17: the same decision printed twice, under Decision and again under Minutes, is one.
import type { Block } from './block.ts';
import type { Resolved } from './flatten.reader.ts';
import type { Words } from './words.ts';
import type { ZonedParagraph } from './zones.reader.ts';

export function withoutRepeats(blocks: readonly Block[], paragraphs: readonly ZonedParagraph[]): Block[] {
  const debate = paragraphs.findIndex((p) => p.zone === 'minutes' && p.words.text.length > 60 && p.stem === undefined && p.mark === null);
  const known = new Map<string, Block>();
  const decided: Block[] = [];
  const kept: Block[] = [];
  for (const block of blocks) {
    const fresh = block.resolved.filter((one) => !isRepeat(known.get(fold(one.words)), block, debate));
    for (const one of block.resolved) if (!known.has(fold(one.words))) known.set(fold(one.words), block);
    if (fresh.length === 0 || (block.zone === 'minutes' && decided.some((other) => alike(other.resolved, block.resolved)))) continue;
    if (block.zone === 'decision' && decided.length < 20) decided.push(block);
    kept.push({ ...block, resolved: fresh });
  }
  return kept;
}

/** A single sentence said again later is a repeat only where it was first printed before the debate, or under another label. */
function isRepeat(earlier: Block | undefined, block: Block, debate: number): boolean {
  if (earlier === undefined || earlier === block) return false;
  return earlier.resolved.length > 1 || earlier.zone !== block.zone || debate === -1 || earlier.first < debate;
}

function alike(a: readonly Resolved[], b: readonly Resolved[]): boolean {
  return a.length === b.length && a.every((one, i) => {
    const words = new Set(one.words.plain.toLowerCase().match(/[a-z0-9]+/g) ?? []);
    const others = b[i]?.words.plain.toLowerCase().match(/[a-z0-9]+/g) ?? [];
    const shared = others.filter((word) => words.has(word)).length;
    return shared >= Math.max(words.size, others.length) * 0.6;
  });
}

function fold(words: Words): string {
  return words.plain.toLowerCase().replace(/^(?:that|to)\b/, '').replace(/[^a-z0-9]/g, '');
}
