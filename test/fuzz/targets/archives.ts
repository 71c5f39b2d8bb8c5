import { gzipSync } from 'node:zlib';

import { candidateKeys, keyValuesOf } from '../../../src/core/archive/candidateKeys.js';
import { parseKeyFormat, renderKey } from '../../../src/core/archive/keyFormat.js';
import { ArtifactRepositoryError } from '../../../src/core/archive/repository.js';
import { parseArtifactRepositories } from '../../../src/core/archive/repositoryConfigMap.js';
import {
  findLogNode,
  parseStoredWorkflow,
  podNameOfNode,
} from '../../../src/core/archive/storedWorkflow.js';
import { createKfpClient, KfpRequestError } from '../../../src/core/index.js';
import { parseArtifactUri } from '../../../src/core/ladder/rungs/executorLogs.js';
import { check, type FuzzTarget, toInput, toText } from '../FuzzTarget.js';
import { hostileText, mutateJson } from '../mutate.js';

const YAML_PARTS = [
  ...[
    'data:\n',
    '  artifact-repositories: |\n',
    's3:\n',
    '  bucket: b\n',
    '    keyFormat: "{{pod.name}}"\n',
  ],
  ...[
    'metadata:\n  annotations:\n',
    '- a\n',
    '&a [*a]',
    '*a',
    '<<: *a\n',
    '? x\n: y\n',
    '"a\\',
    '{a: [',
    '!!js x',
  ],
  ...[
    'a: &a {b: 1}\n',
    'b: *a\n',
    '---\n',
    '...\n',
    '# x\n',
    '>+2\n',
    '\t',
    'archiveLogs: yes\n',
    '0x1F',
    '.inf',
  ],
];

/** The ConfigMap of a namespace, which belongs to its owner. */
export const configMaps: FuzzTarget = {
  name: 'yaml',
  weight: 4,
  seeds: [],
  make: (random) => toInput(random.several(12, () => random.pick(YAML_PARTS)).join('')),
  run: async (input, random) => {
    const text = toText(input);
    const asValue = { data: { 'artifact-repositories': text, [text]: text } };
    try {
      await parseArtifactRepositories(random.oneIn(2) ? input : asValue, {
        key: random.oneIn(4) ? text : undefined,
      });
    } catch (error) {
      if (!(error instanceof ArtifactRepositoryError)) throw error;
    }
  },
};

const NODE = {
  id: 'wf-1',
  name: 'wf.root.train(0)',
  type: 'Pod',
  templateName: 'train',
  phase: 'Failed',
  message: 'Error (exit code 1)',
  startedAt: '2026-08-20T09:00:00Z',
  children: ['wf-2'],
  inputs: {
    parameters: [
      { name: 'rate', value: '0.1' },
      { name: 'n', value: 3 },
    ],
  },
  outputs: {
    artifacts: [{ name: 'main-logs', s3: { bucket: 'mlpipeline', key: 'artifacts/wf/main.log' } }],
  },
};
const WORKFLOW = {
  metadata: {
    name: 'wf',
    namespace: 'team-a',
    creationTimestamp: '2026-08-20T09:00:00Z',
    labels: { 'pipeline/runid': 'b5f0' },
    annotations: { 'workflows.argoproj.io/pod-name-format': 'v2' },
  },
  spec: {
    entrypoint: 'root',
    archiveLogs: true,
    arguments: { parameters: [{ name: 'p', value: 'v' }] },
  },
  status: {
    phase: 'Failed',
    nodes: {
      'wf-1': NODE,
      'wf-2': { ...NODE, id: 'wf-2', type: 'Retry', children: ['wf-1', 'wf-2'] },
    },
    artifactRepositoryRef: {
      artifactRepository: { s3: { bucket: 'b', keyFormat: '{{pod.name}}' } },
    },
  },
};

/** The Argo Workflow in a run's manifest, with its nodes as they are or compressed. */
export const workflows: FuzzTarget = {
  name: 'workflow',
  weight: 8,
  seeds: [toInput(JSON.stringify(WORKFLOW))],
  make: (random) => {
    const { status, ...rest } = WORKFLOW;
    const nodes = JSON.stringify(mutateJson(random, status.nodes));
    const compressed = gzipSync(random.oneIn(4) ? nodes.slice(1) : nodes).toString('base64');
    const isPacked = random.oneIn(3);
    const workflow = isPacked
      ? { ...rest, status: { ...status, nodes: undefined, compressedNodes: compressed } }
      : WORKFLOW;
    return toInput(JSON.stringify(mutateJson(random, workflow)));
  },
  run: async (input, random) => {
    let json: unknown;
    try {
      json = JSON.parse(toText(input));
    } catch {
      return;
    }
    const workflow = await parseStoredWorkflow(json).catch((error: unknown) => {
      // Documented: more nodes than are read.
      if (error instanceof Error && error.constructor.name === 'TooManyNodesError')
        return undefined;
      throw error;
    });
    if (!workflow) return;
    const [id = ''] = workflow.nodes.keys();
    const podName = random.oneIn(2) ? 'wf-train-1' : id;
    const attempt = random.oneIn(2) ? random.count() : undefined;
    const node = findLogNode(workflow, { nodeId: id, podName, attempt });
    for (const it of workflow.nodes.values()) podNameOfNode(it, workflow);
    keyValuesOf({ createdAt: workflow.createdAt }, podName, { workflow, node });
  },
};

