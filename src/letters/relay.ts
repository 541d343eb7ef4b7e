// What a mail relay is to this room, and what may be said of one attempt to hand a letter over. Types only.

export interface Parcel {
  /** One plain address each; the envelope is never read out of the message. */
  from: string;
  to: string;
  bytes: Buffer;
}

/**
 * How far one attempt came. Up to 'data' and at 'untouched' it is certain that not one byte of the letter left;
 * at 'sending' nobody but the relay knows; 'answered' is the relay's own word after the final dot.
 */
export type Stage = 'connecting' | 'securing' | 'signing in' | 'lost' | 'sender' | 'recipient' | 'data' | 'untouched' | 'sending' | 'answered';

export interface Reached {
  stage: Stage;
  /** The three digits, where the relay gave any. */
  code?: number;
  /** In the relay's words, or ours where it had none. */
  said: string;
}

export interface Relay {
  /**
   * `goAhead` is asked when the relay has said 354 and before the first byte of the letter is written; unless it answers true
   * the connection is dropped there. Never throws for what a relay or network does: that is the answer.
   */
  handOver(parcel: Parcel, goAhead: () => Promise<boolean>): Promise<Reached>;
  close(): Promise<void>;
}
