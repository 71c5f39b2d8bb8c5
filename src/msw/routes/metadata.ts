import { POWERED_BY } from '../http/POWERED_BY.js';
import { proxyFailed } from '../http/proxyFailed.js';
import type { Route } from '../http/Route.js';

/** An empty message and a trailer that says all went well, in gRPC-Web. */
const TRAILER = 'grpc-status:0\r\n';
const EMPTY_ANSWER = Uint8Array.of(
  ...[0, 0, 0, 0, 0],
  ...[0x80, 0, 0, 0, TRAILER.length],
  ...new TextEncoder().encode(TRAILER),
);

/** `/ml_metadata.…`: a metadata store that knows nothing; at the root only. */
export const metadata: Route = {
  pattern: /^\/ml_metadata\./i,
  rootOnly: true,
  handle: (world, request) =>
    world.services.metadata
      ? new Response(EMPTY_ANSWER.slice(), {
          headers: { ...POWERED_BY, 'content-type': 'application/grpc-web+proto' },
        })
      : proxyFailed(request),
};
