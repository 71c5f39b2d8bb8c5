'use client';

import {
  type CSSProperties,
  forwardRef,
  type ForwardRefExoticComponent,
  type RefAttributes,
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
import { downloadLog } from './copy/downloadLog.js';
import type { LogName } from './copy/headerLine.js';
import { FIRST_SNAPSHOT, type ViewerSnapshot } from './controller/snapshot.js';
import { FIRST_LINES, FirstLines } from './FirstLines.js';
import type { LogViewerHandle, LogViewerOptions } from './types.js';
import { useViewerController } from './useViewerController.js';
import type { Finding } from './ViewerOverlay.js';

/** Kept once it is loaded, so that the bar opens at once and has the focus before the next key. */
let findBar: Pick<Finding, 'FindBar'> | undefined;

async function loadFindBar(): Promise<Pick<Finding, 'FindBar'>> {
  return (findBar ??= await import('./find/FindBar.js'));
}

const preloadFindBar = (): void => {
  loadFindBar().catch(() => undefined);
};

/** Props of {@link DocumentViewer}. */
export interface DocumentViewerProps extends Omit<LogViewerOptions, 'logName'> {
  /** The log, which may still be coming in. */
  document: LogDocument;
  /**
   * Whether the log opens at its last error once it is complete, unless the reader has moved by then.
   *
   * @defaultValue `false`
   */
  opensAtError?: boolean | undefined;
  /** Which log it is, for the first line of what is copied. */
  logName?: LogName | undefined;
  /**
   * Whether `onWrapChange` and `onTimestampsChange` report the view state as well.
   *
   * @defaultValue `false`
   */
  reportsSettings?: boolean | undefined;
}

/** Shows a document: what `LogViewer` does with what it is given, and `RunLogs` with a session's. */
export const DocumentViewer: ForwardRefExoticComponent<
  DocumentViewerProps & RefAttributes<LogViewerHandle>
> = forwardRef<LogViewerHandle, DocumentViewerProps>(function DocumentViewer(props, ref) {
  const {
    follow = true,
    lineNumbers = true,
    glyphMargin = true,
    overviewRuler = true,
    wrap: givenWrap = false,
    renderer = 'auto',
    colorScheme = 'auto',
    shortcuts = true,
    findShortcut = 'component',
    opensAtError = false,
    reportsSettings = false,
    height = 'fill',
    fileName = 'log.txt',
    fontSize: givenFontSize,
    timestamps = 'written',
    encoding,
  } = props;
  const {
    document,
    className,
    style,
    maxHeight,
    onFollowChange,
    onWrapChange,
    onTimestampsChange,
    viewState,
    onViewStateChange,
    linkify,
    onSourceReference,
    worker,
    'aria-label': ariaLabel,
  } = props;
  const wrap = viewState?.wrap ?? givenWrap;
  const fontSize = viewState?.fontSize ?? givenFontSize;
  const growsWithLog = height === 'auto';
  const t = useMessages();
  const { controller, Overlay } = useViewerController() ?? NOT_LOADED;
  const snapshot = useSyncExternalStore(
    controller?.subscribe ?? subscribeToNothing,
    controller?.getSnapshot ?? firstSnapshot,
    firstSnapshot,
  );

  const [finding, setFinding] = useState<Finding>();
  const find = useCallback((query?: string): void => {
    const open = ({ FindBar }: Pick<Finding, 'FindBar'>): void => {
      setFinding({ query, FindBar });
    };
    if (findBar) open(findBar);
    // If the code cannot be loaded, there is no find bar; the log stays readable.
    else loadFindBar().then(open, () => undefined);
  }, []);

  const root = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const page = useRef<HTMLDivElement>(null);
  const accessible = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const nameOf = (rung = '') => {
      if (/^(?:live|kubernetesPodLogs)$/.test(rung)) return t('viewer.seam.pod');
      if (/Archive$|^artifactRead$/.test(rung)) return t('viewer.seam.archive');
      return rung === 'executorLogs' ? t('viewer.seam.output') : rung;
    };
    const seamText = ({ kind, hidden, from, to }: LogSeam) =>
      t(`viewer.seam.${kind}`, {
        size: formatSize(hidden, t('locale')),
        from: nameOf(from),
        to: nameOf(to),
      });
    controller?.setOptions({
      ...{ follow, onFollowChange, lineNumbers, glyphMargin, wrap, renderer, shortcuts, seamText },
      ...{ linkify, onSourceReference, worker, growsWithLog, copyText: t('viewer.copy') },
    });
  }, [
    controller,
    follow,
    onFollowChange,
    lineNumbers,
    glyphMargin,
    wrap,
    renderer,
    shortcuts,
    linkify,
    onSourceReference,
    worker,
    growsWithLog,
    t,
  ]);
  useEffect(() => {
    controller?.commands.setHandler((command) => {
      if (command === 'find') find();
      else if (command === 'wrap' && (onWrapChange ?? onViewStateChange)) {
        onWrapChange?.(!wrap);
        if (!reportsSettings) onViewStateChange?.({ ...viewState, wrap: !wrap });
      } else return false;
      return true;
    });
  }, [controller, find, wrap, onWrapChange, viewState, onViewStateChange, reportsSettings]);
  useEffect(() => controller?.show(document), [controller, document]);
  useEffect(() => {
    // One that the platform does not know is as good as none.
    if (encoding !== undefined) document.setEncoding(encoding).catch(() => undefined);
  }, [document, encoding]);
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
      filter: (query) => {
        controller?.openTool('filter', query);
      },
      copy: async (options) => {
        if (!controller) throw new DOMException('Nothing is shown yet.', 'InvalidStateError');
        return controller.export.copy(options);
      },
      download: (options) => {
        if (controller) controller.export.tryDownload(fileName, options);
        else void downloadLog(document, fileName);
      },
      openCopy: () => {
        controller?.openTool('copy');
      },
      focus: () => {
        scroller.current?.focus({ preventScroll: true });
      },
    };
  }, [controller, document, find, fileName]);
  const size: CSSProperties & Record<`--klv-${string}`, string> =
    fontSize === undefined ? {} : { '--klv-font-size': `${fontSize}px` };
  if (growsWithLog) {
    // Until the viewer has counted the rows, and on the server.
    size['--klv-current-first-rows'] = String(
      Math.min(FIRST_LINES, Math.max(1, document.lineCount)),
    );
    size.maxHeight = maxHeight;
  }
  return (
    <div
      ref={root}
      className={['klv-viewer', overviewRuler && 'klv-ruled', className].filter(Boolean).join(' ')}
      style={{ ...size, ...style }}
      data-klv-scheme={colorScheme}
      data-klv-height={height}
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
      {!snapshot.rendering && <FirstLines document={document} follow={follow} />}
      {controller && (
        <Overlay
          document={document}
          controller={controller}
          root={root}
          snapshot={snapshot}
          shortcuts={shortcuts}
          findShortcut={findShortcut}
          overviewRuler={overviewRuler}
          timestamps={viewState?.timestamps ?? timestamps}
          startedAt={props.startedAt}
          onTimestampsChange={onTimestampsChange}
          reportsSettings={reportsSettings}
          opensAtError={opensAtError}
          fileName={fileName}
          logName={props.logName ?? ariaLabel ?? t('viewer.label')}
          viewState={viewState}
          onViewStateChange={onViewStateChange}
          onFind={find}
          hasEncoding={encoding !== undefined}
          finding={finding}
          onFindingEnd={() => {
            setFinding(undefined);
          }}
        />
      )}
    </div>
  );
});

const NOT_LOADED = { controller: undefined, Overlay: undefined };
const firstSnapshot = (): ViewerSnapshot => FIRST_SNAPSHOT;
const subscribeToNothing = (): (() => void) => () => undefined;
