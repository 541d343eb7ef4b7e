// What the next run would remove: the oldest rows of each kind, by what they are and never by what they say.
import type { Request, Response } from 'express';
import { dayLong, dayOf } from '../calendar/day.ts';
import { getSettings } from '../settings/settings.store.ts';
import { renderPage } from '../web/layout.ts';
import { view } from '../web/view.ts';
import { countDue, listDue } from './due.store.ts';
import { removedBefore, RULES } from './rule.ts';

export interface PreviewPage { kinds: readonly { name: string; before: string; count: string; rows: readonly { label: string; since: string }[]; more: string }[] }

const previewView = view<PreviewPage>('retention/preview');
const SHOWN = 20;

export async function showPreview(req: Request, res: Response): Promise<void> {
  const { db, clock } = req.deps;
  const { retention } = await getSettings(db);
  const kinds: PreviewPage['kinds'][number][] = [];
  for (const rule of RULES) {
    const before = removedBefore(rule, retention, clock.today());
    const count = await countDue(db, rule.key, before);
    if (count === 0) continue;
    const rows = await listDue(db, rule.key, before, SHOWN);
    kinds.push({
      name: rule.name, before: dayLong(before), count: String(count), more: count > rows.length ? `and ${count - rows.length} more` : '',
      rows: rows.map(({ label, since }) => ({ label, since: dayLong(typeof since === 'string' ? since : dayOf(since)) })),
    });
  }
  renderPage(res, { title: 'What would be removed', section: 'settings', back: { href: '/retention', text: 'What is kept how long' } }, previewView({ kinds }));
}
