// Entering an inspection by hand, its coverage and its measures, as people see them.
import { beforeAll, expect, test } from 'vitest';
import { day } from '../../src/calendar/day.ts';
import { markRepeat } from '../../src/inspections/mark-repeat.ts';
import { readFindingList, readJudgementList } from '../../src/inspections/read-list.ts';
import type { Panel } from '../../src/panels/panel.ts';
import type { Person } from '../../src/people/person.ts';
import { anAction, anInspection, anOrganisation, aPanel, aPerson, signedIn, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { aSite } from '../support/page.ts';

const { deps, superuser } = await aCouncil();
const site = await aSite(deps);
let panel: Panel, clerk: Person, member: Person;

beforeAll(async () => {
  await someSettings(deps);
  panel = await aPanel(deps);
  clerk = await aPerson(deps, { part: { panel, part: 'clerk' } });
  member = await aPerson(deps, { part: { panel, part: 'member' } });
});

test('an inspection is entered with judgements by area and a pasted list of findings', async () => {
  const body = await anOrganisation(deps, { name: 'Testborough Trust', kind: 'trust' });
  const browser = await site.signIn(clerk);
  await browser.open('/inspections/enter?panel=ECS');
  const typed = { organisation: body.id, framework: 'SIF', title: 'Single inspection, 2015', kind: 'recommendation', findings: '1. Reduce the number of agency staff\n2. Act sooner for children at risk' };
  const refused = await browser.submit('Enter this inspection', { ...typed, judgements: 'Overall effectiveness: rather poor' });
  expect(refused.errorSummary).toEqual(['Each line must end with a grade, such as “Leadership: Inadequate”. This one does not: Overall effectiveness: rather poor']);
  expect(refused.valueOf('findings')).toBe(typed.findings);
  const page = await browser.submit('Enter this inspection', { judgements: 'Overall effectiveness: Inadequate\n· Adoption performance  Requires improvement' });
  expect(page.h1).toContain('Single inspection, 2015');
  expect(page.text).toContain('Recommendation 1');
  expect(page.text).toContain('Reduce the number of agency staff');
  expect(page.text).toMatch(/Adoption performance\s+Requires improvement/);
  expect(page.text).toContain('No action yet.');
});

test('coverage lists the findings nobody has picked up, and no others', async () => {
  const inspection = await anInspection(deps, panel, { title: 'ILACS, 2019', findings: [{ text: 'Make plans consistent.' }, { text: 'See children alone.' }] });
  const { reference } = await anAction(deps, clerk, panel, { sources: [{ findingId: inspection.findings[0]?.id ?? '' }] });
  const page = await (await site.signIn(member)).open('/inspections/coverage');
  expect(page.text).toContain('See children alone.');
  expect(page.text).not.toContain('Make plans consistent.');
  expect(page.text.split('Open actions without evidence')[1]).toContain(reference);
  expect(page.text).toMatch(/ILACS, 2019\s+2\s+1\s+1\s+1/);
});

test('a finding is marked as a repeat of an earlier one, and both say so', async () => {
  const [before, after] = [await anInspection(deps, panel, { title: 'Inspection of 2012', publishedOn: day('2012-05-01'), findings: [{ text: 'Answer sooner.' }] }), await anInspection(deps, panel, { title: 'Inspection of 2017', publishedOn: day('2017-05-01'), findings: [{ text: 'Answer much sooner.' }] })];
  const [first, again] = [before.findings[0]?.id ?? '', after.findings[0]?.id ?? ''];
  const browser = await site.signIn(clerk);
  await browser.open(`/findings/${again}/repeats`);
  const page = await browser.submit('Save', { repeats: first });
  expect(page.text).toContain('Repeats an earlier finding: Recommendation of Inspection of 2012: Answer sooner.');
  expect((await browser.open(`/inspections/${before.id}`)).text).toContain('Repeated by a later one: Recommendation of Inspection of 2017: Answer much sooner.');
  await browser.open(`/findings/${first}/repeats`);
  expect(browser.page.text).not.toContain('Inspection of 2017');
  expect(await markRepeat(deps, signedIn(clerk), { findingId: first, repeatsId: again })).toEqual({ ok: false, because: 'not-earlier' });
  // As when its day is corrected, or another panel's clerk has marked it.
  await superuser.raw(`begin; set local session_replication_role = replica; update slough.inspections set published_on = '2018-05-01' where title = 'Inspection of 2012'; commit`);
  await browser.open(`/findings/${again}/repeats`);
  expect((await browser.submit('Save')).text, 'not taken away unasked').toContain('Repeats an earlier finding');
  await browser.open(`/findings/${again}/repeats`);
  expect((await browser.submit('Save', { repeats: '' })).text).not.toContain('Repeats an earlier finding');
});

test('a measure and its readings are shown apart from completion, a reading of the future is refused', async () => {
  const inspection = await anInspection(deps, panel, { findings: [{ text: 'Interview children who return.' }] });
  const findingId = inspection.findings[0]?.id ?? '';
  const browser = await site.signIn(clerk);
  await browser.open(`/findings/${findingId}/measure`);
  expect((await browser.submit('Add this measure', { name: 'Within 72 hours', unit: '%', better: 'higher', baselineValue: 'half' })).errorSummary).toEqual(['The baseline must be a number, like 84 or 84.5']);
  await browser.submit('Add this measure', { baselineValue: '48', targetValue: '95' });
  expect(browser.page.text).toContain('no reading yet, from 48%; higher is better; target 95%.');
  await browser.follow('Add a reading');
  const dayOf = (year: string) => ({ 'readOn-day': '1', 'readOn-month': '3', 'readOn-year': year });
  expect((await browser.submit('Add this reading', { value: '84.5', source: 'Performance report', ...dayOf('2027') })).errorSummary).toEqual(['The day of the reading has not come yet']);
  const page = await browser.submit('Add this reading', dayOf('2026'));
  expect(page.text).toContain('84.5% on 1 March 2026, from 48%; higher is better; target 95%; 10.5 percentage points below the target.');
  expect(page.text).toMatch(/Reading\s+1 Mar 2026\s+84.5%\s+10.5 percentage points below the target\s+Performance report/);
  expect((await browser.open(`/inspections/${inspection.id}`)).text).toContain('Within 72 hours: 84.5% on 1 March 2026');
});

test('a member sees inspections and is not offered the clerk’s forms', async () => {
  const browser = await site.signIn(member);
  const page = await browser.open('/inspections');
  expect(page.links.map((link) => link.text)).not.toContain('Enter an inspection');
  expect((await browser.open('/inspections/enter?panel=ECS')).status).toBe(404);
});

test('pasted lists keep printed labels and join broken lines', () => {
  expect(readFindingList('1. Reduce agency staff\n(b) Act sooner for children\nwho are at risk\n• See every child.\nPlans')).toEqual([
    { label: '1', text: 'Reduce agency staff' }, { label: 'b', text: 'Act sooner for children who are at risk' }, { label: null, text: 'See every child.' }, { label: null, text: 'Plans' },
  ]);
  expect(readJudgementList('Children who need help and protection  Inadequate\nLeadership – Requires improvement to be good\nnonsense')).toEqual({
    judgements: [{ area: 'Children who need help and protection', grade: 'Inadequate' }, { area: 'Leadership', grade: 'Requires improvement to be good' }], wrong: ['nonsense'],
  });
});
