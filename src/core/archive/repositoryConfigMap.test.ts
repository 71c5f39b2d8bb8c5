import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { ArtifactRepositoryError, toArtifactRepository } from './repository.js';
import { parseArtifactRepositories } from './repositoryConfigMap.js';

const ANNOTATION = 'workflows.argoproj.io/default-artifact-repository';
const DEFAULT = '{{workflow.name}}/{{pod.name}}';

const configMap = (
  data: Record<string, string>,
  annotated?: string,
  name = 'artifact-repositories',
): unknown => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, ...(annotated !== undefined && { annotations: { [ANNOTATION]: annotated } }) },
  data,
});

const s3 = (keyFormat: string): string => `s3:\n  bucket: b\n  keyFormat: ${keyFormat}\n`;

describe('toArtifactRepository', () => {
  test.each([
    [{ artifactory: { repoURL: 'http://my-repo' } }, 'artifactory', DEFAULT],
    [{ azure: {} }, 'azure', DEFAULT],
    [{ azure: { blobNameFormat: 'x/{{pod.name}}' } }, 'azure', 'x/{{pod.name}}'],
    [{ gcs: {} }, 'gcs', DEFAULT],
    [{ hdfs: { pathFormat: '/logs/{{pod.name}}' } }, 'hdfs', '/logs/{{pod.name}}'],
    [{ oss: {} }, 'oss', DEFAULT],
    [{ plugin: { keyFormat: 'custom/{{pod.name}}' } }, 'plugin', 'custom/{{pod.name}}'],
    [{ s3: {} }, 's3', DEFAULT],
    [{ s3: null }, 's3', DEFAULT],
    [{ s3: { keyPrefix: 'my-key-prefix' } }, 's3', `my-key-prefix/${DEFAULT}`],
    [{ s3: { keyPrefix: 'ignored', keyFormat: 'x' } }, 's3', 'x'],
    [{ s3: { keyFormat: 'x' }, gcs: { keyFormat: 'y' } }, 'gcs', 'y'],
  ])('%j is of kind %s with the format %s', (document, kind, keyFormat) => {
    expect(toArtifactRepository(document)).toMatchObject({ kind, keyFormat });
  });

  test.each([
    ['an S3-compatible store', { s3: { endpoint: 'seaweedfs.kubeflow:9000' } }, 'minio'],
    ['Amazon S3', { s3: { endpoint: 's3.eu-west-1.amazonaws.com' } }, 's3'],
    ['Google Cloud Storage', { gcs: { bucket: 'b' } }, 'gcs'],
    ['a store that the UI server cannot read', { azure: { container: 'c' } }, undefined],
  ])('says which of the UI server’s clients reads %s', (_, document, source) => {
    expect(toArtifactRepository(document)?.source).toBe(source);
  });

  test('leaves credentials behind', () => {
    const secret = 's3cr3t';
    const repository = toArtifactRepository({
      s3: {
        endpoint: `https://user:${secret}@store:9000`,
        bucket: 'b',
        accessKeySecret: { name: secret, key: secret },
        secretKeySecret: { name: secret, key: secret },
        sessionTokenSecret: { name: secret },
        roleARN: secret,
        accessKey: secret,
      },
    });
    expect(JSON.stringify(repository)).not.toContain(secret);
  });

  test.each([
    [undefined],
    [''],
    [null],
    [[]],
    [{ archiveLogs: true }],
    [{ s3: 'text' }],
    [{ s3: [] }],
  ])('finds no store in %j', (document) => {
    expect(toArtifactRepository(document)).toBeUndefined();
  });
});

