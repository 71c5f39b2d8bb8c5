import { withDeadline } from '../base/deadline.js';
import { messageOf, readableText } from '../base/readableText.js';
import type { Cause } from '../diagnosis/catalogue.js';
import type { AskContext } from './ask.js';
import { listOf } from './originalOf.js';
import type { ExecutorLogsLookup, ExecutorLogsSource } from './types.js';

/**
 * Where the output of the user's program is stored, from the host. Asking for it is recorded as
 * evidence, and has the deadline of a request.
 */
export async function lookUpExecutorLogs(
  source: ExecutorLogsSource | undefined,
  { client, evidence, signal, scheduler }: AskContext,
): Promise<ExecutorLogsLookup> {
  const known = source && listOf(source);
  if (!source || known) return { executorLogs: known };
  const record = evidence.start('executorLogsLookup');
  try {
    const { head, stall } = client.timeouts;
    const answer = await withDeadline(
      async (given) => (typeof source === 'function' ? source({ signal: given }) : source),
      { ms: head + stall, signal, scheduler },
    );
    // A host without types may answer anything.
    const executorLogs = answer && listOf(answer);
    record({ outcome: executorLogs?.length ? 'answer' : 'miss' });
    return { executorLogs };
  } catch (error) {
    if (signal.aborted) throw error;
    const text = readableText(messageOf(error));
    const cause: Cause = { code: 'executor-logs-unknown', params: { text } };
    record({ outcome: 'failed', cause });
    return { cause };
  }
}
