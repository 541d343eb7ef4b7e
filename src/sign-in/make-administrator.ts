// Make somebody an administrator from the operator's terminal: the one way into an empty council.
import { randomUUID } from 'node:crypto';
import { record, theOperator } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import type { Transaction } from '../database/db.ts';
import { transact } from '../database/transact.ts';
import { addPerson, findPersonRecordByEmail, lockPerson, savePerson, type PersonRecord } from '../people/person.store.ts';
import { addSettings, findSettings, lockSettings } from '../settings/settings.store.ts';
import type { Settings } from '../settings/settings.ts';
import { makeLink } from './make-link.ts';
import { getSignInSettings, saveSignInSettings } from './sign-in-settings.store.ts';
import { takesPasswords, waysLabel } from './sign-in-settings.ts';

export interface MakeAdministratorOrder { email: string; name: string; /** For a council that has no settings yet. */ mailFrom: string }

/** Answers with the address at which they set their password, once, within the hour. */
export async function makeAdministrator(deps: Deps, order: MakeAdministratorOrder): Promise<{ ok: true; address: string; wasThere: boolean }> {
  return await transact(deps, {}, async (tx) => {
    if ((await findSettings(tx)) === undefined) await beginSettings(tx, deps, order.mailFrom);
    const there = await findPersonRecordByEmail(tx, order.email);
    const person = there ?? newAdministrator(deps, order);
    if (there === undefined) await addPerson(tx, person);
    else if (!there.isAdministrator) await savePerson(tx, { ...(await lockPerson(tx, there.id)), isAdministrator: true });
    await record(tx, deps, theOperator, {
      what: there === undefined ? 'person.added' : 'person.made-administrator', about: { kind: 'people', id: person.id, label: person.name },
      changes: { ...(there === undefined ? { name: [null, person.name] as const, email: [null, person.email] as const } : {}), isAdministrator: [there?.isAdministrator ?? null, true] },
    });
    await openPasswords(tx, deps);
    const { address } = await makeLink(tx, deps, theOperator, person, 'first administrator');
    return { ok: true as const, address, wasThere: there !== undefined };
  });
}

/** The operator's link is the way in when single sign-on does not work: it would be none where passwords are not taken. */
async function openPasswords(tx: Transaction, deps: Deps): Promise<void> {
  const { id } = await lockSettings(tx);
  const settings = await getSignInSettings(tx);
  if (takesPasswords(settings)) return;
  await saveSignInSettings(tx, id, { ...settings, ways: 'either' });
  await record(tx, deps, theOperator, { what: 'settings.sign-in-changed', about: { kind: 'settings', id, label: 'Settings' }, changes: { ways: [waysLabel[settings.ways], waysLabel.either] } });
}

function newAdministrator(deps: Deps, { email, name }: MakeAdministratorOrder): PersonRecord {
  return { id: randomUUID(), name, email, lettersBy: 'email', isAdministrator: true, joinedOn: deps.clock.today(), leftOn: null, version: 1 };
}

/** Sensible until the administrator has been to the settings page. */
async function beginSettings(tx: Transaction, deps: Deps, mailFrom: string): Promise<void> {
  const name = deps.council.key.split('_').map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
  const settings: Settings = {
    id: randomUUID(), councilName: name, isDemonstration: false, brandColour: '#0f4c5c', words: {}, reportTitle: 'Progress report', mailFromName: `${name} scrutiny`,
    mailFromAddress: mailFrom, leadTimes: {}, clearDays: {}, retention: {}, version: 1,
  };
  await addSettings(tx, settings);
  await record(tx, deps, theOperator, { what: 'settings.begun', about: { kind: 'settings', id: settings.id }, changes: { councilName: [null, name] } });
}
