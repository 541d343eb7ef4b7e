// The doors that are open to all. They stand before the session: whoever asks, the answer is the same, and may be kept on the way.
import { Router } from 'express';
import { sendJsonSchema, showJsonFormat } from './json-format.page.ts';
import { sendPublishedFile, sendPublishedJson, showPublishedEdition } from './published-edition.page.ts';
import { goToLatest, sendFeed, showPublishedPanel, showPublishedPanels } from './published.page.ts';
import { JSON_FORMAT_PATH, JSON_SCHEMA_PATH } from './published.ts';

export const publishedRoutes = Router();

publishedRoutes.get('/published', showPublishedPanels);
publishedRoutes.get(JSON_FORMAT_PATH, showJsonFormat);
publishedRoutes.get(JSON_SCHEMA_PATH, sendJsonSchema);
publishedRoutes.get('/published/:code', showPublishedPanel);
publishedRoutes.get('/published/:code/feed.atom', sendFeed);
publishedRoutes.get('/published/:code/latest', goToLatest);
publishedRoutes.get('/published/:code/:number', showPublishedEdition);
publishedRoutes.get('/published/:code/:number/report.json', sendPublishedJson);
publishedRoutes.get('/published/:code/:number/files/:format', sendPublishedFile);
