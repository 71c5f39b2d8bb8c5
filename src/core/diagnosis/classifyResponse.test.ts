import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { endpointOf } from '../../../test/support/endpointOf.js';
import { CATALOGUE, type Cause } from './catalogue.js';
import { classifyResponse } from './classifyResponse.js';

const LOGS = 'GET /k8s/pod/logs?podname=churn-1&podnamespace=team-a&createdat=2026-08-20';
const POD = 'GET /k8s/pod?podname=churn-1&podnamespace=team-a';
const ARTIFACT = 'GET /artifacts/get?source=minio&bucket=mlpipeline&key=a/b/main.log';
const READ = 'GET /apis/v2beta1/runs/b5f0/nodes/churn-1/artifacts/main-logs:read';
const RUN = 'GET /apis/v1beta1/runs/b5f0c1de';
const P = 'Could not get main container logs: ';
const S = 'Failed to get object in bucket: ';

function classify(status: number, text: string, request = LOGS): Cause {
  const response = {
    request,
    endpoint: endpointOf(request),
    status,
    redirected: false,
    contentType: undefined,
    contentDisposition: undefined,
    body: new ReadableStream<Uint8Array>(),
  };
  return classifyResponse(response, text);
}

/** An error of the Kubernetes client, with the object's answer in it, escaped twice. */
function kubernetes(code: number, message: string, kind: string): string {
  const body = {
    kind: 'Status',
    metadata: {},
    status: 'Failure',
    message,
    details: { kind },
    code,
  };
  const headers = JSON.stringify({ 'cache-control': 'no-cache, private', 'content-length': '182' });
  return `Error: HTTP-Code: ${code}\nMessage: Unknown API Status Code!\nBody: ${JSON.stringify(
    `${JSON.stringify(body)}\n`,
  )}\nHeaders: ${headers}`;
}

const WORKFLOW_GONE = kubernetes(404, 'workflows.argoproj.io "churn" not found', 'workflows');
const NO_WORKFLOWS = kubernetes(
  403,
  'workflows.argoproj.io "churn" is forbidden: User "system:serviceaccount:kubeflow:ml-pipeline-ui" cannot get resource "workflows" in API group "argoproj.io" in the namespace "team-a"',
  'workflows',
);
const NO_SECRETS = kubernetes(
  403,
  'secrets "mlpipeline-minio-artifact" is forbidden: User "system:serviceaccount:kubeflow:ml-pipeline-ui" cannot get resource "secrets" in API group "" in the namespace "team-a"',
  'secrets',
);
const page = (title: string, text = title): string =>
  `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${text}</h1></body></html>`;
const EXPRESS_404 =
  '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Error</title>\n</head>\n<body>\n<pre>Cannot GET /pipeline/k8s/pod/logs</pre>\n</body>\n</html>\n';
const UNSUPPORTED =
  'Error: keyFormat, which is defined in config.ts or through the ARGO_KEYFORMAT env var, appears to include template tags that are not supported. The resulting log key, logs/{{workflow.labels.team}}/churn/main.log, includes unresolved template tags and is therefore invalid.';
const INVALID =
  'Error: The log key, artifacts/churn/team+1/main.log, which is derived from keyFormat in config.ts or through the ARGO_KEYFORMAT env var, is an invalid path. Supported characters include: letters, numbers, -, ., _, and /.';

type Row = [code: keyof typeof CATALOGUE, status: number, text: string, request?: string];

