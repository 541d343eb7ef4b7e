// Who may do what: one table over every address of the app. The tests ask each address as each kind of person and hold it to this table.

/** The points of view: of one panel, of another, of the posts an action concerns, and of none. */
export const KINDS = [
  'anonymous', 'clerk', 'clerk of another panel', 'chair', 'member', 'co-opted member, entitled', 'co-opted member', 'member of another panel', 'lead officer', 'another officer', 'director', 'administrator',
] as const;
export type Kind = (typeof KINDS)[number];

export interface Right {
  room: string;
  /** What may be done, as it stands on the page "Who may do what". */
  does: string;
  /** As the router has them: 'GET /actions/:reference'. */
  routes: readonly string[];
  may: readonly Kind[];
  /**
   * Who is told that they may not (403); 'the rest' where nothing is hidden. For whoever is in neither list the page does not
   * exist (404); whoever has not signed in is always sent to the sign-in page first.
   */
  told?: readonly Kind[] | 'the rest';
}

const everybody: readonly Kind[] = KINDS;
const signedIn = KINDS.filter((kind) => kind !== 'anonymous');
const administrator: readonly Kind[] = ['administrator'];
const ownClerk: readonly Kind[] = ['clerk'];
const anyClerk: readonly Kind[] = ['clerk', 'clerk of another panel'];
const clerksAndAdministrator: readonly Kind[] = [...anyClerk, 'administrator'];
const sitting: readonly Kind[] = ['chair', 'member', 'co-opted member, entitled', 'co-opted member'];
const ofThePanel: readonly Kind[] = [...ownClerk, ...sitting];
const answering: readonly Kind[] = ['lead officer', 'director'];
const seeingTheAction: readonly Kind[] = [...ofThePanel, ...answering];
const entitled: readonly Kind[] = ['clerk', 'co-opted member, entitled'];

/** `both('/x')`: the page and its form. */
const both = (...paths: string[]): string[] => paths.flatMap((path) => [`GET ${path}`, `POST ${path}`]);
/** Those of `knowing` who may not are told so. */
const except = (knowing: readonly Kind[], may: readonly Kind[]): Kind[] => knowing.filter((kind) => !may.includes(kind));

/** The posts concerned and those entitled in the panel; never by rank. */
const readingExempt: readonly Kind[] = [...entitled, 'lead officer'];
const writingExempt: readonly Kind[] = ['clerk', 'lead officer'];

