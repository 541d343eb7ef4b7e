// Which host names mean this very machine.

/** @param name a URL's hostname: small letters, IPv6 in brackets */
export function isLoopbackName(name: string): boolean {
  return name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || /^127(\.\d{1,3}){3}$/.test(name);
}
