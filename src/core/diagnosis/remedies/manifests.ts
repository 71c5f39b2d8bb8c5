import { printable } from '../../base/redacted.js';
import { isResourceName } from '../../kfp/names.js';
import type { RemedyCode, RemedyValues } from './remedy.js';
import { toYaml, YamlText, type YamlValue } from './yaml.js';

/** After the prefix, as KFP's manifests have it. */
const REST =
  '{{workflow.name}}/{{workflow.creationTimestamp.Y}}/{{workflow.creationTimestamp.m}}/{{workflow.creationTimestamp.d}}/{{pod.name}}';

/** The key format that KFP's manifests give Argo, with the namespace as a tag unless it is given. */
export function keyFormat(namespace = '{{workflow.namespace}}'): string {
  return `private-artifacts/${namespace}/${REST}`;
}

/**
 * Lines for a text that a ConfigMap holds under one key. A manifest cannot be merged into such a
 * text: it would replace the whole of it, with the store's address and credentials.
 */
function linesOf(
  place: 'controllerRepository' | 'controllerDefaults' | 'namespaceRepository',
  namespace: string,
  value: YamlValue,
): RemedyCode {
  return { language: 'yaml', place, namespace, value: toYaml(value) };
}

/** Archives logs in all namespaces that have no repository of their own. */
export function archiveLogsLine({ serverNamespace }: RemedyValues): RemedyCode {
  return linesOf('controllerRepository', serverNamespace, { archiveLogs: true });
}

/** Archives logs in a namespace that has a repository of its own. */
export function namespaceLogsLine({ namespace }: RemedyValues): RemedyCode {
  return linesOf('namespaceRepository', namespace, { archiveLogs: true });
}

/** A key format whose prefix KFP's servers accept as one of the run's namespace. */
export function controllerKeyFormat({ serverNamespace }: RemedyValues): RemedyCode {
  return linesOf('controllerRepository', serverNamespace, { s3: { keyFormat: keyFormat() } });
}

/** A day, in seconds. */
const DAY = 86_400;

/** How long workflows, and with them their pods, are kept: a day in place of KFP's hour. */
export function controllerLifetime({ serverNamespace }: RemedyValues): RemedyCode {
  const ttlStrategy = {
    secondsAfterCompletion: DAY,
    secondsAfterSuccess: DAY,
    secondsAfterFailure: DAY,
  };
  return linesOf('controllerDefaults', serverNamespace, { spec: { ttlStrategy } });
}

/** Argo's settings of one namespace's archive, as KFP's manifests have them, with logs archived. */
function artifactRepository({ serverNamespace, bucket, namespace }: RemedyValues): YamlValue {
  const secret = (key: string): YamlValue => ({ name: 'mlpipeline-minio-artifact', key });
  return {
    archiveLogs: true,
    s3: {
      endpoint: `seaweedfs.${serverNamespace}.svc:9000`,
      bucket,
      insecure: true,
      keyFormat: keyFormat(namespace),
      accessKeySecret: secret('accesskey'),
      secretKeySecret: secret('secretkey'),
    },
  };
}

const DEFAULT_KEY = 'default-namespaced';

/** The archive of one namespace, in the form that KFP's profile controller writes. */
export function namespaceArchive(values: RemedyValues): RemedyCode {
  const { namespace, params } = values;
  const dataKey = String(params['dataKey'] ?? DEFAULT_KEY);
  return {
    language: 'yaml',
    place: 'namespaceConfigMap',
    namespace,
    value: toYaml({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: {
        name: String(params['configMap'] ?? 'artifact-repositories'),
        namespace,
        annotations: { 'workflows.argoproj.io/default-artifact-repository': dataKey },
      },
      data: { [dataKey]: new YamlText(artifactRepository(values)) },
    }),
  };
}

