// Step 14: a tree of limbs to the resolutions it prints: nested labels, lead-ins as stems, lists of names left whole.
import { isLead } from './limbs.reader.ts';
import type { Limb, LimbTree } from './limbs.reader.ts';
import { trimLimb } from './limb-end.reader.ts';
import { hasPredicate } from './verbs.ts';
import { cutWords, joinWords, noWords, wordsOf } from './words.ts';
import type { Words } from './words.ts';

export interface Resolved {
  label: string | null;
  stem: Words | null;
  words: Words;
}

export function flattenTree(source: string, tree: LimbTree, stem: Words | null): Resolved[] {
  const whole = wholeList(source, tree);
  if (whole !== undefined) return resolvedOf(null, null, whole);
  const labels = labelsOf(tree.limbs);
  return tree.limbs.flatMap((limb, i) => flattenLimb(source, limb, labels[i] ?? null, stem));
}

/** "That the following be appointed: Cllr A; Cllr B": one resolution with its list, not one for each name. */
function wholeList(source: string, tree: LimbTree): Words | undefined {
  const first = tree.limbs[0];
  if (tree.lead === null || first === undefined) return undefined;
  const names = tree.limbs.every((limb) => limb.children.length === 0 && !hasPredicate(limb.parts[0]?.plain ?? ''));
  const complete = /\b(?:be|following|include|includes|including|namely|approved|agreed|appointed)\b/i.test(tree.lead.plain);
  return names && complete ? spanOf(source, [tree.lead, lastOf(tree.limbs)]) : undefined;
}

function flattenLimb(source: string, limb: Limb, label: string | null, stem: Words | null): Resolved[] {
  const own = joinWords(limb.parts);
  if (limb.children.length === 0) return resolvedOf(label, stem, own);
  const speaking = limb.children.filter((child) => hasPredicate(child.parts[0]?.plain ?? '')).length * 2 >= limb.children.length;
  if (!speaking) return resolvedOf(label, stem, spanOf(source, [own, lastOf(limb.children)]));
  const leads = own.text === '' || isLead(own.plain) || !/[.;!?]$/.test(own.plain);
  const inner = leads && own.text !== '' ? trimStem(lastClause(own)) : stem;
  const nested = labelsOf(limb.children);
  const leaves = limb.children.flatMap((child, i) => {
    const printed = nested[i] ?? null;
    return flattenLimb(source, child, printed !== null && label !== null ? `${label}(${printed})` : printed, inner);
  });
  const alsoSettles = /\b(?:be|is) (?:noted|received|approved|endorsed|welcomed|agreed|supported|accepted|adopted) and (?:that )?(?=\S+ \S+)/i.exec(own.plain);
  return leads && alsoSettles === null ? leaves : [...resolvedOf(label, stem, own), ...leaves];
}

/** "That the report be noted and the following be sent to Cabinet:": the limbs are read with the second half. */
function lastClause(own: Words): Words {
  const first = /^.{0,300}?\bbe (?:noted|received|approved|endorsed|welcomed|agreed|supported|accepted|adopted) and (?:that )?(?=\S+ \S+)/i.exec(own.plain);
  return first === null ? own : cutWords(own, first[0].length);
}

function resolvedOf(label: string | null, stem: Words | null, words: Words): Resolved[] {
  const trimmed = unquoted(trimLimb(words));
  return /[A-Za-z]{2}/.test(trimmed.text) ? [{ label, stem, words: trimmed }] : [];
}

/** A motion is printed in quotation marks, which are not its own. */
function unquoted(words: Words): Words {
  const { plain } = words;
  if (!plain.startsWith('"') || plain.indexOf('"', 1) < plain.length - 3) return words;
  return trimLimb(cutWords(words, 1, plain.replace(/(?<![".])[".]+$/, '').length));
}

export function trimStem(words: Words): Words {
  return cutWords(words, 0, words.plain.replace(/(?<![ :;,.-])[ :;,.-]+$/, '').length);
}

/** Printed labels; an auto-number that extraction lost, or printed as 1. every time, is given by position. */
function labelsOf(limbs: readonly Limb[]): (string | null)[] {
  const unmarked = limbs.filter((limb) => limb.mark === null).length;
  if (limbs.length > 1 && limbs.every((limb) => limb.mark?.label === '1')) return limbs.map((_, i) => String(i + 1));
  const bulleted = unmarked === limbs.length && limbs.some((limb) => limb.children.some((child) => child.mark?.label === null));
  if (unmarked === 0 || limbs.length < 2 || bulleted) return limbs.map((limb) => limb.mark?.label ?? null);
  const digits = limbs.every((limb) => limb.mark === null || /^\d+$/.test(limb.mark.label ?? ''));
  return limbs.map((limb, i) => limb.mark?.label ?? (digits ? String(i + 1) : null));
}

function lastOf(limbs: readonly Limb[]): Words {
  const last = limbs[limbs.length - 1];
  if (last === undefined) return noWords;
  if (last.children.length > 0) return lastOf(last.children);
  return joinWords(last.parts);
}

function spanOf(source: string, parts: readonly Words[]): Words {
  const joined = joinWords(parts);
  const start = joined.at[0] ?? 0;
  return wordsOf(source, start, (joined.at[joined.at.length - 1] ?? start - 1) + 1);
}
