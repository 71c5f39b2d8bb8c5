import fc from 'fast-check';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';

import { ManualClock } from '../../../test/support/ManualClock.js';
import { Scheduler } from '../base/scheduler.js';
import { decodeArtifactData, readChunks } from './body.js';

const servers = new Set<Server>();

async function bodyFrom(
  listener: RequestListener,
  signal?: AbortSignal,
): Promise<ReadableStream<Uint8Array>> {
  const server = createServer(listener);
  servers.add(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const { body } = await fetch(`http://127.0.0.1:${port}/`, { signal: signal ?? null });
  if (!body) throw new Error('no body');
  return body;
}

afterEach(async () => {
  for (const server of servers) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  servers.clear();
});

const encode = (text: string) => new TextEncoder().encode(text);
const decode = (chunks: readonly Uint8Array[]): string =>
  new TextDecoder().decode(Buffer.concat(chunks));
const reading = (stall = 10_000, signal = new AbortController().signal) => ({
  stall,
  signal,
  request: 'GET /x',
});
const streamOf = (chunks: readonly Uint8Array[]): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start: (controller) => {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });

/** What was read before the end or the error, and the error. */
async function readAll(
  body: ReadableStream<Uint8Array>,
  how = reading(),
): Promise<{ text: string; error: unknown }> {
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of readChunks(body, how)) chunks.push(chunk);
    return { text: decode(chunks), error: undefined };
  } catch (error) {
    return { text: decode(chunks), error };
  }
}

/** Time-out in milliseconds that holds on a busy machine. */
const PATIENCE = { timeout: 30_000 };

describe('readChunks', () => {
  test('reads a body to its end', async () => {
    const body = await bodyFrom((_, response) => {
      response.write('one ');
      response.write('two ');
      response.end('three');
    });
    expect(await readAll(body)).toEqual({ text: 'one two three', error: undefined });
  });

  test('leaves out chunks without bytes', async () => {
    const chunks: Uint8Array[] = [];
    const body = streamOf([encode(''), encode('a'), encode(''), encode('b')]);
    for await (const chunk of readChunks(body, reading())) chunks.push(chunk);
    expect(chunks.map((chunk) => decode([chunk]))).toEqual(['a', 'b']);
  });

  test('gives up on a body of which nothing comes', async () => {
    const silent = new ReadableStream<Uint8Array>({ type: 'bytes' });
    const { text, error } = await readAll(silent, reading(50));
    expect(text).toBe('');
    expect(error).toMatchObject({ name: 'KfpRequestError', failure: 'stalled' });
  });

  test('gives up on a body that stopped without ending, and keeps what came', async () => {
    const body = await bodyFrom((_, response) => response.write('half a lo'));
    const { text, error } = await readAll(body, reading(50));
    expect(text).toBe('half a lo');
    expect(error).toMatchObject({
      name: 'KfpRequestError',
      failure: 'stalled',
      request: 'GET /x',
      message: 'Nothing more arrived within 0.05 seconds.',
    });
  });

  test('fails when the connection is cut', async () => {
    const body = await bodyFrom((_, response) => {
      response.write('half a lo', () => response.socket?.destroy());
    });
    const { error } = await readAll(body);
    expect(error).toMatchObject({ name: 'KfpRequestError', failure: 'network', request: 'GET /x' });
  });

  test("ends with the signal's reason", async () => {
    const aborter = new AbortController();
    const reason = new Error('not wanted');
    const body = await bodyFrom((_, response) => response.write('a'), aborter.signal);
    const chunks = readChunks(body, reading(10_000, aborter.signal));
    expect(decode([(await chunks.next()).value ?? encode('')])).toBe('a');
    aborter.abort(reason);
    await expect(chunks.next()).rejects.toBe(reason);
  });

  test('cancels the request when the caller stops reading', async () => {
    const closed = vi.fn();
    const body = await bodyFrom((request, response) => {
      request.socket.on('close', closed);
      response.write('a');
    });
    for await (const chunk of readChunks(body, reading())) {
      expect(decode([chunk])).toBe('a');
      break;
    }
    await vi.waitFor(() => {
      expect(closed).toHaveBeenCalled();
    }, PATIENCE);
  });
});

