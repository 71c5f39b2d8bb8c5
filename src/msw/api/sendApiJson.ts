import { POWERED_BY } from '../http/POWERED_BY.js';

/** An answer of KFP's API server in JSON, passed on by the UI server. */
export function sendApiJson(value: unknown, status = 200): Response {
  return new Response(new TextEncoder().encode(JSON.stringify(value)), {
    status,
    headers: { ...POWERED_BY, 'content-type': 'application/json' },
  });
}
