// A message came back to an envelope address: whose letter it was, what it says, and what follows for the letter and its address.
import { record, theSystem } from '../audit/record.ts';
import { later } from '../calendar/clock.ts';
import type { Deps } from '../councils/deps.ts';
import type { Transaction } from '../database/db.ts';
import { transact, type Outcome } from '../database/transact.ts';
import { flagAddress } from './address-flag.store.ts';
import { sha256Of } from './compose.render.ts';
import { readReport } from './delivery-report.reader.ts';
import type { Finding, Report } from './delivery-report.ts';
import { moveDelivery } from './delivery.store.ts';
import { letterOfEnvelope } from './envelope-sender.ts';
import { findLetter } from './letter.store.ts';
import type { Letter, LetterState } from './letter.ts';
import { addReport, countSoftSince } from './report.store.ts';

/** 'not-ours': no address of it bears this council's signature, or the letter is not there: nothing is believed of it. */
export type ReportRefusal = 'not-ours' | 'no-report';
export type Received = Outcome<{ letterId: string; finding: Finding; already: boolean }, ReportRefusal>;

const STATE_AFTER: Partial<Record<Finding, LetterState>> = { hard: 'bounced_hard', soft: 'bounced_soft', complaint: 'complained' };
const SOFT_TOO_OFTEN = 3;
const SOFT_WITHIN_MS = 60 * 24 * 3_600_000;

export async function receiveReport(deps: Deps, bytes: Buffer): Promise<Received> {
  const report = await readReport(bytes);
  const letterId = report.addressedTo.map((text) => letterOfEnvelope(text, deps.council.secret)).find((id) => id !== undefined);
  if (letterId === undefined) return { ok: false, because: 'not-ours' };
  return await transact<Received>(deps, {}, async (tx) => {
    const letter = await findLetter(tx, letterId);
    if (letter === undefined) return { ok: false, because: 'not-ours' };
    const { finding } = report;
    if (finding === 'nothing') return { ok: false, because: 'no-report' };
    const isNew = await addReport(tx, { letterId, sha256: sha256Of(bytes), finding, status: report.status, said: report.said, receivedAt: deps.clock.now() });
    if (isNew) await follow(tx, deps, letter, report);
    return { ok: true, letterId, finding, already: !isNew };
  });
}

/** Only the council whose letter it was can read the signature. */
export async function receiveReportForAny(all: readonly Deps[], bytes: Buffer): Promise<Received> {
  for (const deps of all) {
    const answer = await receiveReport(deps, bytes);
    if (answer.ok || answer.because !== 'not-ours') return answer;
  }
  return { ok: false, because: 'not-ours' };
}

async function follow(tx: Transaction, deps: Deps, letter: Letter, { finding, said }: Report): Promise<void> {
  const at = deps.clock.now();
  const to = STATE_AFTER[finding];
  // A letter that is on its way again stays so: the report is about the time before.
  if (to !== undefined) await moveDelivery(tx, { letterId: letter.id, to, at, said, onlyFrom: ['accepted', 'unknown', 'arrived', 'bounced_soft', 'on_paper'] });
  const isDead = finding === 'hard' || (finding === 'soft' && (await countSoftSince(tx, letter.to.address, later(at, -SOFT_WITHIN_MS))) >= SOFT_TOO_OFTEN);
  if (!isDead) return;
  await flagAddress(tx, { address: letter.to.address, why: said, letterId: letter.id, at });
  await record(tx, deps, theSystem, { what: 'letter.address-flagged', about: { kind: 'letters', id: letter.id, label: `${letter.subject}, to ${letter.to.name}` } });
}
