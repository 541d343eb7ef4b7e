// What no answer to an attack may be: an error of ours, a way off the host, a header or markup that came from what was typed, a delay.
import { all, attribute, readPage, type Element } from '../support/html.ts';
import type { Came } from './ground.ts';
import { HIT, RECKONED } from './payloads.ts';

/** PostgreSQL would sleep longer; a busy machine does not. */
export const TOO_LONG_MS = 8_000;

export function faultsIn({ status, headers, text, ms }: Came): string[] {
  const faults: string[] = [];
  // 410 is the page of a link that is void, 429 of somebody who guessed too often.
  if (status < 200 || status >= 500) faults.push(`answered ${status}`);
  if (ms > TOO_LONG_MS) faults.push(`took ${Math.round(ms)} ms`);
  const { location } = headers;
  if (location !== undefined && !/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(location)) faults.push(`leads to ${location}`);
  if (headers['x-hit'] !== undefined || (headers['set-cookie'] ?? []).some((line) => line.startsWith('hit='))) faults.push('took a header from what was typed');
  if (/root:x?:0:0|\[extensions\]|"name": "matters-arising"|\[core\]\s+repositoryformatversion/.test(text)) faults.push('shows a file of the server');
  if (text.includes(RECKONED)) faults.push('reckoned what was typed');
  if (({} as Record<string, unknown>)['polluted'] !== undefined || (globalThis as Record<string, unknown>)['polluted'] !== undefined) faults.push('every object has been changed');
  if ((headers['content-type'] ?? '').startsWith('text/html') && /__hit|evil\.example/i.test(text)) faults.push(...markupIn(text));
  if (/^text\/csv/.test(headers['content-type'] ?? '')) faults.push(...formulasIn(text));
  return faults;
}

/** Our templates have no script, style, event or frame in the page, so whatever has is from somebody who typed it. */
export function markupIn(html: string): string[] {
  const { document } = readPage(html, { status: 200, path: '/', headers: new Headers() });
  return all(document, (element) => isStrange(element)).map((element) => `holds <${element.tagName} ${element.attrs.map(({ name, value }) => `${name}="${value.slice(0, 60)}"`).join(' ')}>`);
}

const FOREIGN = new Set(['base', 'iframe', 'object', 'embed', 'style', 'math', 'video', 'audio', 'source', 'animate', 'details-x', 'xss', 'x', 'template', 'mglyph', 'applet', 'frameset']);

function isStrange(element: Element): boolean {
  if (FOREIGN.has(element.tagName)) return true;
  if (element.tagName === 'script' && !/^\/assets\//.test(attribute(element, 'src') ?? '')) return true;
  if (element.tagName === 'meta' && /refresh/i.test(attribute(element, 'http-equiv') ?? '')) return true;
  return element.attrs.some(({ name, value }) => /^on/.test(name) || name === 'srcdoc' || (['href', 'src', 'action', 'formaction', 'data', 'xlink:href'].includes(name) && leadsAway(value)));
}

function leadsAway(address: string): boolean {
  const at = URL.canParse(address, 'http://ours.invalid') ? new URL(address, 'http://ours.invalid') : undefined;
  return at === undefined || !['http:', 'https:', 'mailto:', 'tel:', 'webcal:'].includes(at.protocol) || /(?:^|\.)evil\.example$/.test(at.hostname);
}

function formulasIn(csv: string): string[] {
  return (csv.match(/(?<=^|,)"[\s\u00a0\ufeff]*[=+@\uff1d|%-][^"]*/gm) ?? []).filter((cell) => !/^"[+-]?\d/.test(cell)).map((cell) => `has the cell ${cell.slice(0, 60)}`);
}

/** The page without what is different in each: keys of forms and what was typed. */
export function withoutWhatIsTyped(html: string, typed: string): string {
  const escaped = typed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&#34;').replaceAll("'", '&#39;');
  const inAddress = [encodeURIComponent(typed), new URLSearchParams({ x: typed }).toString().slice(2)];
  let out = html.replaceAll(/name="(?:once|_csrf)" value="[^"]*"/g, '');
  for (const one of [escaped, typed, ...inAddress, ...inAddress.map((text) => text.replaceAll("'", '&#39;').replaceAll('&', '&amp;'))]) out = out.replaceAll(one, 'TYPED');
  return out.replaceAll(HIT, 'TYPED');
}
