import { isResourceName } from '../kfp/names.js';
import type { KfpTimeouts } from '../kfp/types.js';
import { ArtifactRepositoryError, type ArtifactRepositorySource } from './repository.js';

/** Settings of {@link configMapRepositories}. */
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
 * A source that reads the ConfigMap of a namespace, as Argo's controller does. The user for whom
 * the dashboard asks needs one permission: `get` on this one ConfigMap.
 *
 * @see https://argo-workflows.readthedocs.io/en/latest/artifact-repository-ref/
 * @example
 * ```ts
 * const repositories = configMapRepositories({
 *   url: '/api/k8s/api/v1/namespaces/{namespace}/configmaps/{configMap}',
 * });
 * ```
 */
export function configMapRepositories(
  options: ConfigMapRepositoriesOptions,
): ArtifactRepositorySource {
  const { configMap = 'artifact-repositories' } = options;
  return async (namespace, { signal }) => {
    const where = { configMap, namespace };
    if (!isResourceName(namespace) || !isResourceName(configMap)) {
      const text = 'Not sent: Kubernetes allows no such name of a namespace or a ConfigMap.';
      throw new ArtifactRepositoryError('repository-lookup-failed', { ...where, text });
    }
    const url = options.url
      .replaceAll('{namespace}', encodeURIComponent(namespace))
      .replaceAll('{configMap}', encodeURIComponent(configMap));
    // Loaded on demand, because the YAML parser behind it is large and most hosts do without.
    const { requestConfigMap } = await import('./requestConfigMap.js');
    const { fetch, headers, timeouts, key, who } = options;
    return requestConfigMap({ ...where, url, fetch, headers, timeouts, key, who, signal });
  };
}
