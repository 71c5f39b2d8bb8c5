import { concatBytes, endsWithBytes, lastIndexOfBytes, startsWithBytes } from '../base/bytes.js';
import { MAX_LOG_BYTES } from '../base/limits.js';
import type { LogDocument } from '../log/document/LogDocument.js';

/** Receives one body of the log, chunk by chunk, from its start. */
export interface LogIntake {
  /** The next bytes of the body. */
  push(bytes: Uint8Array): void;
  /** Whether bytes were dropped because the log is too large, so that more are of no use. */
  readonly isFull: boolean;
  /**
   * The body has ended. `gap`: lines may be missing between the text before and this body;
   * `diverged`: the body does not continue the text, and nothing of it was appended.
   */
  end(): 'ok' | 'gap' | 'diverged';
}

/**
 * Bytes of a body that are searched for the end of the known text. A rotated log has at most the
 * kubelet's `containerLogMaxSize`, 10 MiB by default.
 *
 * @see https://kubernetes.io/docs/concepts/cluster-administration/logging/#log-rotation
 */
const MAX_SEARCHED = 64 * 1024 * 1024;
const ANCHOR_BYTES = 1024;
/** Bytes of the document's index for each line. */
const LINE_BYTES = 4;

/** What one body does with its bytes. */
type Body = Omit<LogIntake, 'isFull'>;

/**
 * Writes the bodies of one log into one document. Each body is the whole log again: bytes that the
 * document already has are skipped, new ones are appended. So a log on screen goes on when it is
 * polled, and when its archived copy takes the place of the pod. Only the sink ends and reopens the
 * document.
 */
export class LogSink {
  /** Most bytes that the log may have. */
  limit: number = MAX_LOG_BYTES;
  readonly #document: LogDocument;
  readonly #mark = new ByteMark();
  #isFull = false;

  constructor(document: LogDocument) {
    this.#document = document;
  }

  /** Bytes of the log so far. */
  get length(): number {
    return this.#mark.length;
  }

  /**
   * @param partial Whether the body may lack the log's beginning, as a pod's log does once the node
   *   has rotated it. Such a body is appended whole where it does not continue the text.
   * @param continues Whether the body is only what comes after the text
   */
  open(partial: boolean, continues = false): LogIntake {
    this.#isFull = false;
    const isFull = (): boolean => this.#isFull;
    const intake = this.#mark.length > 0 && !continues ? this.#catchUp(partial) : this.#begin();
    return {
      ...intake,
      get isFull() {
        return isFull();
      },
    };
  }

  /** For the first body. */
  #begin(): Body {
    return {
      push: (bytes) => {
        this.#append(bytes);
      },
      end: () => 'ok',
    };
  }

  /** Marks the document as complete; another body with more bytes reopens it. */
  end(): void {
    this.#document.end();
  }

  #append(given: Uint8Array): void {
    const bytes = given.subarray(0, this.#room());
    this.#isFull ||= bytes.length < given.length;
    if (bytes.length === 0) return;
    this.#mark.push(bytes);
    this.#document.reopen();
    this.#document.append(bytes);
  }

  #room(): number {
    const { length } = this.#mark;
    // A log of empty lines takes five times its size in memory. Lines are counted late: that is slow.
    const canHaveTooManyLines = length > this.limit / LINE_BYTES;
    const isIndexFull = canHaveTooManyLines && this.#document.lineCount * LINE_BYTES > this.limit;
    return isIndexFull ? 0 : Math.max(0, this.limit - length);
  }

  #catchUp(partial: boolean): Body {
    const { head, tail, length } = this.#mark;
    const { leading, trailing } = emissaryBytes(head, tail);
    const emissaryFree = {
      head: head.subarray(leading),
      tail: tail.subarray(0, tail.length - trailing),
      length: length - leading - trailing,
    };
    let held: Uint8Array[] = [];
    let heldBytes = 0;
    let known: { tail: Uint8Array; length: number } | undefined;
    let state: 'undecided' | 'skipping' | 'appending' | 'searching' | 'ignoring' = 'undecided';
    const seen = new ByteMark();

    const skip = (bytes: Uint8Array): void => {
      if (!known) return;
      const missing = known.length - seen.length;
      seen.push(bytes.subarray(0, missing));
      if (seen.length < known.length) return;
      state = endsWithBytes(known.tail, tailOf(seen, known.tail)) ? 'appending' : 'ignoring';
      if (state === 'appending') this.#append(bytes.subarray(missing));
    };
    const decide = (last: boolean): void => {
      if (heldBytes < MARK_BYTES && !last) return;
      const start = concatBytes(...held);
      const same = [{ head, tail, length }, emissaryFree].find(
        (it) => it.length > 0 && sharesStart(start, it.head),
      );
      state = same ? 'skipping' : 'searching';
      if (!same) return;
      known = same;
      held = [];
      skip(start);
    };

    return {
      push: (bytes) => {
        if (state === 'appending') this.#append(bytes);
        else if (state === 'skipping') skip(bytes);
        else if (state !== 'ignoring') {
          held.push(bytes);
          heldBytes += bytes.length;
          if (state === 'undecided') decide(false);
          else if (heldBytes > MAX_SEARCHED) state = 'ignoring';
        }
      },
      end: () => {
        if (state === 'undecided') decide(true);
        if (state === 'ignoring') return 'diverged';
        if (state !== 'searching' || heldBytes === 0) return 'ok';
        return this.#appendAfterAnchor(concatBytes(...held), partial);
      },
    };
  }

  /** For a body that starts later, as after a rotation: finds the end of the known text in it. */
  #appendAfterAnchor(body: Uint8Array, partial: boolean): 'ok' | 'gap' | 'diverged' {
    const { tail } = this.#mark;
    const anchor = tail.subarray(-ANCHOR_BYTES);
    const at = lastIndexOfBytes(body, anchor);
    if (at < 0 && !partial) return 'diverged';
    this.#append(at < 0 ? body : body.subarray(at + anchor.length));
    return at < 0 ? 'gap' : 'ok';
  }
}

