import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { describe, expect, test } from 'vitest';

import { respond, type World } from '../../src/msw/index.js';
import type { Exchange } from '../support/exchanges/Exchange.js';
import { readRecording } from '../support/exchanges/readRecording.js';
import { replay } from '../support/exchanges/replay.js';
import { worldFromRecording } from '../support/exchanges/worldFromRecording.js';

const file = (name: string) => fileURLToPath(new URL(`../exchanges/${name}`, import.meta.url));
const recording = await readRecording(file('world.json'), file('variants.json'));
const HTML = 'text/html; charset=utf-8';
const P = 'Could not get main container logs: ';
const S3ERROR = `${P}S3Error`;

const logs = (pod: string, namespace = 'kubeflow', createdAt = '2026-08-20') =>
  `/k8s/pod/logs?podname=${pod}&podnamespace=${namespace}&createdat=${createdAt}`;
const step = (name: string, hash: string) => `churn-${name}-system-container-impl-${hash}`;
const get = (query: string) => `/artifacts/get?${query}`;
const minio = (key: string) => get(`source=minio&bucket=mlpipeline&key=${key}`);
const alice = { 'kubeflow-userid': 'alice@example.com' };
const bob = { 'kubeflow-userid': 'bob@example.com' };

async function ask(
  variant: string,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
) {
  const exchange: Exchange = {
    id: '',
    variant,
    note: '',
    request: { method, path, headers },
    status: 0,
    headers: {},
    body: undefined,
  };
  return replay(worldFromRecording(recording, variant), exchange);
}

const notFoundWorkflow = (name: string) => `workflows.argoproj.io \\\\\\"${name}\\\\\\" not found`;

