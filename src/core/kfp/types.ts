/** Where an object lies, in the words of KFP's `artifacts/get`. */
export interface ArtifactLocation {
  /** Which of the server's clients reads it: `minio` for any S3-compatible store. */
  source: 'minio' | 's3' | 'gcs';
  /** Name of the bucket. */
  bucket: string;
  /** Key of the object, without a leading slash. */
  key: string;
  /** JSON text of an MLMD artifact's `store_session_info`, passed on as it is. */
  providerInfo?: string | undefined;
}

/** A pod, by name and namespace. */
export interface PodReference {
  /** Name of the pod. */
  podName: string;
  /** Namespace of the pod; the server's own where it is left out. */
  namespace?: string | undefined;
}

/** Settings of a single request. */
export interface KfpRequestOptions {
  /** Aborts the request and its body. */
  signal?: AbortSignal | undefined;
}

/** How long to wait for a server, in milliseconds. */
export interface KfpTimeouts {
  /**
   * For the head of a response. The server reads a live log whole before it sends one.
   *
   * @defaultValue `60_000`
   */
  head: number;
  /**
   * Between two chunks of a body. When the store cuts its connection, the server leaves the response
   * open for ever.
   *
   * @defaultValue `30_000`
   */
  stall: number;
}

/** How long a server is waited for, unless the host says otherwise. */
export const DEFAULT_TIMEOUTS: KfpTimeouts = { head: 60_000, stall: 30_000 };

/**
 * The requests to KFP's UI server that a log needs. Each resolves with the head of any HTTP response,
 * error statuses included. Each rejects with a `KfpRequestError` when there is no response, and with
 * the signal's reason when it was aborted.
 */
export interface KfpClient {
  /** Where the server is, with a slash at the end. */
  readonly baseUrl: string;
  /** How long it waits, in milliseconds. */
  readonly timeouts: Readonly<KfpTimeouts>;
  /** `GET k8s/pod/logs`. `createdAt` is the run's creation, `YYYY-MM-DD` in UTC. */
  getPodLogs(
    pod: PodReference & { runId?: string | undefined; createdAt?: string | undefined },
    options?: KfpRequestOptions,
  ): Promise<KfpResponse>;
  /** `GET k8s/pod`: the Pod as JSON. */
  getPod(pod: PodReference, options?: KfpRequestOptions): Promise<KfpResponse>;
  /** `GET k8s/pod/events`: a list of Events as JSON; they outlive the pod by about an hour. */
  getPodEvents(pod: PodReference, options?: KfpRequestOptions): Promise<KfpResponse>;
  /** `GET apis/v1beta1/runs/{id}`: holds the stored Argo Workflow, for v2 runs too. */
  getRunManifest(runId: string, options?: KfpRequestOptions): Promise<KfpResponse>;
  /** `GET artifacts/get`: an object of the store, unpacked by the server when it is a gzip or tar. */
  getArtifact(
    location: ArtifactLocation,
    options?: KfpRequestOptions & { namespace?: string | undefined },
  ): Promise<KfpResponse>;
  /** `GET apis/v2beta1/runs/{run}/nodes/{node}/artifacts/{name}:read`: `{"data": "<base64>"}`. */
  readArtifact(
    artifact: { runId: string; node: string; name: string },
    options?: KfpRequestOptions,
  ): Promise<KfpResponse>;
  /**
   * `GET apis/v2beta1/healthz`: tells a login proxy from a dead network, and KFP from another server.
   */
  getHealth(options?: KfpRequestOptions): Promise<KfpResponse>;
}

/** Which of KFP's endpoints a request is for. */
export type KfpEndpoint =
  'podLogs' | 'pod' | 'podEvents' | 'runManifest' | 'artifact' | 'artifactRead' | 'health';

/** A request, as evidence and errors name it. */
export interface KfpRequest {
  /** `GET` and the URL, decoded: to be shown, never to be read back. */
  readonly request: string;
  /** Which of KFP's endpoints; absent for a request that a host's own rung has sent. */
  readonly endpoint?: KfpEndpoint | undefined;
  /** The object that `artifact` asks for. */
  readonly object?: Pick<ArtifactLocation, 'source' | 'bucket' | 'key'> | undefined;
}

/** The head of an HTTP response of a KFP server, with its body still to be read. */
export interface KfpResponse extends KfpRequest {
  /** HTTP status code. */
  readonly status: number;
  /** Whether another path of the same site answers. Redirects to other sites are not followed. */
  readonly redirected: boolean;
  /** `Content-Type`, or `undefined`: a log from KFP's UI server has none. */
  readonly contentType: string | undefined;
  /** `Content-Disposition`, which the server sets on the tar.gz of a directory only. */
  readonly contentDisposition: string | undefined;
  /**
   * Bytes of the body by `Content-Length`, where it counts them as they arrive here. KFP's UI server
   * sends none, a proxy in front of it may.
   */
  readonly contentLength?: number | undefined;
  /** How long to wait before asking again, in milliseconds, by `Retry-After`. */
  readonly retryAfter?: number | undefined;
  /** The body's bytes as they arrive; cancelling it ends the request. */
  readonly body: ReadableStream<Uint8Array>;
}

/** Why there was no HTTP response, or no whole body. */
export type KfpRequestFailure =
  'network' | 'timeout' | 'stalled' | 'redirected' | 'elsewhere' | 'oversized' | 'invalid';

/** A request to a KFP server that got no response, or whose body stopped. */
export class KfpRequestError extends Error implements KfpRequest {
  /** Tells it from other errors where `instanceof` cannot, as between two copies of the package. */
  override readonly name = 'KfpRequestError';
  /**
   * `network`: no connection; `timeout`: no head in time; `stalled`: the body stopped without ending;
   * `redirected`: sent to a login page, or to a site that the browser does not name; `elsewhere`: sent
   * to another site, which was not asked; `oversized`: the body is larger than any of its kind;
   * `invalid`: never sent, because Kubernetes allows no such name, KFP no such ID, or HTTP no such
   * header.
   */
  readonly failure: KfpRequestFailure;
  /** `GET` and the URL, decoded: to be shown, never to be read back. */
  readonly request: string;
  /** Which of KFP's endpoints was asked. */
  readonly endpoint: KfpEndpoint | undefined;
  /** The object that `artifact` asks for. */
  readonly object: KfpRequest['object'];
  /** For `elsewhere`: the origin that the redirect names. */
  readonly site: string | undefined;

  constructor(
    failure: KfpRequestFailure,
    { request, endpoint, object }: KfpRequest,
    message: string,
    cause?: unknown,
    site?: string,
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.failure = failure;
    this.request = request;
    this.endpoint = endpoint;
    this.object = object;
    this.site = site;
  }
}
