import type { KfpEndpoint } from '../kfp/types.js';
import type { DiagnosisCode } from './catalogue.js';

/** A known form of response and the cause it tells. A test that is left out passes for any. */
interface KnownResponse {
  /** The cause it tells. */
  code: DiagnosisCode;
  /** Which endpoint was asked. */
  endpoint?: KfpEndpoint;
  /** Any of these statuses. */
  status?: readonly number[];
  /** What the body says. */
  text?: Pick<RegExp, 'test'>;
  /** Values for the places of the cause's texts that the body does not give. */
  params?: Readonly<Record<string, string>>;
}

const HTML = /^\s*</;
/** Node's errors for a connection that was not made, or was cut. */
const NO_CONNECTION =
  /ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|socket hang up/;
/** The store has no such key. Unless `artifacts/get` named it, the server worked it out. */
const NO_KEY = /specified key does not exist|S3Error: Not Found|NoSuchKey/i;
/** What the UI server's client of Kubernetes says when it got no response, and of which request. */
const KUBERNETES_UNANSWERED =
  /FetchError: request to https?:\/\/[^\s/]+\/apis?\/\S* failed, reason: /;
/** The workflow that Kubernetes does not have, by the name that the UI server has derived. */
const NO_WORKFLOW = /workflows\.argoproj\.io \\*"([^"\\]+)\\*" not found/;
/** The server derives a wrong workflow name from the names of these pods. */
const MISNAMED =
  /-(?:retry|metadata-\d+-\d+(?:-retry)?|system-(?:container-driver|dag-driver|importer)-\d+)$/;

/** A text in which all of these stand, in this order, whatever stands between them. */
function inOrder(...parts: readonly string[]): Pick<RegExp, 'test'> {
  return {
    test: (text) => {
      let at = 0;
      return parts.every((part) => {
        const found = text.indexOf(part, at);
        at = found + part.length;
        return found >= 0;
      });
    },
  };
}

/** A text in which a pattern matches something behind some words. */
function behind(words: string, pattern: RegExp): Pick<RegExp, 'test'> {
  return {
    test: (text) => {
      const at = text.indexOf(words);
      return at >= 0 && pattern.test(text.slice(at + words.length));
    },
  };
}

const STATUS_ERROR = 'Unable to retrieve workflow status: ';

/**
 * Responses that are no log; the first form that matches counts. Forms that look alike are told
 * apart by their order: proxies and pages first, then the UI server's own errors, then those of
 * Kubernetes, of the object store and of the API server.
 *
 * A host, a name or a key may have any length. A body is hostile input: each test takes time that is
 * linear in its length, so nothing is demanded behind a repetition that could match it too.
 */
