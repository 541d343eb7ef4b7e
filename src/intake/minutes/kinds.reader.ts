// Step 19: what a resolution asks: nothing more (note), somebody to act, another body (recommend), or the meeting's own business (procedural).
import type { ResolutionKind } from '../proposal.ts';
import { hasPredicate, isBaseForm, senseOf } from './verbs.ts';

export interface KindContext {
  /** The lead-in the limb is read with. */
  stem: string | null;
  /** The formula was RECOMMENDED and the council does not use it as its everyday word. */
  recommending: boolean;
  /** The names by which the deciding body calls itself: "cabinet", "panel". */
  self: readonly string[];
}

const procedural: readonly RegExp[] = [
  /(?<!\b(?:to|in|of) (?:these|the) )(?<!\bin )\bminutes\b.{0,300}\b(?:be|as|and|were|are|is)\b.{0,60}\b(?:approved|confirmed|agreed|signed|accepted|adopted|correct|accurate|true)\b/i,
  /\b(?:approve|confirm|agree|sign|accept|adopt|receive|approved|confirmed|agreed|signed)s? (?:and (?:sign|approve|confirm)(?:ed)? )?(?:as (?:a |an )?(?:correct|accurate|true)\b.{0,40} )?(?:the )?(?:\w+ ){0,3}minutes of\b/i,
  /\bminutes\b.{0,200}\b(?:correct|accurate|true) (?:and \w+ )?record\b/i,
  /^(?:that )?(?:the )?(?:action )?notes (?:of|from) the (?:previous |last )?(?:meeting|[a-z ]{0,30}meeting)\b.{0,120}\b(?:be|were|are|is) (?:approved|confirmed|agreed|accepted)\b/i,
  /\b(?:press|public)\b.{0,60}\b(?:be excluded|excluded from|exclusion)\b|\bexclud(?:e|es|ed|ing) (?:of )?(?:the )?(?:press|public|members of)\b|\bexclusion of the (?:press|public)\b|\bsection 100A\b|\b(?:press|public) (?:and (?:press|public) )?(?:be )?(?:re-?admitted|asked to leave)\b/i,
  /\b(?:be|is|was|were|been|are) (?:re-?)?(?:elected|appointed|nominated|co-opted|confirmed)(?: (?:as|to|on|onto|for|chair|vice|deputy|unopposed)\b|$)/i,
  /^(?:that )?(?:(?:resolved|agreed) )?(?:to )?(?:note(?:s|d)? the )?(?:re-?)?(?:elect(?:s|ed|ion)?|appoint(?:s|ed|ments?)?|nominat(?:e|es|ed|ions?)|co-opt(?:s|ed|ion)?)\b/i,
  /\b(?:appointments?|nominations?|membership) (?:of|to|for) .{0,160}\b(?:be|is) (?:agreed|approved|confirmed|made|accepted)\b/i,
  /\b(?:standing orders?|procedure rules?|rule \d+)\b.{0,80}\b(?:be )?(?:suspended|waived)\b|\bsuspend(?:s|ed)? (?:standing|council procedure)/i,
  /\bmeeting\b.{0,30}\bbe (?:adjourned|extended|closed|continued)\b|\border of (?:the )?(?:business|agenda)\b.{0,40}\b(?:be )?(?:changed|varied|amended|altered)\b|\bapologies\b.{0,80}\bbe (?:noted|received|accepted)\b|\bitem be (?:withdrawn|taken (?:first|next|before))\b/i,
];
const appointsSomethingToDo = /\b(?:task|working|review|steering|project)[ a-z-]{0,30}(?:group|party)\b.{0,80}\b(?:established|set up|formed|convened|created)\b|\b(?:establish|set up|form|convene|create)\b/i;

