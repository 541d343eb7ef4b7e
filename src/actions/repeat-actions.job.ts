// Each minute: obligations that come round and whose day has passed get their next occurrence.
import type { Job } from '../database/jobs.ts';
import { repeatAction } from './repeat-action.ts';
import { listDueToRepeat } from './repeat.store.ts';

export const repeatActions: Job = {
  name: 'repeat-actions',
  everyMinute: true,
  run: async (deps, _payload, stop) => {
    for (const reference of await listDueToRepeat(deps.db, deps.clock.today())) {
      if (stop.aborted) return;
      const { made } = await repeatAction(deps, reference);
      if (made !== undefined) deps.log.info({ reference, made }, 'an obligation came round');
    }
  },
};
