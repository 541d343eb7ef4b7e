// The names a stranger would try first in this council's passwords.
import type { Db } from '../database/db.ts';
import { listPanels } from '../panels/panel.store.ts';
import type { Person } from '../people/person.ts';
import { findSettings } from '../settings/settings.store.ts';

export async function listLocalWords(db: Db, person: Pick<Person, 'name' | 'email'>): Promise<string[]> {
  const [settings, panels] = [await findSettings(db), await listPanels(db)];
  return [person.name, person.email, settings?.councilName ?? '', ...panels.flatMap(({ name, code }) => [name, code])];
}
