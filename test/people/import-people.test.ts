// A table of people through its page: looked at, then all or nothing, once, with invitations only where they were asked for.
import { beforeAll, expect, test } from 'vitest';
import { aPerson, aPost, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { aSite, type Browser } from '../support/page.ts';

const { deps } = await aCouncil();
const site = await aSite(deps);
await someSettings(deps);
await aPerson(deps, { name: 'Ada Known', email: 'ada@testborough.example' });
const post = await aPost(deps, { title: 'Head of Assessment' });
let browser: Browser;
beforeAll(async () => { browser = await site.signIn(await aPerson(deps, { name: 'The Administrator', isAdministrator: true })); });

const count = async (): Promise<number> => Number((await deps.db('people').count('* as n').first<{ n: number }>())?.n);
const table = 'Name,E-mail address,Post\nBeth New,beth@testborough.example,Head of Assessment\nCarl New,carl@testborough.example,\nAda Known,ada@testborough.example,\n';

test('a file is looked at, every row with what it would do; adding adds them, and their entries and post with them', async () => {
  const before = await count();
  await browser.open('/people/import-people');
  const seen = await browser.submit('Look at it', { file: { fileName: 'people.csv', mediaType: 'text/csv', bytes: table } });
  expect(seen.text).toContain('2 new, 1 here already, 0 refused.');
  expect(seen.text).toContain('is added; takes the post Head of Assessment');
  expect(await count()).toBe(before);
  const done = await browser.submit('Add them');
  expect([done.path, done.text.includes('2 people are added. 1 post has a holder now. Nothing has been sent to anybody.')]).toEqual(['/people', true]);
  expect(await count()).toBe(before + 2);
  expect(await deps.db('post_holders as h').join('people as p', 'p.id', 'h.person_id').where({ post_id: post.id }).pluck('p.name')).toEqual(['Beth New']);
  expect(await deps.db('audit_entries').where({ what: 'person.added' }).orderBy('about_label').pluck('about_label')).toEqual(['Beth New', 'Carl New']);
  expect(await deps.db('letters').count('* as n').first()).toEqual({ n: 0 });
});

test('the same table again adds nothing, and offers no button for it', async () => {
  const before = await count();
  await browser.open('/people/import-people');
  const seen = await browser.submit('Look at it', { text: table });
  expect(seen.text).toContain('0 new, 3 here already');
  await expect(browser.submit('Add them')).rejects.toThrow('no button "Add them"');
  expect(await count()).toBe(before);
});

test('one row that cannot be keeps all of them out, also when somebody was added between looking and adding', async () => {
  const before = await count();
  await browser.open('/people/import-people');
  expect((await browser.submit('Look at it', { text: 'Name,E-mail\nDora New,dora@testborough.example\nEve,nowhere\n' })).text).toContain('Refused. E-mail address, row 3: this is no e-mail address');
  const other = await aPost(deps, { title: 'Head of Health' });
  await browser.open('/people/import-people');
  await browser.submit('Look at it', { text: 'Name,E-mail,Post\nDora New,dora@testborough.example,Head of Health\nFinn New,finn@testborough.example,\n' });
  await aPerson(deps, { name: 'Quick Holder', posts: [other] });
  const refused = await browser.submit('Add them');
  expect([refused.status, refused.text.includes('Nothing was added, because a row cannot be')]).toEqual([422, true]);
  expect(await count()).toBe(before + 1);
  expect((await browser.submit('Look at it', { text: 'no headings here, at all\n' })).text).toContain('The first row must name the columns');
});

test('who is to be invited is, once', async () => {
  await browser.open('/people/import-people');
  await browser.submit('Look at it', { text: 'Name\tE-mail\n<b>Gus</b> O’Brien\tgus@testborough.example\n' });
  expect(browser.page.text).toContain('<b>Gus</b> O’Brien');
  const done = await browser.submit('Add them', { invite: 'yes' });
  expect(done.text).toContain('Each has been sent an invitation.');
  expect(await deps.db('letters').pluck('to_address')).toEqual(['gus@testborough.example']);
});
