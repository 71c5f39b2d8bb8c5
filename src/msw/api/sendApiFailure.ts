import { POWERED_BY } from '../http/POWERED_BY.js';
import { goJson } from '../kubernetes/goJson.js';

/**
 * A failure of the API server's plain HTTP handlers: JSON, but sent as text, because they set the
 * content type too late.
 */
export function sendApiFailure(status: number, message: string): Response {
  const text = goJson({ error_message: message, error_details: message });
  return new Response(new TextEncoder().encode(text), {
    status,
    headers: { ...POWERED_BY, 'content-type': 'text/plain; charset=utf-8' },
  });
}
