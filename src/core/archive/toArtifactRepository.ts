import { asRecord } from '../kfp/asRecord.js';
import { asString } from '../kfp/asString.js';
import { redact } from '../diagnosis/redact.js';
import type { ArtifactRepository, ArtifactStoreKind } from './ArtifactRepository.js';
import { cleanKey } from './cleanKey.js';

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
