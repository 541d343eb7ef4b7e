// Markup that is already escaped: only a compiled template can make it, so raw output of anything else is a type error.

class TemplateOutput {
  // A private field makes the class nominal: no object literal and no string passes for it.
  readonly #markup: string;
  constructor(markup: string) {
    this.#markup = markup;
  }
  toString(): string {
    return this.#markup;
  }
}

export type Html = TemplateOutput;

export function isHtml(value: unknown): value is Html {
  return value instanceof TemplateOutput;
}

/** For `web/template.ts` alone (test/rooms.test.ts sees to it): whatever goes in here reaches the page unescaped. */
export function fromTemplate(markup: string): Html {
  return new TemplateOutput(markup);
}
