// What each row of a table of people would do, and every reason for which one is refused.
import { describe, expect, test } from 'vitest';
import { planPeople, type Here } from '../../src/people/people-table.ts';
import { readPeopleTable } from '../../src/people/people-table.reader.ts';

const here: Here = {
  people: [{ id: 'p1', name: 'Ada Known', email: 'ada@testborough.example', leftOn: null }, { id: 'p2', name: 'Gone Before', email: 'gone@testborough.example', leftOn: '2025-01-01' }],
  organisations: [{ name: 'Testborough Council', endedOn: null }, { name: 'Trust', endedOn: null }, { name: 'Old Trust', endedOn: '2020-01-01' }],
  posts: [
    { id: 't1', title: 'Head of Assessment', organisationName: 'Trust', endedOn: null, holder: null }, { id: 't2', title: 'Head of Health', organisationName: 'Trust', endedOn: null, holder: { personId: 'p1', name: 'Ada Known' } },
    { id: 't3', title: 'Officer', organisationName: 'Trust', endedOn: null, holder: null }, { id: 't4', title: 'Officer', organisationName: 'Testborough Council', endedOn: null, holder: null },
  ],
};

const HEAD = 'Name,E-mail address,Post,Organisation,Letters by\n';
function plan(text: string) {
  const planned = planPeople(readPeopleTable(HEAD + text) ?? [], here);
  if (!planned.ok) throw new Error(planned.because);
  return planned.rows;
}

describe('a row', () => {
  test.each([
    ['New One,new@testborough.example,,,', 'new', 'is added'],
    ['New One,new@testborough.example,head of assessment,,paper', 'new', 'is added; takes the post Head of Assessment'],
    ['Ada Known,ADA@testborough.example,,,', 'known', 'is here already'],
    ['Ada Other,ada@testborough.example,,,', 'known', 'is here already, as Ada Known; the name stays'],
    ['Ada Known,ada@testborough.example,Head of Health,,', 'known', 'is here already'],
    ['Ada Known,ada@testborough.example,Officer,Trust,', 'known', 'is here already; takes the post Officer'],
    ['Gone Before,gone@testborough.example,,,', 'new', 'is added'],
    [',new@testborough.example,,,', 'refused', 'Name, row 2: there is no name.'],
    ['"=cmd|calc",new@testborough.example,,,', 'refused', 'Name, row 2: a name does not begin like the formula of a spreadsheet.'],
    ['New One,,,,', 'refused', 'E-mail address, row 2: there is no address. Everybody needs one, also who gets letters on paper.'],
    ['New One,new at testborough,,,', 'refused', 'E-mail address, row 2: this is no e-mail address like name@example.gov.uk.'],
    ['New One,+new@testborough.example,,,', 'refused', 'E-mail address, row 2: this is no e-mail address like name@example.gov.uk.'],
    ['New One,new@testborough.example,,,pigeon', 'refused', 'Letters by, row 2: “pigeon” is neither e-mail nor paper.'],
    ['New One,new@testborough.example,,Old Trust,', 'refused', 'Organisation, row 2: there is no organisation “Old Trust”. Add it first, or leave the cell empty.'],
    ['New One,new@testborough.example,Head of Nothing,Trust,', 'refused', 'Post, row 2: there is no post “Head of Nothing” at Trust. Add it first, or leave the cell empty.'],
    ['New One,new@testborough.example,Officer,,', 'refused', 'Post, row 2: 2 organisations have a post “Officer”: name the organisation too.'],
    ['New One,new@testborough.example,Head of Health,,', 'refused', 'Post, row 2: Ada Known holds “Head of Health”. Hand it over on its page, or leave the cell empty.'],
  ])('%s: %s', (row, stands, says) => {
    expect(plan(row).map((one) => [one.stands, one.says])).toEqual([[stands, says]]);
  });

  test('that meets one above it is refused, with the row it meets', () => {
    expect(plan('A,a@b.example,Head of Assessment,,\n\nB,A@b.example,,,\nC,c@b.example,Head of Assessment,,').map(({ row, says }) => [row, says])).toEqual([
      [2, 'is added; takes the post Head of Assessment'], [4, 'E-mail address, row 4: row 2 has this address already.'], [5, 'Post, row 5: row 2 takes this post already.'],
    ]);
  });
});

describe('a table', () => {
  test('is read from Excel’s clipboard, with semicolons, with a mark at its head, and back from an export that is safe against formulas', () => {
    for (const text of ['Full name\tEmail\nNew, One\tn@b.example', 'Name;E-mail;Fax\nNew, One;n@b.example;1', '\ufeffName,E-mail\r\n"New, One",n@b.example\r\n']) {
      expect(planPeople(readPeopleTable(text) ?? [], here)).toMatchObject({ ok: true, rows: [{ row: 2, name: 'New, One', email: 'n@b.example', stands: 'new' }] });
    }
    expect(readPeopleTable("Name,E-mail\n'=1+1,a@b.example")?.[1]).toEqual(['=1+1', 'a@b.example']);
    expect(planPeople(readPeopleTable('Name;E-mail;Fax\nA;n@b.example;1') ?? [], here)).toMatchObject({ unread: ['Fax'] });
  });

  test('without headings, without rows, or too long is refused as a whole', () => {
    expect(planPeople([['Ada', 'ada@testborough.example']], here)).toEqual({ ok: false, because: 'no-headings' });
    expect(planPeople([['Name', 'E-mail'], ['', '']], here)).toEqual({ ok: false, because: 'no-rows' });
    expect(planPeople([['Name', 'E-mail'], ...Array.from({ length: 2001 }, (_, n) => ['A', `a${n}@b.example`])], here)).toEqual({ ok: false, because: 'too-many-rows' });
    expect(readPeopleTable('Name,E-mail\n"never closed,a@b.example')).toBeUndefined();
  });
});
