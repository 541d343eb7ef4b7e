// Dispatch: freeze the report, number it, and give every member one letter. One edition, however often the button is pressed.
import { randomUUID } from 'node:crypto';
import { lockActionsOfPanel } from '../actions/action.store.ts';
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import type { Transaction } from '../database/db.ts';
import { NotAllowed } from '../database/errors.ts';
import { addJob } from '../database/jobs.ts';
import { transact, type Outcome } from '../database/transact.ts';
import { lockMeeting } from '../meetings/meeting.store.ts';
import { beginsAt, type Meeting } from '../meetings/meeting.ts';
import type { Panel } from '../panels/panel.ts';
import { getPanel, takeEditionNumber } from '../panels/panel.store.ts';
import type { Doer } from '../people/person.ts';
import type { EditionContent } from './edition-content.ts';
import { letterKeyOf, type Edition, type Recipient } from './edition.ts';
import { mayDispatch } from './edition.policy.ts';
import { addActionsShown, addEdition, addOverride, addRecipients, listEditionsOfMeeting } from './edition.store.ts';
import { fillNotes } from './exempt.ts';
import { whyNotDispatched, type DispatchRefusal, type Follows } from './following.ts';
import { freeze } from './freeze.ts';
import { loadExemptNotes } from './load-register.ts';
import { listAgainst, listReaders, prepareContent, publishBeforeOf, type Choices, type Prepared } from './prepare-edition.ts';

export interface DispatchOrder extends Choices {
  meetingId: string;
  /** Absent for the meeting's main report. */
  follows?: Follows;
  /** When the public part opens to everyone, at once if null; never later than the clear days leave. */
  publishAt: Date | null;
  /** By what stands against it (its key): why it goes all the same. */
  overrides: Record<string, string>;
}

export async function dispatchEdition(deps: Deps, by: Doer, order: DispatchOrder): Promise<Outcome<{ editionId: string }, DispatchRefusal>> {
  return await transact(deps, by, async (tx) => {
    const meeting = await lockMeeting(tx, order.meetingId);
    if (!mayDispatch(by.person, meeting.panelId)) throw new NotAllowed('Only the clerk of a panel dispatches its report.');
    const panel = await getPanel(tx, meeting.panelId);
    const editions = await listEditionsOfMeeting(tx, meeting.id);
    const because = whyNotDispatched(order.follows, {
      meeting: { state: meeting.state, beginsAt: beginsAt(meeting) }, editions, now: deps.clock.now(), publishAt: order.publishAt, publishBefore: await publishBeforeOf(deps, tx, panel, meeting),
    });
    if (because !== undefined) return { ok: false as const, because };

    // Every verb that changes an action locks it first: from here to the commit the register stands still.
    await lockActionsOfPanel(tx, panel.id);
    const against = await listAgainst(deps, tx, panel, meeting, order.publishAt ?? deps.clock.now());
    if (against.some((one) => !one.mayBeOverridden || !order.overrides[one.key]?.trim())) return { ok: false as const, because: 'something-stands-against' as const };

    const number = await takeEditionNumber(tx, panel.id);
    await record(tx, deps, by, { what: 'panel.edition-numbered', about: { kind: 'panels', id: panel.id, label: panel.code }, changes: { edition: [null, number] } });
    const { follows, ...choices } = order;
    const followed = editions.find((one) => one.id === follows?.editionId);
    const prepared = await prepareContent(deps, tx, panel, meeting, { ...choices, number, ...(follows && followed ? { follows: { ...follows, edition: followed } } : {}) });
    const edition = await keep(tx, deps, by, { panel, meeting, order, number, prepared });
    for (const one of against) await addOverride(tx, { editionId: edition.id, blocker: one.says, why: order.overrides[one.key] ?? '' });
    await addRecipients(tx, await recipientsOf(tx, deps, edition));
    await record(tx, deps, by, {
      what: 'edition.dispatched', about: { kind: 'editions', id: edition.id, label: `${panel.code} ${number}` },
      changes: { number: [null, number], kind: [null, edition.kind], sha256: [null, edition.contentSha256], overrides: [null, Object.values(order.overrides)] },
    });
    // Drawing takes a second or two of the processor, so the worker does it; it queues the letters when the files are there.
    await addJob(tx, 'send-edition', { editionId: edition.id }, { key: `send-edition:${edition.id}` });
    return { ok: true as const, editionId: edition.id };
  });
}

async function keep(tx: Transaction, deps: Deps, by: Doer, of: { panel: Panel; meeting: Meeting; order: DispatchOrder; number: number; prepared: Prepared }): Promise<Edition> {
  const { content, previous } = of.prepared;
  const frozen = freeze(content);
  const now = deps.clock.now();
  const edition: Edition = {
    id: randomUUID(), panelId: of.panel.id, meetingId: of.meeting.id, number: of.number, kind: content.head.kind,
    followsId: of.order.follows?.editionId ?? null, reason: of.order.follows?.reason ?? null, comparedWithId: previous?.edition.id ?? null,
    contentVersion: content.contentVersion, content: frozen.text, contentSha256: frozen.sha256, exemptContent: await exemptText(tx, of.panel.id, content),
    asAt: now, publishAt: of.order.publishAt ?? now, dispatchedAt: now, dispatchedByPersonId: by.person.id,
  };
  await addEdition(tx, edition);
  // Of the public content: exempt words are in no index.
  await addActionsShown(tx, edition.id, content.actions.map(({ reference, wording, updates }) => ({ reference, passage: [wording, ...updates.map(({ text }) => text)].join('\n') })));
  return edition;
}

/** The exempt edition is frozen beside the public one, which is finished before a single exempt word is read. */
async function exemptText(tx: Transaction, panelId: string, content: EditionContent): Promise<string | null> {
  const notes = await loadExemptNotes(tx, panelId);
  return notes.length === 0 ? null : freeze(fillNotes(content, notes)).text;
}

async function recipientsOf(tx: Transaction, deps: Deps, edition: Edition): Promise<Recipient[]> {
  return (await listReaders(deps, tx, edition.panelId)).map((m) => ({
    editionId: edition.id, personId: m.personId, name: m.name, address: m.email, part: m.part, way: m.lettersBy, letterKey: m.lettersBy === 'email' ? letterKeyOf(edition.id, m.personId) : null,
  }));
}
