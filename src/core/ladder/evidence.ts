import { type Redacted, toRedacted } from '../base/redacted.js';
import type { Cancel, Scheduler } from '../base/scheduler.js';
import { type Cause, redactCause } from '../diagnosis/catalogue.js';
import type { LadderEvent, RequestRecord, RungName } from './types.js';

/** Characters of a response that are kept. */
const EXCERPT = 500;
/** Characters of a request that are kept: the key of an object, and what stands around it. */
const LONGEST_REQUEST = 2_000;
/** Milliseconds within which changes become one event: a component renders once for each event. */
const PAUSE = 50;
/** The same once the log comes, which is shown first. */
const PAUSE_BEHIND_LOG = 250;

/** The result of a request: fields of its record, and the text of a response that is no log. */
export type RequestResult = Partial<RequestRecord> & { text?: string | undefined };

/**
 * The request records of one climb. Each change makes a new list, so that a list is a snapshot. Records are
 * redacted when they are read, which the first bytes of a log do not wait for.
 */
export class Evidence {
  /** Milliseconds that the requests have waited for their turn. */
  waited = 0;
  readonly #scheduler: Scheduler;
  readonly #onEvent: (event: LadderEvent) => void;
  #records: readonly RequestRecord[] = [];
  /** Counts the climbs: a request may end after its own, and is no evidence of the next one. */
  #climb = 0;
  readonly #redacted = new WeakMap<RequestRecord, RequestRecord<Redacted>>();
  #cancel: Cancel | undefined;

  /** @param onEvent Called after the records have changed, at most once in 50 ms */
  constructor(scheduler: Scheduler, onEvent: (event: LadderEvent) => void) {
    this.#scheduler = scheduler;
    this.#onEvent = onEvent;
  }

  /** The records so far, in the order in which the requests were sent. */
  get records(): readonly RequestRecord<Redacted>[] {
    return this.#records.map((record) => {
      const redacted = this.#redacted.get(record) ?? redactRecord(record);
      this.#redacted.set(record, redacted);
      return redacted;
    });
  }

  /** Forgets all records, for the next climb. */
  clear(): void {
    this.#records = [];
    this.#climb += 1;
    this.waited = 0;
  }

  /** Puts the pending event off: the first bytes of a log have come. */
  yieldToLog(): void {
    if (!this.#cancel) return;
    this.#cancel();
    this.#emitAfter(PAUSE_BEHIND_LOG);
  }

  /** Drops the pending event: the session is aborted, or has the records from the climb's result. */
  cancel(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  /** Records that a rung sent no request. */
  skip(rung: RungName, cause: Cause | undefined): void {
    const startedAt = new Date().toISOString();
    this.#set(this.#records.length, { rung, startedAt, outcome: 'skipped', cause });
  }

  /** Records that a request is sent; call the returned function with its result. */
  start(rung: RungName): (result: RequestResult) => void {
    const at = this.#records.length;
    const climb = this.#climb;
    const started = this.#scheduler.now();
    const pending: RequestRecord = {
      rung,
      startedAt: new Date().toISOString(),
      outcome: 'pending',
    };
    this.#set(at, pending);
    return ({ text, ...result }) => {
      if (climb !== this.#climb) return;
      const ms = Math.round(this.#scheduler.now() - started);
      this.#set(at, { ...pending, ...result, ms, excerpt: text });
    };
  }

  #set(at: number, record: RequestRecord): void {
    const records = [...this.#records];
    records[at] = record;
    this.#records = records;
    if (!this.#cancel) this.#emitAfter(PAUSE);
  }

  #emitAfter(ms: number): void {
    this.#cancel = this.#scheduler.after(ms, () => {
      this.#cancel = undefined;
      this.#onEvent({ type: 'requests', records: this.records });
    });
  }
}

/** Field by field: what a host's client adds to a response is not evidence. */
function redactRecord(record: RequestRecord): RequestRecord<Redacted> {
  const { rung, startedAt, outcome, endpoint, status, bytes, ms } = record;
  const { request, object, contentType, cause, excerpt } = record;
  return {
    rung: toRedacted(rung),
    startedAt,
    outcome,
    ...(request !== undefined && { request: toRedacted(request, LONGEST_REQUEST) }),
    ...(endpoint && { endpoint }),
    ...(object && {
      object: {
        source: object.source,
        bucket: toRedacted(object.bucket),
        key: toRedacted(object.key),
      },
    }),
    ...(status !== undefined && { status }),
    ...(contentType !== undefined && { contentType: toRedacted(contentType, 200) }),
    ...(bytes !== undefined && { bytes }),
    ...(ms !== undefined && { ms }),
    ...(cause && { cause: redactCause(cause) }),
    ...(excerpt && { excerpt: toRedacted(excerpt, EXCERPT) }),
  };
}
