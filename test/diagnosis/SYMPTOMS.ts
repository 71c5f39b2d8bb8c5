import type { KnownSymptom } from './KnownSymptom.js';

const POD = 'GET /k8s/pod?podname=churn-1&podnamespace=team-a';
const ARTIFACT = 'GET /artifacts/get?source=minio&bucket=mlpipeline&key=a/b/main.log';
const READ = 'GET /apis/v2beta1/runs/b5f0/nodes/churn-1/artifacts/main-logs:read';
const RUN = 'GET /apis/v1beta1/runs/b5f0c1de';
const LOG = 'Could not get main container logs: ';
const STATUS = `${LOG}Error: Unable to retrieve workflow status: `;
const OBJECT = 'Failed to get object in bucket: ';

/** An error of the server's Kubernetes client: the object that was answered, escaped twice. */
function kubernetes(code: number, message: string): string {
  const body = JSON.stringify({ kind: 'Status', status: 'Failure', message, code });
  return `Error: HTTP-Code: ${code}\nMessage: Unknown API Status Code!\nBody: ${JSON.stringify(`${body}\n`)}\nHeaders: {}`;
}

const ACCOUNT = 'User "system:serviceaccount:kubeflow:ml-pipeline-ui" cannot get resource';
const page = (title: string): string =>
  `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`;

const response = (
  code: KnownSymptom['code'],
  status: number,
  text: string,
  request?: string,
): KnownSymptom => ({ code, response: { status, text, ...(request && { request }) } });

/** A 200 whose body is no log. */
const instead = (code: KnownSymptom['code'], text: string, contentType?: string): KnownSymptom => ({
  code,
  response: { status: 200, text, ...(contentType && { contentType }) },
});

/** What Kubernetes said is passed on by the API server only, in an error that comes as a 200. */
const logEndpoint = (code: KnownSymptom['code'], text: string): KnownSymptom =>
  instead(
    code,
    JSON.stringify({
      error_message: `InternalServerError: Failed to read logs from pod churn-1 due to error opening log stream: ${text}`,
      error_details: text,
    }),
  );

const words = (
  code: KnownSymptom['code'],
  from: KnownSymptom['code'],
  message: string,
  reason = '',
): KnownSymptom => ({ code, cause: { code: from, params: { message, reason } } });

const known = (code: KnownSymptom['code'], text: string): KnownSymptom => ({ code, known: text });

const store = (code: KnownSymptom['code'], text: string): KnownSymptom[] => [
  response(code, 500, LOG + text),
  response(code, 500, OBJECT + text, ARTIFACT),
];

