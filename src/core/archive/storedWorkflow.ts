import { asArray, asRecord, asString } from '../base/json.js';
import { podNameOf } from './names.js';
import { type ArtifactRepository, toArtifactRepository } from './repository.js';

/** A log that Argo archived for a node. */
export interface StoredLog {
  container: string;
  source: 'minio' | 's3' | 'gcs';
  /** Absent where the artifact has its key only; the repository's bucket holds then. */
  bucket: string | undefined;
  key: string;
}

/** What matters of a workflow's node for its log. */
export interface StoredNode {
  id: string;
  name: string;
  templateName: string;
  type: string;
  phase: string;
  message: string;
  /** ISO 8601, or empty. */
  startedAt: string;
  children: readonly string[];
  logs: readonly StoredLog[];
  /** Values of the tags `inputs.parameters.<name>`, by tag. */
  tags: Readonly<Record<string, string>>;
}

/** What matters of a stored Argo Workflow for the logs of its steps. */
export interface StoredWorkflow {
  name: string;
  namespace: string;
  createdAt: string;
  /** `Running`, `Succeeded`, `Failed` or `Error`; empty before it has started. */
  phase: string;
  podNameFormat: 'v1' | 'v2';
  /** The artifact repository that the run used, without its credentials. */
  repository: ArtifactRepository | undefined;
  /** Whether logs were to be archived; `undefined` where the workflow does not say. */
  archiveLogs: boolean | undefined;
  /** What its metadata and spec give for the tags of a key format, by tag. */
  tags: Readonly<Record<string, string>>;
  nodes: ReadonlyMap<string, StoredNode>;
}

/**
 * Reads an Argo Workflow as KFP's API server stored it, compressed node status included.
 *
 * @returns `undefined` when the JSON is no workflow
 */
export async function parseStoredWorkflow(json: unknown): Promise<StoredWorkflow | undefined> {
  const workflow = asRecord(json);
  const metadata = asRecord(workflow['metadata']);
  const status = asRecord(workflow['status']);
  const name = asString(metadata['name']);
  if (!name) return undefined;

  const spec = asRecord(workflow['spec']);
  const document = asRecord(asRecord(status['artifactRepositoryRef'])['artifactRepository']);
  const repository = toArtifactRepository(document);
  const archiveLogs = [document['archiveLogs'], spec['archiveLogs']];
  const compressed = asString(status['compressedNodes']);
  const nodes = asRecord(compressed ? await inflateBase64(compressed) : status['nodes']);
  const source = repository?.source === 's3' ? 's3' : 'minio';
  const annotations = asRecord(metadata['annotations']);

  return {
    name,
    namespace: asString(metadata['namespace']),
    createdAt: asString(metadata['creationTimestamp']),
    phase: asString(status['phase']),
    podNameFormat: annotations['workflows.argoproj.io/pod-name-format'] === 'v1' ? 'v1' : 'v2',
    archiveLogs: archiveLogs.includes(true)
      ? true
      : archiveLogs.includes(false)
        ? false
        : undefined,
    repository,
    tags: tagsOf(metadata, spec),
    nodes: new Map(
      Object.entries(nodes).map(([id, node]) => [id, parseNode(id, asRecord(node), source)]),
    ),
  };
}

function parseNode(id: string, node: Record<string, unknown>, source: 'minio' | 's3'): StoredNode {
  const artifacts = asArray(asRecord(node['outputs'])['artifacts']).map(asRecord);
  return {
    id: asString(node['id']) || id,
    name: asString(node['name']),
    templateName:
      asString(asRecord(node['templateRef'])['template']) || asString(node['templateName']),
    type: asString(node['type']),
    phase: asString(node['phase']),
    message: asString(node['message']),
    startedAt: asString(node['startedAt']),
    children: asArray(node['children']).map(asString),
    logs: artifacts.flatMap((artifact) => parseLog(artifact, source)),
    tags: parametersOf('inputs.parameters', asRecord(node['inputs'])),
  };
}

function parseLog(artifact: Record<string, unknown>, s3Source: 'minio' | 's3'): StoredLog[] {
  const container = /^(.+)-logs$/.exec(asString(artifact['name']))?.[1];
  if (!container) return [];
  const s3 = asRecord(artifact['s3']);
  const gcs = asRecord(artifact['gcs']);
  const store = asString(s3['key']) ? s3 : gcs;
  const key = asString(store['key']);
  if (!key) return [];
  const source = store === gcs ? 'gcs' : s3Source;
  return [{ container, source, bucket: asString(store['bucket']) || undefined, key }];
}

