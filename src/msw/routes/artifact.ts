import type { Route } from '../http/Route.js';
import { parameterText } from './parameterText.js';
import { sendArtifact } from './sendArtifact.js';

/** `GET /artifacts/get`: an object of the store, unpacked. */
export const artifact: Route = {
  methods: ['GET'],
  pattern: /^\/artifacts\/get\/?$/i,
  handle: (world, request) => {
    const object = {
      source: parameterText(request.query, 'source'),
      bucket: parameterText(request.query, 'bucket'),
      key: parameterText(request.query, 'key'),
    };
    return sendArtifact(world, request, object, true);
  },
};