describe('texts that the rules of the real server give where nothing was recorded', () => {
  test.each<[string, string, string, number, string]>([
    // The workflow rung, where it is the last one.
    [
      'no status at all',
      'noarchive',
      logs(step('absent-v2v2v', '1')),
      500,
      `${P}TypeError: Cannot read properties of undefined (reading 'artifactRepositoryRef')`,
    ],
    [
      'node without main-logs',
      'noarchive',
      logs(step('nologs-m2m2m', '2222222227')),
      500,
      `${P}Error: No artifact named "main-logs" for node.`,
    ],
    [
      'object of the workflow gone',
      'noarchive',
      logs(step('nokey-k9k9k', '2222222225')),
      500,
      S3ERROR,
    ],
    [
      'archiving off in the workflow',
      'noarchive',
      logs(step('offhas-g2g2g', '2222222229')),
      500,
      `${P}Error: Unable to retrieve logs from artifact store; archiveLogs is disabled.`,
    ],
    // Of the places where the server looked, the last one’s error is sent.
    [
      'Secret missing, archive tried last',
      'default',
      logs(step('nosecret-s1s1s', '2222222224')),
      500,
      S3ERROR,
    ],
    [
      'retry wrapper, name worked out wrongly',
      's3rver',
      logs('churn-done-b4x9q-retry-system-container-impl-2222222222'),
      500,
      `${P}S3Error: The specified key does not exist.`,
    ],
    ['evicted', 'default', logs(step('evict-w5w5w', '1000000015')), 500, S3ERROR],
    [
      'container of another name',
      'default',
      logs(step('noname-w8w8w', '1000000018')),
      500,
      S3ERROR,
    ],
    ['pod of another namespace', 'default', logs(step('live-ta1ta', '1000000021')), 500, S3ERROR],
    [
      'Kubernetes down, nothing archived',
      'k8sdown',
      logs(step('live-x7k2p', '1234567890')),
      500,
      S3ERROR,
    ],
    [
      'access key unknown',
      's3badaccess',
      logs(step('gc-c1c1c', '3333333331')),
      500,
      `${P}S3Error: The AWS Access Key Id you provided does not exist in our records.`,
    ],
    [
      'no bucket',
      's3nobucket',
      logs(step('gc-c1c1c', '3333333331')),
      500,
      `${P}S3Error: The specified bucket does not exist`,
    ],
    ['no right to read', 'readonly', logs(step('gc-c1c1c', '3333333331')), 500, S3ERROR],
    // Keys.
    [
      'a whole timestamp as date',
      'default',
      logs(step('gc-c1c1c', '3333333331'), 'kubeflow', '2026-08-20T09:00:00Z'),
      500,
      `${P}Error: The log key, artifacts/churn-gc-c1c1c/2026/08/20T09:00:00Z/churn-gc-c1c1c-system-container-impl-3333333331/main.log, which is derived from keyFormat in config.ts or through the ARGO_KEYFORMAT env var, is an invalid path. Supported characters include: letters, numbers, -, ., _, and /.`,
    ],
    [
      'tag of the ConfigMap unsupported',
      'lookup',
      logs(step('gc-i1i1i', '3333333337'), 'team-g'),
      500,
      `${P}Error: keyFormat, which is defined in config.ts or through the ARGO_KEYFORMAT env var, appears to include template tags that are not supported. The resulting log key, logs/{{workflow.labels.owner}}/churn-gc-i1i1i-system-container-impl-3333333337/main.log, includes unresolved template tags and is therefore invalid.`,
    ],
    [
      'two pods in one request',
      'default',
      '/k8s/pod/logs?podname=a&podname=b&createdat=2026-08-20',
      500,
      `${P}Error: The log key, artifacts/a,b/2026/08/20/a,b/main.log, which is derived from keyFormat in config.ts or through the ARGO_KEYFORMAT env var, is an invalid path. Supported characters include: letters, numbers, -, ., _, and /.`,
    ],
    // Pods and events.
    [
      'pod without namespace',
      'default',
      '/k8s/pod?podname=p',
      422,
      'podnamespace argument is required',
    ],
    ['pod without name', 'default', '/k8s/pod', 422, 'podname argument is required'],
    [
      'events without name',
      'default',
      '/k8s/pod/events?podnamespace=n',
      422,
      'podname argument is required',
    ],
    [
      'pod, Kubernetes down',
      'k8sdown',
      '/k8s/pod?podname=p&podnamespace=n',
      500,
      'Could not get pod p in namespace n',
    ],
    [
      'events, Kubernetes down',
      'k8sdown',
      '/k8s/pod/events?podname=p&podnamespace=n',
      500,
      'Error when listing pod events for pod p in namespace n',
    ],
    [
      'name with a capital',
      'default',
      '/k8s/pod?podname=Nope&podnamespace=n',
      500,
      'Invalid resource name',
    ],
    [
      'name longer than 63',
      'default',
      `/k8s/pod?podname=${'a'.repeat(64)}&podnamespace=n`,
      500,
      'Invalid resource name',
    ],
    [
      'events of a name with a comma',
      'default',
      '/k8s/pod/events?podname=a,b&podnamespace=n',
      500,
      'Invalid resource name',
    ],
    // Artifacts.
    [
      'source missing',
      'default',
      get('bucket=mlpipeline&key=a'),
      500,
      'Storage source is missing from artifact request',
    ],
    [
      'source unknown',
      'default',
      get('source=ftp&bucket=mlpipeline&key=a'),
      500,
      'Unknown storage source',
    ],
    [
      'bucket missing',
      'default',
      get('source=minio&key=a'),
      500,
      'Storage bucket is missing from artifact request',
    ],
    [
      'key missing',
      'default',
      get('source=minio&bucket=mlpipeline&key='),
      500,
      'Storage key is missing from artifact request',
    ],
    [
      'key missing in the path',
      'default',
      '/artifacts/minio/mlpipeline/',
      500,
      'Storage key is missing from artifact request',
    ],
    [
      'bucket with a dot',
      'default',
      get('source=minio&bucket=my.bucket&key=a'),
      500,
      'Invalid bucket name',
    ],
    [
      'bucket of two letters',
      'default',
      get('source=minio&bucket=ab&key=a'),
      500,
      'Failed to get object in bucket: InvalidBucketNameError: Invalid bucket name: ab',
    ],
    [
      'bucket that is not there',
      'default',
      get('source=minio&bucket=nowhere&key=a'),
      500,
      'Failed to get object in bucket: S3Error',
    ],
    ['key too long', 'default', minio('k'.repeat(1025)), 500, 'Object key too long'],
    ['key twice', 'default', minio('a&key=b'), 400, 'key must be a single string value'],
    ['peek twice', 'default', minio('a&peek=1&peek=2'), 400, 'peek must be a single string value'],
    [
      'http',
      'default',
      get('source=http&bucket=b&key=a'),
      400,
      'HTTP artifact base URL is not configured',
    ],
    [
      'provider info that is no JSON',
      'default',
      minio('a&providerInfo=%7B'),
      500,
      'Failed to initialize Minio Client for Minio Provider: Error: Failed to parse provider info.',
    ],
    [
      'provider info without parameters',
      'default',
      minio('a&providerInfo=%7B%7D'),
      500,
      "Failed to initialize Minio Client for Minio Provider: TypeError: Cannot read properties of undefined (reading 'fromEnv')",
    ],
    [
      'missing key, preview',
      'default',
      minio('fixtures/nope.log&peek=10'),
      404,
      'No objects found at mlpipeline/fixtures/nope.log',
    ],
    [
      'missing key, no right to read',
      'readonly',
      minio('fixtures/nope.log'),
      500,
      'Failed to get object in bucket: S3Error',
    ],
    [
      'store down, in the path',
      'storedown',
      '/artifacts/minio/mlpipeline/fixtures/done.log',
      500,
      'Failed to get object in bucket: Error: connect ECONNREFUSED 127.0.0.1:19009',
    ],
    // Others.
    [
      'cluster name',
      'default',
      '/system/cluster-name',
      500,
      'GKE metadata endpoints are disabled.',
    ],
    [
      'proxy of older KFP',
      'default',
      '/pipeline/apis/v1beta1/_proxy/http',
      410,
      'The generic /_proxy/ endpoint is deprecated and no longer supported.',
    ],
    [
      'closed part of the API',
      'default',
      '/apis/v2beta1/workflows?a=1',
      403,
      '/apis/v2beta1/workflows?a=1 endpoint is not meant for external usage.',
    ],
  ])('%s', async (_name, variant, path, status, text) => {
    const { body, ...head } = await ask(variant, path);
    expect(new TextDecoder().decode(body)).toBe(text);
    expect(head).toEqual({ status, contentType: HTML });
  });

  test.each([
    ['ImagePullBackOff', 'pull-w2w2w', '1000000012'],
    ['found no node', 'unsched-w4w4w', '1000000014'],
    ['evicted', 'evict-w5w5w', '1000000015'],
    ['node object gone', 'nonode-w7w7w', '1000000017'],
    ['container of another name', 'noname-w8w8w', '1000000018'],
  ])('%s: the last thing tried is the workflow', async (_name, name, hash) => {
    const { status, body } = await ask('noarchive', logs(step(name, hash)));
    expect(status).toBe(500);
    expect(new TextDecoder().decode(body)).toContain(notFoundWorkflow(`churn-${name}`));
  });
});

