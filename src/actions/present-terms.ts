// Who answers for an action and by when: the post and those who held it, every day it was given, and how it comes round. Pure.
import { dayLong, dayShort } from '../calendar/day.ts';
import type { FormModel } from '../web/forms.ts';
import type { Link } from '../web/ui.ts';
import type { ActionWithPosts } from './action.store.ts';
import { actionPath } from './action-path.ts';
import type { ActionRead } from './read-action.ts';
import type { Round } from './repeat.store.ts';
import { repeatsSays } from './repeat.ts';

export interface TermsPart {
  lead: string; leadSince: string | undefined; before: readonly string[]; contributors: readonly string[];
  target: string; words: string | undefined; was: readonly string[];
  /** "It has moved twice." */
  moved: string | undefined;
  targets: readonly { day: string; agreed: string; why: string }[];
  agreed: string; ended: string | undefined;
  supersededBy: Link | undefined;
  /** What this one took the place of. */
  supersedes: readonly Link[];
  /** How it comes round, with the occurrences before and after; the form stops it. */
  round: { says: string | undefined; links: readonly Link[]; stop: FormModel | undefined } | undefined;
}

export function presentTerms(read: ActionRead, round: Round, stop: FormModel | undefined): TermsPart {
  const { action, targets, supersededBy, supersedes } = read;
  const to = (reference: string): Link => ({ href: actionPath(reference), text: reference });
  return {
    ...presentPeople(read), ...presentTargets(action, targets), agreed: dayLong(action.agreedOn), ended: action.endedOn === null ? undefined : dayLong(action.endedOn),
    supersededBy: supersededBy === null ? undefined : to(supersededBy), supersedes: supersedes.map(to), round: presentRound(round, stop),
  };
}

const TIMES = ['', 'once', 'twice', 'three times', 'four times', 'five times'];

function presentTargets(action: ActionWithPosts, targets: ActionRead['targets']) {
  const newestFirst = targets.toReversed();
  const moves = targets.length - 1;
  return {
    target: action.targetOn === null ? 'date needed' : dayLong(action.targetOn), words: action.targetWords ?? undefined, moved: moves < 1 ? undefined : `It has moved ${TIMES[moves] ?? `${moves} times`}.`,
    was: newestFirst.filter(({ targetOn }) => targetOn !== action.targetOn).map(({ targetOn }) => dayLong(targetOn)),
    targets: newestFirst.map((target) => ({
      day: `${dayShort(target.targetOn)}${target.position === 0 ? ' (original)' : ''}`, agreed: [`${dayShort(target.agreedOn)} by ${target.agreedBy}`, target.minuteNumber && `minute ${target.minuteNumber}`].filter(Boolean).join(', '),
      why: [target.words && `“${target.words}”`, target.why].filter(Boolean).join(' '),
    })),
  };
}

function presentPeople({ action, posts, holdings, leads }: ActionRead) {
  const post = action.leadPostId === null ? undefined : posts.get(action.leadPostId);
  const [current] = leads;
  return {
    lead: post === undefined ? 'post needed' : `${post.title}: ${post.holder?.name ?? 'nobody holds it'}`,
    leadSince: post?.holder ? `since ${dayLong(current !== undefined && current.sinceOn > post.holder.since ? current.sinceOn : post.holder.since)}` : undefined,
    before: [
      ...holdings.filter(({ untilOn }) => untilOn !== null && untilOn >= (current?.sinceOn ?? action.agreedOn)).map((holding) => `${holding.name}, until ${holding.untilOn === null ? '' : dayLong(holding.untilOn)}`),
      ...leads.slice(1).map((lead, i) => `${lead.title}, until ${dayLong(leads[i]?.sinceOn ?? lead.sinceOn)}`),
    ],
    contributors: action.contributorPostIds.flatMap((postId) => {
      const helper = posts.get(postId);
      return helper === undefined ? [] : [`${helper.title}${helper.holder === null ? '' : `: ${helper.holder.name}`}`];
    }),
  };
}

function presentRound({ repeats, follows, followedBy }: Round, stop: FormModel | undefined): TermsPart['round'] {
  if (repeats === null && follows === null) return undefined;
  const links = [...(follows === null ? [] : [{ href: actionPath(follows), text: `It follows ${follows}` }]), ...(followedBy === null ? [] : [{ href: actionPath(followedBy), text: `${followedBy} follows it` }])];
  return { says: repeats === null ? undefined : `It ${repeatsSays(repeats)}.`, links, stop: repeats === null || followedBy !== null ? undefined : stop };
}