describe('what was asked for, and who may', () => {
  test.each<Row>([
    ['pod-name-missing', 400, 'podname argument is required'],
    ['pod-name-missing', 422, 'podname argument is required', POD],
    ['namespace-missing', 422, 'podnamespace argument is required'],
    ['namespace-missing', 422, 'podnamespace argument is required', POD],
    ['access-denied', 403, 'Access denied to namespace'],
    ['access-denied', 403, 'Access denied to namespace', POD],
    ['server-error', 500, 'Authorization check failed'],
    ['identity-missing', 401, 'Authentication required for artifact access', ARTIFACT],
    [
      'namespace-missing',
      400,
      'Namespace parameter is required when authentication is enabled',
      ARTIFACT,
    ],
    ['invalid-target', 400, 'Invalid namespace format', ARTIFACT],
    ['invalid-target', 400, 'Invalid namespace', ARTIFACT],
    ['invalid-target', 400, 'key must be a single string value', ARTIFACT],
    [
      'access-denied',
      403,
      "User is not authorized to GET VIEWERS in namespace team-a: Failed to authorize the request: PermissionDenied: User 'bob@example.com' is not authorized with reason:  (request: &ResourceAttributes{Namespace:team-a,Verb:get,Group:kubeflow.org,Version:v1beta1,Resource:viewers,Subresource:,Name:,}): Unauthorized access",
      ARTIFACT,
    ],
    [
      'access-denied',
      403,
      'User is not authorized to GET VIEWERS in namespace team-a: Failed to check authorization',
      ARTIFACT,
    ],
    [
      'api-server-down',
      403,
      'User is not authorized to GET VIEWERS in namespace team-a: The request failed and the interceptors did not return an alternative response',
      ARTIFACT,
    ],
    ['artifact-namespace', 403, 'Artifact does not belong to the requested namespace', ARTIFACT],
    ['stream-flag-broken', 404, '{"code":5,"message":"Not Found"}'],
    ['not-kfp', 404, EXPRESS_404],
    ['not-kfp', 404, EXPRESS_404, RUN],
    ['not-kfp', 405, page('405 Not Allowed')],
    ['not-kfp', 404, '404 page not found\n'],
    ['not-kfp', 404, 'default backend - 404'],
    ['not-kfp', 404, ''],
    [
      'artifact-read-refused',
      403,
      '{"error_message":"Failed to authorize the request: Failed to access run b5f0. Check if you have access to namespace team-a: Unauthenticated: Failed to check authorization. User identity is empty in the request header","error_details":"x"}',
      READ,
    ],
    ['access-denied', 403, '{"code":7,"message":"PermissionDenied: no","details":[]}', RUN],
  ])('%s: %i %s', (code, status, text, request) => {
    expect(classify(status, text, request).code).toBe(code);
  });
});

describe("the workflow's status", () => {
  test.each<Row>([
    ['server-archive-off', 500, `${P}Error: Unable to retrieve workflow status: ${WORKFLOW_GONE}.`],
    ['workflow-forbidden', 500, `${P}Error: Unable to retrieve workflow status: ${NO_WORKFLOWS}.`],
    ['workflow-unreadable', 500, `${P}Error: Unable to retrieve workflow status: [object Object].`],
    [
      'archiving-disabled',
      500,
      `${P}Error: Unable to retrieve logs from artifact store; archiveLogs is disabled.`,
    ],
    ['node-not-found', 500, `${P}Error: Unable to find corresponding log artifact in node.`],
    ['step-not-archived', 500, `${P}Error: No artifact named "main-logs" for node.`],
    [
      'repository-unsupported',
      500,
      `${P}Error: Unable to find artifact repository information from workflow status.`,
    ],
    [
      'repository-unsupported',
      500,
      `${P}TypeError: Cannot read properties of undefined (reading 'key')`,
    ],
    [
      'not-started',
      500,
      `${P}TypeError: Cannot read properties of undefined (reading 'artifactRepositoryRef')`,
    ],
    ['secret-missing', 500, P + kubernetes(404, 'secrets "gone" not found', 'secrets')],
    ['secret-forbidden', 500, P + NO_SECRETS],
    [
      'server-outdated',
      500,
      `${P}Error: Unable to find pod log archive information from workflow status.`,
    ],
    ['server-outdated', 404, 'pod not found'],
    // Kubernetes itself is out of reach, or does not know the server any more.
    [
      'server-error',
      500,
      `${P}Error: Unable to retrieve workflow status: Error: connect ECONNREFUSED 10.96.0.1:443.`,
    ],
    [
      'server-token-invalid',
      500,
      `${P}Error: Unable to retrieve workflow status: ${kubernetes(401, 'Unauthorized', '')}.`,
    ],
  ])('%s: %i %s', (code, status, text) => {
    expect(classify(status, text).code).toBe(code);
  });
});

describe('the key of the archived log', () => {
  test.each<Row>([
    ['key-tags-unsupported', 500, P + UNSUPPORTED],
    ['key-invalid', 500, P + INVALID],
  ])('%s: %i %s', (code, status, text) => {
    expect(classify(status, text).code).toBe(code);
  });
});

