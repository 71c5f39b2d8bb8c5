'use client';

import { type ComponentType, lazy, type ReactElement, Suspense, useState } from 'react';

import type { LogSource, RunLogsTarget, StepState } from '../../core/index.js';
import { useLogDocumentVersion } from '../hooks/useLogDocument.js';
import { useMessages } from '../hooks/useMessages.js';
import { formatSize } from '../i18n/formatSize.js';
import type { RunLogsCommandsProps } from './RunLogsCommands.js';
import type { RunLogsLoadingProps } from './RunLogsLoading.js';
import { StepLogs } from './StepLogs.js';

const loadLoading = () => import('./RunLogsLoading.js');
const loadCommands = () => import('./RunLogsCommands.js');

/** Loads what the toolbar of the next log needs. */
export async function loadToolbar(): Promise<void> {
  await Promise.all([loadLoading(), loadCommands()]);
}

/** Loaded when the first bytes are there; without it, a log loads all the same. */
const RunLogsLoading = lazy<ComponentType<RunLogsLoadingProps>>(() =>
  loadLoading().then(
    (module) => ({ default: module.RunLogsLoading }),
    () => ({ default: () => null }),
  ),
);

/** Loaded while the log is looked for; without it, the log is shown all the same. */
const RunLogsCommands = lazy<ComponentType<RunLogsCommandsProps>>(() =>
  loadCommands().then(
    (module) => ({ default: module.RunLogsCommands }),
    () => ({ default: () => null }),
  ),
);

/** Props of {@link RunLogsToolbar}. */
export interface RunLogsToolbarProps extends RunLogsCommandsProps {
  /**
   * The step, whose attempts and containers the reader may choose from.
   *
   * @defaultValue none: there is nothing to choose
   */
  target?: RunLogsTarget | undefined;
  /** Called with the log that the reader chooses. */
  onTargetChange?: ((target: RunLogsTarget) => void) | undefined;
}

/**
 * What is known of the log and its step, its progress, and the commands. `RunLogs` has one by itself; use
 * it alone beside a viewer of your own.
 *
 * @example
 * ```tsx
 * <RunLogsToolbar logs={logs} commands={useLogCommands(logs)} renderEnd={() => <ShareButton />} />
 * ```
 */
export function RunLogsToolbar(props: RunLogsToolbarProps): ReactElement {
  const t = useMessages();
  const { logs, target, onTargetChange } = props;
  const { document, source, step, status, stopped, progress, diagnosis } = logs;
  useLogDocumentVersion(document);
  const hasText = document.byteLength > 0;
  const isCut = status === 'complete' && diagnosis?.code === 'cut-off';
  const locale = t('locale');
  const { lineCount } = document;
  return (
    <div className="klv-toolbar">
      <div className="klv-toolbar-content">
        <div className="klv-facts">
          <p className="klv-toolbar-source" role="status">
            <span className={`klv-status klv-status-${diagnosis?.severity ?? status}`}>
              {t(stopped ? 'toolbar.stopped' : isCut ? 'status.cutOff' : `status.${status}`)}
            </span>
            {step && <StepLabel step={step} />}
            {source && <SourceLabel source={source} />}
          </p>
          {target && onTargetChange && (
            <StepLogs logs={logs} target={target} onTargetChange={onTargetChange} />
          )}
          {hasText && (
            // Each isolated: a count and a size would change places in a language from right to left.
            <span className="klv-toolbar-size">
              <bdi>
                {t(lineCount === 1 ? 'toolbar.line' : 'toolbar.lines', { count: lineCount })}
              </bdi>
              {!progress && (
                <>
                  {' · '}
                  <bdi>{formatSize(document.byteLength, locale)}</bdi>
                </>
              )}
            </span>
          )}
          {(status === 'streaming' || stopped) && (
            <Suspense>
              <RunLogsLoading logs={logs} />
            </Suspense>
          )}
        </div>
        <Suspense>
          <RunLogsCommands {...props} />
        </Suspense>
      </div>
    </div>
  );
}

/** What became of the step: a whole log may be that of a failure. */
function StepLabel({ step }: { step: StepState }): ReactElement {
  const t = useMessages();
  const { phase, exitCode, reason, message } = step;
  const why = [
    reason === 'OOMKilled' ? t('step.outOfMemory') : reason,
    exitCode ? t('step.exitCode', { code: exitCode }) : undefined,
  ].filter(Boolean);
  return (
    <bdi className={`klv-step klv-step-${phase}`} title={message}>
      {[t(`step.${phase}`), ...(phase === 'failed' ? why : [])].join(', ')}
    </bdi>
  );
}

/** Where the text comes from. A long key is cut off in its line, until it is clicked. */
function SourceLabel({ source }: { source: LogSource }): ReactElement {
  const t = useMessages();
  const [isWhole, setWhole] = useState(false);
  const { origin, bucket, key } = source;
  const label = t(`source.${origin}`, { bucket, key });
  if (key === undefined) return <bdi className="klv-source">{label}</bdi>;
  return (
    <button
      type="button"
      className="klv-source klv-source-long"
      title={label}
      aria-expanded={isWhole}
      onClick={() => {
        setWhole(!isWhole);
      }}
    >
      <bdi>{label}</bdi>
    </button>
  );
}
