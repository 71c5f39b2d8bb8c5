import { concatBytes, piecesOf } from '../base/bytes.js';
import type { Cancel, Scheduler } from '../base/scheduler.js';
import { PageTurns } from '../base/turns.js';
import type { Cause } from '../diagnosis/catalogue.js';
import { classifyResponse, classifyFailure } from '../diagnosis/classifyResponse.js';
import { classifyVerdict, judgeBody } from '../diagnosis/judgeBody.js';
import { FIRST_BYTES, readChunks, readText } from '../kfp/body.js';
import type { KfpResponse } from '../kfp/types.js';
import type { LogIntake } from './sink.js';
import type { LadderEvent, LogProgress, LogReading } from './types.js';
import { type Unpacker, unpackerFor } from './unpack.js';

/** Settings of {@link readLog}. */
export interface ReadLogOptions {
  /** Milliseconds to wait for each chunk. */
  stall: number;
  signal: AbortSignal;
  scheduler: Scheduler;
  /** Takes the log out of what it is wrapped in. */
  decode?: ((body: ReadableStream<Uint8Array>) => ReadableStream<Uint8Array>) | undefined;
  /** Told of the first bytes, and of the progress where the length is known. */
  onEvent: (event: LadderEvent) => void;
}

/** A chunk may be megabytes long: no frame is to wait for them all. */
const PIECE = 512 * 1024;

/** Reads an answer into the log, unpacking gzip and tar, unless it turns out to be no log. */
export async function readLog(
  response: KfpResponse,
  intake: LogIntake,
  options: ReadLogOptions,
): Promise<LogReading> {
  const { stall, signal, scheduler, decode, onEvent } = options;
  const { request, endpoint, object } = response;
  const reading = { stall, signal, scheduler, request, endpoint, object };
  if (response.status !== 200) {
    const text = await readText(response.body, reading);
    return { kind: 'none', bytes: text.length, cause: classifyResponse(response, text), text };
  }
  // The server packs what lies under a key that is no object, as a directory, for download.
  if (response.contentDisposition?.includes('attachment')) {
    await response.body.cancel();
    return { kind: 'none', bytes: 0, cause: { code: 'object-missing', params: {} } };
  }

  let bytes = 0;
  let taken = 0;
  const take = (chunk: Uint8Array): void => {
    if (chunk.length === 0) return;
    const first = taken === 0;
    taken += chunk.length;
    intake.push(chunk);
    if (first) onEvent({ type: 'firstBytes' });
  };

  let head: Uint8Array = new Uint8Array(0);
  let unpacker: Unpacker | undefined;
  /** Decides by the first bytes; returns a reading when they are no log. */
  const begin = async (ended: boolean): Promise<LogReading | undefined> => {
    const text = new TextDecoder().decode(head);
    const verdict = judgeBody(text, response.contentType, ended);
    if (verdict.kind === 'undecided') return undefined;
    if (verdict.kind !== 'log') {
      return { kind: 'none', bytes, cause: classifyVerdict(verdict, response), text };
    }
    unpacker = unpackerFor(head, take);
    await unpacker.push(head);
    return undefined;
  };

  // The length is that of the body before it is decoded, whose bytes nobody counts.
  const length = decode ? undefined : response.contentLength;
  const meter = new ProgressMeter(scheduler, length, (progress) => {
    onEvent({ type: 'progress', progress });
  });
  let failure: Cause | undefined;
  const turns = new PageTurns(scheduler, signal);
  try {
    const body = decode ? decode(response.body) : response.body;
    for await (const chunk of readChunks(body, reading)) {
      for (const piece of piecesOf(chunk, taken > 0 ? PIECE : FIRST_BYTES)) {
        bytes += piece.length;
        if (taken > 0) await turns.yieldIfDue();
        if (unpacker) {
          await unpacker.push(piece);
        } else {
          head = concatBytes(head, piece);
          const noLog = await begin(false);
          if (noLog) return noLog;
        }
        if (unpacker) meter.update(bytes);
        turns.markIdle();
      }
    }
  } catch (error) {
    // Somebody may be reading the same log anew by now: nothing of this body counts any more.
    if (signal.aborted) throw error;
    failure = classifyFailure(error, response.request);
  } finally {
    meter.end();
  }
  if (!unpacker && head.length > 0) {
    const noLog = await begin(true);
    if (noLog) return noLog;
  }

  const damage = await unpacker?.end();
  const continuity = intake.end();
  const broken =
    failure ??
    (damage && { code: 'log-unreadable' as const, params: { text: damage.message, key: '' } });
  if (taken === 0) return { kind: broken ? 'none' : 'empty', bytes, cause: broken };
  if (broken) return { kind: 'log', bytes, cause: { code: 'cut-off', params: { bytes: taken } } };
  return {
    kind: 'log',
    bytes,
    cause: continuity === 'gap' ? { code: 'gap', params: {} } : undefined,
  };
}

/** Milliseconds between two reports: each of them renders, beside rows that have to be painted. */
const INTERVAL = 250;

/** Reports how much of a body has come: at once, then now and then; a short body is not reported. */
class ProgressMeter {
  readonly #scheduler: Scheduler;
  readonly #report: (progress: LogProgress | undefined) => void;
  #total: number | undefined;
  #loaded = 0;
  #cancel: Cancel | undefined;
  #hasReported = false;

  /** @param total Bytes that were announced; without it nothing is reported */
  constructor(
    scheduler: Scheduler,
    total: number | undefined,
    report: (progress: LogProgress | undefined) => void,
  ) {
    this.#scheduler = scheduler;
    this.#total = total;
    this.#report = report;
  }

  /** @param loaded Bytes of the body so far; a total that they exceed is no longer believed */
  update(loaded: number): void {
    if (this.#total === undefined) return;
    this.#loaded = loaded;
    if (loaded > this.#total) this.end();
    else if (!this.#hasReported && loaded < this.#total) this.#tick();
    else this.#cancel ??= this.#scheduler.after(INTERVAL, this.#tick);
  }

  /** The body has ended, or is no longer wanted. */
  end(): void {
    this.#cancel?.();
    this.#total = undefined;
    if (this.#hasReported) this.#report(undefined);
    this.#hasReported = false;
  }

  readonly #tick = (): void => {
    this.#cancel = undefined;
    if (this.#total === undefined) return;
    this.#hasReported = true;
    this.#report({ loaded: this.#loaded, total: this.#total });
  };
}
