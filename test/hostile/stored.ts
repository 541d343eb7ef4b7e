// Code typed into every text of every form and kept for good, and then every surface on which it is read.
import type { Deps } from '../../src/councils/deps.ts';
import { sendDraftJob } from '../../src/editions/send-draft.job.ts';
import { sendEdition } from '../../src/editions/send-edition.job.ts';
import type { Kind } from '../../src/sign-in/rights.ts';
import type { TestCouncil } from '../support/database.ts';
import type { Right } from './attack-forms.ts';
import { faultsIn, markupIn } from './faults.ts';
import { withValues } from './forms.ts';
import { bodyOf, walk, type Ground } from './ground.ts';
import { HIT, payloads } from './payloads.ts';

export interface Surface { name: string; as: Kind; path?: string; html: string }

const LINE = `'"></title></textarea></select><script>${HIT}(1)</script><img src=x onerror=${HIT}(1)>`;
const PARAGRAPH = payloads.filter(({ of, inEveryRun }) => of === 'script' && inEveryRun).map(({ text }) => text).join('\n');

/** @returns the routes that kept it */
export async function keepCode(ground: Ground, rights: readonly Right[]): Promise<string[]> {
  const kept: string[] = [];
  for (const { form, answer } of rights) {
    const put = new Map(form.fields.flatMap((field): [string, string][] => (field.is === 'line' ? [[field.name, LINE]] : field.is === 'paragraph' ? [[field.name, PARAGRAPH]] : [])));
    if (put.size === 0) continue;
    const came = await ground.send({ method: 'POST', path: form.action, as: form.as, ...(await bodyOf(form, withValues(answer, put))) });
    if (came.status === 303) kept.push(form.route);
  }
  return kept;
}

/** Every page that shows it, and every letter and report that went out with it. */
export async function surfacesOf(ground: Ground, deps: Deps, listJobs: TestCouncil['listJobs']): Promise<{ surfaces: Surface[]; faults: string[] }> {
  const surfaces: Surface[] = [];
  const faults: string[] = [];
  const stop = new AbortController().signal;
  for (const { name, payload } of await listJobs()) {
    const job = [sendEdition, sendDraftJob].find((one) => one.name === name);
    if (job !== undefined) await job.run(deps, payload as Record<string, unknown>, stop);
  }
  await walk(ground, deps, (came, as, path) => {
    if (came.text.includes(HIT) && /html/.test(came.headers['content-type'] ?? '')) surfaces.push({ name: `${ground.routeOf('GET', new URL(path, 'http://ours.invalid').pathname) ?? path} as ${as}`, as, path, html: came.text });
    faults.push(...faultsIn(came).map((fault) => `GET ${path} as ${as}: ${fault}`));
  });
  const others = [...await letters(deps), ...await reports(ground, deps)];
  for (const { name, html } of others) faults.push(...markupIn(html).filter((fault) => !fault.startsWith('holds <style')).map((fault) => `${name}: ${fault}`));
  return { surfaces: [...surfaces, ...others], faults };
}

async function letters(deps: Deps): Promise<Surface[]> {
  const rows: { kind: string; html: string }[] = await deps.db('letters').whereLike('html', `%${HIT}%`).select('kind', 'html').orderBy('kind');
  return rows.map(({ kind, html }) => ({ name: `the letter ${kind}`, as: 'anonymous' as const, html }));
}

/** The file is opened from a disk, without our headers. */
async function reports(ground: Ground, deps: Deps): Promise<Surface[]> {
  const ids: string[] = await deps.db('editions').pluck('id');
  const surfaces: Surface[] = [];
  for (const id of ids) {
    const came = await ground.send({ method: 'GET', path: `/editions/${id}/files/html`, as: 'clerk' });
    if (came.text.includes(HIT)) surfaces.push({ name: 'the report as a file', as: 'clerk', html: came.text });
  }
  return surfaces;
}
