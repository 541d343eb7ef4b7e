// After each of these the next request with a saved cookie is refused, in two browsers (S-22).
import { beforeAll, expect, test } from 'vitest';
import { day } from '../../src/calendar/day.ts';
import { addMembership } from '../../src/panels/add-membership.ts';
import { changeMembership } from '../../src/panels/change-membership.ts';
import { listAllMemberships } from '../../src/panels/panel.store.ts';
import type { Panel } from '../../src/panels/panel.ts';
import { changePerson } from '../../src/people/change-person.ts';
import { endPost } from '../../src/people/end-post.ts';
import { handOverPost } from '../../src/people/hand-over-post.ts';
import type { Person } from '../../src/people/person.ts';
import { getPersonRecord } from '../../src/people/person.store.ts';
import { changePassword } from '../../src/sign-in/change-password.ts';
import { deactivatePerson } from '../../src/sign-in/deactivate-person.ts';
import { makeLink } from '../../src/sign-in/make-link.ts';
import { renewRecoveryCodes } from '../../src/sign-in/renew-recovery-codes.ts';
import { askToResetSecondFactor, confirmResetOfSecondFactor } from '../../src/sign-in/reset-second-factor.ts';
import { setUpSecondFactor } from '../../src/sign-in/set-up-second-factor.ts';
import { signOutElsewhere } from '../../src/sign-in/sign-out-elsewhere.ts';
import { newSecret } from '../../src/sign-in/totp.ts';
import { useLink } from '../../src/sign-in/use-link.ts';
import { aPanel, aPerson, aPost, signedIn, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { aSite } from '../support/page.ts';
import { aPassword, codeOf, givePassword } from '../support/signing-in.ts';

const { deps, clock } = await aCouncil();
const site = await aSite(deps);
let administrator: Person, panel: Panel;

beforeAll(async () => {
  await someSettings(deps);
  [administrator, panel] = [await aPerson(deps, { isAdministrator: true }), await aPanel(deps)];
});

const by = (): ReturnType<typeof signedIn> => signedIn(administrator);
const nobodyElse = { sessionId: 'of no browser here' };
const withFactor = async (sam: Person): Promise<void> => {
  const secret = newSecret();
  await setUpSecondFactor(deps, signedIn(sam), { secret, code: codeOf(secret, clock), ...nobodyElse });
};
const membershipOf = async (sam: Person) => (await listAllMemberships(deps.db, panel.id)).find(({ personId }) => personId === sam.id)!;

type Given = { post?: { id: string } };
const events: [string, (sam: Person, given: Given) => Promise<{ ok: boolean }>, ((sam: Person) => Promise<void>)?][] = [
  ['a new password', async (sam) => await changePassword(deps, signedIn(sam), { present: aPassword, password: 'three teal kayaks', ...nobodyElse }), async (sam) => { await givePassword(deps, sam); }],
  ['a password set by a link', async (sam) => {
    const { address } = await deps.db.transaction(async (tx) => await makeLink(tx, deps, by(), sam, 'reset'));
    return await useLink(deps, { token: address.split('/').at(-1) ?? '', password: 'three teal kayaks' });
  }],
  ['a second step set up', async (sam) => { await withFactor(sam); return { ok: true }; }],
  ['a second step taken away', async (sam) => { await askToResetSecondFactor(deps, signedIn(await aPerson(deps, { isAdministrator: true })), { personId: sam.id, how: 'rang back' }); return await confirmResetOfSecondFactor(deps, by(), { personId: sam.id, how: 'seen at the desk' }); }, withFactor],
  ['new recovery codes', async (sam) => await renewRecoveryCodes(deps, signedIn(sam), nobodyElse), withFactor],
  ['sign out everywhere else', async (sam) => await signOutElsewhere(deps, signedIn(sam), nobodyElse)],
  ['made an administrator', async (sam) => await changePerson(deps, by(), { ...(await getPersonRecord(deps.db, sam.id)), isAdministrator: true })],
  ['a new e-mail address', async (sam) => await changePerson(deps, by(), { ...(await getPersonRecord(deps.db, sam.id)), email: `new-${sam.email}` })],
  ['put on a panel', async (sam) => await addMembership(deps, by(), { panelId: panel.id, personId: sam.id, part: 'member', votesOn: 'everything', entitledToExempt: false, exemptReason: null, fromOn: day('2026-01-01'), untilOn: null })],
  ['entitled to exempt text', async (sam) => await changeMembership(deps, by(), { ...(await membershipOf(sam)), entitledToExempt: true, exemptReason: 'of the review' }), async (sam) => {
    await addMembership(deps, by(), { panelId: panel.id, personId: sam.id, part: 'member', votesOn: 'everything', entitledToExempt: false, exemptReason: null, fromOn: day('2026-01-01'), untilOn: null });
  }],
  ['given a post', async (sam) => await handOverPost(deps, by(), { postId: (await aPost(deps)).id, to: sam.id, fromOn: day('2026-03-12') })],
  ['a post handed over', async (_sam, { post }) => await handOverPost(deps, by(), { postId: post?.id ?? '', to: administrator.id, fromOn: day('2026-03-12') })],
  ['a post ended', async (_sam, { post }) => await endPost(deps, by(), { postId: post?.id ?? '', endedOn: day('2026-03-12'), version: 1 })],
  ['deactivated', async (sam) => await deactivatePerson(deps, by(), { personId: sam.id, version: (await getPersonRecord(deps.db, sam.id)).version })],
];

test.each(events)('%s', async (what, event, before) => {
  const post = what.startsWith('a post') ? await aPost(deps) : undefined;
  const sam = await aPerson(deps, post === undefined ? {} : { posts: [post] });
  await before?.(sam);
  const [one, two] = [await site.signIn(sam), await site.signIn(sam)];
  expect([(await one.send('/account')).status, (await two.send('/account')).status]).toEqual([200, 200]);
  expect(await event(sam, post === undefined ? {} : { post })).toMatchObject({ ok: true });
  for (const browser of [one, two]) expect((await browser.send('/account')).headers.get('location')).toBe('/sign-in?next=%2Faccount');
});

test('signing out: the saved cookie opens nothing, the other browser stays', async () => {
  const sam = await aPerson(deps);
  const [one, two] = [await site.signIn(sam), await site.signIn(sam)];
  const saved = one.cookies.get('matters') ?? '';
  await one.open('/account');
  await one.submit('Sign out');
  one.cookies.set('matters', saved);
  expect((await one.send('/account')).status).toBe(303);
  expect((await two.send('/account')).status).toBe(200);
});
