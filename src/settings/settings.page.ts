// What the council is called and looks like, its words, and the sender of its letters.
import type { Request, Response } from 'express';
import { usuallyLeftOut } from '../calendar/clear-days.ts';
import { usualLeadTimes } from '../calendar/cycle-steps.ts';
import { stepLabels } from '../panels/lead-time-fields.ts';
import { renderPage } from '../web/layout.ts';
import { view } from '../web/view.ts';
import { wordsOf } from '../web/words.ts';
import { leftOutLabels } from './left-out.ts';
import { getSettings } from './settings.store.ts';
import { wordLabels } from './word-labels.ts';

export interface SettingsPage { rows: readonly { key: string; value: string }[]; times: readonly { key: string; value: string }[]; words: readonly { key: string; value: string }[] }

const settingsView = view<SettingsPage>('settings/settings');

export async function showSettings(req: Request, res: Response): Promise<void> {
  const settings = await getSettings(req.deps.db);
  const words = wordsOf(settings.words);
  renderPage(res, { title: 'Settings', section: 'settings' }, settingsView({
    rows: [
      { key: 'Council', value: settings.councilName },
      { key: 'The report is called', value: settings.reportTitle },
      { key: 'Colour', value: settings.brandColour },
      { key: 'Letters come from', value: `${settings.mailFromName} <${settings.mailFromAddress}>` },
    ],
    times: [
      ...stepLabels.map(({ step, text }) => ({ key: text.charAt(0).toUpperCase() + text.slice(1), value: `${settings.leadTimes[step] ?? usualLeadTimes[step]} working days before the meeting` })),
      { key: 'Not counted as clear days', value: leftOutLabels.filter(({ value }) => ({ ...usuallyLeftOut, ...settings.clearDays })[value]).map(({ text }) => text).join(', ') || 'nothing: every day counts' },
    ],
    words: wordLabels.map(({ word, text }) => ({ key: text, value: words[word] })),
  }));
}
