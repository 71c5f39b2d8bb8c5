import { isRecord } from './isRecord.js';

/**
 * Paths of the fields that a Kubernetes object should have and has not: those that the world gives
 * (`shape`), with the values that the recorded answer has (`expected`).
 */
export function missingFields(
  shape: unknown,
  expected: unknown,
  actual: unknown,
  path = '',
): string[] {
  if (Array.isArray(shape) && Array.isArray(expected) && Array.isArray(actual)) {
    if (expected.length !== actual.length) return [`${path}.length`];
    return shape.flatMap((each: unknown, index) =>
      missingFields(each, expected[index], actual[index], `${path}[${index}]`),
    );
  }
  if (isRecord(shape) && isRecord(expected) && isRecord(actual)) {
    return Object.entries(shape).flatMap(([name, value]) =>
      missingFields(value, expected[name], actual[name], `${path}.${name}`),
    );
  }
  return JSON.stringify(expected) === JSON.stringify(actual) ? [] : [path];
}
