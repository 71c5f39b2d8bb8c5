import { type ArtifactLocation } from '../kfp/KfpClient.js';

const SOURCES: Readonly<Record<string, ArtifactLocation['source']>> = {
  minio: 'minio',
  s3: 's3',
  gs: 'gcs',
};

/** Reads an artifact's URI (`minio://bucket/key`, `s3://…`, `gs://…`); `undefined` for any other. */
export function parseArtifactUri(uri: string): ArtifactLocation | undefined {
  const match = /^([a-z0-9]+):\/\/([^/?#]+)\/([^?#]+)$/.exec(uri);
  const source = SOURCES[match?.[1] ?? ''];
  const [, , bucket, key] = match ?? [];
  return source && bucket && key ? { source, bucket, key } : undefined;
}
