import {
  type ComponentType,
  lazy,
  type ReactElement,
  type RefObject,
  Suspense,
  useContext,
  useEffect,
} from 'react';

import type { LogDocument, LogTimestamps } from '../../core/index.js';
import { RunLogsContext } from '../hooks/RunLogsContext.js';
import { useMessages } from '../hooks/useMessages.js';
import type { ViewerSnapshot } from './controller/snapshot.js';
import type { ViewerController } from './controller/ViewerController.js';
import { ExportFailure } from './copy/ExportFailure.js';
import type { LogName } from './copy/headerLine.js';
import type { EncodingNoteProps } from './encoding/EncodingNote.js';
import type { LongLineBarsProps } from './long/LongLineBars.js';
import type { FindBarProps } from './find/FindBar.js';
import { listenToFindKey } from './find/findShortcut.js';
import type { OverviewRulerProps } from './ruler/OverviewRuler.js';
import type { LogViewState } from './viewState.js';
import type { ReadingToolsProps } from './reading/ReadingTools.js';
import type { ProblemsBarProps } from './problems/ProblemsBar.js';
import type { TimestampsProps } from './times/Timestamps.js';

/** The opened find bar. */
export interface Finding {
  /** The text that the host asked to find; `undefined` when the reader opened the bar. */
  readonly query: string | undefined;
  /** Loaded when the bar is opened for the first time. */
  readonly FindBar: ComponentType<FindBarProps>;
}

const loadProblemsBar = () => import('./problems/ProblemsBar.js');
const loadOverviewRuler = () => import('./ruler/OverviewRuler.js');
const loadTimestamps = () => import('./times/Timestamps.js');

/** Loads what lies over every log once it has lines. */
export async function loadOverlays(): Promise<void> {
  await Promise.all([loadProblemsBar(), loadOverviewRuler(), loadTimestamps()]);
}

/** Loaded when bytes come into view that are not UTF-8; without it they are shown as U+FFFD. */
const EncodingNote = lazy<ComponentType<EncodingNoteProps>>(() =>
  import('./encoding/EncodingNote.js').then(
    (module) => ({ default: module.EncodingNote }),
    () => ({ default: () => null }),
  ),
);

/** Loaded when the reader asks for the first tool; without it, there is none. */
const ReadingTools = lazy<ComponentType<ReadingToolsProps>>(() =>
  import('./reading/ReadingTools.js').then(
    (module) => ({ default: module.ReadingTools }),
    () => ({ default: () => null }),
  ),
);

/** Loaded when there are lines; without it, errors are not counted. */
const ProblemsBar = lazy<ComponentType<ProblemsBarProps>>(() =>
  loadProblemsBar().then(
    (module) => ({ default: module.ProblemsBar }),
    () => ({ default: () => null }),
  ),
);

/** Loaded when there are lines; without it, its place is empty. */
const OverviewRuler = lazy<ComponentType<OverviewRulerProps>>(() =>
  loadOverviewRuler().then(
    (module) => ({ default: module.OverviewRuler }),
    () => ({ default: () => null }),
  ),
);

/** Loaded when there are lines; without it, times are shown as they are written. */
const Timestamps = lazy<ComponentType<TimestampsProps>>(() =>
  loadTimestamps().then(
    (module) => ({ default: module.Timestamps }),
    () => ({ default: () => null }),
  ),
);

/** Loaded when there is a long line in view; without it, its rest is neither shown nor copied by a button. */
const LongLineBars = lazy<ComponentType<LongLineBarsProps>>(() =>
  import('./long/LongLineBars.js').then(
    (module) => ({ default: module.LongLineBars }),
    () => ({ default: () => null }),
  ),
);

/** Props of {@link ViewerOverlay}. */
export interface ViewerOverlayProps {
  /** The log. */
  document: LogDocument;
  /** The viewer. */
  controller: ViewerController;
  /** The element of the viewer. */
  root: RefObject<HTMLElement | null>;
  /** The viewer's state. */
  snapshot: ViewerSnapshot;
  /** Whether single letters are commands. */
  shortcuts: boolean;
  /** Where Ctrl+F opens the find bar. */
  findShortcut: 'component' | 'page';
  /** Whether a ruler shows where in the log errors and matches are. */
  overviewRuler: boolean;
  /** How the times of lines are shown. */
  timestamps: LogTimestamps;
  /** When the step has started, in ISO 8601. */
  startedAt: string | undefined;
  /** Called when the reader wants them otherwise. */
  onTimestampsChange: ((timestamps: LogTimestamps) => void) | undefined;
  /** Whether that reports the view state as well. */
  reportsSettings: boolean;
  /** Whether the log opens at its last error once it is complete. */
  opensAtError: boolean;
  /** Whether the host says how bytes are read, so that nobody asks the reader. */
  hasEncoding: boolean;
  /** Name of the file in which what is shown is downloaded. */
  fileName: string;
  /** What the log is, for the first line of what is copied. */
  logName: LogName;
  /** What the reader sees, as the host says. */
  viewState: LogViewState | undefined;
  /** Called when they see something else. */
  onViewStateChange: ((state: LogViewState) => void) | undefined;
  /** Opens the find bar. */
  onFind: (query?: string) => void;
  /** The find bar, while it is open. */
  finding: Finding | undefined;
  /** Called when the reader closes the find bar. */
  onFindingEnd: () => void;
}

