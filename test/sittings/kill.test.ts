// A process killed in the middle of noting: every note that was answered is there, none is there half, and the sitting goes on.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import { noteDecision } from '../../src/sittings/note-decision.ts';
import { findSittingOf, listNotes } from '../../src/sittings/sitting.store.ts';
import { startSitting } from '../../src/sittings/start-sitting.ts';
import { signedIn } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { aReport } from './a-report.ts';

vi.setConfig({ testTimeout: 120_000 });
const at = '2026-03-03T09:00:00Z';
const { deps, url } = await aCouncil({ at });

test('kill -9 loses nothing noted', async () => {
  const laid = await aReport(deps);
  await startSitting(deps, signedIn(laid.clerk), { meetingId: laid.meeting.id });
  const answered: string[] = [];
  for (const after of [1, 7, 13]) {
    const child = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(new URL('noting-process.ts', import.meta.url)), url.app, at, laid.meeting.id, laid.clerk.id], { stdio: ['ignore', 'pipe', 'inherit'] });
    const mine: string[] = [];
    await new Promise<void>((resolve) => {
      child.stdout.on('data', (said: Buffer) => {
        mine.push(...said.toString().split('\n').filter((id) => id.length === 36));
        if (mine.length >= after) child.kill('SIGKILL');
      });
      child.once('close', () => { resolve(); });
    });
    expect(mine.length).toBeGreaterThanOrEqual(after);
    answered.push(...mine);
  }
  const notes = await listNotes(deps.db, (await findSittingOf(deps.db, laid.meeting.id))!.id);
  const ids = new Set(notes.map(({ id }) => id));
  expect(answered.filter((id) => !ids.has(id))).toEqual([]);
  // At most one a kill was committed and its answer not read any more.
  expect(notes.length - answered.length).toBeLessThanOrEqual(3);
  expect(await noteDecision(deps, signedIn(laid.clerk), { meetingId: laid.meeting.id, reference: laid.actions[0]!.reference, kind: 'closed', minuteNumber: null, words: null, newTargetOn: null })).toMatchObject({ ok: true });
});
