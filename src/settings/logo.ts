// A council's logo: a picture whose kind and size are read from its bytes, never believed from its name. Pure.

export interface Logo { sha256: string; mediaType: 'image/png' | 'image/jpeg'; width: number; height: number }
export type Picture = Omit<Logo, 'sha256'>;

export const LARGEST_LOGO = 1024 * 1024;
const WIDEST = 3000;

/** Undefined for what is neither PNG nor JPEG, or too large to be drawn at the head of a page. */
export function readPicture(bytes: Buffer): Picture | undefined {
  const found = readPng(bytes) ?? readJpeg(bytes);
  return found !== undefined && found.width > 0 && found.height > 0 && found.width <= WIDEST && found.height <= WIDEST ? found : undefined;
}

function readPng(bytes: Buffer): Picture | undefined {
  if (bytes.length < 33 || bytes.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n' || bytes.toString('latin1', 12, 16) !== 'IHDR') return undefined;
  return { mediaType: 'image/png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** Goes from marker to marker to the one that says the size. */
function readJpeg(bytes: Buffer): Picture | undefined {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return undefined;
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes[at + 1] ?? 0;
    if (marker >= 0xc0 && marker <= 0xc3) return { mediaType: 'image/jpeg', width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
  }
  return undefined;
}
