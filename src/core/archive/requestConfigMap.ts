import { CONFIG_MAP_LIMIT } from '../base/limits.js';
import { messageOf, readableText } from '../base/readableText.js';
import { Scheduler } from '../base/scheduler.js';
import { readText, readWholeText } from '../kfp/bodyText.js';
import { fetchHead } from '../kfp/fetchHead.js';
import { toHeaders } from '../kfp/headers.js';
import { isResourceName } from '../kfp/names.js';
import { showRequest } from '../kfp/requests.js';
import { DEFAULT_TIMEOUTS, KfpRequestError, type KfpTimeouts } from '../kfp/types.js';
import { type ArtifactRepository, ArtifactRepositoryError } from './repository.js';
import { readConfigMapResponse } from './repositoryConfigMap.js';

/** Settings of `configMapRepositories`. */
export interface ConfigMapRepositoriesOptions {
  /**
   * URL of a namespace's ConfigMap, at a dashboard that proxies requests to the Kubernetes API. The
   * names replace `{namespace}` and `{configMap}`:
   * `/api/k8s/api/v1/namespaces/{namespace}/configmaps/{configMap}`
   */
  url: string;
  /**
   * Name of the ConfigMap.
   *
   * @defaultValue `artifact-repositories`
   */
  configMap?: string | undefined;
  /**
   * Data key of an explicit `artifactRepositoryRef`.
   *
   * @defaultValue the key that the annotation of the ConfigMap names
   */
  key?: string | undefined;
  /**
   * The Kubernetes user for whom the dashboard asks, as a diagnosis names it when a permission is
   * missing.
   *
   * @defaultValue the user in Kubernetes' message of refusal
   */
  who?: string | undefined;
  /**
   * Sends the request.
   *
   * @defaultValue `globalThis.fetch`
   */
  fetch?: typeof globalThis.fetch | undefined;
  /**
   * Headers of each request, or a function that is called before each. They go to the site of `url`
   * only: a redirect to another site is not followed.
   */
  headers?: HeadersInit | (() => HeadersInit) | undefined;
  /**
   * How long to wait, in milliseconds.
   *
   * @defaultValue `{ head: 60_000, stall: 30_000 }`
   */
  timeouts?: Partial<KfpTimeouts> | undefined;
}

/**
 * Asks a dashboard for a namespace's ConfigMap, with the time-outs and limits that all requests have.
 *
 * @throws {ArtifactRepositoryError} that says what is missing, or why there was no answer
 */
export async function requestConfigMap(
  options: ConfigMapRepositoriesOptions,
  namespace: string,
  signal: AbortSignal = new AbortController().signal,
): Promise<ArtifactRepository> {
  const { configMap = 'artifact-repositories', fetch, headers, key, who } = options;
  const failed = (text: string): ArtifactRepositoryError =>
    new ArtifactRepositoryError('repository-lookup-failed', { configMap, namespace, text });
  if (!isResourceName(namespace) || !isResourceName(configMap)) {
    throw failed('Not sent: Kubernetes allows no such name of a namespace or a ConfigMap.');
  }
  const url = options.url
    .replaceAll('{namespace}', encodeURIComponent(namespace))
    .replaceAll('{configMap}', encodeURIComponent(configMap));
  const { head, stall } = { ...DEFAULT_TIMEOUTS, ...options.timeouts };
  const scheduler = new Scheduler();
  const request = { request: showRequest(url) };
  try {
    const all = toHeaders(headers);
    if (!all.has('accept')) all.set('accept', 'application/json');
    const sending = { fetch, headers: all, timeout: head, scheduler, signal };
    const { response } = await fetchHead(url, request, sending);
    const { status } = response;
    const stream = response.body ?? new Blob().stream();
    const reading = { ...request, stall, signal, scheduler };
    const text =
      status === 200
        ? await readWholeText(stream, reading, CONFIG_MAP_LIMIT)
        : await readText(stream, reading);
    return await readConfigMapResponse({ status, body: text }, { configMap, namespace, key, who });
  } catch (error) {
    if (!(error instanceof KfpRequestError)) throw error;
    throw failed(readableText(messageOf(error.failure === 'network' ? error.cause : error)));
  }
}
