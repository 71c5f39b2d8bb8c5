import { readableText } from '../base/readableText.js';
import { redact } from '../base/redact.js';
import { type KfpResponse, KfpRequestError } from '../kfp/types.js';
import { RESPONSES } from './responses.js';
import type { Cause, DiagnosisCode } from './catalogue.js';

/** The cause that a response without a log tells, by the first form of `RESPONSES` that matches. */
export function classifyResponse(response: KfpResponse, text: string): Cause {
  const known = RESPONSES.find(
    (it) =>
      (it.endpoint === undefined || it.endpoint === response.endpoint) &&
      (it.status?.includes(response.status) ?? true) &&
      (it.text?.test(text) ?? true),
  );
  const code = known?.code ?? 'unknown';
  const readable = readableText(text) || String(response.status);
  return {
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
  };
}

const WORKFLOW = /workflows\.argoproj\.io \\*"([a-z0-9.-]{1,253})\\*" (?:not found|is forbidden)/;

/** Names that a body contains; they may differ from those in the request. */
const NAMES: Readonly<Record<string, RegExp>> = {
  key: /log key, ([^]{1,1100}?), (?:includes|which)/,
  workflow: WORKFLOW,
  /** The workflow's name as the server derived it, for `workflow-misnamed`. */
  misnamed: WORKFLOW,
  secret: /secrets \\*"([a-z0-9.-]{1,253})\\*" (?:not found|is forbidden)/,
  serverNamespace: /system:serviceaccount:([a-z0-9-]{1,63}):[a-z0-9.-]{1,253}/,
  serviceAccount: /system:serviceaccount:[a-z0-9-]{1,63}:([a-z0-9.-]{1,253})/,
  containers: /choose one of: \[([a-z0-9 -]{1,600})\]/,
};

function namesIn(text: string): Record<string, string> {
  const head = text.slice(0, 8_000);
  return Object.fromEntries(
    Object.entries(NAMES).flatMap(([name, pattern]) => {
      const found = pattern.exec(head)?.[1];
      return found ? [[name, redact(found)]] : [];
    }),
  );
}

const CODES: Readonly<Record<KfpRequestError['failure'], DiagnosisCode>> = {
  network: 'offline',
  timeout: 'timeout',
  stalled: 'stalled',
  redirected: 'login-required',
  invalid: 'invalid-target',
};

/** The cause of a request that got no response, or not a whole one. */
export function classifyFailure(error: unknown, request: string): Cause {
  const text = readableText(error instanceof Error ? error.message : String(error));
  if (!(error instanceof KfpRequestError)) {
    return { code: 'log-unreadable', params: { text, key: request } };
  }
  return {
    code: CODES[error.failure],
    params: { request: error.request, text, title: text, problem: text },
  };
}

const LOGIN =
  /\b(?:sign[ -]?in|log[ -]?in|dex|oauth2?[-_ ]?proxy|keycloak|single sign-on|type=["']?password)\b/i;

/** Whether a web page is a login page, judged by its first 8,000 characters. */
export function looksLikeLogin(html: string): boolean {
  return LOGIN.test(html.slice(0, 8000));
}
