import { asArray, asRecord, asString } from './json.js';
import { headOf } from './redact.js';
import { type Redacted, toRedactedLine } from './redacted.js';

/**
 * What KFP's UI server and its MinIO client put before the error of another server.
 *
 * @see https://github.com/kubeflow/pipelines/tree/master/frontend/server/handlers
 */
const WRAPPERS =
  /^(?:Could not get main container logs: |Failed to get object in bucket(?: \S+ at path \S+)?: |Error: |S3Error: (?=\S)|Unable to retrieve workflow status: )+/;
/** How many elements of a page are read: the first tell what it is about. */
const MOST_ELEMENTS = 8;
/** Most UTF-16 code units of the result. */
const MAX_LENGTH = 300;

/**
 * The part of an error's text that a person can use: what is inside of the wrappers of KFP's UI
 * server, the message of a Kubernetes or API error, the title of a web page. It is short, on one
 * line, redacted, and shows its invisible characters.
 */
export function readableText(text: string): Redacted {
  const inner = headOf(text).trim().replace(WRAPPERS, '');
  const message = kubernetesMessage(inner) ?? jsonMessage(inner) ?? markupText(inner) ?? inner;
  return toRedactedLine(message, MAX_LENGTH);
}

/** The words of whatever was thrown; empty where it has none. */
export function messageOf(thrown: unknown): string {
  try {
    return thrown instanceof Error ? thrown.message : String(thrown);
  } catch {
    return '';
  }
}

/**
 * The message in an error of the Kubernetes client as KFP's API server passes it on:
 * `HTTP-Code: 404 … Body: "{\"kind\":\"Status\",…}"`, in which the Status object is escaped twice.
 */
function kubernetesMessage(text: string): string | undefined {
  if (!text.startsWith('HTTP-Code: ')) return undefined;
  const message = /\\?"message\\?":\\?"((?:\\\\\\"|[^"\\])*)/.exec(text)?.[1];
  return message?.replace(/\\\\\\"/g, '"');
}

/**
 * The message in a JSON error of KFP's API server, of its gRPC gateway with details, or of
 * Kubernetes.
 */
function jsonMessage(text: string): string | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    const json = asRecord(JSON.parse(text));
    const detail = asRecord(asArray(json['details'])[0]);
    const message = detail['message'] ?? json['error_message'] ?? json['message'];
    return asString(message) || undefined;
  } catch {
    return undefined;
  }
}

/**
 * The title of a web page, the text of Express' error page (`pre`), the message in a store's XML.
 */
function markupText(text: string): string | undefined {
  if (!text.startsWith('<')) return undefined;
  const inside = /<(title|pre|h1|message)(?:\s[^>]{0,200})?>([^<]+)/gi;
  const texts = [...text.matchAll(inside)].slice(0, MOST_ELEMENTS).map((match) => match[2] ?? '');
  return texts.length > 0 ? texts.join(' – ') : undefined;
}
