// Opens a frozen content of any version there ever was; what it cannot read it refuses in words.
import { CONTENT_VERSION, type EditionContent } from './edition-content.ts';

/** One entry for every version; an older one is carried over to today's shape here, and its stored text stays as it is. */
const READERS: Record<number, (stored: object) => EditionContent> = {
  1: (stored) => stored as EditionContent,
};

const PARTS = ['head', 'actions', 'glance', 'changes', 'exceptions', 'plan', 'method'] as const;

export function readContent(text: string): EditionContent {
  const stored = parsed(text);
  if (typeof stored !== 'object' || stored === null || !('contentVersion' in stored)) throw new Error('This is not the content of an edition: it has no contentVersion.');
  const version = stored.contentVersion;
  const reader = typeof version === 'number' ? READERS[version] : undefined;
  if (!reader) throw new Error(`The edition's content is of version ${JSON.stringify(version)}; this program reads versions 1 to ${CONTENT_VERSION}.`);
  const missing = PARTS.filter((part) => !(part in stored));
  if (missing.length > 0) throw new Error(`The edition's content of version ${JSON.stringify(version)} lacks ${missing.join(', ')}.`);
  return reader(stored);
}

/** What JSON.parse says of a broken text quotes it, and the text may be exempt: a log or an error page is no place for it. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`This is not the content of an edition: its ${text.length} characters are no JSON.`);
  }
}
