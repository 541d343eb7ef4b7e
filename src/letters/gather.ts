// Many small questions to the database asked together: what comes while one is under way goes with the next.

/**
 * At most `atOnce` batches are under way; an only one is never kept waiting. The order of answers is that of the batch.
 * When a batch fails, each of it fails.
 */
export function gather<Question, Answer>(ask: (batch: readonly Question[]) => Promise<readonly Answer[]>, atOnce = 2): (question: Question) => Promise<Answer> {
  let waiting: { question: Question; resolve: (answer: Answer) => void; reject: (error: unknown) => void }[] = [];
  let underWay = 0;
  const next = async (): Promise<void> => {
    const batch = waiting;
    waiting = [];
    underWay += 1;
    try {
      const answers = await ask(batch.map((one) => one.question));
      batch.forEach((one, i) => { one.resolve(answers[i] as Answer); });
    } catch (error) {
      for (const one of batch) one.reject(error);
    }
    underWay -= 1;
    if (waiting.length > 0) void next();
  };
  return (question) => new Promise<Answer>((resolve, reject) => {
    waiting.push({ question, resolve, reject });
    if (underWay < atOnce && waiting.length === 1) setImmediate(() => { if (waiting.length > 0) void next(); });
  });
}
