import type { Cause } from '../../diagnosis/catalogue.js';
import { classifyResponse, classifyFailure } from '../../diagnosis/classifyResponse.js';
import { readText } from '../../kfp/body.js';
import type { KfpClient } from '../../kfp/types.js';
import type { Evidence } from '../evidence.js';
import type { RunLogsTarget } from '../types.js';

/** What {@link askStore} works with. */
interface StoreQuestion {
  client: KfpClient;
  target: RunLogsTarget;
  evidence: Evidence;
  signal: AbortSignal;
  bucket: string;
  key: string;
}

/** Causes that are about the store, so that they say more than the error that they are asked for. */
const OF_THE_STORE = /^(?:store-(?!error)|bucket-|secret-|provider-)/;

/**
 * Asks the server for the object where an installation as shipped has the log, when the store gave
 * an error without a reason. That the key is not there is then said in so many words, and tells a
 * wrong key from wrong credentials; of an object that is there, nothing is read.
 */
export async function askStore(question: StoreQuestion): Promise<Cause | undefined> {
  const { client, target, evidence, signal, bucket, key } = question;
  const finish = evidence.start('storeProbe');
  try {
    const response = await client.getArtifact(
      { source: 'minio', bucket, key },
      { signal, namespace: target.namespace },
    );
    const { request, status, contentType } = response;
    if (status === 200) {
      await response.body.cancel();
      finish({ request, status, contentType, outcome: 'answer' });
      const isObject = !contentType?.startsWith('text/html') && !response.contentDisposition;
      return isObject ? { code: 'key-mismatch', params: {} } : undefined;
    }
    const text = await readText(response.body, { stall: client.timeouts.stall, signal, request });
    const cause = classifyResponse(response, text);
    finish({ request, status, contentType, outcome: 'miss', bytes: text.length, cause, text });
    return narrowed(cause);
  } catch (error) {
    if (signal.aborted) throw error;
    const cause = classifyFailure(error, 'storeProbe');
    finish({ request: String(cause.params['request'] ?? ''), outcome: 'failed', cause });
    return undefined;
  }
}

function narrowed({ code, params }: Cause): Cause | undefined {
  if (code === 'object-missing') return { code: 'object-or-bucket-missing', params: {} };
  if (code === 'store-error') return { code: 'store-refused', params };
  return OF_THE_STORE.test(code) ? { code, params } : undefined;
}
