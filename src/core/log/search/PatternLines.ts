import type { LogDocument } from '../document/LogDocument.js';
import { type FormattedLines, formattedLinesOf } from './FormattedLines.js';
import { forEachKind, linesInChunk } from './linesInChunk.js';
import type { LinePattern } from './linePattern.js';
import { type LinesToTry, PatternScan } from './PatternScan.js';

/** The lines of a log that a regular expression is to be tried on, found in the page by {@link PatternScan}. */
export class PatternLines {
  readonly #document: LogDocument;
  readonly #scan: PatternScan;
  readonly #formatted: FormattedLines;

  /** @param enough the most matches of a line that count */
  constructor(document: LogDocument, pattern: LinePattern, enough: number) {
    this.#document = document;
    this.#scan = new PatternScan(pattern, enough);
    this.#formatted = formattedLinesOf(document);
  }

  /** Prepares for {@link PatternLines.from} in steps; returns whether that is done for a line that has ended. */
  prepare(line: number): boolean {
    return this.#formatted.scanToward(line);
  }

  /**
   * The lines to try, of those from `line` on that lie in one chunk: at least one line is looked at.
   *
   * @param line that has ended
   * @returns them, and the line after the last one that was looked at
   */
  from(line: number): LinesToTry & { readonly after: number } {
    const document = this.#document;
    const scan = this.#scan;
    const chunk = linesInChunk(document, this.#formatted, line);
    if (chunk) {
      const { bytes, offset } = chunk;
      const lines = { bytes, startOf: (each: number) => document.lineOffset(each) - offset };
      forEachKind(this.#formatted, line, chunk.after, {
        plain: (first, after) => {
          scan.addPlain(lines, first, after);
        },
        formatted: (each) => {
          scan.addFormatted(lines, each);
        },
      });
    } else scan.addUnknown(line);
    return { ...scan.take(), after: chunk?.after ?? line + 1 };
  }
}
