// The web process: listens, and when asked to end finishes the requests it has.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from './app.ts';
import { listeningOn, needing } from './config.ts';
import { openCouncils } from './councils/councils.ts';
import { door } from './councils/door.ts';
import { health } from './councils/health.ts';
import { runPart } from './councils/part.ts';
import { OperatorMustAct } from './database/errors.ts';

await runPart('web', async (settings, log) => {
  const config = needing(settings, 'databaseUrl', 'sessionSecret', 'baseUrl');
  const councils = await openCouncils({ ...config, loopbackAllowed: config.mode === 'demonstration', name: 'web', refreshEveryMs: 5_000, log });
  const app = createApp({ door: door(councils), health: health(councils.main), trustProxy: config.trustProxy, limited: true });
  // Slow senders are cut off: headers within 10 seconds, all of a request within 60. The check runs every 5.
  const server = http.createServer({ headersTimeout: 10_000, requestTimeout: 60_000, connectionsCheckingInterval: 5_000 }, app);
  // Longer than a proxy's own idle time, so that it never sends on a connection that is closing here.
  server.keepAliveTimeout = 65_000;
  await listen(server, config.port, listeningOn(config));
  return {
    says: { port: (server.address() as AddressInfo).port },
    stop: async () => {
      await drain(server);
      await councils.close();
    },
  };
});

async function listen(server: http.Server, port: number, host: string | undefined): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' || error.code === 'EACCES' ? new OperatorMustAct(`Port ${port} is taken or not allowed (${error.code}); set PORT to another one`) : error);
    });
    server.listen({ port, host }, resolve);
  });
}

async function drain(server: http.Server): Promise<void> {
  const closed = new Promise<void>((resolve) => { server.close(() => { resolve(); }); });
  server.closeIdleConnections();
  const impatient = setTimeout(() => { server.closeAllConnections(); }, 25_000);
  await closed;
  clearTimeout(impatient);
}
