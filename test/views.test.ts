// Every template is read as TypeScript and the compiler asked: a wrong field, a Date, an unchecked optional or raw output fails at its own line.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { beforeAll, describe, expect, test } from 'vitest';
import { asTypeScript, forbiddenIn, type Template } from './support/templates.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

function templatesBelow(folder: string): Template[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ejs')).sort()
    .map((name) => ({ path: `${folder}/${name}`, source: readFileSync(path.join(root, folder, name), 'utf8') }));
}

/** Parts know only what they are given; letters in plain text have no markup to call on. */
function namesFor({ path: at }: Template, src: string): string {
  if (at.startsWith('views/ui/')) return '';
  const words = `import type { Words } from '${src}/web/words.ts'; declare const words: Words; void words;`;
  return at.endsWith('.text.ejs') ? words : `${words} import type { ui as Ui } from '${src}/web/ui.ts'; declare const ui: typeof Ui; void ui;`;
}

/** One program for all of them: starting the compiler is what takes the time. */
function faultsIn(templates: readonly Template[]): string[] {
  const { config } = ts.readConfigFile(path.join(root, 'tsconfig.json'), (file) => ts.sys.readFile(file)) as { config: unknown };
  const { options } = ts.parseJsonConfigFileContent({ ...(config as object), files: [], include: [] }, ts.sys, root);
  const sources = new Map(templates.map((template) => {
    const file = path.join(root, `${template.path}.ts`);
    const src = path.relative(path.dirname(file), path.join(root, 'src')).replaceAll('\\', '/');
    return [file, { template, text: asTypeScript(template, namesFor(template, src), src.startsWith('.') ? src : `./${src}`) }];
  }));
  const host = ts.createCompilerHost(options);
  const plain = ts.createCompilerHost(options);
  host.getSourceFile = (file, version, ...rest) => {
    const ours = sources.get(path.normalize(file));
    return ours === undefined ? plain.getSourceFile(file, version, ...rest) : ts.createSourceFile(file, ours.text, version);
  };
  host.fileExists = (file) => sources.has(path.normalize(file)) || plain.fileExists(file);
  host.readFile = (file) => sources.get(path.normalize(file))?.text ?? plain.readFile(file);
  const program = ts.createProgram([...sources.keys()], options, host);
  const faults: string[] = [];
  for (const [file, { template }] of sources) {
    const source = program.getSourceFile(file);
    for (const { start, messageText } of [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]) {
      const line = source === undefined || start === undefined ? 1 : source.getLineAndCharacterOfPosition(start).line + 1;
      faults.push(`${template.path}:${line} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
    }
  }
  return faults;
}

const views = [...templatesBelow('views'), ...templatesBelow('test/web')];
const plantedForCompiler: Template = {
  path: 'views/errors/planted.ejs', source: ['<%# page: ClosedDoorPage from web/errors -%>', '<%= page.titel %>', '<%= page.reference %>', '<%- page.title %>', '<p>', "<%- ui.stateTag({ state: 'nearly done' }) %>",
    '</p>', '<%= words.panle %>', '<%= page.lines %>', "<% if (page.title === 'x' && page.lines === 3) { -%>", '<% } -%>'].join('\n'),
};

let faults: string[] = [];
beforeAll(() => { faults = faultsIn([...views, plantedForCompiler]); }, 120_000);

test('every template agrees with the model it names, and prints only what may be printed', () => {
  expect(faults.filter((fault) => !fault.startsWith(plantedForCompiler.path))).toEqual([]);
});

test('no template does what belongs into present(), writes into scripts or leaves an attribute unquoted', () => {
  expect(views.flatMap(forbiddenIn)).toEqual([]);
});

test('every template is named by a view(), a part() or a template() of the source, and has its model in the room of its folder', () => {
  const source = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).map((name) => readFileSync(path.join(root, 'src', name), 'utf8')).join('\n');
  const unused = templatesBelow('views').map(({ path: at }) => at.replace(/^views\/|\.ejs$/g, '')).filter((stem) => !source.includes(`'${stem}'`) && !source.includes(`'${stem.replace(/^ui\//, '')}'`));
  expect(unused).toEqual([]);
});

test('templates stay readable: those above 80 lines are mentioned', () => {
  for (const { path: at, source } of views) if (source.split('\n').length > 81) console.info(`${at} has ${source.split('\n').length - 1} lines; look twice whether it is one page`);
  expect(views.every(({ path: at }) => statSync(path.join(root, at)).isFile())).toBe(true);
});

describe('planted faults are found at their own line', () => {
  const planted = (body: string): Template => ({ path: 'views/ui/planted.ejs', source: `<%# page: StateTag from web/ui -%>\n${body}` });
  test('by the compiler', () => {
    expect(faults.filter((fault) => fault.startsWith(plantedForCompiler.path)).map((fault) => fault.slice(plantedForCompiler.path.length + 1))).toEqual([
      expect.stringMatching(/^2 Property 'titel' does not exist on type 'ClosedDoorPage'/), expect.stringMatching(/^3 .*'undefined' is not assignable/), expect.stringMatching(/^4 .*'string' is not assignable to parameter of type 'TemplateOutput'/),
      expect.stringMatching(/^6 .*"nearly done".* is not assignable to type 'Look'/), expect.stringMatching(/^8 Property 'panle' does not exist/), expect.stringMatching(/^9 .*string\[\]' is not assignable/), expect.stringMatching(/^10 This comparison appears to be unintentional/),
    ]);
  });
  test.each([
    ['<a href=<%= page.text %>>x</a>', 'must be in double quotes'],
    ["<a href='<%= page.text %>'>x</a>", 'must be in double quotes'],
    ['<a title="<%= page.text %>" <%= page.text %>>x</a>', 'must be in double quotes'],
    ['<a href="<%- page.text %>">x</a>', 'no place in an attribute'],
    ['<script>let a = "<%= page.text %>"</script>', 'written into <script>'],
    ['<style>p { color: <%= page.text %> }</style>', 'written into <style>'],
    ['<p onclick="x(<%= page.text %>)">x</p>', 'onclick'],
    ['<p style="color: red">x</p>', 'nothing inline'],
    ['<% const a = 1; -%>', 'a code tag is'],
    ['<% if (page.text.split("").map((c) => c)) { -%><% } -%>', 'no functions'],
    ['<%= page.text.toUpperCase() %>', 'calls belong into present()'],
    ["<%- include('x') %>", 'no include'],
    ['<% while (true) { -%>', 'a code tag is'],
  ])('%s', (body, sentence) => {
    const found = forbiddenIn(planted(body));
    expect(found.join('\n')).toContain(sentence);
    expect(found[0]).toMatch(/^views\/ui\/planted\.ejs:2 /);
  });
  test.each([['<a href="<%= page.text %>" class="a <%= page.text ? \'b\' : \'c\' %>">x</a>'], ['<p\n<% if (page.text) { -%>\n hidden\n<% } -%>\n>x</p>'], ['<p>a < b, "<%= page.text %>"</p>']])('%s is fine', (body) => {
    expect(forbiddenIn(planted(body))).toEqual([]);
  });
});
