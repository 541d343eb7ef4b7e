// Change or take away the council's logo; reports that were sent keep the one they had.
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import { sha256Of } from '../documents/document.ts';
import { addBytes } from '../documents/document.store.ts';
import type { Doer } from '../people/person.ts';
import { readPicture } from './logo.ts';
import { findLogo, saveLogo } from './logo.store.ts';
import { mayChangeSettings } from './settings.policy.ts';
import { lockSettings } from './settings.store.ts';

export type ChangeLogoRefusal = 'no-picture';

/** @param bytes null takes the logo away */
export async function changeLogo(deps: Deps, by: Doer, bytes: Buffer | null): Promise<Outcome<object, ChangeLogoRefusal>> {
  if (!mayChangeSettings(by.person)) throw new NotAllowed('Only an administrator changes the settings.');
  const picture = bytes === null ? null : readPicture(bytes);
  if (picture === undefined) return { ok: false, because: 'no-picture' };
  return await transact(deps, by, async (tx) => {
    const settings = await lockSettings(tx);
    const before = await findLogo(tx);
    const sha256 = bytes === null ? null : sha256Of(bytes);
    if ((before?.sha256 ?? null) === sha256) return { ok: true as const };
    if (bytes !== null && sha256 !== null) await addBytes(tx, sha256, bytes);
    await saveLogo(tx, picture === null || sha256 === null ? null : { ...picture, sha256 });
    await record(tx, deps, by, { what: 'settings.changed', about: { kind: 'settings', id: settings.id, label: 'Settings' }, changes: { logo: [before?.sha256 ?? null, sha256] } });
    return { ok: true as const };
  });
}
