// Record what Cabinet or a partner answered: "in principle" says what will be done, "not accepted" says why not. The clock stops.
import { record } from '../audit/record.ts';
import type { Day } from '../calendar/day.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed, NotFound } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { wantingIn, type Answer, type WantingInAnswer } from './resolution.ts';
import { mayKeepResponse } from './resolution.policy.ts';
import { getResolution, listResponses, saveResponse } from './resolution.store.ts';
import { findClockOfResolution, lockClock, saveClock } from './running-clock.store.ts';

export interface ResponseOrder { resolutionId: string; version: number; answer: Answer; answeredOn: Day; words: string | null; reasons: string | null }
export type ResponseRefusal = 'changed-since' | 'in-the-future' | WantingInAnswer;

export async function recordResponse(deps: Deps, by: Doer, order: ResponseOrder): Promise<Outcome<object, ResponseRefusal>> {
  return await transact(deps, by, async (tx) => {
    const resolution = await getResolution(tx, order.resolutionId);
    if (!mayKeepResponse(by.person, resolution.panelId)) throw new NotAllowed('Only the clerk of the panel records what was answered to it.');
    const [response] = await listResponses(tx, [resolution.id]);
    if (response === undefined) throw new NotFound(`response to ${resolution.id}`);
    const wanting = wantingIn(order);
    if (wanting !== undefined) return { ok: false as const, because: wanting };
    if (order.answeredOn > deps.clock.today()) return { ok: false as const, because: 'in-the-future' as const };
    const { answer, answeredOn, words, reasons } = order;
    if (!(await saveResponse(tx, { ...response, version: order.version, answer, answeredOn, words, reasons }))) return { ok: false as const, because: 'changed-since' as const };
    const clock = await findClockOfResolution(tx, resolution.id);
    if (clock !== undefined) {
      await saveClock(tx, { ...(await lockClock(tx, clock.id)), metOn: answeredOn });
      await record(tx, deps, by, { what: 'clock.met', about: { kind: 'clocks', id: clock.id, label: clock.name }, changes: { metOn: [clock.metOn, answeredOn] } });
    }
    await record(tx, deps, by, {
      what: 'recommendation.answered', about: { kind: 'resolutions', id: resolution.id },
      changes: { answer: [response.answer, answer], answeredOn: [response.answeredOn, answeredOn], words: [response.words, words], reasons: [response.reasons, reasons] },
    });
    return { ok: true as const };
  });
}
