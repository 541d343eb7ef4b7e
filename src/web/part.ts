// A part of a page: a typed function over a template of views/ui. Parts know neither `ui` nor `words`, only what they are given.
import type { Html } from './html.ts';
import { partTemplate } from './template.ts';

export function part<Part extends object>(stem: string): (part: Part) => Html {
  const render = partTemplate(`ui/${stem}`, ['page']);
  return (page) => render({ page });
}
