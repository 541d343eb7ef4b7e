// Asked for by the page for a new e-mail address; done here, where nobody can watch whether the address is somebody's already.
import type { Job } from '../database/jobs.ts';
import { sendAddressLink } from './send-address-link.ts';

export const sendAddressLinkJob: Job = {
  name: 'send-address-link',
  run: async (deps, payload) => {
    const { personId, email } = payload;
    if (typeof personId !== 'string' || typeof email !== 'string') throw new Error('send-address-link wants { personId, email }');
    await sendAddressLink(deps, { personId, email });
  },
};
