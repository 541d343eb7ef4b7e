// The README says what is so: the settings, the commands, the dependencies, the rooms, the password, the pictures.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { signIns } from '../seeds/02_sign_ins.ts';
import { settings } from '../src/config.ts';
import { settingsTable } from './support/settings-table.ts';
import { ROOMS } from './support/source.ts';

const read = (file: string): string => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
const readme = read('README.md');
const manifest = JSON.parse(read('package.json')) as { scripts: Record<string, string>; dependencies: Record<string, string>; devDependencies: Record<string, string> };

test('the table of settings is that of src/config.ts', () => {
  expect(readme, 'Copy the table printed below into README.md').toContain(settingsTable(settings));
});

test('every command exists, and every one but parts of another is named', () => {
  const named = [...readme.matchAll(/`npm run ([\w:]+)/g)].map(([, name]) => name ?? '');
  expect(named.filter((name) => !(name in manifest.scripts))).toEqual([]);
  expect(Object.keys(manifest.scripts).filter((name) => !['start', 'test'].includes(name) && !named.includes(name))).toEqual([]);
});

test('every file and folder it names is there', () => {
  const named = [...readme.matchAll(/`((?:src|test|views|seeds|migrations)\/[\w./-]*)`/g)].map(([, file]) => file ?? '');
  expect(named.length).toBeGreaterThan(8);
  expect(named.filter((file) => !existsSync(new URL(`../${file}`, import.meta.url)))).toEqual([]);
});

test('every dependency has its reason, and no other is named', () => {
  const named = [...readme.matchAll(/^- `([@a-z0-9/.-]+)`(?:, `([@a-z0-9/.-]+)`)*: /gm)].flatMap(([line]) => [...line.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? ''));
  const listed = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).filter((name) => !name.startsWith('@types/'));
  expect(named.sort()).toEqual(listed.sort());
});

test('each person to sign in as is there, with the one password', () => {
  for (const { email, name } of signIns) expect(readme).toContain(`| ${name} | ${email} |`);
  expect(readme).toContain(`\`${signIns[0]?.password ?? ''}\``);
});

test('the floor plan has every room once, top to bottom', () => {
  const rooms = [...read('src/README.md').matchAll(/^\| `(?:\[)?([a-z-]+)\/`/gm)].map(([, room]) => room);
  expect(rooms).toEqual(ROOMS);
});

test('its pictures are there and small', () => {
  const pictures = [...readme.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, file]) => file ?? '');
  expect(pictures).toHaveLength(4);
  for (const file of pictures) expect(existsSync(new URL(`../${file}`, import.meta.url)) && statSync(new URL(`../${file}`, import.meta.url)).size, file).toBeLessThan(200_000);
});
