import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';

import { hashNodeName } from './names.js';
import {
  findLogNode,
  parseStoredWorkflow,
  type StoredWorkflow,
  podNameOfNode,
} from './storedWorkflow.js';

type Json = Record<string, unknown>;

const KEY_FORMAT = 'private-artifacts/{{workflow.namespace}}/{{workflow.name}}/{{pod.name}}';
const REPOSITORY: Json = {
  archiveLogs: true,
  s3: {
    endpoint: 'seaweedfs.kubeflow.svc:9000',
    bucket: 'mlpipeline',
    insecure: true,
    keyFormat: KEY_FORMAT,
  },
};
const logs = (key: string): Json => ({ artifacts: [{ name: 'main-logs', s3: { key } }] });

/** A workflow as KFP's API server stores it. */
function workflow(nodes: Json, more: { status?: Json; metadata?: Json; spec?: Json } = {}): Json {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Workflow',
    metadata: {
      name: 'churn-done-b4x9q',
      namespace: 'kubeflow',
      creationTimestamp: '2026-08-20T09:00:00Z',
      ...more.metadata,
    },
    spec: { entrypoint: 'entrypoint', ...more.spec },
    status: {
      phase: 'Succeeded',
      artifactRepositoryRef: { artifactRepository: REPOSITORY, default: true },
      nodes,
      ...more.status,
    },
  };
}

const NODE_ID = 'churn-done-b4x9q-2222222222';
const NODE: Json = {
  id: NODE_ID,
  name: 'churn-done-b4x9q.root.train.executor',
  displayName: 'executor',
  templateName: 'system-container-impl',
  type: 'Pod',
  phase: 'Succeeded',
  outputs: { exitCode: '0', ...logs('private-artifacts/kubeflow/a/main.log') },
};
const READ_NODE = {
  id: NODE_ID,
  name: 'churn-done-b4x9q.root.train.executor',
  templateName: 'system-container-impl',
  type: 'Pod',
  phase: 'Succeeded',
  message: '',
  children: [],
  logs: [
    {
      container: 'main',
      source: 'minio',
      bucket: undefined,
      key: 'private-artifacts/kubeflow/a/main.log',
    },
  ],
  startedAt: '',
  finishedAt: '',
  tags: {},
};

async function parse(json: unknown): Promise<StoredWorkflow> {
  const parsed = await parseStoredWorkflow(json);
  if (!parsed) throw new Error('no workflow');
  return parsed;
}

