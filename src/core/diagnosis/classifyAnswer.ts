import type { KfpAnswer } from '../kfp/KfpAnswer.js';
import { ANSWERS } from './ANSWERS.js';
import type { Cause } from './Cause.js';
import { looksLikeLogin } from './looksLikeLogin.js';
import { readableText } from './readableText.js';
import { redact } from './redact.js';

/** What an answer that is no log says: the first form in the table that it has. */
export function classifyAnswer(answer: KfpAnswer, text: string): Cause {
  const known = ANSWERS.find(
    (it) =>
      (it.request?.test(answer.request) ?? true) &&
      (it.status?.includes(answer.status) ?? true) &&
      (it.text?.test(text) ?? true),
  );
  const code = known?.code ?? 'unknown';
  const readable = readableText(text) || String(answer.status);
  return {
    code: code === 'not-kfp' && looksLikeLogin(text) ? 'login-required' : code,
    params: {
      request: answer.request,
      status: answer.status,
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
