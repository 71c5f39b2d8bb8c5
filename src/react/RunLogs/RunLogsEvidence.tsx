import type { ReactElement } from 'react';

import type { Diagnosis, RequestRecord } from '../../core/index.js';
import { nameOfRung, type Translate } from '../i18n/messages.js';

/** Props of {@link RunLogsEvidence}. */
interface RunLogsEvidenceProps {
  /** The requests that were made, in their order. */
  attempts: readonly RequestRecord[];
  /** Names that a cause's title may need and its response does not say, such as the namespace. */
  params: Diagnosis['params'];
  t: Translate;
}

/** What was asked and answered, rung by rung, folded until somebody wants to know. */
export function RunLogsEvidence({ attempts, params, t }: RunLogsEvidenceProps): ReactElement {
  return (
    <details className="klv-evidence">
      <summary>{t('panel.evidence')}</summary>
      <ul className="klv-evidence-list">
        {attempts.map((attempt, index) => (
          <li key={index} className={`klv-attempt klv-attempt-${attempt.outcome}`}>
            <span className="klv-attempt-rung">{nameOfRung(attempt.rung, t)}</span>
            <span className="klv-attempt-answer">{answerOf(attempt, params, t)}</span>
            <time className="klv-attempt-time" dateTime={attempt.startedAt}>
              {timeOf(attempt.startedAt, t('locale'))}
            </time>
            {attempt.request && <code className="klv-attempt-request">{attempt.request}</code>}
            {attempt.excerpt && (
              <pre
                className="klv-attempt-excerpt"
                tabIndex={0}
                role="group"
                aria-label={t('panel.evidence.answer')}
              >
                {attempt.excerpt}
              </pre>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

function answerOf(attempt: RequestRecord, params: Diagnosis['params'], t: Translate): string {
  switch (attempt.outcome) {
    case 'pending':
      return t('panel.evidence.pending');
    case 'skipped':
      return t('panel.evidence.skipped');
    default: {
      const status = attempt.status ?? t('panel.evidence.failed');
      const time = t('panel.evidence.milliseconds', { ms: attempt.ms ?? 0 });
      const { cause } = attempt;
      const title = cause && t(`${cause.code}.title`, { ...params, ...cause.params });
      return [status, time, title].filter(Boolean).join(' · ');
    }
  }
}

function timeOf(startedAt: string, locale: string): string {
  const time = new Date(startedAt);
  return Number.isNaN(time.getTime())
    ? startedAt
    : new Intl.DateTimeFormat(locale, { timeStyle: 'medium' }).format(time);
}
