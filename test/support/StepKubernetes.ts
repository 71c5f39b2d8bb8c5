import type { Clock } from '../../src/core/base/scheduler.js';
import { type Fault, podOf, STEP, type StepServer } from './StepServer.js';

/** What of the Kubernetes API a request asks for: the pod, or the log of its container. */
export type KubernetesPlace = 'podObject' | 'podLog';

/** How the node keeps the log of a container, and stamps it. */
export interface Recording {
  /** What the runtime makes a record of: each line, as containerd, or what is written at once, as CRI-O. */
  readonly records: 'lines' | 'writes';
  /**
   * Stamps of what is written at the same moment: the same, some microseconds apart, or out of order, as those
   * of a container's two streams may be.
   */
  readonly stamps: 'same' | 'apart' | 'mixed';
}

/** Where a page's server passes requests on to the Kubernetes API. */
export const KUBERNETES_URL = 'http://kubernetes.invalid/api/k8s';

const POD = `/api/k8s/api/v1/namespaces/${STEP.namespace ?? ''}/pods/${STEP.podName ?? ''}`;
/** When the clock of a life stood at 0, in milliseconds since 1970. */
const START = Date.parse('2026-08-20T09:00:00Z');

/** What the runtime has written at once: a line, or a part of one, of which the last has the newline. */
interface LogRecord {
  /** Nanoseconds since {@link START}. */
  readonly time: number;
  readonly text: string;
  /** The line so far. */
  readonly line: string;
}

/**
 * The Kubernetes API with the pod of a {@link StepServer}, for the `fetch` of `kubernetesPodLogs`. A log that is
 * followed is sent as it is written; both servers tell the same log of the same pod.
 *
 * As the kubelet does from 1.27 on, it stamps the first record of each line, and compares each record with
 * `sinceTime`: of a line that began earlier the rest is sent without a stamp.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/master/staging/src/k8s.io/cri-client/pkg/logs/logs.go
 */
export class StepKubernetes {
  /** Called for each request; a fault that it returns comes in place of the answer. */
  disturb: (place: KubernetesPlace) => Fault | undefined = () => undefined;
  /** Called with each line that was sent from its start to its end. */
  onLine: (line: string) => void = () => undefined;
  /** Whether the reader may see the pod, beside its log. */
  maySeePod = true;
  readonly #step: StepServer;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #recording: Recording;
  /** What the node has of the container's log. */
  #records: LogRecord[] = [];
  /** The log of the container before it was restarted. */
  #previous: LogRecord[] | undefined;
  /** What the runtime has not made a record of. */
  #pending = '';
  #written = 0;
  #time = 0;
  /** Whether the container has ended, which the pod may say later. */
  #hasEnded = false;
  /** Bodies that go on, and from when on each has the log. */
  readonly #follows = new Map<LogBody, number>();

  constructor(step: StepServer, clock: Pick<Clock, 'now'>, recording: Recording) {
    this.#step = step;
    this.#clock = clock;
    this.#recording = recording;
  }

