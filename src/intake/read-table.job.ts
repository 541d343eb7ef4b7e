// Reads a table in the background: asked for when one comes in and whenever the clerk says what its columns mean.
import type { Job } from '../database/jobs.ts';
import { readTableOf } from './read-table.ts';

export const readTableJob: Job = {
  name: 'read-table',
  run: async (deps, payload) => {
    await readTableOf(deps, { intakeId: String(payload['intakeId']), sequence: Number(payload['sequence']) });
  },
};
