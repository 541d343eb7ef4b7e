// The worker's own post office, made from settings, before a relay: what a test of a whole journey sends its letters by, and reads them from.
import PostalMime, { type Email } from 'postal-mime';
import { afterAll } from 'vitest';
import { readConfig } from '../../src/config.ts';
import type { Deps } from '../../src/councils/deps.ts';
import { deliverLettersJob } from '../../src/letters/deliver-letters.job.ts';
import { closePost, openPost } from '../../src/letters/open-post.ts';
import { mayStillGo } from '../../src/worker.ts';
import { scriptedRelay, type ScriptedRelay } from './scripted-relay.ts';

export interface PostBySmtp {
  relay: ScriptedRelay;
  /** Every letter the relay has taken so far. */
  letters: Email[];
  /** Hands over what is due. @returns the letters the relay took meanwhile */
  deliver: () => Promise<Email[]>;
}

/** Call once at the top of a test file, after `aSite()`: links in letters then lead to the site. Closes itself after the file's tests. */
export async function aPostBySmtp(deps: Deps, site: { address: string }): Promise<PostBySmtp> {
  const closers: (() => Promise<void>)[] = [];
  afterAll(async () => { for (const close of closers) await close(); });
  deps.council.baseUrl = site.address;
  const relay = await scriptedRelay({ keepBytes: true });
  const smtpUrl = `smtp://127.0.0.1:${relay.port}`;
  const post = openPost({ ...readConfig({ NODE_ENV: 'test', BASE_URL: site.address, SMTP_URL: smtpUrl }), smtpUrl, baseUrl: site.address }, mayStillGo);
  closers.push(() => closePost(post), () => relay.stop());
  const letters: Email[] = [];
  let read = 0;
  return {
    relay, letters,
    deliver: async () => {
      await deliverLettersJob(post).run(deps, { lane: 'ordinary' }, new AbortController().signal);
      const visits = relay.taken().slice(read);
      read += visits.length;
      const fresh = await Promise.all(visits.map(({ bytes }) => PostalMime.parse(bytes ?? Buffer.alloc(0))));
      letters.push(...fresh);
      return fresh;
    },
  };
}
