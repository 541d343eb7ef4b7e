// What an edition holds for ever: its own copy of every name, label, state, date and sentence. Version 1.
import type { Framework } from '../inspections/inspection.ts';
import type { Rhythm } from '../inspections/measure.ts';
import type { Logo } from '../settings/logo.ts';
import type { EditionWords, FindingKind, JudgementGrade, StateKey } from './register.ts';

/**
 * Raise this when a field changes its meaning, keep the old shape's reader in read-content.ts and its fixture under
 * test/editions/fixtures: an edition of today is opened years from now.
 */
export const CONTENT_VERSION = 1;

export type Audience = 'public' | 'exempt';
export type EditionKind = 'main' | 'supplement' | 'replacement';
export type Grouping = 'inspection' | 'lead officer' | 'organisation';
export const ANNEXES = ['judgements', 'measures', 'recommendations', 'questions', 'closed'] as const;
/** What the clerk may leave out. Overdue items are never among it. */
export type Annex = (typeof ANNEXES)[number];

/** A day as it is shown, short in tables and long in prose, with the ISO day for spreadsheets. */
export interface Dated { on: string; short: string; long: string }

/** Where exempt information stands. `note` is there in the exempt edition only: the public builder has nothing to put in it. */
export interface ExemptMark { id: string; paragraph: number | null; says: string; note: { text: string; reason: string } | null }

export interface ComparedWith { number: number; title: string; says: string; asAt: string; dispatched: Dated | null }

export interface Head {
  council: string;
  panel: string;
  panelCode: string;
  number: number;
  kind: EditionKind;
  /** "Progress report 8" */
  title: string;
  /** Why a supplement or a replacement exists, in a sentence; null in a main edition. */
  kindSays: string | null;
  part: string;
  partSays: string;
  meeting: { on: string; says: string; long: string; time: string; venue: string };
  asAt: { at: string; says: string };
  comparedWith: ComparedWith | null;
  demonstrationSays: string | null;
  brandColour: string;
  /** The council's, as it was then; absent where it had none. */
  logo?: Logo;
}

export interface Because { kind: 'finding' | 'resolution' | 'undertaking'; id: string; says: string; quote: string }
export interface Lead { post: string; organisation: string; holder: string | null; says: string }
export interface Move { id: string; from: Dated; to: Dated; agreedBy: string; agreed: Dated; minute: string | null; why: string | null; says: string }
export interface Target { original: Dated | null; current: Dated | null; words: string | null; moves: Move[]; says: string; movesSay: string | null }
export interface Silence { days: number; requests: number; lastRequestAt: string; says: string }
export interface UpdateContent {
  id: string; at: string; on: Dated; by: string; state: StateKey; stateWord: string; says: string; text: string; exempt: ExemptMark[];
  /** Where the panel wants a director's sign-off and there was none. */
  notSignedOff?: true;
}
export interface EvidenceContent { id: string; title: string; shows: Dated; added: Dated; says: string }
export interface ClosureAsked { id: string; on: Dated; by: string; reason: string; says: string }
export interface ExtensionAsked { id: string; on: Dated; by: string; reason: string; to: Dated; says: string }
export interface DecisionContent { id: string; kind: string; by: string; on: Dated; minute: string | null; words: string | null; says: string }

export interface ActionContent {
  reference: string;
  wording: string;
  /** The wording cut to one line for lists; the whole of it where it is short. */
  short: string;
  because: Because[];
  willShow: string | null;
  lead: Lead;
  contributors: string[];
  state: StateKey;
  stateWord: string;
  stateSince: Dated;
  agreed: Dated;
  target: Target;
  overdue: { days: number; says: string } | null;
  silence: Silence | null;
  /** Since the comparison edition, newest first; where there is none, the latest there ever was. */
  updates: UpdateContent[];
  evidence: EvidenceContent[];
  closureAsked: ClosureAsked | null;
  extensionAsked: ExtensionAsked | null;
  decisions: DecisionContent[];
  measureIds: string[];
  ended: Dated | null;
  endedSays: string | null;
  exempt: ExemptMark[];
}

export interface ReadingContent { id: string; on: Dated; value: number; says: string; source: string }
export interface MeasureContent {
  id: string; name: string; unit: string; better: 'higher' | 'lower'; readEvery?: Rhythm; findingSays: string;
  baseline: { on: Dated | null; value: number; says: string } | null;
  target: { on: Dated | null; value: number; says: string } | null;
  readings: ReadingContent[];
  /** The days between two readings in which one was due and there is none. */
  gaps?: { before: string; days: string }[];
  /** What the figures show, in a sentence that stands without the chart. */
  says: string;
}

export interface JudgementRow {
  inspectionId: string; on: Dated | null; /** Absent from what was frozen before it was kept. */ framework?: Framework; dates: string; title: string; overall: JudgementGrade | null; overallRank: number | null;
  areas: { area: string; grade: JudgementGrade; rank: number | null }[];
}
export interface BodyContent { body: string; rows: JudgementRow[]; says: string }

export interface RecommendationContent {
  id: string; label: string; text: string; to: string; made: Dated; due: Dated | null; answered: Dated | null; answer: string | null;
  words: string | null; reasons: string | null; lateDays: number; says: string;
}
export interface AnswerContent { id: string; on: Dated; says: string; text: string }
export interface QuestionContent { id: string; label: string; reference: string | null; on: Dated; says: string; text: string; answers: AnswerContent[] }

/** All that two editions are compared by: whatever a change may be about is in here, and nothing else is asked. */
export interface EditionFacts {
  head: Head;
  actions: ActionContent[];
  measures: MeasureContent[];
  bodies: BodyContent[];
  recommendations: RecommendationContent[];
  questions: QuestionContent[];
}

export interface Count { now: number; before: number | null }
export interface Glance {
  followed: Count;
  states: ({ state: StateKey; word: string } & Count)[];
  overdue: Count;
  silent: Count;
  closedSince: number | null;
  asks: string[];
  slipped: GlanceLine[];
  silentLines: GlanceLine[];
  changed: GlanceLine[];
  judgements: string[];
}
/** One line of page one: what it is about (an action's reference, or "Dates"), and what there is to say. */
export interface GlanceLine { head: string | null; reference: string | null; says: string }

export interface ChangeSaid { kind: string; says: string }
export interface ChangeLine { about: 'action' | 'recommendation' | 'question' | 'measure' | 'judgement'; reference: string; short: string; changes: ChangeSaid[] }
export interface Changes { says: string; lines: ChangeLine[]; updated: string[]; unchanged: string[] }

export interface ExceptionLine { reference: string; short: string; lead: string; says: string }
export interface Exceptions {
  overdue: ExceptionLine[]; atRisk: ExceptionLine[]; silent: ExceptionLine[]; unreached: ExceptionLine[]; unanswered: ExceptionLine[]; uncovered: string[];
}

export interface PlanSection {
  id: string; heading: string | null; quote: string | null; note: string | null; measureIds: string[]; references: string[];
  elsewhere: { reference: string; says: string }[];
}
export interface PlanGroup { id: string; heading: string; says: string | null; sections: PlanSection[] }

export interface Method { paragraphs: string[]; key: { word: string; means: string }[]; exemptItems: number; exemptSays: string }

export interface EditionContent extends EditionFacts {
  contentVersion: typeof CONTENT_VERSION;
  audience: Audience;
  words: EditionWords;
  grouping: Grouping;
  leftOut: Annex[];
  introduction: string[];
  glance: Glance;
  changes: Changes;
  exceptions: Exceptions;
  plan: PlanGroup[];
  method: Method;
}

export type { FindingKind, JudgementGrade, StateKey };
