import { readableText } from '../diagnosis/readableText.js';
import { asRecord } from '../kfp/asRecord.js';
import { asString } from '../kfp/asString.js';
import { isResourceName } from '../kfp/isResourceName.js';
import { ArtifactRepositoryError } from './ArtifactRepositoryError.js';
import type { ArtifactRepositorySource } from './ArtifactRepositorySource.js';
import { parseArtifactRepositories } from './parseArtifactRepositories.js';

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
  const { configMap = 'artifact-repositories', key } = options;
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
    switch (response.status) {
      case 200:
        return parseArtifactRepositories(toConfigMap(body, where), { key });
      case 404:
        // A dashboard without such a route says 404 as well, in words of its own.
        if (asRecord(toJson(body))['kind'] !== 'Status') break;
        throw new ArtifactRepositoryError('repository-config-missing', where);
      case 401:
      case 403:
        throw new ArtifactRepositoryError('repository-forbidden', {
          ...where,
          who: options.who ?? userIn(body),
          text: readableText(body),
        });
    }
    const text = `${response.status} ${readableText(body)}`;
    throw new ArtifactRepositoryError('repository-lookup-failed', { ...where, text });
  };
}

function toConfigMap(
  body: string,
  where: { configMap: string; namespace: string },
): Record<string, unknown> {
  const configMap = asRecord(toJson(body));
  if ('data' in configMap || configMap['kind'] === 'ConfigMap') return configMap;
  const text = readableText(body);
  throw new ArtifactRepositoryError('repository-lookup-failed', { ...where, text });
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `configmaps "x" is forbidden: User "system:serviceaccount:kubeflow:dashboard" cannot get …` */
function userIn(body: string): string {
  const message = asString(asRecord(toJson(body))['message']);
  return /User "([^"]{1,200})" cannot/.exec(message)?.[1] ?? 'your user';
}
