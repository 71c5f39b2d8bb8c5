import { readableText } from '../diagnosis/readableText.js';
import { asRecord } from '../kfp/asRecord.js';
import { asString } from '../kfp/asString.js';
import type { ArtifactRepository } from './ArtifactRepository.js';
import { ArtifactRepositoryError } from './ArtifactRepositoryError.js';
import { parseArtifactRepositories } from './parseArtifactRepositories.js';

interface Asked {
  configMap: string;
  namespace: string;
  /** Data key of the ConfigMap; the annotated default otherwise. */
  key: string | undefined;
  /** Who asked; taken from the answer otherwise. */
  who: string | undefined;
}

/**
 * The artifact repository in what Kubernetes answered for a namespace's ConfigMap.
 *
 * @throws {ArtifactRepositoryError} that says what is missing
 */
export async function readConfigMapAnswer(
  { status, body }: { status: number; body: string },
  { configMap, namespace, key, who = userIn(body) }: Asked,
): Promise<ArtifactRepository> {
  const where = { configMap, namespace };
  switch (status) {
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
        who,
        text: readableText(body),
      });
  }
  const text = `${status} ${readableText(body)}`;
  throw new ArtifactRepositoryError('repository-lookup-failed', { ...where, text });
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
