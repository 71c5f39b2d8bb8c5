import { readableText } from '../base/readableText.js';
import { redact } from '../base/redact.js';
import { type KfpResponse, KfpRequestError } from '../kfp/types.js';
import { RESPONSES } from './responses.js';
import type { Cause, DiagnosisCode } from './catalogue.js';

/** What an answer that is no log says: the first form in the table that it has. */
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
      ...known?.params,
      ...namesIn(text),
    },
  };
}

const WORKFLOW = /workflows\.argoproj\.io \\*"([a-z0-9.-]{1,253})\\*" (?:not found|is forbidden)/;

/** Names that a text has, which may differ from those that were asked for. */
const NAMES: Readonly<Record<string, RegExp>> = {
  key: /log key, ([^]{1,1100}?), (?:includes|which)/,
  workflow: WORKFLOW,
  /** What the server took for the workflow's name. */
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

/** What it says that a request got no answer, or not a whole one. */
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

/** Whether a web page is where a user is to log in, judged by its first words. */
export function looksLikeLogin(html: string): boolean {
  return LOGIN.test(html.slice(0, 8000));
}
