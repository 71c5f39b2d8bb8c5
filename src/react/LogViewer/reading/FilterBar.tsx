import { type ReactElement, useEffect, useRef, useSyncExternalStore } from 'react';

import type { Scheduler } from '../../../core/index.js';
import { useBarRoom } from '../useBarRoom.js';
import type { ReadingSession } from './ReadingSession.js';
import { useReadingMessages } from './useReadingMessages.js';

/** Props of {@link FilterBar}. */
interface FilterBarProps {
  /** What is shown of the log. */
  session: ReadingSession;
  /** For the frame in which the bar takes its room. */
  scheduler: Scheduler;
  /** Focuses the field, and a new object does again; `undefined` where nobody has asked for the bar. */
  request: object | undefined;
  /** Copies what is shown. */
  onCopy: () => void;
  /** Downloads what is shown. */
  onDownload: () => void;
  /** Called when the reader closes the bar. */
  onClose: () => void;
}

const CONTEXTS = [0, 1, 2, 3, 5, 10, 25];

/** The filter bar, below the log: which lines are shown, and how many match. */
export function FilterBar({
  session,
  scheduler,
  request,
  onCopy,
  onDownload,
  onClose,
}: FilterBarProps): ReactElement {
  const t = useReadingMessages();
  const { subscribe, getSnapshot } = session;
  const { query, exclude, matchCase, context, filtering, folded, count, total, running } =
    useSyncExternalStore(subscribe, getSnapshot, getSnapshot);
  const bar = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!request) return;
    input.current?.focus();
    input.current?.select();
  }, [request]);
  useBarRoom('filter', bar, scheduler);
  return (
    <div
      ref={bar}
      className="klv-filter"
      role="search"
      aria-label={t('filter.label')}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing || event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <input
        ref={input}
        className="klv-find-input"
        type="text"
        aria-label={t('filter.query')}
        placeholder={t('filter.query')}
        autoComplete="off"
        spellCheck={false}
        value={query}
        onChange={(event) => {
          session.filter({ query: event.target.value });
        }}
      />
      <button
        type="button"
        className="klv-find-button"
        aria-label={t('viewer.find.matchCase')}
        title={t('viewer.find.matchCase')}
        aria-pressed={matchCase}
        onClick={() => {
          session.filter({ matchCase: !matchCase });
        }}
      >
        Aa
      </button>
      <input
        className="klv-find-input"
        type="text"
        aria-label={t('filter.exclude')}
        placeholder={t('filter.exclude')}
        title={t('filter.exclude.hint')}
        autoComplete="off"
        spellCheck={false}
        value={exclude}
        onChange={(event) => {
          session.filter({ exclude: event.target.value });
        }}
      />
      <label className="klv-filter-context">
        {t('filter.context')}
        <select
          value={context}
          onChange={(event) => {
            session.filter({ context: Number(event.target.value) });
          }}
        >
          {CONTEXTS.map((lines) => (
            <option key={lines} value={lines}>
              {lines}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        className="klv-button"
        disabled={filtering}
        aria-pressed={folded === true}
        title={t('fold.hint')}
        onClick={() => {
          session.foldAll(folded !== true);
        }}
      >
        {t(folded === true ? 'fold.none' : 'fold.all')}
      </button>
      <button type="button" className="klv-button" title={t('shown.copy.hint')} onClick={onCopy}>
        {t('shown.copy')}
      </button>
      <button
        type="button"
        className="klv-button"
        title={t('shown.download.hint')}
        onClick={onDownload}
      >
        {t('shown.download')}
      </button>
      <span className="klv-find-count" role="status">
        {filtering && t(running ? 'filter.running' : 'filter.count', { count, total })}
      </span>
      <button
        type="button"
        className="klv-find-button"
        aria-label={t('filter.close')}
        title={t('filter.close')}
        onClick={onClose}
      >
        <svg aria-hidden="true" viewBox="0 0 16 16" width="14" height="14">
          <path d="m4 4 8 8m0-8-8 8" fill="none" stroke="currentColor" strokeWidth="2" />
        </svg>
      </button>
    </div>
  );
}
