// Lays a frozen content out, once for all renderings. Version 1's layout words live here: change one and old editions would read otherwise,
// so a new wording is a new content version with its own presenter (test/editions/fixtures holds this one to its words).
import type { EditionContent } from './edition-content.ts';
import { type Block, type EditionDocument, heading, type Line } from './edition-document.ts';
import { businessSection, questionsSection } from './present-business.ts';
import { glanceSection, logoBlocks, mastheadBlocks } from './present-front.ts';
import { judgementBlocks } from './present-figures.ts';
import { changesSection, closedSection, decisionSection, exceptionsSection, methodSection } from './present-sections.ts';
import { planSection } from './present-plan.ts';
import { inSentence } from './wording.ts';

/** `logo`: its bytes, for files; `logoHref`: where it is, for pages. Without either there is none. */
export interface PresentOptions { draft?: boolean; logo?: Uint8Array; logoHref?: string }

interface Section { title: string; id: string; blocks: Block[] }

export function present(content: EditionContent, options: PresentOptions = {}): EditionDocument {
  const { head } = content;
  const draft = options.draft ? `Draft for the ${content.words.chair}: not yet sent, not for publication` : null;
  return {
    title: `${head.title}, ${head.panel}, ${head.meeting.long} (${head.part})`,
    subject: `${head.title} for the meeting of ${head.meeting.long}`,
    council: head.council,
    madeAt: head.asAt.at,
    brandColour: head.brandColour,
    running: { left: head.panel, right: `${head.title} (${head.part}) · ${head.meeting.long}` },
    draft,
    exempt: content.audience === 'exempt',
    blocks: linked([...logoBlocks(content, options), ...mastheadBlocks(content, draft), ...numbered(sectionsOf(content))]),
  };
}

/** An annex without anything in it, or left out by the clerk, has no heading; the public and the exempt edition number alike. */
function sectionsOf(content: EditionContent): Section[] {
  const keep = (annex: EditionContent['leftOut'][number]) => !content.leftOut.includes(annex);
  const { head, words } = content;
  return [
    { title: 'At a glance', id: 'at-a-glance', blocks: glanceSection(content) },
    { title: `For the ${words.panel} to decide`, id: 'to-decide', blocks: decisionSection(content) },
    { title: head.comparedWith ? `What has changed since ${inSentence(head.comparedWith.title)}` : 'What has changed', id: 'changes', blocks: changesSection(content) },
    { title: 'Exceptions', id: 'exceptions', blocks: exceptionsSection(content) },
    { title: head.kind === 'supplement' ? 'Action plan: what is new' : 'Action plan', id: 'action-plan', blocks: planSection(content) },
    ...(keep('judgements') && content.bodies.length > 0 ? [{ title: 'Judgement history', id: 'judgements', blocks: judgementBlocks(content.bodies) }] : []),
    ...(keep('recommendations') && content.recommendations.length > 0 ? [{ title: 'Recommendations and responses', id: 'recommendations', blocks: businessSection(content) }] : []),
    ...(keep('questions') && content.questions.length > 0 ? [{ title: 'Members’ questions', id: 'questions', blocks: questionsSection(content) }] : []),
    ...(keep('closed') && head.comparedWith ? [{ title: 'Off the list since last time', id: 'closed', blocks: closedSection(content) }] : []),
    { title: 'How this report was made', id: 'method', blocks: methodSection(content) },
  ];
}

function numbered(sections: readonly Section[]): Block[] {
  return sections.flatMap(({ title, id, blocks }, i) => [heading(2, `${i + 1} ${title}`, id), ...blocks]);
}

/** A reference is a link where its action is told in this edition; what has come off the list has no place to go to. */
function linked(blocks: Block[]): Block[] {
  const anchors = new Set(blocks.flatMap((block) => (block.kind === 'heading' ? [block.id] : [])));
  const mend = (line: Line): Line => line.map(({ to, ...span }) => (to !== undefined && anchors.has(to) ? { ...span, to } : span));
  return blocks.map((block) => {
    if (block.kind === 'paragraph') return { ...block, spans: mend(block.spans) };
    if (block.kind === 'list') return { ...block, items: block.items.map(mend) };
    if (block.kind === 'table') return { ...block, rows: block.rows.map((row) => row.map((held) => held.map(mend))) };
    return block;
  });
}
