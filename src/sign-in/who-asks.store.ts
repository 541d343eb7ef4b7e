// Who asks: the session, the person behind it with the rights of this very moment, and the council's face. One question, as every page begins with it.
import type { SessionData } from 'express-session';
import type { Deps } from '../councils/deps.ts';
import { ask } from '../database/ask.ts';
import { personWithRights } from '../people/person.store.ts';
import { FACE } from '../settings/settings.store.ts';
import type { FoundWithSession } from '../web/request.ts';
import { sessionFrom, sessionThatHolds, type SessionRow } from '../web/session.store.ts';

export async function findWhoAsks({ db, clock }: Pick<Deps, 'db' | 'clock'>, sessionId: string): Promise<SessionData | undefined> {
  const [session, person] = [sessionThatHolds(sessionId, clock.now()), personWithRights('p.id = s.person_id', clock.today())];
  const [row] = await ask<SessionRow & FoundWithSession>(db, `select s.*, to_json(p) as person, to_json(f) as face
    from (${session.sql}) s left join lateral (${person.sql}) p on true left join (${FACE}) f on true`, [...session.values, ...person.values]);
  return row && { ...sessionFrom(row), found: { person: row.person, face: row.face } };
}
