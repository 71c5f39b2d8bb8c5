import type { UiQuery } from '../http/UiQuery.js';

/**
 * A parameter of an artifact request.
 *
 * @throws {RangeError} when it was given several times; its message is the server's answer
 */
export function singleParameter(query: UiQuery, name: string): string | undefined {
  const value = query.get(name);
  if (typeof value === 'object') throw new RangeError(`${name} must be a single string value`);
  return value;
}