  /** The container writes. */
  write(text: string): void {
    const parts = (this.#pending + text).split(/(?<=\n)/).filter(Boolean);
    const keepsRest = this.#recording.records === 'lines' && parts.at(-1)?.endsWith('\n') === false;
    this.#pending = (keepsRest ? parts.pop() : undefined) ?? '';
    for (const part of parts) this.#record(part);
    this.#tellStep();
  }

  /** The node keeps the log without its first bytes, up to the start of a line. */
  drop(bytes: number): void {
    let left = bytes;
    const from = this.#records.findIndex(({ text }) => {
      const isKept = left <= 0;
      left -= text.length;
      return isKept;
    });
    this.#records = from < 0 ? [] : this.#records.slice(from);
    this.#tellStep();
  }

  /** The container ends, and with it all that follows its log. */
  end(): void {
    // What has no newline is written as it is.
    if (this.#pending !== '') this.#record(this.#pending);
    this.#pending = '';
    this.#hasEnded = true;
    for (const body of this.#follows.keys()) body.endWhole();
    this.#follows.clear();
    this.#tellStep();
  }

  /** The container is started anew. */
  restart(): void {
    this.end();
    this.#previous = this.#records;
    this.#records = [];
    this.#hasEnded = false;
    // A restart takes a millisecond, so that the stamps of the new log are later.
    this.#time += 1e6;
    this.#tellStep();
  }

  /** For the rung. */
  readonly fetch = (url: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const { pathname, searchParams } = new URL(new Request(url).url);
    const place = pathname.endsWith('/log') ? 'podLog' : 'podObject';
    const fault = this.disturb(place);
    if (fault?.kind === 'reset') return Promise.reject(new TypeError('fetch failed'));
    if (fault?.kind === 'status') return Promise.resolve(refusal(fault.status));
    const path = place === 'podLog' ? pathname.slice(0, -'/log'.length) : pathname;
    if (path !== POD) throw new Error(`${pathname} was asked for.`);
    const body = new LogBody(fault, init.signal, this.onLine);
    return Promise.resolve(
      place === 'podLog' ? this.#sendLog(searchParams, body) : this.#sendPod(body),
    );
  };

  #sendPod(body: LogBody): Response {
    const { pod } = this.#step;
    if (!this.maySeePod) return refusal(403);
    if (pod === 'none') return refusal(404);
    body.push(JSON.stringify(podOf(pod)));
    body.end();
    return new Response(body.stream, { headers: { 'content-type': 'application/json' } });
  }

  #sendLog(query: URLSearchParams, body: LogBody): Response {
    const { pod } = this.#step;
    if (pod === 'none') return refusal(404);
    if (query.get('container') !== 'main' || query.get('timestamps') !== 'true') {
      throw new Error(`The log was asked for with ${query.toString()}.`);
    }
    const isPrevious = query.get('previous') === 'true';
    if (isPrevious && !this.#previous) {
      const message = `previous terminated container "main" in pod "${STEP.podName ?? ''}" not found`;
      return refusal(400, message);
    }
    if (pod === 'pending') {
      const message = `container "main" in pod "${STEP.podName ?? ''}" is waiting to start: ContainerCreating`;
      return refusal(400, message);
    }
    const since = nanosOf(query.get('sinceTime'));
    for (const record of (isPrevious ? this.#previous : this.#records) ?? []) {
      body.pushRecord(record, since);
    }
    if (query.get('follow') === 'true' && !isPrevious && !this.#hasEnded) {
      this.#follows.set(body, since);
      body.onGone = () => this.#follows.delete(body);
    } else {
      body.end();
    }
    return new Response(body.stream, { headers: { 'content-type': 'text/plain' } });
  }

  #record(text: string): void {
    const last = this.#records.at(-1);
    const before = last?.line.endsWith('\n') === false ? last.line : '';
    const record = { time: this.#stamp(), text, line: before + text };
    this.#records.push(record);
    for (const [body, since] of this.#follows) body.pushRecord(record, since);
  }

  #stamp(): number {
    const { stamps } = this.#recording;
    this.#written += 1;
    const step = stamps === 'same' ? 0 : 20_000 + ((this.#written * 7919) % 1000);
    this.#time = Math.max(this.#time + step, this.#clock.now() * 1e6);
    return this.#time - (stamps === 'mixed' && this.#written % 3 === 0 ? 30_000 : 0);
  }

  #tellStep(): void {
    this.#step.log = Buffer.from(this.#records.map(({ text }) => text).join(''));
  }
}

/** A body that goes on until it is ended, or as far as a fault lets it. */
class LogBody {
  readonly stream: ReadableStream<Uint8Array>;
  /** Called when nothing more of it can come. */
  onGone: () => void = () => undefined;
  #fault: Exclude<Fault, { kind: 'reset' | 'status' }> | undefined;
  readonly #onLine: (line: string) => void;
  /** What was not sent: texts, and the lines that are sent with them. */
  #pieces: { text: string; line?: string | undefined }[] = [];
  #sent = 0;
  #isEnded = false;
  #wake: () => void = () => undefined;
  /** Whether the record before has ended its line, sent or not. */
  #isNewLine = true;
  /** Whether the line was sent from its start. */
  #isWhole = true;

  constructor(
    fault: Exclude<Fault, { kind: 'reset' | 'status' }> | undefined,
    signal: AbortSignal | null | undefined,
    onLine: (line: string) => void,
  ) {
    this.#fault = fault;
    this.#onLine = onLine;
    this.stream = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          signal?.addEventListener('abort', () => {
            this.onGone();
            controller.error(signal.reason);
          });
        },
        pull: (controller) => this.#send(controller),
        cancel: () => {
          this.onGone();
        },
      },
      { highWaterMark: 0 },
    );
  }

  push(text: string, line?: string): void {
    this.#pieces.push({ text, line });
    this.#wake();
  }

  pushRecord({ time, text, line }: LogRecord, since: number): void {
    const isSent = time >= since;
    const isStart = this.#isNewLine;
    const hasEnded = text.endsWith('\n');
    this.#isNewLine = hasEnded;
    this.#isWhole = isStart ? isSent : this.#isWhole;
    if (!isSent) return;
    this.push(
      isStart ? `${stampOf(time)} ${text}` : text,
      hasEnded && this.#isWhole ? line : undefined,
    );
  }

  /** Nothing more comes. */
  end(): void {
    this.#isEnded = true;
    this.#wake();
  }

  /** Ends without a `short` fault: a log cut by it would look like that of an ended container. */
  endWhole(): void {
    if (this.#fault?.kind === 'short') this.#fault = undefined;
    this.end();
  }

  async #send(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    for (;;) {
      const room = this.#fault ? this.#fault.afterBytes - this.#sent : Infinity;
      if (room <= 0) {
        this.onGone();
        if (this.#fault?.kind === 'short') controller.close();
        else if (this.#fault?.kind === 'cut') controller.error(new TypeError('terminated'));
        else await new Promise(() => undefined);
        return;
      }
      const text = this.#take(room);
      if (text !== '') {
        controller.enqueue(Buffer.from(text));
        return;
      }
      if (this.#isEnded) {
        this.onGone();
        controller.close();
        return;
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** What is sent next, of so many bytes at most. */
  #take(room: number): string {
    const pieces = this.#pieces;
    this.#pieces = [];
    let taken = '';
    for (const { text, line } of pieces) {
      const part = text.slice(0, room - taken.length);
      taken += part;
      if (part.length < text.length) break;
      if (line !== undefined) this.#onLine(line);
    }
    this.#sent += taken.length;
    return taken;
  }
}

function stampOf(time: number): string {
  const seconds = new Date(START + Math.floor(time / 1e9) * 1_000).toISOString().slice(0, 19);
  return `${seconds}.${String(time % 1e9).padStart(9, '0')}Z`;
}

/** A time in RFC 3339, of which the API server passes on the whole seconds. */
function nanosOf(time: string | null): number {
  if (time === null) return -Infinity;
  const seconds = Math.floor((Date.parse(time) - START) / 1_000);
  if (Number.isNaN(seconds)) throw new Error(`${time} is no time.`);
  return seconds * 1e9;
}

/** What the API server says in place of what was asked for. */
const REFUSALS: Readonly<Record<number, readonly [reason: string, message: string]>> = {
  400: ['BadRequest', ''],
  401: ['Unauthorized', 'Unauthorized'],
  403: [
    'Forbidden',
    `pods "${STEP.podName ?? ''}" is forbidden: User "jane@example.com" cannot get resource "pods"`,
  ],
  404: ['NotFound', `pods "${STEP.podName ?? ''}" not found`],
  429: ['TooManyRequests', 'Too many requests, please try again later.'],
  500: ['InternalError', 'Internal error occurred: etcdserver: leader changed'],
  503: ['ServiceUnavailable', 'apiserver is shutting down'],
  504: ['Timeout', 'Timeout: request did not complete within the allotted timeout'],
};

function refusal(code: number, says?: string): Response {
  const [reason, known] = REFUSALS[code] ?? ['Unknown', ''];
  const status = {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message: says ?? known,
    reason,
    code,
  };
  const headers = {
    'content-type': 'application/json',
    ...(code === 429 && { 'retry-after': '1' }),
  };
  return new Response(JSON.stringify(status), { status: code, headers });
}
