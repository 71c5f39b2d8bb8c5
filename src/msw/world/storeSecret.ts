import type { Secret } from '../kubernetes/Secret.js';

/** The Secret that KFP's manifests bring along, with the store's credentials. */
export function storeSecret(namespace: string): Secret {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'mlpipeline-minio-artifact', namespace },
    data: { accesskey: btoa('minio'), secretkey: btoa('minio123') },
  };
}
