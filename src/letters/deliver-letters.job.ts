// Delivers letters: looks each minute for what is due, and starts within a moment of a commit that queued one.
import type { Deps } from '../councils/deps.ts';
import { addJob, type Job } from '../database/jobs.ts';
import { deliverDue } from './deliver.ts';
import type { Lane } from './letter.ts';
import type { Post } from './post.ts';

const LANES: readonly Lane[] = ['sign-in', 'ordinary'];

/**
 * A process has one round a council and lane under way; whoever calls meanwhile makes it look once more when it thinks it is done,
 * so that a thousand wake-ups of one dispatch do not become a thousand rounds. The sign-in lane never waits for the ordinary one.
 */
export function deliverLettersJob(post: Post): Job {
  const underWay = new Map<string, { again: boolean }>();
  const runLane = async (deps: Deps, lane: Lane, stop: AbortSignal): Promise<void> => {
    const key = `${deps.council.key} ${lane}`;
    const other = underWay.get(key);
    if (other) {
      other.again = true;
      return;
    }
    const round = { again: true };
    underWay.set(key, round);
    try {
      while (round.again && !stop.aborted) {
        round.again = false;
        await deliverDue(deps, post, lane, stop);
      }
    } finally {
      underWay.delete(key);
    }
  };
  return {
    name: 'deliver-letters',
    everyMinute: true,
    // The tick only wakes: a large dispatch takes longer than the minute in which the other jobs want their turn.
    run: async (deps, payload, stop) => {
      const lane = LANES.find((one) => one === payload['lane']);
      if (lane !== undefined) await runLane(deps, lane, stop);
      else await deps.db.transaction(async (tx) => { for (const one of LANES) await addJob(tx, 'deliver-letters', { lane: one }, { key: `deliver-letters ${one}` }); });
    },
  };
}
