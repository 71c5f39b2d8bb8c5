import { parseKeyFormat, renderKey } from '../../archive/keyFormat.js';
import type { ArtifactRepository } from '../../archive/repository.js';
import { messageOf } from '../../base/readableText.js';
import type { Cause } from '../../diagnosis/catalogue.js';
import type { ArtifactLocation } from '../../kfp/types.js';
import { keyValues } from '../keyValues.js';
import { loadWorkflow } from '../loadWorkflow.js';
import { readObject } from '../readObject.js';
import type { Rung, RungContext } from '../rung.js';
import type { RungOutcome } from '../types.js';

/** The fields of a repository that locate an object. */
type KnownRepository = Pick<ArtifactRepository, 'archiveLogs' | 'bucket' | 'keyFormat' | 'source'>;

/**
 * The object whose key a key format gives. With a source of artifact repositories: the format of the
 * run's stored workflow, which is the one that the run used, then that of its namespace, then the
 * host's static setting. Without a source: the static setting only.
 */
export const configuredArchive: Rung = {
  name: 'configuredArchive',
  climb: async (context) => {
    const { facts } = context;
    const { podName } = facts;
    if (!podName) return context.skip();
    const causes: Cause[] = [];
    const tried = new Set<string>();
    for (const repositoryOf of REPOSITORIES) {
      const repository = await repositoryOf(context);
      if (!repository) continue;
      facts.keyFormatKnown = true;
      const location = locate(context, podName, repository);
      if ('code' in location) {
        causes.push(location);
        continue;
      }
      const place = `${location.source} ${location.bucket} ${location.key}`;
      if (tried.has(place)) continue;
      tried.add(place);
      const outcome = await readObject(context, 'configuredArchive', location);
      if (outcome.kind !== 'miss') return outcome;
      causes.push(...outcome.causes);
      if (repository.archiveLogs === false) causes.push({ code: 'archiving-disabled', params: {} });
    }
    return tried.size > 0 ? { kind: 'miss', causes } : skipWith(context, causes);
  },
};

/** Most trusted first; each is asked only when the ones before did not give the log. */
const REPOSITORIES: readonly ((context: RungContext) => Promise<KnownRepository | undefined>)[] = [
  ofWorkflow,
  ofNamespace,
  ofHost,
];

async function ofWorkflow(context: RungContext): Promise<KnownRepository | undefined> {
  if (!context.options.repositories) return undefined;
  await loadWorkflow(context);
  return context.facts.workflow?.repository;
}

async function ofNamespace(context: RungContext): Promise<KnownRepository | undefined> {
  const { target, facts } = context;
  const namespace = target.namespace ?? facts.workflow?.namespace;
  if (!context.options.repositories || !namespace) return undefined;
  const { repository, cause } = await context.lookUp(namespace);
  if (cause) (facts.notes ??= []).push(cause);
  return repository;
}

function ofHost({ options }: RungContext): Promise<KnownRepository | undefined> {
  const { archive } = options;
  return Promise.resolve(
    archive && {
      keyFormat: archive.keyFormat,
      bucket: archive.bucket,
      source: archive.source ?? 'minio',
      archiveLogs: undefined,
    },
  );
}

/** Where the log would be, or the cause why no key can be rendered. */
function locate(
  context: RungContext,
  podName: string,
  { keyFormat, bucket, source }: KnownRepository,
): ArtifactLocation | Cause {
  if (!source) return { code: 'repository-unsupported', params: { text: keyFormat } };
  const values = keyValues(context, podName);
  let rendered;
  try {
    rendered = renderKey(parseKeyFormat(keyFormat), values);
  } catch (error) {
    return { code: 'key-tags-unsupported', params: { key: messageOf(error) } };
  }
  if (rendered.unresolved) {
    const tags = rendered.unresolved.map(({ tag, position }) => `{{${tag}}} (${position + 1})`);
    return { code: 'key-tags-unsupported', params: { key: `${keyFormat}: ${tags.join(', ')}` } };
  }
  // Joined as Go's path.Join does, which leaves an empty format without a slash.
  const key = [rendered.key, context.target.logFile].filter(Boolean).join('/');
  const isRefused = key.startsWith('../') || new TextEncoder().encode(key).length > 1024;
  if (isRefused) return { code: 'key-invalid', params: { key } };
  return { source, bucket: bucket ?? context.target.bucket, key };
}

function skipWith(context: RungContext, causes: readonly Cause[]): RungOutcome {
  context.skip(causes[0]);
  return { kind: 'miss', causes };
}
