import { redact } from '../../src/core/base/redact.js';
import type { RequestRecord, RungName } from '../../src/core/index.js';
import { causeOf } from './causeOf.js';
import { type KnownResponse, type KnownSymptom, LOG_ERROR, REQUESTS } from './KnownSymptom.js';

/** Which rung usually asks an endpoint; the first match counts. */
const RUNGS: readonly [RegExp, RungName][] = [
  [/k8s\/pod\/logs/, 'live'],
  [/k8s\/pod/, 'podState'],
  [/configmaps/, 'repositoryLookup'],
  [/:read$/, 'artifactRead'],
  [/executor-logs/, 'executorLogs'],
  [/./, 'manifestArchive'],
];

/** Whether a 200 to it is a log; of the other endpoints it is JSON. */
const LOGS = /k8s\/pod\/logs|artifacts\/get|:read$/;

/** The requests that a session would have sent where it met a symptom, and what came of them. */
export function evidenceOf(row: KnownSymptom): RequestRecord[] {
  const { code, response, failure, cause, seen = [] } = row;
  if (response) return [recordOf(0, response, { outcome: 'miss', cause: causeOf(row) })];
  if (failure) {
    const sent = recordOf(0, { status: 0, text: '' }, { outcome: 'failed', cause: causeOf(row) });
    return [{ ...sent, status: undefined, bytes: undefined }];
  }
  const told = cause ? sourcesOf(cause.code === 'step-not-archived') : seen;
  return told.map((each, at) => {
    const { status, text, request = REQUESTS.log } = each;
    if (status !== 200) {
      return recordOf(at, each, {
        outcome: 'miss',
        cause: causeOf({ code, response: each }),
      });
    }
    return recordOf(at, each, { outcome: LOGS.test(request) && text === '' ? 'log' : 'answer' });
  });
}

/** Where the words of Kubernetes, or those that Argo keeps of them, are read. */
function sourcesOf(inWorkflow: boolean): KnownResponse[] {
  const read = (request: string): KnownResponse => ({ status: 200, text: '', request });
  return inWorkflow
    ? [
        { status: 500, text: `${LOG_ERROR}Error: No artifact named "main-logs" for node.` },
        read(REQUESTS.run),
      ]
    : [read(REQUESTS.pod), read(REQUESTS.events)];
}

function recordOf(
  at: number,
  { status, text, request = REQUESTS.log, contentType, rung }: KnownResponse,
  result: Pick<RequestRecord, 'outcome' | 'cause'>,
): RequestRecord {
  return {
    rung: rung ?? RUNGS.find(([endpoint]) => endpoint.test(request))?.[1] ?? 'live',
    request,
    startedAt: `2026-08-21T09:00:0${at}.000Z`,
    status,
    bytes: new TextEncoder().encode(text).length,
    ms: 38,
    ...(contentType && { contentType }),
    ...(text && { excerpt: redact(text).slice(0, 500) }),
    ...result,
  };
}
