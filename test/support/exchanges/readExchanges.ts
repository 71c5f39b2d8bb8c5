import { dirname } from 'node:path';

import type { Exchange } from './Exchange.js';
import { isRecord } from './isRecord.js';
import { MalformedExchanges, readBody, readText } from './readFiles.js';

/**
 * Reads a file of recorded exchanges, one in JSON a line.
 *
 * @param folders where the files lie that bodies were put into, beside the file's own folder
 * @throws {MalformedExchanges} naming file and line
 */
export async function readExchanges(
  file: string,
  folders: readonly string[] = [],
): Promise<Exchange[]> {
  const lines = (await readText(file)).split('\n');
  const exchanges: Exchange[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const place = `${file}, line ${index + 1}`;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new MalformedExchanges(`${place} is not JSON: ${reason}`, { cause: error });
    }
    exchanges.push(await toExchange(value, place, [dirname(file), ...folders]));
  }
  return exchanges;
}

async function toExchange(
  value: unknown,
  place: string,
  folders: readonly string[],
): Promise<Exchange> {
  if (!isRecord(value) || !isRecord(value['request'])) {
    throw new MalformedExchanges(`${place} is no exchange: it has no request.`);
  }
  const { request, status, headers } = value;
  const text = (record: Record<string, unknown>, field: string, fallback?: string) => {
    const found = record[field] ?? fallback;
    if (typeof found === 'string') return found;
    throw new MalformedExchanges(`${place} is no exchange: ${field} is no text.`);
  };
  if (typeof status !== 'number' && status !== null && status !== undefined) {
    throw new MalformedExchanges(`${place} is no exchange: status is no number.`);
  }
  const path = text(request, 'path');
  if (!path.startsWith('/')) {
    throw new MalformedExchanges(`${place} is no exchange: path does not begin with a slash.`);
  }
  return {
    id: text(value, 'id'),
    variant: text(value, 'variant', 'default'),
    note: text(value, 'note', ''),
    request: { method: text(request, 'method', 'GET'), path, headers: texts(request['headers']) },
    status: status ?? 0,
    headers: texts(headers),
    body: await bodyOf(value, folders),
  };
}

async function bodyOf(
  value: Record<string, unknown>,
  folders: readonly string[],
): Promise<Uint8Array | undefined> {
  const { body, bodyBase64, bodyFile } = value;
  if (typeof bodyFile === 'string') return readBody(bodyFile, folders);
  if (typeof bodyBase64 === 'string') return new Uint8Array(Buffer.from(bodyBase64, 'base64'));
  return typeof body === 'string' ? new TextEncoder().encode(body) : undefined;
}

function texts(value: unknown): Record<string, string> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name.toLowerCase(), String(each)]),
  );
}
