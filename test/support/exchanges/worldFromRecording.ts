import {
  createWorld,
  type KubeletFault,
  type KubernetesObject,
  type NodeState,
  type ServerSettings,
  type StoreSettings,
  type World,
} from '../../../src/msw/index.js';
import { isRecord } from './isRecord.js';
import { MalformedExchanges } from './readFiles.js';
import type { Recording } from './readRecording.js';

/** The run of all recorded steps. */
export const RECORDED_RUN = 'b5f0c1de-0002-4a7b-9c1e-0a6f3a1f7b10';

const RUN = {
  runId: RECORDED_RUN,
  displayName: 'churn',
  namespace: 'kubeflow',
  experimentId: 'churn',
  createdAt: '2026-08-20T09:00:00Z',
  state: 'RUNNING',
  workflowName: 'churn',
};

/** Address at which the recording's store did not listen. */
const DEAD_STORE = '127.0.0.1:19009';

/**
 * The world behind recorded exchanges, in the environment of a variant.
 *
 * @throws {MalformedExchanges} when there is no such variant, or something else than a world
 */
export function worldFromRecording(recording: Recording, variant: string): World {
  const { world, bodies } = recording;
  const environment = environmentOf(recording.variants, variant);
  const namespaces = textsOf(world['namespaces']);
  const readable = textsOf(world['configMapsReadableByUi']);
  const noRight = environment['(credentials)'] !== undefined;
  const metadata = environment['(metadata store)'] ?? 'up';
  const settings = settingsOf(environment, noRight);
  return createWorld({
    settings,
    store: storeOf(environment['(store)'] ?? ''),
    services: {
      kubernetes: environment['(Kubernetes API)'] === undefined,
      metadata: !metadata.startsWith('down'),
    },
    kubernetes: kubernetesOf(world['kubernetes']),
    forbidden: { configmaps: namespaces.filter((name) => !readable.includes(name)) },
    nodes: mapValues(world['nodes'], nodeState),
    logs: mapValues(world['containerLogs'], (name) => bodies.get(name) ?? ''),
    kubeletFaults: mapValues(world['containersCut'], kubeletFault),
    objects: mapValues(world['storedObjects'], (name) => bodies.get(name) ?? ''),
    // With one user, the API server knows the run, but no manifest: its workflow was never reported.
    runs: settings.authz ? [] : [RUN],
    // The recording's API server was a stand-in that knew users, not namespaces.
    users: { 'alice@example.com': namespaces, 'bob@example.com': [] },
  });
}

const TEXTS: Readonly<Record<string, keyof ServerSettings>> = {
  FRONTEND_SERVER_NAMESPACE: 'serverNamespace',
  ARGO_ARCHIVE_BUCKETNAME: 'archiveBucket',
  ARGO_KEYFORMAT: 'keyFormat',
  POD_LOG_CONTAINER_NAME: 'logContainer',
  KUBEFLOW_USERID_HEADER: 'userIdHeader',
  KUBEFLOW_USERID_PREFIX: 'userIdPrefix',
  ARTIFACT_NAMESPACE_KEY_PREFIX: 'ownershipKeyPrefix',
};

function settingsOf(env: Record<string, string>, noRight: boolean): Partial<ServerSettings> {
  const texts = Object.entries(TEXTS).flatMap(([name, setting]) => {
    const value = env[name];
    return value === undefined ? [] : [[setting, value] as const];
  });
  const flag = (name: string) => ['true', '1'].includes((env[name] ?? '').toLowerCase());
  return {
    ...Object.fromEntries(texts),
    archiveLogs: flag('ARGO_ARCHIVE_LOGS'),
    artifactRepositoriesLookup: flag('ARGO_ARTIFACT_REPOSITORIES_LOOKUP'),
    streamLogsFromServerApi: flag('STREAM_LOGS_FROM_SERVER_API'),
    authz: flag('ENABLE_AUTHZ'),
    ownershipMode:
      (env['ARTIFACT_NAMESPACE_OWNERSHIP_MODE'] ?? 'mlmd-then-prefix') === 'mlmd-then-prefix'
        ? 'mlmd-then-prefix'
        : 'mlmd-only',
    inCluster: false,
    minio: noRight
      ? { accessKey: 'stranger', secretKey: 'stranger' }
      : {
          accessKey: env['MINIO_ACCESS_KEY'] ?? 'minio',
          secretKey: env['MINIO_SECRET_KEY'] ?? 'minio123',
        },
  };
}

