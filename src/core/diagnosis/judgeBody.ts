import { readableText } from '../base/readableText.js';
import { type Redacted, toRedactedLine } from '../base/redacted.js';
import type { KfpResponse } from '../kfp/types.js';
import { type Cause, redactCause } from './catalogue.js';
import { classifyResponse, looksLikeLogin } from './classifyResponse.js';

/** What the first bytes of a 200 are: a log, something else, or too few to tell. */
type BodyVerdict =
  | { kind: 'log' }
  | { kind: 'undecided' }
  | { kind: 'page'; title: string; html: string }
  | { kind: 'apiError'; message: string }
  | { kind: 'kubelet'; message: string };

/**
 * A longer text is a log that begins like an error. In characters: an error names hosts, pods and keys,
 * some of them twice.
 */
const LONGEST_ERROR = 64 * 1024;

/** How a line of the kubelet begins, and what else it must contain, if anything. */
type KubeletLine = readonly [start: RegExp, words?: RegExp];

/** Characters of a page's title. */
const LONGEST_TITLE = 200;

/**
 * The lines that the kubelet sends in place of a log when the container's file is gone.
 *
 * @see https://github.com/tektoncd/dashboard/issues/3562
 */
const KUBELET_LINES: readonly KubeletLine[] = [
  [/^unable to retrieve container logs for [\w.+-]+:\/\/\S*$/],
  [/^failed to try resolving symlinks in path "/],
  [
    /^failed to (?:open|get|create|read) (?:symlink|log file|container log)/,
    /no such file or directory|not found/,
  ],
  [
    /^(?:Error response from daemon|rpc error): /,
    /can not get logs from container which is dead|No such container/,
  ],
];

function isKubeletLine(text: string): boolean {
  if (text.includes('\n')) return false;
  return KUBELET_LINES.some(([start, words]) => start.test(text) && (words?.test(text) ?? true));
}

/**
 * Tells a log from what servers send in its place with status 200: a login page, the API server's
 * JSON error, an error line of the kubelet.
 *
 * @param text The body so far, decoded
 * @param ended Whether the body has ended
 */
export function judgeBody(
  text: string,
  contentType: string | undefined,
  ended: boolean,
): BodyVerdict {
  const start = text.replace(/^\uFEFF?\s*/, '');
  const mayBeShort = text.length <= LONGEST_ERROR;
  if (start === '') return mayBeShort && !ended ? { kind: 'undecided' } : { kind: 'log' };
  if (contentType?.startsWith('text/html') && start.startsWith('<')) {
    return { kind: 'page', title: titleOf(start), html: start };
  }
  const mayBeError =
    mayBeShort &&
    (startsAlike(start, '{"error_message"') ||
      startsAlike(start, 'unable to retrieve container logs for ') ||
      startsAlike(start, 'failed to ') ||
      startsAlike(start, 'rpc error: ') ||
      startsAlike(start, 'Error response from daemon: '));
  if (!mayBeError) return { kind: 'log' };
  if (!ended) return { kind: 'undecided' };
  const line = start.trimEnd();
  const message = apiErrorOf(line);
  if (message !== undefined) return { kind: 'apiError', message };
  if (isKubeletLine(line)) return { kind: 'kubelet', message: line };
  return { kind: 'log' };
}

function startsAlike(text: string, beginning: string): boolean {
  return text.startsWith(beginning) || beginning.startsWith(text);
}

/**
 * The message of an API server's error. It sends the status before it reads the log, so that an error
 * arrives with status 200.
 */
function apiErrorOf(text: string): string | undefined {
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json !== 'object' || json === null) return undefined;
    const { error_message: message, error_details: details } = json as Record<string, unknown>;
    return typeof message === 'string' && typeof details === 'string' ? message : undefined;
  } catch {
    return undefined;
  }
}

function titleOf(html: string): string {
  const title = /<title[^>]{0,200}>([^<]*)/i.exec(html)?.[1] ?? '';
  return toRedactedLine(title, LONGEST_TITLE);
}

/** The cause that a 200 tells whose body is not a log. */
export function classifyVerdict(
  verdict: Exclude<BodyVerdict, { kind: 'log' | 'undecided' }>,
  response: KfpResponse,
): Cause<Redacted> {
  switch (verdict.kind) {
    case 'page': {
      const title = verdict.title || undefined;
      return redactCause({
        code: response.redirected || looksLikeLogin(verdict.html) ? 'login-required' : 'not-kfp',
        params: { request: response.request, status: response.status, text: title, title },
      });
    }
    case 'kubelet':
      return { code: 'kubelet-file-gone', params: { text: readableText(verdict.message) } };
    case 'apiError': {
      // The status is 200 whatever went wrong, so only the message tells.
      const cause = classifyResponse(response, verdict.message);
      return cause.code === 'unknown' ? { ...cause, code: 'server-error' } : cause;
    }
  }
}
