import { type ReactElement, useId } from 'react';

import type { Diagnosis, RungAttempt } from '../core/index.js';
import type { MessageId } from '../locales/Messages.js';
import { RunLogsEvidence } from './RunLogsEvidence.js';
import type { Translate } from './translator.js';
import { useDiagnosisMessages } from './useDiagnosisMessages.js';

/** Props of {@link RunLogsDiagnostics}. */
export interface RunLogsDiagnosticsProps {
  diagnosis: Diagnosis;
  /** What was asked; shown folded. None by default. */
  attempts?: readonly RungAttempt[] | undefined;
  /** Called by the button that looks again, which is there when that can help. */
  onRetry?: (() => void) | undefined;
  /** One line with the rest folded, as over a log that is shown; `false` by default. */
  slim?: boolean | undefined;
}

/** Why there is no log, or what is wrong with the one that is shown: cause, steps and evidence. */
export function RunLogsDiagnostics({
  diagnosis,
  attempts = [],
  onRetry,
  slim = false,
}: RunLogsDiagnosticsProps): ReactElement {
  const t = useDiagnosisMessages();
  const titleId = useId();
  const { code, params, severity } = diagnosis;
  const className = `klv-diagnosis klv-diagnosis-${severity}${slim ? ' klv-diagnosis-slim' : ''}`;
  if (!t) return <article className={className} data-klv-code={code} aria-busy="true" />;
  const cause = <p className="klv-diagnosis-cause">{t(`${code}.cause`, params)}</p>;
  const details = (
    <>
      <Steps diagnosis={diagnosis} t={t} />
      <Others diagnosis={diagnosis} t={t} />
      {attempts.length > 0 && <RunLogsEvidence attempts={attempts} t={t} />}
    </>
  );
  return (
    <article className={className} aria-labelledby={titleId} data-klv-code={code}>
      <div className="klv-diagnosis-content">
        <p className="klv-diagnosis-title" id={titleId} role={slim ? 'status' : 'alert'}>
          {t(`${code}.title`, params)}
        </p>
        {slim ? (
          <details className="klv-diagnosis-details">
            <summary>{t('panel.details')}</summary>
            {cause}
            {details}
          </details>
        ) : (
          <>
            {cause}
            {details}
          </>
        )}
        {onRetry && diagnosis.retryable && (
          <button type="button" className="klv-button klv-button-retry" onClick={onRetry}>
            {t('panel.retry')}
          </button>
        )}
      </div>
    </article>
  );
}

interface PartProps {
  diagnosis: Diagnosis;
  t: Translate;
}

function Steps({ diagnosis, t }: PartProps): ReactElement | null {
  const { code, params, actor, steps } = diagnosis;
  if (steps === 0) return null;
  return (
    <section className="klv-diagnosis-section">
      <h3 className="klv-diagnosis-heading">
        {t('panel.steps')} <span className="klv-actor">{t(`actor.${actor}`)}</span>
      </h3>
      <ol className="klv-diagnosis-steps">
        {Array.from({ length: steps }, (_, index) => (
          // The catalogue's test holds that each step it counts has its text.
          <li key={index}>{t(`${code}.step${index + 1}` as MessageId, params)}</li>
        ))}
      </ol>
    </section>
  );
}

function Others({ diagnosis, t }: PartProps): ReactElement | null {
  if (diagnosis.others.length === 0) return null;
  return (
    <section className="klv-diagnosis-section">
      <h3 className="klv-diagnosis-heading">{t('panel.others')}</h3>
      <ul className="klv-diagnosis-others">
        {diagnosis.others.map(({ code, params }) => (
          <li key={code}>
            {t(`${code}.title`, params)} <span>{t(`${code}.cause`, params)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
