// A meeting's cycle as its clerk sees it: what stands against each step, and who has answered, who has not and who could not be reached.
import { listUnready } from '../actions/action-list.store.ts';
import { dayShort, type Day } from '../calendar/day.ts';
import type { Db } from '../database/db.ts';
import { findLetterLines } from '../letters/letter-list.store.ts';
import { stateLabel } from '../letters/letter-words.ts';
import type { Meeting } from '../meetings/meeting.ts';
import { whatRefuses, type Standing } from './chase.ts';
import { hasPapersOut, listChaseOverrides, listRuns, type ChaseOverride, type CycleRun } from './cycle-run.store.ts';
import { toDeliver } from './paper-request.ts';
import { listPaperRequests } from './paper-request.store.ts';
import { readAsked, readCycleFacts, type Asked, type CycleFacts } from './read-asked.ts';
import { listRequests } from './request.store.ts';
import { listLinksOfMeeting } from './update-link.store.ts';

export interface AskedPerson { personId: string; name: string; post: string; asked: readonly Asked[]; letters: readonly { says: string; at: Date }[]; hasOpenLink: boolean }
export interface CycleStand { /** Requests to print and hand over. */ toPrint: number; facts: CycleFacts; runs: readonly CycleRun[]; against: readonly Standing[]; passedOver: readonly ChaseOverride[]; people: readonly AskedPerson[]; papersOut: boolean }

export async function readCycle(db: Db, meeting: Meeting, now: { today: Day; at: Date }): Promise<CycleStand> {
  const facts = await readCycleFacts(db, meeting);
  const [runs, passedOver, unready] = [await listRuns(db, [meeting.id]), await listChaseOverrides(db, meeting.id), await listUnready(db, meeting.panelId, now.today)];
  const against = whatRefuses(unready, new Set(passedOver.map(({ blocker }) => blocker)));
  const [asked, requests, links] = [await readAsked(db, facts, now.today), await listRequests(db, meeting.id), await listLinksOfMeeting(db, meeting.id)];
  const lines = await findLetterLines(db, requests.map(({ letterKey }) => letterKey));
  const paper = await listPaperRequests(db, meeting.id);
  const holders = new Map(asked.flatMap(({ post }) => (post.holder === null ? [] : [[post.holder.personId, post]])));
  const people = [...holders].map(([personId, post]): AskedPerson => ({
    personId, name: post.holder?.name ?? '', post: post.title, asked: asked.filter((one) => one.post.holder?.personId === personId),
    letters: [...requests.filter((request) => request.personId === personId).flatMap(({ letterKey, at }) => { const line = lines.get(letterKey); return line === undefined ? [] : [{ says: stateLabel[line.state], at }]; }), ...paper.filter((one) => one.personId === personId).map(({ deliveredOn, at }) => ({ at, says: deliveredOn === null ? 'to be handed over on paper' : `handed over on paper on ${dayShort(deliveredOn)}` }))],
    hasOpenLink: links.some((link) => link.personId === personId && link.revokedAt === null && link.expiresAt > now.at),
  }));
  return { facts, toPrint: toDeliver(paper).length, runs, against, passedOver, people: people.sort((a, b) => a.name.localeCompare(b.name, 'en-GB')), papersOut: await hasPapersOut(db, meeting.id) };
}
