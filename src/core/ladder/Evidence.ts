import type { Cause } from '../diagnosis/Cause.js';
import { redact } from '../diagnosis/redact.js';
import type { RungName } from './Rung.js';
import type { RungAttempt } from './RungAttempt.js';

const EXCERPT = 500;

/** Collects the attempts of one walk; each change makes a new list, so that it can be a snapshot. */
export class Evidence {
  #attempts: readonly RungAttempt[] = [];
  readonly #onChange: () => void;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get attempts(): readonly RungAttempt[] {
    return this.#attempts;
  }

  clear(): void {
    this.#attempts = [];
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
  start(rung: RungName): (result: Partial<RungAttempt> & { text?: string | undefined }) => void {
    const at = this.#attempts.length;
    const started = performance.now();
    const pending: RungAttempt = {
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

  #set(at: number, attempt: RungAttempt): void {
    const attempts = [...this.#attempts];
    attempts[at] = attempt;
    this.#attempts = attempts;
    this.#onChange();
  }
}
