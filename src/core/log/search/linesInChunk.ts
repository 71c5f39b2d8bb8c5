import type { LogDocument } from '../document/LogDocument.js';
import type { FormattedLines } from './FormattedLines.js';

/** Bytes that are looked through at once. */
const BYTES = 64 * 1024;
const CR = 0x0d;

/** Lines of a log that lie in one chunk of its bytes. */
export interface ChunkLines {
  /** Their bytes, with their newlines. They are not a copy: do not write to them. */
  readonly bytes: Uint8Array;
  /** Offset of the bytes in the document. */
  readonly offset: number;
  /** The line after the last one. */
  readonly after: number;
}

/** What is done with lines of a log, in their order. */
interface ForLines {
  /** Called with lines whose text is their bytes, but for a carriage return before a newline. */
  readonly plain: (from: number, after: number) => void;
  /** Called with a line whose text is another. */
  readonly formatted: (line: number) => void;
}

/**
 * Lines from `line` on that lie in one chunk, of some bytes at most.
 *
 * @param line that has ended
 * @param end a line before which they end
 * @returns `undefined` where the document has to be asked for the first one, which is long, or in two chunks
 */
export function linesInChunk(
  document: LogDocument,
  formatted: FormattedLines,
  line: number,
  end?: number,
): ChunkLines | undefined {
  formatted.scanTo(line);
  const offset = document.lineOffset(line);
  const piece = document.bytesAt(offset).subarray(0, BYTES);
  const last = document.lineAt(offset + piece.byteLength, line);
  const after = Math.min(end ?? Infinity, formatted.scanned, document.endedLines, last);
  if (after <= line) return undefined;
  return { bytes: piece.subarray(0, document.lineOffset(after) - offset), offset, after };
}

/** Tells lines whose text is their bytes from others, from `line` up to `after`. */
export function forEachKind(
  formatted: FormattedLines,
  line: number,
  after: number,
  { plain, formatted: other }: ForLines,
): void {
  let from = line;
  for (let i = formatted.countBefore(line); formatted.at(i) < after; i++) {
    const found = formatted.at(i);
    if (found > from) plain(from, found);
    other(found);
    from = found + 1;
  }
  if (after > from) plain(from, after);
}

/** The end of a line's text: before its newline, and a carriage return there. */
export function textEnd(bytes: Uint8Array, start: number, next: number): number {
  const end = next - 1;
  return end > start && bytes[end - 1] === CR ? end - 1 : end;
}
