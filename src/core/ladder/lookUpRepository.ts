import { ArtifactRepositoryError } from '../archive/repository.js';
import { messageOf, readableText } from '../base/readableText.js';
import type { Cause } from '../diagnosis/catalogue.js';
import type { Evidence } from './evidence.js';
import type { RepositoryLookup, RunLogsOptions } from './types.js';

/** Asks the host's source for a namespace's repository, and records that as evidence. */
export async function lookUpRepository(
  namespace: string,
  options: RunLogsOptions,
  { evidence, signal, refresh }: { evidence: Evidence; signal: AbortSignal; refresh: boolean },
): Promise<RepositoryLookup> {
  const source = options.repositories;
  if (!source) return {};
  const record = evidence.start('repositoryLookup');
  try {
    const repository = await source(namespace, { signal, refresh });
    record({ outcome: repository ? 'answer' : 'miss', text: repository?.keyFormat });
    return { repository };
  } catch (error) {
    if (signal.aborted) throw error;
    const cause = causeOf(error, namespace);
    record({ outcome: 'failed', cause, text: String(cause.params['text'] ?? '') });
    return { cause };
  }
}

function causeOf(error: unknown, namespace: string): Cause {
  const configMap = 'artifact-repositories';
  if (error instanceof ArtifactRepositoryError) {
    return { code: error.code, params: { configMap, namespace, ...error.params } };
  }
  const text = readableText(messageOf(error));
  return { code: 'repository-lookup-failed', params: { configMap, namespace, text } };
}
