// What the spreadsheets hold: every reference, date, move, state and update as plain rows. Pure; XLSX and CSV only write it down.
import type { ActionContent, EditionContent } from './edition-content.ts';
import { exemptSays, marksOf } from './exempt.ts';

/** An ISO day is a date in XLSX; `null` is written as "none", as no cell stays blank. */
export type Value = string | number | { day: string } | null;
export interface Sheet { name: string; title: string; columns: string[]; rows: Value[][] }

export function sheetsOf(content: EditionContent): Sheet[] {
  return [actionsSheet(content), movesSheet(content), updatesSheet(content), evidenceSheet(content), measuresSheet(content), businessSheet(content), questionsSheet(content), judgementsSheet(content)].filter((sheet) => sheet.rows.length > 0);
}

const on = (dated: { on: string } | null): Value => (dated === null ? null : { day: dated.on });

/** The tracker itself, one row an action: this is also the CSV. */
export function actionsSheet(content: EditionContent): Sheet {
  const { head, actions } = content;
  return {
    name: 'Actions', title: `${head.title}: actions`,
    columns: ['Reference', 'Action', 'Because of', 'Lead post', 'Lead officer', 'Organisation', 'State', 'State since', 'Original target', 'Current target', 'Number of moves', 'Target in words', 'Days overdue at the meeting', 'Days of silence', 'Requests sent', 'Last update', 'Last update text', 'Closure proposed', 'Extension asked until', 'Ended', 'Exempt information'],
    rows: actions.map((a) => [
      a.reference, a.wording, a.because.map((b) => b.says).join('; ') || null, a.lead.post || null, a.lead.holder, a.lead.organisation || null, a.stateWord, on(a.stateSince),
      on(a.target.original), on(a.target.current), a.target.moves.length, a.target.words, a.overdue?.days ?? 0, a.silence?.days ?? null, a.silence?.requests ?? null,
      on(a.updates[0]?.on ?? null), a.updates[0]?.text ?? null, on(a.closureAsked?.on ?? null), on(a.extensionAsked?.to ?? null), on(a.ended), exemptWords(a),
    ]),
  };
}

function exemptWords(action: ActionContent): string | null {
  return [...new Set(marksOf(action).map((mark) => exemptSays(mark.paragraph)))].join('; ') || null;
}

function movesSheet({ head, actions }: EditionContent): Sheet {
  return {
    name: 'Target dates', title: `${head.title}: target dates moved`, columns: ['Reference', 'From', 'To', 'Agreed by', 'Agreed on', 'Minute', 'Why'],
    rows: actions.flatMap((a) => a.target.moves.map((m) => [a.reference, on(m.from), on(m.to), m.agreedBy, on(m.agreed), m.minute, m.why])),
  };
}

function updatesSheet({ head, actions }: EditionContent): Sheet {
  return {
    name: 'Updates', title: `${head.title}: updates`, columns: ['Reference', 'Date', 'By', 'State', 'Update'],
    rows: actions.flatMap((a) => a.updates.map((u) => [a.reference, on(u.on), u.by, u.stateWord, u.text])),
  };
}

function evidenceSheet({ head, actions }: EditionContent): Sheet {
  return {
    name: 'Evidence', title: `${head.title}: evidence`, columns: ['Reference', 'Evidence', 'Shows the position on', 'Added on'],
    rows: actions.flatMap((a) => a.evidence.map((e) => [a.reference, e.title, on(e.shows), on(e.added)])),
  };
}

function measuresSheet({ head, measures }: EditionContent): Sheet {
  return {
    name: 'Measures', title: `${head.title}: outcome measures`, columns: ['Measure', 'Finding', 'Unit', 'Better when', 'What', 'Date', 'Value', 'Source'],
    rows: measures.flatMap((m) => [
      ...(m.baseline ? [[m.name, m.findingSays, m.unit, m.better, 'baseline', on(m.baseline.on), m.baseline.value, null]] : []),
      ...m.readings.map((r) => [m.name, m.findingSays, m.unit, m.better, 'reading', on(r.on), r.value, r.source]),
      ...(m.target ? [[m.name, m.findingSays, m.unit, m.better, 'target', on(m.target.on), m.target.value, null]] : []),
    ]),
  };
}

function businessSheet({ head, recommendations }: EditionContent): Sheet {
  return {
    name: 'Recommendations', title: `${head.title}: recommendations and responses`, columns: ['Recommendation', 'Text', 'To', 'Made on', 'Response due', 'Answered on', 'Answer', 'What will be done', 'Reasons'],
    rows: recommendations.map((r) => [r.label, r.text, r.to, on(r.made), on(r.due), on(r.answered), r.answer, r.words, r.reasons]),
  };
}

function questionsSheet({ head, questions }: EditionContent): Sheet {
  return {
    name: 'Questions', title: `${head.title}: members’ questions`, columns: ['Question', 'Action', 'Asked on', 'Asked by', 'Question text', 'Answered on', 'Answer'],
    rows: questions.flatMap((q) => (q.answers.length > 0 ? q.answers.map((a) => [q.label, q.reference, on(q.on), q.says, q.text, on(a.on), a.text]) : [[q.label, q.reference, on(q.on), q.says, q.text, null, null]])),
  };
}

function judgementsSheet({ head, bodies }: EditionContent): Sheet {
  return {
    name: 'Judgements', title: `${head.title}: judgement history`, columns: ['Body', 'Inspection', 'Dates', 'Area', 'Judgement'],
    rows: bodies.flatMap((b) => b.rows.flatMap((row) => [[b.body, row.title, row.dates, 'Overall', row.overall ?? 'no overall judgement'], ...row.areas.map((a) => [b.body, row.title, row.dates, a.area, a.grade])])),
  };
}
