import { asArray, asRecord, asString } from './json.js';
import { redact } from './redact.js';

const WRAPPERS =
  /^(?:Could not get main container logs: |Failed to get object in bucket(?: \S{1,300} at path \S{1,1100})?: |Error: |S3Error: (?=\S)|Unable to retrieve workflow status: )+/;
const LONGEST = 300;

/**
 * The part of an error's text that a person can use: without the wrappers of KFP's UI server, of a
 * Kubernetes error its message, of a web page its title; short, on one line, and redacted.
 */
export function readableText(text: string): string {
  const inner = text.trim().replace(WRAPPERS, '');
  const found = kubernetesMessage(inner) ?? jsonMessage(inner) ?? markupText(inner) ?? inner;
  const line = redact(found.replace(/\s+/g, ' ').trim());
  if (line.length <= LONGEST) return line;
  // Not in the middle of a character that takes two.
  return `${line.slice(0, LONGEST - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** The Status object stands, escaped twice, behind `Body: `. */
function kubernetesMessage(text: string): string | undefined {
  const message = /^HTTP-Code: \d+[^]{0,200}?\\?"message\\?":\\?"((?:\\\\\\"|[^"\\])*)/.exec(
    text,
  )?.[1];
  return message?.replace(/\\\\\\"/g, '"');
}

/** What the API server answers: its own form, or that of its gRPC gateway with details. */
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

/** Of a page its title, of Express' error page its text, of a store's XML its message. */
function markupText(text: string): string | undefined {
  if (!text.startsWith('<')) return undefined;
  const inside = /<(title|pre|h1|message)(?:\s[^>]{0,200})?>([^<]{1,300})/gi;
  const found = [...text.slice(0, 4000).matchAll(inside)].map((match) => match[2] ?? '');
  return found.length > 0 ? found.join(' – ') : undefined;
}
