// The parts pages are made of: typed functions over the templates of views/ui, called in templates as `<%- ui.button({ … }) %>`.
import type { Chart } from './chart.ts';
import type { Term } from './glossary.ts';
import type { Html } from './html.ts';
import { part } from './part.ts';
import { fieldParts, type NoModel } from './ui-fields.ts';

export type Look = 'not started' | 'on track' | 'at risk' | 'proposed for closure' | 'closed' | 'not accepted' | 'superseded';

/** A word, a shape and then a colour: the state reads in grey and aloud. `text` where the word is another than the state's own. */
export interface StateTag { state: Look; text?: string | undefined }
/** Beside a state: ■ "overdue by 41 days", ▨ "exempt, paragraph 2". */
export interface Flag { text: string }
export interface Link { href: string; text: string }
export interface Button { text: string; kind?: 'primary' | 'secondary' | 'warning'; href?: string; name?: string; value?: string; /** What it will do, to whom and when: for whatever cannot be undone. */ effect?: string }
export interface Column { text: string; isNumber?: boolean; isHidden?: boolean; /** The link that sorts by this column, and how it is sorted now. */ sort?: { href: string; now: 'ascending' | 'descending' | 'none' } }
export interface TableStart { caption: string; isCaptionHidden?: boolean; /** Cards instead of columns on a narrow screen: each cell then says its heading in `data-label`. */ isList?: boolean; columns: readonly Column[] }
export interface Pagination { what: string; said: string; previous: string | undefined; next: string | undefined; pages: readonly PageLink[] }
export interface PageLink { text: string; href: string; stands: 'current' | 'other' | 'gap' }
/** A target date with every date it was before: "30 Jan 2026 · was 31 Oct 2025, 31 Jul 2025". */
export interface DateLine { now: string; was?: readonly string[]; overdue?: string | undefined }
export interface Notice { text: string; link?: Link }
export interface Said { text: string }
export interface SummaryList { rows: readonly { key: string; value: string | Html; change?: (Link & { of: string }) | undefined }[] }
export interface Breadcrumbs { crumbs: readonly Link[] }
export interface Details { summary: string; body: string | Html }
/** Two people changed the same thing: both texts, side by side, field by field. */
export interface Conflict { who: string; when: string; rows: readonly { label: string; theirs: string; yours: string }[] }
export interface Heading { title: string; caption?: string | undefined; /** One line: what this page is for. */ purpose?: string | undefined }
/** Pages of one room, beside each other. */
export interface Places { label: string; places: readonly (Link & { isCurrent: boolean })[] }
/** A drawing with its name and what it shows in words; the same figures stand beside it as a table. `id` is its own on the page. */
export interface ChartPart { id: string; chart: Chart; title: string; description: string }
export interface EmptyState { title: string; text: string; action?: Link | undefined }
export interface Figures { label: string; figures: readonly { /** A text where counting stopped: 'over 2,000'. */ count: number | string; text: string; before?: string | undefined; href?: string | undefined }[] }
export interface CycleLine { label: string; steps: readonly { day: string; text: string; stands: 'done' | 'now' | 'coming'; note?: string | undefined; /** The note says that something is in the way. */ isTrouble?: boolean | undefined; href?: string | undefined }[] }

/** Above every page: whose this is, the search, who is signed in, and the rooms they have business in. */
export interface Top {
  product: string; councilName: string; isDemonstration: boolean;
  /** The box in the header; not where the page itself is one. */
  hasSearch: boolean;
  person: { name: string; csrf: string } | undefined;
  navigation: readonly (Link & { isCurrent: boolean })[];
}
export interface TermsHere { terms: readonly Term[] }
/** Below every page. `session`, for whoever is signed in: when that ends, in words, and what is left of it in seconds. */
export interface Foot { product: string; panels: string; session: { ends: string; idle: number; left: number } | undefined }

const tableEnd = part<NoModel>('table-end');

export const ui = {
  ...fieldParts,
  heading: part<Heading>('heading'),
  stateTag: part<StateTag>('state-tag'),
  overdueFlag: part<Flag>('overdue-flag'),
  exemptFlag: part<Flag>('exempt-flag'),
  dateLine: part<DateLine>('date-line'),
  button: part<Button>('button'),
  tableStart: part<TableStart>('table-start'),
  tableEnd: (): Html => tableEnd({}),
  pagination: part<Pagination>('pagination'),
  notice: part<Notice>('notice'),
  inset: part<Said>('inset'),
  warning: part<Said>('warning'),
  summaryList: part<SummaryList>('summary-list'),
  breadcrumbs: part<Breadcrumbs>('breadcrumbs'),
  places: part<Places>('places'),
  backLink: part<Link>('back-link'),
  details: part<Details>('details'),
  emptyState: part<EmptyState>('empty-state'),
  conflict: part<Conflict>('conflict'),
  figures: part<Figures>('figures'),
  cycleLine: part<CycleLine>('cycle-line'),
  chart: part<ChartPart>('chart'),
  top: part<Top>('top'),
  terms: part<TermsHere>('terms'),
  foot: part<Foot>('foot'),
};
