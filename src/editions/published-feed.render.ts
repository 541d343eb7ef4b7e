// A panel's published reports as an Atom feed (RFC 4287): an entry keeps its id for ever, and is newer when something has become of its report.
import { dayLong, dayOf } from '../calendar/day.ts';
import { publishedPath, type Published } from './published.ts';
import { sentence } from './wording.ts';

export interface FeedOrder { baseUrl: string; councilName: string; panel: { id: string; code: string; name: string }; reportTitle: string; published: readonly Published[]; /** Of a feed with nothing in it yet. */ emptyAt: string }

export function renderFeed({ baseUrl, councilName, panel, reportTitle, published, emptyAt }: FeedOrder): string {
  const page = baseUrl + publishedPath(panel.code);
  const updated = published.map((one) => one.updatedAt.toISOString()).reduce((last, at) => (at > last ? at : last), published.length === 0 ? emptyAt : '');
  const entries = published.map((one) => entry(baseUrl, panel.code, reportTitle, one));
  return ['<?xml version="1.0" encoding="utf-8"?>', '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">', `<id>urn:uuid:${panel.id}</id>`, `<title>${xml(`${panel.name}: published reports`)}</title>`,
    `<updated>${updated}</updated>`, `<author><name>${xml(councilName)}</name></author>`, `<link rel="self" type="application/atom+xml" href="${xml(`${page}/feed.atom`)}"/>`,
    `<link rel="alternate" type="text/html" href="${xml(page)}"/>`, ...entries, '</feed>', ''].join('\n');
}

function entry(baseUrl: string, code: string, reportTitle: string, one: Published): string {
  const { edition, updatedAt } = one;
  const page = baseUrl + publishedPath(code, edition.number);
  return ['<entry>', `<id>urn:uuid:${edition.id}</id>`, `<title>${xml(entryTitle(reportTitle, one))}</title>`, `<published>${edition.publishAt.toISOString()}</published>`, `<updated>${updatedAt.toISOString()}</updated>`,
    `<link rel="alternate" type="text/html" href="${xml(page)}"/>`, ...(edition.withdrawnAt === null ? [`<link rel="alternate" type="application/json" href="${xml(`${page}/report.json`)}"/>`] : []),
    `<summary>${xml(entrySays(one))}</summary>`, '</entry>'].join('\n');
}

function entryTitle(reportTitle: string, { edition, replacedBy }: Published): string {
  const since = edition.withdrawnAt !== null ? ' (withdrawn)' : replacedBy === undefined ? '' : ' (replaced)';
  const kind = edition.kind === 'main' ? '' : `, ${edition.kind}`;
  return `${reportTitle} ${edition.number}${kind}, for the meeting of ${dayLong(edition.meetsOn)}${since}`;
}

/** Why one was withdrawn is said to those who had it; the public is told that it was. */
function entrySays({ edition, replacedBy, follows }: Published): string {
  if (edition.withdrawnAt !== null) return `Withdrawn on ${dayLong(dayOf(edition.withdrawnAt))}.${replacedBy === undefined ? '' : ` Report ${replacedBy.number} takes its place.`}`;
  if (replacedBy !== undefined) return `Report ${replacedBy.number} takes its place: ${sentence(replacedBy.reason ?? '')}`;
  if (follows !== undefined) return `${edition.kind === 'replacement' ? 'Replaces' : 'Adds to'} report ${follows.number}: ${sentence(edition.reason ?? '')}`;
  return `As the register stood on ${dayLong(dayOf(edition.asAt))}.`;
}

/** Text and attribute alike; what XML 1.0 cannot hold at all is left out. */
function xml(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '')
    .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
