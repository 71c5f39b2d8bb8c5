import {
  type ArtifactRepository,
  type ArtifactRepositorySource,
  toArtifactRepository,
} from './repository.js';

/**
 * A namespace's repository in a host's configuration: a key format, the fields of an
 * {@link ArtifactRepository}, or Argo's own document (`{ s3: { bucket, keyFormat } }`).
 */
export type StaticRepository =
  string | Partial<ArtifactRepository> | Readonly<Record<string, unknown>>;

/**
 * A source of artifact repositories for hosts that have them in their own configuration.
 *
 * @param repositories the repository of each namespace; a key format alone stands for an
 *   S3-compatible store
 * @throws {TypeError} for a repository without a store
 * @example
 * ```ts
 * const repositories = staticRepositories({
 *   'team-a': 'logs/{{workflow.name}}/{{pod.name}}',
 *   'team-b': { s3: { bucket: 'team-b-logs', keyFormat: '{{workflow.name}}/{{pod.name}}' } },
 * });
 * ```
 */
export function staticRepositories(
  repositories: Readonly<Record<string, StaticRepository>>,
): ArtifactRepositorySource {
  const known = new Map(
    Object.entries(repositories).map(([namespace, given]) => {
      const repository = toArtifactRepository(
        typeof given === 'string' ? { s3: { keyFormat: given } } : toArgoDocument(given),
      );
      if (repository) return [namespace, repository];
      throw new TypeError(`The repository of namespace ${JSON.stringify(namespace)} has no store.`);
    }),
  );
  return (namespace) => Promise.resolve(known.get(namespace));
}

/**
 * Argo's document for the fields of an {@link ArtifactRepository}, which are told by their
 * `keyFormat`; without a kind they stand for an S3-compatible store.
 */
function toArgoDocument(
  given: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  if (!('keyFormat' in given)) return given;
  const { archiveLogs, kind = 's3', ...store } = given;
  return { archiveLogs, [String(kind)]: store };
}