describe('logs and objects that the rules give', () => {
  test.each<[string, string, string, string]>([
    [
      'a log that is JSON stays text',
      'default',
      logs(step('json-j1j1j', '1000000005')),
      'jsonline.log',
    ],
    [
      'a log that is a number stays text',
      'default',
      logs(step('num-k1k1k', '1000000006')),
      'number.log',
    ],
    [
      'names in capitals of the route',
      'default',
      logs(step('nonl-n1n1n', '1000000004')).replace('k8s/pod', 'K8S/Pod'),
      'nonl.log',
    ],
    [
      'a name encoded twice',
      'default',
      logs(step('nonl-n1n1n', '1000000004').replaceAll('-', '%252D')),
      'nonl.log',
    ],
    [
      'an unknown access key: the workflow has a Secret',
      'badaccess',
      logs(step('done-b4x9q', '2222222222')),
      'done.log',
    ],
    [
      'the configured bucket is not that of the workflow',
      'nobucket',
      logs(step('done-b4x9q', '2222222222')),
      'done.log',
    ],
    [
      'Kubernetes may not be asked for a keyFormat',
      'lookup',
      logs(step('gc-i1i1i', '3333333337'), 'team-h'),
      'gc-default.log',
    ],
    [
      'an empty ConfigMap',
      'lookup',
      logs(step('gc-i1i1i', '3333333337'), 'team-i'),
      'gc-default.log',
    ],
    ['an empty archived log', 'default', logs(step('ge-o2o2o', '4444444442')), 'empty.log'],
    ['a byte order mark', 'default', minio('fixtures/bom-first.log'), 'bom-first.log'],
    ['bytes that are no text', 'default', minio('fixtures/binary.log'), 'binary.log'],
    [
      'a download in gzip stays so',
      'default',
      '/artifacts/minio/mlpipeline/fixtures/done.tgz',
      'done.tgz',
    ],
    [
      'a download from S3 is unpacked all the same',
      'default',
      '/artifacts/s3/mlpipeline/fixtures/done.tgz',
      'done.log',
    ],
    ['a path encoded', 'default', '/artifacts/minio/mlpipeline/fixtures%2Fdone.log', 'done.log'],
    ['peek that is no number', 'default', minio('fixtures/done.log&peek=ten'), 'done.log'],
    ['peek below zero', 'default', minio('fixtures/done.log&peek=-5'), 'done.log'],
  ])('%s', async (_name, variant, path, name) => {
    const expected = await readFile(file(`bodies/${name}`));
    const { status, contentType, body } = await ask(variant, path);
    expect(status).toBe(200);
    expect(contentType).toBeUndefined();
    expect(Buffer.compare(body, expected)).toBe(0);
  });

  test('a kubelet that ends early leaves a shorter log, without an error', async () => {
    const { status, body } = await ask('default', logs(step('cut-x1x1x', '1000000019')));
    expect([status, body.length]).toEqual([200, 30_000]);
  });

  test('a kubelet that holds back lets no head through', async () => {
    expect((await ask('default', logs(step('hold-x2x2x', '1000000020')))).status).toBe(0);
  });

  test.each<[string, (world: World) => void, string, number, string]>([
    [
      'an invalid token, log',
      (world) => (world.settings.serviceAccountToken = 'invalid'),
      logs(step('live-x7k2p', '1234567890')),
      500,
      `${P}Error: Unable to retrieve workflow status: Error: HTTP-Code: 401\nMessage: Unknown API Status Code!\nBody: "{\\"kind\\":\\"Status\\",\\"apiVersion\\":\\"v1\\",\\"metadata\\":{},\\"status\\":\\"Failure\\",\\"message\\":\\"Unauthorized\\",\\"reason\\":\\"Unauthorized\\",\\"code\\":401}\\n"\nHeaders: {"cache-control":"no-cache, private","connection":"close","content-length":"129","content-type":"application/json","date":"`,
    ],
    [
      'an invalid token, pod',
      (world) => (world.settings.serviceAccountToken = 'invalid'),
      '/k8s/pod?podname=p&podnamespace=kubeflow',
      500,
      'Could not get pod p in namespace kubeflow',
    ],
    [
      'an invalid token, events',
      (world) => (world.settings.serviceAccountToken = 'invalid'),
      '/k8s/pod/events?podname=p&podnamespace=kubeflow',
      500,
      'Error when listing pod events for pod p in namespace kubeflow',
    ],
    [
      'no right to list events',
      (world) => {
        world.setMayRead('events', 'kubeflow', false);
      },
      '/k8s/pod/events?podname=p&podnamespace=kubeflow',
      500,
      'Error when listing pod events for pod p in namespace kubeflow',
    ],
    [
      'no right to see pods, of a pod with a long name',
      (world) => {
        world.setMayRead('pods', 'kubeflow', false);
      },
      `/k8s/pod?podname=${'churn-'.repeat(12)}1&podnamespace=kubeflow`,
      500,
      'Invalid resource name',
    ],
    [
      'no right to get pods/log, archive tried last',
      (world) => {
        world.setMayRead('pods/log', 'kubeflow', false);
        world.settings.archiveLogs = true;
      },
      logs(step('live-x7k2p', '1234567890')),
      500,
      S3ERROR,
    ],
    [
      'no right to get workflows',
      (world) => {
        world.setMayRead('workflows', 'kubeflow', false);
        world.setMayRead('pods/log', 'kubeflow', false);
      },
      logs(step('live-x7k2p', '1234567890')),
      500,
      `${P}Error: Unable to retrieve workflow status: Error: HTTP-Code: 403\nMessage: Unknown API Status Code!\nBody: "{\\"kind\\":\\"Status\\",\\"apiVersion\\":\\"v1\\",\\"metadata\\":{},\\"status\\":\\"Failure\\",\\"message\\":\\"workflows.argoproj.io \\\\\\"churn-live-x7k2p\\\\\\" is forbidden: User `,
    ],
    [
      'Kubernetes down, log',
      (world) => (world.services.kubernetes = false),
      logs(step('live-x7k2p', '1234567890')),
      500,
      `${P}Error: Unable to retrieve workflow status: FetchError: request to https://10.96.0.1:443/apis/argoproj.io/v1alpha1/namespaces/kubeflow/workflows/churn-live-x7k2p failed, reason: connect ECONNREFUSED 10.96.0.1:443.`,
    ],
  ])('what Kubernetes refuses: %s', async (_name, change, path, status, text) => {
    const world = worldFromRecording(recording, 'noarchive');
    change(world);
    const response = await respond(world, new Request(`http://kfp.test${path}`));
    expect(response.status).toBe(status);
    expect((await response.text()).slice(0, text.length)).toBe(text);
  });

  test.each([
    ['cut-short gzip: as far as it goes', 'trunc-t1t1t', '2222222231', 28_392],
    ['tar with a broken second entry: the first', 'btar-t3t3t', '2222222233', 63_602],
  ])('%s, and no end', async (_name, name, hash, length) => {
    const { status, body } = await ask('default', logs(step(name, hash)));
    expect([status, body.length]).toEqual([200, length]);
  });

  test('gzip that is corrupt near its start lets no head through', async () => {
    expect((await ask('default', minio('fixtures/corrupt.gz'))).status).toBe(0);
  });

  test.each([
    ['done.log', 100, 100],
    ['done.log.gz', 100, 200],
    ['done.log.gz', 20_000, 23_616],
    ['done.tgz', 1, 514],
    ['done.tar', 20_000, 20_000],
    ['empty.log', 10, 0],
  ])('peek of %s at %i bytes gives %i', async (name, peek, length) => {
    const { body } = await ask('default', minio(`fixtures/${name}&peek=${peek}`));
    expect(body.length).toBe(length);
  });

  test('a preview of a directory counts its files', async () => {
    const { status, contentType, body } = await ask('default', minio('fixtures&peek=10'));
    expect([status, contentType]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(new TextDecoder().decode(body)).toBe(
      'Directory artifact "fixtures" — 12 file(s). Download to view contents.\n',
    );
  });

  test('a directory comes as an archive', async () => {
    const { status, contentType, body } = await ask('default', minio('fixtures/'));
    expect([status, contentType]).toEqual([200, 'application/gzip']);
    expect([...body.subarray(0, 3)]).toEqual([0x1f, 0x8b, 8]);
  });
});

describe('requests that the server does not serve', () => {
  test.each([
    ['default', 'GET', '/k8s/nothing'],
    ['default', 'GET', '/docs/k8s/pod/logs'],
    ['default', 'GET', '/apis/v1alpha1/runs/a/nodes/b/log'],
    ['default', 'GET', '/pipeline/ml_metadata.MetadataStoreService/GetArtifacts'],
    ['default', 'PUT', '/artifacts/get'],
    ['default', 'OPTIONS', '/nothing'],
    ['streamapi', 'GET', '/pipeline/k8s/pod/logs'],
  ])('%s: %s %s is Express’s page', async (variant, method, path) => {
    const { status, contentType, body } = await ask(variant, path, {}, method);
    expect([status, contentType]).toEqual([404, HTML]);
    expect(new TextDecoder().decode(body)).toContain(`<pre>Cannot ${method} ${path}</pre>`);
  });

  test('the stream flag passes all methods on', async () => {
    const { status, body } = await ask('streamapi', '/k8s/pod/logs', {}, 'POST');
    expect([status, new TextDecoder().decode(body)]).toEqual([
      404,
      '{"code":5,"message":"Not Found"}',
    ]);
  });

  test.each(['/k8s/pod/logs?podname=%25', '/k8s/pod?podname=%25zz&podnamespace=n'])(
    '%s ends the server, and the connection',
    async (path) => {
      expect((await ask('default', path)).status).toBe(0);
    },
  );
});

describe('users', () => {
  test.each<[string, string, Record<string, string>, number, string]>([
    ['no identity, log', logs('p', 'team-a'), {}, 403, 'Access denied to namespace'],
    ['not allowed, log', logs('p', 'team-b'), bob, 403, 'Access denied to namespace'],
    [
      'no identity, pod',
      '/k8s/pod?podname=p&podnamespace=team-a',
      {},
      403,
      'Access denied to namespace',
    ],
    [
      'no identity, artifact',
      minio('a&namespace=team-a'),
      {},
      401,
      'Authentication required for artifact access',
    ],
    ['odd namespace', minio('a&namespace=Team_A'), alice, 400, 'Invalid namespace format'],
    [
      'repeated parameter comes before identity',
      minio('a&key=b'),
      {},
      400,
      'key must be a single string value',
    ],
  ])('%s', async (_name, path, headers, status, text) => {
    const { body, ...head } = await ask('authz', path, headers);
    expect(new TextDecoder().decode(body)).toBe(text);
    expect(head.status).toBe(status);
  });

  const TEAM_B =
    'logs/b/2026/churn-gc-d2d2d/churn-gc-d2d2d-system-container-impl-3333333334/main.log';

  test('allowed in a namespace whose key format has no prefix of the namespace', async () => {
    const { status, body } = await ask('authzmd', minio(`${TEAM_B}&namespace=team-b`), alice);
    expect(new TextDecoder().decode(body)).toBe(
      'Artifact does not belong to the requested namespace',
    );
    expect(status).toBe(403);
  });

  test('the same, with a metadata store that is down: the owner is not looked up', async () => {
    const { status, body } = await ask('authz', minio(`${TEAM_B}&namespace=team-b`), alice);
    expect(Buffer.compare(body, await readFile(file('bodies/gc-team-b.log')))).toBe(0);
    expect(status).toBe(200);
  });

  test('a key that climbs out of its prefix is not the namespace’s', async () => {
    const path = minio('private-artifacts/team-a/../team-b/x&namespace=team-a');
    expect((await ask('authzmd', path, alice)).status).toBe(403);
  });
});
