// What is asked of whoever keeps a list: its name, beside the list as it stands in the address.
import { aLine } from '../web/fields.ts';
import { form } from '../web/forms.ts';

const name = aLine('The name', { missing: 'Enter a name for the list', max: 60 });
export const saveViewForm = form({ name, query: aLine('What is asked for', { max: 2000 }) });
export const renameViewForm = form({ name });
/** Pressing the button is all there is to say. */
export const removeViewForm = form({});
