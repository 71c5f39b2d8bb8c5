import { type Clock, Scheduler } from '../base/scheduler.js';
import { createRequests } from './requests.js';
import { DEFAULT_TIMEOUTS, type KfpClient, type KfpTimeouts } from './types.js';

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
  return {
    baseUrl,
    timeouts,
    ...createRequests(baseUrl, timeouts.head, scheduler, options),
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
