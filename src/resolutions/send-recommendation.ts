// A recommendation goes to Cabinet or a partner: to whom, when it was sent, and when they had it, which starts its clock.
import { record } from '../audit/record.ts';
import type { Day } from '../calendar/day.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed, NotFound } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { mayKeepResponse } from './resolution.policy.ts';
import { getResolution, listResponses, saveResponse } from './resolution.store.ts';
import { findClockOfResolution } from './running-clock.store.ts';
import { keepClock, type StartClockRefusal } from './start-clock.ts';

export interface SendOrder {
  resolutionId: string;
  version: number;
  addressedTo: string;
  /** Cabinet answers within two months by law; a partner in the time the council asks for. */
  to: 'executive' | 'partner';
  sentOn: Day | null;
  receivedOn: Day | null;
}

export type SendRefusal = 'changed-since' | 'in-the-future' | 'received-before-sent' | StartClockRefusal;

export async function sendRecommendation(deps: Deps, by: Doer, order: SendOrder): Promise<Outcome<object, SendRefusal>> {
  return await transact(deps, by, async (tx) => {
    const resolution = await getResolution(tx, order.resolutionId);
    if (!mayKeepResponse(by.person, resolution.panelId)) throw new NotAllowed('Only the clerk of the panel sends its recommendations.');
    const [response] = await listResponses(tx, [resolution.id]);
    if (response === undefined) throw new NotFound(`response to ${resolution.id}`);
    const { sentOn, receivedOn } = order;
    const today = deps.clock.today();
    if ((sentOn !== null && sentOn > today) || (receivedOn !== null && receivedOn > today)) return { ok: false as const, because: 'in-the-future' as const };
    if (sentOn !== null && receivedOn !== null && receivedOn < sentOn) return { ok: false as const, because: 'received-before-sent' as const };
    const running = await findClockOfResolution(tx, resolution.id);
    // It is started once; from then on only a printed date moves it.
    const started = running === undefined && receivedOn !== null
      ? await keepClock(tx, deps, by, { about: { resolutionId: resolution.id }, ruleKey: order.to === 'executive' ? 'executiveResponse' : 'partnerResponse', what: `${order.addressedTo} received it`, on: receivedOn }) : undefined;
    if (started !== undefined && !started.ok) return started;
    const dueOn = started?.clock.dueOn ?? response.dueOn;
    if (!(await saveResponse(tx, { ...response, version: order.version, addressedTo: order.addressedTo, sentOn, receivedOn: running === undefined ? receivedOn : response.receivedOn, dueOn }))) return { ok: false as const, because: 'changed-since' as const };
    await record(tx, deps, by, {
      what: 'recommendation.sent', about: { kind: 'resolutions', id: resolution.id },
      changes: { addressedTo: [response.addressedTo, order.addressedTo], sentOn: [response.sentOn, sentOn], receivedOn: [response.receivedOn, receivedOn], dueOn: [response.dueOn, dueOn] },
    });
    return { ok: true as const };
  });
}
