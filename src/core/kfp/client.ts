import { redact } from '../base/redact.js';
import { type Clock, Scheduler } from '../base/scheduler.js';
import { isResourceName } from './names.js';
import {
  type KfpClient,
  type KfpRequest,
  KfpRequestError,
  type KfpRequestOptions,
  type KfpResponse,
  type KfpTimeouts,
} from './types.js';

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

const DEFAULT_TIMEOUTS: KfpTimeouts = { head: 60_000, stall: 30_000 };

type Query = Record<string, string | undefined>;

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

  const get = async (
    asked: Omit<KfpRequest, 'request'>,
    path: string,
    query: Query,
    { signal }: KfpRequestOptions = {},
    redirect: RequestRedirect = 'follow',
  ): Promise<KfpResponse> => {
    const url = baseUrl + path + toSearch(query);
    const request: KfpRequest = { ...asked, request: showRequest(url) };
    signal?.throwIfAborted();

    const overdue = new AbortController();
    const cancelTimeout = scheduler.after(timeouts.head, () => {
      const message = `No answer within ${timeouts.head / 1000} seconds.`;
      overdue.abort(new KfpRequestError('timeout', request, message));
    });
    try {
      const send = options.fetch ?? globalThis.fetch;
      const headers =
        typeof options.headers === 'function' ? options.headers() : (options.headers ?? {});
      const response = await send(url, {
        credentials: 'same-origin',
        cache: 'no-store',
        headers,
        redirect,
        signal: signal ? AbortSignal.any([signal, overdue.signal]) : overdue.signal,
      });
      // A browser gives an unfollowed redirect as `opaqueredirect`, Node with its status.
      const redirected = response.status >= 300 && response.status < 400;
      if (redirect === 'manual' && (response.type === 'opaqueredirect' || redirected)) {
        await response.body?.cancel();
        throw new KfpRequestError('redirected', request, 'The server sends the request elsewhere.');
      }
      return {
        ...request,
        status: response.status,
        redirected: response.redirected,
        contentType: response.headers.get('content-type') ?? undefined,
        contentDisposition: response.headers.get('content-disposition') ?? undefined,
        contentLength: contentLengthOf(response),
        retryAfter: retryAfterOf(response),
        body: response.body ?? new Blob().stream(),
      };
    } catch (error) {
      if (signal?.aborted) throw signal.reason;
      if (overdue.signal.aborted) throw overdue.signal.reason;
      if (error instanceof KfpRequestError) throw error;
      throw new KfpRequestError('network', request, messageOf(error), error);
    } finally {
      cancelTimeout();
    }
  };

  return {
    baseUrl,
    timeouts,
    getPodLogs: async ({ podName, namespace, runId, createdAt }, requestOptions) => {
      const asked = { endpoint: 'podLogs' } as const;
      requireNames(asked, 'k8s/pod/logs', podName, namespace);
      const query = {
        podname: podName,
        runid: runId,
        podnamespace: namespace,
        createdat: createdAt,
      };
      return get(asked, 'k8s/pod/logs', query, requestOptions);
    },
    getPod: async ({ podName, namespace }, requestOptions) => {
      const asked = { endpoint: 'pod' } as const;
      requireNames(asked, 'k8s/pod', podName, namespace);
      return get(asked, 'k8s/pod', { podname: podName, podnamespace: namespace }, requestOptions);
    },
    getPodEvents: async ({ podName, namespace }, requestOptions) => {
      const asked = { endpoint: 'podEvents' } as const;
      requireNames(asked, 'k8s/pod/events', podName, namespace);
      const query = { podname: podName, podnamespace: namespace };
      return get(asked, 'k8s/pod/events', query, requestOptions);
    },
    getRunManifest: (runId, requestOptions) =>
      get(
        { endpoint: 'runManifest' },
        `apis/v1beta1/runs/${encodeURIComponent(runId)}`,
        {},
        requestOptions,
      ),
    getArtifact: ({ source, bucket, key, providerInfo }, requestOptions) =>
      get(
        { endpoint: 'artifact', object: { source, bucket, key } },
        'artifacts/get',
        { source, bucket, key, providerInfo, namespace: requestOptions?.namespace },
        requestOptions,
      ),
    readArtifact: ({ runId, node, name }, requestOptions) => {
      const [run = '', id = '', artifact = ''] = [runId, node, name].map(encodeURIComponent);
      return get(
        { endpoint: 'artifactRead' },
        `apis/v2beta1/runs/${run}/nodes/${id}/artifacts/${artifact}:read`,
        {},
        requestOptions,
      );
    },
    getHealth: (requestOptions) =>
      get({ endpoint: 'health' }, 'apis/v2beta1/healthz', {}, requestOptions, 'manual'),
  };
}

/** Empty values are left out: an empty `createdat` makes the server look under `undefined/undefined`. */
function toSearch(query: Query): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value ? [`${name}=${encodeURIComponent(value)}`] : [],
  );
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}

function requireNames(
  asked: Omit<KfpRequest, 'request'>,
  path: string,
  pod: string,
  namespace: string | undefined,
): void {
  for (const [kind, name] of Object.entries({ pod, namespace })) {
    if (name === undefined || (name === '' && kind === 'namespace')) continue;
    if (isResourceName(name)) continue;
    throw new KfpRequestError(
      'invalid',
      { ...asked, request: `GET ${path}` },
      `Not sent: ${JSON.stringify(name)} is no name of a ${kind} in Kubernetes.`,
    );
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
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
    throw new TypeError(
      `baseUrl must be a path or an http(s) URL, not ${JSON.stringify(redact(trimmed))}.`,
    );
  }
  if (url.username || url.password) {
    throw new TypeError('baseUrl must not carry credentials; send them in headers.');
  }
  if (/[?#]/.test(trimmed)) {
    throw new TypeError(
      `baseUrl must have no query and no fragment: ${JSON.stringify(redact(trimmed))}.`,
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

/**
 * The bytes of a response's body by its `Content-Length`, where that can be trusted. With a
 * `Content-Encoding` it counts the compressed bytes, but the decompressed ones are read; a cross-origin
 * response hides whether it has one.
 *
 * @see https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name
 */
export function contentLengthOf({
  headers,
  type,
}: Pick<Response, 'headers' | 'type'>): number | undefined {
  if (type === 'cors' || headers.has('content-encoding')) return undefined;
  const text = headers.get('content-length') ?? '';
  const length = /^\d+$/.test(text) ? Number(text) : NaN;
  return Number.isSafeInteger(length) ? length : undefined;
}

/**
 * Milliseconds until the moment that `Retry-After` names, by seconds or by a date.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
function retryAfterOf({ headers }: Pick<Response, 'headers'>): number | undefined {
  const text = headers.get('retry-after') ?? '';
  const ms = /^\d+$/.test(text) ? 1_000 * Number(text) : Date.parse(text) - Date.now();
  return ms > 0 ? ms : undefined;
}

/** A request as evidence shows it: `GET` and the URL, decoded for reading, without secrets. */
export function showRequest(url: string): string {
  const shown = url.replace(/([?&]providerInfo=)[^&]*/g, '$1…');
  return redact(`GET ${decode(shown)}`);
}

function decode(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
