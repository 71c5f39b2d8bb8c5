import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server on localhost that ends with its test. */
export interface TestServer extends AsyncDisposable {
  readonly url: string;
  /** Paths with their queries, decoded, in the order of arrival. */
  readonly requests: string[];
  /** Responses that have neither ended nor been given up by the client. */
  readonly open: ReadonlySet<ServerResponse>;
}

/** Serves on a free port of 127.0.0.1. */
export async function serve(
  respond: (path: string, response: ServerResponse, request: IncomingMessage) => void,
): Promise<TestServer> {
  const requests: string[] = [];
  const open = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '');
    requests.push(path);
    open.add(response);
    response.on('close', () => open.delete(response));
    respond(path, response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    open,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
