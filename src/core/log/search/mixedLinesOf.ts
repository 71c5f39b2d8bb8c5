import type { LogDocument } from '../LogDocument.js';
import { MixedLines } from './MixedLines.js';

const known = new WeakMap<LogDocument, MixedLines>();

/** The lines of a log that say something else than their bytes, found once for all its searches. */
export function mixedLinesOf(document: LogDocument): MixedLines {
  const lines = known.get(document) ?? new MixedLines(document);
  known.set(document, lines);
  return lines;
}
