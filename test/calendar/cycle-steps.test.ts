// A meeting worked backwards: the usual cycle, a single date moved, and the short cycle of an extraordinary meeting.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { givesClearDays, usuallyLeftOut } from '../../src/calendar/clear-days.ts';
import { cycleSteps, latestLawfulPublication, moveStep, STEPS, usualLeadTimes, type CycleOrder, type MovedStep } from '../../src/calendar/cycle-steps.ts';
import { addDays, day } from '../../src/calendar/day.ts';
import { anyDay } from './calendar.support.ts';

const dates = (order: CycleOrder) => cycleSteps(order).map(({ step, on }) => `${step} ${on}`);
const march: CycleOrder = { meetingOn: day('2026-03-12') };

describe('the usual cycle', () => {
  it('counts back from the meeting', () => {
    expect(dates(march)).toEqual([
      'first-request 2026-02-16', 'reminder 2026-02-23', 'update-deadline 2026-02-25', 'last-call 2026-02-26', 'chairs-draft 2026-03-02',
      'publication 2026-03-04',
    ]);
  });

  it('knows Christmas and Easter', () => {
    expect(dates({ meetingOn: day('2025-01-07') }).at(-1)).toBe('publication 2024-12-27');
    expect(dates({ meetingOn: day('2025-04-23') })).toEqual([
      'first-request 2025-03-26', 'reminder 2025-04-02', 'update-deadline 2025-04-04', 'last-call 2025-04-07', 'chairs-draft 2025-04-09',
      'publication 2025-04-11',
    ]);
  });

  it('takes the panel’s own lead times, but never publishes later than the clear days allow', () => {
    const leadTimes = { ...usualLeadTimes, 'first-request': 25, publication: 7 };
    expect(dates({ ...march, leadTimes })[0]).toBe('first-request 2026-02-05');
    expect(dates({ ...march, leadTimes }).at(-1)).toBe('publication 2026-03-03');
    expect(dates({ ...march, leadTimes: { ...usualLeadTimes, publication: 3 } }).at(-1)).toBe('publication 2026-03-04');
  });

  it('publishes earlier where the council leaves the Christmas break out of its clear days', () => {
    const order = { meetingOn: day('2025-01-07'), leftOut: { ...usuallyLeftOut, christmasBreak: true } };
    expect(cycleSteps(order).find(({ step }) => step === 'publication')?.on).toBe('2024-12-23');
  });
});

describe('one date moved', () => {
  it('shows where from and why, and sorts the line', () => {
    const moves: MovedStep[] = [{ step: 'chairs-draft', to: day('2026-02-24'), because: 'The Chair is away.' }];
    const steps = cycleSteps({ ...march, moves });
    expect(steps.map(({ step }) => step)).toEqual(['first-request', 'reminder', 'chairs-draft', 'update-deadline', 'last-call', 'publication']);
    expect(steps[2]).toEqual({ step: 'chairs-draft', on: '2026-02-24', moved: { from: '2026-03-02', because: 'The Chair is away.' } });
  });

  test.each<[string, MovedStep, string]>([
    ['without a reason', { step: 'reminder', to: day('2026-02-24'), because: '  ' }, 'no-reason'],
    ['publication past the clear days', { step: 'publication', to: day('2026-03-05'), because: 'Late paper' }, 'misses-clear-days'],
    ['publication before the chair has the draft', { step: 'publication', to: day('2026-02-27'), because: 'Early' }, 'after-publication'],
    ['last call after the papers are out', { step: 'last-call', to: day('2026-03-05'), because: 'Late' }, 'after-publication'],
    ['past the meeting', { step: 'last-call', to: day('2026-03-12'), because: 'Late' }, 'not-before-the-meeting'],
  ])('%s is refused', (_, move, because) => {
    expect(moveStep(march, move)).toEqual({ ok: false, because });
  });

  it('replaces an earlier move of the same step and keeps the others', () => {
    const moves: MovedStep[] = [
      { step: 'reminder', to: day('2026-02-24'), because: 'Half-term' }, { step: 'last-call', to: day('2026-02-27'), because: 'Half-term' },
    ];
    const decided = moveStep({ ...march, moves }, { step: 'reminder', to: day('2026-02-20'), because: ' Half-term after all ' });
    expect(decided).toEqual({ ok: true, moves: [moves[1], { step: 'reminder', to: '2026-02-20', because: 'Half-term after all' }] });
  });
});

describe('an extraordinary meeting', () => {
  it('leaves out what is past and still gives five clear days', () => {
    expect(dates({ ...march, calledOn: day('2026-03-04') })).toEqual(['publication 2026-03-04']);
    expect(dates({ ...march, calledOn: day('2026-02-25') })).toEqual([
      'update-deadline 2026-02-25', 'last-call 2026-02-26', 'chairs-draft 2026-03-02', 'publication 2026-03-04',
    ]);
  });

  it('called later than that, publishes on the day it is called', () => {
    expect(dates({ ...march, calledOn: day('2026-03-09') })).toEqual(['publication 2026-03-09']);
    expect(latestLawfulPublication({ ...march, calledOn: day('2026-03-09') })).toBe('2026-03-09');
  });

  it('does not publish before it is called, however early the panel likes its papers', () => {
    const leadTimes = { ...usualLeadTimes, publication: 10 };
    expect(dates({ ...march, leadTimes, calledOn: day('2026-03-03') })).toEqual(['publication 2026-03-03']);
  });

  it('moves no date to before the call', () => {
    expect(moveStep({ ...march, calledOn: day('2026-02-25') }, { step: 'last-call', to: day('2026-02-24'), because: 'Sooner' }))
      .toEqual({ ok: false, because: 'before-the-meeting-was-called' });
  });
});

test('whatever the meeting, the lead times and the call, publication is there, lawful, and the last step', () => {
  const leads = fc.record(Object.fromEntries(STEPS.map((step) => [step, fc.integer({ min: 6, max: 40 })])) as Record<(typeof STEPS)[number], fc.Arbitrary<number>>);
  fc.assert(fc.property(anyDay, leads, fc.option(fc.integer({ min: 1, max: 40 })), (meetingOn, leadTimes, notice) => {
    const calledOn = notice === null ? {} : { calledOn: addDays(meetingOn, -notice) };
    const order: CycleOrder = { meetingOn, leadTimes, ...calledOn };
    const steps = cycleSteps(order);
    const publication = steps.find(({ step }) => step === 'publication');
    expect(publication).toBeDefined();
    if (publication === undefined) return;
    expect(givesClearDays(publication.on, meetingOn) || publication.on === order.calledOn).toBe(true);
    for (const { on } of steps) {
      expect(on <= publication.on).toBe(true);
      if (order.calledOn !== undefined) expect(on >= order.calledOn).toBe(true);
    }
  }));
});
