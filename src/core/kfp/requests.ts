import type { Scheduler } from '../base/scheduler.js';
import { fetchHead, type Sending } from './fetchHead.js';
import { isPathSegment, isResourceName } from './names.js';
import {
  type KfpClient,
  type KfpRequest,
  KfpRequestError,
  type KfpRequestOptions,
  type KfpResponse,
} from './types.js';

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

/** The requests of a {@link KfpClient}. */
export type Requests = Omit<KfpClient, 'baseUrl' | 'timeouts'>;

/**
 * Makes the requests of a client.
 *
 * @param baseUrl Put in front of each path
 * @param timeout Milliseconds to wait for the head of a response
 * @param scheduler Holds the time-outs
 * @param sender What the host gives, read at each request
 */
export function createRequests(
  baseUrl: string,
  timeout: number,
  scheduler: Scheduler,
  sender: Partial<Pick<Sending, 'fetch' | 'headers'>>,
): Requests {
  const get = async (
    asked: Asked,
    path: string,
    query: Query,
    { signal }: KfpRequestOptions = {},
  ): Promise<KfpResponse> => {
    const url = baseUrl + path + toSearch(asked, path, query);
    const request: KfpRequest = { ...asked, request: showRequest(url) };
    const { fetch, headers } = sender;
    const sending = { fetch, headers, timeout, scheduler, signal };
    return toResponse(request, await fetchHead(url, request, sending));
  };

  return {
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

/**
 * Keeps each response as long as its body: Node cancels a body that nobody reads yet once its `Response` is
 * collected.
 *
 * @see https://github.com/nodejs/undici/blob/main/lib/web/fetch/response.js
 */
const responses = new WeakMap<ReadableStream, Response>();

/** What the ladder reads of a response, whichever server sent it. */
export function toResponse(
  request: KfpRequest,
  { response, redirected }: Awaited<ReturnType<typeof fetchHead>>,
): KfpResponse {
  const body = response.body ?? new Blob().stream();
  responses.set(body, response);
  return {
    ...request,
    status: response.status,
    redirected,
    contentType: response.headers.get('content-type') ?? undefined,
    contentDisposition: response.headers.get('content-disposition') ?? undefined,
    contentLength: contentLengthOf(response),
    retryAfter: retryAfterOf(response),
    body,
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
