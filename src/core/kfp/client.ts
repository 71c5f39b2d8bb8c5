import { type Clock, Scheduler } from '../base/scheduler.js';
import { DEFAULT_TIMEOUTS, fetchHead } from './fetchHead.js';
import { isPathSegment, isResourceName } from './names.js';
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

/**
 * In bytes, as KFP's UI server and the stores behind it have it.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html
 */
const LONGEST_KEY = 1024;
/** In characters; stores allow 63, older ones 255. */
const LONGEST_BUCKET = 255;

type Query = Record<string, string | undefined>;
type Asked = Omit<KfpRequest, 'request'>;

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
    asked: Asked,
    path: string,
    query: Query,
    { signal }: KfpRequestOptions = {},
  ): Promise<KfpResponse> => {
    const url = baseUrl + path + toSearch(asked, path, query);
    const request: KfpRequest = { ...asked, request: showRequest(url) };
    const { fetch, headers } = options;
    const sending = { fetch, headers, timeout: timeouts.head, scheduler, signal };
    const { response, redirected } = await fetchHead(url, request, sending);
    return {
      ...request,
      status: response.status,
      redirected,
      contentType: response.headers.get('content-type') ?? undefined,
      contentDisposition: response.headers.get('content-disposition') ?? undefined,
      contentLength: contentLengthOf(response),
      retryAfter: retryAfterOf(response),
      body: response.body ?? new Blob().stream(),
    };
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
    getRunManifest: async (runId, requestOptions) => {
      const asked = { endpoint: 'runManifest' } as const;
      requireSegments(asked, 'apis/v1beta1/runs/…', { run: runId });
      return get(asked, `apis/v1beta1/runs/${runId}`, {}, requestOptions);
    },
    getArtifact: async ({ source, bucket, key, providerInfo }, requestOptions) => {
      const asked = { endpoint: 'artifact', object: { source, bucket, key } } as const;
      const path = 'artifacts/get';
      if (bucket.length > LONGEST_BUCKET) throw notSent(asked, path, 'the bucket is too long.');
      if (new Blob([key]).size > LONGEST_KEY) throw notSent(asked, path, 'the key is too long.');
      const { namespace } = requestOptions ?? {};
      return get(asked, path, { source, bucket, key, providerInfo, namespace }, requestOptions);
    },
    readArtifact: async ({ runId, node, name }, requestOptions) => {
      const asked = { endpoint: 'artifactRead' } as const;
      const shown = 'apis/v2beta1/runs/…/nodes/…/artifacts/…:read';
      requireSegments(asked, shown, { run: runId, node, artifact: name });
      const path = `apis/v2beta1/runs/${runId}/nodes/${node}/artifacts/${name}:read`;
      return get(asked, path, {}, requestOptions);
    },
    getHealth: (requestOptions) =>
      get({ endpoint: 'health' }, 'apis/v2beta1/healthz', {}, requestOptions),
  };
}

/** Empty values are left out: an empty `createdat` makes the server look under `undefined/undefined`. */
function toSearch(asked: Asked, path: string, query: Query): string {
  const pairs = Object.entries(query).flatMap(([name, value]) => {
    if (!value) return [];
    // A half of a surrogate pair cannot be encoded.
    if (/\p{Surrogate}/u.test(value)) throw notSent(asked, path, `${name} is no text.`);
    return [`${name}=${encodeURIComponent(value)}`];
  });
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}

function requireNames(
  asked: Asked,
  path: string,
  pod: string,
  namespace: string | undefined,
): void {
  for (const [kind, name] of Object.entries({ pod, namespace })) {
    if (name === undefined || (name === '' && kind === 'namespace')) continue;
    if (isResourceName(name)) continue;
    throw notSent(asked, path, `Kubernetes allows no such name of a ${kind}.`);
  }
}

function requireSegments(asked: Asked, path: string, ids: Readonly<Record<string, string>>): void {
  for (const [kind, id] of Object.entries(ids)) {
    if (!isPathSegment(id)) throw notSent(asked, path, `the ID of the ${kind} is none of KFP's.`);
  }
}

/** The value itself is not repeated: it may come from a manifest, and be anything. */
function notSent(asked: Asked, path: string, why: string): KfpRequestError {
  return new KfpRequestError('invalid', { ...asked, request: `GET ${path}` }, `Not sent: ${why}`);
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

/**
 * A request as errors name it: `GET` and the URL, decoded for reading. It has no credentials but those
 * that its own parameters hold, which are masked when it becomes evidence.
 */
export function showRequest(url: string): string {
  const shown = url.replace(/([?&]providerInfo=)[^&]*/g, '$1…');
  return `GET ${decode(shown)}`;
}

function decode(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
