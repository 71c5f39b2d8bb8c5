import type { UiRequest } from './routing.js';

/** Express puts it into each response. */
export const POWERED_BY: Readonly<Record<string, string>> = { 'x-powered-by': 'Express' };

const HTML = 'text/html; charset=utf-8';

/**
 * Sends text as Express's `res.send(text)` does: as HTML, whatever the text is, with a length and an
 * ETag.
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

/** Sends JSON as Express's `res.json(value)` does. */
export function sendJson(request: UiRequest, value: unknown): Promise<Response> {
  return sendText(request, 200, JSON.stringify(value), 'application/json; charset=utf-8');
}

/**
 * The weak ETag that Express gives to a body: length in hex and 27 characters of a SHA-1.
 * `undefined` on pages without a secure context, which have no Web Crypto.
 */
export async function entityTag(body: Uint8Array<ArrayBuffer>): Promise<string | undefined> {
  const crypto: { subtle?: SubtleCrypto } = globalThis.crypto;
  if (!crypto.subtle) return undefined;
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-1', body));
  return `W/"${body.length.toString(16)}-${btoa(String.fromCharCode(...hash)).slice(0, 27)}"`;
}

/** Whether the client already has the body with this tag, so that Express sends 304. */
function isFresh(headers: Headers, tag: string): boolean {
  const known = headers.get('if-none-match');
  if (known === null || /(?:^|,)\s*no-cache\s*(?:,|$)/.test(headers.get('cache-control') ?? '')) {
    return false;
  }
  const strong = tag.replace(/^W\//, '');
  return (
    known === '*' || known.split(',').some((each) => each.trim().replace(/^W\//, '') === strong)
  );
}

const ENTITIES: Readonly<Record<string, string>> = {
  '"': '&quot;',
  '&': '&amp;',
  "'": '&#39;',
  '<': '&lt;',
  '>': '&gt;',
};

/** Sends the page of Express's final handler. */
export function errorPage(status: number, message: string): Response {
  const text = message.replace(/["&'<>]/g, (character) => ENTITIES[character] ?? character);
  const page = [
    '<!DOCTYPE html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<title>Error</title>',
    '</head>',
    '<body>',
    `<pre>${text}</pre>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
  const body = new TextEncoder().encode(page);
  return new Response(body, {
    status,
    headers: {
      ...POWERED_BY,
      'content-security-policy': "default-src 'none'",
      'x-content-type-options': 'nosniff',
      'content-type': 'text/html; charset=utf-8',
      'content-length': String(body.length),
    },
  });
}

/** Sends Express's page for a path that it has no route for. */
export function notFound(request: UiRequest): Response {
  return errorPage(404, `Cannot ${request.method} ${request.path}`);
}

/** Responds to `OPTIONS` as Express does where no route takes that method. */
export function allowedMethods(methods: readonly string[]): Response {
  const names = new Set(methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : method)));
  const allow = [...names].sort().join(', ');
  const body = new TextEncoder().encode(allow);
  return new Response(body, {
    headers: {
      ...POWERED_BY,
      allow,
      'content-length': String(body.length),
      'content-type': 'text/plain',
      'x-content-type-options': 'nosniff',
    },
  });
}

/** Responds as the UI server does when the server that it proxies does not listen. */
export function proxyFailed(request: UiRequest): Response {
  const text = `Error occurred while trying to proxy: ${request.host}${request.path}${request.search}`;
  return new Response(new TextEncoder().encode(text), { status: 504, headers: POWERED_BY });
}

/** Turns a response to `GET` into one to `HEAD`. */
export async function withoutBody(response: Response): Promise<Response> {
  if (response.type === 'error') return response;
  await response.body?.cancel();
  return new Response(null, { status: response.status, headers: response.headers });
}
