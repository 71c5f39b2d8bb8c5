import {
  known,
  type KnownSymptom,
  LOG_ERROR,
  logError,
  OBJECT_ERROR,
  REQUESTS,
  responds,
  storeError,
} from '../KnownSymptom.js';

const { log, artifact, artifactRead, run } = REQUESTS;

const NO_KEY = 'S3Error: The specified key does not exist.';

/** The UI server's own words in `artifacts/get`. */
const artifactError = (code: KnownSymptom['code'], text: string): KnownSymptom[] =>
  responds(code, 500, text, artifact);
const s3ClientError = (code: KnownSymptom['code'], text: string): KnownSymptom[] =>
  artifactError(code, `Failed to initialize Minio Client for S3 Provider: Error: ${text}`);

/** What the object store says, or a client that cannot reach it. */
export const OBJECT_STORE: readonly KnownSymptom[] = [
  logError('key-mismatch', NO_KEY),
  logError('key-mismatch', 'S3Error: Not Found'),
  artifactError('object-missing', OBJECT_ERROR + NO_KEY),
  artifactError(
    'object-missing',
    'Failed to get object in bucket mlpipeline at path a/b/main.log: S3Error: Not Found',
  ),
  responds('object-missing', 404, 'No objects found at mlpipeline/a/b/main.log', artifact),
  responds('object-missing', 404, 'No objects found at mlpipeline/fixtures/nope.log', artifact),
  storeError('bucket-missing', 'S3Error: The specified bucket does not exist'),
  storeError('store-denied', 'S3Error: Access Denied.'),
  storeError('store-denied', 'S3Error: Valid and authorized credentials required'),
  storeError(
    'store-credentials',
    'S3Error: The access key ID you provided does not exist in our records.',
  ),
  storeError(
    'store-credentials',
    'S3Error: The AWS Access Key Id you provided does not exist in our records.',
  ),
  storeError(
    'store-credentials',
    'S3Error: The request signature we calculated does not match the signature you provided.',
  ),
  storeError(
    'store-credentials',
    'S3Error: The request signature we calculated does not match the signature you provided. Check your key and signing method.',
  ),
  storeError('store-unreachable', 'Error: connect ECONNREFUSED 10.0.0.9:9000'),
  storeError('store-unreachable', 'Error: connect ECONNREFUSED 127.0.0.1:19009'),
  storeError('store-name-unknown', 'Error: getaddrinfo ENOTFOUND https'),
  storeError(
    'store-tls',
    'Error: write EPROTO 80F0:error:0A00010B:SSL routines:wrong version number',
  ),
  storeError(
    'store-tls',
    'Error: write EPROTO 80F0:error:0A00010B:SSL routines:ssl3_get_record:wrong version number',
  ),
  storeError('store-certificate', 'Error: self-signed certificate'),
  storeError('store-certificate', 'Error: unable to verify the first certificate'),
  storeError('store-certificate', 'Error: certificate has expired'),
  storeError('store-certificate', 'Error: ERR_TLS_CERT_ALTNAME_INVALID'),
  storeError(
    'store-certificate',
    "Error: Hostname/IP does not match certificate's altnames: ERR_TLS_CERT_ALTNAME_INVALID",
  ),
  storeError(
    'store-busy',
    'Error: Request failed after 1 retries: Error: Retryable HTTP status: 503',
  ),
  storeError(
    'store-region',
    "S3Error: The authorization header is malformed; the region 'us-east-1' is wrong; expecting 'eu-west-1'",
  ),
  storeError('store-region', 'S3Error: Moved Permanently'),
  storeError('store-region', 'S3Error: Are you using the correct endpoint URL?'),
  storeError(
    'store-clock',
    "S3Error: The difference between the request time and the server's time is too large.",
  ),
  storeError('store-clock', 'S3Error: RequestTimeTooSkewed'),
  storeError('store-token-expired', 'S3Error: The provided token has expired.'),
  storeError('store-token-expired', 'S3Error: ExpiredToken'),
  storeError('store-error', 'S3Error'),
  known('store-refused', 'an error without a reason, for a key that must be missing too', {
    params: { text: 'S3Error' },
    seen: [
      { status: 500, text: `${LOG_ERROR}S3Error`, request: log },
      { status: 500, text: `${OBJECT_ERROR}S3Error`, request: artifact, rung: 'storeProbe' },
    ],
  }),
  known('object-or-bucket-missing', 'the same, while another key is said to be missing', {
    seen: [
      { status: 500, text: `${LOG_ERROR}S3Error`, request: log },
      {
        status: 404,
        text: 'No objects found at mlpipeline/a/b/main.log',
        request: artifact,
        rung: 'storeProbe',
      },
    ],
  }),
  [{ code: 'stalled', failure: 'stalled' } as const],
  s3ClientError('provider-invalid', 'Failed to parse provider info.'),
  artifactError(
    'provider-invalid',
    'Failed to initialize Minio Client for Minio Provider: Error: Failed to parse provider info.',
  ),
  s3ClientError('namespace-missing', 'Artifact Store provider given, but no namespace provided.'),
  s3ClientError('provider-invalid', 'Provider info with incomplete secret credential info.'),
  s3ClientError(
    'secret-missing',
    'Encountered error when trying to fetch provider secret s3-creds.',
  ),
  artifactError(
    'gcs-failed',
    'Failed to download GCS file(s). Error: Could not load the default credentials.',
  ),
  artifactError(
    'gcs-failed',
    'Failed to download GCS file(s). Error: sa does not have storage.objects.get access',
  ),
  artifactError('gcs-failed', 'Failed to download GCS file(s). Error: Bad request'),
  known('log-unreadable', 'the object is damaged, or no log', {
    params: { text: 'The tar archive ends before its first file does.' },
    seen: [{ status: 200, text: '', request: artifact, contentType: 'application/x-tar' }],
  }),
  known('object-damaged', 'the object unpacks to its middle only', {
    params: { bytes: 28_392, text: 'unexpected end of file' },
    seen: [{ status: 200, text: '', request: artifact, contentType: 'application/gzip' }],
  }),
  known('executor-logs-only', 'only the user’s program has a log', {
    seen: [
      { status: 200, text: '', request: run },
      { status: 404, text: 'artifact not found: <nil>', request: artifactRead },
      { status: 200, text: '', request: artifact.replace('a/b/main.log', 'v2/executor-logs') },
    ],
  }),
].flat();
