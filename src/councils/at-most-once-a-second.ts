// Asking the same thing many times costs no more than asking once a second.

/** Whoever asks while it is being answered, or within a second after, is given that answer. */
export function atMostOnceASecond<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => {
    if (answer === undefined) {
      answer = ask();
      const forget = (): void => { setTimeout(() => { answer = undefined; }, 1_000).unref(); };
      answer.then(forget, forget);
    }
    return answer;
  };
}
