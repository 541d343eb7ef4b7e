// The other thread of render-apart.ts: draws one content and hands the bytes back.
import { parentPort, workerData } from 'node:worker_threads';
import { renderEdition } from './edition.render.ts';
import type { DrawOrder } from './render-apart.ts';

const { content, format, options } = workerData as DrawOrder;
const bytes = await renderEdition(content, format, options);
parentPort?.postMessage(bytes);
