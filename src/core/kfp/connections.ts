import type { Cancel, Clock, Scheduler } from '../base/scheduler.js';

/**
 * For how long a request takes a connection. `answer`: a moment; `body`: until a log has loaded;
 * `stream`: for as long as a container writes.
 */
export type ConnectionUse = 'answer' | 'body' | 'stream';

/**
 * Most connections to a server at once: of all uses, of bodies and streams, and of streams. A browser
 * opens six to an HTTP/1.1 server for all of its pages together: the host's own requests need some too.
 * Answers always find one that no log holds, so that what a body waits for can come.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-9.4
 */
const LIMITS: Readonly<Record<ConnectionUse, number>> = { answer: 4, body: 3, stream: 2 };

interface Waiting {
  readonly use: ConnectionUse;
  readonly start: () => void;
}

/** The connections to one server, shared by all logs of a page: first come, first served. */
export class Connections {
  readonly #taken: Record<ConnectionUse, number> = { answer: 0, body: 0, stream: 0 };
  readonly #waiting = new Set<Waiting>();
  /** Connections that are kept for the next request of a search. */
  readonly #reserved = new Set<AbortSignal>();

  /** Whether a stream would get a connection at once. */
  get mayStream(): boolean {
    return this.#isFree('stream') && ![...this.#waiting].some(({ use }) => use === 'stream');
  }

  /**
   * Takes a connection for a body at once, if one is free: the next request for a body with that signal
   * gets it.
   *
   * @returns the function that gives it back, if no request has got it
   */
  reserve(signal: AbortSignal): Cancel | undefined {
    if (!this.#isFree('body') || signal.aborted) return undefined;
    this.#taken.body += 1;
    const release = (): void => {
      if (!this.#reserved.delete(signal)) return;
      this.#taken.body -= 1;
      this.#startNext();
    };
    this.#reserved.add(signal);
    signal.addEventListener('abort', release, { once: true });
    return release;
  }

  /**
   * Resolves when a connection is free, with the function that gives it back; it is given back by
   * itself when the signal is aborted.
   *
   * @throws the signal's reason, when it is aborted before
   */
  take(use: ConnectionUse, signal: AbortSignal): Promise<Cancel> {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
      let isTaken = use === 'body' && this.#reserved.delete(signal);
      const end = (): void => {
        signal.removeEventListener('abort', end);
        this.#waiting.delete(waiting);
        if (isTaken) this.#taken[use] -= 1;
        else reject(signal.reason instanceof Error ? signal.reason : new Error());
        isTaken = false;
        this.#startNext();
      };
      const waiting: Waiting = {
        use,
        start: () => {
          isTaken = true;
          this.#waiting.delete(waiting);
          this.#taken[use] += 1;
          resolve(end);
        },
      };
      signal.addEventListener('abort', end);
      if (isTaken) {
        resolve(end);
        return;
      }
      this.#waiting.add(waiting);
      this.#startNext();
    });
  }

  #startNext(): void {
    // One that is not free for a long use may be for the short ones behind it.
    for (const { use, start } of this.#waiting) if (this.#isFree(use)) start();
  }

  #isFree(use: ConnectionUse): boolean {
    const { answer, body, stream } = this.#taken;
    const isFull =
      answer + body + stream >= LIMITS.answer ||
      (use !== 'answer' && body + stream >= LIMITS.body) ||
      (use === 'stream' && stream >= LIMITS.stream);
    return !isFull;
  }
}

/** The connections to the server of a base URL. */
export const connectionsTo: (baseUrl: string, scheduler: Scheduler) => Connections = perServer(
  () => new Connections(),
);

/**
 * Makes a function that gives what all logs of a page share about a server: the same for all base URLs
 * of an origin. Clocks that a test moves have servers of their own.
 */
function perServer<T>(create: () => T): (baseUrl: string, scheduler: Scheduler) => T {
  const known = new WeakMap<Clock, Map<string, T>>();
  return (baseUrl, { clock }) => {
    const servers = known.get(clock) ?? new Map<string, T>();
    known.set(clock, servers);
    const origin = originOf(baseUrl);
    const server = servers.get(origin) ?? create();
    servers.set(origin, server);
    return server;
  };
}

function originOf(baseUrl: string): string {
  const { location } = globalThis as { location?: { href: string } };
  try {
    return new URL(baseUrl, location?.href ?? 'http://host.invalid').origin;
  } catch {
    // A host's own client may have any base URL, and a page such as `about:srcdoc` no base.
    return baseUrl;
  }
}
