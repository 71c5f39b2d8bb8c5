import type { ReactElement } from 'react';

import type { Diagnosis, RequestRecord } from '../../core/index.js';
import { nameOfRung, type Translate } from '../i18n/messages.js';

/** Props of {@link RunLogsEvidence}. */
interface RunLogsEvidenceProps {
  /** The requests that were made, in their order. */
  attempts: readonly RequestRecord[];
  /** Values that a cause's title may need and its response does not have, such as the namespace. */
  params: Diagnosis['params'];
  /** Translates messages. */
  t: Translate;
}

/** The requests and their responses, in order; folded until the reader opens it. */
export function RunLogsEvidence({ attempts, params, t }: RunLogsEvidenceProps): ReactElement {
  return (
    <details className="klv-evidence">
      <summary>{t('panel.evidence')}</summary>
      <ul className="klv-evidence-list">
        {attempts.map((record, index) => (
          <li key={index} className={`klv-attempt klv-attempt-${record.outcome}`}>
            <span className="klv-attempt-rung">{nameOfRung(record.rung, t)}</span>
            <span className="klv-attempt-answer">{resultOf(record, params, t)}</span>
            <time className="klv-attempt-time" dateTime={record.startedAt}>
              {timeOf(record.startedAt, t('locale'))}
            </time>
            {record.request && <code className="klv-attempt-request">{record.request}</code>}
            {record.excerpt && (
              <pre
                className="klv-attempt-excerpt"
                tabIndex={0}
                role="group"
                aria-label={t('panel.evidence.answer')}
              >
                {record.excerpt}
              </pre>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

function resultOf(record: RequestRecord, params: Diagnosis['params'], t: Translate): string {
  switch (record.outcome) {
    case 'pending':
      return t('panel.evidence.pending');
    case 'skipped':
      return t('panel.evidence.skipped');
    default: {
      const status = record.status ?? t('panel.evidence.failed');
      const time = t('panel.evidence.milliseconds', { ms: record.ms ?? 0 });
      const { cause } = record;
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
