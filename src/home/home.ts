// The homes a person has, one for each part they play, and which of them stands first. Pure.

export type HomeKind = 'clerk' | 'officer' | 'member' | 'administrator';

/** 3: something is late or in the way; 2: something is asked for; 1: something to read; 0: nothing. */
export type Urgency = 0 | 1 | 2 | 3;

export interface Home<Drawn> {
  kind: HomeKind;
  urgency: Urgency;
  /** "Next meeting of the Education Panel" */
  caption: string | undefined;
  title: string;
  purpose: string | undefined;
  body: Drawn;
}

const usualOrder: readonly HomeKind[] = ['clerk', 'officer', 'member', 'administrator'];

/** The most urgent first; what is equally urgent stays in the usual order. */
export function inOrder<H extends Pick<Home<unknown>, 'kind' | 'urgency'>>(homes: readonly H[]): H[] {
  return [...homes].sort((a, b) => b.urgency - a.urgency || usualOrder.indexOf(a.kind) - usualOrder.indexOf(b.kind));
}
