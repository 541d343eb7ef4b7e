// The outbox as a clerk needs it: whether letters go out, which of them need a person, and what to do about each.
import type { Request, Response } from 'express';
import { instantLabel } from '../calendar/instant-label.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import type { Figures } from '../web/ui.ts';
import { view } from '../web/view.ts';
import { findAddressFlags, listAddressFlags, type AddressFlag } from './address-flag.store.ts';
import { troubleInWords } from './answer.ts';
import { countByState, listInStates, type LetterLine } from './letter-list.store.ts';
import { lettersOf, mayLetLettersGo } from './letter.policy.ts';
import { stateLabel, toDoAbout } from './letter-words.ts';
import { ENDINGS_THAT_NEED_A_PERSON, letterPath, type Lane, type LetterState } from './letter.ts';
import { letLettersGo } from './let-letters-go.ts';
import { getRelayState } from './relay-state.store.ts';
import { mailboxTroubleInWords } from './report-mailbox.ts';
import { getMailboxState } from './report-mailbox.store.ts';
import { findQuietCopy, type RestoredCopy } from './restored-copy.store.ts';
import { releaseHeldLetters } from './release-held-letters.ts';
import { sendTestLetter } from './send-test-letter.ts';
import { trustAddress } from './trust-address.ts';

export interface LettersPage {
  /** A restored copy from which no letter leaves by itself. */
  copy: { of: string; since: string; form: FormModel | undefined } | undefined;
  troubles: readonly { text: string; says: string }[];
  figures: Figures | undefined;
  groups: readonly { title: string; toDo: string; caption: string; letters: readonly LetterRow[] }[];
  releaseForm: FormModel | undefined;
  flags: readonly { address: string; why: string; since: string; form: FormModel }[];
  testForm: FormModel;
  /** In a demonstration only. */
  galleryHref: string | undefined;
}

export interface LetterRow { href: string; reader: string; address: string; subject: string; said: string; when: string }

const lettersView = view<LettersPage>('letters/letters');
const oneButton = form({});
const FRAME = { title: 'Letters', section: 'letters', wide: true } as const;
const SHOW_SILENCE_AFTER_MS = 15 * 60_000;

export async function showLetters(req: Request, res: Response): Promise<void> {
  const { db } = req.deps;
  const mine = lettersOf(personOf(req));
  const [copy, relay, counts, lines, flags] = [await findQuietCopy(db), await getRelayState(db), await countByState(db, mine), await listInStates(db, mine, ENDINGS_THAT_NEED_A_PERSON), await listAddressFlags(db, mine)];
  const flagged = await findAddressFlags(db, lines.map((line) => line.toAddress));
  const canRelease = lines.some((line) => line.state === 'held' && !flagged.has(line.toAddress.toLowerCase()));
  renderPage(res, FRAME, lettersView({
    copy: copy && presentCopy(req, copy),
    troubles: [...presentTrouble('relay', relay, troubleInWords, req.deps.clock.now()), ...presentTrouble('mailbox', await getMailboxState(db), mailboxTroubleInWords, req.deps.clock.now())],
    figures: presentFigures(counts),
    groups: ENDINGS_THAT_NEED_A_PERSON.flatMap((state) => [...presentGroup(state, 'ordinary', lines), ...presentGroup(state, 'sign-in', lines)]),
    releaseForm: canRelease ? oneButton.open(req, { action: '/letters/release', idPrefix: 'release-' }) : undefined,
    flags: flags.map((flag, n) => presentFlag(req, flag, n)),
    testForm: oneButton.open(req, { action: '/letters/test', idPrefix: 'test-' }),
    galleryHref: req.face.isDemonstration ? '/letters/gallery' : undefined,
  }));
}

export async function doReleaseHeld(req: Request, res: Response): Promise<void> {
  const posted = oneButton.read(req, 'release-');
  const outcome = posted.ok ? await releaseHeldLetters(req.deps, doerOf(req, posted)) : undefined;
  goTo(res, '/letters', outcome?.ok ? `${counted(outcome.released)} released.` : 'No letter was held back any more.');
}