describe('parseStoredWorkflow', () => {
  test('reads what matters of a stored workflow', async () => {
    expect(await parse(workflow({ [NODE_ID]: NODE }))).toEqual({
      name: 'churn-done-b4x9q',
      namespace: 'kubeflow',
      createdAt: '2026-08-20T09:00:00Z',
      phase: 'Succeeded',
      podNameFormat: 'v2',
      archiveLogs: true,
      repository: {
        kind: 's3',
        bucket: 'mlpipeline',
        endpoint: 'seaweedfs.kubeflow.svc:9000',
        keyFormat: KEY_FORMAT,
        archiveLogs: true,
        source: 'minio',
      },
      tags: { 'workflow.mainEntrypoint': 'entrypoint' },
      nodes: new Map([[NODE_ID, READ_NODE]]),
    });
  });

  test('unpacks the nodes of a large workflow', async () => {
    const compressedNodes = gzipSync(JSON.stringify({ [NODE_ID]: NODE })).toString('base64');
    const { nodes } = await parse(workflow({}, { status: { nodes: undefined, compressedNodes } }));
    expect(nodes).toEqual(new Map([[NODE_ID, READ_NODE]]));
  });

  test.each([
    ['no base64', '%%%'],
    ['no gzip', Buffer.from('{}').toString('base64')],
    ['a gzip that breaks off', gzipSync('{"a":{}}').subarray(0, 15).toString('base64')],
    ['no JSON', gzipSync('{').toString('base64')],
    ['no object', gzipSync('[1]').toString('base64')],
  ])('has no nodes where the compressed ones are %s', async (_, compressedNodes) => {
    const { nodes } = await parse(workflow({}, { status: { nodes: undefined, compressedNodes } }));
    expect(nodes.size).toBe(0);
  });

  test.each([
    [true, undefined, true],
    [true, false, true],
    [false, true, true],
    [false, false, false],
    [false, undefined, false],
    [undefined, true, true],
    [undefined, false, false],
    [undefined, undefined, undefined],
  ])(
    'archiveLogs of the repository %s and of the spec %s: %s',
    async (repository, spec, archived) => {
      const status = {
        artifactRepositoryRef: { artifactRepository: { ...REPOSITORY, archiveLogs: repository } },
      };
      const { archiveLogs } = await parse(workflow({}, { status, spec: { archiveLogs: spec } }));
      expect(archiveLogs).toBe(archived);
    },
  );

  test.each([
    ['v1', 'v1'],
    ['v2', 'v2'],
    ['v3', 'v2'],
    [undefined, 'v2'],
  ])('the pod name format %s is %s', async (annotation, format) => {
    const metadata = { annotations: { 'workflows.argoproj.io/pod-name-format': annotation } };
    expect((await parse(workflow({}, { metadata }))).podNameFormat).toBe(format);
  });

  test.each<[string, Json, Json, { source: string; bucket: string | undefined; key: string }]>([
    [
      'key only',
      REPOSITORY,
      { s3: { key: 'k' } },
      { source: 'minio', bucket: undefined, key: 'k' },
    ],
    [
      'a bucket of its own',
      REPOSITORY,
      { s3: { key: 'k', bucket: 'b', endpoint: 'minio:9000' } },
      { source: 'minio', bucket: 'b', key: 'k' },
    ],
    [
      'Amazon',
      { s3: { endpoint: 's3.amazonaws.com', bucket: 'b' } },
      { s3: { key: 'k' } },
      { source: 's3', bucket: undefined, key: 'k' },
    ],
    [
      'Google',
      { gcs: { bucket: 'b', keyFormat: 'x' } },
      { gcs: { key: 'k', bucket: 'b' } },
      { source: 'gcs', bucket: 'b', key: 'k' },
    ],
  ])('knows where a log lies: %s', async (_, artifactRepository, artifact, log) => {
    const outputs = { artifacts: [{ name: 'main-logs', ...artifact }] };
    const stored = await parse(
      workflow({ n: { outputs } }, { status: { artifactRepositoryRef: { artifactRepository } } }),
    );
    expect(stored.nodes.get('n')?.logs).toEqual([{ container: 'main', ...log }]);
  });

  test('knows the log of each container, and takes no other artifact for one', async () => {
    const artifacts = [
      { name: 'a-logs', s3: { key: '1' } },
      { name: 'model', s3: { key: '2' } },
      { name: 'b-logs', s3: { key: '3' } },
      { name: 'c-logs' },
      { name: 'd-logs', oss: { key: '4' } },
      { name: '-logs', s3: { key: '5' } },
      { s3: { key: '6' } },
      null,
    ];
    const { nodes } = await parse(workflow({ n: { outputs: { artifacts } } }));
    expect(nodes.get('n')?.logs.map(({ container, key }) => [container, key])).toEqual([
      ['a', '1'],
      ['b', '3'],
    ]);
  });

  test('takes the template from the reference to it, as Argo does', async () => {
    const node = { templateRef: { name: 'shared', template: 't' }, templateName: 'u' };
    expect((await parse(workflow({ n: node }))).nodes.get('n')?.templateName).toBe('t');
  });

  test.each([undefined, null, '', 1, [], {}, { metadata: null }, { metadata: { name: 1 } }])(
    'finds no workflow in %j',
    async (json) => {
      expect(await parseStoredWorkflow(json)).toBeUndefined();
    },
  );

  test('never throws, whatever the JSON', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.jsonValue(),
        fc.jsonValue(),
        fc.jsonValue(),
        async (status, nodes, node) => {
          const json = {
            metadata: { name: 'wf', annotations: status },
            spec: node,
            status: { nodes: { n: node, m: nodes }, artifactRepositoryRef: status },
          };
          const stored = await parseStoredWorkflow(json);
          expect(stored?.name).toBe('wf');
          if (stored) expect(findLogNode(stored, { podName: 'wf-1' })).toBeUndefined();
        },
      ),
    );
  });
});

/** A task with two attempts, as KFP's retry wrapper runs them, beside one that ran once. */
const ROOT = 'churn-7xk2p.root.train.executor';
const id = (name: string): string => `churn-7xk2p-${hashNodeName(name)}`;
const attempt = (number: number): Json => ({
  id: id(`${ROOT}(${number})`),
  name: `${ROOT}(${number})`,
  templateName: 'retry-system-container-impl',
  type: 'Pod',
  phase: number === 0 ? 'Failed' : 'Succeeded',
  outputs: logs(`attempt-${number}/main.log`),
});
const podName = (name: string, template = 'retry-system-container-impl'): string =>
  `churn-7xk2p-${template}-${hashNodeName(name)}`;
