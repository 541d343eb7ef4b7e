// A field for a figure as people type it: 84, 84.5%, 1,250, -3.
import { z } from 'zod';
import type { Field } from '../web/fields.ts';
import { readFigure } from './reading-list.reader.ts';

export function aFigure(what: string, missing?: string): Field<number | undefined> {
  const sentence = `${what} must be a number, like 84 or 84.5`;
  const figure = z.string().trim().refine((typed) => (typed === '' ? missing === undefined : readFigure(typed) !== null), { error: (issue) => (issue.input === '' ? (missing ?? sentence) : sentence) })
    .transform((typed) => readFigure(typed) ?? undefined);
  return { shape: 'one', schema: figure };
}
