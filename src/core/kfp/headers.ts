/**
 * The headers that a host gives, made before the request: where one is not allowed, the platform's own
 * error repeats its value, which may be a credential.
 *
 * @throws {TypeError} that repeats nothing
 */
export function toHeaders(given: HeadersInit | (() => HeadersInit) | undefined): Headers {
  let headers: HeadersInit | undefined;
  try {
    headers = typeof given === 'function' ? given() : given;
  } catch (cause) {
    throw new TypeError('the function `headers` has thrown.', { cause });
  }
  try {
    return new Headers(headers);
  } catch {
    throw new TypeError('a header has a name or a value that HTTP does not allow.');
  }
}
