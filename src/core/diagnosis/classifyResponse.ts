import { messageOf, readableText } from '../base/readableText.js';
import type { Redacted } from '../base/redacted.js';
import { type KfpResponse, KfpRequestError } from '../kfp/types.js';
import { RESPONSES } from './responses.js';
import { type Cause, type DiagnosisCode, redactCause } from './catalogue.js';

/** The cause that a response without a log tells, by the first form of `RESPONSES` that matches. */
export function classifyResponse(response: KfpResponse, text: string): Cause<Redacted> {
  const known = RESPONSES.find(
    (it) =>
      (it.endpoint === undefined || it.endpoint === response.endpoint) &&
      (it.status?.includes(response.status) ?? true) &&
      (it.text?.test(text) ?? true),
  );
  const code = known?.code ?? 'unknown';
  const readable = readableText(text) || String(response.status);
  return redactCause({
    code: code === 'not-kfp' && looksLikeLogin(text) ? 'login-required' : code,
    params: {
      request: response.request,
      status: response.status,
      text: readable,
      title: readable,
      message: readable,
      problem: readable,
      ...(response.retryAfter !== undefined && { retryAfter: response.retryAfter }),
      ...known?.params,
      ...namesIn(text),
    },
  });
}

const WORKFLOW = /workflows\.argoproj\.io \\*"([a-z0-9.-]+)\\*" (?:not found|is forbidden)/;

/** Names that a body contains; they may differ from those in the request. */
const NAMES: Readonly<Record<string, RegExp>> = {
  workflow: WORKFLOW,
  /** The workflow's name as the server derived it, for `workflow-misnamed`. */
  misnamed: WORKFLOW,
  secret: /secrets \\*"([a-z0-9.-]+)\\*" (?:not found|is forbidden)/,
  serverNamespace: /system:serviceaccount:([a-z0-9-]+):[a-z0-9.-]/,
  serviceAccount: /system:serviceaccount:[a-z0-9-]+:([a-z0-9.-]+)/,
  containers: /choose one of: \[([a-z0-9 -]+)\]/,
};

/** Most characters of a name that a text of ours repeats: as many as the longest key has. */
const LONGEST_NAME = 1_024;

function namesIn(text: string): Record<string, string> {
  const found = Object.entries(NAMES).map(([name, pattern]) => [name, pattern.exec(text)?.[1]]);
  return Object.fromEntries(
    [['key', keyIn(text)], ...found].flatMap(([name = '', value]) =>
      value ? [[name, value.slice(0, LONGEST_NAME)]] : [],
    ),
  );
}

/** The key that the UI server has made: it may have any character, a comma too. */
function keyIn(text: string): string | undefined {
  const [, behind] = text.split('log key, ', 2);
  return behind?.split(/, (?:includes|which)/, 1)[0];
}

const CODES: Readonly<Record<KfpRequestError['failure'], DiagnosisCode>> = {
  network: 'offline',
  timeout: 'timeout',
  stalled: 'stalled',
  redirected: 'login-required',
  elsewhere: 'redirected-elsewhere',
  oversized: 'response-too-large',
  invalid: 'invalid-target',
};

/** The cause of a request that got no response, or not a whole one. */
export function classifyFailure(error: unknown, request: string): Cause<Redacted> {
  const text = readableText(messageOf(thrownBy(error)));
  if (!(error instanceof KfpRequestError)) {
    return redactCause({ code: 'log-unreadable', params: { text, key: request } });
  }
  return redactCause({
    code: CODES[error.failure],
    params: { request: error.request, site: error.site, text, title: text, problem: text },
  });
}

/** Of a connection that failed, the platform's own words tell more than ours. */
function thrownBy(error: unknown): unknown {
  return error instanceof KfpRequestError && error.failure === 'network'
    ? (error.cause ?? error)
    : error;
}

const LOGIN =
  /\b(?:sign[ -]?in|log[ -]?in|dex|oauth2?[-_ ]?proxy|keycloak|single sign-on|type=["']?password)\b/i;

/** Whether a web page is a login page, judged by its first 8,000 characters. */
export function looksLikeLogin(html: string): boolean {
  return LOGIN.test(html.slice(0, 8000));
}
