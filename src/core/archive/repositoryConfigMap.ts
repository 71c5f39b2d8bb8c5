import { asRecord, asString } from '../base/json.js';
import { parseJson } from '../base/parseJson.js';
import { readableText } from '../base/readableText.js';
import { redactParams } from '../base/redacted.js';
import { parseYaml, YamlError } from './parseYaml.js';
import {
  type ArtifactRepository,
  ArtifactRepositoryError,
  type ArtifactRepositoryFailure,
  toArtifactRepository,
} from './repository.js';

/** The request to which a response belongs. */
interface ConfigMapRequest {
  /** Name of the ConfigMap. */
  configMap: string;
  namespace: string;
  /** Data key of an explicit `artifactRepositoryRef`; the annotated default where `undefined`. */
  key: string | undefined;
  /** The user whom Kubernetes saw; taken from its message of refusal where `undefined`. */
  who: string | undefined;
}

/**
 * The artifact repository in the response of the Kubernetes API to a request for a namespace's
 * ConfigMap.
 *
 * @throws {ArtifactRepositoryError} that says what is missing
 */
export async function readConfigMapResponse(
  { status, body }: { status: number; body: string },
  { configMap, namespace, key, who = userIn(body) }: ConfigMapRequest,
): Promise<ArtifactRepository> {
  const where = { configMap, namespace };
  switch (status) {
    case 200:
      return parseArtifactRepositories(toConfigMap(body, where), { key });
    case 404:
      // A dashboard without such a route answers 404 too, but not with a Kubernetes Status.
      if (asRecord(toJson(body))['kind'] !== 'Status') break;
      throw refusal('repository-config-missing', where);
    case 401:
    case 403:
      throw refusal('repository-forbidden', {
        ...where,
        who,
        text: readableText(body),
      });
  }
  const text = `${status} ${readableText(body)}`;
  throw refusal('repository-lookup-failed', { ...where, text });
}

function toConfigMap(
  body: string,
  where: { configMap: string; namespace: string },
): Record<string, unknown> {
  const configMap = asRecord(toJson(body));
  if ('data' in configMap || configMap['kind'] === 'ConfigMap') return configMap;
  const text = readableText(body);
  throw refusal('repository-lookup-failed', { ...where, text });
}

function toJson(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

/**
 * The user in a refusal of the Kubernetes API, such as
 * `configmaps "x" is forbidden: User "system:serviceaccount:kubeflow:dashboard" cannot get resource`.
 */
function userIn(body: string): string {
  const message = asString(asRecord(toJson(body))['message']);
  return /User "([^"]+)" cannot/.exec(message)?.[1] ?? 'your user';
}

/** Settings of {@link parseArtifactRepositories}. */
export interface ParseArtifactRepositoriesOptions {
  /**
   * Data key of an explicit `artifactRepositoryRef`.
   *
   * @defaultValue the key that the annotation of the ConfigMap names
   */
  key?: string | undefined;
}

/** Data keys of a ConfigMap that a diagnosis names. */
const MAX_KEYS = 20;

const DEFAULT_KEY_ANNOTATION = 'workflows.argoproj.io/default-artifact-repository';

/**
 * The data key that KFP's UI server reads, whatever the annotation says.
 *
 * @see https://github.com/kubeflow/pipelines/blob/master/frontend/server/workflow-helper.ts
 */
const KFP_KEY = 'artifact-repositories';

/**
 * The artifact repository in a ConfigMap: in an `artifact-repositories` one, the value of the
 * explicit key, else of the key that its annotation names, as Argo does it, else of KFP's own data
 * key; in a `workflow-controller-configmap`, the default repository, which older installations have
 * inside of `data.config`.
 *
 * @param configMap the ConfigMap as an object, or its manifest in YAML or JSON
 * @throws {ArtifactRepositoryError} `repository-config-invalid` with line and column,
 *   `repository-key-missing`, `repository-without-store`; never anything else
 * @see https://argo-workflows.readthedocs.io/en/latest/artifact-repository-ref/
 */
export async function parseArtifactRepositories(
  configMap: unknown,
  options: ParseArtifactRepositoriesOptions = {},
): Promise<ArtifactRepository> {
  const map = asRecord(
    typeof configMap === 'string' || configMap instanceof Uint8Array
      ? await parseYamlOf(toText(configMap), { configMap: KFP_KEY, dataKey: '' })
      : configMap,
  );
  const metadata = asRecord(map['metadata']);
  const data = asRecord(map['data']);
  const name = asString(metadata['name']) || KFP_KEY;
  const annotated = asString(asRecord(metadata['annotations'])[DEFAULT_KEY_ANNOTATION]);
  const candidates = options.key
    ? [options.key]
    : [annotated, KFP_KEY, 'artifactRepository', 'config'];
  const dataKey = candidates.find((it) => it !== '' && typeof data[it] === 'string');
  if (dataKey === undefined) {
    throw refusal('repository-key-missing', {
      configMap: name,
      dataKey: options.key ?? (annotated || KFP_KEY),
      ...(Object.keys(data).length > 0 && {
        keys: Object.keys(data).slice(0, MAX_KEYS).join(', '),
      }),
    });
  }

  const where = { configMap: name, dataKey };
  const document = await parseYamlOf(asString(data[dataKey]), where);
  const isController = dataKey === 'config' && !options.key;
  const repository = toArtifactRepository(
    isController ? asRecord(document)['artifactRepository'] : document,
  );
  if (!repository) throw refusal('repository-without-store', where);
  return repository;
}

/** The names and texts of a ConfigMap are its owner's: an error repeats none of them as it is. */
function refusal(
  code: ArtifactRepositoryFailure,
  params: Record<string, string | number>,
): ArtifactRepositoryError {
  return new ArtifactRepositoryError(code, redactParams(params));
}

function toText(content: string | Uint8Array): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content);
}

async function parseYamlOf(
  text: string,
  where: { configMap: string; dataKey: string },
): Promise<unknown> {
  try {
    return await parseYaml(text);
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    const { message, line, column } = error;
    throw refusal('repository-config-invalid', {
      ...where,
      text: readableText(message),
      line,
      column,
    });
  }
}
