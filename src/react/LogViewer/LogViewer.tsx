'use client';

import { forwardRef, type ForwardRefExoticComponent, type RefAttributes } from 'react';

import { DocumentViewer } from './DocumentViewer.js';
import type { LogViewerHandle, LogViewerProps } from './types.js';
import { useSourceDocument } from './useSourceDocument.js';

/**
 * Shows a log of any size: a `LogDocument`, a text, or an array of lines. Only the rows in view are
 * rendered: as elements, and by xterm.js once the reader turns to the log (see `renderer`). On the
 * server, and until the viewer's code is loaded, the first or the last lines are shown as text.
 *
 * The viewer fills its parent, which must have a height, unless `height="auto"`.
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
    const { text, logLines, encoding, ...options } = props;
    const document = useSourceDocument(props);
    // `text` and `logLines` are decoded already.
    const isOfBytes = text === undefined && logLines === undefined;
    return (
      <DocumentViewer
        {...options}
        ref={ref}
        document={document}
        encoding={isOfBytes ? encoding : undefined}
      />
    );
  });
