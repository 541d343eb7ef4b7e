// Say that a member had the report on paper: it then counts as delivered, beside the letters.
import { record } from '../audit/record.ts';
import type { Day } from '../calendar/day.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed, NotFound } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { mayFollowUp } from './edition.policy.ts';
import { findEditionSummary, listRecipients } from './edition.store.ts';
import { addPaperDelivery } from './paper-delivery.store.ts';

export interface PaperOrder { editionId: string; personId: string; deliveredOn: Day; note: string | null }
export type PaperRefusal = 'said-before' | 'not-yet' | 'not-on-paper';

export async function deliverEditionOnPaper(deps: Deps, by: Doer, order: PaperOrder): Promise<Outcome<object, PaperRefusal>> {
  return await transact(deps, by, async (tx) => {
    const edition = await findEditionSummary(tx, order.editionId);
    if (edition === undefined) throw new NotFound(`edition ${order.editionId}`);
    if (!mayFollowUp(by.person, edition.panelId)) throw new NotAllowed('Only the clerk of the panel says who had a report on paper.');
    const recipient = (await listRecipients(tx, edition.id)).find((one) => one.personId === order.personId);
    if (recipient?.way !== 'paper') return { ok: false as const, because: 'not-on-paper' as const };
    if (order.deliveredOn > deps.clock.today()) return { ok: false as const, because: 'not-yet' as const };
    if (!(await addPaperDelivery(tx, { ...order, byPersonId: by.person.id, at: deps.clock.now() }))) return { ok: false as const, because: 'said-before' as const };
    await record(tx, deps, by, {
      what: 'edition.delivered-on-paper', about: { kind: 'editions', id: edition.id, label: String(edition.number) }, changes: { [recipient.name]: [null, order.deliveredOn] },
    });
    return { ok: true as const };
  });
}
