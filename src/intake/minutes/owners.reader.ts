// Step 20: who must do it, where the words name somebody. Nobody is guessed.
import { cutWords, phraseOf } from './words.ts';
import { deeds, senseOf } from './verbs.ts';
import type { Words } from './words.ts';
import type { Phrase, ResolutionKind } from '../proposal.ts';

const heads = [
  'Chief Executive', 'Executive', 'Director', 'Directors', 'Officers?', 'Head', 'Heads', 'Managers?', 'Chair(?:man|woman|person)?', 'Vice-?Chair(?:man|woman)?', 'Vice Chair', 'Cabinet Member', 'Cabinet', 'Portfolio Holder',
  'Leader', 'Mayor', 'Commissioner', 'Clerk', 'Democratic Services', 'Legal Services', 'Governance Services', 'Committee Services', 'Children\'s Services', 'Lead(?: Member| Officer| Councillor)?', 'Service Lead', 'Working Group', 'Working Party', 'Task Group', 'Task and Finish Group', 'Group',
  'Sub-Committee', 'Committee', 'Panel', 'Board', 'Council', 'Trust', 'Members?', 'Team', 'Facilitator', 'Secretary of State', 'Secretary', 'Solicitor', 'Treasurer', 'Co-?ordinator', 'Advis[eo]r', 'Consultant', 'Headteachers?', 'Partnership', 'Police', 'Forum', 'Authority', 'Commission', 'Services?',
  'Administrator', 'Representatives?', 'Inspector', 'Superintendent', 'Principal', 'Advocate', 'Ombudsman', 'Spokesperson', 'Deputy', 'Support', 'Guardian', 'Assistant', 'Partners', 'Government', 'Department', 'Unit', 'Agency', 'Federation', 'Link', 'Holder', 'Champion', 'Strategist', 'Analyst', 'Accountant', 'Registrar', 'council', 'Convenor', 'Convener', 'Scrutiny',
].join('|');
const word = '(?!(?:[A-Z][a-z]+ed(?! [A-Z])|That|To|The|And|This|In|At|By|For|It|A|An|Ask|Request|Note|If|When|As|Following|Subject|Report|RESOLVED|AGREED|RECOMMENDED|Resolved)\\b)[A-Z][A-Za-z\'\\u2019&./-]*';
const joint = '(?:of|for|and|&|the|to|with|on|in|at|-)';
const person = '(?:(?:[Cc]ouncillors?|Cllrs?|Mr|Mrs|Ms|Miss|Dr|Alderman|Sir|Dame|Lord|Baroness|Professor|Reverend|Rev)\\.?(?: [A-Z][A-Za-z\'-]*\\.?){1,4}(?:(?:,| and| &) (?:[Cc]ouncillors?|Cllrs?|Mr|Mrs|Ms)(?: [A-Z][A-Za-z\'-]*\\.?){1,3})*)';
const lowPost = '(?:(?:relevant|appropriate|lead|senior|responsible|assistant|strategic|interim|executive|scrutiny|democratic services|service|corporate|deputy|vice-?|area|project|cabinet|lead|portfolio|policy|committee|group|head|principal|monitoring|performance|finance|support|statutory|operational|designated|council\'s|young people\'s) ){0,4}(?:vice-)?(?:officers?|directors?|chair(?:man|woman|person)?|vice-?chair(?:man)?|clerk|chief executive|cabinet members?|portfolio holders?|head of service|heads of service|service heads?|managers?|leader|members?|mayor|secretary|working group|task (?:and finish )?group|review group|sub-?committee|cabinet|executive|solicitor|facilitator|headteachers?|partners|councillors?|council|board|trust|police|panel|committee|team|consultant|adviser|lead member|young people\'s council|youth council|services?)(?: (?:for|of) [A-Z][\\w\'&-]*(?:,? (?:(?:and|of|for|the|&) )*[A-Z][\\w\'&-]*){0,7})?';
const named = `${word}(?: ${word}){1,3}, (?:the )?(?:${word},? (?:${joint} )*){0,8}?(?:${heads})(?:(?:,? (?:(?:${joint}) )+| )${word}){0,8}`;
const actor = `(?:(?:both |all |each |either )?(?:(?:[Tt]he|[Oo]ur|[Ii]ts|[Tt]heir|[Rr]elevant|[Aa]ppropriate|[Aa]ll|[Aa]n?) )?(?:(?:relevant|appropriate|interim|acting|new|lead|current|County|Borough|respective) )*(?:${word},? (?:${joint} )*){0,12}?(?:${heads})(?:(?:,? (?:(?:${joint}) )+|, | - | )${word}){0,9}(?: \\([A-Z][A-Za-z ,'&-]{1,60}\\))?|${named}|${person}|(?:(?:[Tt]he|[Aa]n?|[Aa]ll|[Ee]ach|both|[Rr]elevant) )?${lowPost})`;
const after = '(?= |,|\\)|\\.|:|;|$)';
const aside = '(?:,[^,.;]{1,120},)?(?: \\([^)]{1,80}\\))?';

