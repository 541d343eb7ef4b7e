// Forgets the one-time keys of forms that are a day old: nobody posts them again.
import { later } from '../calendar/clock.ts';
import type { Job } from './jobs.ts';
import { forgetFormKeysBefore } from './form-key.store.ts';
import { transact } from './transact.ts';

const DAY_MS = 24 * 3_600_000;

export const tidyFormKeys: Job = {
  name: 'tidy-form-keys',
  everyMinute: true,
  run: async (deps) => {
    await transact(deps, {}, async (tx) => {
      await forgetFormKeysBefore(tx, later(deps.clock.now(), -DAY_MS));
      return { ok: true };
    });
  },
};
