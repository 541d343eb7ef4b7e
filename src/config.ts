// Every setting of the process: the only reader of process.env. Refuses in words, all problems at once.
import path from 'node:path';
import { z } from 'zod';
import { OperatorMustAct } from './database/errors.ts';

type Mode = 'production' | 'demonstration';

interface Setting<T> {
  /** What the README's table says of it. */
  says: string;
  /** What it is when not given; undefined where it may stay absent; the word required where it may not. */
  production: string | undefined;
  demonstration: string | undefined;
  /** The default in words, where it is not a plain value. */
  otherwise?: string;
  secret?: true;
  check: z.ZodType<T, string>;
}

const setting = <T>(of: Setting<T>): Setting<T> => of;

function url(protocols: string[], example: string): z.ZodType<string, string> {
  return z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), `must be an address such as ${example}`);
}

const site = url(['http:', 'https:'], 'https://actions.example.gov.uk').transform((text) => new URL(text)).pipe(
  z.custom<URL>().refine((at) => at.pathname === '/' && !at.search && !at.hash && !at.username, 'must be the address of the whole site, without a path')
    .transform((at) => at.origin));

// A schema is named for it, and logins are named `{key}_app`, `{key}_jobs` and `{key}_eraser`.
const councilKey = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/, 'must be 2 to 40 small letters, digits and underscores, beginning with a letter, such as slough')
  .refine((key) => !/^(pg_.*|public|information_schema|postgres|registry|restoring)$/.test(key) && !/_(app|jobs|eraser)$/.test(key), 'is a name PostgreSQL or this program uses itself; choose another');

