// Files that come with a form: read into memory up to 25 MB each, and drained beyond, so that the rest of the form is not lost.
import path from 'node:path';
import type { NextFunction, Request, Response } from 'express';
import multer, { MulterError, type StorageEngine } from 'multer';
import { LARGEST_UPLOAD, type Received } from './fields.ts';
import { BadShape, TooLarge } from './refusals.ts';

declare module 'express-serve-static-core' {
  interface Request {
    uploads?: readonly { name: string; file: Received }[];
    /** The address is a key that still opens something, so its bearer may send files without a session. */
    bearsLink?: boolean;
  }
}

/** Beyond this the request is refused unread; a form of several files fits. */
const LARGEST_REQUEST = 4 * LARGEST_UPLOAD;

const storage: StorageEngine = {
  _handleFile: (_req, file, done) => {
    const chunks: Buffer[] = [];
    let size = 0;
    file.stream.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= LARGEST_UPLOAD) chunks.push(chunk);
      else chunks.length = 0;
    });
    file.stream.on('error', done);
    file.stream.on('end', () => { done(null, { buffer: Buffer.concat(chunks), size }); });
  },
  _removeFile: (_req, _file, done) => { done(null); },
};

const inUtf8 = {
  // Browsers send names as UTF-8; multer would read them as Latin-1.
  defParamCharset: 'utf8',
} as const;
const limits = { fields: 500, fieldNameSize: 200, headerPairs: 50 };

const readAll = multer({ ...inUtf8, storage, limits: { ...limits, files: 10, parts: 510, fieldSize: 1024 * 1024 } }).any();
/** Files are passed over unread. */
const readTexts = multer({ ...inUtf8, storage, fileFilter: (_req, _file, done) => { done(null, false); }, limits: { ...limits, fieldSize: 64 * 1024 } }).any();

/**
 * Every multipart form is read here, before the token is checked, so that no route can forget the order of the two. Only a
 * session that has been shown a form may send files; of any other the texts are read, to be given back (a session that ended
 * while somebody wrote must not cost them what they wrote).
 */
export function uploads(req: Request, res: Response, next: NextFunction): void {
  if (!req.is('multipart/form-data')) { next(); return; }
  const size = Number(req.get('content-length'));
  // Browsers always say how long a form is; one of unknown length could fill the memory.
  if (!Number.isSafeInteger(size)) { next(new BadShape('A form of unknown length')); return; }
  if (size > LARGEST_REQUEST) { next(new TooLarge('The form is larger than 100 MB')); return; }
  const read = req.session.csrfToken === undefined && req.bearsLink !== true ? readTexts : readAll;
  void Promise.resolve(read(req, res, (error: unknown) => {
    if (error === undefined || error === null) req.uploads = received(req);
    next(error instanceof Error ? refusalOf(error) : undefined);
  }));
}

function received(req: Request): { name: string; file: Received }[] {
  const files = Array.isArray(req.files) ? req.files : [];
  // An empty file box arrives as a file without name and bytes: nothing was chosen.
  return files.filter(({ originalname, size }) => originalname !== '' || size > 0).map(({ fieldname, originalname, mimetype, buffer, size }) => ({
    name: fieldname,
    file: { fileName: plainName(originalname), mediaType: mimetype, bytes: buffer, tooLarge: size > LARGEST_UPLOAD },
  }));
}

/** 'C:\fake\Minutes\u0000.pdf' → 'Minutes.pdf' */
function plainName(given: string): string {
  const name = path.posix.basename(given.replaceAll('\\', '/')).replace(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '').trim();
  return name.length > 150 ? name.slice(0, 100) + name.slice(-50) : name || 'file';
}

/** What the parser cannot make sense of (a cut-off form, a missing boundary) is the sender's fault, never a 500. */
function refusalOf(error: Error): Error {
  return error instanceof MulterError && error.code.startsWith('LIMIT_') ? new TooLarge(error.message) : new BadShape(error.message);
}
