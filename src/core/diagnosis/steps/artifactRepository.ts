import type { StepValues } from './StepValues.js';
import type { YamlValue } from './YamlValue.js';

/** After the prefix, as KFP's manifests have it. */
const REST =
  '{{workflow.name}}/{{workflow.creationTimestamp.Y}}/{{workflow.creationTimestamp.m}}/{{workflow.creationTimestamp.d}}/{{pod.name}}';

/** The key format that KFP's manifests give Argo; of one namespace when it is named. */
export function keyFormat(namespace = '{{workflow.namespace}}'): string {
  return `private-artifacts/${namespace}/${REST}`;
}

/** Argo's settings of an archive, as KFP's manifests have them, with logs archived. */
export function artifactRepository(values: StepValues, namespace?: string): YamlValue {
  const secret = (key: string): YamlValue => ({ name: 'mlpipeline-minio-artifact', key });
  return {
    archiveLogs: true,
    s3: {
      endpoint: `seaweedfs.${values.serverNamespace}.svc:9000`,
      bucket: values.bucket,
      insecure: true,
      keyFormat: keyFormat(namespace),
      accessKeySecret: secret('accesskey'),
      secretKeySecret: secret('secretkey'),
    },
  };
}
