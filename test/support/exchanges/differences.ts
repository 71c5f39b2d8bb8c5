import type { Exchange } from './Exchange.js';
import { isRecord } from './isRecord.js';
import type { ReplayedResponse } from './replay.js';

/** How a response differs from the recorded one; empty when it does not. */
export function differences(
  exchange: Exchange,
  actual: ReplayedResponse,
  kubernetes: readonly unknown[],
): string[] {
  const found: string[] = [];
  if (exchange.status !== actual.status) {
    found.push(`status: expected ${exchange.status}, got ${actual.status}`);
  }
  const contentType = exchange.headers['content-type'];
  if (contentType !== actual.contentType) {
    found.push(
      `content-type: expected ${contentType ?? 'none'}, got ${actual.contentType ?? 'none'}`,
    );
  }
  const { body } = exchange;
  if (body === undefined || exchange.request.method === 'HEAD') return found;
  const path = exchange.request.path.replace(/\?.*/, '');
  const objects = /\/k8s\/pod(?:\/events)?$/.test(path) && exchange.status === 200;
  const difference = objects
    ? objectDifference(body, actual.body, kubernetes)
    : bytesDifference(body, actual.body);
  return difference === undefined ? found : [...found, difference];
}

function objectDifference(
  expected: Uint8Array,
  actual: Uint8Array,
  kubernetes: readonly unknown[],
): string | undefined {
  const [wanted, got] = [parse(expected), parse(actual)];
  if (!isRecord(wanted) || !isRecord(got)) return bytesDifference(expected, actual);
  const missing =
    'items' in wanted
      ? missingFields(shapesOf(wanted['items'], kubernetes), wanted['items'], got['items'], 'items')
      : missingFields(shapeOf(wanted, kubernetes), wanted, got);
  if (missing.length === 0) return undefined;
  return `body: ${missing.slice(0, 5).join(', ')} differ in ${shortened(actual)}`;
}

function shapesOf(items: unknown, kubernetes: readonly unknown[]): unknown {
  return Array.isArray(items) ? items.map((item) => shapeOf(item, kubernetes)) : items;
}

/** The object as the world gives it; what it leaves out, only a live API server knows. */
function shapeOf(object: unknown, kubernetes: readonly unknown[]): unknown {
  const nameOf = (value: unknown) => {
    const metadata = isRecord(value) ? value['metadata'] : undefined;
    return isRecord(metadata) ? [metadata['namespace'], metadata['name']].join('/') : undefined;
  };
  const kindOf = (value: unknown) => (isRecord(value) ? (value['kind'] ?? 'Event') : undefined);
  const same = (each: unknown) =>
    nameOf(each) === nameOf(object) && kindOf(each) === kindOf(object);
  return withoutTypeOfItem(kubernetes.find(same) ?? object, object);
}

/** Items of a list have neither `apiVersion` nor `kind`. */
function withoutTypeOfItem(shape: unknown, object: unknown): unknown {
  if (!isRecord(shape) || !isRecord(object) || 'kind' in object) return shape;
  return Object.fromEntries(
    Object.entries(shape).filter(([name]) => !['apiVersion', 'kind'].includes(name)),
  );
}

function bytesDifference(expected: Uint8Array, actual: Uint8Array): string | undefined {
  if (Buffer.compare(expected, actual) === 0) return undefined;
  const wanted = maskVolatile(new TextDecoder().decode(expected));
  const got = maskVolatile(new TextDecoder().decode(actual));
  // Only texts of Kubernetes errors are masked; anything else has to be the same to the byte.
  if (wanted === got && wanted.includes('Headers: {')) return undefined;
  let at = 0;
  while (at < wanted.length && wanted[at] === got[at]) at += 1;
  return [
    `body: ${expected.length} bytes expected, ${actual.length} got, first difference at ${at}`,
    `  expected ${excerpt(wanted, at)}`,
    `  got      ${excerpt(got, at)}`,
  ].join('\n');
}

function excerpt(text: string, at: number): string {
  return JSON.stringify(text.slice(Math.max(0, at - 40), at + 80));
}

function shortened(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes.subarray(0, 120));
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

/** A text without what differs from run to run in the headers of a Kubernetes error. */
function maskVolatile(text: string): string {
  return text.replace(
    /"(date|x-kubernetes-pf-[a-z]+-uid)":"[^"]*"/g,
    (_whole, name: string) => `"${name}":"…"`,
  );
}

/**
 * Paths of the fields that a Kubernetes object should have and has not: those that the world gives
 * (`shape`), with the values that the recorded response has (`expected`).
 */
function missingFields(shape: unknown, expected: unknown, actual: unknown, path = ''): string[] {
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
