// Subject, plain text and HTML of one letter, from the two templates of its own: the text complete in itself, the HTML in a frame that reads anywhere.
import type { Face } from '../web/face.ts';
import type { Html } from '../web/html.ts';
import { view, type Body, type TextBody } from '../web/view.ts';

/** What every `….email.ts` makes, ready to be spread into an order for `queue`. */
export interface Email { subject: string; text: string; html: string }

export interface LetterFramePage {
  title: string;
  councilName: string;
  body: Html;
  foot: readonly string[];
}

const frame = view<LetterFramePage>('letters/frame');

/**
 * `html` holds headings (from h1), paragraphs, lists and data tables only: no images, no styles, no scripts; the frame adds the page around it.
 * Whatever the HTML says the text must say too.
 */
export function makeEmail(face: Pick<Face, 'words' | 'councilName' | 'isDemonstration'>, of: { subject: string; text: TextBody; html: Body; answered?: 'by the clerk' | 'by nobody' }): Email {
  const foot = footOf(face, of.answered ?? 'by the clerk');
  const page: LetterFramePage = { title: of.subject, councilName: face.councilName, body: of.html(face.words), foot };
  return { subject: of.subject, text: `${of.text(face.words).trimEnd()}\n\n--\n${foot.join('\n')}\n`, html: frame(page)(face.words).toString() };
}

function footOf(face: Pick<Face, 'words' | 'councilName' | 'isDemonstration'>, answered: 'by the clerk' | 'by nobody'): string[] {
  const foot = [`Sent automatically for ${face.councilName}.${answered === 'by the clerk' ? ` A reply reaches the ${face.words.clerk}.` : ''}`];
  return face.isDemonstration ? [...foot, 'Demonstration: people and progress are invented.'] : foot;
}
