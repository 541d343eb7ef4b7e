// What a member's letter says of an edition: from the frozen public content alone, so that no exempt word can be in it. Pure.
import { renderText } from './edition.text.render.ts';
import type { EditionContent, GlanceLine } from './edition-content.ts';
import type { EditionLetter } from './edition-sent.email.ts';
import { present } from './present.ts';
import { count } from './wording.ts';

export function letterOf(content: EditionContent, to: { name: string; address: string; meetingAddress: string; hasExempt: boolean; attachedSays: string }): EditionLetter {
  const { head, glance } = content;
  return {
    memberName: to.name, reportTitle: head.title, panelName: head.panel, meetingSays: `${head.meeting.says}, ${head.meeting.time}`, venue: head.meeting.venue,
    asks: glance.asks, slipped: glance.slipped.map(line), silent: glance.silentLines.map(line), changed: glance.changed.map(line),
    counts: [
      `${count(glance.followed.now, 'action')} followed`, `${glance.overdue.now} overdue`, `${glance.silent.now} without an update`,
      ...(glance.closedSince === null ? [] : [`${glance.closedSince} closed since the last report`]),
    ],
    address: to.address, meetingAddress: to.meetingAddress, askAddress: new URL('/ask', to.address).href, attachedSays: to.attachedSays, kind: head.kind, kindSays: head.kindSays ?? undefined,
    exemptSays: to.hasExempt ? 'Some items carry exempt information. Those entitled to it can read it after signing in.' : undefined,
    report: renderText(present(content)),
  };
}

function line({ head, says }: GlanceLine): string {
  return head === null ? says : `${head}: ${says}`;
}
