// A proposal as the command line prints it: the words without their places, nulls where nothing was printed.
import type { InspectionProposal, ItemProposal, MinutesProposal, Phrase, PromiseProposal } from './proposal.ts';
import type { Proposal } from './read-paper.ts';
import type { TableProposal } from './table-proposal.ts';

export function printable(proposal: Proposal): object {
  switch (proposal.kind) {
    case 'minutes': return printableMinutes(proposal);
    case 'inspection': return { kind: 'inspection', inspection: printableInspection(proposal) };
    case 'table': return printableTable(proposal);
  }
}

function words(phrase: Phrase | null): string | null {
  return phrase?.text ?? null;
}

function printableMinutes({ items }: MinutesProposal): object {
  return { kind: 'minutes', items: items.map(printableItem) };
}

function printableItem(item: ItemProposal): object {
  return {
    number: item.number, title: item.title,
    resolutions: item.resolutions.map((one) => ({
      label: one.label, stem: words(one.stem), text: one.text, kind: one.kind, owner: words(one.owner), due: words(one.due),
    })),
    actions: item.actions.map(printablePromise),
    undertakings: item.undertakings.map(printablePromise),
  };
}

function printablePromise(promise: PromiseProposal): object {
  return { text: promise.text, owner: words(promise.owner), due: words(promise.due) };
}

function printableInspection(report: InspectionProposal): object {
  return {
    framework: report.framework, provider: words(report.provider), dates: words(report.dates), publishedOn: words(report.publishedOn),
    judgements: report.judgements.map(({ area, grade }) => ({ area, grade })),
    findings: report.findings.map(({ label, type, text, group, tag, responsibleBodies }) => ({
      label, type, text, group, ...(tag === undefined ? {} : { tag }), ...(responsibleBodies === undefined ? {} : { responsibleBodies }),
    })),
    deadlines: report.deadlines.map(({ text }) => text),
  };
}

function printableTable({ headingRow, columns, rows, problems }: TableProposal): object {
  return { kind: 'table', headingRow, columns, rows, problems };
}