/** Environment variables of KFP's UI server, as a patch of its Deployment. */
export function serverEnv(
  { serverNamespace }: RemedyValues,
  variables: Readonly<Record<string, string>>,
): RemedyCode {
  const env = Object.entries(variables).map(([name, value]) => ({ name, value }));
  return {
    language: 'yaml',
    place: 'uiDeployment',
    namespace: serverNamespace,
    value: toYaml({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'ml-pipeline-ui', namespace: serverNamespace },
      spec: { template: { spec: { containers: [{ name: 'ml-pipeline-ui', env }] } } },
    }),
  };
}

/** The Secret with the store's keys, which the operator fills in. */
export function secretOf({ serverNamespace, params }: RemedyValues): RemedyCode {
  return {
    language: 'yaml',
    place: 'namespace',
    namespace: serverNamespace,
    value: toYaml({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        name: String(params['secret'] ?? 'mlpipeline-minio-artifact'),
        namespace: serverNamespace,
      },
      stringData: { accesskey: '<access key>', secretkey: '<secret key>' },
    }),
  };
}

/** What an account is to be allowed to get. */
interface Readable {
  /** Name of the Role and of its binding. */
  name: string;
  /**
   * API group of the resources.
   *
   * @defaultValue the core group
   */
  apiGroup?: string;
  /** Their plural names, as in `pods/log`. */
  resources: readonly string[];
  /** The only object that may be read; all of the namespace where it is left out. */
  resourceName?: string;
  /** Where the resources are. */
  namespace: string;
  /** Who is to be allowed; the service account of KFP's UI server by default. */
  user?: string;
}

/** A Role that grants the verb get and nothing else, and its binding. */
export function mayGet(values: RemedyValues, readable: Readable): RemedyCode {
  const { apiGroup = '', resources, resourceName, namespace, user } = readable;
  const group = 'rbac.authorization.k8s.io';
  const { serviceAccount, serverNamespace } = values;
  const metadata = { name: readable.name, namespace };
  const role = {
    apiVersion: `${group}/v1`,
    kind: 'Role',
    metadata,
    rules: [
      {
        apiGroups: [apiGroup],
        resources,
        ...(resourceName !== undefined && { resourceNames: [resourceName] }),
        verbs: ['get'],
      },
    ],
  };
  const binding = {
    apiVersion: `${group}/v1`,
    kind: 'RoleBinding',
    metadata,
    roleRef: { apiGroup: group, kind: 'Role', name: readable.name },
    subjects: [
      user === undefined
        ? { kind: 'ServiceAccount', name: serviceAccount, namespace: serverNamespace }
        : { apiGroup: group, kind: 'User', name: user },
    ],
  };
  return {
    language: 'yaml',
    place: 'namespace',
    namespace,
    value: [role, binding].map(toYaml).join('\n---\n'),
  };
}

/** The command that creates the Secret or ConfigMap that Kubernetes reports as missing. */
export function missingObject({ namespace, params }: RemedyValues): RemedyCode | undefined {
  const message = String(params['message'] ?? '');
  const [, kind, name] = /\b(secret|configmap) "([a-z0-9.-]+)" not found/.exec(message) ?? [];
  if (!kind || !name || !isResourceName(name)) return undefined;
  const kinds = kind === 'secret' ? ['secret', 'generic'] : ['configmap'];
  return kubectl(namespace, 'create', ...kinds, name, '--from-literal=KEY=VALUE');
}

/** A command for whoever may change the cluster, in one namespace. */
export function kubectl(namespace: string, ...words: readonly string[]): RemedyCode {
  return {
    language: 'shell',
    place: 'terminal',
    namespace,
    value: ['kubectl', ...words, '-n', namespace].map(shellWord).join(' '),
  };
}

/**
 * A text as one word of a POSIX shell, quoted where necessary: on one line, and without characters that
 * are not seen. A terminal may obey them as it is pasted to, and no name in Kubernetes has them.
 */
export function shellWord(text: string): string {
  const word = printable(text).replace(/[\t\n]/g, ' ');
  // Zsh takes a word that begins with `=` for the path of a command.
  return /^(?!=)[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
