// The logo's columns of the one row of settings.
import type { Db, Transaction } from '../database/db.ts';
import type { Logo } from './logo.ts';

export async function findLogo(db: Db): Promise<Logo | undefined> {
  const row = await db('settings').whereNotNull('logo_sha256').first<{ sha256: string | null; mediaType: string | null; width: number | null; height: number | null } | undefined>({ sha256: 'logo_sha256', mediaType: 'logo_media_type', width: 'logo_width', height: 'logo_height' });
  if (row === undefined) return undefined;
  const { sha256, mediaType, width, height } = row;
  return sha256 === null || width === null || height === null ? undefined : { sha256, mediaType: mediaType === 'image/png' ? 'image/png' : 'image/jpeg', width, height };
}

export async function saveLogo(tx: Transaction, logo: Logo | null): Promise<void> {
  await tx('settings').update({ logo_sha256: logo?.sha256 ?? null, logo_media_type: logo?.mediaType ?? null, logo_width: logo?.width ?? null, logo_height: logo?.height ?? null });
}
