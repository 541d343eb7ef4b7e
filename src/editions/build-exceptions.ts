// The exceptions: what is overdue, at risk or silent, what waits for a response, and the findings nobody has picked up.
import { type Building, findingName } from './building.ts';
import type { ActionContent, EditionFacts, ExceptionLine, Exceptions } from './edition-content.ts';
import { isOpen } from './register.ts';
import { byReference, capital, count, shortened } from './wording.ts';

export function exceptionsOf(facts: EditionFacts, by: Building): Exceptions {
  const open = facts.actions.filter((a) => isOpen(a.state));
  const days = (a: ActionContent) => a.overdue?.days ?? 0;
  const silence = (a: ActionContent) => a.silence?.days ?? 0;
  return {
    overdue: open.filter((a) => a.overdue).sort((a, b) => days(b) - days(a) || byReference(a.reference, b.reference))
      .map((a) => line(a, `${capital(a.overdue?.says ?? '')}; target ${a.target.says}${a.target.movesSay ? `; ${a.target.movesSay}` : ''}; ${a.stateWord}`)),
    atRisk: open.filter((a) => a.state === 'at risk' && !a.overdue).sort((a, b) => byReference(a.reference, b.reference))
      .map((a) => line(a, `At risk since ${a.stateSince.long}; target ${a.target.says}`)),
    silent: open.filter((a) => a.silence).sort((a, b) => silence(b) - silence(a) || byReference(a.reference, b.reference))
      .map((a) => line(a, capital(a.silence?.says ?? ''))),
    unreached: open.filter((a) => !a.silence && unreached(a, by)).sort((a, b) => byReference(a.reference, b.reference)).map((a) => line(a, unreachedSays(a, by))),
    unanswered: facts.recommendations.filter((r) => r.answered === null)
      .map((r) => ({ reference: r.label, short: shortened(r.text), lead: r.to, says: capital(r.says) })),
    uncovered: [...by.findings.values()].filter((found) => !found.finding.hasAction)
      .map((found) => `${capital(findingName(found))}: ${shortened(found.finding.heading ?? found.finding.text)}`),
  };
}

/** Nobody wrote, and nobody is known to have been asked: said, so that it is not taken for progress, and not called silence. */
function unreached(action: ActionContent, by: Building): boolean {
  const requests = by.requests.get(action.reference) ?? [];
  const wrote = by.since !== null && (action.updates[0]?.at ?? '') > by.since.toISOString();
  return !wrote && !requests.some((r) => r.state === 'accepted') && (requests.length > 0 || action.lead.holder === null);
}

function unreachedSays(action: ActionContent, by: Building): string {
  const sent = by.requests.get(action.reference)?.length ?? 0;
  const latest = action.updates[0];
  const asked = sent > 0 ? `${count(sent, 'request')} sent, none known to have arrived` : `no request sent: ${action.lead.post === '' ? `no ${by.words.leadOfficer}` : 'the post is vacant'}`;
  return `${capital(asked)}; ${latest ? `last update ${latest.on.long}` : 'no update yet'}`;
}

function line(action: ActionContent, says: string): ExceptionLine {
  return { reference: action.reference, short: action.short, lead: action.lead.says, says };
}
