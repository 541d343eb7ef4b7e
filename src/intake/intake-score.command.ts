// `npm run intake:score`: the readers against papers with known answers; prints recall, precision, and every miss and false find.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openPaper } from './intake.command.ts';
import { readPaper } from './read-paper.ts';
import { addTally, emptyTally, joinAnswers, readAnswer, scorePaper, tallyLines } from './score.ts';
import type { Answer, Tally } from './score.ts';

const ANSWER = '.expected.json';
const READ_AS_IT_STANDS = /\.(?:txt|html?|docx|pdf|md)$/i;

interface Exam {
  name: string;
  file: string;
  answers: Answer[];
}

export async function run(argv: string[]): Promise<void> {
  process.exitCode = await intakeScoreCommand(argv);
}

export async function intakeScoreCommand(argv: readonly string[]): Promise<number> {
  const [directory] = argv;
  if (directory === undefined) {
    process.stderr.write('Usage: npm run intake:score -- DIR\n');
    return 2;
  }
  const exams = await examsIn(directory);
  if (exams.length === 0) {
    process.stderr.write(`There is no paper beside its NAME${ANSWER} in ${directory}.\n`);
    return 2;
  }
  const byKind = new Map<string, Tally>();
  let unusable = false;
  for (const exam of exams) {
    const extension = /\.(\w+)$/.exec(exam.file)?.[1]?.toLowerCase() ?? '';
    const sat = await sit(exam);
    unusable ||= !sat.usable;
    const total = byKind.get(extension) ?? emptyTally();
    addTally(total, sat.tally);
    byKind.set(extension, total);
    for (const line of sat.remarks) process.stdout.write(`${exam.name}: ${line}\n`);
  }
  for (const [extension, tally] of byKind) process.stdout.write(`\n.${extension} (${tally.papers} papers)\n${tallyLines(tally).map((line) => `  ${line}\n`).join('')}`);
  return unusable ? 2 : 0;
}

/** A paper that could not be read counts as one in which nothing was found. */
async function sit(exam: Exam): Promise<{ tally: Tally; remarks: string[]; usable: boolean }> {
  const paper = await openPaper(exam.file);
  const answer = joinAnswers(exam.answers);
  const proposal = paper.ok ? readPaper(paper, answer.kind) : paper.sentence;
  const { tally, remarks } = scorePaper(proposal, answer);
  return typeof proposal === 'string' ? { tally, remarks: [proposal, ...remarks], usable: false } : { tally, remarks, usable: true };
}

/** Papers beside their answers; one paper of several names is sat once, against all the answers. */
async function examsIn(directory: string): Promise<Exam[]> {
  const files = (await readdir(directory).catch(() => [])).sort();
  const exams = new Map<string, Exam>();
  for (const file of files.filter((name) => READ_AS_IT_STANDS.test(name))) {
    const stem = file.replace(/\.\w+$/, '');
    if (!files.includes(stem + ANSWER)) continue;
    const answer = readAnswer(await readFile(join(directory, stem + ANSWER), 'utf8'));
    const bytes = await readFile(join(directory, file));
    const key = `${createHash('sha256').update(bytes).digest('hex')}${/\.\w+$/.exec(file)?.[0] ?? ''}`;
    const known = exams.get(key);
    if (known === undefined) exams.set(key, { name: file, file: join(directory, file), answers: [answer] });
    else {
      known.name += ` = ${file}`;
      known.answers.push(answer);
    }
  }
  return [...exams.values()];
}
