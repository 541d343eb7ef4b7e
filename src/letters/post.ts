// What the delivery of letters is given by the worker process: the relay, the checks, and how it is to behave.
import type { Deps } from '../councils/deps.ts';
import type { Lane, Letter } from './letter.ts';
import type { Patience } from './patience.ts';
import type { Relay } from './relay.ts';

/** Whether a letter is still owed and its reader still entitled; a text says why not, and the letter is superseded. */
export type MayStillGo = (deps: Deps, letter: Letter) => Promise<true | string>;

export interface Post {
  /** One a lane, so that sign-in letters never wait for a connection that a dispatch has. */
  relays: Readonly<Record<Lane, Relay>>;
  /** Unique to the process: what it holds is told from what a dead one held. */
  worker: string;
  /** Where delivery reports are read; each letter gets an address of its own under it. Undefined: bounces@ the domain letters come from. */
  bounceMailbox: string | undefined;
  /** By the letter's kind. A kind without a check is always still owed. */
  checks: Readonly<Record<string, MayStillGo>>;
  /** LETTERS=hold: nothing leaves unless a person released it. */
  hold: boolean;
  /** Of all workers together; undefined: as fast as the relay takes them. */
  perSecond?: number | undefined;
  /** Letters in hand at once: more than connections, so that one is put together or written down while another is on the line. */
  slots: Readonly<Record<Lane, number>>;
  patience: Patience;
  /** Bytes of attachments, kept at hand since one report goes to every member. */
  bytesOf: (deps: Deps, sha256: string) => Promise<Buffer>;
}

/** With 8 the five connections stood idle while letters were written down: 0.6 of the bare pool's rate, and nearly 0.8 with these. */
export const usualSlots: Post['slots'] = { ordinary: 16, 'sign-in': 3 };
export const usualConnections: Readonly<Record<Lane, number>> = { ordinary: 5, 'sign-in': 2 };
