import type { Route } from '../http/Route.js';
import { sendArtifact } from './sendArtifact.js';

/** `GET /artifacts/{source}/{bucket}/{key}`: an object of the store as it is. */
export const download: Route = {
  methods: ['GET'],
  pattern: /^\/artifacts\/([^/]+?)\/([^/]+?)\/(.*?)$/i,
  handle: (world, request) => {
    const [source = '', bucket = '', key = ''] = request.params;
    return sendArtifact(world, request, { source, bucket, key }, false);
  },
};
