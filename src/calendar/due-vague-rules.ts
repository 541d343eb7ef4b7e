// Due phrases that give no day: their words are kept and the clerk is asked.
import type { DueRule } from './due-phrase.ts';
import { phrase } from './due-vocabulary.ts';

const noDay = (because: string) => () => ({ because: `${because} The words are kept; a day is for the clerk to set.` });

export const vagueRules: readonly DueRule[] = [
  {
    name: 'a future meeting', kind: 'vague', found: 'always',
    pattern: phrase('((at|to|for|before|by) )?(an?|any|some|the) ?(future|later) {body}meetings?|((at|to|for|before|by) )?another {body}meeting'),
    read: noDay('No particular meeting is named.'),
  },
  {
    name: 'as soon as possible', kind: 'vague', found: 'always',
    pattern: phrase('as soon as ((is|it is|reasonably) )?(possible|practicable|practical|available|reasonably practicable)|at the earliest (possible |available )?(opportunity|date|time)'),
    read: noDay('“Soon” is not a day.'),
  },
  {
    name: 'in due course', kind: 'vague', found: 'always',
    pattern: phrase('in due course|at an? (later|future|suitable|appropriate) (date|time|stage|point)|in the (near|coming|foreseeable|not too distant) future'),
    read: noDay('No day is named.'),
  },
  {
    name: 'at once', kind: 'vague', found: 'never',
    pattern: phrase('asap|immediately|forthwith|urgently|shortly|soon|ongoing|on an ongoing basis|continuous(ly)?|with immediate effect|tbc|to be confirmed|to be agreed'),
    read: noDay('No day is named.'),
  },
  {
    name: 'when something has happened', kind: 'vague', found: 'when promised',
    pattern: phrase('((when|once) (it|they|this|these|(the|its|their) ([\\p{L}-]{2,20} ){0,3}[\\p{L}-]{2,20}) (is|are|has been|have been)'
      + '|before (it|they|this|these|(the|its|their) ([\\p{L}-]{2,20} ){0,3}[\\p{L}-]{2,20}) (is|are|was|were|has been|have been)) [\\p{L}-]{3,20}( up| out)?'
      + '|(when|once) (available|completed?|finalised|published|ready)'),
    read: noDay('It waits for something whose day is not known.'),
  },
  {
    name: 'so long after an event', kind: 'vague', found: 'when promised',
    pattern: phrase('within {n} ((working|calendar|clear) )?(days?|weeks?|months?) (of|from|after) (the |its |their )?(receipt|receiving|publication|publishing|request|decision|report|referral|completion)'),
    read: noDay('It counts from an event whose day the words do not give.'),
  },
  {
    name: 'the next report', kind: 'vague', found: 'when promised',
    pattern: phrase('((in|with|at) )?the next (progress |update |quarterly |annual |monitoring )?report'),
    read: noDay('It waits for a report whose day the words do not give.'),
  },
];
