// Step 23: promises made aloud: "officers undertook to …", "it was agreed that …", "Members asked that …".
import type { PromiseProposal } from '../proposal.ts';
import { readDue } from './dues.reader.ts';
import { actorPattern, readOwner } from './owners.reader.ts';
import { sentencesOf } from './sentences.ts';
import { cutWords, passageOf } from './words.ts';
import type { Words } from './words.ts';

const deed = '(?:provide|circulate|bring|send|share|report|look|check|find|ask|write|arrange|include|raise|take|clarify|confirm|feed|follow|come|give|investigate|explore|review|add|consider|let|supply|forward|email|get|update|speak|discuss|contact|present|return|produce|prepare|invite|seek|ensure|make|pass|obtain|publish|submit|liaise|work|meet|organise|distribute|set|hold|put|draft|respond|consult|develop|undertake|monitor|carry|visit|attend|amend|remind|inform|advise|notify|chase|ascertain|establish|facilitate|collate|map|schedule|be (?:provided|circulated|brought|sent|shared|reported|arranged|included|given|added|investigated|reviewed|supplied|forwarded|emailed|presented|produced|prepared|made available|made|raised|taken|clarified|looked|fed|published|submitted|contacted|invited|followed|distributed|placed|amended|updated|considered))';

/** Each names the words the promise begins with. */
const promises: readonly RegExp[] = [
  new RegExp(`(?:${actorPattern}|[A-Z][a-z]+(?: [A-Z][a-z]+)?|\\b(?:[Hh]e|[Ss]he|[Tt]hey))(?:,[^,.;]{1,100},)? (?:also |then |further )?(?:undertook|agreed|offered|promised|committed|volunteered|pledged) (?:to|that (?:s?he|they|it|this|an?|the)\\b)`),
  new RegExp(`(?:${actorPattern}|[A-Z][a-z]+ [A-Z][a-z]+|\\b(?:[Hh]e|[Ss]he|[Tt]hey))(?:,[^,.;]{1,100},)? (?:also |then )?(?:confirmed|advised|assured|indicated|stated|said|responded|replied|explained|noted)(?: (?:the )?(?:members|panel|committee|board|chair))?(?: that)? (?:(?:s?he|they|it|this|officers|the service|a [a-z ]{1,40}|the [a-z ]{1,40}) )(?:would|could|will|can) (?:also |then )?${deed}\\b`),
  new RegExp(`^(?:also )?(?:(?:agreed|undertook|offered|promised) to\\b|would ${deed}\\b)`),
  /\b[Ii]t was (?:also |further |then |therefore |subsequently |unanimously )?(?:agreed|requested|suggested|proposed|asked) (?:that|to)\b/,
  new RegExp(`(?:^|(?<=and ))(?:also )?(?:asked|requested|suggested) that\\b|(?:\\b(?:[Mm]embers|[Tt]he (?:Vice-?)?(?:Chair(?:man|woman|person)?|Panel|Committee|Board)|Councillor [A-Z][\\w'-]+|Cllr(?: [A-Z])? [A-Z][\\w'-]+|[Oo]ne [Mm]ember|[Aa] [Mm]ember)) (?:also |then |further )?(?:agreed|asked|requested|suggested) that\\b`),
  /\b(?:[Mm]embers|[Tt]he (?:Vice-?)?(?:Chair(?:man|woman|person)?|Panel|Committee|Board)|Councillor [A-Z][\w'-]+|Cllr(?: [A-Z])? [A-Z][\w'-]+|[Aa] [Mm]ember) (?:also |then )?(?:asked|requested) (?:if|whether) .{1,120}\b(?:could|would|can) (?:be )?(?:give|given|provide[d]?|receive[d]?|see|have|circulate[d]?|proof|share[d]?|include[d]?|bring|brought|sen[dt]|come|report|look|arrange[d]?|add|added|update[d]?)/,
  /\b(?:[Mm]embers|[Tt]he (?:Vice-?)?(?:Chair(?:man|woman|person)?|Panel|Committee|Board)|Councillor [A-Z][\w'-]+|Cllr(?: [A-Z])? [A-Z][\w'-]+) (?:also |then |further )?(?:asked for|requested|asked to (?:see|receive|have|be (?:given|sent|kept|provided))) (?:(?:an?|the|some|further|more|additional|regular|to)\b )?(?:\w+ ){0,3}(?:report|update|information|data|details?|figures|briefing|breakdown|copy|paper|note|presentation|statistics|list|leaflet|analysis|response|see|receive|have|be)\b/,
  new RegExp(`\\b(?:[Aa]n?|[Tt]he|[Tt]his|[Tt]hese|[Ff]urther|[Mm]ore|[Dd]etails|[Ii]nformation|[Ff]igures|[Cc]opies)(?: [\\w'-]+){0,12} would (?:also |then )?be (?:circulated|provided|brought|sent|shared|presented|reported|forwarded|emailed|submitted|distributed|made available)\\b`),
];
const past = /\b(?:had|previously|at the last meeting|at its (?:last|previous) meeting)\b.{0,60}$/i;

export function readUndertakings(words: Words): PromiseProposal[] {
  const promised: PromiseProposal[] = [];
  for (const sentence of sentencesOf(words.plain)) {
    const text = cutWords(words, sentence.from, Math.min(sentence.to, sentence.from + 1200));
    const from = promiseFrom(text.plain);
    if (from === undefined || /\b(?:vote|abstention|dissent|name)s?\b.{0,40}\brecorded\b|\bdeclar(?:ed|ation)\b.{0,30}\binterest/i.test(text.plain)) continue;
    const whole = cutWords(text, from, text.plain.replace(/(?<![ .;,])[ .;,]+$/, '').length);
    promised.push({ passage: passageOf(whole), text: whole.text, owner: readOwner(whole, 'act', []), due: readDue(whole, 'act') });
  }
  return promised;
}

function promiseFrom(plain: string): number | undefined {
  const starts = promises.map((pattern) => pattern.exec(plain)).filter((found) => found !== null)
    .filter((found) => !past.test(plain.slice(0, found.index)))
    .map((found) => found.index);
  if (starts.length === 0) return undefined;
  const from = Math.min(...starts);
  // "to clarify the position, Members agreed that": keep the sentence whole unless it begins anew after "and".
  return / and $/i.test(plain.slice(0, from)) ? from : from <= 60 ? 0 : from;
}