/** "the Chief Executive of the Trust" is somebody with a post, not another body. */
const post = '(?<!\\b(?:[Ee]xecutive|[Dd]irector|[Oo]fficer|[Hh]ead|[Mm]anager|[Cc]hair|[Cc]hairman|[Cc]hairperson|[Ll]ead|[Cc]lerk|[Ss]ecretary|[Rr]epresentative) (?:of|for|from) )(?<!\\b(?:[Ee]xecutive|[Dd]irector|[Oo]fficer|[Hh]ead|[Mm]anager|[Cc]hair|[Cc]hairman|[Cc]hairperson|[Ll]ead|[Cc]lerk|[Ss]ecretary|[Rr]epresentative) (?:of|for|from) the )';
const otherBody = post + '(?:[Tt]he )?(?:(?:[Ff]ull |[Cc]ounty |[Bb]orough |[Cc]ity |[Dd]istrict |[Tt]own |[Tt]he )?[Cc]ouncil(?!\'s|lor| [Tt]ax| house| procedure| officers?| staff| plan| website| chamber|-)|(?:[Tt]he )?[Cc]abinet(?! [Mm]ember| office|\'s| report| lead)(?: (?:[Bb]oard|[Ss]ub-?[Cc]ommittee|[Cc]ommittee))?|(?:[Tt]he )?[Ee]xecutive(?! (?:[Mm]ember|[Dd]irector|[Ll]ead|[Hh]ead|[Cc]ouncillor|[Oo]fficer|[Ss]ummary|[Ss]upport)|\'s)(?: [Bb]oard| [Cc]ommittee)?|(?:the )?(?:(?!(?:Executive|Director|Officer|Head|Manager|Chair|Chairman|Chairperson|Clerk|Secretary) (?:of|for)\\b)[A-Z][\\w\'&-]+,? (?:and |of |for |the |& )*){1,8}(?:Committee|Board|Panel|Forum|Trust|Partnership|Commission|Authority|Group|Sub-Committee)|[Gg]overnment|[Ss]ecretary of [Ss]tate|[Dd]epartment for education|(?:the )?(?:relevant|appropriate|parent) (?:committee|board|panel))';
const asked = '(?:be |is |are )?(?:recommended|requested|asked|urged|invited|called (?:up)?on|encouraged|advised|lobbied)';

const recommends: RegExp[] = [
  /\b(?:be|is|are) recommended (?:to|that|for)\b|\bfor recommendation to\b|\brecommend(?:s|ed|ing)? (?:to|that)\b|\brecommend(?:s|ed)? (?:the |full |county |borough )?(?:cabinet|council|executive|approval|adoption)\b|\bmakes? (?:a |the (?:following )?)?recommendations? to\b|\b(?:a )?recommendations? be (?:made|forwarded|submitted|sent|put)\b/i,
  new RegExp(`\\b${otherBody},? ${asked}\\b`),
  new RegExp(`\\b${asked.replace('(?:be |is |are )?', '')} (?:by |that )?(?:the )?${otherBody}\\b`),
  new RegExp(`\\b(?:ask|request|urge|invite|recommend|advise|call on|encourage)s? (?:that )?${otherBody}\\b`),
  new RegExp(`\\b(?:be )?(?:referred|sent|submitted|forwarded|commended|recommended|put|passed|go|refer|submit|forward|send|commend|pass|reported|conveyed|relayed|supported)(?: back| on| up)?(?: (?:it|them|this|these|the [\\w ]{1,60}))?(?: for [\\w ]{1,40})?(?: to(?: go to)?| before| onto) (?:the )?(?:(?:next|following) (?:available |ordinary )?meeting of )?(?:the )?${otherBody}`),
  new RegExp(`^(?:t ?hat )?${otherBody} (?:approve|adopt|agree|consider|note|endorse|support|ensure|review|commit|provide|accept|investigate|take|work|continue|write|look|seek|establish|should|must)\\b`),
];

/** Scrutiny can ask a member of the executive to think, not tell them to: that is a recommendation. What they are to hand over is an action. */
const executive = '(?:[Cc]abinet|[Ll]ead|[Ee]xecutive) (?:[Mm]embers?|[Cc]ouncillors?)(?: for [\\w\' ,&-]{2,60}?)?|[Pp]ortfolio [Hh]olders?(?: for [\\w\' ,&-]{2,60}?)?|[Ll]eader(?: of the [Cc]ouncil)?|[Mm]ayor';
const thinking = '(?:consider|weigh|take (?:account|(?:[a-z ]{1,30} )?into account|note)|reconsider|have regard|think|look (?:again|favourably)|reflect|support|endorse|agree|approve|adopt)';
recommends.push(new RegExp(`^(?:[Tt]hat )?(?:the )?(?:${executive}) (?:[a-z]+ly )?${thinking}s?\\b`), new RegExp(`\\b(?:${executive}),? (?:be |is |are )?(?:asked|requested|invited|urged) to (?:[a-z]+ly )?${thinking}\\b`), new RegExp(`\\b(?:[Aa]sk|[Rr]equest|[Uu]rge|[Ii]nvite)s? the (?:${executive}) to (?:[a-z]+ly )?${thinking}\\b`));

