// One card of an officer's page, drawn: the same for those who have signed in and for those who came by a link.
import type { Request } from 'express';
import type { Person } from '../people/person.ts';
import type { Html } from '../web/html.ts';
import { view } from '../web/view.ts';
import { presentCard, type CardModel } from './present-card.ts';
import type { MyAction } from './read-my-actions.ts';
import { drawReportFields } from './report-fields.ts';
import { openReport, type ReportFormModel } from './report-form.ts';

/** What was typed on a card and not taken, with the reason. */
export type RefusedCard = { reference: string } & ({ form: ReportFormModel } | { draft: Record<string, string>; because: 'newer-draft' | 'ended' });

const cardView = view<CardModel>('progress/card');

export interface Card { html: Html }

/** @param at where the card is posted */
export function drawCard(req: Request, my: MyAction, person: Person, at: string, refused: RefusedCard | undefined): Card {
  const opened = openReport(req, my.action, my.draft, { action: at, idPrefix: `${my.action.reference}-` });
  const form = refused === undefined ? opened : 'form' in refused ? refused.form : { ...opened, values: { ...opened.values, ...refused.draft } };
  const shown = presentCard(my, person.id, req.deps.clock.today());
  const conflict = refused !== undefined && 'draft' in refused ? conflictOf(my, refused.draft, refused.because, shown.draft) : undefined;
  return { html: cardView({ ...shown, isDone: shown.isDone && refused === undefined, isSignedIn: req.person !== undefined, conflict, form, fields: drawReportFields(req, form, my.action, person) })(req.face.words) };
}

function conflictOf(my: MyAction, typed: Record<string, string>, because: 'newer-draft' | 'ended', when: string | undefined): CardModel['conflict'] {
  if (because === 'ended' || my.draft === undefined) return undefined;
  return { who: 'You, in another window,', when: when ?? '', rows: [{ label: 'The paragraph', theirs: my.draft.body['text'] ?? '', yours: typed['text'] ?? '' }] };
}
