import { type Scheduler, sleep } from '../base/scheduler.js';
import { PageTurns } from '../base/turns.js';
import type { LogIntake } from './sink.js';

/** Bytes that are written at once: few of a hostile log, each of which may concern a whole screen. */
const AT_ONCE = { least: 4 * 1024, first: 16 * 1024, most: 128 * 1024 };
/** Milliseconds that a piece may take. */
const SLOW = 8;
/**
 * Milliseconds for the page to render the first rows before more bytes are processed. A longer wait
 * would only delay the rest of the log.
 */
const FIRST_ROWS = 8;

/** Settings of {@link BodyWriter}. */
export interface BodyWriterOptions {
  /** Holds the pause for the first rows. */
  scheduler: Scheduler;
  /** Aborted when the log is no longer wanted. */
  signal: AbortSignal;
  /** Called once, when the first bytes have been written. */
  onFirst: () => void;
}

/**
 * Writes the bytes of one body into the document, in pieces between which the page has its turn: a chunk may
 * be all that a few bytes of gzip unpack to. The slower they are, the smaller they become.
 */
export class BodyWriter {
  readonly #intake: LogIntake;
  readonly #options: BodyWriterOptions;
  readonly #turns = new PageTurns();
  #size = AT_ONCE.first;
  #written = 0;
  #hasPaused = false;

  constructor(intake: LogIntake, options: BodyWriterOptions) {
    this.#intake = intake;
    this.#options = options;
  }

  /** Bytes so far. */
  get written(): number {
    return this.#written;
  }

  /**
   * Writes the next bytes; resolves with whether more of them are wanted.
   *
   * @throws the signal's reason, when it is aborted before all are written
   */
  async write(bytes: Uint8Array): Promise<boolean> {
    for (let at = 0; at < bytes.byteLength && !this.#intake.isFull;) {
      await this.#rest();
      // Not into small pieces, which would be copied: a rest goes with the last one.
      const isLast = bytes.byteLength - at < 2 * this.#size;
      const piece = bytes.subarray(at, isLast ? undefined : at + this.#size);
      at += piece.byteLength;
      this.#push(piece);
    }
    return !this.#intake.isFull;
  }

  #push(piece: Uint8Array): void {
    const started = performance.now();
    const isFirst = this.#written === 0;
    this.#written += piece.byteLength;
    this.#intake.push(piece);
    if (isFirst) this.#options.onFirst();
    const isSlow = performance.now() - started > SLOW;
    this.#size = isSlow
      ? Math.max(AT_ONCE.least, this.#size / 4)
      : Math.min(AT_ONCE.most, this.#size * 2);
  }

  async #rest(): Promise<void> {
    const { scheduler, signal } = this.#options;
    if (this.#written > 0 && !this.#hasPaused) {
      this.#hasPaused = true;
      await sleep(scheduler, FIRST_ROWS, signal);
    }
    await this.#turns.yieldIfDue();
    signal.throwIfAborted();
  }
}
