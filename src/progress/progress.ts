// What officers said and showed about an action, and what members asked: dated entries, added and never overwritten.
import type { ReportedState } from '../actions/action.ts';
import type { Day } from '../calendar/day.ts';

export interface Update {
  id: string;
  actionId: string;
  /** The meeting whose cycle it was written for. */
  meetingId: string | null;
  state: ReportedState;
  text: string;
  byPersonId: string;
  /** As it was then: a leaver's updates keep the name of whoever wrote them. */
  byName: string;
  byPostTitle: string | null;
  way: 'signed in' | 'update link' | 'clerk on behalf';
  /** "by phone, 3 March", when the clerk wrote it down for somebody. */
  receivedWords: string | null;
  afterDeadline: boolean;
  at: Date;
}

/** An update sent back with a question. */
export interface Return {
  id: string;
  updateId: string;
  actionId: string;
  question: string;
  byName: string;
  at: Date;
}

export interface Evidence {
  id: string;
  actionId: string;
  updateId: string | null;
  documentId: string;
  fileName: string;
  title: string;
  /** The day of what it shows, which is not the day it was handed in. */
  showsOn: Day;
  byName: string;
  addedAt: Date;
}

export interface Question {
  id: string;
  panelId: string;
  actionId: string | null;
  meetingId: string | null;
  text: string;
  /** With the clerk and the chair; otherwise only its author sees it. */
  shared: boolean;
  byPersonId: string;
  byName: string;
  at: Date;
  /** Where it was private at first. */
  sharedAt: Date | null;
  /** What the clerk put it under. */
  theme: string | null;
  withdrawnAt: Date | null;
}

/** What the clerk asked whoever answers for the action, because of a question; it names no member. */
export interface OfficerAsk {
  id: string;
  questionId: string;
  actionId: string;
  text: string;
  byName: string;
  at: Date;
}

export interface Answer {
  id: string;
  questionId: string;
  text: string;
  given: 'in the report' | 'at the meeting' | 'by letter';
  byName: string;
  at: Date;
}
