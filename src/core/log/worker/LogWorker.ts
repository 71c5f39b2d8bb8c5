import type { LogDocument } from '../document/LogDocument.js';
import type { LogSearchRun } from '../search/inSlices.js';
import { LinesAhead, type WorkerScan } from './LinesAhead.js';
import type { LineScan, ScanReady, ScanRequest, ScanResponse } from './messages.js';

/** Bytes from which on a worker is worth its messages. */
const WORTHWHILE = 1024 * 1024;

const ENDED = 'The worker has ended.';

/** What is needed of a `Worker`, which is one; Node, where core runs too, has no such global. */
export interface WorkerLike {
  /** Sends a message, and moves some memory with it. */
  postMessage(message: unknown, transfer: ArrayBuffer[]): void;
  /** Listens to messages from the worker, and to its failures. */
  addEventListener(
    type: 'message' | 'error' | 'messageerror',
    listener: (event: Event) => void,
  ): void;
  /** Ends it at once. */
  terminate(): void;
}

interface Pending {
  readonly resolve: (response: ScanResponse) => void;
  readonly reject: (reason: Error) => void;
}

/** Settings of a run that a worker can do a part of. */
export interface LogScanRun extends LogSearchRun {
  /**
   * Looks through the lines where there are many: for errors, and for regular expressions. Texts are found
   * as fast without one.
   */
  worker?: LogWorker | undefined;
}

/**
 * A worker that looks through lines of logs, in place of the page: for errors, and for regular expressions.
 * It is started when there is enough to look through, and works for any number of logs. The page does the work
 * until it has started, and where it cannot be started or fails.
 *
 * @example
 * ```ts
 * // log.worker.ts
 * import 'kfp-log-viewer/worker';
 *
 * // In the page, or wherever `kfp-log-viewer/core` runs:
 * const worker = new LogWorker(
 *   () => new Worker(new URL('./log.worker.ts', import.meta.url), { type: 'module' }),
 * );
 * await new LogProblems(document).run({ worker });
 * worker.close();
 * ```
 */
export class LogWorker {
  readonly #create: () => WorkerLike;
  #worker: WorkerLike | undefined;
  /** Whether it has said anything: then it listens, and no message to it is lost. */
  #listens = false;
  /** Scans whose beginning it may have missed, because it did not listen yet. */
  readonly #unsure = new Set<number>();
  #hasFailed = false;
  #scans = 0;
  #parts = 0;
  readonly #pending = new Map<number, Pending>();

  /**
   * @param create creates a worker of its own, which nobody else uses: the host knows where its bundler has
   *   put the code
   */
  constructor(create: () => WorkerLike) {
    this.#create = create;
  }

  /**
   * Looks through the lines of a log from one on.
   *
   * @internal
   * @returns `undefined` where there can be no worker, or there is too little to look through
   */
  readAhead(document: LogDocument, line: number, what: LineScan): LinesAhead | undefined {
    if (document.keptByteLength - document.lineOffset(line) < WORTHWHILE) return undefined;
    const scan = this.#begin(what);
    return scan && new LinesAhead(document, scan);
  }

  /** Ends the worker. The page does what is under way; another scan starts the worker again. */
  close(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#unsure.clear();
    this.#listens = false;
    for (const { reject } of this.#pending.values()) reject(new Error(ENDED));
    this.#pending.clear();
  }

  #begin(begin: LineScan): WorkerScan | undefined {
    const scan = (this.#scans += 1);
    const worker = this.#started();
    if (!this.#listens) this.#unsure.add(scan);
    const post = (request: ScanRequest, transfer: ArrayBuffer[] = []): void => {
      // Another one, after it was closed, knows nothing of this scan.
      if (worker === this.#worker) worker?.postMessage(request, transfer);
    };
    try {
      post({ scan, begin });
    } catch {
      // What cannot be sent: a rule of a host's with a function, say.
      return undefined;
    }
    if (!worker) return undefined;
    const isReady = (): boolean => worker === this.#worker && !this.#unsure.has(scan);
    return {
      get isReady() {
        return isReady();
      },
      read: (bytes) =>
        new Promise((resolve, reject) => {
          if (!isReady()) throw new Error(ENDED);
          const part = (this.#parts += 1);
          this.#pending.set(part, { resolve, reject });
          post({ scan, part, bytes }, [bytes.buffer]);
        }),
      end: () => {
        this.#unsure.delete(scan);
        post({ scan, end: true });
      },
    };
  }

  /** The worker; `undefined` where there can be none. */
  #started(): WorkerLike | undefined {
    if (this.#worker || this.#hasFailed) return this.#worker;
    let worker: WorkerLike;
    try {
      worker = this.#create();
    } catch {
      // The page's policy refuses it, or there are no workers, as in jsdom.
      this.#fail();
      return undefined;
    }
    worker.addEventListener('message', (event) => {
      const { data } = event as MessageEvent<ScanResponse | ScanReady>;
      if ('ready' in data) {
        if (worker !== this.#worker) return;
        this.#unsure.delete(data.ready);
        this.#listens = true;
        return;
      }
      this.#pending.get(data.part)?.resolve(data);
      this.#pending.delete(data.part);
    });
    const onError = (): void => {
      if (worker === this.#worker) this.#fail();
    };
    worker.addEventListener('error', onError);
    worker.addEventListener('messageerror', onError);
    return (this.#worker = worker);
  }

  #fail(): void {
    this.#hasFailed = true;
    this.close();
  }
}
