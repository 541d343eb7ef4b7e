// The table sign_in_settings: one row, once somebody has chosen.
import type { Db, Transaction } from '../database/db.ts';
import { usualSignIn, type SignInSettings, type Ways } from './sign-in-settings.ts';

interface Row {
  ways: Ways;
  demonstrationMaySkip: boolean;
  providerName: string | null;
  issuer: string | null;
  clientId: string | null;
  sealedSecret: Buffer | null;
  matchesByEmail: boolean;
  twoFactorsSay: string;
  version: number;
}

const columns = {
  ways: 'ways', demonstrationMaySkip: 'demonstration_may_skip', providerName: 'provider_name', issuer: 'issuer', clientId: 'client_id', sealedSecret: 'sealed_secret',
  matchesByEmail: 'matches_by_email', twoFactorsSay: 'two_factors_say', version: 'version',
} as const;

export async function getSignInSettings(db: Db): Promise<SignInSettings> {
  const row = await db('sign_in_settings').first<Row | undefined>(columns);
  if (row === undefined) return usualSignIn;
  const { ways, demonstrationMaySkip, version, providerName, issuer, clientId, sealedSecret, matchesByEmail, twoFactorsSay } = row;
  const provider = providerName === null || issuer === null || clientId === null || sealedSecret === null ? undefined
    : { name: providerName, issuer, clientId, sealedSecret, matchesByEmail, twoFactorsSay: twoFactorsSay.split(' ').filter((word) => word !== '') };
  return { ways, demonstrationMaySkip, provider, version };
}

/** Whoever changes it has locked the row of settings first. */
export async function saveSignInSettings(tx: Transaction, settingsId: string, { ways, demonstrationMaySkip, provider, version }: SignInSettings): Promise<void> {
  const row = {
    settings_id: settingsId, ways, demonstration_may_skip: demonstrationMaySkip, provider_name: provider?.name ?? null, issuer: provider?.issuer ?? null, client_id: provider?.clientId ?? null,
    sealed_secret: provider?.sealedSecret ?? null, matches_by_email: provider?.matchesByEmail ?? false, two_factors_say: provider?.twoFactorsSay.join(' ') ?? '', version: version + 1,
  };
  await tx('sign_in_settings').insert(row).onConflict('settings_id').merge();
}
