import {
  insteadOfLog,
  known,
  type KnownSymptom,
  page,
  REQUESTS,
  responds,
} from '../KnownSymptom.js';

const { log, pod, artifactRead, run } = REQUESTS;

/** Responses of a proxy, a gateway or a service mesh in front of the UI server. */
export const PROXY: readonly KnownSymptom[] = [
  insteadOfLog('login-required', page('Sign in – dex'), 'text/html; charset=utf-8'),
  insteadOfLog('not-kfp', page('Welcome to nginx!'), 'text/html'),
  [
    { code: 'login-required', failure: 'redirected' },
    { code: 'redirected-elsewhere', failure: 'elsewhere' },
    { code: 'offline', failure: 'network' },
  ] as const,
  responds('login-required', 401, 'Jwt is missing'),
  responds('login-required', 401, 'Jwt is expired'),
  responds('login-required', 401, 'Jwt verification fails'),
  responds('login-required', 403, 'Jwt verification fails'),
  responds('login-required', 401, ''),
  responds('login-required', 401, page('Sign In')),
  responds('login-required', 403, page('403 – Sign in with OpenID Connect')),
  responds('login-required', 403, page('403 Forbidden', 'Sign in with OpenID Connect')),
  responds('login-required', 404, page('dex', 'Log in to dex')),
  responds('login-required', 401, 'Invalid IAP credentials: empty token'),
  responds('login-required', 403, 'Invalid IAP credentials: Unable to parse JWT'),
  responds('mesh-denied', 403, 'RBAC: access denied'),
  responds(
    'ui-server-down',
    503,
    'upstream connect error or disconnect/reset before headers. reset reason: connection failure',
  ),
  responds('ui-server-down', 503, 'no healthy upstream'),
  responds('timeout', 504, 'upstream request timeout'),
  responds('timeout', 504, page('504 Gateway Time-out')),
  [{ code: 'timeout', failure: 'timeout' } as const],
  responds('proxy-error', 502, page('502 Bad Gateway')),
  responds('proxy-error', 503, page('503 Service Temporarily Unavailable')),
  responds('proxy-error', 502, 'Bad Gateway'),
  responds('proxy-error', 403, page('403 Forbidden', 'blocked')),
  ...[500, 502, 504].map((status) =>
    responds(
      'api-server-down',
      status,
      'Error occurred while trying to proxy: ml-pipeline:8888/apis/v1',
      run,
    ),
  ),
  responds(
    'api-server-down',
    504,
    'Error occurred while trying to proxy: ml-pipeline:8888/apis',
    run,
  ),
  responds('rate-limited', 429, ''),
  responds('rate-limited', 429, page('429 Too Many Requests')),
  responds('headers-too-large', 413, page('413 Request Entity Too Large')),
  responds('headers-too-large', 431, ''),
  known('connection-reset', 'no answer, while the server answers other requests', {
    params: { request: log, text: 'net::ERR_EMPTY_RESPONSE' },
    seen: [{ status: 200, text: '', request: pod }],
  }),
  [{ code: 'response-too-large', failure: 'oversized' } as const],
  known('log-too-large', 'the log is longer than the limit', {
    params: { limit: '512 MiB', most: '4 GiB' },
    seen: [{ status: 200, text: '', request: log }],
  }),
  known('cut-off', 'the body broke off', {
    params: { bytes: 3_145_728 },
    seen: [{ status: 200, text: '', request: log }],
  }),
].flat();

/** An error of the API server's `…/log`, which it sends as a 200. */
const readFailure = (code: KnownSymptom['code'], message: string): KnownSymptom[] =>
  insteadOfLog(
    code,
    JSON.stringify({
      error_message: `BadRequestError: Failed to read logs for run b5f0: ${message}`,
      error_details: '',
    }),
  );

/** What KFP's API server says. */
export const API_SERVER: readonly KnownSymptom[] = [
  readFailure(
    'manifest-not-reported',
    'InternalServerError: Failed to read logs from archive churn-1 due to empty runtime workflow manifest',
  ),
  readFailure('run-not-found', 'due to run fetching error'),
  readFailure('server-error', 'due to namespace fetching error'),
  responds('run-not-found', 404, '{"code":5,"message":"Run b5f0c1de not found","details":[]}', run),
  responds('run-not-found', 404, '{"code":5,"message":"Not Found"}', run),
  responds('access-denied', 403, '{"code":7,"message":"PermissionDenied","details":[]}', run),
  responds('access-denied', 403, '{"code":7,"message":"PermissionDenied: no","details":[]}', run),
  responds('api-server-down', 503, '{"code":14,"message":"unavailable","details":[]}', run),
  responds('server-error', 500, '{"code":13,"message":"internal","details":[]}', run),
  responds('server-error', 500, page('Error', 'Internal Server Error')),
  responds(
    'object-missing',
    404,
    '{"error_message":"artifact not found: <nil>","error_details":""}',
    artifactRead,
  ),
  responds(
    'manifest-not-reported',
    500,
    '{"error_message":"Invalid input error: read artifact from run with v2 IR spec is not supported","error_details":""}',
    artifactRead,
  ),
  known('run-unreadable', 'the run’s record has an error and little else', {
    params: { text: 'InternalServerError: failed to convert the run' },
    seen: [
      { status: 200, text: '{"run":{"id":"b5f0","error":"failed to convert"}}', request: run },
    ],
  }),
  responds('unknown', 418, 'I am a teapot'),
  responds('unknown', 418, "I'm a teapot"),
  responds('unknown', 400, 'what?'),
].flat();
