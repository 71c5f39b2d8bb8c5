import { ArtifactRepositoryError } from '../archive/repository.js';
import { withDeadline } from '../base/deadline.js';
import { messageOf, readableText } from '../base/readableText.js';
import type { Cause } from '../diagnosis/catalogue.js';
import type { AskContext } from './ask.js';
import type { RunLogsOptions } from './rung.js';
import type { RepositoryLookup } from './types.js';

/** What a look-up shares with the climb that needs it. */
type LookUpContext = Omit<AskContext, 'client'>;

/** Asks the host's source for a namespace's repository, and records that as evidence. */
export async function lookUpRepository(
  namespace: string,
  options: RunLogsOptions,
  { evidence, signal, scheduler, refresh }: LookUpContext,
): Promise<RepositoryLookup> {
  const source = options.repositories;
  if (!source) return {};
  const record = evidence.start('repositoryLookup');
  try {
    const { head, stall } = options.client.timeouts;
    const repository = await withDeadline(
      (given) => source(namespace, { signal: given, refresh }),
      { ms: head + stall, signal, scheduler },
    );
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
