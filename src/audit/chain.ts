// The hash chain over the trail: what can be wrong with it, and how that is said.

/** The newest link: whoever has kept it elsewhere can tell later whether anything before it was changed or cut off. */
export interface Head { position: number; hash: string }

export type Fault =
  | 'the entry is not as it was written'
  | 'its values are not as they were written'
  | 'a link before it is missing, or was put in another place'
  | 'the entry stands outside the chain'
  | 'the entry of this link is missing'
  | 'the chain ends elsewhere than its head says'
  | 'the chain is not the one this anchor was taken from';

/** The first thing that is broken. */
export interface Break { position: number | null; fault: Fault; entryId: string | null; at: Date | null; what: string | null; personName: string | null }

export interface Verdict { entries: number; erased: number; head: Head; broken: Break | undefined }

export function headLabel({ position, hash }: Head): string {
  return `${position}:${hash}`;
}

/** '1234:9f86…' as the log has it. */
export function parseHead(text: string): Head | undefined {
  const [, position, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text.trim()) ?? [];
  return position === undefined || hash === undefined ? undefined : { position: Number(position), hash };
}

export function verdictLabel(verdict: Verdict): string {
  const { broken } = verdict;
  if (broken === undefined) {
    const erased = verdict.erased === 0 ? '' : ` Of ${verdict.erased} the values were erased, as their retention asks.`;
    return `The chain is whole: ${verdict.entries} entries.${erased} Its head is ${headLabel(verdict.head)}`;
  }
  const where = broken.position === null ? 'Broken' : `Broken at ${broken.position} of ${verdict.entries}`;
  const entry = broken.entryId === null ? '' : ` Entry ${broken.entryId}${broken.what === null ? '' : `: ${broken.what}, by ${broken.personName ?? 'nobody'}, ${broken.at?.toISOString() ?? ''}`}.`;
  return `${where}: ${broken.fault}.${entry}`;
}
