'use client';

import {
  type ComponentType,
  lazy,
  type PropsWithChildren,
  type ReactElement,
  type ReactNode,
  Suspense,
  useId,
} from 'react';

import type { Diagnosis, FoundArchive, RequestRecord, RunLogsTarget } from '../../core/index.js';
import { useDiagnosisMessages } from '../hooks/useMessages.js';
import { languageOf, withRungName } from '../i18n/messages.js';
import type { DiagnosisDetailsProps } from './DiagnosisDetails.js';

/** Props of {@link RunLogsDiagnostics}. */
export interface RunLogsDiagnosticsProps {
  /** What to show: the `diagnosis` of a snapshot. */
  diagnosis: Diagnosis;
  /**
   * The requests that were made, shown folded and in the report.
   *
   * @defaultValue none
   */
  attempts?: readonly RequestRecord[] | undefined;
  /**
   * The step, for the report.
   *
   * @defaultValue what the diagnosis knows of it
   */
  target?: RunLogsTarget | undefined;
  /**
   * Called by the button that looks again. The button is shown when that can help.
   *
   * @defaultValue none: there is no button
   */
  onRetry?: (() => void) | undefined;
  /**
   * Called by the button that shows the log which the diagnosis has found somewhere else, as `show` of
   * `useRunLogs` does. The button is shown when there is one.
   *
   * @defaultValue none: there is no button
   */
  onShow?: ((archive: FoundArchive) => void) | undefined;
  /**
   * Whether only the title is shown, with the rest folded, as above a log.
   *
   * @defaultValue `false`
   */
  slim?: boolean | undefined;
  /** What stands after the title and the cause: the host's own way to the log, or to help. */
  renderActions?: (() => ReactNode) | undefined;
}

/** Icons of the severities, for causes that have none of their own. */
const ICONS = { state: '–', waiting: '◔', warning: '▲', error: '✕' } as const;

/** If this chunk cannot be loaded, the title, the cause and the button are shown without it. */
const DiagnosisDetails = lazy<ComponentType<DiagnosisDetailsProps>>(() =>
  import('./DiagnosisDetails.js').then(
    (module) => ({ default: module.DiagnosisDetails }),
    () => ({ default: ({ children }: PropsWithChildren) => <>{children}</> }),
  ),
);

/**
 * Why there is no log, or what is wrong with the one that is shown: cause, remedies and evidence.
 * `RunLogs` shows it by itself; use it alone beside a viewer of your own.
 *
 * @example
 * ```tsx
 * const { diagnosis, attempts, refresh } = useRunLogs(target);
 * return diagnosis && (
 *   <RunLogsDiagnostics
 *     diagnosis={diagnosis}
 *     attempts={attempts}
 *     target={target}
 *     onRetry={refresh}
 *   />
 * );
 * ```
 */
export function RunLogsDiagnostics({
  diagnosis,
  attempts = [],
  target,
  onRetry,
  onShow,
  slim = false,
  renderActions,
}: RunLogsDiagnosticsProps): ReactElement {
  const t = useDiagnosisMessages();
  const titleId = useId();
  const { code, params, severity, retrying, icon = ICONS[severity] } = diagnosis;
  const className = `klv-diagnosis klv-diagnosis-${severity}${slim ? ' klv-diagnosis-slim' : ''}`;
  if (!t) return <article className={className} data-klv-code={code} aria-busy="true" />;
  const title = t(`${code}.title`, params);
  const isSignedOut = code === 'login-required' && !retrying && onRetry !== undefined;
  const isPrimary = !isSignedOut && !(diagnosis.found && onShow);
  // Above a log, the toolbar has this button; but the remedy of `cut-off` says to try again here.
  const mayRetry = !slim || (code === 'cut-off' && !retrying);
  const isRetried = onRetry !== undefined && diagnosis.retryable && mayRetry;
  const retry = (isSignedOut || isRetried) && (
    <>
      {isSignedOut && (
        // To the page that the reader is on: what stands in front of it asks for the login.
        <a className="klv-button klv-button-primary" href="" target="_blank" rel="noreferrer">
          {t('panel.signIn')}
        </a>
      )}
      {isRetried && (
        <button
          type="button"
          className={`klv-button${isPrimary ? ' klv-button-primary' : ''}`}
          onClick={onRetry}
        >
          {t('panel.retry')}
        </button>
      )}
    </>
  );
  // A log on screen goes on only when the reader acts, who must not have to look for it.
  const staysVisible = slim && (isSignedOut || isRetried);
  const body = (
    <>
      <p className="klv-diagnosis-cause">{t(`${code}.cause`, withRungName(params, t))}</p>
      {renderActions && <div className="klv-diagnosis-actions">{renderActions()}</div>}
      <Suspense fallback={staysVisible ? undefined : retry}>
        <DiagnosisDetails
          diagnosis={diagnosis}
          attempts={attempts}
          target={target}
          onShow={onShow}
          t={t}
        >
          {staysVisible ? undefined : retry}
        </DiagnosisDetails>
      </Suspense>
    </>
  );
  return (
    <article
      className={className}
      aria-labelledby={titleId}
      data-klv-code={code}
      {...languageOf(t)}
    >
      <div className="klv-diagnosis-content">
        <h2 className="klv-diagnosis-title">
          <span className="klv-diagnosis-icon" aria-hidden="true">
            {icon}
          </span>
          {/* A live region: announced when its text changes, which polling alone does not do. */}
          <span id={titleId} role={severity === 'error' && !slim ? 'alert' : 'status'}>
            {retrying ? t('panel.retrying', { title }) : title}
          </span>
        </h2>
        {slim ? (
          <details className="klv-diagnosis-details">
            <summary className="klv-summary">{t('panel.details')}</summary>
            {body}
          </details>
        ) : (
          body
        )}
        {staysVisible && <div className="klv-diagnosis-actions">{retry}</div>}
      </div>
    </article>
  );
}
