'use client';

import { forwardRef, type ForwardRefExoticComponent, type RefAttributes } from 'react';

import { DocumentViewer } from './DocumentViewer.js';
import type { LogViewerHandle, LogViewerProps } from './types.js';
import { useSourceDocument } from './useSourceDocument.js';

/**
 * Shows a log of any size: a `LogDocument`, a text, or an array of lines. Only the rows in view are
 * rendered, by xterm.js, which is loaded once there are rows. Until then, and on the server, the rows are
 * plain text; where xterm.js cannot work, they are elements.
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
    // A text and lines are no bytes.
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
