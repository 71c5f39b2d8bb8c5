import { type ReactElement, useCallback, useEffect, useMemo, useRef, useState } from 'react';

import { type Cancel, type LogDocument, LogProblems, type Scheduler } from '../../../core/index.js';
import { useMessages } from '../../hooks/useMessages.js';
import { useBarRoom } from '../useBarRoom.js';
import { useLastError } from './useLastError.js';
import type { ViewerController } from '../controller/ViewerController.js';

/** Milliseconds between two looks at new lines. */
const INTERVAL = 250;
/**
 * Bytes in an interval from which on a log pours in. It is shown first and looked through afterwards: both
 * at a time would take twice as long until its last line is there.
 */
const POURING = 1024 * 1024;

/** Props of {@link ProblemsBar}. */
export interface ProblemsBarProps {
  /** The log. */
  document: LogDocument;
  /** The viewer. */
  controller: ViewerController;
  /** Whether `n` and `N` go from error to error now. */
  hasKeys: boolean;
  /** Whether the log opens at its last error once it is complete. */
  opensAtError: boolean;
}

/** How many errors and warnings the log has, and the way from error to error; nothing where it has none. */
export function ProblemsBar(props: ProblemsBarProps): ReactElement | null {
  const { document, controller, hasKeys, opensAtError } = props;
  const problems = useMemo(() => LogProblems.of(document), [document]);
  const [{ errors, warnings }, setCounts] = useState({ errors: 0, warnings: 0 });
  /** The log whose last error is known: it is complete, and was looked through. */
  const [finished, setFinished] = useState<LogDocument>();
  /** The line that was gone to last. */
  const current = useRef<number>(undefined);

  useEffect(() => {
    const closing = new AbortController();
    const { signal } = closing;
    let waiting: Cancel | undefined;
    let running = false;
    let length = document.byteLength;
    const run = (): void => {
      waiting = undefined;
      const grown = document.byteLength - length;
      length += grown;
      if (grown > POURING && !document.complete) {
        wait();
        return;
      }
      if (running) return;
      running = true;
      let told = -Infinity;
      const onProgress = (): void => {
        // It comes every few milliseconds: to render takes longer than what is looked through meanwhile.
        const now = controller.scheduler.now();
        if (now - told < INTERVAL && !problems.isCurrent) return;
        told = now;
        const { fatal, error, warning: warnings } = problems.counts;
        const errors = fatal + error;
        controller.onFound();
        setCounts((old) =>
          old.errors === errors && old.warnings === warnings ? old : { errors, warnings },
        );
      };
      const pause = (): Promise<void> => controller.rest.wait(signal);
      const { worker } = controller;
      problems.run({ signal, onProgress, pause, worker }).then(
        () => {
          running = false;
          if (document.complete && problems.isCurrent) setFinished(document);
        },
        (error: unknown) => {
          if (!signal.aborted) throw error;
        },
      );
    };
    const wait = (): void => {
      waiting ??= controller.scheduler.after(INTERVAL, run);
    };
    wait();
    const stop = document.subscribe(wait);
    current.current = undefined;
    controller.setProblems(problems);
    return () => {
      stop();
      controller.setProblems(undefined);
      waiting?.();
      closing.abort();
    };
  }, [problems, document, controller]);

  const go = useMemo(
    () =>
      (direction: 1 | -1, start?: number): void => {
        const from = start ?? current.current ?? controller.firstLine() - 1;
        const around = direction > 0 ? -1 : Infinity;
        const next = problems.next(from, direction) ?? problems.next(around, direction);
        if (!next) return;
        current.current = next.line;
        controller.selection.selectLines(next.line, next.line);
        controller.reveal({ line: next.line, from: 0, to: 0 });
      },
    [problems, controller],
  );
  const hasErrors = errors > 0;
  const openAtLast = useCallback(() => {
    go(-1, Infinity);
  }, [go]);
  const isLastKnown = finished === document && hasErrors;
  useLastError(document, controller, opensAtError && isLastKnown ? openAtLast : undefined);
  useEffect(() => {
    if (!hasErrors) return;
    controller.setStep('problems', go);
    return () => {
      controller.setStep('problems', undefined);
    };
  }, [controller, go, hasErrors]);

  if (errors + warnings === 0) return null;
  return (
    <CountsBar
      errors={errors}
      warnings={warnings}
      scheduler={controller.scheduler}
      hasKeys={hasKeys}
      onGo={go}
    />
  );
}

interface CountsBarProps {
  /** How many errors there are. */
  errors: number;
  /** How many warnings there are. */
  warnings: number;
  /** For the frame in which the bar takes its room. */
  scheduler: Scheduler;
  /** Whether `n` and `N` go from error to error now. */
  hasKeys: boolean;
  /** Called when the reader goes to the next error, or to the one before. */
  onGo: (direction: 1 | -1) => void;
}

/** The bar below the log, above that of the filter. */
function CountsBar({ errors, warnings, scheduler, hasKeys, onGo }: CountsBarProps): ReactElement {
  const t = useMessages();
  const bar = useRef<HTMLDivElement>(null);
  useBarRoom('problems', bar, scheduler);
  const goButton = (direction: 1 | -1, label: string, key: string, path: string): ReactElement => (
    <button
      type="button"
      className="klv-find-button"
      aria-label={label}
      aria-keyshortcuts={hasKeys ? key : undefined}
      title={hasKeys ? `${label} (${key})` : label}
      disabled={errors === 0}
      onClick={() => {
        onGo(direction);
      }}
    >
      <svg aria-hidden="true" viewBox="0 0 16 16" width="14" height="14">
        <path d={path} fill="none" stroke="currentColor" strokeWidth="2" />
      </svg>
    </button>
  );
  return (
    <div ref={bar} className="klv-problems" role="group" aria-label={t('viewer.problems')}>
      <span>
        <span className="klv-problems-errors">
          {t('viewer.problems.errors', { count: errors })}
        </span>
        {' · '}
        {t('viewer.problems.warnings', { count: warnings })}
      </span>
      {goButton(-1, t('viewer.problems.previous'), 'N', 'M3 10.5 8 5.5l5 5')}
      {goButton(1, t('viewer.problems.next'), 'n', 'M3 5.5l5 5 5-5')}
    </div>
  );
}
