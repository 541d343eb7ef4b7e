// The house rules as tests: who may import whom, what may stand where, and a sentence that says why when something does not.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { allFiles, lineAt, readSource, root, ROOMS, type Import, type Role, type Source } from './support/source.ts';

const files = allFiles();
const typeScript = files.filter((file) => file.endsWith('.ts')).map(readSource);
const src = typeScript.filter((source) => source.path.startsWith('src/'));
const shipped = typeScript.filter((source) => /^(?:src|migrations|seeds)\//.test(source.path) || source.path === 'knexfile.ts');

/** `path:line sentence` for every import that breaks a rule. */
function wrongImports(sources: readonly Source[], wrong: (taken: Import, by: Source) => string | undefined): string[] {
  return sources.flatMap((by) => by.imports.flatMap((taken) => {
    const sentence = wrong(taken, by);
    return sentence === undefined ? [] : [`${by.path}:${taken.line} imports ${taken.from}. ${sentence}`];
  }));
}

function occurrences(sources: readonly Source[], what: RegExp, sentence: string): string[] {
  return sources.flatMap(({ path: at, code }) => [...code.matchAll(what)].map((found) => `${at}:${lineAt(code, found.index)} ${found[0].trim().slice(0, 60)}. ${sentence}`));
}

const roomOf = (at: string): string | undefined => /^src\/([^/]+)\//.exec(at)?.[1];
const roleOf = new Map(src.map((source) => [source.path, source.role]));
const depth = (room: string): number => ROOMS.indexOf(room as (typeof ROOMS)[number]);
const isLeaf = (role: Role | undefined): boolean => role === 'page' || role === 'routes' || role === 'job' || role === 'command';

// The shapes of what the door hands to everyone: types, and the one place where Express's request learns of them.
const ofTheDoor = ['src/councils/deps.ts', 'src/web/request.ts'];

describe('who may import whom', () => {
  test('every folder of src is a room of the floor plan', () => {
    const strange = [...new Set(src.map(({ room }) => room).filter((room) => room !== undefined && depth(room) === -1))];
    expect(strange, 'A new room is first entered in the floor plan (test/support/source.ts and src/README.md)').toEqual([]);
  });

  test('nouns, policies, stores and verbs lean only on rooms above theirs', () => {
    expect(wrongImports(src.filter(({ role, path: at }) => !isLeaf(role) && role !== 'top' && !ofTheDoor.includes(at)), (taken, by) => {
      const room = taken.path === undefined ? undefined : roomOf(taken.path);
      if (room === undefined || room === by.room || ofTheDoor.includes(taken.path ?? '')) return undefined;
      // The shape of a log is all that anyone takes from web/log.
      if (taken.path === 'src/web/log.ts' && taken.isTypeOnly) return undefined;
      // Web draws and guards for the signed-in person, whose shape it therefore knows.
      if (by.room === 'web' && taken.path === 'src/people/person.ts' && taken.isTypeOnly) return undefined;
      return depth(room) > depth(by.room ?? '') ? `${room} stands below ${by.room} in the floor plan; what ${by.room} needs of it is passed in, or belongs into ${room}` : undefined;
    })).toEqual([]);
  });

  test('pages, routes and jobs are leaves: only the tables that list them import them', () => {
    expect(wrongImports(src, (taken, by) => {
      const role = roleOf.get(taken.path ?? '');
      if (!isLeaf(role)) return undefined;
      if (role === 'routes') return by.path === 'src/app.ts' ? undefined : 'Routes are entered in app.ts and nowhere else';
      if (role === 'command') return by.path === 'src/cli.ts' || by.role === 'command' ? undefined : 'Commands are listed in cli.ts and nowhere else';
      if (role === 'job') return /^src\/(?:worker|cli)\.ts$/.test(by.path) ? undefined : 'Jobs are listed in worker.ts and nowhere else; what two share is a verb';
      // The demonstration mailbox is an app of its own beside ours, and this is its app.ts.
      if (by.path === 'src/letters/mailbox.ts') return undefined;
      if (by.role === 'routes') return roomOf(taken.path ?? '') === by.room ? undefined : 'A room’s routes list its own pages';
      return by.room === 'web' && roomOf(taken.path ?? '') === 'web' ? undefined : 'Nobody imports a page; what two pages share is a noun, a store read or a part of web/ui';
    })).toEqual([]);
  });

  const mayTake: Partial<Record<Role, readonly Role[]>> = { noun: ['noun', 'verb'], policy: ['noun', 'policy', 'verb'], store: ['noun', 'store', 'verb'], verb: ['noun', 'policy', 'store', 'verb', 'email', 'render', 'reader'],
    routes: ['page', 'policy', 'noun', 'verb'], email: ['noun', 'verb', 'render'], reader: ['noun', 'verb', 'reader'], render: ['noun', 'verb', 'render'] };
  test.each(Object.entries(mayTake) as [Role, readonly Role[]][])('%s takes values only from %j', (role, allowed) => {
    // web/ and database/ are what roles are made of.
    expect(wrongImports(src.filter((source) => source.role === role && source.room !== 'web' && source.room !== 'database'), (taken, by) => {
      const other = roleOf.get(taken.path ?? '');
      // Letters is the room that sends, and its mailbox an app of its own.
      if (by.room === 'letters' && (other === 'relay' || by.path === 'src/letters/mailbox.ts')) return undefined;
      return taken.isTypeOnly || other === undefined || other === 'top' || allowed.includes(other) ? undefined : `A .${role} takes from ${allowed.join(', ')}`;
    })).toEqual([]);
  });

  test('nouns and policies are pure: no database, no web, no package', () => {
    const free = ['database', 'web', 'councils'];
    expect(wrongImports(src.filter(({ role, room }) => (role === 'noun' || role === 'policy') && !['web', 'database', 'letters'].includes(room ?? '')), (taken) => {
      if (taken.isTypeOnly) return undefined;
      // A digest is arithmetic.
      if (taken.from === 'node:crypto') return undefined;
      if (taken.path === undefined) return 'A noun and a policy are plain TypeScript; what needs a package is a reader, a render or a store';
      return free.includes(roomOf(taken.path) ?? '') ? 'Loading, saving and showing belong to stores, verbs and pages' : undefined;
    })).toEqual([]);
  });

  test('pages read stores and ask verbs: they neither write nor open transactions', () => {
    expect(wrongImports(src.filter(({ role, room }) => role === 'page' && room !== 'web'), (taken) => {
      if (taken.path?.endsWith('.store.ts')) {
        const writes = taken.values.filter((name) => !/^(?:find|get|list|count|has|is)[A-Z]/.test(name) && !/^[A-Z]/.test(name));
        return writes.length > 0 ? `${writes.join(', ')} is not a read; a change is a verb, so that it has its policy, its audit entry and its transaction` : undefined;
      }
      return taken.path === 'src/database/transact.ts' && !taken.isTypeOnly ? 'Only verbs open transactions' : undefined;
    })).toEqual([]);
  });

  test('only the letters job gets a relay, so that no verb can send', () => {
    expect(wrongImports(src, (taken, by) => (roleOf.get(taken.path ?? '') === 'relay' && !taken.isTypeOnly && by.room !== 'letters' && !/^src\/(?:worker|start|cli)\.ts$/.test(by.path)
      ? 'Letters are queued, and the letters job sends them' : undefined))).toEqual([]);
  });

  test('migrations import nothing of src, so that an old one still runs when the code has moved on', () => {
    expect(wrongImports(typeScript.filter(({ path: at }) => at.startsWith('migrations/')), (taken) => (taken.path?.startsWith('src/') ? 'Write the SQL as it was that day' : undefined))).toEqual([]);
  });

  test('only web/template.ts makes Html of text', () => {
    expect(wrongImports(src, (taken, by) => (taken.values.includes('fromTemplate') && by.path !== 'src/web/template.ts' ? 'Markup comes from a compiled template; anything else could carry a person’s text unescaped' : undefined))).toEqual([]);
  });
});

describe('what may stand where', () => {
  test('settings of the process are read in config.ts', () => {
    expect(occurrences(shipped.filter(({ path: at }) => at !== 'src/config.ts'), /process\.env/g, 'Only config.ts reads process.env; take what you need from it, or as an argument')).toEqual([]);
  });

  test('the time is asked of the clock', () => {
    expect(occurrences(shipped.filter(({ path: at }) => at !== 'src/calendar/clock.ts'), /new Date\(|\bDate\.now\(|\bDate\(\)|performance\.timeOrigin/g, 'Only calendar/clock.ts knows the time; use deps.clock, and calendar functions to read dates')).toEqual([]);
  });

  test('SQL stands in stores, in database/, in migrations and seeds', () => {
    const elsewhere = src.filter(({ role, room }) => role !== 'store' && room !== 'database');
    expect(occurrences(elsewhere, /\.raw\(|\b(?:db|tx|trx)(?:<[^>]*>)?\(['"`]|\bfrom 'knex'/g, 'Give the store a function with a name')).toEqual([]);
  });

  test('values reach SQL as bindings', () => {
    expect(occurrences(src.filter(({ role }) => role === 'store'), /raw\(\s*`[^`]*\$\{/gi, 'A template literal with ${…} inside raw() is how injection begins; use ? and ??')).toEqual([]);
  });

  test('SQL asks the clock it is given, not the server’s', () => {
    expect(occurrences(src.filter(({ role }) => role === 'store'), /\b(?:now\(\)|current_date|current_timestamp)\b/gi, 'The clock is passed in, so that a test can live through a year')).toEqual([]);
  });

  test.each<[string, RegExp, string]>([
    ['re-exports', /^export (?:type )?(?:\*|\{[^}]*\}) from/gm, 'Import from the file that has it; a barrel hides where things are'],
    ['default exports', /^export default/gm, 'A thing has one name everywhere'],
    ['res.locals', /\bres\.locals\b/g, 'Pass it: what is in a bag has no type'],
    ['res.render', /\bres\.render\(/g, 'renderPage(res, frame, view(page)) is the one way'],
  ])('no %s', (_what, pattern, sentence) => {
    expect(occurrences(src, pattern, sentence)).toEqual([]);
  });

  test('every file opens with the sign on its door', () => {
    expect(typeScript.filter(({ text }) => !text.startsWith('// ')).map(({ path: at }) => `${at}:1 The first line is a // comment that says what is inside`)).toEqual([]);
  });

  test('files are named in kebab-case, for what they hold', () => {
    // Migrations and seeds are named for their order.
    const names = typeScript.filter(({ path: at }) => !/^(?:migrations|seeds)\//.test(at));
    expect(names.filter(({ path: at }) => !/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z]+)*\.ts$/.test(path.basename(at))).map(({ path: at }) => `${at} Kebab-case, then the role`)).toEqual([]);
    expect(src.filter(({ path: at }) => /(?:^|[-/.])(?:helpers?|utils?|misc|managers?|handlers?)(?:[-.]|$)|\/common\.ts$/.test(at)).map(({ path: at }) => `${at} That name says nothing; say what is inside`)).toEqual([]);
  });
});

describe('the repository', () => {
  test('has the top level the floor plan shows', () => {
    const agreed = ['.ci', '.dockerignore', '.gitignore', '.npmrc', 'Dockerfile', 'README.md', 'docker-compose.yml', 'knexfile.ts', 'migrations', 'package-lock.json', 'package.json', 'seeds', 'src', 'test', 'tsconfig.json', 'views'];
    const top = [...new Set(files.map((file) => file.split('/')[0] ?? ''))];
    expect(top.filter((name) => !agreed.includes(name)), 'Tools are configured in package.json or under test/').toEqual([]);
  });

  test('has a README of at most 25 lines in every room', () => {
    const rooms = [...new Set(src.flatMap(({ room }) => room ?? []))].sort();
    const without = rooms.filter((room) => !files.includes(`src/${room}/README.md`));
    expect(without, 'A room’s README gives its promise, its words, who may, and what must always hold').toEqual([]);
    // web's is a guide to writing pages and forms.
    const long = rooms.filter((room) => room !== 'web' && readFileSync(path.join(root, `src/${room}/README.md`), 'utf8').trim().split('\n').length > 25);
    expect(long, 'A README that has to be studied is not read').toEqual([]);
  });

  test('names nothing that a reader of it does not have', () => {
    const texts = files.filter((file) => /\.(?:ts|ejs|md|css|js|json|yml|html|txt)$/.test(file) && file !== 'package-lock.json' && file !== 'test/rooms.test.ts');
    const absent = /\/work\/|\.\.\/shared\b|\bshared\/(?:design|corpus|sources)|\bissues show\b|\b(?:ANCHORS|CONTRACT|DOMAIN|HOUSE|LOOK|PEERS|PRODUCT|STACK|TRUST)\.md\b|\b(?:Claude|ChatGPT|Copilot|Anthropic|OpenAI)\b/g;
    expect(texts.flatMap((file) => {
      const text = readFileSync(path.join(root, file), 'utf8');
      return [...text.matchAll(absent)].map((found) => `${file}:${lineAt(text, found.index)} ${found[0]}`);
    })).toEqual([]);
  });
});
