import { getSecretValue } from '../kubernetes/getSecretValue.js';
import { getWorkflow } from '../kubernetes/getWorkflow.js';
import type { Workflow } from '../kubernetes/Workflow.js';
import { openObject } from '../objects/openObject.js';
import type { Credentials } from '../world/Credentials.js';
import type { World } from '../world/World.js';
import type { StepReference } from './StepReference.js';

type Repository = NonNullable<
  NonNullable<
    NonNullable<NonNullable<Workflow['status']>['artifactRepositoryRef']>['artifactRepository']
  >['s3']
>;

/**
 * The archived log that the workflow's status points to.
 *
 * @throws {Error} whose text reaches the browser
 */
export function openWorkflowLog(world: World, step: StepReference): AsyncIterable<Uint8Array> {
  const { podName } = step;
  const serverNamespace = world.settings.serverNamespace;
  const name = podName.replace(/-system-container-impl-.*/, '');
  let workflow: Workflow;
  try {
    workflow = getWorkflow(world, name, step.namespace ?? serverNamespace);
  } catch (error) {
    throw new Error(`Unable to retrieve workflow status: ${String(error)}.`, { cause: error });
  }

  const { status } = workflow;
  if (!status) throw undefinedProperty('artifactRepositoryRef');
  const repository = status.artifactRepositoryRef?.artifactRepository;
  if (!repository?.archiveLogs) {
    throw new Error('Unable to retrieve logs from artifact store; archiveLogs is disabled.');
  }
  const node = status.nodes?.[podName.replace('-system-container-impl', '')];
  const artifacts = node?.outputs?.artifacts;
  if (!artifacts) throw new Error('Unable to find corresponding log artifact in node.');
  const mainLogs = artifacts.find((artifact) => artifact.name === 'main-logs');
  if (mainLogs && !mainLogs.s3) throw undefinedProperty('key');
  const key = mainLogs?.s3?.key;
  if (!key) throw new Error('No artifact named "main-logs" for node.');
  const { s3 } = repository;
  if (!s3) {
    throw new Error('Unable to find artifact repository information from workflow status.');
  }
  if (s3.endpoint === undefined) throw undefinedProperty('split');

  const credentials = credentialsFor(world, s3, step.namespace);
  return openObject(world, { bucket: s3.bucket ?? '', key, credentials }, step.signal);
}

/** Secrets are read in the server's own namespace only. */
function credentialsFor(
  world: World,
  { accessKeySecret, secretKeySecret }: Repository,
  namespace: string | undefined,
): Credentials {
  const { serverNamespace, minio } = world.settings;
  if (namespace !== undefined && namespace !== serverNamespace) return minio;
  const stored =
    accessKeySecret && secretKeySecret
      ? {
          accessKey: getSecretValue(world, accessKeySecret, serverNamespace),
          secretKey: getSecretValue(world, secretKeySecret, serverNamespace),
        }
      : { accessKey: '', secretKey: '' };
  if (namespace !== undefined) return stored;
  return {
    accessKey: stored.accessKey || minio.accessKey,
    secretKey: stored.secretKey || minio.secretKey,
  };
}

function undefinedProperty(name: string): TypeError {
  return new TypeError(`Cannot read properties of undefined (reading '${name}')`);
}
