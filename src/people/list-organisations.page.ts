// The organisations posts belong to.
import type { Request, Response } from 'express';
import { dayShort } from '../calendar/day.ts';
import { renderPage } from '../web/layout.ts';
import type { Places } from '../web/ui.ts';
import { view } from '../web/view.ts';
import { placesOf } from './places.ts';
import { listOrganisations } from './post.store.ts';

export interface ListOrganisationsPage { places: Places; organisations: readonly { href: string; name: string; kind: string; ended: string; hasEnded: boolean }[] }

const listOrganisationsView = view<ListOrganisationsPage>('people/list-organisations');

export async function showOrganisations(req: Request, res: Response): Promise<void> {
  const organisations = await listOrganisations(req.deps.db);
  renderPage(res, { title: 'Organisations', section: 'people', wide: true }, listOrganisationsView({
    places: placesOf('organisations', req.face.words),
    organisations: organisations.map(({ id, name, kind, endedOn }) => ({
      href: `/organisations/${id}/change-organisation`, name, kind, ended: endedOn === null ? '' : dayShort(endedOn), hasEnded: endedOn !== null && endedOn <= req.deps.clock.today(),
    })),
  }));
}
