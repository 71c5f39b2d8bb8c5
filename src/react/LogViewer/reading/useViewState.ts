import { useEffect, useRef, useSyncExternalStore } from 'react';

import { linesOf, linkTo, type LogDocument } from '../../../core/index.js';
import type { ViewerController } from '../controller/ViewerController.js';
import { formatViewState, type LogViewState } from '../viewState.js';
import type { FilterRules } from './filterRules.js';
import type { ReadingSession } from './ReadingSession.js';

/** Settings of {@link useViewState}. */
export interface ViewStateOptions {
  /** The log. */
  document: LogDocument;
  /** The viewer. */
  controller: ViewerController;
  /** What the reader sees, as the host says. */
  viewState: LogViewState | undefined;
  /** Called when they see something else. */
  onViewStateChange: ((state: LogViewState) => void) | undefined;
  /** Opens the find bar. */
  onFind: (query: string) => void;
}

/**
 * Goes where the host's view state says, whenever it says something else than was reported; and reports
 * what the reader sees.
 */
export function useViewState(session: ReadingSession, options: ViewStateOptions): void {
  const { document, controller, viewState, onViewStateChange, onFind } = options;
  const { filtering, folded, ...rules } = useSyncExternalStore(
    session.subscribe,
    session.getSnapshot,
    session.getSnapshot,
  );
  const { marked, query: find } = useSyncExternalStore(
    controller.subscribe,
    controller.getSnapshot,
    controller.getSnapshot,
  );
  // The component has these by itself.
  const { wrap, fontSize, timestamps } = viewState ?? {};

  /** What was reported last, or what the host has said since. */
  const known = useRef<string>(undefined);
  const wanted = viewState && formatViewState(viewState);
  /** Whether the lines of a link are still to come, so that the link is not lost meanwhile. */
  const pending = useRef<string>(undefined);
  useEffect(() => {
    if (wanted === undefined || !viewState || wanted === known.current) return;
    known.current = wanted;
    session.filter({
      query: viewState.filter ?? '',
      exclude: viewState.exclude ?? '',
      context: viewState.context ?? 0,
      matchCase: viewState.matchCase ?? false,
      wholeWord: viewState.wholeWord ?? false,
      pattern: viewState.pattern ?? false,
      level: viewState.level,
      since: viewState.since ?? '',
    });
    if (viewState.folded !== undefined) session.foldAll(viewState.folded);
    const { query: looked } = controller.getSnapshot();
    if (viewState.find && viewState.find.toLowerCase() !== looked.toLowerCase()) {
      onFind(viewState.find);
    }
  }, [session, controller, viewState, wanted, onFind]);

  const link = viewState?.lines;
  useEffect(() => {
    const { marked: now } = controller.getSnapshot();
    const isThere = now && linkTo(document, { first: now.first + 1, last: now.last + 1 }) === link;
    if (link === undefined || isThere) return;
    pending.current = link;
    const leaving = new AbortController();
    let isLooking = false;
    const look = (): void => {
      if (isLooking || pending.current !== link) return;
      isLooking = true;
      const { complete } = document;
      linesOf(document, link, { signal: leaving.signal }).then(
        (lines) => {
          isLooking = false;
          if (!lines && !complete) return;
          pending.current = undefined;
          // Of a line that the log no longer has, the number is the best guess.
          const number = Number.parseInt(link.slice(1), 10);
          const first = lines?.first ?? Math.min(number, document.lineCount);
          if (!(first > 0)) return;
          if (lines) controller.mark({ first: lines.first - 1, last: lines.last - 1 });
          controller.scrollTo(first);
        },
        // Left for another link.
        () => undefined,
      );
    };
    look();
    const stop = document.subscribe(look);
    return () => {
      leaving.abort();
      stop();
    };
  }, [controller, document, link]);

  const lines = marked
    ? linkTo(document, { first: marked.first + 1, last: marked.last + 1 })
    : undefined;
  useEffect(() => {
    if (!onViewStateChange || (wanted !== undefined && wanted !== known.current)) return;
    const state: LogViewState = {
      lines: lines ?? pending.current,
      find: find === '' ? undefined : find,
      ...(filtering && stateOf(rules)),
      folded: folded === true ? true : undefined,
      wrap,
      timestamps,
      fontSize,
    };
    const text = formatViewState(state);
    if (text === (known.current ?? '')) return;
    known.current = text;
    onViewStateChange(state);
  });
}

/** The parts of the view state that a filter has. */
const stateOf = ({ query, exclude, context, ...rules }: FilterRules): LogViewState => ({
  filter: query === '' ? undefined : query,
  exclude: exclude === '' ? undefined : exclude,
  context: context === 0 ? undefined : context,
  matchCase: rules.matchCase || undefined,
  wholeWord: rules.wholeWord || undefined,
  pattern: rules.pattern || undefined,
  level: rules.level,
  since: rules.since.trim() === '' ? undefined : rules.since,
});
