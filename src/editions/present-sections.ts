// Decisions, changes, exceptions, what came off the list, and the note on method.
import type { ActionContent, ChangeLine, EditionContent, ExceptionLine } from './edition-content.ts';
import { anchor, type Block, type Cell, cell, heading, type Line, list, paragraph, strong, type Table } from './edition-document.ts';
import { isOpen } from './register.ts';
import { capital, count, references, sentence } from './wording.ts';

export function decisionSection({ actions, words }: EditionContent): Block[] {
  const closures = actions.filter((a) => a.closureAsked);
  const extensions = actions.filter((a) => a.extensionAsked);
  if (closures.length + extensions.length === 0) return [paragraph('No closure is proposed and no extension is asked for.')];
  return [
    ...(closures.length > 0 ? [heading(3, 'Closures proposed', 'closures'), closuresTable(closures, words.leadOfficer)] : []),
    ...(extensions.length > 0 ? [heading(3, 'More time asked for', 'extensions'), extensionsTable(extensions)] : []),
  ];
}

function closuresTable(actions: readonly ActionContent[], lead: string): Table {
  return {
    kind: 'table', look: 'plain', caption: `Closures the ${lead} has proposed`,
    columns: [{ head: 'Action', share: 32 }, { head: 'What shows that it has worked', share: 42 }, { head: 'Evidence', share: 26 }],
    rows: actions.map((a) => [
      named(a.reference, a.short, a.lead.says), cell(a.closureAsked?.reason ?? '', `${capital(a.closureAsked?.says ?? '')}.`), a.evidence.length > 0 ? cell(...a.evidence.map((e) => e.says)) : cell('None given'),
    ]),
  };
}

function extensionsTable(actions: readonly ActionContent[]): Table {
  return {
    kind: 'table', look: 'plain', caption: 'Extensions asked for',
    columns: [{ head: 'Action', share: 32 }, { head: 'Target now', share: 17 }, { head: 'Asked for', share: 14 }, { head: 'Why', share: 37 }],
    rows: actions.map((a) => [
      named(a.reference, a.short, a.lead.says),
      cell(a.target.current?.short ?? 'None', ...(a.target.moves.length > 0 ? [`was ${a.target.original?.short ?? ''}; ${a.target.movesSay ?? ''}`] : [])),
      cell([strong(a.extensionAsked?.to.short ?? '')]), cell(a.extensionAsked?.reason ?? '', `${capital(a.extensionAsked?.says ?? '')}.`),
    ]),
  };
}

function named(reference: string, short: string, ...rest: string[]): Cell {
  return cell([{ ...strong(reference), to: anchor(reference) }, { text: ` ${short}` }], ...rest);
}

export function changesSection({ changes }: EditionContent): Block[] {
  return [
    paragraph(changes.says),
    ...(changes.lines.length > 0 ? [changesTable(changes.lines)] : []),
    ...(changes.updated.length > 0 ? [paragraph(`${count(changes.updated.length, 'action')} with a new update: ${references(changes.updated)}.`)] : []),
    ...(changes.unchanged.length > 0 ? [paragraph(`${count(changes.unchanged.length, 'action')} unchanged, without a new update: ${references(changes.unchanged)}.`)] : []),
  ];
}

function changesTable(lines: readonly ChangeLine[]): Table {
  const head = (l: ChangeLine): Cell => (l.about === 'action' ? named(l.reference, l.short) : cell([strong(l.reference), { text: l.short ? ` ${l.short}` : '' }]));
  return {
    kind: 'table', look: 'plain', caption: 'Changes, worst first',
    columns: [{ head: 'Action', share: 40 }, { head: 'What changed', share: 60 }],
    rows: lines.map((l) => [head(l), cell(l.changes.map((c) => sentence(capital(c.says))).join(' '))]),
  };
}

export function exceptionsSection({ exceptions, words }: EditionContent): Block[] {
  const lead = capital(words.leadOfficer);
  return [
    ...exceptionTable('Overdue', 'overdue', exceptions.overdue, lead, 'Nothing is overdue.'),
    ...exceptionTable('At risk, and not overdue', 'at-risk', exceptions.atRisk, lead, 'Nothing else is at risk.'),
    ...exceptionTable('No update received', 'no-update', exceptions.silent, lead, 'Everyone who was asked for an update gave one.'),
    ...(exceptions.unreached.length > 0 ? exceptionTable('Nobody could be asked', 'unreached', exceptions.unreached, lead, '') : []),
    ...(exceptions.unanswered.length > 0 ? exceptionTable('Recommendations without a response', 'unanswered', exceptions.unanswered, 'To', '') : []),
    ...(exceptions.uncovered.length > 0 ? [heading(3, 'Findings that no action answers', 'uncovered'), list(exceptions.uncovered)] : []),
  ];
}

function exceptionTable(title: string, id: string, lines: readonly ExceptionLine[], lead: string, none: string): Block[] {
  if (lines.length === 0) return [heading(3, title, id), paragraph(none)];
  return [heading(3, title, id), {
    kind: 'table', look: 'plain', caption: `${title}, ${count(lines.length, 'item')}`,
    columns: [{ head: 'Action', share: 40 }, { head: lead, share: 22 }, { head: 'How it stands', share: 38 }],
    rows: lines.map((line) => [named(line.reference, line.short), cell(line.lead), cell(sentence(line.says))]),
  }];
}

export function closedSection({ actions }: EditionContent): Block[] {
  const ended = actions.filter((a) => !isOpen(a.state));
  if (ended.length === 0) return [paragraph('Nothing has come off the list since last time.')];
  return [
    paragraph('Shown here once more, and then kept in the archive.'),
    {
      kind: 'table', look: 'plain', caption: 'Actions that came off the list',
      columns: [{ head: 'Action', share: 42 }, { head: 'How it ended', share: 32 }, { head: 'Target', share: 26 }],
      rows: ended.map((a) => [cell([strong(a.reference), { text: ` ${a.short}` }]), cell(sentence(capital(a.endedSays ?? a.stateWord))), cell(a.target.says)]),
    },
  ];
}

export function methodSection({ method }: EditionContent): Block[] {
  const key: Line[] = method.key.map(({ word, means }) => [strong(word), { text: `: ${means}` }]);
  return [...method.paragraphs.map((text) => paragraph(text)), paragraph(method.exemptSays), heading(3, 'What the words mean', 'key'), list(key)];
}
