import { isResourceName } from '../../kfp/names.js';
import { CATALOGUE, type Cause, type DiagnosisCode } from '../catalogue.js';
import {
  archiveLogsLine,
  controllerKeyFormat,
  controllerLifetime,
  keyFormat,
  kubectl,
  mayGet,
  missingObject,
  namespaceArchive,
  namespaceLogsLine,
  secretOf,
  serverEnv,
} from './manifests.js';
import { type Remedy, type RemedyCode, type RemedyValues, valuesOf } from './remedy.js';

/**
 * What can be done about a cause and by whom, with the environment variables, YAML and commands that
 * do it, made for the namespace, bucket, key and account of its params. Names that the params lack
 * are those that KFP ships; values that only the operator knows are placeholders in angle brackets
 * or capitals.
 */
export function createRemedies({ code, params }: Cause): readonly Remedy[] {
  const values = valuesOf(params);
  return CATALOGUE[code].remedies.map((actor, index): Remedy => {
    const made = REMEDY_CODES[code]?.[index]?.(values);
    return { id: `${code}.remedy${index + 1}`, actor, ...(made && { code: made }) };
  });
}

type MakeCode = (values: RemedyValues) => RemedyCode | undefined;

const env =
  (variables: (values: RemedyValues) => Readonly<Record<string, string>>): MakeCode =>
  (values) =>
    serverEnv(values, variables(values));

const restart: MakeCode = ({ serverNamespace }) =>
  kubectl(serverNamespace, 'rollout', 'restart', 'deploy/ml-pipeline-ui');

const archiveEnv = env(({ bucket }) => ({
  ARGO_ARCHIVE_LOGS: 'true',
  ARGO_ARCHIVE_BUCKETNAME: bucket,
  ARGO_KEYFORMAT: keyFormat(),
}));

const keyFormatEnv = env(() => ({ ARGO_KEYFORMAT: keyFormat() }));

const identityEnv = env(() => ({ KUBEFLOW_USERID_HEADER: 'kubeflow-userid' }));

const storeEnv = env(({ serverNamespace }) => ({
  MINIO_HOST: 'seaweedfs',
  MINIO_NAMESPACE: serverNamespace,
  MINIO_PORT: '9000',
}));

/** The command that asks Kubernetes whether the UI server's account may do something. */
function mayI(...words: readonly string[]): MakeCode {
  return ({ namespace, serverNamespace, serviceAccount }) =>
    kubectl(
      namespace,
      ...['auth', 'can-i', ...words],
      `--as=system:serviceaccount:${serverNamespace}:${serviceAccount}`,
    );
}

const getWorkflows: MakeCode = (values) =>
  mayGet(values, {
    name: 'ml-pipeline-ui-workflows',
    apiGroup: 'argoproj.io',
    resources: ['workflows'],
    namespace: values.namespace,
  });

const getRepositories: MakeCode = (values) =>
  mayGet(values, {
    name: 'artifact-repositories-reader',
    resources: ['configmaps'],
    resourceName: String(values.params['configMap'] ?? 'artifact-repositories'),
    namespace: values.namespace,
  });

