import { isResourceName } from '../kfp/names.js';
import { ArtifactRepositoryError, type ArtifactRepositorySource } from './repository.js';

/** Settings of {@link configMapRepositories}. */
export interface ConfigMapRepositoriesOptions {
  /**
   * Where the ConfigMap of a namespace is answered, by a dashboard that passes requests on to the
   * Kubernetes API; `{namespace}` and `{configMap}` are filled in:
   * `/api/k8s/api/v1/namespaces/{namespace}/configmaps/{configMap}`
   */
  url: string;
  /** Name of the ConfigMap; `artifact-repositories` by default. */
  configMap?: string | undefined;
  /** Data key of an explicit `artifactRepositoryRef`; the annotated default otherwise. */
  key?: string | undefined;
  /** Who asks, for the words of a missing permission: taken from Kubernetes' answer by default. */
  who?: string | undefined;
  fetch?: typeof globalThis.fetch | undefined;
  headers?: HeadersInit | (() => HeadersInit) | undefined;
}

/**
 * A source that reads the ConfigMap of a namespace, as Argo's controller does. It needs one right:
 * `get` on this one ConfigMap, for whomever the dashboard asks Kubernetes as.
 */
export function configMapRepositories(
  options: ConfigMapRepositoriesOptions,
): ArtifactRepositorySource {
  const { configMap = 'artifact-repositories' } = options;
  return async (namespace, { signal }) => {
    const where = { configMap, namespace };
    if (!isResourceName(namespace)) {
      const text = `${JSON.stringify(namespace)} is no name of a namespace.`;
      throw new ArtifactRepositoryError('repository-lookup-failed', { ...where, text });
    }
    const url = options.url
      .replaceAll('{namespace}', encodeURIComponent(namespace))
      .replaceAll('{configMap}', encodeURIComponent(configMap));
    const { headers } = options;
    const response = await (options.fetch ?? globalThis.fetch)(url, {
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        ...Object.fromEntries(new Headers(typeof headers === 'function' ? headers() : headers)),
      },
      ...(signal && { signal }),
    });
    const body = await response.text();
    // The host switches this on: until it is asked, what reads the answer need not be there.
    const { readConfigMapResponse } = await import('./repositoryConfigMap.js');
    const { key, who } = options;
    return readConfigMapResponse({ status: response.status, body }, { ...where, key, who });
  };
}
