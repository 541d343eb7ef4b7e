// Add the people of a table: all of them, or none where one row cannot be. Who is here by their address stays as they are, so the same table twice adds nothing.
import { randomUUID } from 'node:crypto';
import { recordAll, type AuditEntry } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import type { Db } from '../database/db.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import { planPeople, type Here, type PeoplePlan, type PlanRefusal } from './people-table.ts';
import { readPeopleTable } from './people-table.reader.ts';
import type { Doer } from './person.ts';
import { mayChangePeople } from './person.policy.ts';
import { addPerson, listPeople, lockAdministrators } from './person.store.ts';
import { addHolding, listOrganisations, listPosts, lockPost } from './post.store.ts';

export type ImportRefusal = PlanRefusal | 'no-table' | 'rows-refused';
export interface Imported { added: readonly { personId: string; name: string }[]; taken: number }

/** What the table would do now; nothing is changed by asking. */
export async function planImport(deps: Pick<Deps, 'db' | 'clock'>, text: string): Promise<PeoplePlan | { ok: false; because: 'no-table' }> {
  const rows = readPeopleTable(text);
  return rows === undefined ? { ok: false, because: 'no-table' } : planPeople(rows, await whatIsHere(deps.db, deps));
}

export async function importPeople(deps: Deps, by: Doer, { text }: { text: string }): Promise<Outcome<Imported, ImportRefusal>> {
  if (!mayChangePeople(by.person)) throw new NotAllowed('Only an administrator adds people.');
  return await transact(deps, by, async (tx) => {
    // Two tables at once: the second sees whom the first has added.
    await lockAdministrators(tx);
    const plan = await planImport({ db: tx, clock: deps.clock }, text);
    if (!plan.ok) return plan;
    if (plan.rows.some(({ stands }) => stands === 'refused')) return { ok: false as const, because: 'rows-refused' as const };
    const today = deps.clock.today();
    const entries: AuditEntry[] = [];
    const added: Imported['added'][number][] = [];
    let taken = 0;
    for (const { name, email, lettersBy, takes, personId: known } of plan.rows) {
      const personId = known ?? randomUUID();
      if (known === undefined) {
        await addPerson(tx, { id: personId, name, email, lettersBy, isAdministrator: false, joinedOn: today, leftOn: null, version: 1 });
        entries.push({ what: 'person.added', about: { kind: 'people', id: personId, label: name }, changes: { name: [null, name], email: [null, email], lettersBy: [null, lettersBy], from: [null, 'a table'] } });
        added.push({ personId, name });
      }
      if (takes === undefined) continue;
      await lockPost(tx, takes.id, today);
      await addHolding(tx, { id: randomUUID(), postId: takes.id, personId, fromOn: today });
      entries.push({ what: 'post.handed-over', about: { kind: 'posts', id: takes.id, label: takes.title }, changes: { holder: [null, name], from: [null, today] } });
      taken += 1;
    }
    await recordAll(tx, deps, by, entries);
    return { ok: true as const, added, taken };
  });
}

async function whatIsHere(db: Db, { clock }: Pick<Deps, 'clock'>): Promise<Here> {
  return { people: await listPeople(db), organisations: await listOrganisations(db), posts: await listPosts(db, clock.today()) };
}
