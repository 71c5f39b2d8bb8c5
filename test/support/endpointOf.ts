import type { KfpEndpoint } from '../../src/core/kfp/types.js';

const ENDPOINTS: readonly (readonly [RegExp, KfpEndpoint])[] = [
  [/k8s\/pod\/logs/, 'podLogs'],
  [/k8s\/pod\/events/, 'podEvents'],
  [/k8s\/pod\b/, 'pod'],
  [/artifacts\/get/, 'artifact'],
  [/:read$/, 'artifactRead'],
  [/apis\/v\dbeta1\/runs\/[^/]+$/, 'runManifest'],
  [/healthz/, 'health'],
];

/** The endpoint that a request in a table of tests asks, as KFP's client names it. */
export function endpointOf(request: string): KfpEndpoint | undefined {
  return ENDPOINTS.find(([pattern]) => pattern.test(request))?.[1];
}
