import { ApiException } from './ApiException.js';
import { goJson } from './goJson.js';

const FLOW_SCHEMA_UID = '67d6eaff-fd82-491b-ae60-83c07515b26b';
const PRIORITY_LEVEL_UID = '225cfd1b-708c-4cb9-8925-8e2b5f46f227';

/** A refusal of the Kubernetes API server, as the UI server's client throws it. */
export function statusException(
  refusal: {
    code: 403 | 404;
    message: string;
    details: { name: string; group?: string; kind: string };
  },
  now: Date,
): ApiException {
  const { code, message, details } = refusal;
  const body = `${goJson({
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message,
    reason: code === 404 ? 'NotFound' : 'Forbidden',
    details,
    code,
  })}\n`;
  return new ApiException(code, body, {
    'cache-control': 'no-cache, private',
    connection: 'close',
    'content-length': String(new TextEncoder().encode(body).length),
    'content-type': 'application/json',
    date: now.toUTCString(),
    ...(code === 403 && { 'x-content-type-options': 'nosniff' }),
    'x-kubernetes-pf-flowschema-uid': FLOW_SCHEMA_UID,
    'x-kubernetes-pf-prioritylevel-uid': PRIORITY_LEVEL_UID,
  });
}