function storeOf(text: string): Partial<StoreSettings> {
  const s3rver = text.startsWith('s3rver');
  const down = text.startsWith('nothing listens');
  return {
    dialect: s3rver ? 'aws' : 'rgw',
    checksSecretKeys: !s3rver,
    health: down ? 'down' : 'up',
    address: DEAD_STORE,
    accounts: {
      minio: { secretKey: 'minio123', mayRead: true },
      stranger: { secretKey: 'stranger', mayRead: false },
    },
  };
}

function kubernetesOf(value: unknown): KubernetesObject[] {
  if (!Array.isArray(value)) throw new MalformedExchanges('The world has no list "kubernetes".');
  return value.map((object: unknown) => {
    const stored = isRecord(object) && object['kind'] === 'Secret' ? filled(object) : object;
    if (isKubernetesObject(stored)) return stored;
    throw new MalformedExchanges(
      'The world has a Kubernetes object without kind, name or namespace.',
    );
  });
}

/** The recording says only that a Secret is there. */
function filled(secret: Record<string, unknown>): Record<string, unknown> {
  return { ...secret, data: { accesskey: btoa('minio'), secretkey: btoa('minio123') } };
}

const KINDS: readonly unknown[] = ['ConfigMap', 'Event', 'Pod', 'Secret', 'Workflow'];

function isKubernetesObject(value: unknown): value is KubernetesObject {
  if (!isRecord(value) || !KINDS.includes(value['kind'])) return false;
  const { metadata } = value;
  return (
    isRecord(metadata) &&
    typeof metadata['name'] === 'string' &&
    typeof metadata['namespace'] === 'string'
  );
}

function nodeState(text: string): NodeState {
  if (text.includes('no such Node')) return 'gone';
  return text.includes('refuses') ? 'refuses' : 'answers';
}

function kubeletFault(text: string): KubeletFault {
  const afterBytes = Number(/after (\d+) bytes/.exec(text)?.[1] ?? 0);
  return { kind: text.includes('holds') ? 'hold' : 'cut', afterBytes };
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function mapValues<Value>(value: unknown, map: (text: string) => Value): Record<string, Value> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([key, text]) => [key, map(String(text))]));
}

/**
 * The environment of a variant: that of `base`, that of the variant it names under `(as)`, and its
 * own. A value `as x` is that of variant `x`.
 *
 * @throws {MalformedExchanges} when there is no such variant
 */
function environmentOf(variants: Record<string, unknown>, name: string): Record<string, string> {
  const own = variants[name];
  if (!isRecord(own)) throw new MalformedExchanges(`There is no variant "${name}".`);
  const parent = own['(as)'];
  const inherited = environmentOfParent(variants, name, parent);
  const environment = { ...inherited };
  for (const [key, value] of Object.entries(own)) {
    if (typeof value !== 'string' || key === '(as)') continue;
    const other = /^as (\w+)$/.exec(value)?.[1];
    const referred = other === undefined ? undefined : environmentOf(variants, other)[key];
    environment[key] = referred ?? value;
  }
  return environment;
}

function environmentOfParent(
  variants: Record<string, unknown>,
  name: string,
  parent: unknown,
): Record<string, string> {
  if (typeof parent === 'string') return environmentOf(variants, parent);
  return name === 'base' ? {} : environmentOf(variants, 'base');
}