/** The code of a cause's remedies, in their order; a remedy without code is all words. */
const REMEDY_CODES: Readonly<Partial<Record<DiagnosisCode, readonly (MakeCode | undefined)[]>>> = {
  'identity-missing': [undefined, identityEnv],
  'stream-flag-broken': [
    ({ serverNamespace }) =>
      kubectl(
        serverNamespace,
        ...['set', 'env', 'deploy/ml-pipeline-ui', 'STREAM_LOGS_FROM_SERVER_API-'],
      ),
  ],
  'access-denied': [
    (values) =>
      mayGet(values, {
        name: 'log-viewer',
        apiGroup: 'kubeflow.org',
        resources: ['viewers'],
        namespace: values.namespace,
        user: '<the user, as the login names it>',
      }),
    identityEnv,
  ],
  'image-denied': [
    ({ namespace }) =>
      kubectl(
        namespace,
        ...['create', 'secret', 'docker-registry', 'registry-credentials'],
        '--docker-server=registry.example.com',
        ...['--docker-username=USER', '--docker-password=PASSWORD'],
      ),
    ({ namespace, serverNamespace }) =>
      kubectl(
        namespace,
        ...['patch', 'serviceaccount'],
        namespace === serverNamespace ? 'pipeline-runner' : 'default-editor',
        ...['-p', '{"imagePullSecrets":[{"name":"registry-credentials"}]}'],
      ),
  ],
  'container-config': [missingObject],
  'mount-failed': [missingObject],
  'server-token-invalid': [restart],
  'kubernetes-unreachable': [undefined, undefined, mayI('list', 'events')],
  'pod-log-forbidden': [
    (values) =>
      mayGet(values, {
        name: 'ml-pipeline-ui-pods',
        resources: ['pods', 'pods/log'],
        namespace: values.namespace,
      }),
    mayI('get', 'pods', '--subresource=log'),
  ],
  'container-not-found': [
    env(({ params }) => ({
      POD_LOG_CONTAINER_NAME:
        String(params['containers'] ?? '')
          .split(/[\s,]+/)
          .find((name) => name !== '' && name !== 'wait') ?? 'main',
    })),
  ],
  'archiving-disabled': [archiveLogsLine, namespaceLogsLine, archiveEnv],
  'key-tags-unsupported': [keyFormatEnv],
  'key-invalid': [keyFormatEnv],
  'store-name-unknown': [storeEnv],
  'store-unreachable': [storeEnv],
  'store-tls': [env(() => ({ MINIO_SSL: 'false' }))],
  'store-certificate': [env(() => ({ NODE_EXTRA_CA_CERTS: '/etc/store-ca/ca.crt' }))],
  'store-region': [
    env(({ params }) => ({
      AWS_REGION: /expecting '([a-z0-9-]+)'/.exec(String(params['text']))?.[1] ?? '<region>',
    })),
  ],
  'store-token-expired': [restart],
  'store-credentials': [secretOf, restart],
  'bucket-missing': [env(({ bucket }) => ({ ARGO_ARCHIVE_BUCKETNAME: bucket }))],
  'secret-missing': [secretOf],
  'secret-forbidden': [
    (values) =>
      mayGet(values, {
        name: 'ml-pipeline-ui-archive-credentials',
        resources: ['secrets'],
        resourceName: String(values.params['secret'] ?? 'mlpipeline-minio-artifact'),
        namespace: values.serverNamespace,
      }),
  ],
  'gcs-failed': [env(() => ({ DISABLE_GKE_METADATA: 'true' }))],
  'artifact-namespace': [
    controllerKeyFormat,
    env(() => ({
      ARTIFACT_NAMESPACE_KEY_PREFIX: '<prefix>',
      ARTIFACT_NAMESPACE_OWNERSHIP_MODE: 'mlmd-then-prefix',
    })),
  ],
  'node-not-found': [
    undefined,
    ({ serverNamespace }) =>
      kubectl(serverNamespace, 'set', 'env', 'deploy/workflow-controller', 'POD_NAMES=v2'),
  ],
  'repository-forbidden': [getRepositories],
  'repository-config-invalid': [namespaceArchive],
  'repository-key-missing': [
    ({ namespace, params }) =>
      kubectl(
        namespace,
        ...['annotate', '--overwrite', 'configmap'],
        configMapOf(params),
        `workflows.argoproj.io/default-artifact-repository=${firstOf(params['keys'])}`,
      ),
  ],
  'repository-without-store': [namespaceArchive],
  'repository-config-missing': [namespaceArchive],
  'key-mismatch': [archiveEnv],
  'object-or-bucket-missing': [archiveEnv],
  'store-error': [archiveEnv],
  'store-refused': [secretOf, restart],
  'workflow-forbidden': [getWorkflows],
  'workflow-misnamed': [undefined, controllerLifetime],
  'server-archive-off': [archiveEnv, archiveLogsLine, controllerLifetime],
  'workflow-unreadable': [archiveEnv, getWorkflows],
  'server-outdated': [archiveEnv],
  'kubelet-file-gone': [archiveLogsLine],
  'pod-gone': [archiveLogsLine, controllerLifetime],
};

/** A name in a command: one that Kubernetes does not allow may be an option of the command. */
function configMapOf({ configMap }: Cause['params']): string {
  const name = String(configMap ?? '');
  return isResourceName(name) ? name : 'artifact-repositories';
}

function firstOf(keys: string | number | undefined): string {
  const [first = ''] = String(keys ?? '').split(/[\s,、]+/);
  return first || 'default-namespaced';
}
