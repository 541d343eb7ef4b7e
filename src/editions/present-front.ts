// The front of an edition: the masthead, and page one for a member with five minutes.
import { figure } from '../inspections/amount.ts';
import type { Count, EditionContent, GlanceLine } from './edition-content.ts';
import { anchor, type Block, type Cell, cell, type Column, heading, type Line, list, paragraph, strong } from './edition-document.ts';

/** Its largest size at the head of page one, in points. */
const LOGO = { width: 150, height: 46 };

export function logoBlocks({ head }: EditionContent, { logo: bytes, logoHref }: { logo?: Uint8Array; logoHref?: string }): Block[] {
  const { logo } = head;
  if (logo === undefined || (bytes === undefined && logoHref === undefined)) return [];
  const scale = Math.min(LOGO.width / logo.width, LOGO.height / logo.height);
  const kept = bytes === undefined ? null : Buffer.from(bytes);
  return [{
    kind: 'picture', alt: head.council, mediaType: logo.mediaType, width: Math.round(logo.width * scale), height: Math.round(logo.height * scale), bytes: kept,
    src: logoHref ?? `data:${logo.mediaType};base64,${kept?.toString('base64') ?? ''}`,
  }];
}

export function mastheadBlocks(content: EditionContent, draft: string | null): Block[] {
  const { head } = content;
  return [
    ...(draft ? [paragraph(draft, 'draft')] : []),
    paragraph(`${head.panel}, ${head.council}`, 'kicker'),
    heading(1, head.title, 'top'),
    paragraph([{ text: 'For the meeting on ' }, strong(`${head.meeting.says}, ${head.meeting.time}`), { text: `, ${head.meeting.venue}` }], 'lead'),
    paragraph(`${head.part}: ${head.partSays.charAt(0).toLowerCase()}${head.partSays.slice(1)}. As at ${head.asAt.says}.${head.demonstrationSays ? ` ${head.demonstrationSays}` : ''}`, 'small'),
    ...(head.kindSays ? [paragraph(head.kindSays, 'notice')] : []),
    ...content.introduction.map((text) => paragraph(text)),
  ];
}

export function glanceSection(content: EditionContent): Block[] {
  const { glance } = content;
  return [
    countsTable(content),
    ...(glance.asks.length > 0 ? [heading(3, `The ${content.words.panel} is asked to`, 'asked'), list(glance.asks)] : []),
    ...told('What slipped', 'slipped', glance.slipped, 'Nothing is overdue and nothing got worse.'),
    ...told('Who said nothing', 'silent', glance.silentLines, 'Everyone who was asked for an update gave one.'),
    ...(glance.changed.length > 0 ? told('What else changed', 'changed', glance.changed, '') : []),
    ...(content.leftOut.includes('judgements') || glance.judgements.length === 0 ? [] : [heading(3, 'Judgements', 'judged'), list(glance.judgements)]),
  ];
}

function countsTable({ glance, head }: EditionContent): Block {
  const columns: Column[] = [
    { head: `${figure(glance.followed.now)} followed`, share: 14 },
    ...glance.states.map((state): Column => ({ head: state.word, share: state.state === 'proposed for closure' ? 15 : 11, align: 'right' })),
    { head: 'of these overdue', share: 12, align: 'right' }, { head: 'no update received', share: 12, align: 'right' }, { head: 'closed since', share: 11, align: 'right' },
  ];
  const counts: Count[] = [...glance.states, glance.overdue, glance.silent];
  const now = [cell([strong('Now')]), ...counts.map((c) => number(c.now)), number(glance.closedSince)];
  const before = [cell(head.comparedWith ? `Report ${head.comparedWith.number}` : 'Before'), ...counts.map((c) => cell(c.before === null ? '–' : figure(c.before))), cell('–')];
  return { kind: 'table', look: 'counts', caption: 'Actions by state, with the edition before', columns, rows: head.comparedWith ? [now, before] : [now] };
}

function number(n: number | null): Cell {
  return cell([strong(n === null ? '–' : figure(n))]);
}

function told(title: string, id: string, lines: readonly GlanceLine[], none: string): Block[] {
  return [heading(3, title, id), lines.length === 0 ? paragraph(none) : list(lines.map(lineOf))];
}

function lineOf({ head, reference, says }: GlanceLine): Line {
  if (head === null) return [{ text: says }];
  return [reference === null ? strong(`${head}:`) : { ...strong(head), to: anchor(reference) }, { text: ` ${says}` }];
}
