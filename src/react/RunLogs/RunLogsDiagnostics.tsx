import { type ComponentType, lazy, type ReactElement, Suspense, useId } from 'react';

import type { Diagnosis, RequestRecord, RunLogsTarget } from '../../core/index.js';
import { useDiagnosisMessages } from '../hooks/useMessages.js';
import { withRungName } from '../i18n/messages.js';
import type { DiagnosisDetailsProps } from './DiagnosisDetails.js';

/** Props of {@link RunLogsDiagnostics}. */
export interface RunLogsDiagnosticsProps {
  diagnosis: Diagnosis;
  /** What was asked; shown folded, and part of the report. None by default. */
  attempts?: readonly RequestRecord[] | undefined;
  /** The step, for the report; what the diagnosis knows of it by default. */
  target?: RunLogsTarget | undefined;
  /** Called by the button that looks again, which is there when that can help. */
  onRetry?: (() => void) | undefined;
  /** One line with the rest folded, as over a log that is shown; `false` by default. */
  slim?: boolean | undefined;
}

/** Where it cannot be loaded, the title and the cause still say what matters most. */
const DiagnosisDetails = lazy<ComponentType<DiagnosisDetailsProps>>(() =>
  import('./DiagnosisDetails.js').then(
    (module) => ({ default: module.DiagnosisDetails }),
    () => ({ default: () => null }),
  ),
);

/** Why there is no log, or what is wrong with the one that is shown: cause, steps and evidence. */
export function RunLogsDiagnostics({
  diagnosis,
  attempts = [],
  target,
  onRetry,
  slim = false,
}: RunLogsDiagnosticsProps): ReactElement {
  const t = useDiagnosisMessages();
  const titleId = useId();
  const { code, params, severity } = diagnosis;
  const className = `klv-diagnosis klv-diagnosis-${severity}${slim ? ' klv-diagnosis-slim' : ''}`;
  if (!t) return <article className={className} data-klv-code={code} aria-busy="true" />;
  const body = (
    <>
      <p className="klv-diagnosis-cause">{t(`${code}.cause`, withRungName(params, t))}</p>
      <Suspense>
        <DiagnosisDetails diagnosis={diagnosis} attempts={attempts} target={target} t={t} />
      </Suspense>
    </>
  );
  return (
    <article className={className} aria-labelledby={titleId} data-klv-code={code}>
      <div className="klv-diagnosis-content">
        {/* Announced when it changes, and only then: polling leaves the same text. */}
        <p
          className="klv-diagnosis-title"
          id={titleId}
          role={severity === 'error' && !slim ? 'alert' : 'status'}
        >
          {t(`${code}.title`, params)}
        </p>
        {slim ? (
          <details className="klv-diagnosis-details">
            <summary>{t('panel.details')}</summary>
            {body}
          </details>
        ) : (
          body
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
