// Where a public and an exempt edition of one content differ: the pairs a clerk looks at before they go. Pure.
import { type Block, type EditionDocument, type Facts, type Heading, heading } from './edition-document.ts';

/** The rows of one item that differ, or whole blocks where no row can be named. */
export interface Difference { heading: Heading; open: Block; exempt: Block }

/** Both have the same headings in the same order: exempt words stand beside what is public, never in its place. */
export function differing(open: EditionDocument, exempt: EditionDocument): Difference[] {
  if (open.blocks.length !== exempt.blocks.length) throw new Error(`The public edition has ${open.blocks.length} parts and the exempt one ${exempt.blocks.length}; they are of two contents.`);
  let under: Heading = heading(1, open.title, 'top');
  return open.blocks.flatMap((block, i): Difference[] => {
    const other = exempt.blocks[i];
    if (block.kind === 'heading') under = block;
    if (other === undefined || same(block, other)) return [];
    return [{ heading: under, ...(block.kind === 'facts' && other.kind === 'facts' ? rowsThatDiffer(block, other) : { open: block, exempt: other }) }];
  });
}

function rowsThatDiffer(open: Facts, exempt: Facts): { open: Facts; exempt: Facts } {
  const differs = (i: number) => !same(open.rows[i], exempt.rows[i]);
  return { open: { ...open, rows: open.rows.filter((_, i) => differs(i)) }, exempt: { ...exempt, rows: exempt.rows.filter((_, i) => differs(i)) } };
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
