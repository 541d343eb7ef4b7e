// Every table: what it is, what it holds of people, how long it is kept, and what its person gets of it. The record of processing (UK GDPR art. 30).
import type { Request, Response } from 'express';
import { renderPage } from '../web/layout.ts';
import { view } from '../web/view.ts';
import { accessLabel, dataMap, isPersonal, type DataTable, type Kept, type Sort } from './data-map.ts';
import { KEPT_ON, ruleOf } from './rule.ts';

export interface WhatIsHeldPage { said: string; tables: readonly { table: string; what: string; holds: readonly string[]; kept: string; access: string }[] }

const whatIsHeldView = view<WhatIsHeldPage>('retention/what-is-held');
const sortLabels: Record<Exclude<Sort, 'plain'>, string> = {
  person: 'points to a person', name: 'names', contact: 'e-mail addresses', words: 'what somebody wrote', paper: 'whole papers', exempt: 'exempt text', secret: 'secrets, hashed or sealed', bytes: 'files', derived: 'computed from these',
};

export function showWhatIsHeld(_req: Request, res: Response): void {
  const personal = dataMap.filter(isPersonal);
  const said = `${dataMap.length} tables, of which ${personal.length} hold something of people or what people wrote. Each column is in this list; a new one without its place here fails the program’s tests.`;
  renderPage(res, { title: 'What is held of people', section: 'settings', wide: true, back: { href: '/retention', text: 'What is kept how long' } }, whatIsHeldView({
    said, tables: dataMap.map((one) => ({ table: one.table, what: one.what, holds: holdsOf(one), kept: one.kept.map(keptLabel).join('; '), access: accessLabel(one) })),
  }));
}

function holdsOf({ columns, through }: DataTable): string[] {
  const found = (Object.keys(sortLabels) as (keyof typeof sortLabels)[]).flatMap((sort) => (columns[sort] === undefined ? [] : [`${sortLabels[sort]}: ${columns[sort].join(', ')}`]));
  return [...found, ...(through === undefined ? [] : [`belongs to ${through.table}`]), ...(found.length === 0 && through === undefined ? ['nothing of anybody'] : [])];
}

function keptLabel(kept: Kept): string {
  return KEPT_ON.find(({ key }) => key === kept)?.name ?? ruleOf(kept as Parameters<typeof ruleOf>[0]).name;
}
