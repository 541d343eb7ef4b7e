// Search: one box for everything a person may see. A reference goes straight to its action; anything else is answered with the passage and a link to its place.
import type { Request, Response } from 'express';
import { actionPath } from '../actions/action-path.ts';
import { findActionByReference } from '../actions/action.store.ts';
import { maySeeAction } from '../actions/action.policy.ts';
import { listPath } from '../actions/list-path.ts';
import { dayShort } from '../calendar/day.ts';
import { aChoice, aLine } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { pageAsked, pageWithin, pagination } from '../web/paging.ts';
import type { EmptyState, Pagination, Places } from '../web/ui.ts';
import { view } from '../web/view.ts';
import { anyOf, FOUND_AT_MOST, hitKinds, HITS_A_PAGE, passageParts, placeOf, referenceIn, type Hit, type HitKind, type PassagePart } from './search.ts';
import { findWords, type Found } from './search.store.ts';

export interface SearchPage {
  title: string;
  purpose: string;
  form: FormModel<'q'>;
  /** By kind, with how many of each; none where nothing was found. */
  kinds: Places | undefined;
  hits: readonly { href: string; title: string; kind: string; on: string; passage: readonly PassagePart[] }[];
  pages: Pagination | undefined;
  /** Where there is more than is shown. */
  more: string | undefined;
  empty: EmptyState | undefined;
}

const searchForm = form({ q: aLine('The words', { max: 200 }), kind: aChoice(hitKinds) });
const searchView = view<SearchPage>('home/search');
const kindNames: Record<HitKind, [one: string, many: string]> = {
  action: ['Action', 'Actions'], update: ['Update', 'Updates'], resolution: ['Resolution', 'Resolutions'], undertaking: ['Undertaking', 'Undertakings'], finding: ['Finding', 'Findings'], report: ['In a progress report', 'Progress reports'],
};

export async function showSearch(req: Request, res: Response): Promise<void> {
  const { db } = req.deps;
  const person = personOf(req);
  const { order, form: asked } = searchForm.fromQuery(req);
  const words = order.q;
  const reference = words === undefined ? undefined : referenceIn(words);
  const action = reference === undefined ? undefined : await findActionByReference(db, reference);
  if (action !== undefined && maySeeAction(person, action)) { res.redirect(303, actionPath(action.reference)); return; }
  const page = pageAsked(req, HITS_A_PAGE);
  const found = words === undefined ? undefined : await findWords(db, person, { words, kind: order.kind, offset: page.offset });
  renderPage(res, { title: words === undefined ? 'Search' : `Search for ${words}`, section: 'search' }, searchView({
    title: 'Search', purpose: person.parts.length > 0 ? 'Find words in actions, updates, resolutions, findings and progress reports, or go to an action by its reference.' : 'Find words in what concerns your posts, or go to an action by its reference.',
    form: asked, ...(found === undefined ? { kinds: undefined, hits: [], pages: undefined, more: undefined } : presentFound(req, found, { words: words ?? '', kind: order.kind }, page)), empty: emptyOf(words, asked.values['q'] ?? '', found),
  }));
}

function presentFound(req: Request, { counts, hits }: Found, { words, kind }: { words: string; kind: HitKind | undefined }, page: ReturnType<typeof pageAsked>): Pick<SearchPage, 'kinds' | 'hits' | 'pages' | 'more'> {
  const query = new URLSearchParams({ q: words });
  const of = (one: HitKind): number => Math.min(counts[one] ?? 0, FOUND_AT_MOST);
  const isCut = (one: HitKind): boolean => (counts[one] ?? 0) > FOUND_AT_MOST;
  const all = hitKinds.reduce((sum, one) => sum + of(one), 0);
  const total = kind === undefined ? all : of(kind);
  const place = (one: HitKind | undefined, text: string, n: number, cut: boolean) => ({ text: `${text} (${cut ? `over ${n}` : n})`, href: listPath('/search', query, { kind: one ?? '' }), isCurrent: kind === one });
  const some = hitKinds.some(isCut);
  return {
    kinds: all === 0 ? undefined : { label: 'What was found', places: [place(undefined, 'All', all, some), ...hitKinds.filter((one) => of(one) > 0).map((one) => place(one, kindNames[one][1], of(one), isCut(one)))] },
    hits: hits.map(presentHit), pages: total === 0 ? undefined : pagination(req, 'places', pageWithin(page, total), total),
    more: some ? `Of each kind at most ${FOUND_AT_MOST} are shown. Add a word, or put words that belong together in quotation marks.` : undefined,
  };
}

function presentHit(hit: Hit): SearchPage['hits'][number] {
  const [one] = kindNames[hit.kind];
  return { href: placeOf(hit), title: hit.title || one, kind: one, on: hit.on === null ? '' : dayShort(hit.on), passage: passageParts(hit.passage) };
}

function emptyOf(words: string | undefined, typed: string, found: Found | undefined): EmptyState | undefined {
  if (found !== undefined && found.hits.length > 0) return undefined;
  if (typed.length > 200) return { title: 'That is too long to look for', text: 'Take a few words of it, 200 characters at most.' };
  if (words === undefined || found === undefined) return { title: 'What are you looking for?', text: 'Words of what was done, asked for or resolved: “supervision”, “return interviews”. In quotation marks they must stand together; with a minus before it a word must not be there. A reference such as ECS-42 opens its action.' };
  if (!found.isAskable) return { title: 'Those words are in every text', text: 'Words such as “the”, “and” or “of” are not looked for by themselves. Add one that says what it is about.' };
  const looser = anyOf(words);
  return { title: `Nothing has “${words}”`, text: 'Other forms of a word are found by themselves: “interviewing” finds “interviews”. Look at the spelling, or take fewer words. Exempt information is never searched.',
    ...(looser === undefined ? {} : { action: { href: `/search?${new URLSearchParams({ q: looser }).toString()}`, text: 'Look for any of these words instead' } }) };
}
