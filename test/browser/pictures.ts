// `npm run pictures`: the twelve main pages of the demonstration at 1,280 and 320 px, as PNG files in test/output/pictures, for people to look at; no part of the tests.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium as playwright, type Browser, type Page } from 'playwright-core';
import { freePort } from '../../src/database/free-port.ts';
import { CHROMIUM_ARGS, chromiumPath } from '../support/chromium-here.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = `${root}test/output/pictures`;
const people = { clerk: 'marian.holt', officer: 'sunita.rao', member: 'amara.bello', administrator: 'tom.ferris' };

/** From a page by its links: what they lead to has another address in every demonstration. */
const pages: readonly { name: string; as: keyof typeof people; from: string; follow?: readonly (string | RegExp)[]; act?: (page: Page) => Promise<void> }[] = [
  { name: '01-home-of-a-clerk', as: 'clerk', from: '/' },
  { name: '02-home-of-an-officer', as: 'officer', from: '/' },
  { name: '03-home-of-a-member', as: 'member', from: '/' },
  { name: '04-actions', as: 'clerk', from: '/actions' },
  { name: '05-one-action', as: 'clerk', from: '/actions/ECS-12' },
  { name: '06-inspection-with-measures', as: 'clerk', from: '/inspections', follow: ['Single inspection, November 2015'] },
  { name: '07-meeting', as: 'clerk', from: '/', follow: ['The meeting and its papers'] },
  { name: '08-intake-review', as: 'clerk', from: '/intake/new', act: readMinutes },
  { name: '09-dispatch', as: 'clerk', from: '/', follow: ['Prepare the progress report'] },
  { name: '10-report', as: 'member', from: '/editions', follow: [/Report \d+, for the meeting/] },
  { name: '11-in-the-meeting', as: 'clerk', from: '/meetings', follow: [/^\w+day \d+ \w+ \d{4}$/, 'In the meeting'] },
  { name: '12-audit-trail', as: 'administrator', from: '/audit' },
];

const given = process.argv.indexOf('--at');
const demonstration = given > 0 ? { address: process.argv[given + 1] ?? '', stop: () => Promise.resolve() } : await startDemonstration();
try {
  const browser = await playwright.launch({ ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }), args: CHROMIUM_ARGS });
  await takeAll(browser).finally(() => browser.close());
} finally {
  await demonstration.stop();
}

async function takeAll(browser: Browser): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const signedIn = new Map<string, Page>();
  for (const { name, as, from, follow = [], act } of pages) {
    const page = signedIn.get(as) ?? await signIn(await browser.newPage(), people[as]);
    signedIn.set(as, page);
    await page.goto(demonstration.address + from);
    for (const link of follow) await Promise.all([page.waitForNavigation(), page.locator('main a', { hasText: link }).first().click()]);
    await act?.(page);
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 900 });
      await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true });
    }
    console.log(`${name}: ${await page.title()}`);
  }
  console.log(`\nThe pictures are in ${folder}`);
}

/** Once more each time it is run: minutes are read in, and wait for a review. */
async function readMinutes(page: Page): Promise<void> {
  await page.locator('[name=pasted]').fill(readFileSync(`${root}test/intake/fixtures/improvement-item.txt`, 'utf8'));
  await page.getByLabel('Minutes or decisions').check();
  await page.locator('[name=meeting]').selectOption({ index: 1 });
  await Promise.all([page.waitForNavigation(), page.getByRole('button', { name: 'Read it' }).click()]);
}

async function signIn(page: Page, name: string): Promise<Page> {
  await page.goto(`${demonstration.address}/sign-in`);
  await page.getByLabel('E-mail address').fill(`${name}@slough.example`);
  await page.getByLabel('Password').fill('plum kettle harbour nine');
  await Promise.all([page.waitForNavigation(), page.getByRole('button', { name: 'Sign in', exact: true }).click()]);
  return page;
}

async function startDemonstration(): Promise<{ address: string; stop: () => Promise<void> }> {
  const port = String(await freePort());
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/start.ts'], { cwd: root, env: { ...process.env, PORT: port, DATA_DIR: `${root}test/output/pictures-data` }, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => { child.once('exit', () => { resolve(); }); });
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (words: Buffer) => { if (words.includes('is running at')) resolve(); });
    child.once('exit', () => { reject(new Error('The demonstration ended before it was up')); });
  });
  return { address: `http://localhost:${port}`, stop: async () => { child.kill('SIGTERM'); await ended; } };
}
