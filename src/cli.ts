// The operator's door: each command lives in its room and is loaded only when it is asked for.
import { sayAndEnd } from './councils/part.ts';
import { makeLog } from './web/log.ts';

interface Command {
  says: string;
  load: () => Promise<{ run: (args: string[]) => Promise<void> }>;
}

const commands: Record<string, Command> = {
  'audit:verify': { says: 'reads the audit trail of every council and names the first row that is broken: [--council KEY] [--anchor POSITION:HASH]', load: () => import('./audit/verify-audit.command.ts') },
  backup: { says: 'writes everything into one encrypted file, while in use: [--to FILE]', load: () => import('./backup/backup.command.ts') },
  migrate: { says: 'brings the database up to date; --council KEY --base-url URL adds a council, --remove KEY stops serving one', load: () => import('./councils/migrate.command.ts') },
  intake: { says: 'reads papers and prints what is proposed: [--as minutes|inspection|table] FILE…', load: () => import('./intake/intake.command.ts') },
  'intake:score': { says: 'reads the papers of a folder and compares them with their NAME.expected.json: DIR', load: () => import('./intake/intake-score.command.ts') },
  bounce: { says: 'takes a delivery report on standard input', load: () => import('./letters/bounce.command.ts') },
  person: { says: 'makes an administrator and prints the link that sets their password: --administrator EMAIL [--name NAME]', load: () => import('./sign-in/person.command.ts') },
  report: { says: 'writes the report of a meeting: --panel CODE [--meeting YYYY-MM-DD] [--edition public|exempt] [--format html|pdf|docx|xlsx|csv|txt|json] [--draft] [--out FILE]', load: () => import('./editions/report.command.ts') },
  restore: { says: 'puts a backup into an empty place: FILE; --check only reads it', load: () => import('./backup/restore.command.ts') },
  retention: { says: 'removes what is past its date: [--dry-run]', load: () => import('./retention/retention.command.ts') },
  seed: { says: 'loads the demonstration, once', load: () => import('./councils/seed.command.ts') },
};

const [name = '', ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (command === undefined) {
  const width = Math.max(...Object.keys(commands).map((one) => one.length));
  console.error([name === '' ? 'Which command?' : `There is no command "${name}".`, ...Object.entries(commands).map(([one, { says }]) => `  ${one.padEnd(width)}  ${says}`)].join('\n'));
  process.exitCode = 1;
} else {
  try {
    await (await command.load()).run(args);
  } catch (error) {
    sayAndEnd(error, makeLog(name, 'info'));
  }
}
