// Bytes to text in whatever encoding they were saved; null when they are no text at all.

/** UTF-8 and UTF-16 by their marks or by their pattern; what is not valid UTF-8 is Windows-1252, as old committee systems write it. */
export function decodeText(bytes: Uint8Array, named?: string): string | null {
  const encoding = marked(bytes) ?? unmarkedWide(bytes);
  if (encoding !== null) return clean(new TextDecoder(encoding).decode(bytes));
  if (bytes.includes(0)) return null;
  const utf8 = validUtf8(bytes);
  if (utf8 !== null) return clean(utf8);
  if (controlBytes(bytes) > bytes.length / 100) return null;
  return clean(oneByteText(bytes, named));
}

function marked(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : null;
}

/** English in UTF-16 has a zero in every other byte, and a letter or a space in the one beside it. */
function unmarkedWide(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, 2_000);
  const zeros = [0, 0];
  sample.forEach((byte, n) => {
    if (byte === 0) zeros[n % 2] = (zeros[n % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const plain = sample.filter((byte) => byte > 31 && byte < 127).length;
  if (plain < sample.length * 0.35) return null;
  if (odd > sample.length * 0.35 && even < sample.length * 0.05) return 'utf-16le';
  return even > sample.length * 0.35 && odd < sample.length * 0.05 ? 'utf-16be' : null;
}

function validUtf8(bytes: Uint8Array): string | null {
  // A sample may end in the middle of a character: three bytes at most.
  for (let cut = 0; cut < 4 && cut < bytes.length; cut += 1) {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(cut === 0 ? bytes : bytes.subarray(0, bytes.length - cut));
    } catch {
      continue;
    }
  }
  return null;
}

function controlBytes(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => sum + (byte < 9 || (byte > 13 && byte < 32) ? 1 : 0), 0);
}

/** The marks Windows put where Latin-1 has nothing, from 0x80 on; Node 20 leaves them out. */
const WINDOWS_MARKS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

function oneByteText(bytes: Uint8Array, named: string | undefined): string {
  const decoder = decoderOf(named);
  const text = decoder.decode(bytes);
  return decoder.encoding === 'windows-1252' ? text.replace(/[\u0080-\u009F]/g, (mark) => WINDOWS_MARKS.charAt(mark.charCodeAt(0) - 0x80)) : text;
}

function decoderOf(named: string | undefined): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(named ?? 'windows-1252');
  } catch {
    return new TextDecoder('windows-1252');
  }
}

function clean(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}
