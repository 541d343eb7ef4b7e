// The first page after signing in: one home that fits the parts a person has, the most urgent first.
import type { Request, Response } from 'express';
import { dayWithWeekday } from '../calendar/day.ts';
import { countByState } from '../letters/letter-list.store.ts';
import { lettersOf, mayReadLetters } from '../letters/letter.policy.ts';
import { isClerkOf, type Person } from '../people/person.ts';
import { signOffSays } from '../progress/sign-off-says.ts';
import type { TermKey } from '../web/glossary.ts';
import { personOf } from '../web/guards.ts';
import type { Html } from '../web/html.ts';
import { renderPage } from '../web/layout.ts';
import { view, type Body } from '../web/view.ts';
import { lettersInTrouble } from './clerk-to-do.ts';
import { inOrder, type Home, type HomeKind } from './home.ts';
import { meetingHead } from './meeting-words.ts';
import { readPanelsNow, type PanelNow } from './panel-now.ts';
import { presentAdministrator, urgencyOfAdministrator, type AdministratorHome } from './present-administrator.ts';
import { presentClerk, urgencyOfClerk, type ClerkHome } from './present-clerk.ts';
import { presentMember, urgencyOfMember, type MemberHome, type MemberHomePage, type OwnQuestionsPage, type SincePage } from './present-member.ts';
import { officerHead, presentOfficer, urgencyOfOfficer, type OfficerHome } from './present-officer.ts';
import { readAdministratorDay } from './read-administrator.ts';
import { readClerkDay } from './read-clerk.ts';
import { readMemberDay } from './read-member.ts';
import { listActionsOf, readOfficerDay } from './read-officer.ts';

export interface HomePart { id: string; caption: string | undefined; title: string; purpose: string | undefined; body: Html }
/** `first` is undefined for somebody without any part. */
export interface HomePage { title: string; first: HomePart | undefined; others: readonly HomePart[] }

const homeView = view<HomePage>('home/home');
const clerkView = view<ClerkHome>('home/clerk');
const memberView = view<MemberHomePage>('home/member');
const sinceView = view<SincePage>('home/since');
const questionsView = view<OwnQuestionsPage>('home/own-questions');
const officerView = view<OfficerHome>('home/officer');
const administratorView = view<AdministratorHome>('home/administrator');

/** Words that each home uses first. */
const firstMet: Record<HomeKind, readonly TermKey[]> = {
  clerk: ['cycle', 'clearDays', 'blocker', 'closure', 'extension', 'overdue', 'silent'], member: ['edition', 'comparison', 'overdue', 'silent', 'closure', 'question'],
  officer: ['action', 'post', 'update', 'targetDate', 'overdue', 'closure', 'extension'], administrator: ['panel', 'clerk', 'post', 'coOpted', 'exempt'],
};

export async function showHome(req: Request, res: Response): Promise<void> {
  const person = personOf(req);
  const homes = inOrder(await readHomes(req, person));
  const parts = homes.map(({ caption, title, purpose, body }, i): HomePart => ({ id: `home-${i + 1}`, caption, title, purpose, body: body(req.face.words) }));
  renderPage(res, { title: 'Home', section: 'home', explains: homes[0] === undefined ? [] : firstMet[homes[0].kind] }, homeView({ title: dayWithWeekday(req.deps.clock.today()), first: parts[0], others: parts.slice(1) }));
}

async function readHomes(req: Request, person: Person): Promise<Home<Body>[]> {
  const { db, clock } = req.deps;
  const today = clock.today();
  const actions = await listActionsOf(db, person);
  const [panels, letters] = await Promise.all([
    readPanelsNow(db, [...new Set([...person.parts, ...actions].map(({ panelId }) => panelId))], today), mayReadLetters(person) ? countByState(db, lettersOf(person)) : undefined,
  ]);
  const own = person.parts.flatMap(({ panelId }) => panels.get(panelId) ?? []).filter(({ panel }) => panel.successorId === null);
  const clerked = own.filter(({ panel }) => isClerkOf(person, panel.id));
  return [
    ...await Promise.all(clerked.map((now, i) => clerkHome(req, person, now, i === 0 ? letters : undefined))),
    ...await Promise.all(own.filter((now) => !clerked.includes(now)).map((now) => memberHome(req, person, now))),
    ...(person.posts.length > 0 && (actions.length > 0 || own.length === 0) ? [await officerHome(req, person, actions, panels)] : []),
    ...(person.isAdministrator ? [await administratorHome(req, clerked.length === 0 ? letters : undefined)] : []),
  ];
}

type Letters = Awaited<ReturnType<typeof countByState>> | undefined;

async function clerkHome(req: Request, person: Person, now: PanelNow, letters: Letters): Promise<Home<Body>> {
  const today = req.deps.clock.today();
  const day = await readClerkDay(req.deps, person, now, letters);
  return { kind: 'clerk', urgency: urgencyOfClerk(day), ...meetingHead(now, today), body: clerkView(presentClerk(day, today)) };
}

async function memberHome(req: Request, person: Person, now: PanelNow): Promise<Home<Body>> {
  const today = req.deps.clock.today();
  const day = await readMemberDay(req.deps.db, person, now);
  return { kind: 'member', urgency: urgencyOfMember(day, today), ...meetingHead(now, today), body: memberBody(presentMember(day, req.face.words)) };
}

function memberBody(model: MemberHome): Body {
  return (words) => memberView({ ...model, since: model.since && sinceView(model.since)(words), questions: questionsView(model.questions)(words) })(words);
}

async function officerHome(req: Request, person: Person, actions: Awaited<ReturnType<typeof listActionsOf>>, panels: ReadonlyMap<string, PanelNow>): Promise<Home<Body>> {
  const { db, clock } = req.deps;
  const day = await readOfficerDay(db, person, actions, panels, clock.today());
  return { kind: 'officer', urgency: urgencyOfOfficer(day, clock.today()), ...officerHead(day, person), body: officerView(presentOfficer(day, person, clock.today(), await signOffSays(db, person, clock.today()))) };
}

async function administratorHome(req: Request, letters: Letters): Promise<Home<Body>> {
  const model = presentAdministrator(await readAdministratorDay(req.deps.db, req.deps.clock.today()), lettersInTrouble(letters), req.face.words);
  return { kind: 'administrator', urgency: urgencyOfAdministrator(model), caption: undefined, title: `People and settings of ${req.face.councilName}`, purpose: 'What is missing before everybody can work.', body: administratorView(model) };
}
