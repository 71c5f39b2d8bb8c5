import type { KfpAnswer } from '../kfp/KfpAnswer.js';
import type { Cause } from './Cause.js';
import type { DiagnosisCode } from './DiagnosisCode.js';
import { looksLikeLogin } from './looksLikeLogin.js';
import { readableText } from './readableText.js';
import { redact } from './redact.js';

/** A form of answer that is known, and the cause it tells. The first that fits counts. */
interface KnownAnswer {
  code: DiagnosisCode;
  request?: RegExp;
  status?: readonly number[];
  text?: RegExp;
}

const NO_CONNECTION =
  /ECONNREFUSED|ENOTFOUND|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|EPROTO|socket hang up/;

/**
 * The order tells apart what looks alike: proxies and pages first, then the UI server's own words,
 * then those of Kubernetes, and of the object store. Repetitions are bounded: a body is hostile.
 */
const KNOWN_ANSWERS: readonly KnownAnswer[] = [
  { code: 'mesh-denied', status: [403], text: /^RBAC: access denied/ },
  { code: 'login-required', status: [401] },
  { code: 'login-required', status: [403], text: /^\s*<[^]*(?:sign[ -]?in|log[ -]?in|oauth)/i },
  { code: 'login-required', status: [403], text: /Invalid IAP credentials|^Jwt / },
  { code: 'rate-limited', status: [429] },
  {
    code: 'stream-flag-broken',
    request: /k8s\/pod\/logs/,
    status: [404],
    text: /^\s*\{"code":\s*5,\s*"message":\s*"Not Found"/,
  },
  { code: 'not-kfp', status: [404, 405], text: /^\s*(?:$|<|404 page not found|default backend)/ },
  { code: 'run-not-found', request: /apis\/v\dbeta1\/runs\/[^/]+$/, status: [400, 404] },
  { code: 'proxy-error', status: [403, 502, 503], text: /^\s*<|^Bad Gateway|^Service Unavailable/ },
  { code: 'proxy-error', status: [413, 431] },
  { code: 'proxy-error', status: [503], text: /upstream connect error|no healthy upstream/ },
  { code: 'timeout', status: [504], text: /upstream request timeout|^\s*</ },
  { code: 'api-server-down', text: /^Error occurred while trying to proxy/ },
  // The UI server asks the API server whether the user may, and takes no answer for a no.
  { code: 'api-server-down', status: [403], text: /interceptors did not return/ },

  { code: 'pod-name-missing', status: [400, 422], text: /^podname argument is required/ },
  { code: 'namespace-missing', status: [422], text: /argument is required/ },
  { code: 'namespace-missing', status: [400], text: /^Namespace parameter is required/ },
  { code: 'invalid-target', status: [400], text: /^Invalid namespace|single string value/ },
  { code: 'access-denied', status: [403], text: /^Access denied to namespace/ },
  { code: 'access-denied', status: [403], text: /not authorized to GET VIEWERS/ },
  { code: 'artifact-namespace', status: [403], text: /does not belong to the requested namespace/ },
  { code: 'access-denied', status: [403], text: /Failed to (?:authorize|access)|PermissionDenied/ },
  { code: 'object-missing', status: [404], text: /^No objects found at |artifact not found/ },
  { code: 'pod-gone', text: /^Could not get pod |^Invalid resource name|^pod not found/ },
  { code: 'archiving-disabled', text: /archiveLogs is disabled/ },
  { code: 'key-tags-unsupported', text: /includes unresolved template tags/ },
  { code: 'key-invalid', text: /The log key, [^]{0,2000} is an invalid path/ },
  { code: 'step-not-archived', text: /No artifact named "main-logs"/ },
  { code: 'step-not-archived', text: /Unable to find corresponding log artifact in node/ },
  { code: 'repository-unsupported', text: /Unable to find artifact repository information/ },
  { code: 'repository-unsupported', text: /Cannot read propert[^\n]{1,80}'key'/ },
  // A workflow without a status is one that Argo has not begun with.
  { code: 'not-started', text: /Cannot read propert[^\n]{1,80}'artifactRepositoryRef'/ },

  { code: 'secret-missing', text: /secrets [^]{0,300}(?:not found|is forbidden)/ },
  { code: 'secret-missing', text: /fetch provider secret|incomplete secret credential info/ },
  { code: 'workflow-forbidden', text: /HTTP-Code: 403[^]{0,2000}workflows/ },
  {
    code: 'server-error',
    text: new RegExp(
      `Unable to retrieve workflow status: [^]{0,80}(?:HTTP-Code: (?:401|5)|${NO_CONNECTION.source})`,
    ),
  },
  { code: 'server-archive-off', text: /Unable to retrieve workflow status/ },
  { code: 'server-archive-off', text: /Unable to find pod log archive information/ },

  { code: 'bucket-missing', text: /bucket does not exist|NoSuchBucket/i },
  { code: 'store-denied', text: /Access ?Denied|access key|request signature|InvalidAccessKeyId/i },
  { code: 'store-denied', text: /authorized credentials|SignatureDoesNotMatch|storage\.objects\./ },
  { code: 'store-denied', text: /Expired ?Token|token has expired|RequestTimeTooSkewed/i },
  { code: 'store-denied', text: /difference between the request time|default credentials/ },
  {
    // The key was not worked out by the server then, but named in the request.
    code: 'object-missing',
    request: /artifacts\/get/,
    text: /specified key does not exist|S3Error: Not Found|NoSuchKey/i,
  },
  { code: 'key-mismatch', text: /specified key does not exist|S3Error: Not Found|NoSuchKey/i },
  { code: 'store-error', text: /: S3Error\s*$/ },
  { code: 'store-unreachable', text: NO_CONNECTION },
  { code: 'store-unreachable', text: /certificate|_CERT|Retryable HTTP status/i },
  // A region other than the bucket's: the store answers, though not for this bucket.
  { code: 'store-unreachable', text: /Moved Permanently|correct endpoint URL/ },
  {
    code: 'store-unreachable',
    text: /AuthorizationHeaderMalformed|authorization header is malformed/,
  },
  { code: 'namespace-missing', text: /Artifact Store provider given, but no namespace/ },
  { code: 'store-denied', text: /Failed to initialize Minio Client/ },
  { code: 'store-error', text: /^Failed to download GCS file/ },

  // The API server has not been told of the workflow yet, which other rungs say better.
  { code: 'unknown', text: /read artifact from run with v2 IR spec is not supported/ },
  { code: 'unknown', status: [400, 404] },
  { code: 'server-error', status: [500, 501, 502, 503, 504] },
];

/** What an answer that is no log says: the first form in the table that it has. */
export function classifyAnswer(answer: KfpAnswer, text: string): Cause {
  const known = KNOWN_ANSWERS.find(
    (it) =>
      (it.request?.test(answer.request) ?? true) &&
      (it.status?.includes(answer.status) ?? true) &&
      (it.text?.test(text) ?? true),
  );
  const code = known?.code ?? 'unknown';
  const readable = readableText(text) || String(answer.status);
  return {
    code: code === 'not-kfp' && looksLikeLogin(text) ? 'login-required' : code,
    params: {
      request: answer.request,
      status: answer.status,
      text: readable,
      title: readable,
      message: readable,
      problem: readable,
      ...namesIn(text),
    },
  };
}

/** The names that the server worked out, and which may differ from those that it was asked for. */
function namesIn(text: string): { key?: string; workflow?: string } {
  const key = /log key, ([^]{1,1100}?), (?:includes|which)/.exec(text)?.[1];
  const workflow =
    /workflows\.argoproj\.io \\*"([a-z0-9.-]{1,253})\\*" (?:not found|is forbidden)/.exec(
      text,
    )?.[1];
  return { ...(key && { key: redact(key) }), ...(workflow && { workflow }) };
}
