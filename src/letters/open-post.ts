// The worker's post office, made from the settings: the relay with its rules, and what is asked before a letter may leave.
import { randomBytes } from 'node:crypto';
import os from 'node:os';
import type { Config } from '../config.ts';
import { attachedBytes } from './attached-bytes.ts';
import type { Lane } from './letter.ts';
import { patience } from './patience.ts';
import { usualConnections, usualSlots, type MayStillGo, type Post } from './post.ts';
import type { Relay } from './relay.ts';
import { relaySettings } from './relay-settings.ts';
import { openRelay } from './smtp.relay.ts';

/** Whoever opens it closes it. @throws with a sentence when the relay's address would send letters in the clear */
export function openPost(config: Config & { smtpUrl: string; baseUrl: string }, checks: Readonly<Record<string, MayStillGo>>): Post {
  const ownName = new URL(config.baseUrl).hostname;
  const open = (lane: Lane): Relay => openRelay(relaySettings(config.smtpUrl, { production: config.mode === 'production', ownName, connections: usualConnections[lane], times: patience }));
  return {
    relays: { ordinary: open('ordinary'), 'sign-in': open('sign-in') },
    worker: `${os.hostname()} ${process.pid} ${randomBytes(4).toString('hex')}`,
    bounceMailbox: config.bounceAddress,
    checks,
    hold: config.letters === 'hold',
    perSecond: config.lettersPerSecond,
    slots: usualSlots,
    patience,
    bytesOf: attachedBytes(),
  };
}

export async function closePost(post: Post): Promise<void> {
  for (const relay of Object.values(post.relays)) await relay.close();
}
