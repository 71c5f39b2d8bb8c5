import { type ReactElement, useEffect, useMemo, useRef, useState } from 'react';

import {
  type LogDocument,
  LogTimes,
  momentOf,
  type ReaderClock,
  zoneOffset,
} from '../../../core/index.js';
import { useReadingMessages } from './useReadingMessages.js';

/** Props of {@link GoToLine}. */
interface GoToLineProps {
  /** The log. */
  document: LogDocument;
  /** How the reader tells its times. */
  clock: ReaderClock;
  /** Called with the number of a line, from 1. */
  onGo: (line: number) => void;
  /** Called when the reader closes the field. */
  onClose: () => void;
}

/** Asks for the number of a line, or for a time. */
export function GoToLine({ document, clock, onGo, onClose }: GoToLineProps): ReactElement {
  const t = useReadingMessages();
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<'goTo.noTime' | 'goTo.problem'>();
  const { lineCount } = document;
  const times = useMemo(() => new LogTimes(document), [document]);
  const { first, last } = times;
  const clockOf = (time: number): string =>
    new Date(time + zoneOffset(times, clock, time) * 60_000).toISOString().slice(11, 19);
  useEffect(() => {
    input.current?.focus();
  }, []);
  /** The number of the line that a text asks for, or what is wrong with it. */
  const lineOf = (text: string): number | 'goTo.noTime' | 'goTo.problem' => {
    if (/^\s*\d+\s*$/.test(text)) return Math.min(Math.max(1, Number(text)), lineCount);
    const time = momentOf(times, text, clock);
    if (time === undefined) return 'goTo.problem';
    const line = times.lineAt(time);
    return line === undefined ? 'goTo.noTime' : line + 1;
  };
  return (
    <form
      className="klv-floating klv-go-to"
      role="dialog"
      aria-label={t('goTo.label')}
      onSubmit={(event) => {
        event.preventDefault();
        const line = lineOf(input.current?.value ?? '');
        if (typeof line === 'string') {
          setProblem(line);
          return;
        }
        onGo(line);
        onClose();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <input
        ref={input}
        className="klv-find-input"
        type="text"
        aria-label={t('goTo.label')}
        placeholder={
          first && last
            ? t('goTo.times', {
                count: lineCount,
                from: clockOf(first.time),
                to: clockOf(last.time),
              })
            : t('goTo.range', { count: lineCount })
        }
        aria-invalid={problem !== undefined}
        autoComplete="off"
        onChange={() => {
          setProblem(undefined);
        }}
      />
      <button type="submit" className="klv-button">
        {t('goTo.go')}
      </button>
      {problem && (
        <span className="klv-find-problem" role="alert">
          {t(problem)}
        </span>
      )}
    </form>
  );
}
