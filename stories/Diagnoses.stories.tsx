import preview from '../.storybook/preview.js';
import { RunLogsDiagnostics } from '../src/react/RunLogsDiagnostics.js';
import { diagnosisArgs } from './diagnosisArgs.js';

const meta = preview.meta({ title: 'Diagnoses', component: RunLogsDiagnostics });

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
    status: 418,
    text: 'I am a teapot',
  }),
});
export const CutOff = meta.story({ args: diagnosisArgs('cut-off', { bytes: 3145728 }) });
export const Gap = meta.story({ args: diagnosisArgs('gap') });
export const ExecutorLogsOnly = meta.story({ args: diagnosisArgs('executor-logs-only') });
export const OutlivedPod = meta.story({ args: diagnosisArgs('outlived-pod') });
