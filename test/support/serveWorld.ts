import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

import { dashboardResponse, kubernetesResponse, respond, type World } from '../../src/msw/index.js';

/**
 * What a real connection can do and a service worker cannot: it is reset or goes silent after some
 * bytes of the body, or nothing ever comes.
 */
type SocketFault =
  | { kind: 'reset'; afterBytes: number }
  | { kind: 'silent' }
  | { kind: 'stall'; afterBytes: number };

/** A world served on this machine; `await using` ends it. */
interface ServedWorld extends AsyncDisposable {
  /** `http://127.0.0.1:port`, without a slash at the end. */
  readonly url: string;
  /** Method, path and query of each request so far. */
  readonly requests: readonly string[];
  /** Faults by path; may be changed at any time. */
  readonly faults: Map<string, SocketFault>;
  /** Ends the server, and with it all connections. */
  close: () => Promise<void>;
}

/** Settings of {@link serveWorld}. */
interface ServeWorldOptions {
  /** Faults by path, as `/k8s/pod/logs`. */
  faults?: Readonly<Record<string, SocketFault>>;
  /** A file to answer with in place of the world, for a page that asks it. */
  fileOf?: (path: string) => { type: string; body: Buffer } | undefined;
}

/** Serves a simulated world over HTTP on a free port of this machine. */
export async function serveWorld(
  world: World,
  options: ServeWorldOptions = {},
): Promise<ServedWorld> {
  const requests: string[] = [];
  const faults = new Map(Object.entries(options.faults ?? {}));
  let url = '';
  const server = createServer((incoming, outgoing) => {
    const path = incoming.url ?? '/';
    const file = options.fileOf?.(path);
    if (file) {
      outgoing.writeHead(200, { 'content-type': file.type }).end(file.body);
      return;
    }
    requests.push(`${incoming.method ?? 'GET'} ${path}`);
    const fault = faults.get(path.replace(/\?.*/, ''));
    send(world, toRequest(incoming, outgoing, url), outgoing, fault).catch(() => {
      outgoing.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`;

  const close = async () => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return { url, requests, faults, close, [Symbol.asyncDispose]: close };
}

function toRequest(incoming: IncomingMessage, outgoing: ServerResponse, url: string): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const gone = new AbortController();
  outgoing.once('close', () => {
    gone.abort();
  });
  return new Request(url + (incoming.url ?? '/'), {
    method: incoming.method ?? 'GET',
    headers,
    signal: gone.signal,
  });
}

async function send(
  world: World,
  request: Request,
  outgoing: ServerResponse,
  fault: SocketFault | undefined,
): Promise<void> {
  if (fault?.kind === 'silent') return;
  const response =
    dashboardResponse(world, request) ??
    (await kubernetesResponse(world, request)) ??
    (await respond(world, request));
  if (response.type === 'error') {
    outgoing.destroy();
    return;
  }
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  if (fault) outgoing.flushHeaders();
  let left = fault?.afterBytes ?? Infinity;
  for await (const chunk of response.body ?? []) {
    if (outgoing.destroyed) return;
    await write(outgoing, chunk.subarray(0, left));
    left -= chunk.length;
    if (left <= 0) break;
  }
  if (left > 0) outgoing.end();
  else if (fault?.kind === 'reset') outgoing.socket?.resetAndDestroy();
}

/** Waits until the bytes are on their way, so that a fault comes after them and not in their place. */
function write(outgoing: ServerResponse, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    outgoing.write(bytes, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}
