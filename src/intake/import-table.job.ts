// Brings a confirmed table in, in the background; how far it is can be seen meanwhile.
import type { Job } from '../database/jobs.ts';
import { getPerson } from '../people/person.store.ts';
import { importTable } from './import-table.ts';
import { giveUpImport } from './give-up-import.ts';
import { saveProgress } from './table.store.ts';

export const importTableJob: Job = {
  name: 'import-table',
  run: async (deps, payload) => {
    const of = { intakeId: String(payload['intakeId']), sequence: Number(payload['sequence']) };
    const person = await getPerson(deps.db, String(payload['personId']), deps.clock.today());
    const by = { person, way: 'signed in' as const };
    try {
      // Progress goes by a connection of its own: inside the transaction nobody could see it.
      const outcome = await importTable(deps, by, { ...of, progress: (done) => saveProgress(deps.db, { ...of, step: 'importing', done }) });
      if (!outcome.ok && outcome.because === 'changed-since') await giveUpImport(deps, by, { ...of, because: 'changed-since' });
    } catch (error) {
      deps.log.error({ err: error, ...of }, 'a table could not be brought in; nothing of it is');
      await giveUpImport(deps, by, { ...of, because: 'failed' });
    }
  },
};
