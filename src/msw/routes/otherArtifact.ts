import { notFound } from '../http/notFound.js';
import type { Route } from '../http/Route.js';
import { guardArtifact } from './guardArtifact.js';
import { parameterText } from './parameterText.js';

/** Paths below `/artifacts/` that are neither form: guarded all the same, and then not there. */
export const otherArtifact: Route = {
  methods: ['GET'],
  pattern: /^\/artifacts\/(.*)$/i,
  handle: async (world, request) => {
    const object = {
      source: parameterText(request.query, 'source'),
      bucket: parameterText(request.query, 'bucket'),
      key: parameterText(request.query, 'key'),
    };
    return (await guardArtifact(world, request, object)) ?? notFound(request);
  },
};
