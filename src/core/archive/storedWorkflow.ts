import { inflate } from '../base/inflate.js';
import { asArray, asRecord, asString } from '../base/json.js';
import { formatBytes, NODES_LIMIT, PACKED_NODES_LIMIT } from '../base/limits.js';
import { JsonLimitError, parseJson } from '../base/parseJson.js';
import { podNameOf } from './names.js';
import { type ArtifactRepository, toArtifactRepository } from './repository.js';

/** A log that Argo archived for a node: its output artifact `<container>-logs`. */
export interface StoredLog {
  /** Name of the container that wrote it. */
  container: string;
  /** The `source` with which KFP's UI server reads the store. */
  source: 'minio' | 's3' | 'gcs';
  /**
   * `undefined` where the artifact has a key only, as since Argo 3.0: the bucket is the
   * repository's then.
   *
   * @see https://argo-workflows.readthedocs.io/en/latest/key-only-artifacts/
   */
  bucket: string | undefined;
  /** Key of the object. */
  key: string;
}

/** The fields of a workflow's node that finding its log needs; texts are empty where absent. */
export interface StoredNode {
  /** ID of the node: the workflow's name and a hash. */
  id: string;
  /** Name of the node, such as `wf.root.train(0)`. */
  name: string;
  /** Name of its template; empty for an inline template. */
  templateName: string;
  /** Argo's type of node, such as `Pod`, `Retry`, `DAG` or `Container`. */
  type: string;
  /** Argo's phase of the node, such as `Running` or `Failed`. */
  phase: string;
  /** Why it is in this phase. */
  message: string;
  /** When it started, in ISO 8601. */
  startedAt: string;
  /** When it ended, in ISO 8601. */
  finishedAt: string;
  /** IDs of its child nodes; those of a `Retry` are its attempts, in order. */
  children: readonly string[];
  /** The logs that Argo archived for it. */
  logs: readonly StoredLog[];
  /** Values of the tags `inputs.parameters.<name>` of a key format, by tag. */
  tags: Readonly<Record<string, string>>;
}

/** The fields of a stored Argo Workflow that finding the logs of its steps needs. */
export interface StoredWorkflow {
  /** `metadata.name`. */
  name: string;
  /** `metadata.namespace`; empty where absent. */
  namespace: string;
  /** `metadata.creationTimestamp` in ISO 8601; empty where absent. */
  createdAt: string;
  /** `Running`, `Succeeded`, `Failed` or `Error`; empty before it has started. */
  phase: string;
  /** How its pods are named, by the annotation `workflows.argoproj.io/pod-name-format`. */
  podNameFormat: 'v1' | 'v2';
  /** The artifact repository that the run used, without its credentials. */
  repository: ArtifactRepository | undefined;
  /** Whether logs were to be archived; `undefined` where the workflow does not say. */
  archiveLogs: boolean | undefined;
  /** Values of the key format's tags that its metadata and spec give, by tag. */
  tags: Readonly<Record<string, string>>;
  /** Its nodes by ID. */
  nodes: ReadonlyMap<string, StoredNode>;
}

/**
 * Reads an Argo Workflow as KFP's API server stored it, a compressed node status included.
 *
 * @returns `undefined` when the JSON is no workflow
 * @throws {TooManyNodesError}
 * @see https://argo-workflows.readthedocs.io/en/latest/fields/#workflow
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
  const nodes = asRecord(compressed ? await gunzipBase64(compressed) : status['nodes']);
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
    finishedAt: asString(node['finishedAt']),
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

/**
 * The values of a key format's tags. A label, an annotation or a parameter is a tag by its own
 * name, dots and slashes included: `workflow.labels.pipeline/runid`.
 *
 * @see https://argo-workflows.readthedocs.io/en/latest/variables/#global
 */
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

/** What identifies a step's node: its ID or its pod's name, and the attempt of a retried step. */
export interface StepReference {
  /** ID of the node in the Argo Workflow. */
  nodeId?: string | undefined;
  /** Name of the node's pod. */
  podName?: string | undefined;
  /**
   * Attempt of a retried step, counted from 0.
   *
   * @defaultValue the attempt that the ID or the pod's name belongs to; the last one where they
   *   name the step as a whole
   */
  attempt?: number | undefined;
  /** Name of its task in the pipeline: tells the node where nothing else does and only one has it. */
  taskName?: string | undefined;
}

