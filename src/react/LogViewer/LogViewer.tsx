import {
  forwardRef,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
  useSyncExternalStore,
  type CSSProperties,
  type ForwardRefExoticComponent,
  type RefAttributes,
} from 'react';

import { useMessages } from '../useMessages.js';
import { FirstLines } from './FirstLines.js';
import { FollowButton } from './FollowButton.js';
import type { LogViewerHandle } from './LogViewerHandle.js';
import type { LogViewerProps } from './LogViewerProps.js';
import { useSourceDocument } from './useSourceDocument.js';
import { ViewerController } from './ViewerController.js';

/**
 * Shows a log of any size: a `LogDocument`, a text, or an array of lines. Only the rows in view are
 * painted, by xterm.js, which is loaded when the first viewer is mounted; until then, on the server,
 * and where it cannot be loaded, the rows are plain text.
 *
 * The viewer fills its parent, which must have a height.
 */
export const LogViewer: ForwardRefExoticComponent<LogViewerProps & RefAttributes<LogViewerHandle>> =
  forwardRef<LogViewerHandle, LogViewerProps>(function LogViewer(props, ref) {
    const { follow = true, lineNumbers = true, colorScheme = 'auto', fontSize } = props;
    const { className, style, onFollowChange, 'aria-label': ariaLabel } = props;
    const t = useMessages();
    const document = useSourceDocument(props);
    const [controller] = useState(() => new ViewerController());
    const { subscribe, getSnapshot, getServerSnapshot } = controller;
    const snapshot = useSyncExternalStore(subscribe, getSnapshot, getServerSnapshot);
    const { painting, newLines, atEnd, empty, complete } = snapshot;

    const root = useRef<HTMLDivElement>(null);
    const scroller = useRef<HTMLDivElement>(null);
    const spacer = useRef<HTMLDivElement>(null);
    const page = useRef<HTMLDivElement>(null);
    const spoken = useRef<HTMLDivElement>(null);
    const probe = useRef<HTMLSpanElement>(null);

    useEffect(() => {
      controller.setOnFollowChange(onFollowChange);
    }, [controller, onFollowChange]);
    useEffect(() => {
      controller.setFollow(follow);
    }, [controller, follow]);
    useEffect(() => {
      controller.setLineNumbers(lineNumbers);
    }, [controller, lineNumbers]);
    useEffect(() => controller.show(document), [controller, document]);
    useEffect(() => {
      if (!root.current || !scroller.current || !spacer.current) return;
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
    useEffect(() => {
      controller.refreshTheme();
    }, [controller, colorScheme, fontSize]);

    useImperativeHandle(
      ref,
      () => ({
        scrollToLine: (line) => {
          controller.scrollToLine(line);
        },
        scrollToEnd: () => {
          controller.scrollToEnd();
        },
        focus: () => {
          controller.focus();
        },
      }),
      [controller],
    );

    const size: CSSProperties & Record<`--klv-${string}`, string> =
      fontSize === undefined ? {} : { '--klv-font-size': `${fontSize}px` };
    return (
      <div
        ref={root}
        className={className ? `klv-viewer ${className}` : 'klv-viewer'}
        style={{ ...size, ...style }}
        data-klv-scheme={colorScheme}
      >
        <div ref={page} className="klv-page" aria-hidden="true" />
        <div
          ref={scroller}
          className="klv-scroller"
          role="region"
          aria-label={ariaLabel ?? t('viewer.label')}
          tabIndex={0}
        >
          <div ref={spacer} className="klv-spacer" />
        </div>
        <div ref={spoken} className="klv-spoken" role="log" aria-live="off" />
        <span ref={probe} className="klv-probe" aria-hidden="true" />
        {!painting && <FirstLines document={document} follow={follow} />}
        {empty && <p className="klv-empty">{t('viewer.empty')}</p>}
        {!atEnd && (newLines > 0 || !complete) && (
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
