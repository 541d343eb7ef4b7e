// The filter of the trail, as it stands in the address: who did it, and on which day.
import type { Request } from 'express';
import { addDays, instantOf } from '../calendar/day.ts';
import { aDay, anId } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import type { AuditFilter } from './audit.store.ts';

const filterForm = form({ person: anId(), on: aDay('The day') });

export function filterAsked(req: Request): { filter: AuditFilter; form: FormModel<'person' | 'on'> } {
  const asked = filterForm.fromQuery(req);
  const { person, on } = asked.order;
  return { filter: { personId: person, between: on === undefined ? undefined : { from: instantOf(on, '00:00'), until: instantOf(addDays(on, 1), '00:00') } }, form: asked.form };
}
