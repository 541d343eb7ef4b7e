// Why a password is refused, in words; said by the two pages that set one.
import { SHORTEST, type PasswordRefusal } from './password.ts';

export const passwordSentences: Record<PasswordRefusal, string> = {
  'too-short': `The password must have ${SHORTEST} characters or more; three words that have nothing to do with each other are easy to remember`,
  'too-common': 'This password is made of words or figures that are tried first, such as names, places, seasons and rows of keys. Choose three words that have nothing to do with each other or with the council',
};
