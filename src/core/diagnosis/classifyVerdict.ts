import type { KfpAnswer } from '../kfp/KfpAnswer.js';
import type { BodyVerdict } from '../ladder/judgeBody.js';
import type { Cause } from './Cause.js';
import { classifyAnswer } from './classifyAnswer.js';
import { readableText } from './readableText.js';
import { looksLikeLogin } from './looksLikeLogin.js';
import { redact } from './redact.js';

/** What a 200 says whose body is no log. */
export function classifyVerdict(
  verdict: Exclude<BodyVerdict, { kind: 'log' | 'undecided' }>,
  answer: KfpAnswer,
): Cause {
  switch (verdict.kind) {
    case 'page': {
      const title = redact(verdict.title) || '–';
      return {
        code: answer.redirected || looksLikeLogin(verdict.html) ? 'login-required' : 'not-kfp',
        params: { request: answer.request, status: answer.status, text: title, title },
      };
    }
    case 'kubelet':
      return { code: 'kubelet-file-gone', params: { text: readableText(verdict.message) } };
    case 'apiError': {
      // The API server writes its status before it reads, so that the text alone tells.
      const cause = classifyAnswer(answer, verdict.message);
      return cause.code === 'unknown' ? { ...cause, code: 'server-error' } : cause;
    }
  }
}