describe('decodeArtifactData', () => {
  const answerOf = (data: string | Uint8Array): string =>
    JSON.stringify({ data: Buffer.from(data).toString('base64') });

  /** The text in chunks that end at the given places. */
  function cut(text: string, places: readonly number[]): Uint8Array[] {
    const bytes = encode(text);
    const ends = [...places.map((place) => place % (bytes.length + 1)), bytes.length];
    let from = 0;
    return ends
      .sort((a, b) => a - b)
      .map((end) => {
        const chunk = bytes.slice(from, end);
        from = end;
        return chunk;
      });
  }

  test.each([
    ['nothing', '{"data":""}', ''],
    ['a log', answerOf('a log\n'), 'a log\n'],
    ['a log with blanks around', ` \n{ "data" : "${btoa('a log')}" } \n`, 'a log'],
    [
      'base64 in lines',
      `{"data":"${btoa('a longer log').replace(/.{4}/g, '$&\n')}"}`,
      'a longer log',
    ],
    ['more than the data', `{"data":"${btoa('a log')}","more":"${btoa('x')}"}`, 'a log'],
  ])('reads %s', async (_, json, text) => {
    expect(await readAll(decodeArtifactData(streamOf([encode(json)])))).toEqual({
      text,
      error: undefined,
    });
  });

  test('reads the same bytes wherever the chunks are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 200 }),
        fc.array(fc.nat(), { maxLength: 30 }),
        async (data, places) => {
          const body = decodeArtifactData(streamOf(cut(answerOf(data), places)));
          const read = await new Response(body).bytes();
          expect([...read]).toEqual([...data]);
        },
      ),
    );
  });

  test('gives what came of a response that breaks off, and then fails', async () => {
    const text = 'a log of some lines\n'.repeat(20);
    const json = answerOf(text);
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: json.length - '"}'.length }),
        fc.array(fc.nat(), { maxLength: 10 }),
        async (length, places) => {
          const body = decodeArtifactData(streamOf(cut(json.slice(0, length), places)));
          const read = await readAll(body);
          expect(read.error).toBeInstanceOf(Error);
          expect(text.startsWith(read.text)).toBe(true);
          const whole = Math.floor(Math.max(0, length - '{"data":"'.length) / 4) * 3;
          expect(read.text.length).toBe(Math.min(whole, text.length));
        },
      ),
    );
  });

  test.each([
    ['nothing', ''],
    ['no JSON', 'artifact not found'],
    ['a page', '<!DOCTYPE html><html></html>'],
    ["the API server's error", '{"error_message":"artifact not found: <nil>","error_details":""}'],
    ['an object without data', '{}'],
    ['data that is no text', '{"data":1}'],
    ['data that is no base64', '{"data":"%%%%"}'],
    ['a long text of another form', 'x'.repeat(10_000)],
  ])('fails for %s', async (_, text) => {
    const { error, text: read } = await readAll(decodeArtifactData(streamOf([encode(text)])));
    expect(error).toBeInstanceOf(Error);
    expect(read).toBe('');
  });
});

describe('a page that sleeps', () => {
  /** A body that is handed over by the test. */
  function pushed() {
    let push: (text: string) => void = () => undefined;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        push = (text) => {
          controller.enqueue(encode(text));
        };
      },
    });
    return { body, push };
  }

  test('does not take its own sleep for a stall', async () => {
    const clock = new SleepyClock();
    const { body, push } = pushed();
    const chunks = readChunks(body, { ...reading(30_000), scheduler: new Scheduler(clock) });
    push('one');
    expect(decode([(await chunks.next()).value ?? encode('')])).toBe('one');
    const next = chunks.next();
    clock.sleep(3_600_000);
    push('two');
    expect(decode([(await next).value ?? encode('')])).toBe('two');
    await chunks.return();
    expect(clock.pending).toBe(0);
  });

  test('gives the connection its time once more, and no longer', async () => {
    const clock = new SleepyClock();
    const { body } = pushed();
    const chunks = readChunks(body, { ...reading(30_000), scheduler: new Scheduler(clock) });
    const next = chunks.next();
    clock.sleep(3_600_000);
    clock.sleep(60_000);
    await expect(next).rejects.toMatchObject({ failure: 'stalled' });
  });
});

/** A clock whose timers run late: only when the machine wakes up. */
class SleepyClock extends ManualClock {
  #slept = 0;

  override now(): number {
    return super.now() + this.#slept;
  }

  sleep(ms: number): void {
    this.#slept += ms;
    this.advance(30_000);
  }
}
