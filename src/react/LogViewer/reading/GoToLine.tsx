import { type ReactElement, useEffect, useRef } from 'react';

import { useReadingMessages } from './useReadingMessages.js';

/** Props of {@link GoToLine}. */
interface GoToLineProps {
  /** Number of lines. */
  lineCount: number;
  /** Called with the number of a line, from 1. */
  onGo: (line: number) => void;
  /** Called when the reader closes the field. */
  onClose: () => void;
}

/** Asks for the number of a line. */
export function GoToLine({ lineCount, onGo, onClose }: GoToLineProps): ReactElement {
  const t = useReadingMessages();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus();
  }, []);
  return (
    <form
      className="klv-floating klv-find"
      role="dialog"
      aria-label={t('goTo.label')}
      onSubmit={(event) => {
        event.preventDefault();
        const line = Number.parseInt(input.current?.value ?? '', 10);
        if (!Number.isFinite(line)) return;
        onGo(Math.min(Math.max(1, line), lineCount));
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
        inputMode="numeric"
        aria-label={t('goTo.label')}
        placeholder={t('goTo.range', { count: lineCount })}
        autoComplete="off"
      />
      <button type="submit" className="klv-button">
        {t('goTo.go')}
      </button>
    </form>
  );
}
