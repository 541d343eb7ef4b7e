// Papers taken in: those waiting for the clerk's review, and those confirmed.
import type { Request, Response } from 'express';
import { dayOf, dayShort, timeOf } from '../calendar/day.ts';
import { isClerkOf } from '../people/person.ts';
import { personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { view } from '../web/view.ts';
import { paperKindNames, type Intake } from './intake.ts';
import { listIntakes } from './intake.store.ts';

export interface IntakeLine { href: string; fileName: string; kind: string; when: string }
export interface IntakesPage { waiting: readonly IntakeLine[]; confirmed: readonly IntakeLine[]; mayTakeIn: boolean }

const intakesView = view<IntakesPage>('intake/intakes');

export async function showIntakes(req: Request, res: Response): Promise<void> {
  const person = personOf(req);
  const panelIds = person.parts.filter((part) => isClerkOf(person, part.panelId)).map((part) => part.panelId);
  const intakes = await listIntakes(req.deps.db, panelIds);
  const line = (i: Omit<Intake, 'proposal'>): IntakeLine => ({ href: `/intake/${i.id}`, fileName: i.fileName, kind: paperKindNames[i.kind], when: `${dayShort(dayOf(i.startedAt))}, ${timeOf(i.startedAt)}` });
  renderPage(res, { title: 'Intake', section: 'intake' }, intakesView({
    waiting: intakes.filter((i) => i.state === 'in review').map(line), confirmed: intakes.filter((i) => i.state === 'confirmed').map(line), mayTakeIn: panelIds.length > 0,
  }));
}
