import preview from '../.storybook/preview.js';
import { RunLogsDiagnostics } from '../src/react/RunLogs/RunLogsDiagnostics.js';
import { diagnosisArgs } from './diagnosisArgs.js';
import { expectDiagnosis } from './expectDiagnosis.js';

const meta = preview.meta({
  title: 'Diagnoses',
  component: RunLogsDiagnostics,
  play: async ({ canvasElement, args, globals }) => {
    await expectDiagnosis(canvasElement, args, globals['language']);
  },
});

const REPOSITORY = {
  configMap: 'artifact-repositories',
  dataKey: 'default-namespaced',
  who: 'system:serviceaccount:kubeflow:ml-pipeline-ui',
};

export const InvalidTarget = meta.story({
  args: diagnosisArgs('invalid-target', { problem: 'createdAt "yesterday" is no date.' }),
});
export const LoginRequired = meta.story({
  args: diagnosisArgs('login-required', { title: 'Sign in – dex' }),
});
export const NotKfp = meta.story({
  args: diagnosisArgs('not-kfp', {
    request: 'GET /k8s/pod/logs?podname=churn-x7k2p',
    status: 404,
    text: 'Error – Cannot GET /k8s/pod/logs',
  }),
});
export const Offline = meta.story({ args: diagnosisArgs('offline', { text: 'Failed to fetch' }) });
export const StreamFlagBroken = meta.story({ args: diagnosisArgs('stream-flag-broken') });
export const AccessDenied = meta.story({
  args: diagnosisArgs('access-denied', { text: 'Access denied to namespace' }),
});
export const MeshDenied = meta.story({
  args: diagnosisArgs('mesh-denied', { text: 'RBAC: access denied' }),
});
export const NamespaceMissing = meta.story({ args: diagnosisArgs('namespace-missing') });
export const PodNameMissing = meta.story({ args: diagnosisArgs('pod-name-missing') });
export const Skipped = meta.story({ args: diagnosisArgs('skipped') });
export const Cached = meta.story({ args: diagnosisArgs('cached') });
export const ImagePull = meta.story({
  args: diagnosisArgs('image-pull', {
    container: 'main',
    message: 'Failed to pull image "ghcr.io/team/train:v3": manifest unknown',
  }),
});
export const ContainerConfig = meta.story({
  args: diagnosisArgs('container-config', {
    container: 'main',
    reason: 'CreateContainerConfigError',
    message: 'secret "wandb" not found',
  }),
});
export const MountFailed = meta.story({
  args: diagnosisArgs('mount-failed', {
    message: 'MountVolume.SetUp failed for volume "data" : secret "data-creds" not found',
  }),
});
export const Unschedulable = meta.story({
  args: diagnosisArgs('unschedulable', {
    message: '0/3 nodes are available: 3 Insufficient nvidia.com/gpu.',
  }),
});
export const InitFailed = meta.story({
  args: diagnosisArgs('init-failed', {
    container: 'init',
    message: 'Error (exit code 64): failed to load artifact',
  }),
});
export const PodStarting = meta.story({
  args: diagnosisArgs('pod-starting', { reason: 'PodInitializing' }),
});
export const NotStarted = meta.story({ args: diagnosisArgs('not-started') });
export const NoOutputYet = meta.story({ args: diagnosisArgs('no-output-yet') });
export const NoOutput = meta.story({ args: diagnosisArgs('no-output') });
export const NodeUnreachable = meta.story({
  args: diagnosisArgs('node-unreachable', { node: 'gpu-node-7' }),
});
export const ContainerNotFound = meta.story({
  args: diagnosisArgs('container-not-found', { container: 'main', containers: 'user-main, wait' }),
});
export const ArchivingDisabled = meta.story({ args: diagnosisArgs('archiving-disabled') });
export const KeyTagsUnsupported = meta.story({
  args: diagnosisArgs('key-tags-unsupported', {
    key: 'logs/{{workflow.labels.team}}/churn-x7k2p/main.log',
  }),
});
export const KeyInvalid = meta.story({
  args: diagnosisArgs('key-invalid', { key: 'artifacts/churn-x7k2p/team+1/main.log' }),
});
export const StoreUnreachable = meta.story({
  args: diagnosisArgs('store-unreachable', { text: 'connect ECONNREFUSED 10.0.12.7:9000' }),
});
export const StoreDenied = meta.story({
  args: diagnosisArgs('store-denied', { text: 'Access Denied.' }),
});
export const BucketMissing = meta.story({
  args: diagnosisArgs('bucket-missing', { text: 'The specified bucket does not exist' }),
});
export const SecretMissing = meta.story({
  args: diagnosisArgs('secret-missing', { text: 'secrets "mlpipeline-minio-artifact" not found' }),
});
export const RepositoryUnsupported = meta.story({
  args: diagnosisArgs('repository-unsupported', {
    text: 'Unable to find artifact repository information from workflow status.',
  }),
});
export const ArtifactNamespace = meta.story({
  args: diagnosisArgs('artifact-namespace', { key: 'artifacts/churn-x7k2p/2026/08/20/main.log' }),
});
export const ObjectMissing = meta.story({ args: diagnosisArgs('object-missing') });
export const StepNotArchived = meta.story({
  args: diagnosisArgs('step-not-archived', { message: 'OOMKilled (exit code 137)' }),
});
export const KeyMismatch = meta.story({ args: diagnosisArgs('key-mismatch') });
export const StoreError = meta.story({ args: diagnosisArgs('store-error', { text: 'S3Error' }) });
export const ServerArchiveOff = meta.story({ args: diagnosisArgs('server-archive-off') });
export const WorkflowForbidden = meta.story({
  args: diagnosisArgs('workflow-forbidden', { text: 'workflows.argoproj.io is forbidden' }),
});
export const KubeletFileGone = meta.story({
  args: diagnosisArgs('kubelet-file-gone', {
    text: 'unable to retrieve container logs for containerd://c0ffee',
  }),
});
export const PodEvicted = meta.story({
  args: diagnosisArgs('pod-evicted', {
    reason: 'Evicted',
    message: 'The node was low on resource: memory.',
  }),
});
export const PodGone = meta.story({ args: diagnosisArgs('pod-gone') });
export const RunNotFound = meta.story({
  args: diagnosisArgs('run-not-found', { text: 'Failed to fetch run' }),
});
export const LogUnreadable = meta.story({
  args: diagnosisArgs('log-unreadable', {
    text: 'The tar archive ends before its first file does.',
  }),
});
export const ApiServerDown = meta.story({
  args: diagnosisArgs('api-server-down', {
    text: 'Error occurred while trying to proxy: ml-pipeline:8888',
  }),
});
export const ProxyError = meta.story({
  args: diagnosisArgs('proxy-error', {
    status: 503,
    text: 'upstream connect error or disconnect/reset before headers',
  }),
});
export const RateLimited = meta.story({ args: diagnosisArgs('rate-limited', { status: 429 }) });
export const ConnectionReset = meta.story({
  args: diagnosisArgs('connection-reset', {
    request: 'GET /k8s/pod/logs',
    text: 'net::ERR_EMPTY_RESPONSE',
  }),
});
export const Timeout = meta.story({
  args: diagnosisArgs('timeout', {
    request: 'GET /k8s/pod/logs',
    text: 'No answer within 60 seconds.',
  }),
});
export const Stalled = meta.story({
  args: diagnosisArgs('stalled', { request: 'GET /artifacts/get' }),
});
export const ServerError = meta.story({
  args: diagnosisArgs('server-error', { status: 500, text: 'Internal Server Error' }),
});
export const Unknown = meta.story({
  args: diagnosisArgs('unknown', {
    request: 'GET /k8s/pod/logs',
    rung: 'live',
    status: 418,
    text: 'I am a teapot',
  }),
});
export const CutOff = meta.story({ args: diagnosisArgs('cut-off', { bytes: 3145728 }) });
export const Gap = meta.story({ args: diagnosisArgs('gap') });
export const ExecutorLogsOnly = meta.story({ args: diagnosisArgs('executor-logs-only') });
export const OutlivedPod = meta.story({ args: diagnosisArgs('outlived-pod') });
export const IdentityMissing = meta.story({
  args: diagnosisArgs('identity-missing', { text: 'Authentication required for artifact access' }),
});
export const CreatedAtMissing = meta.story({ args: diagnosisArgs('created-at-missing') });
export const NoPod = meta.story({ args: diagnosisArgs('no-pod') });
export const ImageInvalid = meta.story({
  args: diagnosisArgs('image-invalid', {
    message: 'Failed to apply default image tag "A:b:c": invalid reference format',
  }),
});
export const ImageMissing = meta.story({
  args: diagnosisArgs('image-missing', {
    message: 'Failed to pull image "ghcr.io/team/train:v3": manifest unknown',
  }),
});
export const ImageDenied = meta.story({
  args: diagnosisArgs('image-denied', {
    message: 'Failed to pull image "ghcr.io/team/train:v3": 401 Unauthorized',
  }),
});
export const ContainerUser = meta.story({
  args: diagnosisArgs('container-user', {
    message: 'container has runAsNonRoot and image will run as root',
  }),
});
export const ContainerCreate = meta.story({
  args: diagnosisArgs('container-create', {
    reason: 'RunContainerError',
    message: 'exec: "pyhton": executable file not found in $PATH',
  }),
});
export const VolumePending = meta.story({
  args: diagnosisArgs('volume-pending', {
    message: '0/3 nodes are available: pod has unbound immediate PersistentVolumeClaims.',
  }),
});
export const PodInitializing = meta.story({
  args: diagnosisArgs('pod-initializing', { reason: 'PodInitializing' }),
});
export const KubeconfigHttp = meta.story({
  args: diagnosisArgs('kubeconfig-http', {
    text: 'HTTP protocol is not allowed when skipTLSVerify is not set or false',
  }),
});
export const ServerTokenInvalid = meta.story({
  args: diagnosisArgs('server-token-invalid', { text: 'Unauthorized' }),
});
export const PodLogForbidden = meta.story({
  args: diagnosisArgs('pod-log-forbidden', {
    text: 'User "system:serviceaccount:kubeflow:ml-pipeline-ui" cannot get resource "pods/log"',
  }),
});
export const StoreNameUnknown = meta.story({
  args: diagnosisArgs('store-name-unknown', { text: 'getaddrinfo ENOTFOUND seaweedfs.kubeflow' }),
});
export const StoreTls = meta.story({
  args: diagnosisArgs('store-tls', { text: 'write EPROTO: wrong version number' }),
});
export const StoreCertificate = meta.story({
  args: diagnosisArgs('store-certificate', { text: 'self-signed certificate' }),
});
export const StoreBusy = meta.story({
  args: diagnosisArgs('store-busy', { text: 'Retryable HTTP status: 503' }),
});
export const StoreRegion = meta.story({
  args: diagnosisArgs('store-region', {
    text: "the region 'us-east-1' is wrong; expecting 'eu-west-1'",
  }),
});
export const StoreClock = meta.story({
  args: diagnosisArgs('store-clock', { text: 'RequestTimeTooSkewed' }),
});
export const StoreTokenExpired = meta.story({
  args: diagnosisArgs('store-token-expired', { text: 'The provided token has expired.' }),
});
export const StoreCredentials = meta.story({
  args: diagnosisArgs('store-credentials', {
    text: 'The Access Key Id you provided does not exist in our records.',
  }),
});
export const SecretForbidden = meta.story({
  args: diagnosisArgs('secret-forbidden', {
    text: 'secrets "mlpipeline-minio-artifact" is forbidden',
  }),
});
export const ProviderInvalid = meta.story({
  args: diagnosisArgs('provider-invalid', { text: 'Failed to parse provider info.' }),
});
export const GcsFailed = meta.story({
  args: diagnosisArgs('gcs-failed', { text: 'Could not load the default credentials.' }),
});
export const LogExpired = meta.story({ args: diagnosisArgs('log-expired') });
export const OutOfMemory = meta.story({
  args: diagnosisArgs('out-of-memory', { message: 'OOMKilled (exit code 137)' }),
});
export const DeadlineExceeded = meta.story({
  args: diagnosisArgs('deadline-exceeded', {
    message: 'Pod was active on the node longer than the specified deadline',
  }),
});
export const ArchiveUploadFailed = meta.story({
  args: diagnosisArgs('archive-upload-failed', {
    message: 'Error (exit code 64): failed to put file: Access Denied.',
  }),
});
export const PodDeleted = meta.story({
  args: diagnosisArgs('pod-deleted', { message: 'pod deleted' }),
});
export const NodeNotFound = meta.story({ args: diagnosisArgs('node-not-found') });
export const RepositoryForbidden = meta.story({
  args: diagnosisArgs('repository-forbidden', { ...REPOSITORY, text: 'configmaps is forbidden' }),
});
export const RepositoryConfigInvalid = meta.story({
  args: diagnosisArgs('repository-config-invalid', {
    ...REPOSITORY,
    line: 2,
    column: 14,
    text: 'Missing closing "quote',
  }),
});
export const RepositoryKeyMissing = meta.story({
  args: diagnosisArgs('repository-key-missing', { ...REPOSITORY, keys: 'default-namespaced' }),
});
export const RepositoryWithoutStore = meta.story({
  args: diagnosisArgs('repository-without-store', REPOSITORY),
});
export const RepositoryConfigMissing = meta.story({
  args: diagnosisArgs('repository-config-missing', REPOSITORY),
});
export const RepositoryLookupFailed = meta.story({
  args: diagnosisArgs('repository-lookup-failed', { ...REPOSITORY, text: 'Failed to fetch' }),
});
export const StoreRefused = meta.story({
  args: diagnosisArgs('store-refused', { text: 'S3Error' }),
});
export const ObjectOrBucketMissing = meta.story({
  args: diagnosisArgs('object-or-bucket-missing'),
});
export const WorkflowMisnamed = meta.story({
  args: diagnosisArgs('workflow-misnamed', {
    pod: 'churn-x7k2p-retry-system-container-impl-1234567890',
    misnamed: 'churn-x7k2p-retry',
  }),
});
export const WorkflowUnreadable = meta.story({ args: diagnosisArgs('workflow-unreadable') });
export const ServerOutdated = meta.story({
  args: diagnosisArgs('server-outdated', { text: 'pod not found' }),
});
export const RunUnreadable = meta.story({
  args: diagnosisArgs('run-unreadable', { text: 'InternalServerError: failed to convert the run' }),
});
export const UiServerDown = meta.story({
  args: diagnosisArgs('ui-server-down', { status: 503, text: 'no healthy upstream' }),
});
export const HeadersTooLarge = meta.story({
  args: diagnosisArgs('headers-too-large', { status: 431 }),
});
export const ManifestNotReported = meta.story({ args: diagnosisArgs('manifest-not-reported') });
export const ArtifactReadRefused = meta.story({
  args: diagnosisArgs('artifact-read-refused', {
    text: 'User identity is empty in the request header',
  }),
});
export const Rotated = meta.story({ args: diagnosisArgs('rotated') });
export const KeyGuessed = meta.story({ args: diagnosisArgs('key-guessed') });
