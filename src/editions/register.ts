// What an edition is built from: the panel's register at one instant, the public part and the exempt notes apart.
import type { Day } from '../calendar/day.ts';
import type { Framework } from '../inspections/inspection.ts';
import type { Rhythm } from '../inspections/measure.ts';
import type { Logo } from '../settings/logo.ts';

export const OPEN_STATES = ['not started', 'on track', 'at risk', 'proposed for closure'] as const;
export const ENDED_STATES = ['closed', 'not accepted', 'superseded'] as const;
export type OpenState = (typeof OPEN_STATES)[number];
export type StateKey = OpenState | (typeof ENDED_STATES)[number];

/** The inspector's grade as printed: "Inadequate", "Requires improvement to be good", "Adequate"… */
export type JudgementGrade = string;
export type FindingKind = 'priority-and-immediate-action' | 'area-for-priority-action' | 'area-for-improvement' | 'recommendation';

/** A council's own words (settings); lower case where English has it so. */
export interface EditionWords {
  panel: string; chair: string; leadOfficer: string; cabinet: string; partOne: string; partTwo: string;
}

export interface Post { title: string; organisation: string; holder: string | null }

export interface RegisterTarget {
  id: string; on: Day; words: string | null; agreedBy: string; agreedOn: Day; minuteNumber: string | null; why: string | null;
}
export interface RegisterUpdate {
  id: string; at: Date; state: OpenState; text: string; byName: string; byPost: string | null;
  way: 'signed in' | 'update link' | 'clerk on behalf'; receivedWords: string | null; afterDeadline: boolean;
  /** The director's name; null where their sign-off is wanted and missing; absent where none is wanted. */
  signedOffBy?: string | null;
}
export interface RegisterEvidence { id: string; title: string; showsOn: Day; addedAt: Date }
export interface RegisterProposal { id: string; kind: 'closure' | 'extension'; reason: string; newTargetOn: Day | null; byName: string; at: Date }
export type DecisionKind =
  | 'closed' | 'not accepted' | 'superseded' | 'extension agreed' | 'extension refused' | 'closure refused'
  | 'noted' | 'further information' | 'officer to attend' | 'chair to write';
export interface RegisterDecision {
  id: string; kind: DecisionKind; decidedBy: 'panel' | 'chair'; decidedOn: Day; minuteNumber: string | null; words: string | null;
}
/** That there is an exempt note, and under which paragraph of Schedule 12A; never what it says. */
export interface ExemptMarker { id: string; updateId: string | null; paragraph: number | null }
export interface ActionSource { kind: 'finding' | 'resolution' | 'undertaking'; id: string }

export interface RegisterAction {
  id: string;
  reference: string;
  wording: string;
  willShow: string | null;
  lead: Post | null;
  contributors: readonly Post[];
  state: StateKey;
  stateSinceOn: Day;
  agreedOn: Day;
  endedOn: Day | null;
  supersededBy: string | null;
  /** The original first, then every extension, in the order they were agreed. */
  targets: readonly RegisterTarget[];
  sources: readonly ActionSource[];
  updates: readonly RegisterUpdate[];
  evidence: readonly RegisterEvidence[];
  /** Open ones only: what has been decided is among the decisions. */
  proposals: readonly RegisterProposal[];
  decisions: readonly RegisterDecision[];
  exempt: readonly ExemptMarker[];
}

export interface RegisterReading { id: string; on: Day; value: number; source: string }
export interface RegisterMeasure {
  id: string; name: string; unit: string; better: 'higher' | 'lower'; readEvery?: Rhythm | null;
  baseline: { value: number; on: Day | null } | null; target: { value: number; on: Day | null } | null; readings: readonly RegisterReading[];
}
export interface RegisterFinding {
  id: string; label: string | null; kind: FindingKind; heading: string | null; text: string; repeatsId: string | null;
  responsible: string | null; hasAction: boolean; measures: readonly RegisterMeasure[];
}
export interface RegisterInspection {
  id: string; body: string; title: string; framework?: Framework; publishedOn: Day | null; endedOn: Day | null; datesWords: string | null;
  judgements: readonly { area: string; grade: JudgementGrade }[]; findings: readonly RegisterFinding[];
}
export interface RegisterResolution {
  id: string; kind: 'act' | 'recommendation' | 'noted' | 'procedural'; label: string | null; text: string; itemTitle: string | null;
  minuteNumber: string | null; resolvedOn: Day;
  response: {
    addressedTo: string; receivedOn: Day | null; dueOn: Day | null; answeredOn: Day | null; answer: string | null; words: string | null; reasons: string | null;
  } | null;
}
export interface RegisterUndertaking { id: string; text: string; minuteNumber: string | null; givenOn: Day }
export interface RegisterAnswer { id: string; text: string; given: 'in the report' | 'at the meeting' | 'by letter'; byName: string; at: Date }
/** Shared ones only: a mark a member keeps to themselves is never loaded here. */
export interface RegisterQuestion { id: string; actionReference: string | null; text: string; byName: string; at: Date; answers: readonly RegisterAnswer[] }
/** One request of this cycle for one action, with the newest state of its letter. Only 'accepted' proves that it went out. */
export interface RegisterRequest {
  actionReference: string; sentAt: Date; state: 'queued' | 'handed over' | 'accepted' | 'bounced' | 'failed' | 'unknown';
}

/** The public builder's whole world: it has no field in which an exempt word could arrive. */
export interface PublicRegister {
  council: { name: string; isDemonstration: boolean; brandColour: string; logo?: Logo };
  words: EditionWords;
  reportTitle: string;
  panel: { code: string; name: string };
  meeting: { on: Day; at: string; venue: string };
  actions: readonly RegisterAction[];
  inspections: readonly RegisterInspection[];
  resolutions: readonly RegisterResolution[];
  undertakings: readonly RegisterUndertaking[];
  questions: readonly RegisterQuestion[];
  requests: readonly RegisterRequest[];
}

export interface ExemptNote { id: string; paragraph: number | null; reason: string | null; text: string }

export interface Register { open: PublicRegister; exempt: readonly ExemptNote[] }

export function isOpen(state: StateKey): state is OpenState {
  return (OPEN_STATES as readonly string[]).includes(state);
}

/** The state in the words every reader sees. */
export function stateWord(state: StateKey, words: EditionWords): string {
  return state === 'closed' ? `closed by the ${words.panel}` : state;
}
