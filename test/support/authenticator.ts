// An authenticator in software: makes passkeys and shows them as a browser's script would post them, rightly or not.
import { createHash, createSign, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';

export interface Passkey { credentialId: Buffer; privateKey: KeyObject; publicKey: KeyObject; counter: number; userHandle: string }
interface Odd { origin?: string; rpId?: string; challenge?: string; isVerified?: boolean; type?: string; counter?: number; userHandle?: string; credentialId?: Buffer; signWith?: KeyObject }

const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest();

/** The little of CBOR that an attestation needs: bytes, text, small numbers and maps. */
function cbor(value: unknown): Buffer {
  const head = (kind: number, n: number): Buffer => (n < 24 ? Buffer.from([(kind << 5) | n]) : n < 256 ? Buffer.from([(kind << 5) | 24, n]) : Buffer.from([(kind << 5) | 25, n >> 8, n & 255]));
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value);
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  const entries = [...(value as Map<unknown, unknown>)];
  return Buffer.concat([head(5, entries.length), ...entries.flatMap(([key, of]) => [cbor(key), cbor(of)])]);
}

function authenticatorData({ rpId, flags, counter, rest = Buffer.alloc(0) }: { rpId: string; flags: number; counter: number; rest?: Buffer }): Buffer {
  const count = Buffer.alloc(4);
  count.writeUInt32BE(counter);
  return Buffer.concat([sha256(rpId), Buffer.from([flags]), count, rest]);
}

const PRESENT = 1, VERIFIED = 4, ATTESTED = 64;

/** @param options as they stand in the page's data attribute */
export function makePasskey(optionsText: string, odd: Odd = {}): { key: Passkey; response: string } {
  const options = JSON.parse(optionsText) as { challenge: string; rp: { id: string }; user: { id: string } };
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key: Passkey = { credentialId: odd.credentialId ?? randomBytes(32), privateKey, publicKey, counter: 0, userHandle: options.user.id };
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const cose = cbor(new Map<number, unknown>([[1, 2], [3, -7], [-1, 1], [-2, Buffer.from(x, 'base64url')], [-3, Buffer.from(y, 'base64url')]]));
  const length = Buffer.from([0, key.credentialId.length]);
  const authData = authenticatorData({ rpId: odd.rpId ?? options.rp.id, flags: PRESENT | ATTESTED | (odd.isVerified === false ? 0 : VERIFIED), counter: 0, rest: Buffer.concat([Buffer.alloc(16), length, key.credentialId, cose]) });
  const attestationObject = cbor(new Map<string, unknown>([['fmt', 'none'], ['attStmt', new Map()], ['authData', authData]]));
  const clientDataJSON = clientData(odd, 'webauthn.create', options.challenge);
  const id = key.credentialId.toString('base64url');
  return { key, response: JSON.stringify({ id, rawId: id, type: 'public-key', response: { clientDataJSON: clientDataJSON.toString('base64url'), attestationObject: attestationObject.toString('base64url'), transports: ['internal'] } }) };
}

/** Counts up by itself. */
export function showPasskey(key: Passkey, optionsText: string, odd: Odd = {}): string {
  const options = JSON.parse(optionsText) as { challenge: string; rpId: string };
  key.counter = odd.counter ?? key.counter + 1;
  const data = authenticatorData({ rpId: odd.rpId ?? options.rpId, flags: PRESENT | (odd.isVerified === false ? 0 : VERIFIED), counter: key.counter });
  const clientDataJSON = clientData(odd, 'webauthn.get', options.challenge);
  const signature = createSign('sha256').update(Buffer.concat([data, sha256(clientDataJSON)])).sign(odd.signWith ?? key.privateKey);
  const id = (odd.credentialId ?? key.credentialId).toString('base64url');
  return JSON.stringify({ id, rawId: id, type: 'public-key', response: {
    clientDataJSON: clientDataJSON.toString('base64url'), authenticatorData: data.toString('base64url'), signature: signature.toString('base64url'), userHandle: odd.userHandle ?? key.userHandle,
  } });
}

function clientData({ origin = 'http://localhost:3000', challenge, type }: Odd, usual: string, asked: string): Buffer {
  return Buffer.from(JSON.stringify({ type: type ?? usual, challenge: challenge ?? asked, origin, crossOrigin: false }));
}