export const actorPattern = actor;

interface Rule {
  pattern: RegExp;
  /** Which kinds of resolution it may name an owner for. */
  kinds: readonly ResolutionKind[];
}

const askedTo = '(?:be |is |are |was |were )(?:also |further |formally |then )?(?:asked|requested|invited(?! to (?:attend|an?|the|its|this|each|every|future|our|all)\\b)|instructed|required|authorised|tasked|recommended|urged|advised|encouraged|directed|called upon|given delegated authority|delegated|reminded|empowered|mandated)';
const both: readonly ResolutionKind[] = ['act', 'recommend'];
const rules: readonly Rule[] = [
  { pattern: new RegExp(`\\b(?:asked|requested|suggested|agreed)(?: that| if| whether) (?<who>${actor}|[A-Z][a-z]+(?: [A-Z][a-z]+)?)${aside} (?:could|would|should|might|can|will|be asked|(?:${deeds})s?)\\b`, 'd'), kinds: both },
  { pattern: new RegExp(`(?<who>${actor})${aside} (?:also |then )?(?:confirmed|advised|assured [a-z ]{3,30}|indicated|stated|said|responded|replied|explained)(?: that)? (?:s?he|they|it) (?:would|could|will|can)\\b`, 'd'), kinds: both },
  { pattern: new RegExp(`(?<who>${actor})${aside},? (?:in consultation with [^,.;]{1,120},? )?${askedTo} (?:to|that|if|whether|authority|for)\\b`, 'd'), kinds: both },
  { pattern: new RegExp(`\\b(?:ask|asks|asked|request|requests|requested|invite|invites|invited|instruct|instructs|require|requires|urge|urges|authorise|authorises|recommend|recommends|recommend to|recommends to|tasks?|encourages?|calls? on)(?: that)? (?<who>${actor})${aside} (?:to (?!(?:the|an?|its|this|each|every|future|our|all|attend)\\b)|(?:that|if|whether|would|could|should|be|(?:${deeds})s?)\\b)`, 'd'), kinds: both },
  { pattern: new RegExp(`\\b(?:request|ask|recommend|suggest|agree|require)(?:s|ed)? that (?<who>${actor})${aside} (?!be\\b|is\\b|was\\b|are\\b)[a-z]+`, 'd'), kinds: both },
  { pattern: new RegExp(`\\bdelegat(?:e|es|ed|ion)(?: authority| powers?| responsibility)?(?: be (?:given|granted|delegated))? to (?<who>${actor})${after}`, 'd'), kinds: ['act'] },
  { pattern: new RegExp(`\\b(?:authority|powers?|responsibility) (?:be |is )?(?:given|granted|delegated) to (?<who>${actor})${after}`, 'd'), kinds: ['act'] },
  { pattern: new RegExp(`(?<who>${actor})${aside},? (?:will|would|shall|should|must|undertook to|agreed to|agrees to|undertakes to|undertake to|agree to|offered to)(?: be)? [a-z]+`, 'd'), kinds: both },
  { pattern: new RegExp(`(?:^|[Tt]hat |and )(?<who>${actor})${aside} to (?!be\\b)[a-z]+`, 'd'), kinds: both },
  { pattern: new RegExp(`(?:^|[Tt]hat |and )(?<who>${actor})${aside} (?:(?:${deeds}|note|endorse|support|approve|adopt|agree|consider)s?)\\b`, 'd'), kinds: both },
  { pattern: new RegExp(`\\bfrom (?<who>${actor}) (?:be|to be|is|are) (?:given|provided|circulated|sent|brought|submitted|presented|shared|requested|sought|obtained|received|included)`, 'd'), kinds: ['act'] },
  { pattern: new RegExp(`\\b(?:be|being) [a-z-]+(?: [a-z]+){0,8} by (?<who>${actor})${after}`, 'd'), kinds: ['act'] },
  { pattern: new RegExp(`\\b(?:referred|sent|submitted|forwarded|commended|recommended|passed|go|refer|submit|forward|recommend|commend|put|RECOMMENDED|RECOMMEND|recommends)(?: back| on)?(?: it| them|(?: the| its| these| this| any| an?) [^,.;]{1,80}?)?(?: to(?: go to)?) (?:the (?:next|following) (?:available |ordinary )?meeting of )?(?<who>${actor}|(?:the )?[A-Z]{3,6})${after}`, 'd'), kinds: ['recommend'] },
];