export const RESPONSES: readonly KnownResponse[] = [
  { code: 'mesh-denied', status: [403], text: /^RBAC: access denied/ },
  { code: 'identity-missing', status: [401], text: /^Authentication required for artifact/ },
  {
    code: 'artifact-read-refused',
    endpoint: 'artifactRead',
    text: /User identity is empty in the request header/,
  },
  // KFP's API server for several users: the gateway's header did not come with the request.
  {
    code: 'identity-missing',
    status: [401, 403],
    text: /User identity is empty in the request header/,
  },
  { code: 'login-required', status: [401] },
  { code: 'login-required', status: [403], text: /^\s*<[^]*(?:sign[ -]?in|log[ -]?in|oauth)/i },
  { code: 'login-required', status: [403], text: /Invalid IAP credentials|^Jwt / },
  { code: 'rate-limited', status: [429] },
  { code: 'headers-too-large', status: [413, 431] },
  {
    code: 'stream-flag-broken',
    endpoint: 'podLogs',
    status: [404],
    text: /^\s*\{"code":\s*5,\s*"message":\s*"Not Found"/,
  },
  { code: 'not-kfp', status: [404, 405], text: /^\s*(?:$|<|404 page not found|default backend)/ },
  { code: 'run-not-found', endpoint: 'runManifest', status: [400, 404] },
  { code: 'ui-server-down', status: [503], text: /upstream connect error|no healthy upstream/ },
  { code: 'proxy-error', status: [403, 502, 503], text: HTML },
  { code: 'proxy-error', status: [502, 503], text: /^Bad Gateway|^Service Unavailable/ },
  { code: 'timeout', status: [504], text: /upstream request timeout|^\s*</ },
  { code: 'api-server-down', text: /^Error occurred while trying to proxy/ },
  // The UI server asks the API server whether the user may read, and reads no answer as a refusal.
  { code: 'api-server-down', status: [403], text: /interceptors did not return/ },

  { code: 'pod-name-missing', status: [400, 422], text: /^podname argument is required/ },
  { code: 'namespace-missing', status: [422], text: /argument is required/ },
  { code: 'namespace-missing', status: [400], text: /^Namespace parameter is required/ },
  { code: 'invalid-target', status: [400], text: /^Invalid namespace|single string value/ },
  { code: 'invalid-target', status: [400], text: /^Malformed URL encoding|^Invalid HTTP artifact/ },
  { code: 'access-denied', status: [403], text: /^Access denied to namespace/ },
  { code: 'access-denied', status: [403], text: /not authorized to GET VIEWERS/ },
  { code: 'artifact-namespace', status: [403], text: /does not belong to the requested namespace/ },
  { code: 'access-denied', status: [403], text: /Failed to (?:authorize|access)|PermissionDenied/ },
  { code: 'object-missing', status: [404], text: /^No objects found at |artifact not found/ },
  { code: 'server-outdated', text: /^pod not found/ },
  { code: 'pod-gone', text: /^Could not get pod |^Invalid resource name/ },
  // Also of a server that may not list events: `explain/` tells that apart.
  { code: 'kubernetes-unreachable', text: /^Error when listing pod events/ },

  { code: 'archiving-disabled', text: /archiveLogs is disabled/ },
  { code: 'key-tags-unsupported', text: /includes unresolved template tags/ },
  { code: 'key-invalid', text: inOrder('The log key, ', ' is an invalid path') },
  { code: 'step-not-archived', text: /No artifact named "main-logs"/ },
  { code: 'node-not-found', text: /Unable to find corresponding log artifact in node/ },
  { code: 'repository-unsupported', text: /Unable to find artifact repository information/ },
  { code: 'repository-unsupported', text: /Cannot read propert(?:y|ies of \w+ \(reading) 'key'/ },
  // A workflow without a status is one that Argo has not reconciled yet.
  {
    code: 'not-started',
    text: /Cannot read propert(?:y|ies of \w+ \(reading) 'artifactRepositoryRef'/,
  },
  { code: 'secret-forbidden', text: /secrets (?:\\*"[^"\\]*\\*" )?is forbidden/ },
  {
    code: 'secret-missing',
    text: /secrets (?:\\*"[^"\\]*\\*" )?not found|fetch provider secret/,
  },
  { code: 'workflow-forbidden', text: inOrder('HTTP-Code: 403', 'workflows') },
  { code: 'server-token-invalid', text: /HTTP-Code: 401/ },
  { code: 'kubernetes-unreachable', text: KUBERNETES_UNANSWERED },
  {
    code: 'kubernetes-unreachable',
    text: behind(
      STATUS_ERROR,
      new RegExp(`HTTP-Code: 5|ENOTFOUND|certificate|${NO_CONNECTION.source}`),
    ),
  },
  {
    code: 'workflow-misnamed',
    text: { test: (text) => MISNAMED.test(NO_WORKFLOW.exec(text)?.[1] ?? '') },
  },
  { code: 'workflow-unreadable', text: inOrder(`${STATUS_ERROR}[object Object]`) },
  { code: 'server-archive-off', text: inOrder('Unable to retrieve workflow status') },
  { code: 'server-outdated', text: /Unable to find pod log archive information/ },

  // Errors of Kubernetes about a pod's log: the API server passes them on, the UI server does not.
  { code: 'pod-log-forbidden', text: /pods \\*"[^"\\]+\\*" is forbidden: User/ },
  {
    code: 'kubelet-file-gone',
    text: /previous terminated container \\*"[^"\\]*\\*" in pod \\*"[^"\\]*\\*" not found/,
  },
  {
    code: 'container-not-found',
    text: /container \S+ is not valid for pod|a container name must be specified for pod/,
  },
  {
    code: 'pod-initializing',
    text: /waiting to start: PodInitializing/,
    params: { reason: 'PodInitializing' },
  },
  {
    code: 'pod-starting',
    text: /waiting to start: ContainerCreating/,
    params: { reason: 'ContainerCreating' },
  },
  {
    code: 'image-invalid',
    text: /waiting to start: InvalidImageName/,
    params: { reason: 'InvalidImageName' },
  },
  {
    code: 'image-pull',
    text: /waiting to start: (?:image can't be pulled|trying and failing to pull|ErrImage|ImagePull)/,
    params: { reason: 'ErrImagePull' },
  },
  {
    code: 'container-config',
    text: /waiting to start: CreateContainerConfigError/,
    params: { reason: 'CreateContainerConfigError' },
  },
  {
    code: 'container-create',
    text: /waiting to start: (?:CreateContainerError|RunContainerError|StartError)/,
    params: { reason: 'CreateContainerError' },
  },
  // For a pod without a node Kubernetes sends an empty response, which its client cannot parse.
  {
    code: 'pod-starting',
    text: /Cannot parse content\. No Content-Type defined/,
    params: { reason: 'Pending' },
  },
  { code: 'node-unreachable', text: /containerLogs\/|No agent available/ },
  { code: 'node-unreachable', text: inOrder('proxy error from ', ' dialing') },
  { code: 'kubeconfig-http', text: /HTTP protocol is not allowed when skipTLSVerify/ },
  { code: 'pod-gone', text: /pods \\*"[^"\\]+\\*" not found/ },

  { code: 'gcs-failed', text: /^Failed to download GCS file/ },
  { code: 'store-clock', text: /RequestTimeTooSkewed|difference between the request time/i },
  { code: 'store-token-expired', text: /Expired ?Token|token has expired/i },
  { code: 'bucket-missing', text: /bucket does not exist|NoSuchBucket/i },
  {
    code: 'store-credentials',
    text: /access key|InvalidAccessKeyId|request signature|SignatureDoesNotMatch/i,
  },
  { code: 'store-denied', text: /Access ?Denied|authorized credentials|storage\.objects\./i },
  { code: 'object-missing', endpoint: 'artifact', text: NO_KEY },
  { code: 'key-mismatch', text: NO_KEY },
  { code: 'store-error', text: /: S3Error\s*$/ },
  { code: 'store-name-unknown', text: /ENOTFOUND/ },
  { code: 'store-tls', text: /EPROTO|wrong version number/ },
  { code: 'store-unreachable', text: NO_CONNECTION },
  { code: 'store-certificate', text: /certificate|_CERT/i },
  { code: 'store-busy', text: /Retryable HTTP status|SlowDown|reduce your request rate/i },
  // The store answers, but the bucket is in another region.
  { code: 'store-region', text: /Moved Permanently|correct endpoint URL|PermanentRedirect/ },
  {
    code: 'store-region',
    text: /AuthorizationHeaderMalformed|authorization header is malformed/,
  },
  { code: 'namespace-missing', text: /Artifact Store provider given, but no namespace/ },
  { code: 'provider-invalid', text: /Failed to initialize Minio Client/ },
  { code: 'invalid-target', text: /is missing from artifact request|^Unknown storage source/ },
  { code: 'invalid-target', text: /^Invalid bucket name|^Object key too long/ },

  {
    code: 'manifest-not-reported',
    text: /read artifact from run with v2 IR spec is not supported|empty runtime workflow manifest/,
  },
  { code: 'run-not-found', text: /due to run fetching error/ },
  { code: 'object-missing', text: /due to error fetching the log file/ },
  { code: 'log-unreadable', text: /error in scanning the log lines|error copying the log file/ },
  { code: 'api-server-down', text: /^\s*\{"code":\s*14,/ },
  { code: 'unknown', status: [400, 404] },
  { code: 'server-error', status: [500, 501, 502, 503, 504] },
];
