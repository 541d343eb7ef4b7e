// What has changed about one action between two editions: every kind of change once, each with its sentence.
import { type ChangeKind, compareStates } from './change-kinds.ts';
import type { Change } from './compare.ts';
import type { ActionContent, DecisionContent } from './edition-content.ts';
import { marksOf } from './exempt.ts';
import { isOpen } from './register.ts';
import { count, listed, times } from './wording.ts';

/** Decisions that say something no other kind of change says. */
const SAID_ALOUD = new Set(['noted', 'further information', 'officer to attend', 'chair to write']);

export function actionChanges(before: ActionContent | undefined, now: ActionContent): Change[] {
  if (!before) return [isOpen(now.state) ? { kind: 'new', says: newSays(now) } : ended(now, 'added and ')];
  const decisions = fresh(before.decisions, now.decisions);
  return [
    ...stateChange(before, now, decisions),
    ...overdueChange(before, now),
    ...silenceChange(before, now),
    ...closureChange(before, now, decisions),
    ...extensionChange(before, now, decisions),
    ...targetChange(before, now),
    ...leadChange(before, now),
    ...decisions.filter((d) => SAID_ALOUD.has(d.kind)).map((d): Change => ({ kind: 'decided', says: d.words ? `${d.says}: ${d.words}` : d.says })),
    ...additions(before, now),
  ];
}

function fresh<T extends { id: string }>(before: readonly T[], now: readonly T[]): T[] {
  const known = new Set(before.map((one) => one.id));
  return now.filter((one) => !known.has(one.id));
}

function newSays(now: ActionContent): string {
  const target = now.target.current === null ? 'no target date' : `target ${now.target.says}`;
  return `new; ${now.lead.says}; ${target}; ${now.stateWord}${now.overdue ? `; ${now.overdue.says}` : ''}`;
}

function ended(now: ActionContent, opening = ''): Change {
  const kind: ChangeKind = now.state === 'not accepted' || now.state === 'superseded' ? now.state : 'closed';
  return { kind, says: `${opening}${now.endedSays ?? now.stateWord}` };
}

function stateChange(before: ActionContent, now: ActionContent, decisions: readonly DecisionContent[]): Change[] {
  if (before.state === now.state) return [];
  if (!isOpen(now.state)) return [ended(now)];
  if (!isOpen(before.state)) return [{ kind: 'reopened', says: `open again: it was ${before.stateWord}, and is ${now.stateWord}` }];
  if (now.state === 'proposed for closure') return []; // said by the proposal
  if (before.state === 'proposed for closure') {
    // Said by the refusal where there is one.
    return decisions.some((d) => d.kind === 'closure refused') ? [] : [{ kind: 'closure withdrawn', says: `closure is no longer proposed; ${now.stateWord}` }];
  }
  const way = compareStates(before.state, now.state);
  return way ? [{ kind: way, says: `${way}: was ${before.stateWord}, now ${now.stateWord}` }] : [];
}

function overdueChange(before: ActionContent, now: ActionContent): Change[] {
  if (!now.overdue) return [];
  const days = count(now.overdue.days, 'day');
  if (!before.overdue) return [{ kind: 'became overdue', says: `became overdue, by ${days}` }];
  // A date that was moved and has passed again is news, although it was overdue before.
  return before.target.current?.on === now.target.current?.on ? [] : [{ kind: 'became overdue', says: `overdue again, by ${days}` }];
}

function silenceChange(before: ActionContent, now: ActionContent): Change[] {
  const news = now.silence && now.silence.lastRequestAt !== before.silence?.lastRequestAt;
  return now.silence && news ? [{ kind: 'no update received', says: now.silence.says }] : [];
}

function closureChange(before: ActionContent, now: ActionContent, decisions: readonly DecisionContent[]): Change[] {
  const asked = now.closureAsked && now.closureAsked.id !== before.closureAsked?.id;
  const state = now.state === 'proposed for closure' || !isOpen(now.state) ? '' : `; ${now.stateWord}`;
  return [
    ...decisions.filter((d) => d.kind === 'closure refused').map((d): Change => ({ kind: 'closure refused', says: `${d.says}${d.words ? `: ${d.words}` : ''}${state}` })),
    ...(asked && now.closureAsked ? [{ kind: 'proposed for closure', says: now.closureAsked.says } as const] : []),
    ...(!asked && now.state === 'proposed for closure' && before.state !== now.state ? [{ kind: 'proposed for closure', says: 'proposed for closure' } as const] : []),
  ];
}

function extensionChange(before: ActionContent, now: ActionContent, decisions: readonly DecisionContent[]): Change[] {
  const moves = fresh(before.target.moves, now.target.moves);
  const asked = now.extensionAsked && now.extensionAsked.id !== before.extensionAsked?.id;
  const decided = decisions.some((d) => d.kind === 'extension agreed' || d.kind === 'extension refused');
  const withdrawn = before.extensionAsked && !now.extensionAsked && moves.length === 0 && !decided && isOpen(now.state);
  return [
    ...moves.map((m): Change => ({ kind: 'extension agreed', says: `more time agreed: ${m.says} (moved ${times(now.target.moves.length)} in all)` })),
    ...decisions.filter((d) => d.kind === 'extension refused').map((d): Change => ({ kind: 'extension refused', says: `${d.says}; target stays ${now.target.says}` })),
    ...(asked && now.extensionAsked ? [{ kind: 'extension asked', says: now.extensionAsked.says } as const] : []),
    ...(withdrawn ? [{ kind: 'extension withdrawn', says: 'the request for more time was withdrawn' } as const] : []),
  ];
}

/** A date that changed without an extension: set for the first time, or corrected. */
function targetChange(before: ActionContent, now: ActionContent): Change[] {
  const moved = fresh(before.target.moves, now.target.moves).length > 0;
  if (moved || before.target.current?.on === now.target.current?.on) return [];
  if (before.target.current === null) return [{ kind: 'target changed', says: `target set: ${now.target.says}` }];
  return [{ kind: 'target changed', says: `target was ${before.target.says}; now ${now.target.says}` }];
}

function leadChange(before: ActionContent, now: ActionContent): Change[] {
  const was = before.lead;
  const same = was.post === now.lead.post && was.organisation === now.lead.organisation && was.holder === now.lead.holder;
  if (same) return [];
  const held = was.post === now.lead.post && was.organisation === now.lead.organisation;
  const says = held ? `${now.lead.post} is now ${now.lead.holder ?? 'vacant'}; before, ${was.holder ?? 'vacant'}` : `now with ${now.lead.says}; before, ${was.says}`;
  return [{ kind: 'lead officer changed', says }];
}

function additions(before: ActionContent, now: ActionContent): Change[] {
  const evidence = fresh(before.evidence, now.evidence);
  const marks = fresh(marksOf(before), marksOf(now));
  const updates = fresh(before.updates, now.updates).filter((u) => u.at > (before.updates[0]?.at ?? ''));
  return [
    ...(evidence.length > 0 ? [{ kind: 'evidence added', says: `evidence added: ${listed(evidence.map((e) => e.title))}` } as const] : []),
    ...(marks.length > 0 ? [{ kind: 'exempt information', says: `${listed([...new Set(marks.map((m) => m.says))])} added` } as const] : []),
    ...(before.wording === now.wording ? [] : [{ kind: 'reworded', says: `wording corrected; it was “${before.wording}”` } as const]),
    ...(updates.length > 0 ? [{ kind: 'updated', says: `${count(updates.length, 'new update')}` } as const] : []),
  ];
}
