// The questions about a person, asked when one is added and when one is changed.
import { aChoice, aLine, anEmail, aTick } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';

export const personForm = form({
  name: aLine('The name', { missing: 'Enter the name, as it stands in letters and reports' }),
  email: anEmail({ missing: 'Enter the e-mail address' }),
  lettersBy: aChoice(['email', 'paper'], { missing: 'Say how letters reach them' }),
  isAdministrator: aTick(),
});

export type PersonFormModel = FormModel<'name' | 'email' | 'lettersBy' | 'isAdministrator'>;
