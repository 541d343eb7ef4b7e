// Finds a port of this machine that nobody listens on.
import net from 'node:net';

/** Free at this moment; whoever binds it may still find another was first. */
export async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => { resolve(port); });
    });
  });
}

/** @param host undefined for every address of this machine */
export async function portIsFree(port: number, host: string | undefined): Promise<boolean> {
  if (port > 65535) return false;
  return await new Promise((resolve) => {
    const probe = net.createServer();
    probe.once('error', () => { resolve(false); });
    probe.listen({ port, host }, () => { probe.close(() => { resolve(true); }); });
  });
}