const FORMAT_PARTS = [
  ...[
    '{{',
    '}}',
    '{{workflow.name}}',
    '{{pod.name}}',
    '{{=1}}',
    '{{ workflow.parameters.a }}',
    '/',
    '..',
  ],
  ...[
    'A',
    'B',
    'H',
    'I',
    'L',
    'M',
    'S',
    'Y',
    'Z',
    'a',
    'b',
    'd',
    'm',
    'p',
    'y',
    'z',
    's',
    'RFC3339',
    '',
  ].map((it) => `{{workflow.creationTimestamp.${it}}}`),
];

export const keyFormats: FuzzTarget = {
  name: 'keyFormat',
  weight: 14,
  seeds: [toInput('artifacts/{{workflow.name}}/{{workflow.creationTimestamp.Y}}/{{pod.name}}')],
  make: (random) => toInput(random.several(10, () => random.pick(FORMAT_PARTS)).join('')),
  run: (input, random) => {
    const text = toText(input);
    let format;
    try {
      format = parseKeyFormat(text);
    } catch (error) {
      if (error instanceof SyntaxError) return;
      throw error;
    }
    const value = hostileText(random);
    const createdAt = new Date((random.count() - 5000) * 10 ** random.below(13));
    const { key } = renderKey(format, {
      ...{ workflowName: value, namespace: value, podName: value, createdAt },
      timeZone: random.pick(['UTC', 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Apia']),
      tags: { 'workflow.parameters.a': value, [text]: value },
    });
    if (!text.includes('..')) check(!key?.startsWith('../'), 'A value leads out of the bucket');
    candidateKeys({ workflowName: text, namespace: value, podName: text, createdAt } as never);
  },
};

const REFUSED = { status: 404, headers: { 'content-type': 'text/plain' } };
const BASE = 'http://kfp.invalid/pipeline/';

/** The paths of all requests that a name is part of. */
const ROUTES = [
  /^\/pipeline\/(?:artifacts\/get|k8s\/pod(?:\/logs|\/events)?)$/,
  /^\/pipeline\/apis\/v1beta1\/runs\/[\w~-][\w.~-]*$/,
  /^\/pipeline\/apis\/v2beta1\/runs\/([\w~-][\w.~-]*)\/nodes\/\1\/artifacts\/\1:read$/,
];

/** Names and URIs that requests are made of: no request may leave its route. */
export const names: FuzzTarget = {
  name: 'names',
  weight: 8,
  seeds: [
    'b5f0c1de',
    '..',
    '%2e%2e',
    's3://bucket/key',
    'gs://b/a/b.log',
    '{"Provider":"s3","Params":{}}',
  ].map(toInput),
  make: (random) => toInput(random.pick(['s3://', 'minio://', 'gs://', '']) + hostileText(random)),
  run: async (input, random) => {
    const text = toText(input);
    const location = parseArtifactUri(text) ?? { source: 's3' as const, bucket: text, key: text };
    const urls: URL[] = [];
    const client = createKfpClient({
      baseUrl: BASE,
      fetch: (url) => {
        urls.push(new URL(url instanceof Request ? url.url : url));
        return Promise.resolve(new Response('no', REFUSED));
      },
    });
    const pod = { podName: text, namespace: text };
    const requests = [
      () => client.getArtifact({ ...location, providerInfo: text }, { namespace: text }),
      () => client.getPodLogs({ ...pod, runId: text, createdAt: text }),
      () => client.getPod(pod),
      () => client.getPodEvents(pod),
      () => client.getRunManifest(text),
      () => client.readArtifact({ runId: text, node: text, name: text }),
    ];
    try {
      await random.pick(requests)();
    } catch (error) {
      if (!(error instanceof KfpRequestError)) throw error;
    }
    for (const url of urls) {
      check(url.href.startsWith(BASE) && url.hash === '', `A request strays: ${url.href}`);
      check(
        ROUTES.some((route) => route.test(url.pathname)),
        url.href,
      );
    }
  },
};
