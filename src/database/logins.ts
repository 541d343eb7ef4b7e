// A council's logins: their names, their passwords (derived, never stored) and the addresses they connect to.
import { createHash, createHmac, hkdfSync, pbkdf2Sync } from 'node:crypto';

export interface Login {
  name: string;
  password: string;
}

export interface Logins {
  /** Web and worker: rights to data and to nothing else. */
  app: Login;
  /** Owns the queue's tables, whose row security shows their rows to nobody else; knows nothing of the council's. */
  jobs: Login;
}

/** A key for one purpose, from which neither the secret nor the key for another purpose can be found (RFC 5869). */
export function deriveSecret(secret: string, purpose: string): string {
  return Buffer.from(hkdfSync('sha256', secret, 'matters arising', purpose, 32)).toString('base64url');
}

/** Roles belong to the whole server and not to a database: the council's key keeps them apart. */
export function loginsOf(councilKey: string, sessionSecret: string): Logins {
  const login = (name: string): Login => ({ name, password: deriveSecret(sessionSecret, `login ${name}`) });
  return { app: login(`${councilKey}_app`), jobs: login(`${councilKey}_jobs`) };
}

/** The role in which values past their retention are erased: nobody signs in as it, only the owner may become it. */
export const eraserOf = (councilKey: string): string => `${councilKey}_eraser`;

/**
 * Reads the list of councils and nothing else: no council's own login may, or it could read of the others. Named by the secret,
 * because two deployments on one server have a list each.
 */
export function registryLogin(sessionSecret: string): Login {
  const name = `registry_${createHash('sha256').update(deriveSecret(sessionSecret, 'name of the registry login')).digest('hex').slice(0, 16)}`;
  return { name, password: deriveSecret(sessionSecret, `login ${name}`) };
}

export const jobsSchemaOf = (councilKey: string): string => `${councilKey}_jobs`;

/** The same server and database as the owner's address, as another login. */
export function addressFor(ownerUrl: string, login: Login): string {
  const url = new URL(ownerUrl);
  url.username = login.name;
  url.password = login.password;
  return url.href;
}

/** What PostgreSQL keeps of a password (RFC 5803): given instead of the password, so that none ever stands in a server's log. */
export function scramVerifier({ name, password }: Login): string {
  const iterations = 4096;
  // The password is 32 random bytes, so a salt that is the same at every run loses nothing.
  const salt = createHash('sha256').update(`salt ${name}`).digest().subarray(0, 16);
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  const keyed = (text: string): Buffer => createHmac('sha256', salted).update(text).digest();
  const stored = createHash('sha256').update(keyed('Client Key')).digest('base64');
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${stored}:${keyed('Server Key').toString('base64')}`;
}
