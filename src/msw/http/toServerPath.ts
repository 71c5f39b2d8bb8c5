const SERVER_PATH = new RegExp(
  '(?:/pipeline)?/(?:' +
    [
      'k8s/pod(?:/.*)?',
      'artifacts/(?:get/?|(?:minio|s3|gcs|https?|volume)/.*)',
      'apis/v[12]beta1/.*',
      'ml_metadata\\..*',
      'system/(?:cluster-name|project-id)',
      'visualizations/allowed',
    ].join('|') +
    ')$',
);

/**
 * The part of a path that KFP's UI server sees, where a page lies under a path of its own:
 * `/docs/storybook/k8s/pod` is `/k8s/pod`. `undefined` for paths that are not the server's.
 */
export function toServerPath(path: string): string | undefined {
  return SERVER_PATH.exec(path)?.[0];
}
