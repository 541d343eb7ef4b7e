// Whether the mail relay is there: its greeting is awaited and the conversation ended, no letter is sent.
import net from 'node:net';
import tls from 'node:tls';

/** @returns undefined when it greets, else a sentence without anything secret */
export async function relayProblem(smtpUrl: string, timeoutMs = 5_000): Promise<string | undefined> {
  const { protocol, hostname, port } = new URL(smtpUrl);
  const secure = protocol === 'smtps:';
  const to = { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) || (secure ? 465 : 587) };
  const where = `the mail relay at ${hostname}:${to.port}`;
  return await new Promise((resolve) => {
    const socket = secure ? tls.connect({ ...to, servername: net.isIP(to.host) ? '' : to.host }) : net.connect(to);
    const answer = (problem?: string): void => {
      clearTimeout(timer);
      socket.end('QUIT\r\n');
      socket.destroySoon();
      resolve(problem);
    };
    const timer = setTimeout(() => { answer(`${where} did not greet within ${timeoutMs / 1000} seconds`); }, timeoutMs);
    socket.once('data', (greeting: Buffer) => { answer(greeting.toString().startsWith('220') ? undefined : `${where} answered ${greeting.toString().slice(0, 80).trim()}`); });
    socket.once('end', () => { answer(`${where} hung up`); });
    socket.on('error', (error: NodeJS.ErrnoException) => { answer(`${where} cannot be reached (${error.code ?? error.message})`); });
  });
}
