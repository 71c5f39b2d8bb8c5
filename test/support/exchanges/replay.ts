import { setTimeout } from 'node:timers/promises';

import { respond, type World } from '../../../src/msw/index.js';
import type { Exchange } from './Exchange.js';

/** What the simulated server sent. */
export interface ReplayedResponse {
  /** 0 when it sent no head, or the connection failed. */
  status: number;
  contentType: string | undefined;
  body: Uint8Array;
}

/** After how long without a byte a response counts as sent, in milliseconds. */
const SILENCE = 500;

/** Sends the request of an exchange to a simulated world. */
export async function replay(world: World, exchange: Exchange): Promise<ReplayedResponse> {
  const { method, path, headers } = exchange.request;
  const client = new AbortController();
  const request = new Request(`http://127.0.0.1:3000${path}`, {
    method,
    headers,
    signal: client.signal,
  });
  try {
    const response = await orSilence(respond(world, request));
    if (!response || response.type === 'error') {
      return { status: 0, contentType: undefined, body: new Uint8Array() };
    }
    return {
      status: response.status,
      contentType: response.headers.get('content-type') ?? undefined,
      body: await readBody(response),
    };
  } finally {
    client.abort();
  }
}

async function readBody(response: Response): Promise<Uint8Array> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const reader = response.body?.getReader();
  try {
    for (;;) {
      const read = reader && (await orSilence(reader.read()));
      if (!read || read.done) break;
      parts.push(new Uint8Array(read.value));
    }
  } catch {
    // A body that breaks off is as long as it came.
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** `undefined` when a promise stays pending. */
async function orSilence<Value>(promise: Promise<Value>): Promise<Value | undefined> {
  const settled = new AbortController();
  const silence = setTimeout(SILENCE, undefined, { signal: settled.signal });
  // The promise that loses the race may reject when it is aborted.
  promise.catch(() => undefined);
  silence.catch(() => undefined);
  try {
    return await Promise.race([promise, silence]);
  } finally {
    settled.abort();
  }
}
