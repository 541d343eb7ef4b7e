// The repository as its own house-rule tests read it: files, what they are for by their names, and who imports whom.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The floor plan, top to bottom: rules lean only on rooms above theirs. Settings stand below people, as who changes them is a person and is recorded. */
export const ROOMS = ['calendar', 'database', 'web', 'audit', 'documents', 'people', 'settings', 'panels', 'letters', 'sign-in', 'meetings', 'inspections',
  'resolutions', 'actions', 'progress', 'editions', 'sittings', 'intake', 'successions', 'home', 'retention', 'subject-access', 'councils', 'backup'] as const;

export type Role = 'noun' | 'policy' | 'store' | 'verb' | 'page' | 'routes' | 'job' | 'email' | 'reader' | 'render' | 'relay' | 'command' | 'top';

export interface Import {
  line: number;
  /** As written. */
  from: string;
  /** The file below the root, for our own. */
  path: string | undefined;
  /** The names taken for their value; [] when only types are. */
  values: string[];
  isTypeOnly: boolean;
}

export interface Source {
  path: string;
  text: string;
  /** Without comments, lines kept. */
  code: string;
  room: string | undefined;
  role: Role;
  imports: Import[];
}

const SUFFIXED: readonly Role[] = ['policy', 'store', 'page', 'routes', 'job', 'email', 'reader', 'render', 'relay', 'command'];

/** Every file that is or would be committed. */
export function allFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: root, encoding: 'utf8' });
  return listed.split('\0').filter((file) => file !== '' && existsSync(path.join(root, file))).sort();
}

export function readSource(file: string): Source {
  const text = readFileSync(path.join(root, file), 'utf8');
  const room = /^src\/([^/]+)\//.exec(file)?.[1];
  return { path: file, text, code: withoutComments(text), room, role: roleOf(file, room), imports: importsOf(file, text) };
}

/** An unsuffixed file of a room is a noun where it has a store of its own stem, else a verb; the compiler cannot tell them apart, its name can. */
function roleOf(file: string, room: string | undefined): Role {
  if (room === undefined) return 'top';
  const suffix = SUFFIXED.find((role) => file.endsWith(`.${role}.ts`));
  if (suffix !== undefined) return suffix;
  return existsSync(path.join(root, file.replace(/\.ts$/, '.store.ts'))) ? 'noun' : 'verb';
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, '')).replace(/(^|\s)\/\/.*$/gm, '$1');
}

function importsOf(file: string, text: string): Import[] {
  const found: Import[] = [];
  for (const match of text.matchAll(/^import\s+(type\s+)?(?:([^;'"]*?)\s+from\s+)?'([^']+)'/gm)) {
    const [, type, names = '', from = ''] = match;
    const values = type === undefined ? (/\{([\s\S]*)\}/.exec(names)?.[1] ?? names).split(',').map((name) => name.trim()).filter((name) => name !== '' && !name.startsWith('type ')) : [];
    found.push({
      line: lineAt(text, match.index), from, values: values.map((name) => name.split(' as ')[0] ?? name), isTypeOnly: values.length === 0 && names !== '',
      path: from.startsWith('.') ? path.posix.join(path.posix.dirname(file), from) : undefined,
    });
  }
  return found;
}

export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
