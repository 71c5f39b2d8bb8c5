import { asRecord, asString } from '../base/json.js';
import { redact } from '../base/redact.js';
import type { ArtifactLocation } from '../kfp/types.js';
import { cleanKey } from './keyFormat.js';

/** Kinds of stores that Argo Workflows can archive to. */
export type ArtifactStoreKind = 'artifactory' | 'azure' | 'gcs' | 'hdfs' | 'oss' | 'plugin' | 's3';

/** Where Argo Workflows archives, as far as finding a log needs it: without any credentials. */
export interface ArtifactRepository {
  kind: ArtifactStoreKind;
  /** Bucket of an S3, GCS or OSS store, container of an Azure one. */
  bucket: string | undefined;
  endpoint: string | undefined;
  /** With the default of its kind where the repository has none. */
  keyFormat: string;
  /** Whether logs are archived; `undefined` where the repository does not say. */
  archiveLogs: boolean | undefined;
  /** Which of the UI server's clients can read it; `undefined` for kinds that it cannot. */
  source: ArtifactLocation['source'] | undefined;
}

/** What a source is told beside the namespace. */
export interface ArtifactRepositoryQuery {
  /** Aborts the look-up. */
  signal?: AbortSignal | undefined;
  /** Whether the reader has asked anew, so that what was kept is not to be trusted. */
  refresh?: boolean | undefined;
}

/**
 * Gives the artifact repository of a namespace, or `undefined` where it has none of its own. Rejects
 * with an `ArtifactRepositoryError` when it cannot tell; any other rejection is shown as a failed
 * look-up.
 */
export type ArtifactRepositorySource = (
  namespace: string,
  query: ArtifactRepositoryQuery,
) => Promise<ArtifactRepository | undefined>;

/** What can be wrong with the artifact repository of a namespace; each is a diagnosis. */
export type ArtifactRepositoryFailure =
  | 'repository-config-missing'
  | 'repository-key-missing'
  | 'repository-config-invalid'
  | 'repository-without-store'
  | 'repository-forbidden'
  | 'repository-lookup-failed';

/** Why a namespace's artifact repository is not known. */
export class ArtifactRepositoryError extends Error {
  override readonly name = 'ArtifactRepositoryError';
  readonly code: ArtifactRepositoryFailure;
  /** Values for the diagnosis's messages. */
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: ArtifactRepositoryFailure, params: Record<string, string | number>) {
    super(`${code}: ${JSON.stringify(params)}`);
    this.code = code;
    this.params = params;
  }
}

/** Argo's default of a key format. */
const DEFAULT_PATTERN = '{{workflow.name}}/{{pod.name}}';

/** Of several kinds in one repository, which is malformed, Argo takes the first of these. */
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
 * Reads one of Argo's `ArtifactRepository` documents. Only the named fields are taken: what is a
 * credential, or names one, is left behind.
 *
 * @returns `undefined` when there is no store in it
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

/** An empty store, as `s3: {}` or `s3:`, is one with all its defaults. */
function isStore(value: unknown): boolean {
  return value === null || (typeof value === 'object' && !Array.isArray(value));
}

function keyFormatOf(kind: ArtifactStoreKind, store: Record<string, unknown>): string {
  switch (kind) {
    case 's3':
      // The deprecated prefix counts only where there is no format.
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
