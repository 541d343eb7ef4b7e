// What the web itself refuses: each is thrown to the one error handler, which has a page for it.

/** The request is not an answer to anything we asked: an array for a text, a name sent twice, a value out of nowhere. */
export class BadShape extends Error {
  override name = 'BadShape';
  constructor(what: string) {
    super(`${what} does not have the form that was asked for`);
  }
}

/** The form's token is old, as after a sign-out; the page gives back what was typed. */
export class ExpiredForm extends Error {
  override name = 'ExpiredForm';
}

/** The form was sent from another site. */
export class ForeignForm extends Error {
  override name = 'ForeignForm';
}

export class TooLarge extends Error {
  override name = 'TooLarge';
}

/** More than one person does in a day's work, within minutes. */
export class TooOften extends Error {
  override name = 'TooOften';
}

/** A verb of HTTP that nothing here answers to. */
export class OddMethod extends Error {
  override name = 'OddMethod';
}