describe('the object store', () => {
  const words: [keyof typeof CATALOGUE, string][] = [
    ['bucket-missing', 'S3Error: The specified bucket does not exist'],
    ['store-denied', 'S3Error: Access Denied.'],
    ['store-denied', 'S3Error: Valid and authorized credentials required'],
    ['store-credentials', 'S3Error: The access key ID you provided does not exist in our records.'],
    [
      'store-credentials',
      'S3Error: The AWS Access Key Id you provided does not exist in our records.',
    ],
    [
      'store-credentials',
      'S3Error: The request signature we calculated does not match the signature you provided. Check your key and signing method.',
    ],
    ['store-unreachable', 'Error: connect ECONNREFUSED 127.0.0.1:19009'],
    ['store-name-unknown', 'Error: getaddrinfo ENOTFOUND https'],
    [
      'store-tls',
      'Error: write EPROTO 80F0:error:0A00010B:SSL routines:ssl3_get_record:wrong version number',
    ],
    ['store-certificate', 'Error: self-signed certificate'],
    ['store-certificate', 'Error: unable to verify the first certificate'],
    ['store-certificate', 'Error: certificate has expired'],
    [
      'store-certificate',
      "Error: Hostname/IP does not match certificate's altnames: ERR_TLS_CERT_ALTNAME_INVALID",
    ],
    ['store-busy', 'Error: Request failed after 1 retries: Error: Retryable HTTP status: 503'],
    ['store-region', 'S3Error: Moved Permanently'],
    ['store-region', 'S3Error: Are you using the correct endpoint URL?'],
    [
      'store-region',
      "S3Error: The authorization header is malformed; the region 'us-east-1' is wrong; expecting 'eu-west-1'",
    ],
    [
      'store-clock',
      "S3Error: The difference between the request time and the server's time is too large.",
    ],
    ['store-clock', 'S3Error: RequestTimeTooSkewed'],
    ['store-token-expired', 'S3Error: The provided token has expired.'],
    ['store-token-expired', 'S3Error: ExpiredToken'],
    ['store-error', 'S3Error'],
  ];

  test.each<Row>([
    ...words.flatMap(([code, text]): Row[] => [
      [code, 500, P + text],
      [code, 500, S + text, ARTIFACT],
    ]),
    ['key-mismatch', 500, `${P}S3Error: The specified key does not exist.`],
    ['key-mismatch', 500, `${P}S3Error: Not Found`],
    ['object-missing', 500, `${S}S3Error: The specified key does not exist.`, ARTIFACT],
    [
      'object-missing',
      500,
      'Failed to get object in bucket mlpipeline at path a/b/main.log: S3Error: Not Found',
      ARTIFACT,
    ],
    ['object-missing', 404, 'No objects found at mlpipeline/fixtures/nope.log', ARTIFACT],
    [
      'provider-invalid',
      500,
      'Failed to initialize Minio Client for Minio Provider: Error: Failed to parse provider info.',
      ARTIFACT,
    ],
    [
      'namespace-missing',
      500,
      'Failed to initialize Minio Client for S3 Provider: Error: Artifact Store provider given, but no namespace provided.',
      ARTIFACT,
    ],
    [
      'provider-invalid',
      500,
      'Failed to initialize Minio Client for S3 Provider: Error: Provider info with incomplete secret credential info.',
      ARTIFACT,
    ],
    [
      'secret-missing',
      500,
      'Failed to initialize Minio Client for S3 Provider: Error: Encountered error when trying to fetch provider secret s3-creds.',
      ARTIFACT,
    ],
    [
      'gcs-failed',
      500,
      'Failed to download GCS file(s). Error: Could not load the default credentials.',
      ARTIFACT,
    ],
    [
      'gcs-failed',
      500,
      'Failed to download GCS file(s). Error: sa does not have storage.objects.get access',
      ARTIFACT,
    ],
    ['gcs-failed', 500, 'Failed to download GCS file(s). Error: Bad request', ARTIFACT],
  ])('%s: %i %s', (code, status, text, request) => {
    expect(classify(status, text, request).code).toBe(code);
  });
});

describe('a proxy in front', () => {
  test.each<Row>([
    ['login-required', 401, 'Jwt is missing'],
    ['login-required', 401, 'Jwt is expired'],
    ['login-required', 401, 'Jwt verification fails'],
    ['login-required', 403, 'Jwt verification fails'],
    ['login-required', 401, ''],
    ['login-required', 401, page('Sign In')],
    ['login-required', 403, page('403 Forbidden', 'Sign in with OpenID Connect')],
    ['login-required', 401, 'Invalid IAP credentials: empty token'],
    ['login-required', 403, 'Invalid IAP credentials: Unable to parse JWT'],
    ['login-required', 404, page('dex', 'Log in to dex')],
    ['mesh-denied', 403, 'RBAC: access denied'],
    [
      'ui-server-down',
      503,
      'upstream connect error or disconnect/reset before headers. reset reason: connection failure',
    ],
    ['ui-server-down', 503, 'no healthy upstream'],
    ['timeout', 504, 'upstream request timeout'],
    ['timeout', 504, page('504 Gateway Time-out')],
    ['proxy-error', 502, page('502 Bad Gateway')],
    ['proxy-error', 503, page('503 Service Temporarily Unavailable')],
    ['proxy-error', 502, 'Bad Gateway'],
    ['proxy-error', 403, page('403 Forbidden', 'blocked')],
    ['api-server-down', 504, 'Error occurred while trying to proxy: ml-pipeline:8888/apis/v1', RUN],
    ['api-server-down', 502, 'Error occurred while trying to proxy: ml-pipeline:8888/apis/v1', RUN],
    ['api-server-down', 500, 'Error occurred while trying to proxy: ml-pipeline:8888/apis/v1', RUN],
    ['rate-limited', 429, page('429 Too Many Requests')],
    ['rate-limited', 429, ''],
    ['headers-too-large', 413, page('413 Request Entity Too Large')],
    ['headers-too-large', 431, ''],
  ])('%s: %i %s', (code, status, text, request) => {
    expect(classify(status, text, request).code).toBe(code);
  });
});

