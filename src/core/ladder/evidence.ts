import { redact } from '../base/redact.js';
import type { Cancel, Scheduler } from '../base/scheduler.js';
import type { Cause } from '../diagnosis/catalogue.js';
import type { LadderEvent, RequestRecord, RungName } from './types.js';

/** Characters of a response that are kept. */
const EXCERPT = 500;
/** Milliseconds that a change waits for more: whoever shows the records renders for each event. */
const PAUSE = 50;

/** What came of a request: what is to be recorded, and the text of a response that is no log. */
export type RequestResult = Partial<RequestRecord> & { text?: string | undefined };

/** Collects the records of one walk; each change makes a new list, so that it can be a snapshot. */
export class Evidence {
  readonly #scheduler: Scheduler;
  readonly #onEvent: (event: LadderEvent) => void;
  #records: readonly RequestRecord[] = [];
  #cancel: Cancel | undefined;

  /** @param onEvent Told of the records when they have changed, once for several changes */
  constructor(scheduler: Scheduler, onEvent: (event: LadderEvent) => void) {
    this.#scheduler = scheduler;
    this.#onEvent = onEvent;
  }

  get records(): readonly RequestRecord[] {
    return this.#records;
  }

  clear(): void {
    this.#records = [];
  }

  /** Tells of a change that waits at once. */
  flush(): void {
    if (!this.#cancel) return;
    this.cancel();
    this.#onEvent({ type: 'requests', records: this.#records });
  }

  /** Does not tell of a change that waits: nobody listens any more, or it is told otherwise. */
  cancel(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  /** Records that a rung had nothing to ask. */
  skip(rung: RungName, cause: Cause | undefined): void {
    const startedAt = new Date().toISOString();
    this.#set(this.#records.length, { rung, startedAt, outcome: 'skipped', cause });
  }

  /** Records that something is asked; the function that it returns records what came of it. */
  start(rung: RungName): (result: RequestResult) => void {
    const at = this.#records.length;
    const started = this.#scheduler.now();
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
        ms: Math.round(this.#scheduler.now() - started),
        excerpt: text ? redact(text.slice(0, 4 * EXCERPT)).slice(0, EXCERPT) : undefined,
      });
    };
  }

  #set(at: number, record: RequestRecord): void {
    const records = [...this.#records];
    records[at] = record;
    this.#records = records;
    this.#cancel ??= this.#scheduler.after(PAUSE, () => {
      this.flush();
    });
  }
}
