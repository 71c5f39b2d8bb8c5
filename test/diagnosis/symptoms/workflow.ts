import {
  ACCOUNT,
  kubernetesError,
  known,
  type KnownSymptom,
  logError,
  REQUESTS,
  responds,
  STATUS_ERROR,
  words,
} from '../KnownSymptom.js';

const { artifact, configMap, run } = REQUESTS;

const NO_OBJECT = {
  status: 404,
  text: 'No objects found at mlpipeline/a/b/main.log',
  request: artifact,
};

/** An error of reading the workflow's status, which the UI server ends with a full stop. */
const statusError = (code: KnownSymptom['code'], text: string): KnownSymptom[] =>
  responds(code, 500, `${STATUS_ERROR}${text}.`);

const noWorkflow = (name: string): string =>
  kubernetesError(404, `workflows.argoproj.io "${name}" not found`);

/** The UI server's Kubernetes client, for a workflow that Argo has collected. */
export const WORKFLOW_GONE = noWorkflow('churn');
/** The same for a workflow that the UI server may not read. */
export const WORKFLOW_FORBIDDEN = kubernetesError(
  403,
  `workflows.argoproj.io "churn" is forbidden: ${ACCOUNT} "workflows" in API group "argoproj.io" in the namespace "team-a"`,
);

/** What the UI server reads out of the run's workflow, and cannot. */
export const WORKFLOW: readonly KnownSymptom[] = [
  statusError('server-archive-off', WORKFLOW_GONE),
  statusError('workflow-misnamed', noWorkflow('churn-retry')),
  statusError('workflow-misnamed', noWorkflow('churn-metadata-0-2')),
  statusError('workflow-forbidden', WORKFLOW_FORBIDDEN),
  // Kubernetes itself is out of reach.
  statusError(
    'kubernetes-unreachable',
    'FetchError: request to https://10.96.0.1:443/apis/argoproj.io/v1alpha1/namespaces/team-a/workflows/churn failed, reason: connect ECONNREFUSED 10.96.0.1:443',
  ),
  statusError('kubernetes-unreachable', 'Error: connect ECONNREFUSED 10.96.0.1:443'),
  statusError('kubernetes-unreachable', 'Error: getaddrinfo ENOTFOUND kubernetes.default.svc'),
  statusError(
    'kubernetes-unreachable',
    'FetchError: request to https://10.96.0.1:443/apis/argoproj.io/v1alpha1/namespaces/team-a/workflows/churn failed, reason: unable to verify the first certificate',
  ),
  statusError(
    'kubernetes-unreachable',
    kubernetesError(503, 'the server is currently unable to handle the request'),
  ),
  logError(
    'kubernetes-unreachable',
    'FetchError: request to https://10.96.0.1:443/api/v1/namespaces/kubeflow/secrets/store-keys failed, reason: connect ECONNREFUSED 10.96.0.1:443',
  ),
  statusError('workflow-unreadable', '[object Object]'),
  logError(
    'archiving-disabled',
    'Error: Unable to retrieve logs from artifact store; archiveLogs is disabled.',
  ),
  logError('node-not-found', 'Error: Unable to find corresponding log artifact in node.'),
  logError('step-not-archived', 'Error: No artifact named "main-logs" for node.'),
  logError(
    'repository-unsupported',
    'Error: Unable to find artifact repository information from workflow status.',
  ),
  logError(
    'repository-unsupported',
    "TypeError: Cannot read properties of undefined (reading 'key')",
  ),
  logError(
    'not-started',
    "TypeError: Cannot read properties of undefined (reading 'artifactRepositoryRef')",
  ),
  logError('secret-missing', kubernetesError(404, 'secrets "store-keys" not found')),
  logError('secret-missing', kubernetesError(404, 'secrets "gone" not found')),
  logError(
    'secret-forbidden',
    kubernetesError(403, `secrets "store-keys" is forbidden: ${ACCOUNT} "secrets"`),
  ),
  logError(
    'secret-forbidden',
    kubernetesError(
      403,
      `secrets "mlpipeline-minio-artifact" is forbidden: ${ACCOUNT} "secrets" in API group "" in the namespace "team-a"`,
    ),
  ),
  logError(
    'server-outdated',
    'Error: Unable to find pod log archive information from workflow status.',
  ),
  responds('server-outdated', 404, 'pod not found'),
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
  known('log-expired', 'the workflow has the log’s key, and the store no such object', {
    seen: [{ status: 200, text: '', request: run }, NO_OBJECT],
  }),
].flat();

