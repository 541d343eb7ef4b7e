// How a published report reads as JSON: for whoever builds on it, with the schema to check against.
import type { Request, Response } from 'express';
import { renderPage } from '../web/layout.ts';
import { openToAll, sendToAll } from '../web/open-to-all.ts';
import { view } from '../web/view.ts';
import { renderEditionSchema } from './edition-schema.render.ts';
import { JSON_SCHEMA_PATH } from './published.ts';

export interface JsonFormatPage { schemaHref: string; parts: readonly { key: string; value: string }[] }

const formatView = view<JsonFormatPage>('editions/json-format');

const parts: readonly { key: string; value: string }[] = [
  ['contentVersion', 'The version of the shape, now 1. A field never changes its meaning within a version.'],
  ['head', 'Which report it is: the council, the panel and its code, the number, the kind (main, supplement or replacement), the meeting, and the moment it was built.'],
  ['actions', 'Every action followed: its permanent reference, wording, what it is because of, the lead post, the state, every target date it has had, the updates, decisions and evidence.'],
  ['glance, changes, exceptions', 'The counts, what changed since the report before, and what is overdue, at risk or silent.'],
  ['plan', 'The order in which the report tells the actions, by reference.'],
  ['measures, bodies, recommendations, questions', 'Figures against their targets, the history of judgements, responses, and members’ questions with their answers.'],
  ['method', 'How it was made, the key to the states, and how many items carry exempt notes.'],
].map(([key = '', value = '']) => ({ key, value }));

export function showJsonFormat(_req: Request, res: Response): void {
  renderPage(openToAll(res), { title: 'Reports as JSON', crumbs: [{ href: '/published', text: 'Published reports' }] }, formatView({ schemaHref: JSON_SCHEMA_PATH, parts }));
}

export function sendJsonSchema(req: Request, res: Response): void {
  sendToAll(res, 'application/schema+json; charset=utf-8', Buffer.from(renderEditionSchema(req.deps.council.baseUrl + JSON_SCHEMA_PATH)));
}
