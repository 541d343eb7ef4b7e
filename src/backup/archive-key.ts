// What an archive is encrypted with: BACKUP_KEY, or a key derived from SESSION_SECRET where none is set.
import type { Config } from '../config.ts';
import { findKeptSecret } from '../councils/bring-up.ts';
import { OperatorMustAct } from '../database/errors.ts';
import { deriveSecret } from '../database/logins.ts';

export interface ArchiveKey {
  key: string;
  /** What must be kept, apart from the archive, to open it again. */
  keptAs: string;
}

export function archiveKeyOf(config: Config, sessionSecret = config.sessionSecret ?? findKeptSecret(config.dataDir)): ArchiveKey {
  if (config.backupKey !== undefined) return { key: config.backupKey, keptAs: 'BACKUP_KEY' };
  if (sessionSecret === undefined) throw new OperatorMustAct('Which key opens the backup? Set BACKUP_KEY to the one it was made with or, where none was set then, SESSION_SECRET to the one of that installation. Nothing was changed.');
  return { key: deriveSecret(sessionSecret, 'backup'), keptAs: config.sessionSecret === undefined ? `the secret in ${config.dataDir}/session.secret` : 'SESSION_SECRET' };
}

/** What is sealed with SESSION_SECRET (second factors) opens in a copy only under the same one. */
export function secretMarkOf(sessionSecret: string): string {
  return deriveSecret(sessionSecret, 'backup mark').slice(0, 16);
}
