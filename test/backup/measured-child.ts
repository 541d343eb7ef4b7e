// One backup or restore in a process of its own, which tells how long it took and how much memory it ever had.
import { systemClock } from '../../src/calendar/clock.ts';
import { checkArchive } from '../../src/backup/check-archive.ts';
import { makeBackup } from '../../src/backup/make-backup.ts';
import { restoreBackup } from '../../src/backup/restore-backup.ts';

export interface MeasuredOrder { what: 'backup' | 'restore'; ownerUrl: string; sessionSecret: string; key: string; file: string }
export interface Measured { seconds: number; megabytesAtFirst: number; megabytesAtMost: number }

process.once('message', (order: MeasuredOrder) => {
  void (async () => {
    const megabytesAtFirst = process.resourceUsage().maxRSS / 1000;
    const began = performance.now();
    if (order.what === 'backup') await makeBackup({ ...order, program: '0.0.1', clock: systemClock });
    else {
      const archive = await checkArchive(order.file, order.key, 'slough');
      await restoreBackup({ ...order, archive, clock: systemClock, say: () => {} });
      await archive.close();
    }
    const measured: Measured = { seconds: (performance.now() - began) / 1000, megabytesAtFirst, megabytesAtMost: process.resourceUsage().maxRSS / 1000 };
    process.send?.(measured, () => process.exit(0));
  })();
});
