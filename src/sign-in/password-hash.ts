// Hashes and checks passwords with Argon2id, a few at a time, so that a wave of sign-ins does not stop the rest of the house.
import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';

// OWASP's least: m = 19 MiB, t = 2, p = 1; Argon2id is the library's own choice of algorithm.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

// Hashing runs on Node's four helper threads, on which name look-ups and files wait too: one is always left to them.
const AT_ONCE = Math.max(1, Math.min(3, availableParallelism() * 2));
/** Beyond this many waiting, a person is told to try again in a moment instead of looking at an empty page. */
const MOST_WAITING = 100;

// The hash of a random text that nobody kept: checking against it takes an unknown person's sign-in as long as a known one's.
const NOBODYS_HASH = '$argon2id$v=19$m=19456,t=2,p=1$8iCXE3+xA/HItUiMRVh4hg$MoGhxvfwiSjgxU4QWZa7D8vJcI8EHbrMhLDtT4Wx8w4';

let running = 0;
const waiting: (() => void)[] = [];

export async function hashPassword(password: string): Promise<string> {
  return await inTurn(() => hash(plain(password), COST));
}

/** @param hashed undefined where there is no such person or password: always wrong, and just as slow */
export async function checkPassword(hashed: string | undefined, password: string): Promise<'right' | 'wrong' | 'busy'> {
  if (waiting.length >= MOST_WAITING) return 'busy';
  const matches = await inTurn(() => verify(hashed ?? NOBODYS_HASH, plain(password)));
  return matches && hashed !== undefined ? 'right' : 'wrong';
}

/** One form of each letter: a Mac types é as two characters, a PC as one (RFC 8265). Nothing else is changed or cut off. */
function plain(password: string): string {
  return password.normalize('NFC');
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((go) => { waiting.push(go); });
  else running += 1;
  try {
    return await work();
  } finally {
    // The turn is handed on, not given back: nobody can slip in between.
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}