export async function doLetLettersGo(req: Request, res: Response): Promise<void> {
  const posted = oneButton.read(req, 'let-go-');
  const outcome = posted.ok ? await letLettersGo(req.deps, doerOf(req, posted)) : undefined;
  goTo(res, '/letters', outcome?.ok ? 'Letters leave by themselves again. Those held back are still yours to release.' : 'Letters left by themselves already.');
}

export async function doSendTestLetter(req: Request, res: Response): Promise<void> {
  const posted = oneButton.read(req, 'test-');
  if (posted.ok) await sendTestLetter(req.deps, doerOf(req, posted));
  goTo(res, '/letters', 'A test letter to you is on its way.');
}

export async function doTrustAddress(req: Request<{ id: string }>, res: Response): Promise<void> {
  const posted = oneButton.read(req);
  const outcome = posted.ok ? await trustAddress(req.deps, doerOf(req, posted), req.params.id) : undefined;
  goTo(res, '/letters', outcome?.ok ? 'The address is written to again. Letters that waited because of it can be released.' : 'The address was trusted again already.');
}

function presentCopy(req: Request, { backupMadeAt, restoredAt }: RestoredCopy): NonNullable<LettersPage['copy']> {
  const form = mayLetLettersGo(personOf(req)) ? oneButton.open(req, { action: '/letters/let-go', idPrefix: 'let-go-' }) : undefined;
  return { of: instantLabel(backupMadeAt), since: instantLabel(restoredAt), form };
}

function counted(letters: number): string {
  return letters === 1 ? '1 letter' : `${letters} letters`;
}

/** One connection that failed is no trouble; a quarter of an hour without an answer is, and so is a setting that somebody must mend. */
function presentTrouble<T extends string>(who: 'relay' | 'mailbox', state: { trouble: T | null; troubledSince: Date | null; said: string | null }, words: Record<T, string>, now: Date): LettersPage['troubles'] {
  const { trouble, troubledSince, said } = state;
  if (trouble === null || troubledSince === null) return [];
  if (trouble === 'unreachable' && now.getTime() - troubledSince.getTime() < SHOW_SILENCE_AFTER_MS) return [];
  return [{ text: words[trouble], says: `Since ${instantLabel(troubledSince)}. The ${who} said: ${said ?? ''}` }];
}

const IN_FIGURES: readonly (readonly [text: string, states: readonly LetterState[]])[] = [
  ['waiting to go', ['queued', 'deferred']], ['with the relay now', ['claimed', 'handing_over']], ['accepted by the mail relay', ['accepted']],
  ['unknown', ['unknown']], ['failed or returned', ['failed', 'bounced_hard', 'bounced_soft', 'complained']], ['held back', ['held']],
  ['arrived, or delivered on paper', ['arrived', 'on_paper']],
];

function presentFigures(counts: ReadonlyMap<LetterState, number>): Figures | undefined {
  if (counts.size === 0) return undefined;
  return { label: 'All letters', figures: IN_FIGURES.map(([text, states]) => ({ text, count: states.reduce((sum, state) => sum + (counts.get(state) ?? 0), 0) })) };
}

function presentGroup(state: LetterState, lane: Lane, lines: readonly LetterLine[]): LettersPage['groups'][number][] {
  const mine = lines.filter((line) => line.state === state && line.lane === lane);
  if (mine.length === 0) return [];
  const label = lane === 'sign-in' ? `${stateLabel[state]}, about signing in` : stateLabel[state];
  return [{ title: label.charAt(0).toUpperCase() + label.slice(1), toDo: toDoAbout({ state, lane }), caption: `Letters: ${label}`, letters: mine.map(presentRow) }];
}

function presentRow(line: LetterLine): LetterRow {
  return { href: letterPath(line.id), reader: line.toName, address: line.toAddress, subject: line.subject, said: line.said ?? '', when: instantLabel(line.changedAt) };
}

function presentFlag(req: Request, flag: AddressFlag, n: number): LettersPage['flags'][number] {
  return { address: flag.address, why: flag.why, since: instantLabel(flag.flaggedAt), form: oneButton.open(req, { action: `/letters/addresses/${flag.id}/trust`, idPrefix: `flag-${n}-` }) };
}
