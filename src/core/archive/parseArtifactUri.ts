import type { ArtifactLocation } from '../kfp/KfpClient.js';

const SOURCES: ReadonlyMap<string, ArtifactLocation['source']> = new Map([
  ['minio', 'minio'],
  ['s3', 's3'],
  ['gs', 'gcs'],
]);

/** Reads an artifact's URI (`minio://bucket/key`, `s3://…`, `gs://…`); `undefined` for any other. */
export function parseArtifactUri(uri: string): ArtifactLocation | undefined {
  const match = /^([a-z0-9]+):\/\/([^/?#]+)\/([^?#]+)$/.exec(uri);
  const [, scheme = '', bucket, key] = match ?? [];
  const source = SOURCES.get(scheme);
  return source && bucket && key ? { source, bucket, key } : undefined;
}
