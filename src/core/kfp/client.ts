import { type Clock, Scheduler } from '../base/scheduler.js';
import type { createRequests, Requests } from './requests.js';
import { DEFAULT_TIMEOUTS, type KfpClient, KfpRequestError, type KfpTimeouts } from './types.js';

/** Settings of {@link createKfpClient}. */
export interface KfpClientOptions {
  /**
   * Where KFP's UI server is: relative to the page, `'/pipeline'`, or absolute. Outside a page it must
   * be absolute.
   *
   * @defaultValue `''`
   */
  baseUrl?: string | undefined;
  /**
   * Sends the requests.
   *
   * @defaultValue `globalThis.fetch`, looked up at each request
   */
  fetch?: typeof globalThis.fetch | undefined;
  /**
   * Sent with each request; a function is called for each. They never appear in evidence.
   *
   * @defaultValue none
   */
  headers?: HeadersInit | (() => HeadersInit) | undefined;
  /**
   * How long to wait, in milliseconds.
   *
   * @defaultValue `{ head: 60_000, stall: 30_000 }`
   */
  timeouts?: Partial<KfpTimeouts> | undefined;
  /**
   * Where time comes from. For tests.
   *
   * @defaultValue the platform's clock
   */
  clock?: Clock | undefined;
}

type RequestsCode = { createRequests: typeof createRequests };
let loading: Promise<RequestsCode> | undefined;

/**
 * Loaded when a log is looked for, so that the entry stays small. The promise is kept: `import()` takes a
 * task of its own even for code that is there, and a request would wait for what the page renders before.
 */
export function loadRequests(): Promise<RequestsCode> {
  loading ??= import('./requests.js').catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/**
 * A client of the HTTP API that KFP's UI server offers to its page.
 *
 * @example
 * ```ts
 * const client = createKfpClient({ baseUrl: '/pipeline', headers: () => ({ 'x-csrf': token() }) });
 * ```
 *
 * @throws {TypeError} when `baseUrl` is no URL of a server, or carries credentials
 */
export function createKfpClient(options: KfpClientOptions = {}): KfpClient {
  const baseUrl = normalizeBaseUrl(options.baseUrl ?? '');
  const timeouts = { ...DEFAULT_TIMEOUTS, ...options.timeouts };
  const scheduler = new Scheduler(options.clock);
  let requests: Requests | undefined;

  const send = async <T>(ask: (requests: Requests) => Promise<T>): Promise<T> => {
    if (!requests) {
      const { createRequests } = await loadRequests().catch((error: unknown) => {
        const why = 'The code that sends requests could not be loaded.';
        throw new KfpRequestError('network', { request: `GET ${baseUrl || '/'}` }, why, error);
      });
      requests ??= createRequests(baseUrl, timeouts.head, scheduler, options);
    }
    return ask(requests);
  };

  return {
    baseUrl,
    timeouts,
    getPodLogs: (pod, options) => send((to) => to.getPodLogs(pod, options)),
    getPod: (pod, options) => send((to) => to.getPod(pod, options)),
    getPodEvents: (pod, options) => send((to) => to.getPodEvents(pod, options)),
    getRunManifest: (runId, options) => send((to) => to.getRunManifest(runId, options)),
    getArtifact: (location, options) => send((to) => to.getArtifact(location, options)),
    readArtifact: (artifact, options) => send((to) => to.readArtifact(artifact, options)),
    getHealth: (options) => send((to) => to.getHealth(options)),
  };
}

/**
 * A base URL to which paths such as `k8s/pod/logs` can be appended: empty, or ending in a slash.
 *
 * @throws {TypeError} when it is no http(s) URL or path, has a query or fragment, or carries
 *   credentials (which would reach every piece of evidence, and which `fetch` refuses)
 */
export function normalizeBaseUrl(baseUrl: string): string {
  const trimmed = baseUrl.trim();
  if (trimmed === '') return '';
  const url = parse(trimmed);
  if (!url || !/^https?:$/.test(url.protocol)) {
    // Not quoted: what cannot be parsed may hold a password anywhere.
    throw new TypeError('baseUrl must be a path or an http(s) URL.');
  }
  if (url.username || url.password) {
    throw new TypeError('baseUrl must not carry credentials; send them in headers.');
  }
  if (/[?#]/.test(trimmed)) {
    const before = trimmed.replace(/[?#][^]*/, '');
    throw new TypeError(
      `baseUrl must have no query and no fragment after ${JSON.stringify(before)}.`,
    );
  }
  return trimmed.replace(/\/*$/, '/');
}

/** As `URL.parse`, which engines from before 2024 lack. */
function parse(text: string): URL | undefined {
  try {
    return new URL(text, 'http://host.invalid');
  } catch {
    return undefined;
  }
}
