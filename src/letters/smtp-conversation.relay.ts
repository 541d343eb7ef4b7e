// The SMTP conversation of one letter, ours to the byte: nothing is written before the database knows that it is about to be.
import { Readable } from 'node:stream';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import { dotStuffed } from './dot-stuffing.render.ts';
import type { Parcel, Reached } from './relay.ts';
import type { RelaySettings } from './relay-settings.ts';
import { saidIn, type SmtpFault } from './smtp-connection.relay.ts';

const SLICE = 64 * 1024;

export interface Run { parcel: Parcel; goAhead: () => Promise<boolean>; times: RelaySettings['times']; deadline: number }

export function timeLeft({ deadline }: Pick<Run, 'deadline'>): number {
  return Math.max(1, deadline - performance.now());
}

/** Where the conversation is: before 354; asking the database; writing; waiting for the answer to the dot. */
type Phase = 'envelope' | 'asking' | 'writing' | 'waiting';

/** `wrote`: the whole letter had been handed to the socket, so that the connection can be used again after a 250. */
export function converse(connection: SMTPConnection, { parcel, goAhead, times, deadline }: Run): Promise<{ reached: Reached; wrote: boolean }> {
  return new Promise((resolve) => {
    let phase: Phase = 'envelope';
    let fault: Reached | undefined;
    const tooLong = (): void => end({ stage: phase === 'envelope' ? 'lost' : 'sending', said: 'The relay took too long' });
    let timer = setTimeout(tooLong, timeLeft({ deadline }));
    const end = (reached: Reached): void => {
      // While the database is being asked the answer must wait for it: only then is it known what the row says.
      if (phase === 'asking') {
        fault ??= reached;
        return;
      }
      clearTimeout(timer);
      resolve({ reached, wrote: phase === 'waiting' });
      if (['lost', 'untouched', 'sending'].includes(reached.stage)) connection.close();
    };
    const ask = async (): Promise<boolean> => {
      phase = 'asking';
      const yes = await goAhead().catch((error: unknown) => {
        fault ??= { stage: 'untouched', said: `Stopped before the first byte: ${error instanceof Error ? error.message : String(error)}` };
        return false;
      });
      phase = 'writing';
      if (yes && fault === undefined && !connection.destroyed) return true;
      end({ stage: 'untouched', said: fault?.said ?? 'Stopped before the first byte' });
      return false;
    };
    const written = (): void => {
      phase = 'waiting';
      clearTimeout(timer);
      timer = setTimeout(() => end({ stage: 'sending', said: 'The relay did not answer after the whole letter was written' }), times.afterTheDotMs);
    };
    connection.send({ from: parcel.from, to: [parcel.to], size: parcel.bytes.length }, bytesAfter(ask, parcel.bytes, written), (error, info) => {
      end(error ? reachedBy(error as SmtpFault, phase) : { stage: 'answered', ...codeOf(info?.response), said: info?.response ?? '' });
    });
  });
}

/** The library reads its message stream only after 354, so the first read is the signal; nothing is given to it until `ask` says so. */
function bytesAfter(ask: () => Promise<boolean>, bytes: Buffer, written: () => void): Readable {
  const stuffed = dotStuffed(bytes);
  const wire = stuffed ?? bytes;
  let at = -1;
  const give = (stream: Readable): void => {
    stream.push(wire.subarray(at, at + SLICE));
    at += SLICE;
    if (at >= wire.length) stream.push(null);
  };
  const stream = new Readable({
    highWaterMark: SLICE,
    read() {
      if (at >= 0) return give(this);
      at = 0;
      void ask().then((yes) => (yes && !this.destroyed ? give(this) : this.destroy()));
    },
  });
  if (stuffed !== undefined) {
    stream.pipe = (to, options) => {
      passUnchanged(to);
      return Readable.prototype.pipe.call(stream, to, options) as typeof to;
    };
  }
  return stream.once('end', written).on('error', () => undefined);
}

/**
 * The library's own stream looks at every byte for lines that begin with a dot: half the cost of sending a letter with a report in it.
 * What it is given here is stuffed already; it still adds the end of the data. Should a later version of it look otherwise, it works as ever,
 * and the test that compares bytes says so.
 */
function passUnchanged(to: NodeJS.WritableStream): void {
  const theirs = to as Partial<{ lastByte: number | false; outByteCount: number; _transform: unknown }>;
  if (theirs.lastByte !== false || typeof theirs._transform !== 'function') return;
  theirs._transform = (chunk: Buffer, _encoding: string, done: (error: null, chunk: Buffer) => void): void => {
    theirs.lastByte = chunk.at(-1) ?? false;
    theirs.outByteCount = (theirs.outByteCount ?? 0) + chunk.length;
    done(null, chunk);
  };
}

function reachedBy(fault: SmtpFault, phase: Phase): Reached {
  const said = saidIn(fault);
  const code = fault.responseCode === undefined ? {} : { code: fault.responseCode };
  if (phase === 'writing' || phase === 'waiting') return { stage: fault.responseCode === undefined ? 'sending' : 'answered', ...code, said };
  if (fault.command === 'RCPT TO') return { stage: 'recipient', ...code, said };
  if (fault.command === 'MAIL FROM') return { stage: 'sender', ...code, said };
  if (fault.command === 'DATA' && fault.responseCode !== undefined) return { stage: 'data', ...code, said };
  return { stage: 'lost', ...code, said };
}

function codeOf(response: string | undefined): { code?: number } {
  const digits = /^\d{3}/.exec(response ?? '')?.[0];
  return digits === undefined ? {} : { code: Number(digits) };
}
