// What was resolved at a meeting, item by item in the order of the minutes, each line with what came of it. Pure.
import type { Link } from '../web/ui.ts';
import { asksForAction, resolutionKindNames, responsePath, type Resolution, type Undertaking } from './resolution.ts';

export interface ResolvedLine { /** Where a link from an action leads. */ id: string; label: string; text: string; kind: string; actions: readonly Link[]; makeHref: string | undefined; /** Of a recommendation: what was answered. */ responseHref: string | undefined }
export interface ResolvedItem { title: string; resolutions: readonly ResolvedLine[] }
export interface ResolvedPage { items: readonly ResolvedItem[]; undertakings: readonly ResolvedLine[] }

interface MinuteItem { id: string; number: string | null; title: string | null }
export interface CameOfIt { actionsOf: ReadonlyMap<string, readonly Link[]>; mayMake: boolean }

/** @param minuteItems of the minutes, in their order: one without a resolution is an item all the same */
export function presentResolved(minuteItems: readonly MinuteItem[], resolutions: readonly Resolution[], undertakings: readonly Undertaking[], cameOfIt: CameOfIt): ResolvedPage {
  const known = new Set(minuteItems.map(({ id }) => id));
  const inMinutes = minuteItems.map((item) => ({ title: titleOf(item.number, item.title), resolutions: resolutions.filter(({ minuteItemId }) => minuteItemId === item.id) }));
  const others = resolutions.filter(({ minuteItemId }) => minuteItemId === null || !known.has(minuteItemId));
  const titles = [...new Set(others.map((r) => titleOf(r.minuteNumber, r.itemTitle)))];
  const byHand = titles.map((title) => ({ title, resolutions: others.filter((r) => titleOf(r.minuteNumber, r.itemTitle) === title) }));
  return {
    items: [...inMinutes, ...byHand].map((item) => ({ title: item.title, resolutions: item.resolutions.map((r) => resolutionLine(r, cameOfIt)) })),
    undertakings: undertakings.map((u) => line({ id: u.id, label: '', text: u.text, kind: 'Undertaking' }, cameOfIt, `/actions/new?undertaking=${u.id}`)),
  };
}

function titleOf(number: string | null, title: string | null): string {
  return [number, title ?? 'An item without a title'].filter((part) => part !== null).join('. ');
}

function resolutionLine(r: Resolution, cameOfIt: CameOfIt): ResolvedLine {
  const told = { id: r.id, label: r.label ?? '', text: r.stem === null ? r.text : `${r.stem} ${r.text}`, kind: resolutionKindNames[r.kind] };
  return line(told, cameOfIt, asksForAction(r.kind) ? `/actions/new?resolution=${r.id}` : undefined, r.kind === 'recommendation' ? responsePath(r.id) : undefined);
}

function line(told: Pick<ResolvedLine, 'id' | 'label' | 'text' | 'kind'>, { actionsOf, mayMake }: CameOfIt, makeHref: string | undefined, responseHref?: string): ResolvedLine {
  const actions = actionsOf.get(told.id) ?? [];
  return { ...told, actions, makeHref: mayMake && actions.length === 0 ? makeHref : undefined, responseHref };
}
