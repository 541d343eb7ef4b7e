// Change the settings; what somebody else saved meanwhile is shown beside what was typed.
import type { Request, Response } from 'express';
import { differences, newestChange } from '../audit/newest-change.ts';
import { aLine, anEmail } from '../web/fields.ts';
import { form, type FormModel, type OrderOf } from '../web/forms.ts';
import { doerOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import type { Conflict } from '../web/ui.ts';
import { view } from '../web/view.ts';
import { wordsOf, type OwnWords } from '../web/words.ts';
import { changeSettings, type ChangeSettingsOrder, type ChangeSettingsRefusal } from './change-settings.ts';
import type { Settings } from './settings.ts';
import { getSettings } from './settings.store.ts';
import { wordLabels } from './word-labels.ts';

type Word = keyof OwnWords;
type Field = 'councilName' | 'reportTitle' | 'brandColour' | 'mailFromName' | 'mailFromAddress' | Word;
export interface ChangeSettingsPage { form: FormModel<Field>; words: readonly { name: Word; label: string; usual: string }[]; conflict: Conflict | undefined }

const changeSettingsView = view<ChangeSettingsPage>('settings/change-settings');
const word = aLine('The word', { max: 40 });
const changeSettingsForm = form({
  councilName: aLine('The name', { missing: 'Enter the name of the council' }), reportTitle: aLine('The title', { missing: 'Enter what the report is called' }),
  brandColour: aLine('The colour', { missing: 'Enter a colour', max: 20 }), mailFromName: aLine('The name', { missing: 'Enter the name letters come from' }),
  mailFromAddress: anEmail({ missing: 'Enter the address letters come from' }),
  panel: word, chair: word, clerk: word, leadOfficer: word, cabinet: word, partOne: word, partTwo: word,
}, ({ brandColour }) => (/^#[0-9a-f]{6}$/i.test(brandColour) ? {} : { brandColour: 'The colour must be written like #0f4c5c' }));

const sentences: Record<ChangeSettingsRefusal, string | { brandColour: string }> = {
  'changed-since': 'Somebody else has changed the settings since you opened the page',
  'colour-too-light': { brandColour: 'White letters could not be read on this colour; choose a darker one (a contrast of 4.5 to 1 or more)' },
};

export async function showChangeSettings(req: Request, res: Response): Promise<void> {
  const { councilName, reportTitle, brandColour, mailFromName, mailFromAddress, words, version } = await getSettings(req.deps.db);
  show(res, changeSettingsForm.open(req, { version, values: { councilName, reportTitle, brandColour, mailFromName, mailFromAddress, ...words } }));
}

export async function changeSettingsPosted(req: Request, res: Response): Promise<void> {
  const posted = changeSettingsForm.read(req);
  if (!posted.ok) { show(res, posted.form); return; }
  const order = orderOf(posted.order, posted.version);
  const outcome = await changeSettings(req.deps, doerOf(req, posted), order);
  if (outcome.ok) { goTo(res, '/settings', outcome.changed ? 'The settings are changed.' : 'Nothing was different, so nothing was changed.'); return; }
  const settings = await getSettings(req.deps.db);
  const conflict = outcome.because === 'changed-since' ? { ...(await newestChange(req.deps.db, { kind: 'settings', id: settings.id })), rows: rowsOf(settings, order) } : undefined;
  show(res, posted.refused(sentences[outcome.because], { version: settings.version }), conflict);
}

/** A word that is left empty, or is the usual one, is not kept: the usual word may be bettered one day. */
function orderOf({ councilName, reportTitle, brandColour, mailFromName, mailFromAddress, ...typed }: OrderOf<typeof changeSettingsForm>, version: number): ChangeSettingsOrder {
  const usual = wordsOf();
  const words = Object.fromEntries(wordLabels.flatMap(({ word: name }) => (typed[name] === undefined || typed[name] === usual[name] ? [] : [[name, typed[name]]])));
  return { councilName, reportTitle, brandColour: brandColour.toLowerCase(), mailFromName, mailFromAddress, words, version };
}

function rowsOf(theirs: Settings, yours: ChangeSettingsOrder): Conflict['rows'] {
  const [theirWords, yourWords] = [wordsOf(theirs.words), wordsOf(yours.words)];
  return differences([
    { label: 'Council', theirs: theirs.councilName, yours: yours.councilName }, { label: 'The report is called', theirs: theirs.reportTitle, yours: yours.reportTitle },
    { label: 'Colour', theirs: theirs.brandColour, yours: yours.brandColour }, { label: 'Letters come from', theirs: theirs.mailFromName, yours: yours.mailFromName },
    { label: 'Their address', theirs: theirs.mailFromAddress, yours: yours.mailFromAddress },
    ...wordLabels.map(({ word: name, text }) => ({ label: `Word for ${text}`, theirs: theirWords[name], yours: yourWords[name] })),
  ]);
}

function show(res: Response, model: ChangeSettingsPage['form'], conflict?: Conflict): void {
  const usual = wordsOf();
  const words = wordLabels.map(({ word: name, text }) => ({ name, label: `Word for ${text}`, usual: `usually ${usual[name]}` }));
  renderPage(res, { title: 'Change the settings', section: 'settings', back: { href: '/settings', text: 'Settings' } }, changeSettingsView({ form: model, words, conflict }));
}
