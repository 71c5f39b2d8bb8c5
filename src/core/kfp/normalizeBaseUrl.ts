import { redact } from '../diagnosis/redact.js';

/**
 * A base URL that paths such as `k8s/pod/logs` can be put behind: empty, or ending in a slash.
 *
 * @throws {TypeError} when it is no http(s) URL or path, has a query or fragment, or carries
 *   credentials (which would reach every piece of evidence, and which `fetch` refuses)
 */
export function normalizeBaseUrl(baseUrl: string): string {
  const trimmed = baseUrl.trim();
  if (trimmed === '') return '';
  const url = parse(trimmed);
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new TypeError(
      `baseUrl must be a path or an http(s) URL, not ${JSON.stringify(redact(trimmed))}.`,
    );
  }
  if (url.username || url.password) {
    throw new TypeError('baseUrl must not carry credentials; send them in headers.');
  }
  if (/[?#]/.test(trimmed)) {
    throw new TypeError(
      `baseUrl must have no query and no fragment: ${JSON.stringify(redact(trimmed))}.`,
    );
  }
  return trimmed.replace(/\/*$/, '/');
}

/** `URL.parse`, which engines of before 2024 lack. */
function parse(text: string): URL | undefined {
  try {
    return new URL(text, 'http://host.invalid');
  } catch {
    return undefined;
  }
}
