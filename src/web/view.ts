// A page's view: a typed model in, markup out. The council's words join at the moment of rendering, so no page can forget them.
import { htmlTemplate, textTemplate } from './template.ts';
import { ui } from './ui.ts';
import type { Html } from './html.ts';
import type { Words } from './words.ts';

/** A page whose words are still to come: `renderPage` and the letters supply the council's own. */
export type Body = (words: Words) => Html;
export type TextBody = (words: Words) => string;

/** `const actionView = view<ActionPage>('actions/action')`: the template is views/actions/action.ejs and names its model in its first line. */
export function view<Page extends object>(stem: string): (page: Page) => Body {
  const render = htmlTemplate(stem, ['page', 'ui', 'words']);
  return (page) => (words) => render({ page, ui, words });
}

/** The same for plain text (letters): nothing is escaped, as O'Brien is not O&#39;Brien in a letter. */
export function textView<Page extends object>(stem: string): (page: Page) => TextBody {
  const render = textTemplate(stem, ['page', 'words']);
  return (page) => (words) => render({ page, words });
}