/**
 * The node of a stored workflow whose pod wrote a step's log: by the node's ID, else by its pod's
 * name. Argo keeps the attempts of a retried step as child nodes of a node of type `Retry`.
 */
export function findLogNode(
  workflow: StoredWorkflow,
  target: StepReference,
): StoredNode | undefined {
  const named = nodeNamed(workflow, target);
  if (!named) return undefined;
  const retry = named.type === 'Retry' ? named : parentRetry(workflow, named);
  if (!retry) return named;
  const attempts = retry.children.flatMap((id) => workflow.nodes.get(id) ?? []);
  if (target.attempt !== undefined) return attempts[target.attempt];
  return named.type === 'Retry' ? (attempts.at(-1) ?? named) : named;
}

function nodeNamed(
  workflow: StoredWorkflow,
  { nodeId, podName, taskName }: StepReference,
): StoredNode | undefined {
  if (!nodeId && !podName && taskName) return onlyNodeOf(workflow, taskName);
  const byId = workflow.nodes.get(nodeId ?? podName ?? '');
  if (byId || !podName) return byId;
  const nodes = [...workflow.nodes.values()];
  // The pod's name and the node's ID end in the same hash of the node's name. It identifies the
  // node where the template in the manifest has another name than the one in the pod's name.
  const hash = /-(\d{1,10})$/.exec(podName)?.[1];
  return (
    nodes.find((node) => podNameOfNode(node, workflow) === podName) ??
    nodes.find((node) => hash !== undefined && node.id === `${workflow.name}-${hash}`)
  );
}

/** The node that runs the container of a task, where one node only does. */
function onlyNodeOf(workflow: StoredWorkflow, taskName: string): StoredNode | undefined {
  const nodes = [...workflow.nodes.values()].filter(
    ({ name, type }) =>
      name.endsWith(`.${taskName}.executor`) && (type === 'Pod' || type === 'Retry'),
  );
  return nodes.length === 1 ? nodes[0] : undefined;
}

/** The node of type `Retry` that a node is an attempt of. */
export function parentRetry(workflow: StoredWorkflow, node: StoredNode): StoredNode | undefined {
  for (const parent of workflow.nodes.values()) {
    if (parent.type === 'Retry' && parent.children.includes(node.id)) return parent;
  }
  return undefined;
}

/** The nodes of a workflow are more than is read. */
export class TooManyNodesError extends Error {
  /**
   * @param limit Bytes that are read
   * @param message Another limit, when it is not that one
   */
  constructor(
    limit: number,
    message = `The nodes of this workflow take more than ${formatBytes(limit)}.`,
  ) {
    super(message);
  }
}

/**
 * The JSON in a base64 text of gzip bytes, as Argo stores the nodes of a large workflow in
 * `status.compressedNodes`; `undefined` when the text is damaged.
 *
 * @throws {TooManyNodesError}
 * @see https://argo-workflows.readthedocs.io/en/latest/offloading-large-workflows/
 */
async function gunzipBase64(text: string): Promise<unknown> {
  if (text.length > PACKED_NODES_LIMIT) throw new TooManyNodesError(PACKED_NODES_LIMIT);
  try {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    const decoder = new TextDecoder();
    let json = '';
    let size = 0;
    for await (const chunk of inflate(bytes)) {
      size += chunk.length;
      if (size > NODES_LIMIT) throw new TooManyNodesError(NODES_LIMIT);
      json += decoder.decode(chunk, { stream: true });
    }
    return parseJson(json + decoder.decode());
  } catch (error) {
    if (error instanceof TooManyNodesError) throw error;
    if (error instanceof JsonLimitError) throw new TooManyNodesError(NODES_LIMIT, error.message);
    return undefined;
  }
}

/** The name of the pod that runs a node of a stored workflow. */
export function podNameOfNode(node: StoredNode, workflow: StoredWorkflow): string {
  if (workflow.podNameFormat === 'v1' && node.type !== 'Container') return node.id;
  // Each container of a container set is a node below the pod's node, such as `wf.train.main`.
  const nodeName = node.type === 'Container' ? node.name.replace(/\.[^.]*$/, '') : node.name;
  return podNameOf({
    workflowName: workflow.name,
    nodeName,
    templateName: node.templateName,
    format: workflow.podNameFormat,
  });
}
