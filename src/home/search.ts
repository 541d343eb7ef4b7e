// Looking for words: what can be found, where each find stands, and the passage with the words found. Pure.
import { actionPath } from '../actions/action-path.ts';
import type { Day } from '../calendar/day.ts';
import { meetingPath } from '../meetings/meeting.ts';

export const hitKinds = ['action', 'update', 'resolution', 'undertaking', 'finding', 'report'] as const;
export type HitKind = (typeof hitKinds)[number];

export interface Hit {
  kind: HitKind;
  /** Its own id; of a report the action's reference. */
  key: string;
  /** What its address begins with: an action's reference, or the id of a meeting, an inspection or a report. */
  place: string;
  /** Found as the cause of an action, by somebody who does not see the meeting itself. */
  isCause: boolean;
  /** What stands above the passage. */
  title: string;
  /** With the words found between FOUND_FROM and FOUND_TO. */
  passage: string;
  on: Day | null;
}

/** Of each kind; what is beyond is not looked at. */
export const FOUND_AT_MOST = 500;
export const HITS_A_PAGE = 20;

/** Characters that nobody can type, so that the passage is marked without trusting its text. */
export const FOUND_FROM = '\ue000';
export const FOUND_TO = '\ue001';

export function placeOf({ kind, key, place, isCause }: Pick<Hit, 'kind' | 'key' | 'place' | 'isCause'>): string {
  if (isCause || kind === 'action') return actionPath(place);
  switch (kind) {
    case 'update': return `${actionPath(place)}#update-${key}`;
    case 'finding': return `/inspections/${place}#${key}`;
    // To the line itself where the browser can, else to the action plan.
    case 'report': return `/editions/${place}#action-plan:~:text=${key.replace('-', '%2D')}`;
    case 'resolution': case 'undertaking': return `${meetingPath(place)}#${key}`;
  }
}

export interface PassagePart { text: string; isFound: boolean }

export function passageParts(passage: string): PassagePart[] {
  return passage.split(FOUND_FROM).flatMap((part, i): PassagePart[] => {
    const [found = '', ...rest] = part.split(FOUND_TO);
    return i === 0 ? [{ text: part, isFound: false }] : [{ text: found, isFound: true }, { text: rest.join(''), isFound: false }];
  }).filter(({ text }) => text !== '');
}

/** "ecs 42" is ECS-42, said or typed. */
export function referenceIn(words: string): string | undefined {
  const [, code, number] = /^\s*([a-z]{2,6})[\s-]?([1-9]\d{0,6})\s*$/i.exec(words) ?? [];
  return code === undefined || number === undefined ? undefined : `${code.toUpperCase()}-${number}`;
}

/** The same words, any of which will do; undefined where there is only one. */
export function anyOf(words: string): string | undefined {
  const each = words.replaceAll('"', ' ').split(/\s+/).filter((word) => word !== '' && !/^(?:or|-.*)$/i.test(word));
  return each.length < 2 ? undefined : each.join(' or ');
}
