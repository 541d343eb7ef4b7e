// The verbs councils resolve with: which leave nothing to do, which leave somebody something to do.

/** Base forms; past and third person are made from them. */
const settling = 'note receive thank endorse approve welcome support accept acknowledge commend congratulate adopt agree confirm record applaud recognise appreciate consider value ratify concur acquiesce affirm remember mark regret'.split(' ');
const doing = ('ask request invite instruct require recommend refer delegate authorise authorize appoint elect nominate re-elect re-appoint reappoint review provide circulate report write bring send submit prepare produce publish '
  + 'continue ensure monitor include add establish set hold arrange defer investigate explore develop undertake share update give make seek amend schedule place present forward distribute convene organise '
  + 'draft deliver carry take look work contact meet visit pursue examine identify urge call encourage advise inform notify remind move re-arrange rearrange reconvene commission conduct complete implement '
  + 'increase reduce extend improve strengthen raise feed return revisit scrutinise keep put allow enable direct determine suspend exclude adjourn waive withdraw remove replace issue launch lobby promote '
  + 'follow clarify chase liaise consult engage involve escalate respond reply supply compile collate create form host attend come issue challenge address agree allocate assess assign attach build bid '
  + 'change check choose close co-opt conclude correct cover decide decline define discuss email explain express find finalise fund get grant highlight hear help introduce invest lead learn let maintain '
  + 'map nominate note offer open oversee pass pay permit plan propose protect prioritise progress pilot postpone re-affirm reconsider recruit reflect refresh reject release research resubmit retain revise run say '
  + 'secure select set-up show sign simplify speak start stop suggest swap tell test track transfer trial understand use verify vote want widen wish').split(' ');

/** The base forms as one alternation, for patterns that look for a doer and what they are to do. */
export const deeds = doing.join('|');

const irregular: Record<string, readonly string[]> = {
  bring: ['brought'], write: ['wrote', 'written'], send: ['sent'], give: ['gave', 'given'], make: ['made'], take: ['took', 'taken'], set: ['set'], hold: ['held'], seek: ['sought'],
  put: ['put'], keep: ['kept'], meet: ['met'], feed: ['fed'], come: ['came'], find: ['found'], lead: ['led'], hear: ['heard'], let: ['let'], say: ['said'], tell: ['told'], understand: ['understood'],
  choose: ['chose', 'chosen'], withdraw: ['withdrew', 'withdrawn'], undertake: ['undertook', 'undertaken'], build: ['built'], get: ['got'], learn: ['learnt'], show: ['shown'], run: ['ran'], speak: ['spoke', 'spoken'], pay: ['paid'],
};

function formsOf(base: string): string[] {
  const stem = base.endsWith('e') ? base.slice(0, -1) : base;
  const past = /[^aeiou]y$/.test(base) ? [`${base.slice(0, -1)}ied`] : [`${stem}ed`, `${base}${base.charAt(base.length - 1)}ed`];
  const third = /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ies` : /(?:s|sh|ch|x)$/.test(base) ? `${base}es` : `${base}s`;
  return [base, third, ...past, `${stem}ing`, `${base}ing`, ...(irregular[base] ?? [])];
}

export type VerbSense = 'settles' | 'does';

const senses = new Map<string, VerbSense>([
  ...doing.flatMap((base) => formsOf(base).map((form) => [form, 'does'] as const)),
  ...settling.flatMap((base) => formsOf(base).map((form) => [form, 'settles'] as const)),
]);

export function senseOf(word: string): VerbSense | undefined {
  return senses.get(word.toLowerCase());
}

const bases = new Set([...doing, ...settling]);

/** "ask", not "asked" or "asks". */
export function isBaseForm(word: string): boolean {
  return bases.has(word.toLowerCase());
}

export type LimbClass = 'that' | 'to' | 'verb' | 'clause' | 'phrase';

const thatWord = /^t ?h ?a ?t\b/i;
const leadingAdverb = /^(?:also|further|formally|unanimously|strongly|warmly|therefore|hereby|again|subject to [^,]{1,80},|in (?:the )?[^,]{1,60},|having [^,]{1,120},|with (?:regard|reference|respect) to [^,]{1,80},|as [^,]{1,60},|following [^,]{1,80},|irrespective of [^,]{1,80},|following [^,]{1,80},)(?: |$)/i;

/** What kind of words a limb opens with: the parts of one list are alike. */
export function limbClass(plain: string): LimbClass {
  const head = plain.slice(0, 600).replace(leadingAdverb, '');
  if (thatWord.test(head)) return 'that';
  if (/^to [a-z]/i.test(head)) return 'to';
  const word = /^[A-Za-z-]+/.exec(head)?.[0] ?? '';
  const next = /^[A-Za-z-]+,? (\S+)/.exec(head)?.[1] ?? '';
  const shouted = word.length > 1 && word === word.toUpperCase() && head.slice(0, 60) !== head.slice(0, 60).toUpperCase() && !/(?:ED|ES)$/.test(word);
  if (senseOf(word) !== undefined && !shouted && !/ing$/i.test(word) && !isNounHere(word, next)) return 'verb';
  if (/\b(?:be|will|would|shall|should|must|may|is to|are to|have|has|was|were|requests?|asks?|agrees?|notes?|recommends?)\b/.test(head)) return 'clause';
  return 'phrase';
}

/** "Report of the Director", "Review of fees": a heading's noun, not a limb's verb. */
function isNounHere(word: string, next: string): boolean {
  return /^(?:report|review|update|work|plan|record|visit|address|challenge|change|progress|support|request|note|vote|research|offer|use|mark|measure|fund|call|cover|test|track|trial|map|lead|open|present|address|form|help|pilot|issue|attend|place|release|budget)s?$/i.test(word)
    && (/^(?:of|on|from|for|by|-|:|to|and|programme|plan|group|list|with)$/i.test(next) || (/^[A-Z]/.test(next)));
}

/** Whether a numbered line reads as a limb ("Ask the Head of Service…"), not as the heading of an item ("Looked After Children"). */
export function readsAsLimb(plain: string): boolean {
  const kind = limbClass(plain.slice(0, 80));
  if (kind === 'that' || kind === 'to') return true;
  return kind === 'verb' && isBaseForm(/^[A-Za-z-]+/.exec(plain)?.[0] ?? '') && /^\S+ (?!of |on |from |for |by |to |and |in )[a-z]/.test(plain);
}

/** Whether words tell somebody something or settle something, rather than name a thing. */
export function hasPredicate(plain: string): boolean {
  return limbClass(plain) !== 'phrase';
}
