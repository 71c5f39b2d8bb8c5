import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { parseArtifactUri } from './executorLogs.js';

describe('parseArtifactUri', () => {
  test.each([
    [
      'minio://mlpipeline/private-artifacts/team-a/v2/artifacts/churn/b5f0/train/executor-logs-0',
      'minio',
      'mlpipeline',
      'private-artifacts/team-a/v2/artifacts/churn/b5f0/train/executor-logs-0',
    ],
    ['s3://my.bucket/a/b', 's3', 'my.bucket', 'a/b'],
    ['gs://bucket/a b/ü+%20', 'gcs', 'bucket', 'a b/ü+%20'],
    ['s3://bucket//a', 's3', 'bucket', '/a'],
  ])('%s', (uri, source, bucket, key) => {
    expect(parseArtifactUri(uri)).toEqual({ source, bucket, key });
  });

  test.each([
    '',
    'minio://',
    'minio://bucket',
    'minio://bucket/',
    'minio:///key',
    'http://host/key',
    'https://host/key',
    'oci://registry/image',
    'MINIO://bucket/key',
    'constructor://bucket/key',
    's3://bucket/key?region=eu',
    's3://bucket/key#x',
    ' s3://bucket/key',
  ])('reads none in %j', (uri) => {
    expect(parseArtifactUri(uri)).toBeUndefined();
  });

  test('gives back what the URI was made of', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(['minio', 'minio'] as const, ['s3', 's3'] as const, ['gs', 'gcs'] as const),
        fc.stringMatching(/^[a-z0-9][a-z0-9.-]{1,60}$/),
        fc.stringMatching(/^[^?#]{1,80}$/),
        ([scheme, source], bucket, key) => {
          expect(parseArtifactUri(`${scheme}://${bucket}/${key}`)).toEqual({ source, bucket, key });
        },
      ),
    );
  });
});
