import { parse } from 'yaml';

import { objectKey, type Workflow } from '../kubernetes/objects.js';
import type { Credentials } from '../world/settings.js';
import type { World } from '../world/World.js';
import { canRead, getSecretValue, getWorkflow, readPodLog } from './kubernetesClient.js';
import { openObject } from './storedObjects.js';

/** The step whose log is asked for, as the request names it. */
interface StepReference {
  podName: string;
  createdAt: string;
  namespace: string | undefined;
  signal: AbortSignal;
}

/**
 * Opens the log of a step in the first place that has it: Kubernetes, the workflow's status, the
 * configured archive. As on the real server, only the error of the last place reaches the browser.
 */
export async function openStepLog(
  world: World,
  step: StepReference,
): Promise<AsyncIterable<Uint8Array>> {
  const { archiveLogs, archiveBucket } = world.settings;
  try {
    return await openLiveLog(world, step);
  } catch (error) {
    if (step.signal.aborted) throw error;
  }
  if (!archiveLogs || !archiveBucket) return openWorkflowLog(world, step);
  try {
    return openWorkflowLog(world, step);
  } catch {
    return openArchivedLog(world, step);
  }
}

/** Opens the log that Kubernetes has. */
async function openLiveLog(world: World, step: StepReference): Promise<AsyncIterable<Uint8Array>> {
  const namespace = step.namespace ?? world.settings.serverNamespace;
  const text = await readPodLog(world, step.podName, namespace, step.signal);
  return once(new TextEncoder().encode(text));
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  if (bytes.length > 0) yield bytes;
  await Promise.resolve();
}

type Repository = NonNullable<
  NonNullable<
    NonNullable<NonNullable<Workflow['status']>['artifactRepositoryRef']>['artifactRepository']
  >['s3']
>;

/**
 * Opens the archived log that the workflow's status points to.
 *
 * @throws {Error} whose text reaches the browser
 */
function openWorkflowLog(world: World, step: StepReference): AsyncIterable<Uint8Array> {
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

/**
 * Opens the archived log under the key of the server's settings.
 *
 * @throws {Error} whose text reaches the browser
 */
function openArchivedLog(world: World, step: StepReference): AsyncIterable<Uint8Array> {
  const { archiveArtifactory, archiveBucket, artifactRepositoriesLookup } = world.settings;
  const namespace = step.namespace ?? '';
  const found = artifactRepositoriesLookup ? lookUpKeyFormat(world, namespace) : undefined;
  const keyFormat = found === undefined ? world.settings.keyFormat : found;
  if (keyFormat === null) {
    throw new TypeError("Cannot read properties of null (reading 'replace')");
  }
  if (typeof keyFormat !== 'string') throw new TypeError('key.replace is not a function');
  const key = renderLogKey(keyFormat, step.podName, step.createdAt, namespace);
  const credentials = archiveArtifactory === 'minio' ? world.settings.minio : world.settings.aws;
  return openObject(world, { bucket: archiveBucket, key, credentials }, step.signal);
}

const NAME = 'artifact-repositories';

/**
 * Reads the key format from a namespace's ConfigMap. The UI server swallows whatever goes wrong here
 * (`undefined`), but not a key format that is no text, which makes it fail later.
 */
function lookUpKeyFormat(world: World, namespace: string): unknown {
  if (!canRead(world, 'configmaps', namespace)) return undefined;
  const text = world.configMaps.get(objectKey(namespace, NAME))?.data?.[NAME];
  if (text === undefined) return undefined;
  let value: unknown;
  try {
    value = parse(text, { logLevel: 'error', merge: true });
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const stores = new Map<string, unknown>(Object.entries(value));
  const store = ['s3', 'gcs', 'oss', 'artifactory'].find((name) => stores.has(name));
  const settings = store === undefined ? undefined : stores.get(store);
  if (typeof settings !== 'object' || settings === null) return undefined;
  return new Map<string, unknown>(Object.entries(settings)).get('keyFormat');
}

/**
 * Renders the key under which the UI server looks for an archived log. Each of six tags is replaced
 * once only, and the parts of the date are not checked.
 *
 * @throws {Error} whose text reaches the browser
 */
function renderLogKey(
  keyFormat: string,
  podName: string,
  createdAt: string,
  namespace: string,
): string {
  const [year, month, day] = createdAt.split('-').map(String);
  const rendered = keyFormat
    .replace(/\s+/g, '')
    .replace('{{workflow.name}}', podName.replace(/-system-container-impl-.*/, ''))
    .replace('{{workflow.creationTimestamp.Y}}', year ?? 'undefined')
    .replace('{{workflow.creationTimestamp.m}}', month ?? 'undefined')
    .replace('{{workflow.creationTimestamp.d}}', day ?? 'undefined')
    .replace('{{pod.name}}', podName)
    .replace('{{workflow.namespace}}', namespace);
  const key = `${rendered}${rendered.endsWith('/') ? '' : '/'}main.log`;
  if (/[{}]/.test(key)) {
    throw new Error(
      'keyFormat, which is defined in config.ts or through the ARGO_KEYFORMAT env var, appears to ' +
        `include template tags that are not supported. The resulting log key, ${key}, includes ` +
        'unresolved template tags and is therefore invalid.',
    );
  }
  if (!/^[a-zA-Z0-9\-._/]+$/.test(key)) {
    throw new Error(
      `The log key, ${key}, which is derived from keyFormat in config.ts or through the ` +
        'ARGO_KEYFORMAT env var, is an invalid path. Supported characters include: letters, ' +
        'numbers, -, ., _, and /.',
    );
  }
  return key;
}
