// What a reader proposes from a paper: nothing of it exists until a clerk has confirmed it.

/** A place in the source text: UTF-16 offsets, start included, end not. */
export interface Passage {
  start: number;
  end: number;
}

/** Words taken from the source and where they stand; the passage is null where the words had to be put together from several places. */
export interface Phrase {
  text: string;
  passage: Passage | null;
}

/** noted · somebody has to do something · asked of another body · the meeting's own business */
export type ResolutionKind = 'note' | 'act' | 'recommend' | 'procedural';

export interface MinutesProposal {
  kind: 'minutes';
  items: ItemProposal[];
  /** Judgements named in the minutes of a committee that was told about an inspection; the inspection itself has its own paper. */
  mentions: JudgementProposal[];
  /** Text in which nothing was recognised: kept whole, for the clerk to split by hand. */
  unparsed: Passage[];
}

export interface ItemProposal {
  passage: Passage;
  number: string | null;
  title: string | null;
  resolutions: ResolutionProposal[];
  actions: PromiseProposal[];
  undertakings: PromiseProposal[];
}

export interface ResolutionProposal {
  passage: Passage;
  /** As printed, without brackets; nested as "1(a)"; null where none is printed. */
  label: string | null;
  /** The lead-in without which a limb cannot be read: "That the Cabinet". */
  stem: Phrase | null;
  /** The panel's own words: label, marker and closing punctuation left off, line breaks made spaces. */
  text: string;
  kind: ResolutionKind;
  owner: Phrase | null;
  due: Phrase | null;
}

/** An action line ("Action: Clerk") or a promise in the narrative ("officers undertook to circulate…"). */
export interface PromiseProposal {
  passage: Passage;
  text: string;
  owner: Phrase | null;
  due: Phrase | null;
}

export type Framework =
  | 'SIF' | 'ILACS' | 'focused-visit' | 'monitoring-visit' | 'area-SEND' | 'JTAI' | 'other';

export type FindingType =
  | 'priority-and-immediate-action' | 'area-for-improvement' | 'area-for-priority-action' | 'recommendation';

export interface InspectionProposal {
  kind: 'inspection';
  framework: Framework;
  provider: Phrase | null;
  /** The days of the inspection as printed: "6 to 17 December 2021". */
  dates: Phrase | null;
  publishedOn: Phrase | null;
  /** By the framework's own areas; an overall judgement may be absent. */
  judgements: JudgementProposal[];
  findings: FindingProposal[];
  /** "by 12 March 2025": what the letter itself asks to be done by when. */
  deadlines: Phrase[];
  unparsed: Passage[];
}

export interface JudgementProposal {
  passage: Passage;
  area: string;
  grade: string;
}

export interface FindingProposal {
  passage: Passage;
  /** The printed number, or null. */
  label: string | null;
  type: FindingType;
  /** The inspector's words. */
  text: string;
  /** The heading or responsible body it stands under. */
  group: string | null;
  /** "outcome 4, national framework" */
  tag?: string;
  responsibleBodies?: string[];
}