/** The settings, in the order of the README's table. */
export const settings = {
  DATABASE_URL: setting({
    says: "The owner's address of a PostgreSQL 15 or newer. The owner creates the council's schema and logins; web and worker use the council's own login, with this host, port and database.",
    production: 'required', demonstration: undefined, otherwise: 'an embedded PostgreSQL in DATA_DIR', secret: true,
    check: url(['postgres:', 'postgresql:'], 'postgres://owner:password@host:5432/database').refine((text) => new URL(text).pathname.length > 1, 'must name the database at its end, such as …:5432/matters'),
  }),
  SMTP_URL: setting({
    says: 'The mail relay: smtps:// for TLS from the start, smtp:// for STARTTLS.',
    production: 'required', demonstration: undefined, otherwise: 'a demonstration mailbox', secret: true,
    check: url(['smtp:', 'smtps:'], 'smtp://user:password@relay.example.gov.uk:587'),
  }),
  BASE_URL: setting({
    says: 'The address people use; links in letters begin with it and requests for other host names are refused.',
    production: 'required', demonstration: undefined, otherwise: 'http://localhost:PORT', check: site,
  }),
  PORT: setting({
    says: 'The port the web process listens on.', production: '3000', demonstration: '3000',
    check: z.string().regex(/^\d{1,5}$/, 'must be a port number').transform(Number).pipe(z.number().min(0).max(65535, 'must be a port number, at most 65535')),
  }),
  LISTEN: setting({
    says: 'The address of this machine that the web process listens on, such as 0.0.0.0 in a container.', production: undefined, demonstration: undefined,
    otherwise: 'every address; where BASE_URL is localhost, this machine alone', check: z.union([z.ipv4(), z.ipv6()], 'must be an IP address, such as 0.0.0.0'),
  }),
  DATA_DIR: setting({
    says: 'The folder of the embedded database and of the demonstration mailbox.', production: './data', demonstration: './data',
    check: z.string().min(1, 'must name a folder').transform((folder) => path.resolve(folder)),
  }),
  SESSION_SECRET: setting({
    says: "What signs sessions and links and makes the passwords of the council's logins: 32 characters or more, from a random source. After changing it run `npm run migrate`.",
    production: 'required', demonstration: undefined, otherwise: 'made once and kept in DATA_DIR', secret: true,
    check: z.string().min(32, 'must have 32 characters or more; `openssl rand -base64 48` makes one'),
  }),
  BACKUP_KEY: setting({
    says: 'What backups are encrypted with: 32 characters or more, from a random source. Keep it apart from them: without it none can be read.',
    production: undefined, demonstration: undefined, otherwise: 'derived from SESSION_SECRET', secret: true,
    check: z.string().min(32, 'must have 32 characters or more; `openssl rand -base64 48` makes one'),
  }),
  COUNCIL: setting({ says: "The council's key: the name of its schema in the database.", production: 'council', demonstration: 'slough', check: councilKey }),
  LETTERS: setting({
    says: '`send`, or `hold`: nothing leaves until a person releases it.', production: 'send', demonstration: 'send',
    check: z.enum(['send', 'hold'], 'must be send or hold'),
  }),
  MAIL_FROM: setting({
    says: 'The address letters come from.', production: 'required', demonstration: 'matters-arising@example.org',
    check: z.email('must be a plain e-mail address, such as scrutiny@example.gov.uk'),
  }),
  BOUNCE_ADDRESS: setting({
    says: 'The mailbox to which delivery reports come back; each letter gets an address of its own under it (name+…@domain).',
    production: undefined, demonstration: undefined, otherwise: 'bounces@ the domain letters come from',
    check: z.email('must be a plain e-mail address, such as bounces@example.gov.uk').refine((text) => /^[^+@]{1,20}@/.test(text), 'must have at most 20 characters before the @, and no +'),
  }),
  BOUNCE_IMAP_URL: setting({
    says: 'That mailbox, read each minute: imaps:// for TLS from the start, imap:// for STARTTLS, never without; after the host, the folder if it is not INBOX.',
    production: undefined, demonstration: undefined, otherwise: 'reports are handed in by `npm run bounce`', secret: true,
    check: url(['imaps:', 'imap:'], 'imaps://user:password@mail.example.gov.uk').refine((text) => new URL(text).username !== '' && new URL(text).password !== '', 'must have a name and a password before the host, such as imaps://user:password@mail.example.gov.uk'),
  }),
  LETTERS_PER_SECOND: setting({
    says: 'At most so many letters a second are handed to the relay, by all workers of a council together.',
    production: undefined, demonstration: undefined, otherwise: 'as fast as it takes them',
    check: z.string().regex(/^\d{1,4}(\.\d+)?$/, 'must be a number such as 10 or 0.5').transform(Number).pipe(z.number().positive('must be more than nothing')),
  }),
  MAILBOX_PORT: setting({
    says: "The port of the demonstration mailbox's web page.", production: '0', demonstration: '0', otherwise: 'the port after PORT, or a free one',
    check: z.string().regex(/^\d{1,5}$/, 'must be a port number').transform(Number).pipe(z.number().max(65535, 'must be a port number, at most 65535')),
  }),
  TRUST_PROXY: setting({
    says: 'How many proxies stand before the web process, so that it knows the address a request came from.', production: '1', demonstration: '0',
    check: z.string().regex(/^\d$/, 'must be a number from 0 to 9').transform(Number),
  }),
  LOG_LEVEL: setting({
    says: '`debug`, `info`, `warn` or `error`.', production: 'info', demonstration: 'warn',
    check: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], 'must be debug, info, warn or error'),
  }),
} as const;

type Settings = typeof settings;
type Value<S> = S extends Setting<infer T> ? T : never;

export interface Config {
  mode: Mode;
  databaseUrl: string | undefined;
  smtpUrl: string | undefined;
  /** Undefined only before the demonstration knows its port. */
  baseUrl: string | undefined;
  port: number;
  listen: string | undefined;
  dataDir: string;
  sessionSecret: string | undefined;
  backupKey: string | undefined;
  council: string;
  letters: Value<Settings['LETTERS']>;
  mailFrom: string;
  bounceAddress: string | undefined;
  bounceImapUrl: string | undefined;
  lettersPerSecond: number | undefined;
  mailboxPort: number;
  trustProxy: number;
  logLevel: Value<Settings['LOG_LEVEL']>;
}

