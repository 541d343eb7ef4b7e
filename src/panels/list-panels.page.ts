// The council's panels, as far as this person may read them.
import type { Request, Response } from 'express';
import { mayReadPeople } from '../people/person.policy.ts';
import { placesOf } from '../people/places.ts';
import { personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import type { Places } from '../web/ui.ts';
import { view } from '../web/view.ts';
import { mayChangePanels, mayReadPanel } from './panel.policy.ts';
import { listMemberships, listPanels } from './panel.store.ts';

export interface ListPanelsPage { places: Places; mayAdd: boolean; panels: readonly { href: string; code: string; name: string; chair: string; clerk: string; people: number; hasEnded: boolean }[] }

const listPanelsView = view<ListPanelsPage>('panels/list-panels');

export async function showPanels(req: Request, res: Response): Promise<void> {
  const { db, clock } = req.deps;
  const person = personOf(req);
  const rows: ListPanelsPage['panels'][number][] = [];
  for (const { id, code, name, endedOn } of (await listPanels(db)).filter((panel) => mayReadPanel(person, panel.id))) {
    const people = await listMemberships(db, id, clock.today());
    const named = (part: string): string => people.filter((one) => one.part === part).map((one) => one.name).join(', ');
    rows.push({ href: `/panels/${code}`, code, name, chair: named('chair') || 'nobody', clerk: named('clerk') || 'nobody', people: people.length, hasEnded: endedOn !== null && endedOn <= clock.today() });
  }
  renderPage(res, { title: req.face.words.Panels, section: 'people', wide: true }, listPanelsView({
    places: placesOf('panels', req.face.words, mayReadPeople(person) ? undefined : ['posts', 'panels']), mayAdd: mayChangePanels(person), panels: rows,
  }));
}
