import { asArray, asRecord, asString } from '../kfp/json.js';
import { inflateBase64 } from './inflateBase64.js';

/** A log that Argo archived for a node. */
interface StoredLog {
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
  children: readonly string[];
  logs: readonly StoredLog[];
}

/** What matters of a stored Argo Workflow for the logs of its steps. */
export interface StoredWorkflow {
  name: string;
  namespace: string;
  createdAt: string;
  /** `Running`, `Succeeded`, `Failed` or `Error`; empty before it has started. */
  phase: string;
  podNameFormat: 'v1' | 'v2';
  /** Of the artifact repository that the run used; `undefined` where the workflow does not say. */
  archiveLogs: boolean | undefined;
  bucket: string | undefined;
  keyFormat: string | undefined;
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

  const repository = asRecord(asRecord(status['artifactRepositoryRef'])['artifactRepository']);
  const store = asRecord(repository['s3'] ?? repository['gcs']);
  const archiveLogs = [repository['archiveLogs'], asRecord(workflow['spec'])['archiveLogs']];
  const compressed = asString(status['compressedNodes']);
  const nodes = asRecord(compressed ? await inflateBase64(compressed) : status['nodes']);
  const amazon = asString(store['endpoint']).includes('amazonaws.com');
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
    bucket: asString(store['bucket']) || undefined,
    keyFormat: asString(store['keyFormat']) || undefined,
    nodes: new Map(
      Object.entries(nodes).map(([id, node]) => [id, parseNode(id, asRecord(node), amazon)]),
    ),
  };
}

function parseNode(id: string, node: Record<string, unknown>, amazon: boolean): StoredNode {
  const artifacts = asArray(asRecord(node['outputs'])['artifacts']).map(asRecord);
  return {
    id: asString(node['id']) || id,
    name: asString(node['name']),
    templateName:
      asString(asRecord(node['templateRef'])['template']) || asString(node['templateName']),
    type: asString(node['type']),
    phase: asString(node['phase']),
    message: asString(node['message']),
    children: asArray(node['children']).map(asString),
    logs: artifacts.flatMap((artifact) => parseLog(artifact, amazon)),
  };
}

function parseLog(artifact: Record<string, unknown>, amazon: boolean): StoredLog[] {
  const container = /^(.+)-logs$/.exec(asString(artifact['name']))?.[1];
  if (!container) return [];
  const s3 = asRecord(artifact['s3']);
  const gcs = asRecord(artifact['gcs']);
  const store = asString(s3['key']) ? s3 : gcs;
  const key = asString(store['key']);
  if (!key) return [];
  const source = store === gcs ? 'gcs' : amazon ? 's3' : 'minio';
  return [{ container, source, bucket: asString(store['bucket']) || undefined, key }];
}
