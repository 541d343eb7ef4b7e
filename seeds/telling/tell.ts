// Loads one story into a council, once: a council that has settings is left as it is.
import type { Deps } from '../../src/councils/deps.ts';
import type { SignIn } from '../../src/councils/seeds.ts';
import { findSettings } from '../../src/settings/settings.store.ts';
import { findCredentialByEmail } from '../../src/sign-in/credential.store.ts';
import { demonstrationPassword, giveDemonstrationPassword } from '../../src/sign-in/demonstration.ts';
import { castOf, meeting, need } from './cast.ts';
import { layRequests } from './cycle.ts';
import { layInspections, layMeetings } from './lay-past.ts';
import { layQuestions } from './lay-questions.ts';
import { live } from './live.ts';
import { emailOf, type Story } from './story.ts';
import { depsOn } from './timeline.ts';

/** True when it was loaded now, false when it was there. */
export async function tell(deps: Deps, story: Story): Promise<boolean> {
  if ((await findSettings(deps.db)) !== undefined) return false;
  // One transaction: a demonstration half loaded would never be finished, because it has settings.
  await deps.db.transaction(async (tx) => {
    const within = { ...deps, db: tx };
    const cast = await castOf(within, tx, story);
    await layInspections(within, tx, cast);
    await layMeetings(within, tx, cast);
    await live(within, tx, cast);
    await layQuestions(within, tx, cast);
    const next = meeting(cast, 'next');
    await layRequests((on) => depsOn(within, on, '08:00'), tx, {
      panelId: cast.panelId, panelName: story.panel.name, meetingId: next.id, meetsOn: next.on, since: cast.today, bounced: need(cast.personIds, story.bounced),
    });
  });
  return true;
}

/** Everybody of the demonstration may be tried; whoever has a password by now keeps it. */
export async function givePasswords(deps: Deps, story: Story): Promise<void> {
  const without: { id: string; name: string }[] = [];
  for (const { name } of Object.values(story.people)) {
    const found = await findCredentialByEmail(deps.db, emailOf(story, name), deps.clock.today());
    if (found !== undefined && found.passwordHash === null) without.push({ id: found.personId, name });
  }
  await giveDemonstrationPassword(deps, without);
}

/** Those whom `npm start` names, one for each part. */
export function signInsOf(story: Story): SignIn[] {
  return story.signIns.map(({ as, key }) => {
    const { name } = need(story.people, key);
    return { part: as, name, email: emailOf(story, name), password: demonstrationPassword };
  });
}
