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
import { useBarRoom } from '../useBarRoom.js';
import { BarButton, RuleButtons, ruleOfKey } from './barButtons.js';
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

/** The find bar, below the log: a field for the text, the count of matches, and buttons to go through them. */
export function FindBar({ document, view, request, onClose }: FindBarProps): ReactElement {
  const session = useMemo(() => new FindSession(document, view), [document, view]);
  useEffect(() => session.open(), [session]);
  const { messages } = useContext(RunLogsContext);
  const t = useMemo(() => translator({ ...find, ...messages }), [messages]);
  const { subscribe, getSnapshot } = session;
  const { query, count, index, searching, problem, cut, ...rules } = useSyncExternalStore(
    subscribe,
    getSnapshot,
    getSnapshot,
  );
  const bar = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  useBarRoom('find', bar, view.scheduler);
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
    const change = ruleOfKey(event, rules);
    if (event.key === 'Escape') close();
    else if (isInField && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      const text = history.go(event.key === 'ArrowUp' ? -1 : 1, query);
      if (text !== undefined) session.find(text);
    } else if (event.key === 'Enter' && isInField) {
      history.add(query);
      session.go(event.shiftKey ? -1 : 1);
    } else if (change) session.find(query, change);
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
  return (
    <div ref={bar} className="klv-find" role="search" onKeyDown={onKeyDown}>
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
      <RuleButtons
        rules={rules}
        onChange={(change) => {
          session.find(query, change);
        }}
        t={t}
      />
      <BarButton
        label={t('viewer.find.previous')}
        sign="previous"
        disabled={count === 0}
        onClick={() => {
          session.go(-1);
        }}
      />
      <BarButton
        label={t('viewer.find.next')}
        sign="next"
        disabled={count === 0}
        onClick={() => {
          session.go(1);
        }}
      />
      <BarButton label={t('viewer.find.close')} sign="close" onClick={close} />
      {cut && (
        <span className="klv-find-note" role="note">
          {t('find.pattern.long', { columns: cut.columns, count: cut.lines })}
        </span>
      )}
    </div>
  );
}
