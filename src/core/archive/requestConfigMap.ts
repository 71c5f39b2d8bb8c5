import { CONFIG_MAP_LIMIT } from '../base/limits.js';
import { messageOf, readableText } from '../base/readableText.js';
import { Scheduler } from '../base/scheduler.js';
import { readText, readWholeText } from '../kfp/bodyText.js';
import { showRequest } from '../kfp/client.js';
import { DEFAULT_TIMEOUTS, fetchHead, type Sending } from '../kfp/fetchHead.js';
import { toHeaders } from '../kfp/headers.js';
import { KfpRequestError, type KfpTimeouts } from '../kfp/types.js';
import { type ArtifactRepository, ArtifactRepositoryError } from './repository.js';
import { type ConfigMapRequest, readConfigMapResponse } from './repositoryConfigMap.js';

/** A request for a ConfigMap, and how it is sent. */
interface ConfigMapQuestion extends ConfigMapRequest, Pick<Sending, 'fetch' | 'headers'> {
  /** Where the ConfigMap is. */
  readonly url: string;
  readonly timeouts: Partial<KfpTimeouts> | undefined;
  readonly signal: AbortSignal | undefined;
}

/**
 * Asks a dashboard for a namespace's ConfigMap, with the time-outs and limits that all requests have.
 *
 * @throws {ArtifactRepositoryError} that says what is missing, or why there was no answer
 */
export async function requestConfigMap(question: ConfigMapQuestion): Promise<ArtifactRepository> {
  const { url, fetch, timeouts, configMap, namespace } = question;
  const { head, stall } = { ...DEFAULT_TIMEOUTS, ...timeouts };
  const signal = question.signal ?? new AbortController().signal;
  const scheduler = new Scheduler();
  const request = { request: showRequest(url) };
  try {
    const headers = toHeaders(question.headers);
    if (!headers.has('accept')) headers.set('accept', 'application/json');
    const sending = { fetch, headers, timeout: head, scheduler, signal };
    const { response } = await fetchHead(url, request, sending);
    const stream = response.body ?? new Blob().stream();
    const reading = { ...request, stall, signal, scheduler };
    const { status } = response;
    const body =
      status === 200
        ? await readWholeText(stream, reading, CONFIG_MAP_LIMIT)
        : await readText(stream, reading);
    return await readConfigMapResponse({ status, body }, question);
  } catch (error) {
    if (!(error instanceof KfpRequestError)) throw error;
    const text = readableText(messageOf(error.failure === 'network' ? error.cause : error));
    throw new ArtifactRepositoryError('repository-lookup-failed', { configMap, namespace, text });
  }
}