const lower = (pattern: RegExp): RegExp => new RegExp(pattern.source, 'i');
const recommendsAnyCase = recommends.map((pattern) => (pattern.flags === 'i' ? pattern : pattern.source.includes('[A-Z]') ? pattern : lower(pattern)));

export function readKind(text: string, context: KindContext): ResolutionKind {
  const plain = text.slice(0, 2000);
  const whole = context.stem === null ? plain : `${context.stem.slice(0, 400)} ${plain}`;
  const speaking = /^(?:t ?hat )?(?:the )?(?:committee|panel|board|commission|forum|sub-committee) recommends? /i.test(plain);
  if (!speaking && procedural.some((pattern) => pattern.test(plain)) && !appointsSomethingToDo.test(plain)) return 'procedural';
  const lowered = !/^(?:Ask|Request|Urge|Invite|Recommend|Advise|Encourage|Refer|Submit|Forward|Send)s? /.test(plain) ? whole : whole.slice(0, whole.length - plain.length) + plain.charAt(0).toLowerCase() + plain.slice(1);
  if (addressesAnother(lowered, context.self)) return 'recommend';
  const sense = senseOfLimb(plain, context.stem);
  const officer = /^(?:that )?(?:the )?(?:[a-z' ]{0,30})\b(?:director|officer|officers|head of|manager|clerk|chair|solicitor|facilitator)\b/i.test(plain);
  if (context.recommending && !officer && !/\bbe (?:noted|received|thanked)\b|^(?:that )?(?:the (?:committee|panel|board|forum|commission) |members )?(?:to )?(?:note|receive|thank|welcome)/i.test(plain)) return 'recommend';
  return sense;
}

/** The bodies a limb may be addressed to, without those that are the panel itself. */
function addressesAnother(whole: string, self: readonly string[]): boolean {
  let text = whole;
  for (const name of self) text = text.replace(selfPattern(name), 'us');
  return recommendsAnyCase.some((pattern) => pattern.test(text));
}

const patterns = new Map<string, RegExp>();

/** "the Panel" is ourselves, "the Scrutiny Management Panel" is another. */
function selfPattern(name: string): RegExp {
  const known = patterns.get(name);
  if (known !== undefined) return known;
  const anyCase = [...name].map((letter) => (/[a-z]/.test(letter) ? `[${letter.toUpperCase()}${letter}]` : letter.replace(/[^A-Za-z ]/, '\\$&'))).join('');
  const pattern = new RegExp(`(?<![A-Z][\\w'&-]{0,30},? )\\b(?:[Tt]he |[Tt]his )?${anyCase}\\b(?! (?:[Mm]ember|[Bb]oard|[Oo]ffice|[Ss]ub))`, 'g');
  if (patterns.size > 200) patterns.clear();
  patterns.set(name, pattern);
  return pattern;
}

const clauses = /;|,? and (?=that\b|to [a-z]|it\b|(?:the|an?|any|all|further|members|officers|councillors?)\b[A-Za-z', -]{1,80} (?:be|to|will|would)\b)|, (?:with|and that|that|together with) |\. (?=[A-Z])/i;

function senseOfLimb(plain: string, stem: string | null): 'note' | 'act' {
  const carried = /\b(?:asked|requested|invited|authorised|instructed|required|delegated)\b.{0,60}\bto:?$/i.test(stem ?? '');
  const parts = plain.split(clauses);
  const told = parts.length === 1 ? parts : parts.filter((part, i) => i === parts.length - 1 || hasPredicate(part.replace(/^t ?h ?a ?t /i, '')));
  return carried || told.some((clause) => clauseSense(clause) === 'act') ? 'act' : 'note';
}

const settledPassive = /\b(?:be|is|are|was|were|been|being)(?: (?:also|duly|now|formally|hereby|warmly|fully|in principle|and))* (?:noted|received|thanked|endorsed|approved|welcomed|supported|accepted|acknowledged|commended|congratulated|adopted|agreed|confirmed|recorded|placed on record|conveyed|expressed|applauded|recognised|appreciated|ratified)\b/i;
const openPassive = /\b(?:be|been) (?:[a-z]+ly )?(?!noted|received|thanked|endorsed|approved|welcomed|supported|accepted|acknowledged|commended|congratulated|adopted|agreed|confirmed|recorded|conveyed|expressed|applauded|recognised|appreciated|ratified|placed on record|made aware|taken as|able|in\b|of\b|the\b|a\b|an\b|as\b)([a-z-]+(?:ed|en|ght|nt|ade|eld|ut|et|d))\b/gi;
const promise = /\b(?:will|would|shall|must|should)(?: also| then| not| now)? (?:be |have |continue |receive |come |go |look |meet |report |write |provide |bring |include |take |make |consider |review |share |send |circulate |give |hold |attend |visit |return |follow |submit |present |prepare |work |ensure )|\breport back\b/i;
const stateOfMind = /^(?:is|are|was|were|be|remains?)?(?: now)? ?(?:assured|reassured|satisfied|pleased|content|concerned|encouraged|disappointed|aware|impressed|grateful|of the (?:view|opinion))\b/i;
/** "will remain flexible", "not proceed", "approval be given": nobody is left with anything to do. */
const staysAsItIs = /^(?:[^,;]{1,120} )?(?:(?:will|would|shall|to) (?:also )?(?:remain|continue to be|be an? (?:ongoing|standing|regular))\b|(?:not|no longer) (?:proceed|be (?:taken|progressed|pursued|reviewed))\b)|^(?:.{1,80} )?(?:has|have) (?:the )?(?:authority|power) to (?:act|decide|approve)\b|^(?:supports?|endorses?|welcomes?) the recommendations? (?:being )?(?:made|proposed|put)\b|^(?:the )?next meeting (?:is|will be|be|to be) (?:held )?on\b|^(?:approval|agreement|consent|support|endorsement|approval in principle) (?:is|be) (?:given|granted|offered)\b(?! to the [^,;]{3,60}\b(?:director|officer|manager|head)\b)/i;
const thanks = /\b(?:thanks|thank|gratitude|appreciation|congratulations|best wishes|condolences)\b/i;
const standing = /\b(?:may|is able to|are able to) (?:be )?[a-z]+/i;

const speaker = /^(?:[Tt]he )(?:[A-Z][\w'&-]*,? (?:and |of |for |& )*)*(?:[Cc]ommittee|[Pp]anel|[Cc]abinet|[Bb]oard|[Cc]ouncil|[Cc]ommission|[Ee]xecutive|[Ff]orum|[Mm]embers)(?: \([A-Z][\w' ,&-]{2,60}\))?(?: (?:on|for) (?:[A-Z][\w'&-]*,? (?:and |& )?){1,8})? ?(?=[a-z])/;

/** "and that the Select Committee also notes …": what is left begins with the verb. */
function withoutSpeaker(clause: string): string {
  const said = clause.replace(/^ ?(?:and )?(?:t ?h ?a ?t\b )?/i, '').replace(speaker, '');
  return said.replace(/^(?:us|we|members|it|also|further|formally|to|is|are) /i, '').trim();
}

function clauseSense(clause: string): 'note' | 'act' | undefined {
  const plain = withoutSpeaker(clause);
  if (plain === '') return undefined;
  if (thanks.test(plain.slice(0, 200)) && !/\b(?:write|letter|send|sent|written)\b/i.test(plain)) return 'note';
  const word = /^[A-Za-z-]+/.exec(plain)?.[0] ?? '';
  const sense = /ing$/i.test(word) ? undefined : senseOf(word);
  if (sense === 'settles' && !/^(?:note|receive|support|record|value|consider|mark)[a-z]* (?:of|by|from|be|and (?:action|appendi))/i.test(plain)) return settlingSense(word, plain);
  if (/\bsubject to\b.{0,120}\b(?:reviewing|amending|adding|including|being (?:added|included|amended|changed|made|inserted|clarified|corrected|revised|updated))\b/i.test(plain)) return 'act';
  if (staysAsItIs.test(plain)) return 'note';
  const settled = settledPassive.exec(plain);
  if (settled !== null) return passiveSense(plain, settled.index, settled[0]);
  if (sense === 'does' && /^(?:agree|agrees|agreed) (?:to|that) /i.test(plain)) return 'act';
  if (stateOfMind.test(plain)) return 'note';
  if (standing.test(plain) && !promise.test(plain) && !/\bbe (?:asked|requested)\b/i.test(plain)) return 'note';
  return 'act';
}

/** "notes the decision …" settles; "agrees to give more detail …", "receive regular reports …" leave something to do. */
function settlingSense(word: string, plain: string): 'note' | 'act' {
  const rest = plain.slice(word.length);
  if (/^agree/i.test(word) && /^ to (?:note|endorse|support|thank|welcome|approve)\b/i.test(rest)) return coordinated(rest) ? 'act' : 'note';
  if (/^agree/i.test(word)) return /^ (?:to|that) (?!the (?:request|recommendation|proposal|report|terms|scope))/i.test(rest) && !settledPassive.test(rest) && !/^ that .{0,120}\b(?:is|are|was|were|has|have)\b/i.test(rest) ? 'act' : 'note';
  if (/^receive/i.test(word)) return /\b(?:regular|further|future|updates?|quarterly|annual|progress|another|at (?:the|its|a) (?:next|future)|in \w+ months?|six[- ]month|monthly|when|once|by|before|after|back|at .{0,40}meeting|in (?:january|february|march|april|may|june|july|august|september|october|november|december))\b/i.test(rest.slice(0, 200)) && !/^ (?:and note )?the (?:report|update|presentation|annual|progress)/i.test(rest) ? 'act' : 'note';
  if (/^considered$/i.test(word)) return coordinated(rest) ? 'act' : 'note';
  if (/^consider/i.test(word)) return 'act';
  if (/^confirm/i.test(word) && /\bto\b/.test(rest.slice(0, 60))) return 'act';
  return coordinated(rest) ? 'act' : 'note';
}

/** "note the report and ask …": a second verb of doing in the same form. */
function coordinated(rest: string): boolean {
  if (/\band (?:agree[sd]?|resolve[sd]?) (?:that|to) /i.test(rest)) return true;
  if (/\band (?:also |further |then )?(?:asked|requested|invited|instructed|directed) (?:that|the|for|to|an?)\b/i.test(rest)) return true;
  for (const found of rest.matchAll(/(?:,|\band) (?:also |further |therefore )?(?:to )?([a-z-]+)\b/g)) {
    if (isBaseForm(found[1] ?? '') && senseOf(found[1] ?? '') === 'does' && !/^(?:report|review|update|work|plan|request|change|progress|place|visit|present|address|research|increase|care|support|issue|build|cover|challenge|lead|call|form|fund|map|test|track|trial|offer|use|close|correct|direct|open|complete|record|note|vote|help)$/.test(found[1] ?? '')) return true;
    if (/^(?:asks|requests|recommends|agrees to|invites|instructs)$/.test(found[1] ?? '')) return true;
  }
  return /\b(?:would|will) be (?:provided|circulated|brought|presented|submitted|shared|sent|reported|arranged|included|added|held|given|made|undertaken)\b/i.test(rest) && /^ that\b/i.test(rest);
}

function passiveSense(plain: string, at: number, settled: string): 'note' | 'act' {
  const rest = plain.slice(at + settled.length);
  if (/^,? and [a-z]+(?:ed|ught|nt)\b/i.test(rest) && [...` be ${rest.replace(/^,? and /, '')}`.matchAll(openPassive)].length > 0) return 'act';
  if (/^,? (?:and|to) (?:be )?(?:submitted|published|circulated|sent|implemented|included|referred|forwarded|shared|reported|reviewed|brought|added|presented)/i.test(rest)) return 'act';
  if (/\breceived\b/i.test(settled) && /\b(?:at|by|in|within|before)\b.{0,40}\b(?:meeting|months?|year|january|february|march|april|may|june|july|august|september|october|november|december)\b/i.test(rest)) return 'act';
  if (/^ (?:and|,)/.test(rest) && /\b(?:asked|requested|invited)\b.{0,20}\bto\b/i.test(rest)) return 'act';
  return promise.test(rest) && /^ that\b|\bthat .{0,80}\b(?:will|would)\b/i.test(rest) ? 'act' : 'note';
}
