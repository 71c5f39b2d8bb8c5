import {
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
} from 'react';

import type { Scheduler, Severity } from '../../../core/index.js';
import { find } from '../../../locales/en/find.js';
import { reading } from '../../../locales/en/reading.js';
import { RunLogsContext } from '../../hooks/RunLogsContext.js';
import { translator } from '../../i18n/messages.js';
import { useBarRoom } from '../useBarRoom.js';
import type { FilterRules, ReadingSession } from './ReadingSession.js';

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
const LEVELS: readonly Severity[] = ['warning', 'error', 'fatal'];

/** The filter bar, below the log: which lines are shown, and how many match. */
export function FilterBar({
  session,
  scheduler,
  request,
  onCopy,
  onDownload,
  onClose,
}: FilterBarProps): ReactElement {
  const { messages } = useContext(RunLogsContext);
  const t = useMemo(() => translator({ ...find, ...reading, ...messages }), [messages]);
  const { subscribe, getSnapshot } = session;
  const { count, total, running, filtering, folded, problem, cut, ...rules } = useSyncExternalStore(
    subscribe,
    getSnapshot,
    getSnapshot,
  );
  const { query, exclude, matchCase, wholeWord, pattern, level, context } = rules;
  const bar = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!request) return;
    input.current?.focus();
    input.current?.select();
  }, [request]);
  useBarRoom('filter', bar, scheduler);
  const set = (change: Partial<FilterRules>): void => {
    session.filter(change);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const { key, altKey, code } = event;
    if (key === 'Escape') onClose();
    else if (altKey && code === 'KeyC') set({ matchCase: !matchCase });
    else if (altKey && code === 'KeyW') set({ wholeWord: !wholeWord });
    else if (altKey && code === 'KeyR') set({ pattern: !pattern });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const toggle = (
    label: string,
    sign: ReactNode,
    key: string,
    pressed: boolean,
    change: Partial<FilterRules>,
  ): ReactElement => (
    <button
      type="button"
      className="klv-find-button"
      aria-label={label}
      aria-keyshortcuts={`Alt+${key}`}
      title={`${label} (Alt+${key})`}
      aria-pressed={pressed}
      onClick={() => {
        set(change);
      }}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  );
  const sentence =
    typeof problem === 'object'
      ? t(`find.pattern.${problem.problem}`, { part: problem.part })
      : t('find.pattern.notLoaded');
  return (
    <div
      ref={bar}
      className="klv-filter"
      role="search"
      aria-label={t('filter.label')}
      onKeyDown={onKeyDown}
    >
      <span className="klv-filter-field">
        <input
          ref={input}
          className="klv-find-input"
          type="text"
          aria-label={t('filter.query')}
          placeholder={t('filter.query')}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={problem !== undefined}
          value={query}
          onChange={(event) => {
            set({ query: event.target.value });
          }}
        />
        {toggle(t('viewer.find.matchCase'), 'Aa', 'C', matchCase, { matchCase: !matchCase })}
        {toggle(t('find.wholeWord'), <u>W</u>, 'W', wholeWord, { wholeWord: !wholeWord })}
        {toggle(t('find.pattern'), '.*', 'R', pattern, { pattern: !pattern })}
      </span>
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
          set({ exclude: event.target.value });
        }}
      />
      <label className="klv-filter-choice">
        {t('filter.level')}
        <select
          value={level ?? ''}
          onChange={(event) => {
            set({ level: LEVELS.find((each) => each === event.target.value) });
          }}
        >
          <option value="">{t('filter.level.all')}</option>
          {LEVELS.map((each) => (
            <option key={each} value={each}>
              {t(`filter.level.${each}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="klv-filter-choice">
        {t('filter.context')}
        <select
          value={context}
          onChange={(event) => {
            set({ context: Number(event.target.value) });
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
      <span className={`klv-find-${problem ? 'problem' : 'count'}`} role="status">
        {problem
          ? sentence
          : filtering && t(running ? 'filter.running' : 'filter.count', { count, total })}
      </span>
      <button
        type="button"
        className="klv-find-button klv-filter-close"
        aria-label={t('filter.close')}
        title={t('filter.close')}
        onClick={onClose}
      >
        <svg aria-hidden="true" viewBox="0 0 16 16" width="14" height="14">
          <path d="m4 4 8 8m0-8-8 8" fill="none" stroke="currentColor" strokeWidth="2" />
        </svg>
      </button>
      {cut && !problem && (
        <span className="klv-find-note" role="note">
          {t('find.pattern.long', { columns: cut.columns, count: cut.lines })}
        </span>
      )}
    </div>
  );
}
