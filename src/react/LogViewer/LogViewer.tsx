'use client';

import {
  type ComponentType,
  type CSSProperties,
  forwardRef,
  type ForwardRefExoticComponent,
  type KeyboardEvent,
  lazy,
  type ReactElement,
  type RefAttributes,
  Suspense,
  useCallback,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';

import type { LogDocument, LogSeam } from '../../core/index.js';
import { useMessages } from '../hooks/useMessages.js';
import { formatSize } from '../i18n/formatSize.js';
import { FIRST_SNAPSHOT, type ViewerSnapshot } from './controller/snapshot.js';
import type { ViewerController } from './controller/ViewerController.js';
import type { EncodingNoteProps } from './encoding/EncodingNote.js';
import type { FindBarProps } from './find/FindBar.js';
import { shownText } from './shownText.js';
import type { LogViewerHandle, LogViewerProps } from './types.js';
import { useSourceDocument } from './useSourceDocument.js';
import { useViewerController } from './useViewerController.js';

/** The opened find bar. */
interface Finding {
  /** The text that the host asked to find; `undefined` when the reader opened the bar. */
  readonly query: string | undefined;
  /** Loaded when the bar is opened for the first time. */
  readonly FindBar: ComponentType<FindBarProps>;
}

const loadFindBar = (): Promise<Pick<Finding, 'FindBar'>> => import('./find/FindBar.js');

const preloadFindBar = (): void => {
  loadFindBar().catch(() => undefined);
};

/** Loaded when bytes come into view that are not UTF-8; without it they are shown as U+FFFD. */
const EncodingNote = lazy<ComponentType<EncodingNoteProps>>(() =>
  import('./encoding/EncodingNote.js').then(
    (module) => ({ default: module.EncodingNote }),
    () => ({ default: () => null }),
  ),
);

/**
 * Shows a log of any size: a `LogDocument`, a text, or an array of lines. Only the rows in view are
 * rendered, by xterm.js, which is loaded once there are rows. Until then, and on the server, the rows are
 * plain text; where xterm.js cannot work, they are elements.
 *
 * The viewer fills its parent, which must have a height.
 *
 * @example
 * ```tsx
 * import { LogDocument, LogViewer } from 'kfp-log-viewer';
 * import 'kfp-log-viewer/styles.css';
 *
 * const log = new LogDocument();
 * log.appendText('Downloading the dataset\n'); // and more, as it comes in
 *
 * <div style={{ height: 400 }}>
 *   <LogViewer document={log} aria-label="Log of step train" />
 * </div>;
 * ```
 */
export const LogViewer: ForwardRefExoticComponent<LogViewerProps & RefAttributes<LogViewerHandle>> =
  forwardRef<LogViewerHandle, LogViewerProps>(function LogViewer(props, ref) {
    const {
      follow = true,
      lineNumbers = true,
      wrap = false,
      renderer = 'auto',
      colorScheme = 'auto',
      fontSize,
      encoding,
    } = props;
    const { className, style, onFollowChange, 'aria-label': ariaLabel } = props;
    const t = useMessages();
    const document = useSourceDocument(props);
    const controller = useViewerController();
    const snapshot = useSyncExternalStore(
      controller?.subscribe ?? subscribeToNothing,
      controller?.getSnapshot ?? firstSnapshot,
      firstSnapshot,
    );
    const { rendering, newLines, atEnd, empty, complete, malformedLine } = snapshot;

    const [finding, setFinding] = useState<Finding>();
    const find = useCallback((query?: string): void => {
      // If the code cannot be loaded, there is no find bar; the log stays readable.
      loadFindBar().then(
        ({ FindBar }) => {
          setFinding({ query, FindBar });
        },
        () => undefined,
      );
    }, []);

    const root = useRef<HTMLDivElement>(null);
    const scroller = useRef<HTMLDivElement>(null);
    const page = useRef<HTMLDivElement>(null);
    const accessible = useRef<HTMLDivElement>(null);

    useEffect(() => {
      const seamText = ({ kind, hidden, from, to }: LogSeam) =>
        t(`viewer.seam.${kind}`, { size: formatSize(hidden, t('locale')), from, to });
      controller?.setOptions({ follow, onFollowChange, lineNumbers, wrap, renderer, seamText });
    }, [controller, follow, onFollowChange, lineNumbers, wrap, renderer, t]);
    useEffect(() => controller?.show(document), [controller, document]);
    // A text and lines are no bytes.
    const bytes = props.document;
    useEffect(() => {
      // One that the platform does not know is as good as none.
      if (encoding !== undefined) bytes?.setEncoding(encoding).catch(() => undefined);
    }, [bytes, encoding]);
    // Declared before the effect that attaches, which reads the theme itself.
    useEffect(() => {
      controller?.refreshTheme();
    }, [controller, colorScheme, fontSize]);
    useEffect(() => {
      if (!controller || !root.current || !scroller.current) return;
      if (!page.current || !accessible.current) return;
      return controller.attach({
        root: root.current,
        scroller: scroller.current,
        page: page.current,
        accessible: accessible.current,
      });
    }, [controller]);

    /** Where the host asked to scroll to before the controller was loaded. */
    const asked = useRef<number | 'end'>(undefined);
    useEffect(() => {
      if (!controller || asked.current === undefined) return;
      controller.scrollTo(asked.current);
      asked.current = undefined;
    }, [controller]);
    useImperativeHandle(ref, () => {
      const scrollTo = (line: number | 'end'): void => {
        if (controller) controller.scrollTo(line);
        else asked.current = line;
      };
      return {
        scrollToLine: scrollTo,
        scrollToEnd: () => {
          scrollTo('end');
        },
        find,
        focus: () => {
          scroller.current?.focus({ preventScroll: true });
        },
      };
    }, [controller, find]);
    const onKeyDown = (event: KeyboardEvent): void => {
      const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
      if (key !== 'f' || ctrlKey === metaKey || altKey || shiftKey) return;
      event.preventDefault();
      find();
    };

    const size: CSSProperties & Record<`--klv-${string}`, string> =
      fontSize === undefined ? {} : { '--klv-font-size': `${fontSize}px` };
    return (
      <div
        ref={root}
        className={className ? `klv-viewer ${className}` : 'klv-viewer'}
        style={{ ...size, ...style }}
        data-klv-scheme={colorScheme}
        onKeyDown={onKeyDown}
      >
        <div ref={page} className="klv-page" aria-hidden="true" />
        <div
          ref={scroller}
          className="klv-scroller"
          role="region"
          aria-label={ariaLabel ?? t('viewer.label')}
          tabIndex={0}
          // A reader who focuses the log may search: load the find bar before the first key.
          onFocus={preloadFindBar}
        />
        <div ref={accessible} className="klv-accessible" role="log" aria-live="off" />
        {!rendering && <FirstLines document={document} follow={follow} />}
        {finding && controller && (
          <finding.FindBar
            document={document}
            view={controller}
            request={finding}
            onClose={() => {
              setFinding(undefined);
              controller.focus();
            }}
          />
        )}
        {malformedLine !== undefined && encoding === undefined && (
          <Suspense>
            <EncodingNote document={document} line={malformedLine} />
          </Suspense>
        )}
        {empty && <p className="klv-empty">{t('viewer.empty')}</p>}
        {controller && !atEnd && (newLines > 0 || !complete) && (
          <FollowButton newLines={newLines} controller={controller} />
        )}
      </div>
    );
  });

const firstSnapshot = (): ViewerSnapshot => FIRST_SNAPSHOT;
const subscribeToNothing = (): (() => void) => () => undefined;

const LINES = 60;
const COLUMNS = 400;

interface FirstLinesProps {
  /** The log. */
  document: LogDocument;
  /** Whether the viewer will begin at the end. */
  follow: boolean;
}

/** The first or last lines as text: on the server, and in the browser until rows are rendered. */
function FirstLines({ document, follow }: FirstLinesProps): ReactElement {
  const { lineCount } = document;
  const count = Math.min(LINES, lineCount);
  const first = follow ? lineCount - count : 0;
  const lines = Array.from({ length: count }, (_, i) => shownText(document, first + i, COLUMNS));
  return <pre className={`klv-first${follow ? ' klv-bottom' : ''}`}>{lines.join('\n')}</pre>;
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
