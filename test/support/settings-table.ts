// The README's table of settings, written from the settings themselves.
import type { settings } from '../../src/config.ts';

interface Row { says: string; production: string | undefined; demonstration: string | undefined; otherwise?: string }

/** A row a setting: its name, what it says, and what it is when not given, in the demonstration and in production. */
export function settingsTable(of: typeof settings): string {
  const rows = Object.entries(of as Record<string, Row>).map(([name, row]) => `| \`${name}\` | ${row.says} | ${whenAbsent(row, row.demonstration)} | ${whenAbsent(row, row.production)} |`);
  return ['| Setting | What it is | Demonstration | Production |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function whenAbsent({ otherwise }: Row, byDefault: string | undefined): string {
  if (byDefault === 'required') return 'must be given';
  // 0 as a port of the mailbox means what its words say.
  if (byDefault === undefined || (byDefault === '0' && otherwise !== undefined)) return otherwise ?? 'absent';
  return `\`${byDefault}\``;
}
