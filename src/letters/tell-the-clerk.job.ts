// Each minute: clerks are told, in one letter each, which of their letters failed, came back or may not have arrived.
import { createHash } from 'node:crypto';
import { later } from '../calendar/clock.ts';
import type { Deps } from '../councils/deps.ts';
import type { Job } from '../database/jobs.ts';
import { transact } from '../database/transact.ts';
import { getSettings } from '../settings/settings.store.ts';
import { faceOf } from '../web/face.ts';
import { listUntold, noteTold, type Untold } from './letter-list.store.ts';
import { stateLabel, toDoAbout } from './letter-words.ts';
import { lettersInTroubleEmail } from './letters-in-trouble.email.ts';
import { queue } from './queue.ts';

const KIND = 'letters in trouble';
const DEFERRED_TOO_LONG_MS = 2 * 3_600_000;

export const tellTheClerk: Job = {
  name: 'tell-the-clerk',
  everyMinute: true,
  run: async (deps) => {
    const untold = await listUntold(deps.db, later(deps.clock.now(), -DEFERRED_TOO_LONG_MS));
    for (const lines of byClerkAndPanel(untold).values()) await tell(deps, lines);
  },
};

async function tell(deps: Deps, lines: readonly Untold[]): Promise<void> {
  const [first] = lines;
  if (first === undefined) return;
  // A letter about letters that does not arrive either is not written about again.
  const worthTelling = lines.filter((line) => line.kind !== KIND);
  await transact(deps, {}, async (tx) => {
    if (worthTelling.length > 0) {
      const email = lettersInTroubleEmail({
        clerkName: first.replyToName, countLabel: worthTelling.length === 1 ? '1 letter' : `${worthTelling.length} letters`, address: `${deps.council.baseUrl}/letters`,
        letters: worthTelling.slice(0, 50).map((line) => ({ reader: line.toName, subject: line.subject, stateLabel: stateLabel[line.state], said: line.said ?? '', toDo: toDoAbout(line) })),
      }, faceOf(await getSettings(tx)));
      await queue(tx, deps, {
        kind: KIND, dedupeKey: `${KIND} ${digest(worthTelling)}`, to: { personId: null, name: first.replyToName, address: first.replyToAddress }, ...email,
        ...(first.panelId !== null && { about: { kind: 'panels', id: first.panelId, panelId: first.panelId } }),
      });
    }
    await noteTold(tx, lines.map((line) => line.id), deps.clock.now());
    return { ok: true };
  });
}

function digest(lines: readonly Untold[]): string {
  return createHash('sha256').update(JSON.stringify(lines.map((line) => [line.id, line.state, line.changedAt]))).digest('hex').slice(0, 32);
}

/** A letter each: what it names of one panel's people is not for the clerks of another, who may read a letter of theirs. */
function byClerkAndPanel(untold: readonly Untold[]): Map<string, Untold[]> {
  const by = new Map<string, Untold[]>();
  for (const line of untold) {
    const key = `${line.replyToAddress.toLowerCase()} ${line.panelId ?? ''}`;
    by.set(key, [...(by.get(key) ?? []), line]);
  }
  return by;
}
