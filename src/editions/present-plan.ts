// The action plan: each group, each finding in the inspector's words, its measures, and each action with all there is to say of it.
import type { ActionContent, EditionContent, ExemptMark, PlanSection } from './edition-content.ts';
import { anchor, type Block, type Cell, cell, type Facts, heading, type Line, paragraph, type Span } from './edition-document.ts';
import { measureBlocks } from './present-figures.ts';
import { capital, sentence } from './wording.ts';

export function planSection(content: EditionContent): Block[] {
  if (content.plan.length === 0) return [paragraph('There is no action to show.')];
  return content.plan.flatMap((group) => [
    heading(3, group.heading, group.id),
    ...(group.says ? [paragraph(capital(group.says), 'small')] : []),
    ...group.sections.flatMap((section) => sectionBlocks(section, content)),
  ]);
}

function sectionBlocks(section: PlanSection, content: EditionContent): Block[] {
  const actions = section.references.flatMap((reference) => content.actions.find((a) => a.reference === reference) ?? []);
  const measures = content.leftOut.includes('measures') ? [] : content.measures.filter((m) => section.measureIds.includes(m.id));
  return [
    ...(section.heading ? [heading(4, section.heading, section.id)] : []),
    ...(section.quote ? [paragraph(`“${section.quote}”`, 'quote')] : []),
    ...(section.note ? [paragraph(sentence(section.note), 'small')] : []),
    ...measures.flatMap(measureBlocks),
    ...section.elsewhere.map((other) => paragraph([{ text: capital(other.says), to: anchor(other.reference) }], 'small')),
    ...actions.flatMap((action) => actionBlocks(action, section.heading ? 5 : 4, content)),
  ];
}

/** A wording that would make an unreadable heading is cut there and told in full beneath. */
const HEADING = 150;

function headed(action: ActionContent): string {
  return action.wording.length <= HEADING && !action.wording.includes('\n') ? action.wording : action.short;
}

function actionBlocks(action: ActionContent, level: 4 | 5, content: EditionContent): Block[] {
  return [heading(level, `${action.reference} ${headed(action)}`, anchor(action.reference)), paragraph(tagsOf(action), 'tags'), factsOf(action, content)];
}

function tagsOf(action: ActionContent): Line {
  const tags: Span[] = [
    { text: action.stateWord, tag: action.state },
    ...(action.overdue ? [{ text: action.overdue.says, tag: 'overdue' } as const] : []),
    ...(action.silence ? [{ text: 'no update received', tag: 'silent' } as const] : []),
  ];
  return tags.flatMap((tag, i) => (i === 0 ? [tag] : [{ text: ' · ' }, tag]));
}

function factsOf(action: ActionContent, { grouping, words }: EditionContent): Facts {
  const rows: Facts['rows'] = [];
  const add = (label: string, ...lines: (string | Line)[]) => { if (lines.length > 0) rows.push({ label, lines: cell(...lines) }); };
  if (headed(action) !== action.wording) add('Action', ...lines(action.wording));
  if (grouping !== 'inspection') add('Because', ...action.because.map((b) => `${b.says}: “${b.quote}”`));
  add(capital(words.leadOfficer), leadLine(action), ...(action.contributors.length > 0 ? [`With ${action.contributors.join('; ')}`] : []));
  add('Target', targetLine(action), ...action.target.moves.map((move): Line => [{ text: sentence(`Moved ${move.says}`), look: 'quiet' }]));
  if (action.willShow) add('Will show', ...lines(action.willShow));
  if (action.silence) add('No update', sentence(capital(action.silence.says)));
  for (const update of action.updates) rows.push({ label: action.silence ? 'Last update' : 'Update', lines: updateLines(update) });
  if (action.updates.length === 0 && !action.silence) add('Update', 'None yet.');
  if (action.closureAsked) add('Closure', sentence(capital(action.closureAsked.says)), ...lines(action.closureAsked.reason));
  if (action.extensionAsked) add('More time', sentence(capital(`${action.extensionAsked.says}: ${action.extensionAsked.reason}`)));
  add('Evidence', ...(action.evidence.length > 0 ? action.evidence.map((e) => e.says) : ['None given.']));
  add('Decided', ...action.decisions.slice(-3).map((d) => sentence(`${capital(d.says)}${d.words ? `: ${d.words}` : ''}`)));
  for (const mark of action.exempt) rows.push({ label: 'Exempt', lines: exemptLines(mark) });
  return { kind: 'facts', rows };
}

function leadLine({ lead }: ActionContent): string {
  return lead.organisation ? `${lead.says}, ${lead.organisation}` : capital(lead.says);
}

function targetLine({ target }: ActionContent): Line {
  const words = target.words ? ` (“${target.words}”)` : '';
  return [{ text: capital(target.says) }, { text: `${words}${target.movesSay ? `; ${target.movesSay}` : ''}` }];
}

function updateLines(update: ActionContent['updates'][number]): Cell {
  return [...cell([{ text: `${update.says}: ${update.stateWord}`, look: 'quiet' }], ...lines(update.text)), ...update.exempt.flatMap(exemptLines)];
}

function exemptLines(mark: ExemptMark): Cell {
  const place: Line = [{ text: capital(mark.says), tag: 'exempt' }];
  return mark.note ? [place, ...cell(...lines(mark.note.text), [{ text: `Reason: ${mark.note.reason}`, look: 'quiet' }])] : [place];
}

function lines(text: string): string[] {
  return text.split(/\n+/).map((line) => line.trim()).filter(Boolean);
}