/**
 * What lies over the rows: the find bar, notes, and the way to the end. It is loaded with the controller,
 * without which there is none of it.
 */
export function ViewerOverlay({
  document,
  controller,
  root,
  snapshot: {
    newLines,
    atEnd,
    empty,
    complete,
    calm,
    malformedLine,
    seams,
    json,
    long,
    tool,
    query,
  },
  shortcuts,
  findShortcut,
  overviewRuler,
  timestamps,
  startedAt,
  onTimestampsChange,
  reportsSettings,
  opensAtError,
  hasEncoding,
  fileName,
  logName,
  viewState,
  onViewStateChange,
  onFind,
  finding,
  onFindingEnd,
}: ViewerOverlayProps): ReactElement {
  const t = useMessages();
  const { messages } = useContext(RunLogsContext);
  useEffect(() => {
    const viewer = root.current;
    if (!viewer) return;
    const leaving = new AbortController();
    // The toolbar and the diagnosis around it belong to it.
    const whole = viewer.closest<HTMLElement>('.klv-run-logs') ?? viewer;
    listenToFindKey(whole, findShortcut === 'page', onFind, leaving.signal);
    return () => {
      leaving.abort();
    };
  }, [root, findShortcut, onFind]);
  useEffect(() => {
    controller.export.setName(logName, messages);
  }, [controller, logName, messages]);
  return (
    <>
      {finding && (
        <finding.FindBar
          document={document}
          view={controller}
          request={finding}
          onClose={() => {
            onFindingEnd();
            controller.focus();
          }}
        />
      )}
      {malformedLine !== undefined && !hasEncoding && (
        <Suspense>
          <EncodingNote document={document} line={malformedLine} />
        </Suspense>
      )}
      {(tool ?? viewState ?? onViewStateChange) && (
        <Suspense>
          <ReadingTools
            document={document}
            controller={controller}
            fileName={fileName}
            timestamps={timestamps}
            startedAt={startedAt}
            request={tool}
            viewState={viewState}
            onViewStateChange={onViewStateChange}
            onFind={onFind}
          />
        </Suspense>
      )}
      {calm && document.lineCount > 0 && (
        <Suspense>
          <ProblemsBar
            document={document}
            controller={controller}
            hasKeys={shortcuts && query === ''}
            opensAtError={opensAtError && viewState?.lines === undefined}
          />
        </Suspense>
      )}
      {calm && document.lineCount > 0 && (
        <Suspense>
          <Timestamps
            document={document}
            controller={controller}
            timestamps={timestamps}
            startedAt={startedAt}
            onChange={
              (onTimestampsChange ?? onViewStateChange) &&
              ((next) => {
                onTimestampsChange?.(next);
                if (!reportsSettings) onViewStateChange?.({ ...viewState, timestamps: next });
              })
            }
          />
        </Suspense>
      )}
      {overviewRuler && calm && document.lineCount > 0 && (
        <Suspense>
          <OverviewRuler controller={controller} />
        </Suspense>
      )}
      {seams.map(({ top, text, isPause }) => (
        // Said to screen readers beside the line itself.
        <div
          key={top}
          className={isPause ? 'klv-seam klv-pause' : 'klv-seam'}
          style={{ top }}
          aria-hidden="true"
        >
          {text && <span className="klv-seam-text">{text}</span>}
        </div>
      ))}
      {json.map(({ line, rowTop }) => (
        <button
          key={line}
          type="button"
          className="klv-json-button"
          style={{ top: rowTop }}
          aria-label={t('viewer.json')}
          title={t('viewer.json')}
          onClick={() => {
            controller.openTool('json');
          }}
        >
          {'{ }'}
        </button>
      ))}
      {long.length > 0 && (
        <Suspense>
          <LongLineBars controller={controller} long={long} />
        </Suspense>
      )}
      <ExportFailure export={controller.export} />
      {empty && <p className="klv-empty">{t('viewer.empty')}</p>}
      {!atEnd && (newLines > 0 || !complete) && (
        <FollowButton newLines={newLines} controller={controller} />
      )}
    </>
  );
}

interface FollowButtonProps {
  /** Lines that came in since following was paused. */
  newLines: number;
  /** Scrolls to the end. */
  controller: ViewerController;
}

/** Goes to the end of the log; says how many lines came in since following was paused. */
function FollowButton({ newLines, controller }: FollowButtonProps): ReactElement {
  const t = useMessages();
  return (
    <button
      type="button"
      className="klv-follow"
      onClick={() => {
        controller.scrollTo('end');
        controller.focus();
      }}
    >
      <svg aria-hidden="true" viewBox="0 0 16 16" width="12" height="12">
        <path d="M8 2v11M3.5 8.5 8 13l4.5-4.5" fill="none" stroke="currentColor" strokeWidth="2" />
      </svg>
      {newLines === 0
        ? t('viewer.toEnd')
        : t(newLines === 1 ? 'viewer.newLine' : 'viewer.newLines', { count: newLines })}
    </button>
  );
}
