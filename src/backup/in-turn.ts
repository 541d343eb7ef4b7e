// One after the other: a connection in the middle of a COPY or a transaction can be asked only one thing at a time.

export async function inTurn<T, U>(all: readonly T[], ask: (one: T) => Promise<U>): Promise<U[]> {
  const answers: U[] = [];
  for (const one of all) answers.push(await ask(one));
  return answers;
}