describe('Kubernetes and the API server', () => {
  test.each<Row>([
    ['pod-gone', 500, 'Could not get pod nope in namespace kubeflow', POD],
    ['pod-gone', 500, 'Invalid resource name', POD],
    ['run-not-found', 404, '{"code":5,"message":"Run b5f0c1de not found","details":[]}', RUN],
    ['run-not-found', 404, '{"code":5,"message":"Not Found"}', RUN],
    [
      'object-missing',
      404,
      '{"error_message":"artifact not found: <nil>","error_details":""}',
      READ,
    ],
    [
      'manifest-not-reported',
      500,
      '{"error_message":"Invalid input error: read artifact from run with v2 IR spec is not supported","error_details":""}',
      READ,
    ],
    ['api-server-down', 503, '{"code":14,"message":"unavailable","details":[]}', RUN],
    ['server-error', 500, page('Error', 'Internal Server Error')],
    ['unknown', 400, 'what?'],
    ['unknown', 418, "I'm a teapot"],
  ])('%s: %i %s', (code, status, text, request) => {
    expect(classify(status, text, request).code).toBe(code);
  });
});

describe('the words that make a cause concrete', () => {
  test('are the request, the status and the readable text', () => {
    expect(classify(500, `${P}S3Error: Access Denied.`).params).toMatchObject({
      request: LOGS,
      status: 500,
      text: 'Access Denied.',
    });
  });

  test('are the status where nothing was said', () => {
    expect(classify(502, '').params['text']).toBe('502');
  });

  test.each([
    [UNSUPPORTED, 'logs/{{workflow.labels.team}}/churn/main.log'],
    [INVALID, 'artifacts/churn/team+1/main.log'],
  ])('have the key that the server worked out: %s', (text, key) => {
    expect(classify(500, P + text).params['key']).toBe(key);
  });

  test.each([WORKFLOW_GONE, NO_WORKFLOWS])('have the name of the workflow: %s', (text) => {
    const { params } = classify(500, `${P}Error: Unable to retrieve workflow status: ${text}.`);
    expect(params['workflow']).toBe('churn');
  });

  test('hold no identity and no credentials', () => {
    const text = `{"message":"User bob@example.com with token=q9q9q9 is PermissionDenied"}`;
    expect(JSON.stringify(classify(403, text, RUN))).not.toMatch(/bob|q9q9q9/);
  });
});

test('any answer has a cause of the catalogue', () => {
  const piece = fc.constantFrom(
    ...[
      P,
      S,
      UNSUPPORTED,
      INVALID,
      WORKFLOW_GONE,
      '<',
      '{',
      'log key, ',
      'secrets ',
      'HTTP-Code: 403',
    ],
    ...['Unable to retrieve workflow status: ', 'S3Error', 'Error: ', 'NotFound', '"', '\\', '\n'],
  );
  fc.assert(
    fc.property(
      fc.integer({ min: 200, max: 599 }),
      fc.array(fc.oneof(piece, fc.string({ unit: 'binary' })), { maxLength: 8 }),
      fc.constantFrom(LOGS, POD, ARTIFACT, READ, RUN),
      (status, pieces, request) => {
        const { code, params } = classify(status, pieces.join(''), request);
        expect(Object.keys(CATALOGUE)).toContain(code);
        expect(params['text']).not.toBe('');
      },
    ),
  );
});

/** Backtracking that grows with the square of the length would take minutes here. */
test.each([
  ...['log key, ', 'The log key, ', 'HTTP-Code: 403', 'secrets ', ': S3Error ', ' ', '<log ', '{'],
  ...['Unable to retrieve workflow status: ', 'Cannot read propert', 'workflows.argoproj.io "a'],
])('100,000 characters of %j are classified at once', (unit) => {
  const text = unit.repeat(Math.ceil(100_000 / unit.length));
  for (const status of [403, 404, 500]) {
    expect(Object.keys(CATALOGUE)).toContain(classify(status, text).code);
    expect(Object.keys(CATALOGUE)).toContain(classify(status, `<${text}`).code);
  }
});