/** A key with a tag of Argo's that the UI server does not know. */
export const KEY_UNSUPPORTED =
  'Error: keyFormat, which is defined in config.ts or through the ARGO_KEYFORMAT env var, appears to include template tags that are not supported. The resulting log key, logs/{{workflow.labels.team}}/churn/main.log, includes unresolved template tags and is therefore invalid.';
/** A key with a character that the UI server does not accept. */
export const KEY_INVALID =
  'Error: The log key, artifacts/churn/team+1/main.log, which is derived from keyFormat in config.ts or through the ARGO_KEYFORMAT env var, is an invalid path. Supported characters include: letters, numbers, -, ., _, and /.';

const REPOSITORY = {
  configMap: 'artifact-repositories',
  dataKey: 'default-namespaced',
  who: 'system:serviceaccount:kubeflow:ml-pipeline-ui',
};
const CONFIG_MAP = { status: 200, text: '', request: configMap };

/** How the key of an archived log is worked out, and where its parts are configured. */
export const ARCHIVE_KEY: readonly KnownSymptom[] = [
  logError('key-tags-unsupported', KEY_UNSUPPORTED),
  logError('key-invalid', KEY_INVALID),
  known('repository-forbidden', 'the namespace’s artifact-repositories may not be read', {
    params: { ...REPOSITORY, text: 'configmaps is forbidden' },
    seen: [
      { status: 403, text: `configmaps is forbidden: ${ACCOUNT} "configmaps"`, request: configMap },
    ],
  }),
  known('repository-config-invalid', 'the namespace’s artifact-repositories is no YAML', {
    params: { ...REPOSITORY, line: 2, column: 14, text: 'Missing closing "quote' },
    seen: [CONFIG_MAP],
  }),
  known('repository-key-missing', 'artifact-repositories has another key than its default', {
    params: { ...REPOSITORY, keys: 'default-namespaced' },
    seen: [CONFIG_MAP],
  }),
  known('repository-without-store', 'artifact-repositories names no store', {
    params: REPOSITORY,
    seen: [CONFIG_MAP],
  }),
  known('repository-config-missing', 'the namespace has no artifact-repositories', {
    params: REPOSITORY,
    seen: [
      { status: 404, text: 'configmaps "artifact-repositories" not found', request: configMap },
    ],
  }),
  known('repository-lookup-failed', 'artifact-repositories was not answered', {
    params: { ...REPOSITORY, text: 'HTTP 502' },
    seen: [{ status: 502, text: 'Bad Gateway', request: configMap }],
  }),
  known(
    'executor-logs-unknown',
    'the page’s own executorLogs has failed, or not answered in time',
    {
      params: { text: 'HTTP 503' },
    },
  ),
  known('key-guessed', 'the log was found by trying the usual keys', {
    seen: [
      { ...NO_OBJECT, rung: 'guessedArchive' },
      { status: 200, text: '', request: artifact, rung: 'guessedArchive' },
    ],
  }),
  known('namespace-wrong', 'the workflow of the run is in another namespace than the target’s', {
    params: { namespace: 'team-a', actualNamespace: 'team-b' },
    seen: [
      { status: 500, text: 'Could not get pod churn-1 in namespace team-a', request: REQUESTS.pod },
      { status: 200, text: '', request: REQUESTS.run },
    ],
  }),
  known('run-silent', 'the workflow says that the step runs, long after its pod was deleted', {
    params: { seconds: 60 },
    seen: [
      { status: 500, text: 'Could not get pod churn-1 in namespace team-a', request: REQUESTS.pod },
      { status: 200, text: '', request: REQUESTS.events },
      { status: 200, text: '', request: REQUESTS.run },
    ],
  }),
].flat();
