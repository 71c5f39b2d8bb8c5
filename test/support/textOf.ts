import type { LogDocument } from '../../src/core/index.js';

/** The text of a document, line by line. */
export function textOf(document: LogDocument): string {
  return Array.from({ length: document.lineCount }, (_, line) => document.lineText(line)).join(
    '\n',
  );
}
