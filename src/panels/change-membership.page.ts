// Change a membership: the vote, exempt text, the last day; what somebody else saved meanwhile is shown beside what was typed.
import type { Request, Response } from 'express';
import { differences, newestChange } from '../audit/newest-change.ts';
import { dayLong, type Day } from '../calendar/day.ts';
import { NotFound } from '../database/errors.ts';
import { aChoice, aDay, aLine, aTick } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import type { Conflict } from '../web/ui.ts';
import { view } from '../web/view.ts';
import { changeMembership, type ChangeMembershipOrder } from './change-membership.ts';
import { membershipSentences } from './membership-sentences.ts';
import type { Membership } from './panel.ts';
import { findPanelByCode, getMembership } from './panel.store.ts';

type Field = 'votesOn' | 'entitledToExempt' | 'exemptReason' | 'untilOn';
export interface ChangeMembershipPage { name: string; caption: string; form: FormModel<Field>; conflict: Conflict | undefined }

const changeMembershipView = view<ChangeMembershipPage>('panels/change-membership');
const changeMembershipForm = form({
  votesOn: aChoice(['everything', 'education', 'nothing'], { missing: 'Say what they vote on' }), entitledToExempt: aTick(), exemptReason: aLine('The reason'), untilOn: aDay('The last day'),
});

type MembershipRequest = Request<{ code: string; id: string }>;

export async function showChangeMembership(req: MembershipRequest, res: Response): Promise<void> {
  const membership = await membershipOf(req);
  const { votesOn, entitledToExempt, exemptReason, untilOn, version } = membership;
  show(req, res, membership, changeMembershipForm.open(req, { version, values: { votesOn, entitledToExempt, exemptReason: exemptReason ?? '', untilOn: untilOn ?? '' } }));
}

export async function changeMembershipPosted(req: MembershipRequest, res: Response): Promise<void> {
  const membership = await membershipOf(req);
  const posted = changeMembershipForm.read(req);
  if (!posted.ok) { show(req, res, membership, posted.form); return; }
  const { exemptReason = null, untilOn = null, votesOn, entitledToExempt } = posted.order;
  const order = { id: membership.id, votesOn, entitledToExempt, exemptReason, untilOn, version: posted.version };
  const outcome = await changeMembership(req.deps, doerOf(req, posted), order);
  if (outcome.ok) { goTo(res, `/panels/${req.params.code}`, outcome.changed ? `${membership.name}’s part is changed.` : 'Nothing was different, so nothing was changed.'); return; }
  if (outcome.because !== 'changed-since') { show(req, res, membership, posted.refused(sentenceOf(outcome.because))); return; }
  const conflict = { ...(await newestChange(req.deps.db, { kind: 'panels', id: membership.panelId })), rows: rowsOf(membership, order) };
  show(req, res, membership, posted.refused('Somebody else has changed this since you opened the page', { version: membership.version }), conflict);
}

/** A refusal about a field this form does not have is said above it. */
function sentenceOf(because: keyof typeof membershipSentences): string | Partial<Record<Field, string>> {
  const { personId, part, fromOn, ...ours } = membershipSentences[because];
  return personId ?? part ?? fromOn ?? ours;
}

async function membershipOf({ deps, params }: MembershipRequest): Promise<Membership> {
  const panel = await findPanelByCode(deps.db, params.code);
  const membership = await getMembership(deps.db, params.id);
  if (panel?.id !== membership.panelId) throw new NotFound(`membership ${params.id}`);
  return membership;
}

function rowsOf(theirs: Membership, yours: ChangeMembershipOrder): Conflict['rows'] {
  const last = (day: Day | null): string => (day === null ? '' : dayLong(day));
  return differences([
    { label: 'Votes on', theirs: theirs.votesOn, yours: yours.votesOn }, { label: 'Exempt text', theirs: theirs.entitledToExempt ? 'yes' : 'no', yours: yours.entitledToExempt ? 'yes' : 'no' },
    { label: 'Why they may', theirs: theirs.exemptReason ?? '', yours: yours.exemptReason ?? '' }, { label: 'Last day', theirs: last(theirs.untilOn), yours: last(yours.untilOn) },
  ]);
}

function show(req: MembershipRequest, res: Response, { name, part, fromOn }: Membership, model: ChangeMembershipPage['form'], conflict?: Conflict): void {
  renderPage(res, { title: `Change ${name}’s part`, section: 'people', back: { href: `/panels/${req.params.code}`, text: req.params.code } },
    changeMembershipView({ name, caption: `${part} since ${dayLong(fromOn)}`, form: model, conflict }));
}
