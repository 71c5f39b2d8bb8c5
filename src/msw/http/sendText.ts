import { entityTag } from './entityTag.js';
import { isFresh } from './isFresh.js';
import { POWERED_BY } from './POWERED_BY.js';
import type { UiRequest } from './UiRequest.js';

const HTML = 'text/html; charset=utf-8';

/**
 * An answer as Express's `res.send(text)` gives it: HTML by default, whatever the text is, with a
 * length and an ETag.
 */
export async function sendText(
  request: UiRequest,
  status: number,
  text: string,
  contentType: string = HTML,
): Promise<Response> {
  const body = new TextEncoder().encode(text);
  const tag = await entityTag(body);
  const headers = new Headers(POWERED_BY);
  if (tag) headers.set('etag', tag);
  if (tag && status === 200 && ['GET', 'HEAD'].includes(request.method)) {
    if (isFresh(request.headers, tag)) return new Response(null, { status: 304, headers });
  }
  headers.set('content-type', contentType);
  headers.set('content-length', String(body.length));
  return new Response(body, { status, headers });
}