export const rights: readonly Right[] = [
  { room: 'Everyone', does: 'Read the pages about the service', routes: ['GET /help', 'GET /help/words', 'GET /help/clerk', 'GET /help/officer', 'GET /help/member', 'GET /accessibility', 'GET /privacy', 'GET /complaints'], may: everybody },
  // Nobody is known there: the answer is the same for all.
  { room: 'Everyone', does: 'Read the published reports, their public part', may: everybody,
    routes: ['GET /published', 'GET /published/json-format', 'GET /published/json-format/edition-1.schema.json', ...['', '/feed.atom', '/latest', '/:number', '/:number/report.json', '/:number/files/:format'].map((page) => `GET /published/:code${page}`)] },
  { room: 'Everyone', does: 'Sign in, set a password by a letter’s link, sign out', routes: [...both('/sign-in', '/sign-in/code', '/forgotten-password', '/set-password/:token', '/new-address/:token'), 'POST /sign-in/passkey', 'POST /sign-in/provider', 'GET /sign-in/provider/return', 'POST /sign-out'], may: everybody },
  { room: 'Everyone', does: 'Have one’s meetings, or the days updates are due, in a calendar, by an address that is a secret', routes: ['GET /calendar-feeds/:token/calendar.ics'], may: everybody },
  // The address is the key: what it opens is one person's items of one meeting, and it opens nothing once the papers are out.
  { room: 'Everyone', does: 'Say where one’s actions stand by the link of a letter', routes: ['GET /answer/:token', 'POST /answer/:token/fresh-link', 'POST /answer/:token/:reference'], may: everybody },
  { room: 'Everyone', does: 'Ask for one’s dates in one’s own calendar, and take the address back', routes: [...both('/account/calendar'), 'POST /account/calendar/end'], may: signedIn },
  { room: 'Everyone', does: 'See one’s own home page, account, questions and lists, each with what one may see', may: signedIn,
    routes: ['GET /', 'GET /account', 'GET /account/stay-signed-in', ...both('/account/signed-in', '/account/change-password', '/account/change-email', '/account/passkeys', '/account/recovery-codes', '/second-factor', '/confirm-it-is-you'), 'POST /account/passkeys/remove', 'POST /account/connect', 'POST /account/disconnect', 'GET /who-may-do-what', 'GET /actions', 'GET /meetings', 'GET /meetings/calendar', 'GET /inspections', 'GET /inspections/coverage', 'GET /editions', 'GET /recommendations', 'GET /my-actions', 'GET /questions', 'GET /intake'] },

  { room: 'Actions', does: 'Read an action and its evidence', routes: ['GET /actions/:reference', 'GET /actions/:reference/evidence/:id'], may: seeingTheAction },
  { room: 'Everyone', does: 'Search what one may see', routes: ['GET /search'], may: signedIn },
  { room: 'Actions', does: 'Take the list of one’s actions away as a spreadsheet, keep a list under a name', routes: ['GET /actions.csv', 'GET /actions.xlsx', ...both('/actions/views')], may: signedIn },
  // Nobody's but their own; nothing of the register is in them.
  { room: 'Actions', does: 'Name anew or remove a list that somebody keeps', routes: ['POST /actions/views/:id/rename', 'POST /actions/views/:id/remove'], may: ['member'] },
  { room: 'Actions', does: 'Make actions', routes: both('/actions/new'), may: ownClerk, told: sitting },
  { room: 'Actions', does: 'Change an action, its lead post and its target; record what was decided about it', may: ownClerk, told: except(seeingTheAction, ownClerk),
    routes: [...both('/actions/:reference/change', '/actions/:reference/lead-post', '/actions/:reference/target', '/actions/:reference/decide'), 'POST /actions/:reference/stop-repeating'] },
  { room: 'Actions', does: 'Write down what an officer said', may: ownClerk, told: except(seeingTheAction, ownClerk),
    routes: both('/actions/:reference/report-on-behalf') },
  { room: 'Actions', does: 'Return an update with a question', may: ['clerk', 'director'], told: except(seeingTheAction, ['clerk', 'director']), routes: both('/actions/:reference/updates/:id/return') },
  { room: 'Actions', does: 'Report on an action', routes: [...both('/actions/:reference/report'), 'POST /my-actions/:reference'], may: answering, told: except(seeingTheAction, answering) },
  { room: 'Actions', does: 'Ask a question about an action', routes: both('/actions/:reference/ask'), may: sitting, told: except(seeingTheAction, sitting) },
  { room: 'Actions', does: 'Take back what one proposed', routes: ['POST /actions/:reference/withdraw-proposal'], may: answering, told: except(seeingTheAction, answering) },
  { room: 'Actions', does: 'Sign off the updates of the posts one directs', routes: both('/sign-off'), may: ['director'], told: 'the rest' },
  { room: 'Actions', does: 'Ask about any action of one’s panels', routes: both('/ask'), may: [...sitting, 'member of another panel'], told: 'the rest' },
  { room: 'Actions', does: 'Put shared questions under a theme', routes: both('/questions/theme'), may: anyClerk, told: 'the rest' },
  { room: 'Actions', does: 'Answer a question that was shared, put it to the officer', routes: both('/questions/:id/answer', '/questions/:id/ask-officer'), may: ownClerk, told: ['chair', 'member'] },
  { room: 'Actions', does: 'Share one’s own question, withdraw it', routes: ['POST /questions/:id/share', 'POST /questions/:id/withdraw'], may: ['member'], told: ['clerk', 'chair'] },

  { room: 'Exempt information', does: 'Read the exempt notes of an action', routes: both('/actions/:reference/exempt'), may: readingExempt, told: except(seeingTheAction, readingExempt) },
  { room: 'Exempt information', does: 'Write an exempt note', routes: both('/actions/:reference/exempt-note'), may: writingExempt, told: except(seeingTheAction, writingExempt) },
  { room: 'Exempt information', does: 'Read a report with its exempt information', routes: ['POST /editions/:id/exempt'], may: entitled, told: except(ofThePanel, entitled) },
  { room: 'Exempt information', does: 'Compare the public and the exempt draft of a report', routes: ['POST /meetings/:id/draft/side-by-side'], may: ownClerk, told: sitting },

  { room: 'Meetings and reports', does: 'See a meeting, a report and its files', routes: ['GET /meetings/:id', 'GET /editions/:id', 'GET /editions/:id/files/:format'], may: ofThePanel },
  { room: 'Meetings and reports', does: 'See a panel’s meetings of a year, and what is due at which', routes: ['GET /meetings/year/:code', 'GET /meetings/forward/:code'], may: ofThePanel },
  // Where there is a logo; a council without one has no such picture.
  { room: 'Meetings and reports', does: 'See the council’s logo, today’s and that of a report', routes: ['GET /logo', 'GET /editions/:id/logo'], may: [] },
  { room: 'Meetings and reports', does: 'Plan meetings', routes: both('/meetings/plan'), may: ownClerk },
  { room: 'Meetings and reports', does: 'Change a meeting, send the chair the draft of its report, dispatch it; see what became of the letters, and the record', may: ownClerk, told: sitting,
    routes: [...both('/meetings/:id/move-step/:step'), 'GET /meetings/:id/cycle', 'POST /meetings/:id/cycle/pass-over', 'POST /meetings/:id/cycle/revoke-link', ...both('/meetings/:id/agree-minutes'), ...both('/meetings/:id/paper-requests'), ...both('/meetings/:id/attendance', '/meetings/:id/change', '/meetings/:id/dispatch', '/editions/:id/letters'), 'POST /meetings/:id/draft/send', 'GET /meetings/:id/record'] },
  { room: 'Meetings and reports', does: 'Send a supplement, replace a report, withdraw it', may: ownClerk, told: sitting, routes: both('/editions/:id/supplement', '/editions/:id/replacement', '/editions/:id/withdraw') },
  { room: 'Meetings and reports', does: 'Read the draft of a report', routes: ['GET /meetings/:id/draft', 'GET /meetings/:id/draft/:format'], may: ['clerk', 'chair'], told: ['member', 'co-opted member, entitled', 'co-opted member'] },

  // Until it is finished what is noted is a draft: for everybody else there is no such page.
  { room: 'Meetings and reports', does: 'Keep the record in the meeting: open it, note, undo, finish', may: ownClerk,
    routes: [...both('/meetings/:id/sitting', '/meetings/:id/sitting/new', '/meetings/:id/sitting/:reference'), 'GET /meetings/:id/sitting/compared', 'POST /meetings/:id/sitting/finish', 'POST /meetings/:id/sitting/notes/:note/undo'] },

  // What an inspectorate published, every officer may read.
  { room: 'Inspections and papers', does: 'Read an inspection and its measures', routes: ['GET /inspections/:id', 'GET /measures/:id'], may: [...ofThePanel, 'lead officer', 'another officer', 'director'] },
  { room: 'Inspections and papers', does: 'Start a clock of an inspection', routes: both('/inspections/:id/clocks/start'), may: ownClerk, told: except([...ofThePanel, 'lead officer', 'another officer', 'director'], ownClerk) },
  { room: 'Inspections and papers', does: 'See a clock; read what was answered to a recommendation', routes: ['GET /clocks/:id', 'GET /resolutions/:id/response'], may: ofThePanel },
  { room: 'Inspections and papers', does: 'Stop a clock, overrule it by the printed date; keep the record of a recommendation and its response', may: ownClerk, told: sitting,
    routes: ['POST /clocks/:id/overrule', 'POST /clocks/:id/met', 'POST /resolutions/:id/response', 'POST /resolutions/:id/send'] },
  { room: 'Inspections and papers', does: 'Enter an inspection, its measures and their readings', routes: both('/inspections/enter', '/findings/:id/measure', '/findings/:id/repeats', '/measures/:id/reading', '/measures/:id/readings', '/measures/:id/change', '/readings/:id/correct'), may: ownClerk },
  { room: 'Inspections and papers', does: 'Take a paper in', routes: both('/intake/new'), may: anyClerk, told: 'the rest' },
  { room: 'Inspections and papers', does: 'Review a paper', routes: ['GET /intake/:id/paper', ...both('/intake/:id', '/intake/:id/recorded', '/intake/:id/table', '/intake/:id/compare')], may: ownClerk },

  { room: 'Letters', does: 'See what became of the letters of one’s panels, or of no panel; release held ones; try the relay', may: clerksAndAdministrator, told: 'the rest',
    routes: ['GET /letters', 'POST /letters/release', 'POST /letters/test', 'POST /letters/addresses/:id/trust'] },
  { room: 'Letters', does: 'Let letters go from a restored copy', routes: ['POST /letters/let-go'], may: administrator, told: 'the rest' },
  // Panels are walls here too: of another panel's letter, and for the administrator of any panel's, there is no page.
  { room: 'Letters', does: 'Read a panel’s letter and decide about it', may: ownClerk, told: except(signedIn, clerksAndAdministrator),
    routes: ['GET /letters/:id', 'POST /letters/:id/mark-arrived', 'POST /letters/:id/send-again', 'POST /letters/:id/release', 'POST /letters/:id/deliver-on-paper'] },
  { room: 'Letters', does: 'See all letters of no panel to one person', routes: ['GET /letters/to/:id'], may: administrator, told: except(signedIn, clerksAndAdministrator) },
  // Samples of every letter, in the demonstration alone: elsewhere there is no such page.
  { room: 'Letters', does: 'Look at samples of every letter (in a demonstration)', routes: ['GET /letters/gallery', 'GET /letters/gallery/:stem'], may: [], told: except(signedIn, clerksAndAdministrator) },

  { room: 'People and the council', does: 'See posts and who holds them', routes: ['GET /posts', 'GET /posts/:id'], may: clerksAndAdministrator, told: 'the rest' },
  { room: 'People and the council', does: 'See the list of panels', routes: ['GET /panels'], may: clerksAndAdministrator, told: 'the rest' },
  { room: 'People and the council', does: 'See who sits on a panel', routes: ['GET /panels/:code'], may: ['clerk', 'administrator'], told: except(signedIn, clerksAndAdministrator) },
  { room: 'People and the council', does: 'Add and change people, posts, panels and settings; invite and deactivate people', may: administrator, told: 'the rest',
    routes: ['GET /people', 'GET /people/:id', 'GET /organisations', 'GET /settings',
      ...both('/people/add-person', '/people/:id/change-person', '/people/:id/invite-person', '/people/:id/deactivate-person', '/people/:id/reset-second-factor', '/posts/add-post', '/posts/:id/change-post', '/posts/:id/hand-over-post', '/posts/:id/end-post', '/organisations/add-organisation',
        '/organisations/:id/change-organisation', '/panels/add-panel', '/panels/:code/change-panel', '/panels/:code/succeed-panel', '/panels/:code/add-membership', '/panels/:code/memberships/:id/change-membership', '/settings/change-settings', '/settings/change-logo', '/settings/change-sign-in')] },
  { room: 'People and the council', does: 'Add people from a table; change the lead times of the whole council', routes: both('/people/import-people', '/settings/change-lead-times'), may: administrator, told: 'the rest' },
  { room: 'People and the council', does: 'See and change what is kept how long, and hold what must be kept', may: administrator, told: 'the rest',
    routes: ['GET /retention', 'GET /retention/preview', 'GET /retention/what-is-held', ...both('/retention/change-periods', '/retention/place-hold', '/retention/lift-hold')] },
  { room: 'People and the council', does: 'Gather everything held about a person who asks for it', routes: both('/people/:id/gather-everything'), may: administrator, told: 'the rest' },
  { room: 'People and the council', does: 'Read the audit trail of the whole council', routes: ['GET /audit', 'GET /audit.csv'], may: administrator, told: 'the rest' },
  { room: 'People and the council', does: 'Read the audit trail of one record', routes: ['GET /audit/:kind/:key'], may: ['clerk', 'administrator'] },
];

export type Answer = 'in' | 'told' | 'hidden' | 'sign in';

export function answerTo(right: Right, kind: Kind): Answer {
  if (right.may.includes(kind)) return 'in';
  if (kind === 'anonymous') return 'sign in';
  return right.told === 'the rest' || right.told?.includes(kind) ? 'told' : 'hidden';
}

/** What somebody of this panel is to a record of another: whoever is of that one stands where this one's own people stand here. */
const standingAs: Record<Kind, readonly Kind[]> = {
  anonymous: ['anonymous'], administrator: ['administrator'], clerk: ['clerk of another panel'], 'clerk of another panel': ['clerk'],
  // That member asked that panel's questions and is entitled there.
  'member of another panel': ['member', 'co-opted member, entitled'],
  'another officer': ['lead officer'], 'lead officer': ['another officer'], director: ['another officer'],
  chair: ['member of another panel'], member: ['member of another panel'], 'co-opted member, entitled': ['member of another panel'], 'co-opted member': ['member of another panel'],
};

export function answerElsewhere(right: Right, kind: Kind): Answer {
  const answers = standingAs[kind].map((as) => answerTo(right, as));
  return (['in', 'told', 'hidden'] as const).find((answer) => answers.includes(answer)) ?? 'sign in';
}
