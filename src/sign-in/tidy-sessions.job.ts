// Each minute: sessions that are over and guesses whose window has passed are removed.
import type { Job } from '../database/jobs.ts';
import { forgetOldSessions } from '../web/session.store.ts';
import { forgetOldGuesses } from './guess.store.ts';

export const tidySessionsJob: Job = {
  name: 'tidy-sessions',
  everyMinute: true,
  run: async (deps) => {
    const now = deps.clock.now();
    await forgetOldSessions(deps.db, now);
    await forgetOldGuesses(deps.db, now);
  },
};
