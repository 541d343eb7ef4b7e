// One worker of the storm: a process of its own that delivers letters until it is killed.
import { pino } from 'pino';
import { systemClock } from '../../src/calendar/clock.ts';
import type { Deps } from '../../src/councils/deps.ts';
import { connect } from '../../src/database/db.ts';
import { attachedBytes } from '../../src/letters/attached-bytes.ts';
import { deliverDue } from '../../src/letters/deliver.ts';
import { patience, type Patience } from '../../src/letters/patience.ts';
import type { Post } from '../../src/letters/post.ts';
import { openRelay } from '../../src/letters/smtp.relay.ts';

export interface StormOrder {
  url: string;
  council: Deps['council'];
  relayPort: number;
  patience: Partial<Patience>;
  perSecond: number | null;
  slots: number;
}

const order = JSON.parse(process.argv[2] ?? '') as StormOrder;
const waits: Patience = { ...patience, ...order.patience };
const deps: Deps = { db: connect({ url: order.url, name: 'storm worker' }), clock: systemClock, log: pino({ level: 'error' }), council: order.council };
const relay = openRelay({ host: '127.0.0.1', port: order.relayPort, security: 'plain', ownName: 'storm.example.org', connections: order.slots, times: waits });
const post: Post = {
  relays: { ordinary: relay, 'sign-in': relay },
  worker: `storm ${process.pid}`, bounceMailbox: undefined, checks: {}, hold: false, perSecond: order.perSecond ?? undefined,
  slots: { ordinary: order.slots, 'sign-in': 1 }, patience: waits, bytesOf: attachedBytes(),
};

// Loaded and ready; a spare waits here until another worker has been killed.
process.send?.('ready');
await new Promise((resolve) => process.once('message', resolve));
process.on('disconnect', () => process.exit(0));
await deps.db.raw('select 1');
// Asked to end: what is begun is finished, the rest given back.
const stop = new AbortController();
process.on('SIGTERM', () => { stop.abort(); });
while (!stop.signal.aborted) {
  await deliverDue(deps, post, 'ordinary', stop.signal).catch((error: unknown) => console.error(error));
  await new Promise((resolve) => setTimeout(resolve, 40));
}
process.exit(0);
