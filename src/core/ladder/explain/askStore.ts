import type { Cause } from '../../diagnosis/catalogue.js';
import { classifyResponse } from '../../diagnosis/classifyResponse.js';
import { ask, type AskContext, readTextOf } from '../ask.js';

/** The object to ask for. */
export interface StoredObject {
  namespace: string | undefined;
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
export function askStore(
  context: AskContext,
  { namespace, bucket, key }: StoredObject,
): Promise<Cause | undefined> {
  return ask<Cause | undefined>(context, {
    rung: 'storeProbe',
    send: (signal) =>
      context.client.getArtifact({ source: 'minio', bucket, key }, { signal, namespace }),
    read: async (response) => {
      const { status, contentType, contentDisposition, body } = response;
      if (status === 200) {
        await body.cancel();
        const isObject = !contentType?.startsWith('text/html') && !contentDisposition;
        const found: Cause | undefined = isObject
          ? { code: 'key-mismatch', params: {} }
          : undefined;
        return [found, { outcome: 'answer' }];
      }
      const text = await readTextOf(context, response);
      const cause = classifyResponse(response, text);
      return [narrowed(cause), { outcome: 'miss', bytes: text.length, cause, text }];
    },
    failed: () => undefined,
  });
}

function narrowed({ code, params }: Cause): Cause | undefined {
  if (code === 'object-missing') return { code: 'object-or-bucket-missing', params: {} };
  if (code === 'store-error') return { code: 'store-refused', params };
  return OF_THE_STORE.test(code) ? { code, params } : undefined;
}
