import { POWERED_BY } from './POWERED_BY.js';
import type { UiRequest } from './UiRequest.js';

/** The UI server's answer when the server it passes a request on to does not listen. */
export function proxyFailed(request: UiRequest): Response {
  const text = `Error occurred while trying to proxy: ${request.host}${request.path}${request.search}`;
  return new Response(new TextEncoder().encode(text), { status: 504, headers: POWERED_BY });
}
