// How a council's people sign in: by password and second factor, by the council's own provider, or either.
import type { Provider } from './provider.ts';

export const WAYS = ['password', 'either', 'provider'] as const;
export type Ways = (typeof WAYS)[number];

export const waysLabel: Record<Ways, string> = {
  password: 'Password and second step', either: 'Password and second step, or single sign-on', provider: 'Single sign-on only',
};

export interface SignInSettings {
  ways: Ways;
  /** In a demonstration: whether its visitors may go on without a second step. */
  demonstrationMaySkip: boolean;
  provider: Provider | undefined;
  version: number;
}

/** Until the administrator chooses. */
export const usualSignIn: SignInSettings = { ways: 'password', demonstrationMaySkip: true, provider: undefined, version: 0 };

export function takesPasswords({ ways }: SignInSettings): boolean {
  return ways !== 'provider';
}

/** The provider, where it is a way in. */
export function providerOf({ ways, provider }: SignInSettings): Provider | undefined {
  return ways === 'password' ? undefined : provider;
}
