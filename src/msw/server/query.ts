/** Query of a request: a parameter that was given several times is a list. */
export type UiQuery = ReadonlyMap<string, string | readonly string[]>;

/** Reads a query as Express does with its simple parser, which is Node's `querystring`. */
export function parseQuery(search: string): UiQuery {
  const query = new Map<string, string | string[]>();
  for (const pair of search.replace(/^\?/, '').split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const name = decode(equals < 0 ? pair : pair.slice(0, equals));
    const value = equals < 0 ? '' : decode(pair.slice(equals + 1));
    const before = query.get(name);
    query.set(name, before === undefined ? value : [before, value].flat());
  }
  return query;
}

/** A `%` that starts no escape stays as it is. */
function decode(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    const bytes: number[] = [];
    const encoded = new TextEncoder().encode(spaced);
    for (let at = 0; at < encoded.length; at += 1) {
      const hex = String.fromCharCode(...encoded.subarray(at + 1, at + 3));
      const escape = encoded[at] === 0x25 && /^[0-9a-f]{2}$/i.test(hex);
      bytes.push(escape ? Number.parseInt(hex, 16) : (encoded[at] ?? 0));
      if (escape) at += 2;
    }
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(bytes));
  }
}

/** A parameter as JavaScript makes it a text: several values are joined with commas. */
export function parameterText(query: UiQuery, name: string): string {
  return String(query.get(name) ?? '');
}

/**
 * A parameter of an artifact request.
 *
 * @throws {RangeError} when it was given several times; the server responds with its message
 */
export function singleParameter(query: UiQuery, name: string): string | undefined {
  const value = query.get(name);
  if (typeof value === 'object') throw new RangeError(`${name} must be a single string value`);
  return value;
}

/** The UI server's own rule for names; long names of v2 pods break it. */
export function isAllowedName(name: string): boolean {
  return name.length <= 63 && /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(name);
}
