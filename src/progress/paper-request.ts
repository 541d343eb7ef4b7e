// Requests on paper: which of them still wait to be printed and handed over. Pure.
import type { PaperRequest } from './paper-request.store.ts';

/** The newest to each person: a later one says all that the one before it said. */
export function toDeliver<P extends Pick<PaperRequest, 'personId' | 'deliveredOn'>>(newestFirst: readonly P[]): P[] {
  return newestFirst.filter((one, i) => one.deliveredOn === null && newestFirst.findIndex(({ personId }) => personId === one.personId) === i);
}
