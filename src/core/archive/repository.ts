import { asRecord, asString } from '../base/json.js';
import { redact } from '../base/redact.js';
import type { ArtifactLocation } from '../kfp/types.js';
import { cleanKey } from './keyFormat.js';

/** The bucket of the store that KFP's manifests install, and what its UI server falls back to. */
export const DEFAULT_BUCKET = 'mlpipeline';

/** Kinds of stores to which Argo Workflows can archive. */
export type ArtifactStoreKind = 'artifactory' | 'azure' | 'gcs' | 'hdfs' | 'oss' | 'plugin' | 's3';

/** An artifact repository of Argo Workflows, as far as finding a log needs it: no credentials. */
export interface ArtifactRepository {
  /** Kind of its store. */
  kind: ArtifactStoreKind;
  /**
   * Bucket of an S3, GCS or OSS store, container of an Azure one; `undefined` where the repository
   * names none.
   */
  bucket: string | undefined;
  /**
   * Host or URL of the store, with credentials masked; `undefined` where the repository has none.
   */
  endpoint: string | undefined;
  /** Format of object keys: the repository's own, or Argo's default for the kind of store. */
  keyFormat: string;
  /** Whether logs are archived; `undefined` where the repository does not say. */
  archiveLogs: boolean | undefined;
  /**
   * The `source` with which KFP's UI server reads this store; `undefined` for kinds that it cannot
   * read.
   */
  source: ArtifactLocation['source'] | undefined;
}

/** What an {@link ArtifactRepositorySource} is told beside the namespace. */
export interface ArtifactRepositoryQuery {
  /** Aborts the look-up. */
  signal?: AbortSignal | undefined;
  /**
   * Whether the reader asked for a refresh: a source with a cache of its own bypasses it then.
   *
   * @defaultValue `false`
   */
  refresh?: boolean | undefined;
}

/**
 * Looks up the artifact repository of a namespace; resolves to `undefined` where the namespace has
 * none of its own. It rejects with an {@link ArtifactRepositoryError} when it cannot tell; any
 * other rejection is shown as a failed look-up.
 */
export type ArtifactRepositorySource = (
  namespace: string,
  query: ArtifactRepositoryQuery,
) => Promise<ArtifactRepository | undefined>;

/** Why the artifact repository of a namespace is not known; each is the code of a diagnosis. */
export type ArtifactRepositoryFailure =
  | 'repository-config-missing'
  | 'repository-key-missing'
  | 'repository-config-invalid'
  | 'repository-without-store'
  | 'repository-forbidden'
  | 'repository-lookup-failed';

/** The look-up of a namespace's artifact repository failed. */
export class ArtifactRepositoryError extends Error {
  /** Tells it from other errors where `instanceof` cannot, as between two copies of the package. */
  override readonly name = 'ArtifactRepositoryError';
  /** The code of the diagnosis that explains it. */
  readonly code: ArtifactRepositoryFailure;
  /** Values for the placeholders in the diagnosis's messages, by name. */
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: ArtifactRepositoryFailure, params: Record<string, string | number>) {
    // Without the values, which the ladder redacts before they are shown.
    super(`The artifact repository is not known: ${code}.`);
    this.code = code;
    this.params = params;
  }
}

/**
 * Argo's default key format.
 *
 * @see https://github.com/argoproj/argo-workflows/blob/main/pkg/apis/workflow/v1alpha1/artifact_repository_types.go
 */
const DEFAULT_PATTERN = '{{workflow.name}}/{{pod.name}}';

/** Of a malformed repository with stores of several kinds, Argo uses the first in this order. */
const KINDS: readonly ArtifactStoreKind[] = [
  'artifactory',
  'azure',
  'gcs',
  'hdfs',
  'oss',
  'plugin',
  's3',
];

/**
 * Reads one of Argo's `ArtifactRepository` documents. It copies the fields of
 * {@link ArtifactRepository} only, so that no credential, nor the name of one, gets into evidence.
 *
 * @returns `undefined` when the document names no store
 * @see https://argo-workflows.readthedocs.io/en/latest/fields/#artifactrepository
 */
export function toArtifactRepository(document: unknown): ArtifactRepository | undefined {
  const repository = asRecord(document);
  const kind = KINDS.find((it) => isStore(repository[it]));
  if (!kind) return undefined;
  const store = asRecord(repository[kind]);
  const endpoint = asString(store['endpoint']) || asString(store['repoURL']);
  const { archiveLogs } = repository;
  return {
    kind,
    bucket: asString(store['bucket']) || asString(store['container']) || undefined,
    endpoint: endpoint ? redact(endpoint) : undefined,
    keyFormat: keyFormatOf(kind, store),
    archiveLogs: typeof archiveLogs === 'boolean' ? archiveLogs : undefined,
    source: sourceOf(kind, endpoint),
  };
}

/** An empty store, written `s3: {}` or `s3:`, is one with all its defaults. */
function isStore(value: unknown): boolean {
  return value === null || (typeof value === 'object' && !Array.isArray(value));
}

function keyFormatOf(kind: ArtifactStoreKind, store: Record<string, unknown>): string {
  switch (kind) {
    case 's3':
      // Argo ignores the deprecated `keyPrefix` where there is a `keyFormat`.
      return (
        asString(store['keyFormat']) ||
        cleanKey(`${asString(store['keyPrefix'])}/${DEFAULT_PATTERN}`).replace(/^\//, '')
      );
    case 'azure':
      return asString(store['blobNameFormat']) || DEFAULT_PATTERN;
    case 'hdfs':
      return asString(store['pathFormat']) || DEFAULT_PATTERN;
    default:
      return asString(store['keyFormat']) || DEFAULT_PATTERN;
  }
}

function sourceOf(kind: ArtifactStoreKind, endpoint: string): ArtifactRepository['source'] {
  if (kind === 'gcs') return 'gcs';
  if (kind === 's3') return endpoint.includes('amazonaws.com') ? 's3' : 'minio';
  return undefined;
}
