import {
  forwardRef,
  useCallback,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
  useSyncExternalStore,
  type ComponentType,
  type CSSProperties,
  type KeyboardEvent,
  type ForwardRefExoticComponent,
  type RefAttributes,
} from 'react';

import { useMessages } from '../useMessages.js';
import type { FindBarProps } from './FindBar.js';
import { FIRST_SNAPSHOT } from './FIRST_SNAPSHOT.js';
import { FirstLines } from './FirstLines.js';
import { FollowButton } from './FollowButton.js';
import type { LogViewerHandle } from './LogViewerHandle.js';
import type { LogViewerProps } from './LogViewerProps.js';
import { useSourceDocument } from './useSourceDocument.js';
import { useViewerController } from './useViewerController.js';
import type { ViewerController } from './ViewerController.js';
import type { ViewerSnapshot } from './ViewerSnapshot.js';

const loadFindBar = (): Promise<{ FindBar: ComponentType<FindBarProps> }> => import('./FindBar.js');

const preloadFindBar = (): void => {
  loadFindBar().catch(() => undefined);
};

/**
 * Shows a log of any size: a `LogDocument`, a text, or an array of lines. Only the rows in view are
 * painted, by xterm.js, which is loaded when the first viewer is mounted; until then, on the server,
 * and where it cannot be loaded, the rows are plain text.
 *
 * The viewer fills its parent, which must have a height.
 */
export const LogViewer: ForwardRefExoticComponent<LogViewerProps & RefAttributes<LogViewerHandle>> =
  forwardRef<LogViewerHandle, LogViewerProps>(function LogViewer(props, ref) {
    const {
      follow = true,
      lineNumbers = true,
      wrap = false,
      colorScheme = 'auto',
      fontSize,
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
    const { painting, newLines, atEnd, empty, complete } = snapshot;

    const [finding, setFinding] = useState<{ query: string | undefined }>();
    const [FindBar, setFindBar] = useState<ComponentType<FindBarProps>>();
    const find = useCallback((query?: string): void => {
      setFinding({ query });
      // Loaded when somebody looks for something; where it cannot be, the log is still there to read.
      loadFindBar().then(
        (module) => {
          setFindBar(() => module.FindBar);
        },
        () => undefined,
      );
    }, []);

    const root = useRef<HTMLDivElement>(null);
    const scroller = useRef<HTMLDivElement>(null);
    const spacer = useRef<HTMLDivElement>(null);
    const page = useRef<HTMLDivElement>(null);
    const spoken = useRef<HTMLDivElement>(null);
    const probe = useRef<HTMLSpanElement>(null);

    useEffect(() => {
      controller?.setOnFollowChange(onFollowChange);
    }, [controller, onFollowChange]);
    useEffect(() => {
      controller?.setFollow(follow);
    }, [controller, follow]);
    useEffect(() => {
      controller?.setLineNumbers(lineNumbers);
    }, [controller, lineNumbers]);
    useEffect(() => {
      controller?.setWrap(wrap);
    }, [controller, wrap]);
    useEffect(() => controller?.show(document), [controller, document]);
    // Before it is attached: then it has just read them.
    useEffect(() => {
      controller?.refreshTheme();
    }, [controller, colorScheme, fontSize]);
    useEffect(() => {
      if (!controller || !root.current || !scroller.current || !spacer.current) return;
      if (!page.current || !spoken.current || !probe.current) return;
      return controller.attach({
        root: root.current,
        scroller: scroller.current,
        spacer: spacer.current,
        page: page.current,
        spoken: spoken.current,
        probe: probe.current,
      });
    }, [controller]);

    // What is asked of the viewer before its code is there is done when it is.
    const asked = useRef<((controller: ViewerController) => void)[]>([]);
    useEffect(() => {
      if (!controller) return;
      for (const action of asked.current.splice(0)) action(controller);
    }, [controller]);
    useImperativeHandle(ref, () => {
      const ask = (action: (controller: ViewerController) => void): void => {
        if (controller) action(controller);
        else asked.current.push(action);
      };
      return {
        scrollToLine: (line) => {
          ask((it) => {
            it.scrollToLine(line);
          });
        },
        scrollToEnd: () => {
          ask((it) => {
            it.scrollToEnd();
          });
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
          // Who has come here may look for something: the first letters must not wait for code.
          onFocus={preloadFindBar}
        >
          <div ref={spacer} className="klv-spacer" />
        </div>
        <div ref={spoken} className="klv-spoken" role="log" aria-live="off" />
        <span ref={probe} className="klv-probe" aria-hidden="true" />
        {!painting && <FirstLines document={document} follow={follow} />}
        {FindBar && finding && controller && (
          <FindBar
            document={document}
            view={controller}
            request={finding}
            onClose={() => {
              setFinding(undefined);
              controller.focus();
            }}
          />
        )}
        {empty && <p className="klv-empty">{t('viewer.empty')}</p>}
        {controller && !atEnd && (newLines > 0 || !complete) && (
          <FollowButton
            newLines={newLines}
            onClick={() => {
              controller.scrollToEnd();
              controller.focus();
            }}
          />
        )}
      </div>
    );
  });

const firstSnapshot = (): ViewerSnapshot => FIRST_SNAPSHOT;
const subscribeToNothing = (): (() => void) => () => undefined;
