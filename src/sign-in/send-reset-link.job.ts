// Asked for by the page for a forgotten password; done here, where nobody can watch how long it takes.
import type { Job } from '../database/jobs.ts';
import { sendResetLink } from './send-reset-link.ts';

export const sendResetLinkJob: Job = {
  name: 'send-reset-link',
  run: async (deps, payload) => {
    const { email } = payload;
    if (typeof email !== 'string') throw new Error('send-reset-link wants { email }');
    await sendResetLink(deps, { email });
  },
};
