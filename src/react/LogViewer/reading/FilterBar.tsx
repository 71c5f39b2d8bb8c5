import {
  type KeyboardEvent,
  type ReactElement,
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
import { BarButton, RuleButtons, ruleOfKey } from '../find/barButtons.js';
import { useBarRoom } from '../useBarRoom.js';
import type { FilterRules } from './filterRules.js';
import type { ReadingSession } from './ReadingSession.js';

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
  const { count, total, running, filtering, folded, problem, sinceProblem, cut, ...rules } =
    useSyncExternalStore(subscribe, getSnapshot, getSnapshot);
  const { query, exclude, level, since, context } = rules;
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
    const change = ruleOfKey(event, rules);
    if (event.key === 'Escape') onClose();
    else if (change) set(change);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const wrong =
    typeof problem === 'object'
      ? t(`find.pattern.${problem.problem}`, { part: problem.part })
      : problem
        ? t('find.pattern.notLoaded')
        : sinceProblem && t(`filter.since.${sinceProblem}`);
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
        <RuleButtons rules={rules} onChange={set} t={t} />
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
        {t('filter.since')}
        <input
          className="klv-find-input klv-filter-since"
          type="text"
          placeholder={t('filter.since.example')}
          title={t('filter.since.hint')}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={sinceProblem !== undefined}
          value={since}
          onChange={(event) => {
            set({ since: event.target.value });
          }}
        />
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
      <span className={`klv-find-${wrong ? 'problem' : 'count'}`} role="status">
        {wrong ?? (filtering && t(running ? 'filter.running' : 'filter.count', { count, total }))}
      </span>
      <BarButton
        className="klv-filter-close"
        label={t('filter.close')}
        sign="close"
        onClick={onClose}
      />
      {cut && !problem && (
        <span className="klv-find-note" role="note">
          {t('find.pattern.long', { columns: cut.columns, count: cut.lines })}
        </span>
      )}
    </div>
  );
}
