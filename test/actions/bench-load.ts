// Asks one address again and again over connections that stay open, and says how many answers a second and how long they took.
import http from 'node:http';

export interface Load { perSecond: number; p50: number; p99: number }

/** @param seconds of asking that count; before them a little that does not */
export async function load(address: string, cookie: string, connections: number, seconds: number): Promise<Load> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  try {
    await ask(agent, address, cookie, connections, Math.min(1, seconds / 3));
    const began = performance.now();
    const took = await ask(agent, address, cookie, connections, seconds);
    const sorted = took.sort((a, b) => a - b);
    const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
    return { perSecond: took.length / ((performance.now() - began) / 1000), p50: at(0.5), p99: at(0.99) };
  } finally {
    agent.destroy();
  }
}

async function ask(agent: http.Agent, address: string, cookie: string, connections: number, seconds: number): Promise<number[]> {
  const until = performance.now() + seconds * 1000;
  const took: number[] = [];
  await Promise.all(Array.from({ length: connections }, async () => {
    do {
      const began = performance.now();
      await once(agent, address, cookie);
      took.push(performance.now() - began);
    } while (performance.now() < until);
  }));
  return took;
}

async function once(agent: http.Agent, address: string, cookie: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    http.get(address, { agent, headers: { cookie } }, (res) => {
      res.resume();
      res.once('end', () => { if (res.statusCode === 200) resolve(); else reject(new Error(`${address} answered ${res.statusCode ?? 0}`)); });
    }).once('error', reject);
  });
}