describe('parseArtifactRepositories', () => {
  test.each([
    [
      'by its annotation',
      configMap({ a: s3('A'), 'artifact-repositories': s3('K') }, 'a'),
      {},
      'A',
    ],
    ['by KFP’s own data key', configMap({ a: s3('A'), 'artifact-repositories': s3('K') }), {}, 'K'],
    [
      'by KFP’s own data key where the annotation points nowhere',
      configMap({ 'artifact-repositories': s3('K') }, 'gone'),
      {},
      'K',
    ],
    ['by an explicit key', configMap({ a: s3('A'), b: s3('B') }, 'a'), { key: 'b' }, 'B'],
    ['as JSON', configMap({ a: '{"s3":{"keyFormat":"J"}}' }, 'a'), {}, 'J'],
    [
      'of the workflow controller',
      configMap({ artifactRepository: s3('C') }, undefined, 'workflow-controller-configmap'),
      {},
      'C',
    ],
    [
      'of the workflow controller, as one text',
      configMap({ config: `artifactRepository:\n  ${s3('O').replaceAll('\n', '\n  ')}` }),
      {},
      'O',
    ],
    [
      'over several lines, with the blanks that folding leaves',
      configMap({ a: 's3:\n  keyFormat: >-\n    logs/\n    {{pod.name}}\n' }, 'a'),
      {},
      'logs/ {{pod.name}}',
    ],
  ])('reads a repository %s', async (_, map, options, keyFormat) => {
    expect((await parseArtifactRepositories(map, options)).keyFormat).toBe(keyFormat);
  });

  test('reads a ConfigMap as a manifest, in YAML or JSON', async () => {
    const map = configMap({ a: s3('A') }, 'a');
    expect((await parseArtifactRepositories(JSON.stringify(map))).keyFormat).toBe('A');
    const yaml = `metadata:\n  annotations:\n    ${ANNOTATION}: a\ndata:\n  a: |\n    s3:\n      keyFormat: Y\n`;
    const bytes = new TextEncoder().encode(yaml);
    expect((await parseArtifactRepositories(bytes)).keyFormat).toBe('Y');
  });

  test.each([
    [
      'bad YAML, with its place',
      configMap({ a: 's3:\n  keyFormat: "unclosed\n   bad: [yaml' }, 'a'),
      {},
      { code: 'repository-config-invalid', params: { dataKey: 'a', line: 3 } },
    ],
    [
      'no key that Argo would take, even if it is the only one',
      configMap({ only: s3('A') }),
      {},
      { code: 'repository-key-missing', params: { keys: 'only' } },
    ],
    [
      'an explicit key that is not there',
      configMap({ a: s3('A') }, 'a'),
      { key: 'b' },
      { code: 'repository-key-missing', params: { dataKey: 'b' } },
    ],
    [
      'no store',
      configMap({ a: 'archiveLogs: true\n' }, 'a'),
      {},
      { code: 'repository-without-store', params: { dataKey: 'a' } },
    ],
    ['nothing', configMap({ a: '' }, 'a'), {}, { code: 'repository-without-store' }],
    ['no ConfigMap', 'hello', {}, { code: 'repository-key-missing' }],
    [
      'aliases that blow up',
      configMap(
        { a: `a: &a [x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\ns3: [${'*b,'.repeat(200)}*b]\n` },
        'a',
      ),
      {},
      { code: 'repository-config-invalid' },
    ],
  ])('says what is wrong: %s', async (_, map, options, error) => {
    await expect(parseArtifactRepositories(map, options)).rejects.toMatchObject({
      name: 'ArtifactRepositoryError',
      ...error,
    });
  });

  test('never throws anything but its own error, whatever the bytes are', async () => {
    const shaped = fc.record(
      {
        metadata: fc.anything(),
        data: fc.dictionary(
          fc.constantFrom('artifact-repositories', 'artifactRepository', 'config', 'x'),
          fc.oneof(
            fc.string(),
            fc.json(),
            fc.string({
              unit: fc.constantFrom(
                's3',
                ':',
                '\n',
                ' ',
                '{',
                '}',
                '[',
                ']',
                '&',
                '*',
                '!',
                '|',
                '>',
                '"',
                '-',
              ),
            }),
          ),
        ),
      },
      { requiredKeys: ['data'] },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 300 }),
          fc.string({ unit: 'binary' }),
          fc.anything(),
          shaped,
        ),
        async (content) => {
          const error: unknown = await parseArtifactRepositories(content).then(
            () => undefined,
            (reason: unknown) => reason,
          );
          if (error !== undefined) expect(error).toBeInstanceOf(ArtifactRepositoryError);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
