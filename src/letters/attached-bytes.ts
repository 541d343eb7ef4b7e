// The bytes of attachments, fetched once and kept at hand while a dispatch goes out.
import type { Deps } from '../councils/deps.ts';
import { findBytes } from './letter.store.ts';

const KEEP_AT_MOST = 64 * 1024 * 1024;

/** Bytes are named by their hash, so what is kept can never be out of date. The longest unused goes first. */
export function attachedBytes(): (deps: Deps, sha256: string) => Promise<Buffer> {
  const kept = new Map<string, Buffer>();
  let size = 0;
  return async (deps, sha256) => {
    const key = `${deps.council.key} ${sha256}`;
    const bytes = kept.get(key) ?? (await findBytes(deps.db, sha256));
    if (bytes === undefined) throw new Error(`The attachment ${sha256} is not among the documents`);
    if (!kept.delete(key)) size += bytes.length;
    kept.set(key, bytes);
    for (const [oldest, other] of kept) {
      if (size <= KEEP_AT_MOST || oldest === key) break;
      kept.delete(oldest);
      size -= other.length;
    }
    return bytes;
  };
}
