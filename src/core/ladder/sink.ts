import { MAX_LOG_BYTES } from '../base/limits.js';
import type { LogDocument } from '../log/document/LogDocument.js';
import { readParts } from '../log/document/readParts.js';
import { LineMarks } from './merge/LineMarks.js';
import { type Continuity, MergeIntake } from './merge/MergeIntake.js';

/** Receives one body of the log, chunk by chunk, from its start. */
export interface LogIntake {
  /** The next bytes of the body. */
  push(bytes: Uint8Array): void;
  /** Whether bytes were dropped because the log is too large, so that more are of no use. */
  readonly isFull: boolean;
  /**
   * The body has ended, or has broken off. `gap`: lines may be missing between the text before
   * and this body; `diverged`: the body does not continue the text, and nothing of it was appended.
   */
  end(): Continuity;
}

/** How a body of the log comes. */
export interface Opening {
  /**
   * Whether the body may lack the log's beginning, as a pod's log does once the node has rotated it.
   * Such a body is appended whole where it does not continue the text.
   */
  partial: boolean;
  /**
   * Whether the body is only what comes after the text.
   *
   * @defaultValue false
   */
  continues?: boolean;
  /** Which rung it comes from. */
  rung: string;
}

/** Bytes up to which it costs less to mark their lines at once than to read them again later. */
const MARKED_AT_ONCE = 64 * 1024;

/**
 * Writes the bodies of one log into one document. Each body is the whole log again: lines that the
 * document already has are skipped, new ones are appended. So a log on screen goes on when it is
 * polled, and when its archived copy takes the place of the pod. Only the sink ends and reopens the
 * document.
 */
export class LogSink {
  /** Most bytes that the log may have. */
  limit: number = MAX_LOG_BYTES;
  readonly #document: LogDocument;
  /**
   * The lines so far, but for the last bytes, {@link LogSink.#catchUp}: a log that is read once, as
   * most are, has no need of them.
   */
  readonly #known = new LineMarks();
  #length = 0;
  /** The first line behind the last gap. */
  #gapEnd = 0;
  /** Which rung the last bytes came from. */
  #rung: string | undefined;
  #isFull = false;

  constructor(document: LogDocument) {
    this.#document = document;
  }

  /** Bytes of the log so far. */
  get length(): number {
    return this.#length;
  }

  /**
   * Begins a body. One that begins later makes those before it obsolete.
   *
   * @throws the signal's reason, when it is aborted before
   */
  async open(
    { partial, continues = false, rung }: Opening,
    signal?: AbortSignal,
  ): Promise<LogIntake> {
    const joins = this.#length > 0 && !continues;
    if (joins) await this.#catchUp(signal);
    this.#isFull = false;
    const isFull = (): boolean => this.#isFull;
    const append = (bytes: Uint8Array): void => {
      this.#append(bytes, rung);
    };
    const markGap = (): void => {
      this.#gapEnd = this.#known.count;
      this.#document.markSeam({ kind: 'gap' });
    };
    const body = joins
      ? new MergeIntake({ known: this.#known, gapEnd: this.#gapEnd, append, markGap }, partial)
      : { push: append, end: (): Continuity => 'ok' };
    return {
      push: (bytes) => {
        body.push(bytes);
      },
      end: () => body.end(),
      get isFull() {
        return isFull();
      },
    };
  }

  /** Marks the document as complete; another body with more bytes reopens it. */
  end(): void {
    this.#document.end();
  }

  #append(given: Uint8Array, rung: string): void {
    const bytes = given.subarray(0, this.#room());
    this.#isFull ||= bytes.length < given.length;
    if (bytes.length === 0) return;
    this.#document.reopen();
    if (this.#rung !== undefined && this.#rung !== rung) {
      this.#document.markSeam({ kind: 'handover', from: this.#rung, to: rung });
    }
    this.#rung = rung;
    const isKnown = this.#known.length === this.#length && this.#length > 0;
    if (isKnown && bytes.length < MARKED_AT_ONCE) this.#known.push(bytes);
    this.#length += bytes.length;
    this.#document.append(bytes);
  }

  /** Marks the lines that the document has, so that another body can be compared with them. */
  async #catchUp(signal: AbortSignal | undefined): Promise<void> {
    const parts = this.#document.receivedParts(this.#known.length);
    const isWanted = (): boolean => signal?.aborted !== true;
    await readParts(parts, (bytes) => this.#known.push(bytes), isWanted);
    signal?.throwIfAborted();
  }

  #room(): number {
    // A log of empty lines takes five times its size in memory.
    const isIndexFull = this.#document.indexByteLength > this.limit;
    return isIndexFull ? 0 : Math.max(0, this.limit - this.#length);
  }
}
