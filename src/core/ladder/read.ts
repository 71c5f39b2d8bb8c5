import { concatBytes, piecesOf } from '../base/bytes.js';
import { formatBytes, MAX_LOG_BYTES } from '../base/limits.js';
import type { Cancel, Scheduler } from '../base/scheduler.js';
import type { Cause } from '../diagnosis/catalogue.js';
import { classifyResponse, classifyFailure } from '../diagnosis/classifyResponse.js';
import { classifyVerdict, judgeBody } from '../diagnosis/judgeBody.js';
import { readChunks } from '../kfp/body.js';
import { readText } from '../kfp/bodyText.js';
import type { KfpResponse } from '../kfp/types.js';
import { BodyWriter } from './BodyWriter.js';
import type { LogIntake } from './sink.js';
import type { LadderEvent, LogProgress, LogReading } from './types.js';
import { plainUnpacker, TooLargeError, type Unpacker, unpackerFor } from './unpack.js';

/** Settings of {@link readLog}. */
export interface ReadLogOptions {
  /** Milliseconds to wait for each chunk. */
  stall: number;
  /** Aborted when the log is no longer wanted. */
  signal: AbortSignal;
  /** Holds the time-outs and the turns of the page. */
  scheduler: Scheduler;
  /** Whether the body goes on with the text that was read before, so that it has no head to judge. */
  continues?: boolean | undefined;
  /** Bytes to which the body may unpack. */
  limit: number;
  /**
   * Decodes the body, as from JSON.
   *
   * @defaultValue the body is the log itself
   */
  decode?: ((body: ReadableStream<Uint8Array>) => ReadableStream<Uint8Array>) | undefined;
  /** Called for the first bytes, and for the progress where the length is known. */
  onEvent: (event: LadderEvent) => void;
}

/** Bytes of a log that are rendered before the rest is read: more than a screen of lines. */
const FIRST_BYTES = 64 * 1024;
/** A chunk may have megabytes: it is read in pieces, so that frames can come between them. */
const PIECE = 512 * 1024;

/** Reads a response into the document, unpacking gzip and tar, unless its body is no log. */
export async function readLog(
  response: KfpResponse,
  intake: LogIntake,
  options: ReadLogOptions,
): Promise<LogReading> {
  const { stall, signal, scheduler, limit, decode, onEvent } = options;
  const { request, endpoint, object } = response;
  const reading = { stall, signal, scheduler, request, endpoint, object };
  if (response.status !== 200) {
    const text = await readText(response.body, reading);
    return { kind: 'none', bytes: text.length, cause: classifyResponse(response, text), text };
  }
  // For a key that is a prefix of others, the UI server sends a tar.gz of them as a download.
  if (response.contentDisposition?.includes('attachment')) {
    await response.body.cancel();
    return { kind: 'none', bytes: 0, cause: { code: 'object-missing', params: {} } };
  }

  let bytes = 0;
  const writer = new BodyWriter(intake, {
    scheduler,
    signal,
    onFirst: () => {
      onEvent({ type: 'firstBytes' });
    },
  });
  const write = (chunk: Uint8Array): Promise<boolean> => writer.write(chunk);

  let head: Uint8Array = new Uint8Array(0);
  let unpacker: Unpacker | undefined = options.continues ? plainUnpacker(write) : undefined;
  let isWanted = true;
  /** Judges the first bytes; returns the final reading when they are no log. */
  const begin = async (ended: boolean): Promise<LogReading | undefined> => {
    const text = new TextDecoder().decode(head);
    const verdict = judgeBody(text, response.contentType, ended);
    if (verdict.kind === 'undecided') return undefined;
    if (verdict.kind !== 'log') {
      return { kind: 'none', bytes, cause: classifyVerdict(verdict, response), text };
    }
    unpacker = unpackerFor(head, limit, write);
    isWanted = await unpacker.push(head);
    return undefined;
  };

  // `Content-Length` counts the encoded bytes, and those of a decoded body are counted here.
  const length = decode ? undefined : response.contentLength;
  const meter = new ProgressMeter(scheduler, length, (progress) => {
    onEvent({ type: 'progress', progress });
  });
  let failure: Cause | undefined;
  try {
    const body = decode ? decode(response.body) : response.body;
    for await (const chunk of readChunks(body, reading)) {
      for (const piece of piecesOf(chunk, writer.written > 0 ? PIECE : FIRST_BYTES)) {
        bytes += piece.length;
        if (unpacker) {
          isWanted = await unpacker.push(piece);
        } else {
          head = concatBytes([head, piece]);
          const noLog = await begin(false);
          if (noLog) return noLog;
        }
        if (unpacker) meter.update(bytes);
        if (!isWanted) break;
      }
      if (!isWanted) break;
    }
  } catch (error) {
    // Another climb may be reading into the document by now: nothing of this body counts.
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
  const continuity = await intake.end(failure !== undefined);
  const isBehind = intake.isBehind || undefined;
  const { written } = writer;
  if (written > 0 && (intake.isFull || damage instanceof TooLargeError)) {
    return { kind: 'log', bytes, cause: tooLarge(Math.min(written, limit)) };
  }
  const broken =
    failure ??
    (damage && { code: 'log-unreadable' as const, params: { text: damage.message, key: '' } });
  if (written === 0) return { kind: broken ? 'none' : 'empty', bytes, cause: broken };
  if (broken) {
    // What was sent is whole: asking again gives the same.
    const code = failure ? 'cut-off' : 'object-damaged';
    const params = { ...broken.params, bytes: written };
    return { kind: 'log', bytes, isBehind, cause: { code, params } };
  }
  return {
    kind: 'log',
    bytes,
    isBehind,
    cause: continuity === 'gap' ? { code: 'gap', params: {} } : undefined,
  };
}

function tooLarge(shown: number): Cause {
  const params = { limit: formatBytes(shown), most: formatBytes(MAX_LOG_BYTES) };
  return { code: 'log-too-large', params };
}

/** Milliseconds between two reports: each renders the toolbar, while rows have to be rendered. */
const INTERVAL = 250;

/** Reports how much of a body has come: at once, then every 250 ms; not for a body of one chunk. */
class ProgressMeter {
  readonly #scheduler: Scheduler;
  readonly #report: (progress: LogProgress | undefined) => void;
  #total: number | undefined;
  #loaded = 0;
  #cancel: Cancel | undefined;
  #hasReported = false;

  /** @param total `Content-Length`; without it nothing is reported */
  constructor(
    scheduler: Scheduler,
    total: number | undefined,
    report: (progress: LogProgress | undefined) => void,
  ) {
    this.#scheduler = scheduler;
    this.#total = total;
    this.#report = report;
  }

  /** @param loaded Bytes of the body so far; above the total, reporting ends */
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
