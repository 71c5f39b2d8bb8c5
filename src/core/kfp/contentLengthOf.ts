/**
 * How many bytes the body of a response will be, where its head tells. The length of a body that
 * was packed on its way counts other bytes than those that are read; and a response of another
 * origin may hide that it was packed.
 *
 * @see https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name
 */
export function contentLengthOf({
  headers,
  type,
}: Pick<Response, 'headers' | 'type'>): number | undefined {
  if (type === 'cors' || headers.has('content-encoding')) return undefined;
  const text = headers.get('content-length') ?? '';
  const length = /^\d+$/.test(text) ? Number(text) : NaN;
  return Number.isSafeInteger(length) ? length : undefined;
}
