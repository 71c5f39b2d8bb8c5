import {
  ACCOUNT,
  apiServerError,
  insteadOfLog,
  kubernetesError,
  known,
  type KnownSymptom,
  logError,
  REQUESTS,
  responds,
  STATUS_ERROR,
  words,
} from '../KnownSymptom.js';

const { events, log, pod } = REQUESTS;
const WAITING = 'container "main" in pod "churn-1" is waiting to start: ';

/** What the state of a pod, its events and its kubelet say. */
export const KUBERNETES: readonly KnownSymptom[] = [
  responds('pod-gone', 500, 'Could not get pod churn-1 in namespace team-a', pod),
  responds(
    'kubernetes-unreachable',
    500,
    'Error when listing pod events for pod churn-1 in namespace team-a',
    events,
  ),
  apiServerError('pod-gone', 'pods "churn-1" not found'),
  responds('pod-gone', 500, 'Could not get pod nope in namespace kubeflow', pod),
  responds('pod-gone', 500, 'Invalid resource name', pod),
  apiServerError('pod-starting', `${WAITING}ContainerCreating`),
  apiServerError('pod-initializing', `${WAITING}PodInitializing`),
  words('pod-initializing', 'pod-starting', '', 'PodInitializing'),
  apiServerError('image-pull', `${WAITING}trying and failing to pull image`),
  apiServerError('image-pull', `${WAITING}image can't be pulled`),
  words('image-missing', 'image-pull', 'Failed to pull image "x:1": manifest unknown'),
  words('image-missing', 'image-pull', 'rpc error: code = NotFound desc = x:1: not found'),
  words('image-denied', 'image-pull', 'failed to authorize: 401 Unauthorized'),
  words(
    'image-denied',
    'image-pull',
    'pull access denied, repository does not exist or may require authorization',
  ),
  words('image-pull', 'image-pull', 'dial tcp 10.0.0.1:443: i/o timeout', 'ErrImagePull'),
  words('image-invalid', 'image-pull', 'couldn’t parse image', 'InvalidImageName'),
  words('image-missing', 'pod-starting', '', 'ImagePullBackOff: x:1: not found'),
  apiServerError('image-invalid', `${WAITING}InvalidImageName`),
  apiServerError('container-config', `${WAITING}CreateContainerConfigError`),
  words(
    'container-config',
    'container-config',
    'secret "wandb" not found',
    'CreateContainerConfigError',
  ),
  words(
    'container-user',
    'container-config',
    'container has runAsNonRoot and image will run as root',
    'CreateContainerConfigError',
  ),
  apiServerError('container-create', `${WAITING}RunContainerError`),
  words('container-create', 'container-config', 'no such file', 'CreateContainerError'),
  words('mount-failed', 'mount-failed', 'secret "data-creds" not found', 'FailedMount'),
  words('mount-failed', 'pod-starting', '', 'FailedMount: secret "data-creds" not found'),
  logError('pod-starting', 'Error: Cannot parse content. No Content-Type defined.'),
  words('unschedulable', 'unschedulable', '0/3 nodes are available: 3 Insufficient cpu.'),
  words('unschedulable', 'pod-starting', '', 'Unschedulable: 0/3 nodes are available.'),
  words('unschedulable', 'pod-starting', '', 'pods "churn-1" is forbidden: exceeded quota'),
  words('volume-pending', 'unschedulable', 'pod has unbound immediate PersistentVolumeClaims'),
  words('init-failed', 'init-failed', 'Error (exit code 64)', 'Error'),
  apiServerError(
    'container-not-found',
    'a container name must be specified for pod churn-1, choose one of: [user-main wait]',
  ),
  apiServerError('container-not-found', 'container main is not valid for pod churn-1'),
  apiServerError(
    'kubelet-file-gone',
    'previous terminated container "main" in pod "churn-1" not found',
  ),
  apiServerError('pod-log-forbidden', `pods "churn-1" is forbidden: ${ACCOUNT} "pods/log"`),
  responds('server-token-invalid', 500, `${STATUS_ERROR}${kubernetesError(401, 'Unauthorized')}.`),
  apiServerError(
    'node-unreachable',
    'Get "https://10.0.0.7:10250/containerLogs/team-a/churn-1/main": dial tcp 10.0.0.7:10250: i/o timeout',
  ),
  apiServerError('node-unreachable', 'No agent available'),
  apiServerError(
    'node-unreachable',
    'proxy error from 127.0.0.1:6443 while dialing 10.0.0.7:10250',
  ),
  insteadOfLog('kubelet-file-gone', 'unable to retrieve container logs for containerd://c0ffee'),
  insteadOfLog(
    'kubelet-file-gone',
    'failed to try resolving symlinks in path "/var/log/pods/x/main/0.log": lstat: no such file',
  ),
  insteadOfLog(
    'kubelet-file-gone',
    'failed to open log file "/var/log/pods/x/main/0.log": no such file or directory',
  ),
  known('container-not-served', 'another container than main is asked for', {
    seen: [{ status: 200, text: '', request: pod }],
  }),
  known('rotated', 'a live log that begins in the middle', {
    seen: [{ status: 200, text: '', request: log }],
  }),
  known('gap', 'a live log that moved on faster than it was read', {
    seen: [{ status: 200, text: '', request: log }],
  }),
  known('outlived-pod', 'the pod was deleted while its log was followed', {
    seen: [
      { status: 200, text: '', request: log },
      { status: 500, text: 'Could not get pod churn-1 in namespace team-a', request: pod },
    ],
  }),
  known('no-output', 'the step has ended, and its log is empty', {
    seen: [
      { status: 200, text: '', request: log },
      { status: 200, text: '', request: pod },
    ],
  }),
  known('no-output-yet', 'the step runs, and its log is empty', {
    seen: [
      { status: 200, text: '', request: log },
      { status: 200, text: '', request: pod },
    ],
  }),
  logError(
    'kubeconfig-http',
    'Error: HTTP protocol is not allowed when skipTLSVerify is not set or false',
  ),
  words('pod-evicted', 'pod-evicted', 'The node was low on resource: memory.', 'Evicted'),
].flat();
