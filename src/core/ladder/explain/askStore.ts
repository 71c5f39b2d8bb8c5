import type { Redacted } from '../../base/redacted.js';
import type { Cause } from '../../diagnosis/catalogue.js';
import { classifyResponse } from '../../diagnosis/classifyResponse.js';
import { ask, type AskContext, readTextOf } from '../ask.js';

/** The object to ask for. */
export interface StoredObject {
  /** Namespace of the run, by which the UI server authorizes the request. */
  namespace: string | undefined;
  /** Bucket of the object. */
  bucket: string;
  /** Key of the object. */
  key: string;
}

/** Causes that name what is wrong with the store: more than a `store-error` without a reason does. */
const OF_THE_STORE = /^(?:store-(?!error)|bucket-|secret-|provider-)/;

/**
 * Asks `artifacts/get` for the key that KFP's default configuration gives, after the live route
 * reported a store error without a reason. This endpoint passes on the store's `NoSuchKey`, which
 * tells a wrong key from wrong credentials. The body of an object that exists is not read.
 */
export function askStore(
  context: AskContext,
  { namespace, bucket, key }: StoredObject,
): Promise<Cause<Redacted> | undefined> {
  return ask<Cause<Redacted> | undefined>(context, {
    rung: 'storeProbe',
    send: (signal) =>
      context.client.getArtifact({ source: 'minio', bucket, key }, { signal, namespace }),
    read: async (response) => {
      const { status, contentType, contentDisposition, body } = response;
      if (status === 200) {
        await body.cancel();
        const isObject = !contentType?.startsWith('text/html') && !contentDisposition;
        const found: Cause<Redacted> | undefined = isObject
          ? { code: 'key-mismatch', params: {}, found: { source: 'minio', bucket, key } }
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

function narrowed({ code, params }: Cause<Redacted>): Cause<Redacted> | undefined {
  if (code === 'object-missing') return { code: 'object-or-bucket-missing', params: {} };
  if (code === 'store-error') return { code: 'store-refused', params };
  return OF_THE_STORE.test(code) ? { code, params } : undefined;
}