const RETRIED = workflow(
  {
    [id(ROOT)]: {
      id: id(ROOT),
      name: ROOT,
      templateName: 'retry-system-container-impl',
      type: 'Retry',
      phase: 'Succeeded',
      children: [id(`${ROOT}(0)`), id(`${ROOT}(1)`)],
      outputs: logs('attempt-1/main.log'),
    },
    [id(`${ROOT}(0)`)]: attempt(0),
    [id(`${ROOT}(1)`)]: attempt(1),
    [id('churn-7xk2p.root.report')]: {
      id: id('churn-7xk2p.root.report'),
      name: 'churn-7xk2p.root.report',
      templateName: 'system-container-impl',
      type: 'Pod',
      phase: 'Succeeded',
    },
  },
  { metadata: { name: 'churn-7xk2p' } },
);

describe('findLogNode', () => {
  test.each<[string, Parameters<typeof findLogNode>[1], string | undefined]>([
    ['by node ID', { nodeId: id(`${ROOT}(0)`) }, `${ROOT}(0)`],
    ['by the name of its pod', { podName: podName(`${ROOT}(1)`) }, `${ROOT}(1)`],
    [
      'by the number of its pod, where the template has another name',
      { podName: podName(`${ROOT}(0)`, 'metadata-1-0-retry-system-container-impl') },
      `${ROOT}(0)`,
    ],
    ['by a node ID given as the name of a pod', { podName: id(`${ROOT}(0)`) }, `${ROOT}(0)`],
    [
      'by the name of its pod where the node ID is not known',
      { nodeId: 'churn-7xk2p-1', podName: podName(`${ROOT}(1)`) },
      `${ROOT}(1)`,
    ],
    ['the last attempt of a task', { nodeId: id(ROOT) }, `${ROOT}(1)`],
    ['the first attempt of a task', { nodeId: id(ROOT), attempt: 0 }, `${ROOT}(0)`],
    [
      'another attempt than that of the pod',
      { podName: podName(`${ROOT}(1)`), attempt: 0 },
      `${ROOT}(0)`,
    ],
    ['no attempt that there never was', { nodeId: id(ROOT), attempt: 2 }, undefined],
    [
      'the only attempt of a task without retries',
      { nodeId: id('churn-7xk2p.root.report'), attempt: 0 },
      'churn-7xk2p.root.report',
    ],
    ['no node of another workflow', { podName: 'other-system-container-impl-17' }, undefined],
    ['nothing without a name', {}, undefined],
  ])('finds %s', async (_, target, name) => {
    expect(findLogNode(await parse(RETRIED), target)?.name).toBe(name);
  });

  test('gives the task itself where none of its attempts was stored', async () => {
    const node = { id: 'wf-1', name: 'wf.a', type: 'Retry', children: ['wf-2'] };
    const stored = await parse(workflow({ 'wf-1': node }));
    expect(findLogNode(stored, { nodeId: 'wf-1' })?.id).toBe('wf-1');
  });
});

describe('podNameOfNode', () => {
  const nameOf = async (node: Json, annotation?: string): Promise<string> => {
    const metadata = {
      name: 'wfname',
      annotations: { 'workflows.argoproj.io/pod-name-format': annotation },
    };
    const stored = await parse(workflow({ n: node }, { metadata }));
    const found = stored.nodes.get('n');
    if (!found) throw new Error('no node');
    return podNameOfNode(found, stored);
  };

  test.each<[string, Json, string | undefined, string]>([
    [
      'a node',
      { id: 'wfname-1454367246', name: 'nodename', templateName: 'templatename', type: 'Pod' },
      undefined,
      'wfname-templatename-1454367246',
    ],
    [
      'a container of a set: the pod of all',
      {
        id: 'x',
        name: 'nodename.mycontainername',
        templateName: 'templatename',
        type: 'Container',
      },
      undefined,
      'wfname-templatename-1454367246',
    ],
    [
      'a node of an inline template',
      { id: 'wfname-2902770869', name: 'stp.inline', templateName: '', type: 'Pod' },
      undefined,
      'wfname-2902770869',
    ],
    ['a node in the first format: its ID', { id: '1', name: 'nodename', type: 'Pod' }, 'v1', '1'],
    [
      'a container of a set in the first format',
      { id: 'x', name: 'nodename.c', templateName: 't', type: 'Container' },
      'v1',
      'wfname-1454367246',
    ],
    [
      'the only node of a workflow',
      { id: 'wfname', name: 'wfname', templateName: 't', type: 'Pod' },
      undefined,
      'wfname',
    ],
  ])('of %s', async (_, node, annotation, name) => {
    expect(await nameOf(node, annotation)).toBe(name);
  });
});