/** Everything that is known to stand in a log's place, by where it comes from. */
export const SYMPTOMS: Readonly<Record<string, readonly KnownSymptom[]>> = {
  'The request, and who may': [
    response('pod-name-missing', 400, 'podname argument is required'),
    response('pod-name-missing', 422, 'podname argument is required', POD),
    response('namespace-missing', 422, 'podnamespace argument is required'),
    response('access-denied', 403, 'Access denied to namespace'),
    response('server-error', 500, 'Authorization check failed'),
    response('identity-missing', 401, 'Authentication required for artifact access', ARTIFACT),
    response(
      'namespace-missing',
      400,
      'Namespace parameter is required when authentication is enabled',
      ARTIFACT,
    ),
    response('invalid-target', 400, 'Invalid namespace format', ARTIFACT),
    response('invalid-target', 400, 'key must be a single string value', ARTIFACT),
    response('invalid-target', 500, 'Storage key is missing from artifact request', ARTIFACT),
    response('invalid-target', 500, 'Unknown storage source', ARTIFACT),
    response('invalid-target', 500, 'Invalid bucket name', ARTIFACT),
    response('invalid-target', 500, 'Object key too long', ARTIFACT),
    response(
      'access-denied',
      403,
      'User is not authorized to GET VIEWERS in namespace team-a: Failed to check authorization',
      ARTIFACT,
    ),
    response(
      'api-server-down',
      403,
      'User is not authorized to GET VIEWERS in namespace team-a: The request failed and the interceptors did not return an alternative response',
      ARTIFACT,
    ),
    response(
      'artifact-namespace',
      403,
      'Artifact does not belong to the requested namespace',
      ARTIFACT,
    ),
    response('stream-flag-broken', 404, '{"code":5,"message":"Not Found"}'),
    response('not-kfp', 404, '<pre>Cannot GET /pipeline/k8s/pod/logs</pre>'),
    response(
      'artifact-read-refused',
      403,
      '{"error_message":"Failed to authorize the request: Failed to access run b5f0. Check if you have access to namespace team-a: Unauthenticated: Failed to check authorization. User identity is empty in the request header","error_details":"x"}',
      READ,
    ),
    known('created-at-missing', 'the target has no createdAt, and the archive has no such key'),
    known('skipped', 'the task’s state is SKIPPED, or its node was skipped'),
    known('cached', 'the task’s output came from the cache'),
    known('no-pod', 'the step’s node is a DAG or a group of steps'),
    known('not-started', 'the task is PENDING without a pod, or has no node yet'),
  ],
  Kubernetes: [
    logEndpoint('pod-gone', 'pods "churn-1" not found'),
    response('pod-gone', 500, 'Could not get pod churn-1 in namespace team-a', POD),
    response('pod-gone', 500, 'Invalid resource name', POD),
    logEndpoint(
      'pod-starting',
      'container "main" in pod "churn-1" is waiting to start: ContainerCreating',
    ),
    logEndpoint(
      'pod-initializing',
      'container "main" in pod "churn-1" is waiting to start: PodInitializing',
    ),
    words('pod-initializing', 'pod-starting', '', 'PodInitializing'),
    logEndpoint(
      'image-pull',
      'container "main" in pod "churn-1" is waiting to start: trying and failing to pull image',
    ),
    logEndpoint(
      'image-pull',
      'container "main" in pod "churn-1" is waiting to start: image can\'t be pulled',
    ),
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
    logEndpoint(
      'image-invalid',
      'container "main" in pod "churn-1" is waiting to start: InvalidImageName',
    ),
    logEndpoint(
      'container-config',
      'container "main" in pod "churn-1" is waiting to start: CreateContainerConfigError',
    ),
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
    logEndpoint(
      'container-create',
      'container "main" in pod "churn-1" is waiting to start: RunContainerError',
    ),
    words('container-create', 'container-config', 'no such file', 'CreateContainerError'),
    words('mount-failed', 'mount-failed', 'secret "data-creds" not found', 'FailedMount'),
    words('mount-failed', 'pod-starting', '', 'FailedMount: secret "data-creds" not found'),
    response('pod-starting', 500, `${LOG}Error: Cannot parse content. No Content-Type defined.`),
    words('unschedulable', 'unschedulable', '0/3 nodes are available: 3 Insufficient cpu.'),
    words('unschedulable', 'pod-starting', '', 'Unschedulable: 0/3 nodes are available.'),
    words('unschedulable', 'pod-starting', '', 'pods "churn-1" is forbidden: exceeded quota'),
    words('volume-pending', 'unschedulable', 'pod has unbound immediate PersistentVolumeClaims'),
    words('init-failed', 'init-failed', 'Error (exit code 64)', 'Error'),
    logEndpoint('container-not-found', 'container main is not valid for pod churn-1'),
    logEndpoint(
      'container-not-found',
      'a container name must be specified for pod churn-1, choose one of: [user-main wait]',
    ),
    logEndpoint(
      'kubelet-file-gone',
      'previous terminated container "main" in pod "churn-1" not found',
    ),
    logEndpoint('pod-log-forbidden', `pods "churn-1" is forbidden: ${ACCOUNT} "pods/log"`),
    response('server-token-invalid', 500, `${STATUS}${kubernetes(401, 'Unauthorized')}.`),
    logEndpoint(
      'node-unreachable',
      'Get "https://10.0.0.7:10250/containerLogs/team-a/churn-1/main": dial tcp 10.0.0.7:10250: i/o timeout',
    ),
    logEndpoint('node-unreachable', 'No agent available'),
    logEndpoint('node-unreachable', 'proxy error from 127.0.0.1:6443 while dialing 10.0.0.7:10250'),
    instead('kubelet-file-gone', 'unable to retrieve container logs for containerd://c0ffee'),
    instead(
      'kubelet-file-gone',
      'failed to try resolving symlinks in path "/var/log/pods/x/main/0.log": lstat: no such file',
    ),
    instead(
      'kubelet-file-gone',
      'failed to open log file "/var/log/pods/x/main/0.log": no such file or directory',
    ),
    known('rotated', 'a live log that begins in the middle'),
    known('gap', 'a live log that moved on faster than it was read'),
    known('outlived-pod', 'the pod was deleted while its log was followed'),
    known('no-output', 'the step has ended, and its log is empty'),
    known('no-output-yet', 'the step runs, and its log is empty'),
    response(
      'kubeconfig-http',
      500,
      `${LOG}Error: HTTP protocol is not allowed when skipTLSVerify is not set or false`,
    ),
    words('pod-evicted', 'pod-evicted', 'The node was low on resource: memory.', 'Evicted'),
  ],
  'The run’s workflow': [
    response(
      'server-archive-off',
      500,
      `${STATUS}${kubernetes(404, 'workflows.argoproj.io "churn" not found')}.`,
    ),
    response(
      'workflow-misnamed',
      500,
      `${STATUS}${kubernetes(404, 'workflows.argoproj.io "churn-retry" not found')}.`,
    ),
    response(
      'workflow-misnamed',
      500,
      `${STATUS}${kubernetes(404, 'workflows.argoproj.io "churn-metadata-0-2" not found')}.`,
    ),
    response(
      'workflow-forbidden',
      500,
      `${STATUS}${kubernetes(403, `workflows.argoproj.io "churn" is forbidden: ${ACCOUNT} "workflows"`)}.`,
    ),
    response('workflow-unreadable', 500, `${STATUS}[object Object].`),
    response(
      'archiving-disabled',
      500,
      `${LOG}Error: Unable to retrieve logs from artifact store; archiveLogs is disabled.`,
    ),
    response(
      'node-not-found',
      500,
      `${LOG}Error: Unable to find corresponding log artifact in node.`,
    ),
    response('step-not-archived', 500, `${LOG}Error: No artifact named "main-logs" for node.`),
    response(
      'repository-unsupported',
      500,
      `${LOG}Error: Unable to find artifact repository information from workflow status.`,
    ),
    response(
      'repository-unsupported',
      500,
      `${LOG}TypeError: Cannot read properties of undefined (reading 'key')`,
    ),
    response(
      'not-started',
      500,
      `${LOG}TypeError: Cannot read properties of undefined (reading 'artifactRepositoryRef')`,
    ),
    response('secret-missing', 500, LOG + kubernetes(404, 'secrets "store-keys" not found')),
    response(
      'secret-forbidden',
      500,
      LOG + kubernetes(403, `secrets "store-keys" is forbidden: ${ACCOUNT} "secrets"`),
    ),
    response(
      'server-outdated',
      500,
      `${LOG}Error: Unable to find pod log archive information from workflow status.`,
    ),
    response('server-outdated', 404, 'pod not found'),
    words(
      'archive-upload-failed',
      'step-not-archived',
      'Error (exit code 64): failed to put file: Access Denied.',
    ),
    words('archive-upload-failed', 'step-not-archived', 'artifact main-logs failed to load'),
    words('pod-deleted', 'step-not-archived', 'pod deleted'),
    words('out-of-memory', 'step-not-archived', 'OOMKilled (exit code 137)'),
    words(
      'deadline-exceeded',
      'step-not-archived',
      'Pod was active on the node longer than the specified deadline',
    ),
    words('pod-evicted', 'step-not-archived', 'The node was low on resource: memory.'),
    known('log-expired', 'the workflow has the log’s key, and the store no such object'),
  ],
  'The key of an archived log': [
    response(
      'key-tags-unsupported',
      500,
      `${LOG}Error: keyFormat, which is defined in config.ts or through the ARGO_KEYFORMAT env var, appears to include template tags that are not supported. The resulting log key, logs/{{workflow.labels.team}}/churn/main.log, includes unresolved template tags and is therefore invalid.`,
    ),
    response(
      'key-invalid',
      500,
      `${LOG}Error: The log key, artifacts/churn/team+1/main.log, which is derived from keyFormat in config.ts or through the ARGO_KEYFORMAT env var, is an invalid path. Supported characters include: letters, numbers, -, ., _, and /.`,
    ),
    known('repository-forbidden', 'the namespace’s artifact-repositories may not be read'),
    known('repository-config-invalid', 'the namespace’s artifact-repositories is no YAML'),
    known('repository-key-missing', 'artifact-repositories has another key than its default'),
    known('repository-without-store', 'artifact-repositories names no store'),
    known('repository-config-missing', 'the namespace has no artifact-repositories'),
    known('repository-lookup-failed', 'artifact-repositories was not answered'),
    known('key-guessed', 'the log was found by trying the usual keys'),
  ],
  'The object store': [
    response('key-mismatch', 500, `${LOG}S3Error: The specified key does not exist.`),
    response('key-mismatch', 500, `${LOG}S3Error: Not Found`),
    response(
      'object-missing',
      500,
      `${OBJECT}S3Error: The specified key does not exist.`,
      ARTIFACT,
    ),
    response('object-missing', 404, 'No objects found at mlpipeline/a/b/main.log', ARTIFACT),
    ...store('bucket-missing', 'S3Error: The specified bucket does not exist'),
    ...store('store-denied', 'S3Error: Access Denied.'),
    ...store('store-denied', 'S3Error: Valid and authorized credentials required'),
    ...store(
      'store-credentials',
      'S3Error: The access key ID you provided does not exist in our records.',
    ),
    ...store(
      'store-credentials',
      'S3Error: The request signature we calculated does not match the signature you provided.',
    ),
    ...store('store-unreachable', 'Error: connect ECONNREFUSED 10.0.0.9:9000'),
    ...store('store-name-unknown', 'Error: getaddrinfo ENOTFOUND https'),
    ...store(
      'store-tls',
      'Error: write EPROTO 80F0:error:0A00010B:SSL routines:wrong version number',
    ),
    ...store('store-certificate', 'Error: self-signed certificate'),
    ...store('store-certificate', 'Error: unable to verify the first certificate'),
    ...store('store-certificate', 'Error: certificate has expired'),
    ...store('store-certificate', 'Error: ERR_TLS_CERT_ALTNAME_INVALID'),
    ...store(
      'store-busy',
      'Error: Request failed after 1 retries: Error: Retryable HTTP status: 503',
    ),
    ...store('store-region', 'S3Error: Moved Permanently'),
    ...store('store-region', 'S3Error: Are you using the correct endpoint URL?'),
    ...store(
      'store-region',
      "S3Error: The authorization header is malformed; the region 'us-east-1' is wrong; expecting 'eu-west-1'",
    ),
    ...store('store-clock', 'S3Error: RequestTimeTooSkewed'),
    ...store('store-token-expired', 'S3Error: ExpiredToken'),
    ...store('store-error', 'S3Error'),
    known('store-refused', 'an error without a reason, for a key that must be missing too'),
    known('object-or-bucket-missing', 'the same, while another key is said to be missing'),
    { code: 'stalled', failure: 'stalled' },
    response(
      'provider-invalid',
      500,
      'Failed to initialize Minio Client for S3 Provider: Error: Failed to parse provider info.',
      ARTIFACT,
    ),
    response(
      'namespace-missing',
      500,
      'Failed to initialize Minio Client for S3 Provider: Error: Artifact Store provider given, but no namespace provided.',
      ARTIFACT,
    ),
    response(
      'provider-invalid',
      500,
      'Failed to initialize Minio Client for S3 Provider: Error: Provider info with incomplete secret credential info.',
      ARTIFACT,
    ),
    response(
      'secret-missing',
      500,
      'Failed to initialize Minio Client for S3 Provider: Error: Encountered error when trying to fetch provider secret s3-creds.',
      ARTIFACT,
    ),
    response(
      'gcs-failed',
      500,
      'Failed to download GCS file(s). Error: Could not load the default credentials.',
      ARTIFACT,
    ),
    known('log-unreadable', 'the object is damaged, or no log'),
    known('executor-logs-only', 'only the user’s program has a log'),
  ],
  'A proxy in front': [
    instead('login-required', page('Sign in – dex'), 'text/html; charset=utf-8'),
    instead('not-kfp', page('Welcome to nginx!'), 'text/html'),
    { code: 'login-required', failure: 'redirected' },
    { code: 'offline', failure: 'network' },
    response('login-required', 401, 'Jwt is missing'),
    response('login-required', 401, 'Jwt is expired'),
    response('login-required', 403, 'Jwt verification fails'),
    response('login-required', 403, page('403 – Sign in with OpenID Connect')),
    response('login-required', 401, 'Invalid IAP credentials: empty token'),
    response('mesh-denied', 403, 'RBAC: access denied'),
    response(
      'ui-server-down',
      503,
      'upstream connect error or disconnect/reset before headers. reset reason: connection failure',
    ),
    response('ui-server-down', 503, 'no healthy upstream'),
    response('timeout', 504, 'upstream request timeout'),
    response('timeout', 504, page('504 Gateway Time-out')),
    { code: 'timeout', failure: 'timeout' },
    response('proxy-error', 502, page('502 Bad Gateway')),
    response('proxy-error', 503, page('503 Service Temporarily Unavailable')),
    response(
      'api-server-down',
      504,
      'Error occurred while trying to proxy: ml-pipeline:8888/apis',
      RUN,
    ),
    response('rate-limited', 429, ''),
    response('headers-too-large', 413, page('413 Request Entity Too Large')),
    response('headers-too-large', 431, ''),
    known('connection-reset', 'no answer, while the server answers other requests'),
    known('cut-off', 'the body broke off'),
  ],
  'The API server': [
    instead(
      'manifest-not-reported',
      '{"error_message":"BadRequestError: Failed to read logs for run b5f0: InternalServerError: Failed to read logs from archive churn-1 due to empty runtime workflow manifest","error_details":""}',
    ),
    instead(
      'run-not-found',
      '{"error_message":"BadRequestError: Failed to read logs for run b5f0: due to run fetching error","error_details":""}',
    ),
    instead(
      'server-error',
      '{"error_message":"BadRequestError: Failed to read logs for run b5f0: due to namespace fetching error","error_details":""}',
    ),
    response(
      'run-not-found',
      404,
      '{"code":5,"message":"Run b5f0c1de not found","details":[]}',
      RUN,
    ),
    response('access-denied', 403, '{"code":7,"message":"PermissionDenied","details":[]}', RUN),
    response('api-server-down', 503, '{"code":14,"message":"unavailable","details":[]}', RUN),
    response('server-error', 500, '{"code":13,"message":"internal","details":[]}', RUN),
    response(
      'object-missing',
      404,
      '{"error_message":"artifact not found: <nil>","error_details":""}',
      READ,
    ),
    response(
      'manifest-not-reported',
      500,
      '{"error_message":"Invalid input error: read artifact from run with v2 IR spec is not supported","error_details":""}',
      READ,
    ),
    known('run-unreadable', 'the run’s record has an error and little else'),
    response('unknown', 418, 'I am a teapot'),
  ],
};
