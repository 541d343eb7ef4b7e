// `npm start`: brings up the database, the demonstration, its mailbox, the web process and the worker, and takes them down in order.
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from './calendar/clock.ts';
import { environmentWith, listeningOn, readConfig, type Config } from './config.ts';
import { bringUp, type Ground } from './councils/bring-up.ts';
import { loadDemonstration, loadSecond, secondCouncil, type CouncilAt } from './councils/demonstration.ts';
import { installCouncils } from './councils/install-council.ts';
import { askedToEnd, sayAndEnd } from './councils/part.ts';
import { listSignIns } from './councils/seeds.ts';
import { supervise } from './councils/supervise.ts';
import { startEmbedded, type EmbeddedPostgres } from './database/embedded.ts';
import { OperatorMustAct } from './database/errors.ts';
import { freePort, portIsFree } from './database/free-port.ts';
import { mailboxAddress, startMailbox, type Mailbox } from './letters/mailbox.ts';
import { makeLog } from './web/log.ts';

const say = (sentence: string): void => { console.log(sentence); };

/** What was started, the first first. */
const started: (() => Promise<void>)[] = [];
let stopping = false;
let lose: (why: string) => void = () => {};
const lost = new Promise<string>((resolve) => { lose = resolve; });

const toldToEnd = askedToEnd();
void toldToEnd.then(() => { stopping = true; say('\nStopping …'); });
try {
  await start(readConfig());
  const why = await Promise.race([toldToEnd.then(() => undefined), lost]);
  await takeDown();
  if (why !== undefined) throw new OperatorMustAct(why);
  say('Stopped');
  process.exit(0);
} catch (error) {
  await takeDown();
  sayAndEnd(error, makeLog('start', 'info'));
}

/** Told to end in the middle, it stops at the next step; what is up by then is taken down. */
async function start(config: Config): Promise<void> {
  const port = await choosePort(config);
  const baseUrl = config.baseUrl ?? `http://localhost:${port}`;
  const demonstration = config.mode === 'demonstration';
  const main = { key: config.council, baseUrl };
  const second = demonstration ? secondCouncil(main) : undefined;
  const ground = await layGround(config);
  if (stopping) return;
  await installCouncils({ ownerUrl: ground.databaseUrl, councilKey: config.council, sessionSecret: ground.sessionSecret }, second?.key);
  if (stopping) return;
  if (demonstration) await loadDemonstration(config, ground, main);
  if (stopping) return;
  // While web and worker come up: they find it in the list by themselves.
  const besides = second === undefined ? undefined : loadSecond(config, ground, main, second);
  besides?.catch(() => {}); // heard of below, when the parts are up
  const mailbox = demonstration && config.smtpUrl === undefined ? await openMailbox(config, port) : undefined;
  const env = environmentWith({
    NODE_ENV: demonstration ? 'development' : 'production', DATABASE_URL: ground.databaseUrl, SESSION_SECRET: ground.sessionSecret, BASE_URL: baseUrl,
    PORT: String(port), DATA_DIR: config.dataDir, COUNCIL: config.council, SMTP_URL: config.smtpUrl ?? mailbox?.smtpUrl ?? '',
  });
  for (const [name, file] of [['worker', 'worker.ts'], ['web', 'server.ts']] as const) {
    if (stopping) return;
    const part = await supervise({ name, file, env, say });
    started.push(part.stop);
    void part.lost.then(lose);
  }
  await besides;
  say(await welcome([main, ...(second === undefined ? [] : [second])], mailbox, demonstration));
}

/** The newest first: the app drains while the database is still there. */
async function takeDown(): Promise<void> {
  stopping = true;
  for (const stop of started.splice(0).reverse()) await stop();
}

async function choosePort(config: Config): Promise<number> {
  const { port } = config;
  if (port === 0) return await freePort();
  // Five seconds: a web process whose parent was killed a moment ago is still finishing its requests.
  for (let i = 0; i < 20; i++) {
    if (await portIsFree(port, listeningOn(config))) return port;
    await sleep(250);
  }
  throw new OperatorMustAct(`Port ${port} is taken by another program or not allowed; end that program, or set PORT to another one`);
}

async function layGround(config: Config): Promise<Ground> {
  const ground = await bringUp(config);
  const { embedded } = ground;
  if (embedded === undefined) return ground;
  if (!embedded.owner) throw new OperatorMustAct(`The database in ${config.dataDir} is in use by another start or command of this program; end that one, or set DATA_DIR to another folder`);
  let now = embedded;
  started.push(async () => { await now.stop(); });
  const keepUp = (server: EmbeddedPostgres): void => {
    void server.ended.then(async () => {
      if (stopping) return;
      say('The database ended; starting it again');
      // At the same address: web and worker connect again by themselves.
      now = await startEmbedded({ dataDir: path.join(config.dataDir, 'postgres'), port: Number(new URL(server.url).port) });
      keepUp(now);
    }).catch((error: unknown) => { lose(`The database ended and does not start again: ${(error as Error).message}`); });
  };
  keepUp(embedded);
  return ground;
}

async function openMailbox(config: Config, port: number): Promise<Mailbox> {
  const pagePort = config.mailboxPort || ((await portIsFree(port + 1, '127.0.0.1')) ? port + 1 : 0);
  const mailbox = await startMailbox({ dataDir: config.dataDir, council: config.council, pagePort, clock: systemClock }).catch((error: NodeJS.ErrnoException) => {
    throw new OperatorMustAct(`The demonstration mailbox cannot listen on port ${pagePort} (${error.code ?? error.message}); set MAILBOX_PORT to another one`, { cause: error });
  });
  started.push(mailbox.close);
  return mailbox;
}

async function welcome([main, ...others]: [CouncilAt, ...CouncilAt[]], mailbox: Mailbox | undefined, demonstration: boolean): Promise<string> {
  const lines = [`\nMatters Arising is running at ${main.baseUrl}`];
  if (mailbox) lines.push(`Every letter it sends can be read at ${mailbox.pageUrl}`);
  if (demonstration) lines.push('\nThis is a demonstration: its people are invented. Sign in as', ...(await signInLines(main.key)));
  for (const { key, baseUrl } of others) {
    lines.push(`\nA second council, with people, words and letters of its own, is at ${baseUrl}`, ...(mailbox ? [`Its letters can be read at ${mailboxAddress(mailbox, key)}`] : []), ...(await signInLines(key)));
  }
  lines.push('\nCtrl-C stops everything; the data is kept.\n');
  return lines.join('\n');
}

async function signInLines(councilKey: string): Promise<string[]> {
  return (await listSignIns(councilKey)).map(({ part, name, email, password }) => `  ${part.padEnd(18)} ${email.padEnd(44)} ${password}   (${name})`);
}
