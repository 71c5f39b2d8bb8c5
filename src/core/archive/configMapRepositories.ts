import type { ArtifactRepositorySource } from './repository.js';
import type { ConfigMapRepositoriesOptions } from './requestConfigMap.js';

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
  return async (namespace, { signal }) => {
    // Loaded on demand, because the YAML parser behind it is large and most hosts do without.
    const { requestConfigMap } = await import('./requestConfigMap.js');
    return requestConfigMap(options, namespace, signal);
  };
}
