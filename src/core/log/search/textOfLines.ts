import type { LogDocument } from '../document/LogDocument.js';
import { formattedLinesOf } from './FormattedLines.js';
import { writeTextBytes } from './textBytes.js';

/** Bytes of which the text is made at once. */
const BYTES = 64 * 1024;
/** Times as long as its bytes that the text of a line may be, with its tabs. */
const ROOM = 16;
const LF = 0x0a;
const CR = 0x0d;

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

/**
 * The texts of the lines from `first` on that lie in one chunk of a log, each with a newline: what
 * `LogDocument.lineText` says of each, of many lines at once and many times as fast.
 *
 * @param end a line before which they end
 * @returns the texts, and the line after the last one; `undefined` where the document has to be asked for the
 *   first one, because it is long or has not ended
 */
export function textOfLines(
  document: LogDocument,
  first: number,
  end: number,
): { text: string; next: number } | undefined {
  if (first >= Math.min(end, document.endedLines)) return undefined;
  const formatted = formattedLinesOf(document);
  formatted.scanTo(first);
  const offset = document.lineOffset(first);
  const piece = document.bytesAt(offset).subarray(0, BYTES);
  const next = Math.min(
    end,
    formatted.scanned,
    document.endedLines,
    document.lineAt(offset + piece.byteLength, first),
  );
  if (next <= first) return undefined;
  const bytes = piece.subarray(0, document.lineOffset(next) - offset);
  const parts: Uint8Array[] = [];
  let from = 0;
  for (let i = formatted.countBefore(first); formatted.at(i) < next; i++) {
    const line = formatted.at(i);
    const start = document.lineOffset(line) - offset;
    parts.push(bytes.subarray(from, start));
    from = document.lineOffset(line + 1) - offset;
    parts.push(textOf(document, line, bytes.subarray(start, from)));
  }
  parts.push(bytes.subarray(from));
  // Of lines whose text is their bytes, only a newline may have a carriage return before it.
  const text = utf8.decode(parts.length === 1 ? bytes : joined(parts)).replaceAll('\r\n', '\n');
  return { text, next };
}

/** The text of a line with its newline, in UTF-8. */
function textOf(document: LogDocument, line: number, bytes: Uint8Array): Uint8Array {
  let end = bytes.length - 1;
  if (end > 0 && bytes[end - 1] === CR) end -= 1;
  const out = new Uint8Array(ROOM * bytes.length);
  const length = writeTextBytes(bytes, 0, end, out);
  if (length < 0) return encoder.encode(`${document.lineText(line)}\n`);
  out[length] = LF;
  return out.subarray(0, length + 1);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
