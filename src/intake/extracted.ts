// What comes out of a file: its text, and its rows where it is a table; or one sentence why it could not be read.

export type Source = 'text' | 'html' | 'docx' | 'pdf' | 'csv' | 'xlsx';

export type Extracted =
  | {
      ok: true;
      /** What the file is by its content, whatever its name says. */
      source: Source;
      text: string;
      /** The cells of a CSV file or of a workbook's first sheet with anything on it; null for running text. */
      rows: readonly (readonly string[])[] | null;
      /** Something the clerk should know, in a sentence. */
      note: string | null;
    }
  | { ok: false; sentence: string };