/** Labels, annotations and parameters are called by their own names, dots and slashes included. */
function tagsOf(
  metadata: Record<string, unknown>,
  spec: Record<string, unknown>,
): Record<string, string> {
  const annotations = asRecord(metadata['annotations']);
  const single = {
    'workflow.uid': metadata['uid'],
    'workflow.mainEntrypoint': spec['entrypoint'],
    'workflow.serviceAccountName': spec['serviceAccountName'],
    'workflow.priority': spec['priority'],
    'workflow.scheduledTime': annotations['workflows.argoproj.io/scheduled-time'],
  };
  return {
    ...textsOf(single),
    ...textsOf(asRecord(metadata['labels']), 'workflow.labels.'),
    ...textsOf(annotations, 'workflow.annotations.'),
    ...parametersOf('workflow.parameters', asRecord(spec['arguments'])),
  };
}

function parametersOf(prefix: string, of: Record<string, unknown>): Record<string, string> {
  const parameters = asArray(of['parameters']).map(asRecord);
  return textsOf(
    Object.fromEntries(parameters.map((it) => [asString(it['name']), it['value']])),
    `${prefix}.`,
  );
}

function textsOf(values: Record<string, unknown>, prefix = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number'
        ? [[prefix + name, String(value)]]
        : [],
    ),
  );
}

/** What names a step's node: its pod or its ID, and of a step that was retried the attempt. */
export interface StepReference {
  nodeId?: string | undefined;
  podName?: string | undefined;
  /** Attempt of a retried step, counted from 0; the last one by default. */
  attempt?: number | undefined;
}

/**
 * The node of a stored workflow whose pod wrote the target's log: by node ID, else by the name its
 * pod has. Of a task that was retried it is the attempt that is asked for, else the last one.
 */
export function findLogNode(
  workflow: StoredWorkflow,
  target: StepReference,
): StoredNode | undefined {
  const named = findNamed(workflow, target);
  if (!named) return undefined;
  const retry = named.type === 'Retry' ? named : parentRetry(workflow, named);
  if (!retry) return named;
  const attempts = retry.children.flatMap((id) => workflow.nodes.get(id) ?? []);
  if (target.attempt !== undefined) return attempts[target.attempt];
  return named.type === 'Retry' ? (attempts.at(-1) ?? named) : named;
}

function findNamed(
  workflow: StoredWorkflow,
  { nodeId, podName }: StepReference,
): StoredNode | undefined {
  const byId = workflow.nodes.get(nodeId ?? podName ?? '');
  if (byId || !podName) return byId;
  const nodes = [...workflow.nodes.values()];
  // The number at the end is a hash of the node's name, the same in the pod's name and the node's
  // ID; it finds the node where the template's name in the manifest is not that of the pod.
  const hash = /-(\d{1,10})$/.exec(podName)?.[1];
  return (
    nodes.find((node) => podNameOfNode(node, workflow) === podName) ??
    nodes.find((node) => hash !== undefined && node.id === `${workflow.name}-${hash}`)
  );
}

function parentRetry(workflow: StoredWorkflow, node: StoredNode): StoredNode | undefined {
  for (const parent of workflow.nodes.values()) {
    if (parent.type === 'Retry' && parent.children.includes(node.id)) return parent;
  }
  return undefined;
}

/** A workflow of many thousand nodes is some ten megabytes; beyond this it is no workflow. */
const MAX_BYTES = 256 * 1024 * 1024;

/**
 * The JSON in a base64 text of gzip bytes, as Argo stores the nodes of a large workflow in
 * `status.compressedNodes`; `undefined` when the text is damaged.
 */
async function inflateBase64(text: string): Promise<unknown> {
  try {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    let size = 0;
    const stream = new Blob([bytes])
      .stream()
      .pipeThrough(new DecompressionStream('gzip'))
      .pipeThrough(
        new TransformStream<Uint8Array, Uint8Array>({
          transform: (chunk, controller) => {
            size += chunk.length;
            if (size > MAX_BYTES) throw new RangeError('The nodes of this workflow are too many.');
            controller.enqueue(chunk);
          },
        }),
      );
    return JSON.parse(await new Response(stream).text());
  } catch {
    return undefined;
  }
}

/** The name of the pod that runs a node of a stored workflow. */
export function podNameOfNode(node: StoredNode, workflow: StoredWorkflow): string {
  if (workflow.podNameFormat === 'v1' && node.type !== 'Container') return node.id;
  // A container of a set is a node of its own, named after the node of the pod: `wf.train.main`.
  const nodeName = node.type === 'Container' ? node.name.replace(/\.[^.]*$/, '') : node.name;
  return podNameOf({
    workflowName: workflow.name,
    nodeName,
    templateName: node.templateName,
    format: workflow.podNameFormat,
  });
}
