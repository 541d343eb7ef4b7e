// The table settings: one row.
import type { Db, Transaction } from '../database/db.ts';
import type { Settings } from './settings.ts';

const columns = {
  id: 'id', councilName: 'council_name', isDemonstration: 'is_demonstration', brandColour: 'brand_colour', words: 'words', reportTitle: 'report_title',
  mailFromName: 'mail_from_name', mailFromAddress: 'mail_from_address', leadTimes: 'lead_times', clearDays: 'clear_days', retention: 'retention', version: 'version',
} as const;

/** What every page shows of them, as a row of `Face` in the making. */
export const FACE = 'select council_name as "councilName", is_demonstration as "isDemonstration", brand_colour as "brandColour", words from settings';

export async function findSettings(db: Db): Promise<Settings | undefined> {
  return await db('settings').first<Settings | undefined>(columns);
}

export async function getSettings(db: Db): Promise<Settings> {
  const settings = await findSettings(db);
  if (settings === undefined) throw new Error('This council has no settings yet: the migrations have run, but neither the demonstration nor the first administrator has been set up');
  return settings;
}

export async function addSettings(tx: Transaction, settings: Settings): Promise<void> {
  await tx('settings').insert({ id: settings.id, ...asRow(settings) });
}

/** Locked until the commit. */
export async function lockSettings(tx: Transaction): Promise<Settings> {
  await tx('settings').forUpdate().select('id');
  return await getSettings(tx);
}

/** False when somebody else saved it first. */
export async function saveSettings(tx: Transaction, settings: Settings): Promise<boolean> {
  return (await tx('settings').where({ version: settings.version }).update({ ...asRow(settings), version: settings.version + 1 })) === 1;
}

function asRow(s: Settings): Record<string, unknown> {
  return {
    council_name: s.councilName, is_demonstration: s.isDemonstration, brand_colour: s.brandColour, words: JSON.stringify(s.words), report_title: s.reportTitle,
    mail_from_name: s.mailFromName, mail_from_address: s.mailFromAddress, lead_times: JSON.stringify(s.leadTimes), clear_days: JSON.stringify(s.clearDays),
    retention: JSON.stringify(s.retention), version: s.version,
  };
}
