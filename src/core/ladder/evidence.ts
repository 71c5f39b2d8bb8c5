import { redact } from '../base/redact.js';
import type { Cause } from '../diagnosis/catalogue.js';
import type { RequestRecord, RungName } from './types.js';

const EXCERPT = 500;
/** Milliseconds that a change waits for more: whoever shows them renders anew each time. */
const PAUSE = 50;

/** Collects the attempts of one walk; each change makes a new list, so that it can be a snapshot. */
export class Evidence {
  #attempts: readonly RequestRecord[] = [];
  readonly #onChange: (attempts: readonly RequestRecord[]) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param onChange told of the attempts when they have changed, of several changes at once */
  constructor(onChange: (attempts: readonly RequestRecord[]) => void) {
    this.#onChange = onChange;
  }

  get attempts(): readonly RequestRecord[] {
    return this.#attempts;
  }

  clear(): void {
    this.#attempts = [];
  }

  /** Tells of what has changed now, if anything has. */
  flush(): void {
    if (this.#timer === undefined) return;
    this.hush();
    this.#onChange(this.#attempts);
  }

  /** Does not tell of what has changed: nobody is there, or it is told otherwise. */
  hush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  skip(rung: RungName, cause: Cause | undefined): void {
    this.#set(this.#attempts.length, {
      rung,
      startedAt: new Date().toISOString(),
      outcome: 'skipped',
      cause,
    });
  }

  /** Records that something is asked; the function that it returns tells what came of it. */
  start(rung: RungName): (result: Partial<RequestRecord> & { text?: string | undefined }) => void {
    const at = this.#attempts.length;
    const started = performance.now();
    const pending: RequestRecord = {
      rung,
      startedAt: new Date().toISOString(),
      outcome: 'pending',
    };
    this.#set(at, pending);
    return ({ text, ...result }) => {
      this.#set(at, {
        ...pending,
        ...result,
        ms: Math.round(performance.now() - started),
        excerpt: text ? redact(text.slice(0, 4 * EXCERPT)).slice(0, EXCERPT) : undefined,
      });
    };
  }

  #set(at: number, attempt: RequestRecord): void {
    const attempts = [...this.#attempts];
    attempts[at] = attempt;
    this.#attempts = attempts;
    this.#timer ??= setTimeout(() => {
      this.flush();
    }, PAUSE);
  }
}
