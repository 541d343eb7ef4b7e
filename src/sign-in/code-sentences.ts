// What is said when a code is refused.
import type { CodeRefusal } from './prove-second-factor.ts';

export const codeSentences: Record<CodeRefusal, string> = {
  'wrong-code': 'This code is not right, or was used before. Wait for the next one in your app and enter that.',
  'too-many': 'There were too many tries. Wait five minutes and try again.',
  'no-factor': 'Your second step was taken away meanwhile. Sign in again.',
};
