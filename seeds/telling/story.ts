// What a demonstration council's story is made of: its facts, its invented people, and what they did, laid around the day it is loaded.
import type { ReportedState } from '../../src/actions/action.ts';
import type { FindingKind, Framework } from '../../src/inspections/inspection.ts';
import type { Part } from '../../src/people/person.ts';
import type { OrganisationKind } from '../../src/people/post.ts';
import type { OwnWords } from '../../src/web/words.ts';

/** Days before (negative) or after the day the demonstration is loaded. */
export type Offset = number;
/** What happened on a known day keeps it. */
export type When = Offset | `${number}-${number}-${number}`;

export interface Story {
  council: { name: string; brandColour: string; words: Partial<OwnWords>; reportTitle: string; mailFromName: string; mailFromAddress: string };
  /** `nextEdition`: reports with lower numbers went out before this program was used. */
  panel: { code: string; name: string; venue: string; nextEdition: number };
  /** The domain of everybody's address: ends in .example, where no letter can go astray. */
  domain: string;
  organisations: Readonly<Record<string, { name: string; kind: OrganisationKind; beganOn: string | null }>>;
  posts: Readonly<Record<string, { title: string; organisation: string; director?: string }>>;
  people: Readonly<Record<string, PersonFacts>>;
  /** Who runs the panel's business, and whose address no longer works. */
  clerk: string;
  bounced: string;
  /** Posts that changed hands: who held it before, and until when. One has had nobody since its holder left. */
  handovers: readonly { post: string; before: string; until: Offset }[];
  vacant: { post: string; before: string; until: Offset };
  inspections: readonly InspectionFacts[];
  measures: readonly MeasureFacts[];
  /** Meetings held, by name; the next ones are computed. */
  meetings: Readonly<Record<string, { on: When; note?: string }>>;
  /** Of those, the ones whose reports are dispatched in the course of the story. */
  reported: readonly string[];
  minutes: readonly MinutesFacts[];
  actions: readonly ActionStory[];
  questions: readonly { by: string; about: number; at: Offset; text: string; shared: boolean; answer?: string }[];
  exemptNote: { by: string; about: number; note: string; paragraph: number; reason: string };
  signIns: readonly { as: string; key: string }[];
}

export interface PersonFacts { name: string; lettersBy?: 'paper'; isAdministrator?: true; part?: Part; entitled?: true; votesOn?: 'education'; holds?: readonly string[]; left?: true }

export interface InspectionFacts {
  key: string;
  of: string;
  framework: Framework;
  title: string;
  beganOn?: string;
  endedOn?: string;
  publishedOn?: string;
  datesWords?: string;
  sourceNote: string;
  judgements: readonly (readonly [area: string, grade: string])[];
  findings: readonly { key: string; kind: FindingKind; label?: string; text: string; heading?: string; repeats?: string }[];
}

/** Baseline, target and readings: [day, value]. */
export interface MeasureFacts {
  finding: string;
  name: string;
  unit: string;
  better: 'higher' | 'lower';
  baseline: readonly [Offset, number];
  target: readonly [Offset, number];
  readings: readonly (readonly [Offset, number])[];
  source: string;
}

/** What one meeting resolved; a recommendation went to Cabinet five days later and waits for its answer. */
export interface MinutesFacts {
  of: string;
  itemNumber: string | null;
  itemTitle: string;
  resolutions: readonly { key: string; label: string; kind: 'noted' | 'act' | 'recommendation'; text: string; due: string | null }[];
  undertaking?: { key: string; text: string; owner: string };
}

export interface ActionStory {
  /** A finding, a resolution or an undertaking by its key. */
  because: string;
  wording: string;
  willShow?: string;
  post: string | null;
  helpers?: readonly string[];
  /** The meeting at which the panel agreed to it. */
  madeAt: string;
  target: When | null;
  targetWords?: string;
  story: readonly Chapter[];
}

export type Chapter =
  | { at: When; says: string; state: ReportedState; evidence?: { title: string; shows: Offset; lines: readonly string[] } }
  | { at: When; asks: 'closure'; why: string }
  | { at: When; asks: 'extension'; why: string; to: Offset }
  | { at: When; asks: 'not mine'; why: string }
  | { at: When; decides: 'closed' | 'closure refused' | 'extension agreed' | 'extension refused' | 'not accepted' | 'further information'; minute: string; words?: string }
  | { at: When; decides: 'superseded'; minute: string; by: number; words?: string };

export function emailOf({ domain }: Pick<Story, 'domain'>, name: string): string {
  const plain = name.replace(/^(Cllr|Revd|DI|DCI) /, '').toLowerCase().replace(/[^a-z]+/g, '.');
  return `${plain}@${domain}`;
}