/** Where the web process listens. Known by localhost alone, as in the demonstration, it is nobody else's to knock at. */
export function listeningOn({ listen, baseUrl }: Pick<Config, 'listen' | 'baseUrl'>): string | undefined {
  return listen ?? (baseUrl === undefined || isLoopback(new URL(baseUrl).hostname) ? '127.0.0.1' : undefined);
}

export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  const mode = modeOf(env);
  const problems: string[] = [];
  const read = <N extends keyof Settings>(name: N): Value<Settings[N]> => {
    const { check, secret, [mode]: byDefault } = settings[name] as Setting<Value<Settings[N]>>;
    const given = env[name]?.trim() || undefined;
    const text = given ?? (byDefault === 'required' ? undefined : byDefault);
    if (text === undefined) {
      if (byDefault === 'required') problems.push(`${name} is not set, and in production it has no default: ${settings[name].says}`);
      return undefined as Value<Settings[N]>;
    }
    const result = check.safeParse(text);
    // A secret is never repeated: what is refused at the start ends up in a log.
    if (!result.success) problems.push(`${name}${secret ? '' : `="${text}"`} ${result.error.issues[0]?.message ?? 'is not valid'}`);
    return result.data as Value<Settings[N]>;
  };
  const config: Config = {
    mode, databaseUrl: read('DATABASE_URL'), smtpUrl: read('SMTP_URL'), baseUrl: read('BASE_URL'), port: read('PORT'), listen: read('LISTEN'), dataDir: read('DATA_DIR'),
    sessionSecret: read('SESSION_SECRET'), backupKey: read('BACKUP_KEY'), council: read('COUNCIL'), letters: read('LETTERS'), mailFrom: read('MAIL_FROM'),
    bounceAddress: read('BOUNCE_ADDRESS'), bounceImapUrl: read('BOUNCE_IMAP_URL'), lettersPerSecond: read('LETTERS_PER_SECOND'),
    mailboxPort: read('MAILBOX_PORT'), trustProxy: read('TRUST_PROXY'), logLevel: read('LOG_LEVEL'),
  };
  if (mode === 'production' && config.baseUrl?.startsWith('http:') && !isLoopback(new URL(config.baseUrl).hostname)) {
    problems.push(`BASE_URL="${config.baseUrl}" must begin with https: in production; sign-in cookies are never sent over plain http`);
  }
  if (problems.length > 0) throw new OperatorMustAct(problems.join('\n'));
  return config;
}

/**
 * Production when NODE_ENV says so, and also when it says nothing and both a database and a relay are given: nobody who
 * has connected their own is surprised by invented people with known passwords. The sign-in page asks too, and shows a known password in the demonstration only.
 */
export function modeOf(env: Record<string, string | undefined> = process.env): Mode {
  const said = env['NODE_ENV'];
  return said === 'production' || (!said && env['DATABASE_URL'] && env['SMTP_URL']) ? 'production' : 'demonstration';
}

/** The environment for a child process: this one's, with what its parent has found out. */
export function environmentWith(more: Partial<Record<keyof Settings | 'NODE_ENV', string>>): Record<string, string | undefined> {
  return { ...process.env, ...more };
}

/** What a process that has to work must have; the demonstration's `npm start` fills it in for its children. */
export function needing<N extends 'databaseUrl' | 'smtpUrl' | 'baseUrl' | 'sessionSecret'>(config: Config, ...names: N[]): Config & Record<N, string> {
  const missing = names.filter((name) => config[name] === undefined);
  if (missing.length > 0) throw new OperatorMustAct(`${missing.map((name) => variables[name]).join(', ')} must be set to run this part by itself; \`npm start\` brings everything`);
  return config as Config & Record<N, string>;
}

const variables = { databaseUrl: 'DATABASE_URL', smtpUrl: 'SMTP_URL', baseUrl: 'BASE_URL', sessionSecret: 'SESSION_SECRET' } as const;

/** Whether a host name means this very machine. @param hostName a URL's: small letters, IPv6 in brackets */
export function isLoopback(hostName: string): boolean {
  return hostName === 'localhost' || hostName.endsWith('.localhost') || hostName === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostName);
}
