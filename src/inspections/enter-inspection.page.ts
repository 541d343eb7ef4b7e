// Enter an inspection by hand: judgements and findings typed or pasted as lists, exactly as they are printed.
import type { Request, Response } from 'express';
import { NotFound } from '../database/errors.ts';
import type { Panel } from '../panels/panel.ts';
import { findPanelByCode } from '../panels/panel.store.ts';
import { listOrganisations } from '../people/post.store.ts';
import { aChoice, aDay, aLine, anId, aParagraph } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import type { Option } from '../web/ui-fields.ts';
import { view } from '../web/view.ts';
import { enterInspection } from './enter-inspection.ts';
import { findingKindNames, frameworkNames, type FindingKind, type Framework } from './inspection.ts';
import { mayEnterInspections } from './inspection.policy.ts';
import { readFindingList, readJudgementList } from './read-list.ts';

export interface EnterInspectionPage {
  panelName: string;
  form: FormModel<'organisation' | 'framework' | 'title' | 'beganOn' | 'endedOn' | 'publishedOn' | 'judgements' | 'kind' | 'findings' | 'source'>;
  organisations: readonly Option[];
  frameworks: readonly Option[];
  kinds: readonly Option[];
}

const enterView = view<EnterInspectionPage>('inspections/enter-inspection');
const frameworks = Object.keys(frameworkNames) as Framework[];
const kinds = Object.keys(findingKindNames) as FindingKind[];

const enterForm = form({
  organisation: anId({ missing: 'Choose the body that was inspected' }), framework: aChoice(frameworks, { missing: 'Choose the framework' }),
  title: aLine('The title', { missing: 'Enter a title, such as “ILACS inspection, March 2026”' }),
  beganOn: aDay('The first day of the inspection'), endedOn: aDay('The last day of the inspection'), publishedOn: aDay('The day the report was published'),
  judgements: aParagraph('The judgements'), kind: aChoice(kinds), findings: aParagraph('The findings', { max: 40_000 }), source: aLine('The source', { max: 500 }),
}, ({ beganOn, endedOn, judgements, findings, kind }) => {
  const { wrong } = readJudgementList(judgements ?? '');
  return {
    ...(beganOn !== undefined && endedOn !== undefined && endedOn < beganOn ? { endedOn: 'The last day must not be before the first' } : {}),
    ...(wrong.length > 0 ? { judgements: `Each line must end with a grade, such as “Leadership: Inadequate”. This one does not: ${wrong[0] ?? ''}` } : {}),
    ...(findings !== undefined && kind === undefined ? { kind: 'Choose what the report calls these findings' } : {}),
  };
});

export async function showEnterInspection(req: Request, res: Response): Promise<void> {
  await show(req, res, await panelOf(req), enterForm.open(req));
}

export async function doEnterInspection(req: Request, res: Response): Promise<void> {
  const panel = await panelOf(req);
  const posted = enterForm.read(req);
  if (!posted.ok) return await show(req, res, panel, posted.form);
  const { organisation, judgements = '', findings = '', kind = 'recommendation', source = null, beganOn = null, endedOn = null, publishedOn = null, ...rest } = posted.order;
  const outcome = await enterInspection(req.deps, doerOf(req, posted), {
    panelId: panel.id, inspection: { ...rest, organisationId: organisation, beganOn, endedOn, publishedOn, receivedOn: null, datesWords: null, sourceNote: source, documentId: null },
    judgements: readJudgementList(judgements).judgements, findings: readFindingList(findings).map((listed) => ({ ...listed, kind })),
  });
  goTo(res, `/inspections/${outcome.inspectionId}`, 'The inspection is entered. Each finding is waiting for its action.');
}

async function panelOf(req: Request): Promise<Panel> {
  const code = req.query['panel'];
  const panel = typeof code === 'string' ? await findPanelByCode(req.deps.db, code) : undefined;
  if (panel === undefined || !mayEnterInspections(personOf(req), panel.id)) throw new NotFound('panel');
  return panel;
}

async function show(req: Request, res: Response, panel: Panel, model: EnterInspectionPage['form']): Promise<void> {
  const organisations = (await listOrganisations(req.deps.db)).filter((o) => o.kind !== 'inspectorate').map((o) => ({ value: o.id, text: o.name }));
  renderPage(res, { title: 'Enter an inspection', section: 'inspections', back: { href: '/inspections', text: 'Inspections' } }, enterView({
    panelName: panel.name, form: model, organisations, frameworks: frameworks.map((value) => ({ value, text: frameworkNames[value] })), kinds: kinds.map((value) => ({ value, text: findingKindNames[value] })),
  }));
}
