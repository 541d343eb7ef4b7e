// The director's page: every update that waits for their sign-off, by panel and post, on one page.
import type { Request, Response } from 'express';
import { actionPath } from '../actions/action-path.ts';
import { presentHead, type ActionHead } from '../actions/present-action.ts';
import { dayShort, dayWithWeekday, type Day } from '../calendar/day.ts';
import { postLabel } from '../people/post.ts';
import { asTyped, isId } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import { view } from '../web/view.ts';
import { whenOf } from './present-card.ts';
import { readToSignOff, type PanelToSignOff, type WaitingUpdate } from './read-to-sign-off.ts';
import { signOffUpdates, type SignOffRefusal } from './sign-off-updates.ts';

interface Item extends ActionHead { updateId: string; wrote: string; text: string; late: boolean; evidence: readonly { href: string; text: string }[]; asked: string }
export interface SignOffPage {
  title: string;
  form: FormModel;
  panels: readonly { name: string; said: string; all: { text: string; ids: string } | undefined; posts: readonly { label: string; items: readonly Item[] }[] }[];
}

const signOffView = view<SignOffPage>('progress/sign-off');
const signOffForm = form({ updates: asTyped(20_000) });

const sentences: Record<SignOffRefusal, string> = {
  'not-wanted': 'This panel no longer asks directors to sign off updates.',
  'written-since': 'Something newer has been written since you opened this page. It stands below; read it before you sign off.',
  'sent-back': 'An update was sent back with a question since you opened this page. It waits for its author, and comes back here when they have written.',
  ended: 'The panel has taken an action off its list since you opened this page. What still waits stands below.',
};

export async function showSignOff(req: Request, res: Response): Promise<void> {
  await show(req, res, signOffForm.open(req));
}

export async function signOffPosted(req: Request, res: Response): Promise<void> {
  const posted = signOffForm.read(req);
  if (!posted.ok) { await show(req, res, posted.form); return; }
  const updateIds = (posted.order.updates ?? '').split(' ').filter((id) => id !== '');
  if (updateIds.length === 0 || !updateIds.every(isId)) { await show(req, res, posted.refused('Choose which update you sign off.')); return; }
  const outcome = await signOffUpdates(req.deps, doerOf(req, posted), { updateIds });
  if (!outcome.ok) { await show(req, res, posted.refused(sentences[outcome.because])); return; }
  goTo(res, '/sign-off', outcome.count === 1 ? 'One update is signed off.' : outcome.count === 0 ? 'Signed off already.' : `${outcome.count} updates are signed off.`);
}

async function show(req: Request, res: Response, model: FormModel): Promise<void> {
  const today = req.deps.clock.today();
  const panels = await readToSignOff(req.deps.db, personOf(req), today);
  const title = 'Updates to sign off';
  renderPage(res, { title, section: 'actions', back: { href: '/my-actions', text: 'My actions' } }, signOffView({ title, form: { ...model, action: '/sign-off' }, panels: panels.map((one) => presentPanel(one, today)) }));
}

function presentPanel({ panel, cycle, posts, signedOff }: PanelToSignOff, today: Day): SignOffPage['panels'][number] {
  const ids = posts.flatMap(({ items }) => items.map(({ update }) => update.id));
  const waits = ids.length === 0 ? 'Nothing waits for you.' : ids.length === 1 ? 'One update waits for you.' : `${ids.length} updates wait for you.`;
  return {
    name: panel.name, said: `For the meeting on ${dayWithWeekday(cycle.meeting.meetsOn)}. ${waits} ${signedOff === 0 ? '' : `${signedOff} signed off.`}`.trim(),
    all: ids.length > 1 ? { text: `Sign off all ${ids.length}`, ids: ids.join(' ') } : undefined,
    posts: posts.map(({ post, items }) => ({ label: postLabel(post), items: items.map((item) => presentItem(item, today)) })),
  };
}

function presentItem({ action, targets, update, evidence }: WaitingUpdate, today: Day): Item {
  return {
    ...presentHead(action, targets, today), updateId: update.id, wrote: `${update.byName} wrote ${whenOf(update.at, today)}: ${update.state}`, text: update.text, late: update.afterDeadline,
    evidence: evidence.map(({ id, title, showsOn }) => ({ href: actionPath(action.reference, `evidence/${id}`), text: `${title} (as at ${dayShort(showsOn)})` })),
    asked: actionPath(action.reference, `updates/${update.id}/return`),
  };
}
