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

/** The requests and their responses, as a table in their order; folded until the reader opens it. */
export function RunLogsEvidence({ attempts, params, t }: RunLogsEvidenceProps): ReactElement {
  return (
    <details className="klv-fold klv-evidence">
      <summary className="klv-summary">{t('panel.evidence')}</summary>
      <table className="klv-evidence-table">
        <thead className="klv-evidence-head">
          <tr>
            <th scope="col">{t('panel.evidence.time')}</th>
            <th scope="col">{t('panel.evidence.place')}</th>
            <th scope="col">{t('panel.evidence.answer')}</th>
            <th scope="col">{t('panel.evidence.took')}</th>
          </tr>
        </thead>
        {attempts.map((record, index) => (
          <Attempt key={index} record={record} params={params} t={t} />
        ))}
      </table>
    </details>
  );
}

/** A request, and below it what was asked and answered, word for word. */
function Attempt({
  record,
  params,
  t,
}: Omit<RunLogsEvidenceProps, 'attempts'> & { record: RequestRecord }): ReactElement {
  const { outcome, startedAt, request, excerpt, ms } = record;
  const wasAsked = outcome !== 'pending' && outcome !== 'skipped';
  return (
    <tbody className={`klv-attempt klv-attempt-${outcome}`}>
      <tr>
        <td className="klv-attempt-time">
          <time dateTime={startedAt}>{timeOf(startedAt, t('locale'))}</time>
        </td>
        <th className="klv-attempt-rung" scope="row">
          {nameOfRung(record.rung, t)}
        </th>
        <td className="klv-attempt-answer">{resultOf(record, params, t)}</td>
        <td className="klv-attempt-took">
          {wasAsked && t('panel.evidence.milliseconds', { ms: ms ?? 0 })}
        </td>
      </tr>
      {(request ?? excerpt) && (
        <tr>
          <td className="klv-attempt-words" colSpan={4}>
            {request && (
              <code className="klv-attempt-request" dir="ltr">
                {request}
              </code>
            )}
            {excerpt && (
              <pre
                className="klv-attempt-excerpt"
                dir="auto"
                tabIndex={0}
                role="group"
                aria-label={t('panel.evidence.answer')}
              >
                {excerpt}
              </pre>
            )}
          </td>
        </tr>
      )}
    </tbody>
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
      const { cause } = record;
      const title = cause && t(`${cause.code}.title`, { ...params, ...cause.params });
      return [status, title].filter(Boolean).join(' · ');
    }
  }
}

function timeOf(startedAt: string, locale: string): string {
  const time = new Date(startedAt);
  return Number.isNaN(time.getTime())
    ? startedAt
    : new Intl.DateTimeFormat(locale, { timeStyle: 'medium' }).format(time);
}