/** Whether one begins with the other: a body that was cut, or a log that has grown since. */
function sharesStart(body: Uint8Array, head: Uint8Array): boolean {
  return body.length < head.length
    ? body.length > 0 && startsWithBytes(head, body)
    : startsWithBytes(body, head);
}

/** The last bytes of a body, as many as can be compared with the remembered ones. */
function tailOf(seen: ByteMark, remembered: Uint8Array): Uint8Array {
  return seen.tail.subarray(-Math.min(seen.tail.length, Math.max(remembered.length, 1)));
}

/** Bytes at each end of a text by which it is recognised. */
const MARK_BYTES = 4096;

/** Identifies the text that was read: by its length, and by its first and last bytes. */
class ByteMark {
  length = 0;
  #head: Uint8Array = new Uint8Array(0);
  #tail: Uint8Array = new Uint8Array(0);

  /** The first bytes, at most `MARK_BYTES`. */
  get head(): Uint8Array {
    return this.#head;
  }

  /** The last bytes, at most `MARK_BYTES`. */
  get tail(): Uint8Array {
    return this.#tail;
  }

  push(bytes: Uint8Array): void {
    if (this.#head.length < MARK_BYTES) {
      this.#head = concatBytes(this.#head, bytes.subarray(0, MARK_BYTES - this.#head.length));
    }
    this.#tail =
      bytes.length >= MARK_BYTES
        ? bytes.slice(-MARK_BYTES)
        : concatBytes(
            this.#tail.subarray(Math.max(0, this.#tail.length + bytes.length - MARK_BYTES)),
            bytes,
          );
    this.length += bytes.length;
  }
}

const NEWLINE = 10;

/** As `time="2026-08-20T09:00:00.000Z" level=info msg="capturing logs" argo=true`. */
const EMISSARY_LINE = /^time="[^"]*" level=\w+ msg=.* argo=true(?: error=.*)?\r?$/;

/**
 * How many bytes at the start and at the end of a text are lines of Argo's emissary, which wraps
 * the user's command: a pod's log has them, the archived copy of the same log has not.
 */
function emissaryBytes(head: Uint8Array, tail: Uint8Array): { leading: number; trailing: number } {
  let leading = 0;
  for (;;) {
    const end = head.indexOf(NEWLINE, leading);
    if (end < 0 || !isEmissaryLine(head.subarray(leading, end))) break;
    leading = end + 1;
  }
  let kept = tail.length;
  for (;;) {
    const end = tail[kept - 1] === NEWLINE ? kept - 1 : kept;
    const start = end > 0 ? tail.lastIndexOf(NEWLINE, end - 1) + 1 : 0;
    if (start >= end || !isEmissaryLine(tail.subarray(start, end))) break;
    kept = start;
  }
  return { leading, trailing: tail.length - kept };
}

function isEmissaryLine(line: Uint8Array): boolean {
  return line.length < 2048 && EMISSARY_LINE.test(new TextDecoder().decode(line));
}
