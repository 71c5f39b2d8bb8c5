import type { Clock } from '../base/scheduler.js';
import { Scheduler } from '../base/scheduler.js';
import { fetchHead } from '../kfp/fetchHead.js';
import { isResourceName } from '../kfp/names.js';
import { contentLengthOf, retryAfterOf, showRequest } from '../kfp/requests.js';
import {
  DEFAULT_TIMEOUTS,
  KfpRequestError,
  type KfpResponse,
  type KfpTimeouts,
} from '../kfp/types.js';

/** Settings of {@link PodApi}, those of a KFP client. */
export interface PodApiOptions {
  /** Base of the Kubernetes API, with a slash at its end. */
  baseUrl: string;
  /** Sends the requests; the platform's `fetch` where it is left out. */
  fetch?: typeof globalThis.fetch | undefined;
  /** Sent with each request. */
  headers?: HeadersInit | (() => HeadersInit) | undefined;
  /** How long to wait, in milliseconds. */
  timeouts?: Partial<KfpTimeouts> | undefined;
  /** Where time comes from. */
  clock?: Clock | undefined;
}

/** A container of a pod. */
export interface ContainerReference {
  /** Namespace of the pod. */
  namespace: string;
  /** Name of the pod. */
  podName: string;
  /** Name of the container. */
  container: string;
}

/** Which part of a container's log is asked for. */
export interface LogSection {
  /** Whether the response goes on as long as the container writes. */
  follow?: boolean | undefined;
  /** The time of the first line, in whole seconds. */
  since?: string | undefined;
  /** Whether it is the log of the container's instance before its last restart. */
  previous?: boolean | undefined;
}

/**
 * The requests to the Kubernetes API that a log needs. Each resolves with the head of any response.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/
 */
export class PodApi {
  /** How long it waits, in milliseconds. */
  readonly timeouts: Readonly<KfpTimeouts>;
  /** Holds its time-outs. */
  readonly scheduler: Scheduler;
  readonly #options: PodApiOptions;

  constructor(options: PodApiOptions) {
    this.#options = options;
    this.timeouts = { ...DEFAULT_TIMEOUTS, ...options.timeouts };
    this.scheduler = new Scheduler(options.clock);
  }

  /** `GET …/pods/{name}`: the Pod as JSON. */
  getPod(pod: ContainerReference, signal: AbortSignal): Promise<KfpResponse> {
    return this.#get(pod, '', signal);
  }

  /** `GET …/pods/{name}/log`, each line with the time at which it was written. */
  getLog(
    pod: ContainerReference,
    { follow, since, previous }: LogSection,
    signal: AbortSignal,
  ): Promise<KfpResponse> {
    const query = new URLSearchParams({
      container: pod.container,
      timestamps: 'true',
      ...(follow && { follow: 'true' }),
      ...(previous && { previous: 'true' }),
      ...(since !== undefined && { sinceTime: since }),
    });
    return this.#get(pod, `/log?${query.toString()}`, signal);
  }

  async #get(
    { namespace, podName }: ContainerReference,
    rest: string,
    signal: AbortSignal,
  ): Promise<KfpResponse> {
    const { baseUrl, fetch, headers } = this.#options;
    const url = `${baseUrl}api/v1/namespaces/${namespace}/pods/${podName}${rest}`;
    const request = { request: showRequest(url) };
    if (![namespace, podName].every(isResourceName)) {
      throw new KfpRequestError('invalid', request, 'Not sent: Kubernetes allows no such name.');
    }
    const { timeouts, scheduler } = this;
    const sending = { fetch, headers, timeout: timeouts.head, scheduler, signal };
    const { response, redirected } = await fetchHead(url, request, sending);
    return {
      ...request,
      status: response.status,
      redirected,
      contentType: response.headers.get('content-type') ?? undefined,
      contentDisposition: undefined,
      contentLength: contentLengthOf(response),
      retryAfter: retryAfterOf(response),
      body: response.body ?? new Blob().stream(),
    };
  }
}
