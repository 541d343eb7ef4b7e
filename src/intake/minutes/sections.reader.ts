// Step 3: the printed furniture of committee pages: section labels, what they open, and lines that are nobody's words.

/**
 * decision, minutes: where the panel's words stand. purpose: the agenda's own ask. papers: lists of documents. dead: reasons, options, votes.
 * details: the label-and-value lines of a decision page. quoted: recommendations put to the panel, not by it.
 */
export type Section = 'decision' | 'minutes' | 'purpose' | 'quoted' | 'papers' | 'dead' | 'details' | 'actions';

export interface SectionLabel {
  section: Section;
  /** How many characters the label takes; what follows on the same line belongs to the section. */
  length: number;
}

const labels: readonly (readonly [Section, RegExp])[] = [
  ['minutes', /^(?:minutes|minute|discussion|summary of discussion|issues? discussed)(?: text)? ?(?::[- ]*|$)/i],
  ['decision', /^\d{2}\/\d{2}\/\d{4} - (?!.{0,80}(?:committee|panel|board|cabinet|council)$)[A-Z].{2,140}$/],
  ['decision', /^(?:decisions?|decision made|decision outcome|decision taken|the decision|resolutions?|outcome|conclusions?(?: ?\/ ?(?:decisions?|resolutions?|recommendations?))?|decisions? (?:of|by) the [a-z -]{3,40}|summary of decisions?)(?: ?:[- ]*| -+ (?=that\b|to\b|$)|$)/i],
  ['papers', /^(?:supporting|additional|accompanying|background|related|attached|associated) (?:documents?|papers?|information)\b.{0,60}$/i],
  ['decision', /^(?:committee |council |cabinet |panel |board )?(?:resolution|decision)(?: (?:no\.?|number|ref(?:erence)?\.?))? ?:? ?(?=[A-Z0-9/.-]*\d)[A-Z0-9/.-]{2,18} ?(?::[- ]*|$)/i],
  ['dead', /^(?:the )?reasons?(?: (?:for|why)(?: (?:the|this|its|taking|making|these|this))*(?: ?(?:decisions?|recommendations?|resolutions?|urgency|lateness|exemption)(?:\(s\))?)?)?(?:\(s\))? ?(?::|-|$)/i],
  ['dead', /^reasons? (?:for|behind) .{0,60}:?$/i],
  ['dead', /^(?:(?:other|alternative|all) )?(?:options?|alternatives?)(?:\(s\))?(?: (?:considered|rejected|available|and|or|that were|to the decision|options?|alternatives?|appraisal))*(?: by .{0,30})? ?(?::|$)/i],
  ['dead', /^(?:(?:record|recording|result|outcome) of (?:the )?(?:vote|voting)|recorded vote|voting(?: record)?|votes? (?:for|cast|recorded)|(?:those )?(?:for|against|abstain(?:ed|ing|tions?)?|in favour))(?: the (?:motion|amendment|recommendations?))? ?(?::|\(\d{1,3}\)|$)/i],
  ['dead', /^(?:wards?|divisions?)(?: \(?s\)?)?(?: affected| implications| concerned)? ?:/i],
  ['dead', /^(?:(?:post[- ]meeting |officer'?s? |clerk'?s? )?notes?(?: (?:by|of|from) .{0,40})?|n\.? ?b\.?|post[- ]meeting (?:note|update)|declarations? of interest made|conflicts? of interest|dispensations?|call[- ]in)(?: declared| granted| information| period)? ?:/i],
  ['dead', /^(?:the (?:meeting|panel|committee) (?:closed|ended|finished|concluded|rose|adjourned) at|meeting (?:closed|ended|finished)|duration of meeting|chair(?:man)?'?s? signature|\(?the meeting (?:began|started|commenced|closed|ended|finished|concluded|terminated|opened)).{0,80}$/i],
  ['quoted', /^(?:(?:the )?(?:officers?'?|report|draft|proposed|original|suggested)(?:'s)? recommend(?:ation|ed|ations)?(?:\(?s\)?)?|recommendations?(?:\(s\))?(?: (?:in|of|from|contained in) the report| to (?:the )?(?:panel|committee|members|board))?|motion|amendment|notice of motion|proposed (?:motion|amendment)|proposal) ?(?::[- ]*|$)/i],
  ['actions', /^(?:(?:agreed |key |further |summary of )?actions?(?: (?:points?|arising|agreed|required|log|list|summary|items?|to be taken))?(?: from (?:this|the) (?:meeting|item))?|matters for action|actions ?\/ ?further information to be provided|requests? for information|information requests?|further information (?:to be )?(?:provided|requested)|to do) ?(?::[- ]*|$)/i],
  ['actions', /^[^.:;]{0,100}\b(?:following )?actions?(?: (?:points?|were|was|are))*(?: (?:agreed|noted|identified|arising|taken|requested|required|raised|recorded))(?: (?:from|by|at|in|as) [^.:]{0,40})? ?:-?$/i],
  ['purpose', /^(?:purpose|purpose of (?:the )?report|summary|report summary|agenda text|description|background) ?(?::|$)/i],
  ['dead', /^(?:committee|panel|board|select committee) next steps ?:?$/i],
  ['details', /^(?:decision[- ]?maker|decision status|is key decision|is (?:the decision )?subject to call[- ]?in|is call in|urgent decision|report author|lead officer|contact officer|officer contact|lead member|lead director|publication date|date of decision|date (?:first )?published|effective from|effective date|decided at meeting|decision due|decision type|decision date|implementation date|portfolio|lead (?:cabinet )?member|notice of proposed decision|details of|first published|status|venue|contact|link|attendance|in attendance|also in attendance|present|also present|apologies(?: for absence)?|councillors|members present|officers present|chair(?:man)?|time|date|place|location|tel|email|media|webcast|quorum|issue (?:type|status)|meeting status|meeting)\b ?\??\(?[a-z ]{0,12}\)? ?:/i],
];

export function readSectionLabel(plain: string): SectionLabel | undefined {
  if (plain.length < 3) return undefined;
  const head = plain.slice(0, 160);
  for (const [section, pattern] of labels) {
    const found = pattern.exec(head);
    if (found === null) continue;
    if (section === 'dead' && plain.length > 160 && found[0].length === 160) continue;
    return { section, length: found[0].length };
  }
  return undefined;
}

const furniture: readonly RegExp[] = [
  /^page \d+(?: (?:of|\/) \d+)?$/i,
  /^- ?\d{1,4} ?-$/,
  /^\d{1,4} of \d{1,4}$/,
  /^(?:back to top|top of page|browse|share this page|print this page|view directions|share|skip to (?:main )?content|breadcrumb|home|menu|no\. item|items|media)$/i,
  /^(?:view|download)(?: the)?(?: document| pdf)?$/i,
  /^https?:\/\/\S+$/i,
];

/** Page numbers and the chrome of web pages: they may stand in the middle of a sentence and are no part of it. */
export function isFurniture(plain: string): boolean {
  return plain.length < 120 && furniture.some((pattern) => pattern.test(plain));
}

/** The name of the kind of page, printed above the item it shows. */
export function isPageKind(plain: string): boolean {
  return /^(?:agenda item|agenda and minutes|agenda and draft minutes|decision details|decisions?|issue(?: -)? (?:meetings|details|history)|issue - (?:meetings|history)|minutes(?: template)?|printed (?:minutes|decisions)|draft minutes|meeting (?:minutes|details|documents)|agenda|public minutes)$/i.test(plain);
}

/** The agenda's own ask of the meeting, printed under an item's heading before anything was decided. */
export function isPurpose(plain: string): boolean {
  return /^(?:\(?(?:to|for members to|members (?:are|will be) (?:asked|invited|requested|recommended) to|the (?:committee|panel|board|cabinet|council|commission)(?: is|'s)? (?:are )?(?:asked|invited|requested|recommended) to) (?:consider|receive|note|approve|agree|confirm|discuss|review|scrutinise|sign|hear|appoint|elect|report|deal|comment|give|take|determine|answer|examine|endorse|question|be|make|ask|enable|allow|provide|disclose|declare)\b|(?:joint |verbal |oral |annual |covering )?(?:report|presentation|briefing note|verbal update|update|letter) (?:of|by|from)\b|attached|copy attached|\(?(?:copy|report|papers?|minutes|document) (?:attached|enclosed|herewith|to follow)|members? (?:are|is) (?:reminded|asked|invited))/i.test(plain);
}
