import {
  type ArtifactRepository,
  type ArtifactRepositorySource,
  toArtifactRepository,
} from './repository.js';

/** A namespace's repository as a host writes it down: a key format, or Argo's own document. */
export type StaticRepository =
  string | Partial<ArtifactRepository> | Readonly<Record<string, unknown>>;

/**
 * A source for hosts that know the repositories of their namespaces.
 *
 * @param repositories By namespace: a key format (`'logs/{{workflow.name}}/{{pod.name}}'`, in an
 *   S3-compatible store), or Argo's document (`{ s3: { bucket, keyFormat } }`)
 * @throws {TypeError} for an entry that is neither
 */
export function staticRepositories(
  repositories: Readonly<Record<string, StaticRepository>>,
): ArtifactRepositorySource {
  const known = new Map(
    Object.entries(repositories).map(([namespace, given]) => {
      const repository = toArtifactRepository(
        typeof given === 'string' ? { s3: { keyFormat: given } } : withStore(given),
      );
      if (repository) return [namespace, repository];
      throw new TypeError(`The repository of namespace ${JSON.stringify(namespace)} has no store.`);
    }),
  );
  return (namespace) => Promise.resolve(known.get(namespace));
}

/** `{ bucket, keyFormat }` without a kind is of an S3-compatible store. */
function withStore(given: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (!('keyFormat' in given)) return given;
  const { archiveLogs, kind = 's3', ...store } = given;
  return { archiveLogs, [String(kind)]: store };
}