/** A lead-in that ends with whom it is about: "RECOMMENDED: That the Executive Board". */
const addressed = new RegExp(`\\b(?:[Tt]hat|to) (?<who>${actor})$`, 'd');

/** The first named doer, with where the name stands; null where the words name nobody. */
export function readOwner(words: Words, kind: ResolutionKind, self: readonly string[]): Phrase | null {
  if (kind === 'note' || kind === 'procedural') return null;
  const plain = withoutLeadingVerb(words.plain.slice(0, 1500));
  for (const rule of rules) {
    if (!rule.kinds.includes(kind)) continue;
    const found = findWho(rule.pattern, plain, self, kind);
    if (found !== undefined) return phraseOf(trimName(cutWords(words, found.from, found.to)));
  }
  const body = kind === 'recommend' ? findWho(addressed, plain, self, kind) : undefined;
  return body === undefined ? null : phraseOf(cutWords(words, body.from, body.to));
}

/** "Ask the Director …": a capital at the start of a limb makes no name of its verb. */
function withoutLeadingVerb(plain: string): string {
  const first = /^[A-Za-z-]+/.exec(plain)?.[0] ?? '';
  return senseOf(first) === undefined ? plain : plain.charAt(0).toLowerCase() + plain.slice(1);
}

function findWho(pattern: RegExp, plain: string, self: readonly string[], kind: ResolutionKind): { from: number; to: number } | undefined {
  const found = pattern.exec(plain);
  const who = found?.groups?.who;
  const where = found?.indices?.groups?.who;
  if (who === undefined || where === undefined) return undefined;
  if (isSelf(who, self) && (kind === 'recommend' || /^,? (?:note|ask|request|support|endorse|approve|welcome|recommend|thank|receive)s?\b/.test(plain.slice(where[1])))) return undefined;
  return { from: where[0], to: where[1] };
}

function isSelf(who: string, self: readonly string[]): boolean {
  return self.includes(who.toLowerCase().replace(/^(?:the|this) /, ''));
}

function trimName(words: Words): Words {
  return cutWords(words, 0, words.plain.replace(/(?<![ ,.;:-])[ ,.;:-]+$/, '').length);
}

const onlyActors = new RegExp(`^(?:${actor})(?: ?(?:/|,|and|&|;) ?(?:${actor})){0,4}[.]?$`);

/** Whether words are nothing but somebody's name, post or initials: "Clerk", "Head of Children in Care", "JB/TK". */
export function isNameOnly(plain: string): boolean {
  if (plain.length > 120) return false;
  if (/^[A-Z]{2,4}(?: ?[/,&] ?[A-Z]{2,4})*$/.test(plain)) return true;
  if (/\b(?:to|will|would|be|should|that|is|are|has|have)\b/.test(plain)) return false;
  return onlyActors.test(plain) || /^[A-Z][A-Za-z'.-]+(?: [A-Z][A-Za-z'.-]+){0,4}(?: \([A-Za-z ,'-]+\))?$/.test(plain);
}
