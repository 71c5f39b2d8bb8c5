import {
  type KeyboardEvent,
  type ReactElement,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';

import type { LogDocument } from '../../../core/index.js';
import { find } from '../../../locales/en/find.js';
import { RunLogsContext } from '../../hooks/RunLogsContext.js';
import { translator } from '../../i18n/messages.js';
import { FindSession, type FindView } from './FindSession.js';
import { QueryHistory } from './QueryHistory.js';

/** Props of {@link FindBar}. */
export interface FindBarProps {
  /** The log that is searched. */
  document: LogDocument;
  /** Where matches are shown. */
  view: FindView;
  /** What to look for on opening; a new object repeats the request. */
  request: { readonly query: string | undefined };
  /** Called when the reader closes the bar. */
  onClose: () => void;
}

/** The find bar: a field for the text, the count of matches, and buttons to go through them. */
export function FindBar({ document, view, request, onClose }: FindBarProps): ReactElement {
  const session = useMemo(() => new FindSession(document, view), [document, view]);
  useEffect(() => session.open(), [session]);
  const { messages } = useContext(RunLogsContext);
  const t = useMemo(() => translator({ ...find, ...messages }), [messages]);
  const { subscribe, getSnapshot } = session;
  const { query, matchCase, wholeWord, pattern, count, index, searching, problem, cut } =
    useSyncExternalStore(subscribe, getSnapshot, getSnapshot);
  const bar = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [history] = useState(() => new QueryHistory());

  useEffect(() => {
    if (request.query === undefined) session.findSelected();
    else session.find(request.query);
    input.current?.focus();
    input.current?.select();
  }, [session, request]);
  useEffect(() => {
    const viewer = bar.current?.closest<HTMLElement>('.klv-viewer');
    const onKey = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== 'F3') return;
      event.preventDefault();
      session.go(event.shiftKey ? -1 : 1);
    };
    viewer?.addEventListener('keydown', onKey);
    return () => viewer?.removeEventListener('keydown', onKey);
  }, [session]);
  const close = (): void => {
    history.add(query);
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // Enter may end the composition of a character: https://developer.mozilla.org/docs/Web/API/KeyboardEvent/isComposing
    if (event.nativeEvent.isComposing) return;
    const isInField = event.target === input.current;
    if (event.key === 'Escape') close();
    else if (isInField && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      const text = history.go(event.key === 'ArrowUp' ? -1 : 1, query);
      if (text !== undefined) session.find(text);
    } else if (event.key === 'Enter' && isInField) {
      history.add(query);
      session.go(event.shiftKey ? -1 : 1);
    } else if (event.altKey && event.code === 'KeyC')
      session.find(query, { matchCase: !matchCase });
    else if (event.altKey && event.code === 'KeyW') session.find(query, { wholeWord: !wholeWord });
    else if (event.altKey && event.code === 'KeyR') session.find(query, { pattern: !pattern });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const found =
    count > 0 ? t('viewer.find.count', { index, count }) : searching ? '…' : t('viewer.find.none');
  const sentence =
    typeof problem === 'object'
      ? t(`find.pattern.${problem.problem}`, { part: problem.part })
      : t('find.pattern.notLoaded');
  const toggle = (
    label: string,
    sign: ReactElement | string,
    key: string,
    pressed: boolean,
    change: Parameters<FindSession['find']>[1],
  ): ReactElement => (
    <button
      type="button"
      className="klv-find-button"
      aria-label={label}
      aria-keyshortcuts={`Alt+${key}`}
      title={`${label} (Alt+${key})`}
      aria-pressed={pressed}
      onClick={() => {
        session.find(query, change);
      }}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  );
  const goButton = (direction: 1 | -1, label: string, path: string): ReactElement => (
    <button
      type="button"
      className="klv-find-button"
      aria-label={label}
      title={label}
      disabled={count === 0}
      onClick={() => {
        session.go(direction);
      }}
    >
      <svg aria-hidden="true" viewBox="0 0 16 16" width="14" height="14">
        <path d={path} fill="none" stroke="currentColor" strokeWidth="2" />
      </svg>
    </button>
  );
  return (
    <div ref={bar} className="klv-floating klv-find" role="search" onKeyDown={onKeyDown}>
      <input
        ref={input}
        className="klv-find-input"
        type="text"
        aria-label={t('viewer.find.query')}
        placeholder={t('viewer.find.query')}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={problem !== undefined}
        value={query}
        onChange={(event) => {
          session.find(event.target.value);
        }}
      />
      <span className={`klv-find-${problem ? 'problem' : 'count'}`} role="status">
        {query !== '' && (problem ? sentence : found)}
      </span>
      {toggle(t('viewer.find.matchCase'), 'Aa', 'C', matchCase, { matchCase: !matchCase })}
      {toggle(t('find.wholeWord'), <u>W</u>, 'W', wholeWord, { wholeWord: !wholeWord })}
      {toggle(t('find.pattern'), '.*', 'R', pattern, { pattern: !pattern })}
      {goButton(-1, t('viewer.find.previous'), 'M3 10.5 8 5.5l5 5')}
      {goButton(1, t('viewer.find.next'), 'M3 5.5l5 5 5-5')}
      <button
        type="button"
        className="klv-find-button"
        aria-label={t('viewer.find.close')}
        title={t('viewer.find.close')}
        onClick={close}
      >
        <svg aria-hidden="true" viewBox="0 0 16 16" width="14" height="14">
          <path d="m4 4 8 8m0-8-8 8" fill="none" stroke="currentColor" strokeWidth="2" />
        </svg>
      </button>
      {cut && (
        <span className="klv-find-note" role="note">
          {t('find.pattern.long', { columns: cut.columns, count: cut.lines })}
        </span>
      )}
    </div>
  );
}
