// What is said when a passkey is refused.
import type { AddPasskeyRefusal } from './add-passkey.ts';
import type { PasskeyRefusal } from './prove-passkey.ts';

export const passkeySentences: Record<AddPasskeyRefusal | PasskeyRefusal | 'provider-only', string> = {
  'wrong-passkey': 'This passkey could not be verified. Try again, or go on another way.',
  'too-late': 'Too much time passed since the page was opened. Try again.',
  'too-many': 'There were too many tries from here. Wait a quarter of an hour and try again, or go on another way.',
  'too-many-passkeys': 'You have ten passkeys. Remove one that you do not use any more.',
  'provider-only': 'This council signs in through its single sign-on only. Use the button for it.',
};
