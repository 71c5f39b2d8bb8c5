import type { LogDocument } from '../document/LogDocument.js';
import { type ScannedLines, type ScanResponse, UNKNOWN } from './messages.js';

/** Most bytes of the lines that are sent at once. */
const PART = 256 * 1024;
/** Most parts without an answer: in a frame, in which the page may be busy, the worker reads five to ten. */
const MAX_IN_FLIGHT = 16;
/** Parts that are sent at once at most: each takes the page some tenths of a millisecond. */
const AT_ONCE = 3;

/** A scan that a worker does. */
export interface WorkerScan {
  /** Whether the worker has begun it: it may still be loading its code, or have failed. */
  readonly isReady: boolean;
  /**
   * Looks through lines of the log.
   *
   * @param bytes which are moved to the worker, and come back with what was found
   * @returns what was found; rejects when the worker has failed, or was closed
   */
  read(bytes: Uint8Array<ArrayBuffer>): Promise<ScanResponse>;
  /** Ends the scan. */
  end(): void;
}

/** What was found in the lines up to `after`; their numbers are those of the document. */
export interface FoundLines extends ScannedLines {
  /** The line after the last one that was looked at. */
  readonly after: number;
}

interface Part {
  readonly first: number;
  readonly after: number;
  /** The document's version when its bytes were sent. */
  readonly version: number;
  /** What was found; `undefined` before the answer. */
  found: ScannedLines | undefined;
  /** Resolves when there is an answer, or none will come. */
  readonly answered: Promise<void>;
}

/**
 * Lines of a log that a worker looks through, some parts ahead of the page, which takes what was found in
 * the order of the log. The worker gets copies of the bytes; their buffers come back and are used again.
 */
export class LinesAhead {
  readonly #document: LogDocument;
  readonly #scan: WorkerScan;
  readonly #parts: Part[] = [];
  /** Memory that is back from the worker. */
  readonly #free: ArrayBuffer[] = [];
  #hasFailed = false;

  constructor(document: LogDocument, scan: WorkerScan) {
    this.#document = document;
    this.#scan = scan;
  }

  /**
   * What was found from `line` on, in one part.
   *
   * @returns a promise while the answer has not come, and `undefined` where the page has to look at the line
   *   by itself: before the worker has begun, when it has failed, and where lines are written anew faster than
   *   it answers
   */
  from(line: number): FoundLines | Promise<void> | undefined {
    const isStale = this.#forget(line);
    if (isStale || this.#hasFailed || !this.#scan.isReady) return undefined;
    this.#send(line);
    const [part] = this.#parts;
    if (!part) return undefined;
    if (!part.found) return part.answered;
    const { lines, values } = part.found;
    let start = 0;
    while ((lines[start] ?? Infinity) < line) start += 1;
    return { lines: lines.subarray(start), values: values.subarray(start), after: part.after };
  }

  /** To be called when no more lines are looked through. */
  end(): void {
    this.#scan.end();
  }

  /**
   * Forgets what lies before a line, and what was written anew since it was sent; returns whether that is what
   * was waited for.
   */
  #forget(line: number): boolean {
    const parts = this.#parts;
    while (parts[0] && parts[0].after <= line) parts.shift();
    if (parts[0] && parts[0].first > line) parts.length = 0;
    const stale = parts.findIndex(
      ({ after, version }) => this.#document.changedSince(version) < after,
    );
    if (stale >= 0) parts.length = stale;
    return stale === 0;
  }

  #send(line: number): void {
    const document = this.#document;
    const parts = this.#parts;
    const most = Math.min(MAX_IN_FLIGHT, parts.length + AT_ONCE);
    while (parts.length < most) {
      const first = parts.at(-1)?.after ?? line;
      const start = document.lineOffset(first);
      const after = Math.min(document.endedLines, document.lineAt(start + PART, first));
      if (after > first) parts.push(this.#read(first, after));
      else if (first < document.endedLines) parts.push(longLine(first, document.version));
      else return;
    }
  }

  #read(first: number, after: number): Part {
    const { version } = this.#document;
    const bytes = this.#copy(this.#document.lineOffset(first), this.#document.lineOffset(after));
    const part: Part = {
      first,
      after,
      version,
      found: undefined,
      answered: this.#scan.read(bytes).then(
        ({ lines, values, bytes }) => {
          this.#free.push(bytes.buffer);
          part.found = { lines: lines.map((line) => first + line), values };
        },
        () => {
          this.#hasFailed = true;
        },
      ),
    };
    return part;
  }

  #copy(start: number, end: number): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(this.#free.pop() ?? new ArrayBuffer(PART), 0, end - start);
    for (let at = start; at < end;) {
      const piece = this.#document.bytesAt(at).subarray(0, end - at);
      bytes.set(piece, at - start);
      at += piece.byteLength;
    }
    return bytes;
  }
}

/** A line that is longer than a part, which the document is asked for: it need not be read as a whole. */
function longLine(line: number, version: number): Part {
  const found = { lines: Uint32Array.of(line), values: Int32Array.of(UNKNOWN) };
  return { first: line, after: line + 1, version, found, answered: Promise.resolve() };
}
