// Step 24: an inspectorate's judgements told in minutes: "Children looked after  Inadequate", "the overall judgement was good".
import type { JudgementProposal } from '../proposal.ts';
import type { Paragraph } from './paragraphs.reader.ts';
import { cutWords, passageOf } from './words.ts';

const grades = '(outstanding|good|requires? improvement(?: to be good)?|inadequate|adequate|satisfactory)';
const atEnd = new RegExp(`^(.{4,160}?)(?: ?(?::|-|\\||,| is| was|,? (?:is |was |were |are )?judged(?: to be| as)?| grade[d:]*))? +["']?${grades}["']?[.;]?$`, 'i');
const inProse = new RegExp(`\\boverall (?:judgement|judgment|effectiveness|grade|rating)(?: of [^.;,]{1,80}| for [^.;,]{1,80})? (?:was|is|had been|as|of|being)(?: judged| graded| rated)?(?: as| to be)? ["']?${grades}`, 'gi');
const area = /\b(?:children|young people|care leavers?|looked after|permanence|adoption|leadership|leaders|management|governance|safeguarding|help and protection|overall|effectiveness|experiences?|progress|impact|fostering|partnership|outcomes?|quality|behaviour|attitudes|personal development|early years|sixth form|provision|performance|welfare)\b/i;
const sentence = /\b(?:the (?:panel|committee|members)|asked|noted|said|advised|would|will|that|which|reported|considered|had)\b/i;

export function readMentions(paragraphs: readonly Paragraph[]): JudgementProposal[] {
  return paragraphs.flatMap((paragraph) => {
    const line = paragraph.words.plain.length < 240 ? atEnd.exec(paragraph.words.plain) : null;
    if (line?.[1] !== undefined && line[2] !== undefined && area.test(line[1]) && !sentence.test(line[1])) {
      return [{ passage: passageOf(paragraph.words), area: paragraph.words.text.slice(0, line[1].length).trim(), grade: gradeOf(line[2]) }];
    }
    return [...paragraph.words.plain.slice(0, 4000).matchAll(inProse)].map((found) => ({
      passage: passageOf(cutWords(paragraph.words, found.index, found.index + found[0].length)),
      area: 'Overall effectiveness',
      grade: gradeOf(found[1] ?? ''),
    }));
  });
}

function gradeOf(words: string): string {
  const lower = words.toLowerCase().replace('require improvement', 'requires improvement');
  return lower.charAt(0).toUpperCase() + lower.slice(1);
}
