import type { Cause, DiagnosisCode, KfpRequestFailure, RungName } from '../../src/core/index.js';

/** An HTTP response in which a cause is seen. */
export interface KnownResponse {
  status: number;
  /** The body. */
  text: string;
  /**
   * What was asked for, as `GET` and the URL.
   *
   * @defaultValue {@link REQUESTS}`.log`
   */
  request?: string;
  /** The header `content-type`; the UI server sends none with a log. */
  contentType?: string;
  /**
   * Which rung sends the request.
   *
   * @defaultValue The one that usually asks this endpoint
   */
  rung?: RungName;
}

/** A response or a state that is known to come in place of a log, and its diagnosis. */
export interface KnownSymptom {
  /** The cause that leads the diagnosis. */
  code: DiagnosisCode;
  /** A response that tells the cause by itself. */
  response?: KnownResponse;
  /** A request without a response, or without a whole one. */
  failure?: KfpRequestFailure;
  /** What a pod, its events or a node of the workflow say. */
  cause?: Cause;
  /** What only the package or its host knows, in words: no response tells it by itself. */
  known?: string;
  /** Beside {@link known}: responses that are usual with it, the oldest first; a log has no text here. */
  seen?: readonly KnownResponse[];
  /** Beside {@link known}: values for the message's places. */
  params?: Cause['params'];
}

/** One request to each endpoint that the ladder reads. */
export const REQUESTS = {
  log: 'GET /k8s/pod/logs?podname=churn-1&podnamespace=team-a&createdat=2026-08-20',
  pod: 'GET /k8s/pod?podname=churn-1&podnamespace=team-a',
  events: 'GET /k8s/pod/events?podname=churn-1&podnamespace=team-a',
  artifact: 'GET /artifacts/get?source=minio&bucket=mlpipeline&key=a/b/main.log',
  artifactRead: 'GET /apis/v2beta1/runs/b5f0/nodes/churn-1/artifacts/main-logs:read',
  run: 'GET /apis/v1beta1/runs/b5f0c1de',
  configMap: 'GET /api/k8s/api/v1/namespaces/team-a/configmaps/artifact-repositories',
} as const;

/** What the UI server puts before any error of `k8s/pod/logs`. */
export const LOG_ERROR = 'Could not get main container logs: ';
/** What it puts before an error of reading the workflow's status, after {@link LOG_ERROR}. */
export const STATUS_ERROR = `${LOG_ERROR}Error: Unable to retrieve workflow status: `;
/** What it puts before an error of the object store in `artifacts/get`. */
export const OBJECT_ERROR = 'Failed to get object in bucket: ';

/** The account that the UI server has in Kubernetes, in the words of a refusal. */
export const ACCOUNT = 'User "system:serviceaccount:kubeflow:ml-pipeline-ui" cannot get resource';

/**
 * An error of the UI server's Kubernetes client: the `Status` object of the response is in it,
 * escaped twice.
 *
 * @see https://github.com/kubernetes-client/javascript/blob/main/src/gen/apis/exception.ts
 */
export function kubernetesError(code: number, message: string): string {
  const kind = /^[a-z]+/.exec(message)?.[0] ?? '';
  const body = JSON.stringify({
    kind: 'Status',
    metadata: {},
    status: 'Failure',
    message,
    details: { kind },
    code,
  });
  const headers = JSON.stringify({ 'cache-control': 'no-cache, private', 'content-length': '182' });
  return `Error: HTTP-Code: ${code}\nMessage: Unknown API Status Code!\nBody: ${JSON.stringify(`${body}\n`)}\nHeaders: ${headers}`;
}

/** A web page, as proxies send it. */
export function page(title: string, heading = title): string {
  return `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${heading}</h1></body></html>`;
}

type Code = DiagnosisCode;

/** A response with the status of an error. */
export function responds(
  code: Code,
  status: number,
  text: string,
  ...requests: readonly string[]
): KnownSymptom[] {
  if (requests.length === 0) return [{ code, response: { status, text } }];
  return requests.map((request) => ({ code, response: { status, text, request } }));
}

/** An error 500 of `k8s/pod/logs`, in the UI server's own words. */
export function logError(code: Code, text: string): KnownSymptom[] {
  return responds(code, 500, LOG_ERROR + text);
}

/** The same error of the object store, as `k8s/pod/logs` and as `artifacts/get` pass it on. */
export function storeError(code: Code, text: string): KnownSymptom[] {
  return [
    ...responds(code, 500, LOG_ERROR + text),
    ...responds(code, 500, OBJECT_ERROR + text, REQUESTS.artifact),
  ];
}

/** A 200 whose body is no log. */
export function insteadOfLog(code: Code, text: string, contentType?: string): KnownSymptom[] {
  return [{ code, response: { status: 200, text, ...(contentType && { contentType }) } }];
}

/**
 * What Kubernetes said of a pod's log. The UI server keeps it to itself; the API server passes it
 * on, in an error that comes as a 200 because the status was sent before the log was read.
 */
export function apiServerError(code: Code, text: string): KnownSymptom[] {
  return insteadOfLog(
    code,
    JSON.stringify({
      error_message: `InternalServerError: Failed to read logs from pod churn-1 due to error opening log stream: ${text}`,
      error_details: text,
    }),
  );
}

/** A cause that Kubernetes' or Argo's own words tell more exactly than the field they stand in. */
export function words(code: Code, from: Code, message: string, reason = ''): KnownSymptom[] {
  return [{ code, cause: { code: from, params: { message, reason } } }];
}

/** What only the package or its host knows, with what is usual beside it. */
export function known(
  code: Code,
  text: string,
  beside: Pick<KnownSymptom, 'params' | 'seen'> = {},
): KnownSymptom[] {
  return [{ code, known: text, ...beside }];
}
