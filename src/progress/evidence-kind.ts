// What a file is by its first bytes: the browser's claim and the name's ending are only that. Pure.

const zip = [0x50, 0x4b, 0x03, 0x04];
const kinds: Record<string, { mediaType: string; opens?: readonly number[] }> = {
  pdf: { mediaType: 'application/pdf', opens: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  docx: { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', opens: zip },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', opens: zip },
  odt: { mediaType: 'application/vnd.oasis.opendocument.text', opens: zip },
  png: { mediaType: 'image/png', opens: [0x89, 0x50, 0x4e, 0x47] },
  jpg: { mediaType: 'image/jpeg', opens: [0xff, 0xd8, 0xff] },
  jpeg: { mediaType: 'image/jpeg', opens: [0xff, 0xd8, 0xff] },
  csv: { mediaType: 'text/csv' },
  txt: { mediaType: 'text/plain' },
};

/** Undefined where the bytes are not what the name says, or the name is none we take. Text has no opening bytes: it has no NUL in it. */
export function mediaTypeOf(file: { fileName: string; bytes: Uint8Array }): string | undefined {
  const kind = kinds[file.fileName.toLowerCase().split('.').at(-1) ?? ''];
  if (kind === undefined) return undefined;
  const isSo = kind.opens === undefined ? !isBinary(file.bytes) : kind.opens.every((byte, i) => file.bytes[i] === byte);
  return isSo ? kind.mediaType : undefined;
}

/** UTF-16, as Excel saves "Unicode text", opens with a byte order mark and is full of NULs. */
function isBinary(bytes: Uint8Array): boolean {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return !isUtf16 && bytes.subarray(0, 8192).includes(0);
}
