const FLOW_SCHEMA_UID = '67d6eaff-fd82-491b-ae60-83c07515b26b';
const PRIORITY_LEVEL_UID = '225cfd1b-708c-4cb9-8925-8e2b5f46f227';

/** What the Kubernetes API server says when it refuses a request. */
export interface Refusal {
  /** HTTP status. */
  code: 400 | 401 | 403 | 404 | 500;
  /** Why, in words. */
  message: string;
  /** The object that was asked for; Kubernetes names none to a client that it does not know. */
  details?: { name: string; group?: string; kind: string };
}

const REASONS: Readonly<Record<Refusal['code'], string>> = {
  400: 'BadRequest',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'NotFound',
  500: 'InternalError',
};

/** The `Status` object that the Kubernetes API server sends with a refusal, in JSON. */
export function statusBody({ code, message, details }: Refusal): string {
  return `${goJson({
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message,
    reason: REASONS[code],
    ...(details && { details }),
    code,
  })}\n`;
}

/** Creates the error that the UI server's client throws when the Kubernetes API server refuses. */
export function statusException(refusal: Refusal, now: Date): ApiException {
  const { code } = refusal;
  const body = statusBody(refusal);
  return new ApiException(code, body, {
    'cache-control': 'no-cache, private',
    connection: 'close',
    'content-length': String(new TextEncoder().encode(body).length),
    'content-type': 'application/json',
    date: now.toUTCString(),
    ...(code === 403 && { 'x-content-type-options': 'nosniff' }),
    // Requests are sorted by priority once it is known whose they are.
    ...(code !== 401 && {
      'x-kubernetes-pf-flowschema-uid': FLOW_SCHEMA_UID,
      'x-kubernetes-pf-prioritylevel-uid': PRIORITY_LEVEL_UID,
    }),
  });
}

/**
 * The error of `@kubernetes/client-node` 1.x, the UI server's Kubernetes client. Its text reaches the
 * browser, so that each character of it counts.
 */
export class ApiException extends Error {
  /** HTTP status. */
  readonly code: number;

  constructor(code: number, body: string, headers: Record<string, string>) {
    super(
      `HTTP-Code: ${code}\nMessage: Unknown API Status Code!\n` +
        `Body: ${JSON.stringify(body)}\nHeaders: ${JSON.stringify(headers)}`,
    );
    this.code = code;
  }
}

/** JSON as Go's `encoding/json` writes it: with `<`, `>`, `&` and line separators escaped. */
export function goJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
