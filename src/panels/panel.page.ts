// One panel: its standing rules, and who sits on it, sat on it and will.
import type { Request, Response } from 'express';
import { usualLeadTimes } from '../calendar/cycle-steps.ts';
import { dayLong, dayShort, type Day } from '../calendar/day.ts';
import type { Db } from '../database/db.ts';
import { NotFound } from '../database/errors.ts';
import { personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { view } from '../web/view.ts';
import { stepLabels } from './lead-time-fields.ts';
import { partsInOrder, type Membership, type Panel } from './panel.ts';
import { mayChangeMemberships, mayChangePanels, mayReadPanel } from './panel.policy.ts';
import { findPanelByCode, getPanel, listAllMemberships, listPredecessors } from './panel.store.ts';

export interface PanelPage {
  name: string;
  code: string;
  rows: readonly { key: string; value: string }[];
  now: readonly MemberRow[];
  others: readonly MemberRow[];
  changeHref: string | undefined;
  /** Renamed or merged: another takes over. */
  succeedHref: string | undefined;
  addHref: string | undefined;
  trailHref: string;
}
interface MemberRow { name: string; part: string; votes: string; exempt: string; from: string; until: string; letters: string; changeHref: string | undefined }

const panelView = view<PanelPage>('panels/panel');

export async function showPanel(req: Request<{ code: string }>, res: Response): Promise<void> {
  const { db, clock } = req.deps;
  const person = personOf(req);
  const panel = await findPanelByCode(db, req.params.code);
  if (panel === undefined || !mayReadPanel(person, panel.id)) throw new NotFound(`panel ${req.params.code}`);
  const all = await listAllMemberships(db, panel.id);
  const today = clock.today();
  const isNow = (m: Membership): boolean => m.fromOn <= today && (m.untilOn === null || m.untilOn >= today);
  const present = (m: Membership): MemberRow => presentMember(m, mayChangeMemberships(person) ? `/panels/${panel.code}/memberships/${m.id}/change-membership` : undefined);
  renderPage(res, { title: panel.name, section: 'people', wide: true, back: { href: '/panels', text: req.face.words.Panels } }, panelView({
    name: panel.name, code: panel.code, rows: [...rowsOf(panel), ...(await lineOf(db, panel))],
    now: all.filter(isNow).sort((a, b) => partsInOrder.indexOf(a.part) - partsInOrder.indexOf(b.part)).map(present),
    others: all.filter((m) => !isNow(m)).map(present),
    changeHref: mayChangePanels(person) ? `/panels/${panel.code}/change-panel` : undefined,
    succeedHref: mayChangePanels(person) && panel.successorId === null ? `/panels/${panel.code}/succeed-panel` : undefined,
    addHref: mayChangeMemberships(person) && panel.endedOn === null ? `/panels/${panel.code}/add-membership` : undefined,
    trailHref: `/audit/panels/${panel.code}`,
  }));
}

const votesLabel: Record<Membership['votesOn'], string> = { everything: 'on everything', education: 'on education only', nothing: 'no vote' };

function presentMember(m: Membership, changeHref: string | undefined): MemberRow {
  const dayOrNothing = (day: Day | null): string => (day === null ? '' : dayShort(day));
  return {
    name: m.name, part: m.part, votes: votesLabel[m.votesOn], letters: m.lettersBy === 'paper' ? 'on paper' : m.email, from: dayShort(m.fromOn), until: dayOrNothing(m.untilOn),
    exempt: m.entitledToExempt ? `yes: ${m.exemptReason ?? ''}` : 'no', changeHref,
  };
}

/** Whom it took over from, and who took over from it. */
async function lineOf(db: Db, panel: Panel): Promise<PanelPage['rows']> {
  const before = await listPredecessors(db, panel.id);
  const after = panel.successorId === null ? undefined : await getPanel(db, panel.successorId);
  const named = ({ name, code }: Panel): string => `${name} (${code})`;
  return [...(before.length === 0 ? [] : [{ key: 'Took over from', value: before.map(named).join(', ') }]), ...(after === undefined ? [] : [{ key: 'Taken over by', value: named(after) }])];
}

function rowsOf(panel: Panel): PanelPage['rows'] {
  const own = stepLabels.map(({ step, text }) => `${text} ${panel.leadTimes[step] ?? usualLeadTimes[step]}`).join(' · ');
  return [
    { key: 'Place', value: panel.venue ?? 'not said' },
    { key: 'Working days before a meeting', value: own },
    { key: 'The chair may decide between meetings', value: panel.chairMayDecide ? 'yes, and the next meeting is told' : 'no' },
    { key: 'Directors sign off updates', value: panel.directorsSignOff ? 'yes' : 'no' },
    { key: 'Directors get copies of the last call', value: panel.directorsCopied ? 'yes' : 'no' },
    ...(panel.endedOn === null ? [] : [{ key: 'Ended', value: dayLong(panel.endedOn) }]),
  ];
}
