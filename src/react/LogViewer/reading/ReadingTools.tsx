import {
  type ComponentType,
  lazy,
  type ReactElement,
  Suspense,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';

import type { LogTimestamps } from '../../../core/index.js';
import type { ToolRequest } from '../controller/snapshot.js';
import type { CopyDialogProps } from '../copy/CopyDialog.js';
import type { JsonPanelProps } from '../json/JsonPanel.js';
import { FilterBar } from './FilterBar.js';
import { LinkList } from '../links/LinkList.js';
import { GoToLine } from './GoToLine.js';
import { ReadingSession } from './ReadingSession.js';
import { Shortcuts } from './Shortcuts.js';
import { useViewState, type ViewStateOptions } from './useViewState.js';
import { useReadingMessages } from './useReadingMessages.js';

/** Loaded when the reader asks how to copy; without it, they copy as any text is copied. */
const CopyDialog = lazy<ComponentType<CopyDialogProps>>(() =>
  import('../copy/CopyDialog.js').then(
    (module) => ({ default: module.CopyDialog }),
    () => ({ default: () => null }),
  ),
);

/** Loaded when the reader asks for the JSON of a line; without it, the line is shown as any other. */
const JsonPanel = lazy<ComponentType<JsonPanelProps>>(() =>
  import('../json/JsonPanel.js').then(
    (module) => ({ default: module.JsonPanel }),
    () => ({ default: () => null }),
  ),
);

/** Props of {@link ReadingTools}. */
export interface ReadingToolsProps extends ViewStateOptions {
  /** Name of the file in which what is shown is downloaded. */
  fileName: string;
  /** How the times of lines are shown. */
  timestamps: LogTimestamps;
  /** When the step has started, in ISO 8601. */
  startedAt: string | undefined;
  /** The tool to open; a new object repeats the request. */
  request: ToolRequest | undefined;
}

/** The tools of a reader, loaded when one is asked for: filter, going to a line, the shortcuts. */
export function ReadingTools(props: ReadingToolsProps): ReactElement {
  const { document, controller, fileName, timestamps, startedAt, request } = props;
  const t = useReadingMessages();
  const session = useMemo(() => new ReadingSession(document, controller), [document, controller]);
  useEffect(() => session.open(), [session]);
  const clock = useMemo(() => ({ timestamps, startedAt }), [timestamps, startedAt]);
  useEffect(() => {
    session.setClock(clock);
  }, [session, clock]);
  const { subscribe, getSnapshot } = session;
  const { filtering } = useSyncExternalStore(subscribe, getSnapshot, getSnapshot);
  useEffect(() => {
    session.setTexts(
      ({ count, reason }) => {
        if (reason === 'pending') return t('hidden.pending', { count });
        if (reason === 'fold') {
          return t(count === 1 ? 'hidden.foldedLine' : 'hidden.foldedLines', { count });
        }
        return t(count === 1 ? 'hidden.line' : 'hidden.lines', { count });
      },
      (count) => t('fold.lines', { count }),
    );
  }, [session, t]);

  /** The request that each open tool was opened by. */
  const [tools, setTools] = useState<Partial<Record<ToolRequest['name'], ToolRequest>>>({});
  const [handled, setHandled] = useState<ToolRequest>();
  if (request && request !== handled) {
    setHandled(request);
    if (request.name !== 'folds') setTools({ ...tools, [request.name]: request });
  }
  useEffect(() => {
    if (request?.name === 'folds') session.foldAll(session.getSnapshot().folded !== true);
    if (request?.query !== undefined) session.filter({ query: request.query });
  }, [session, request]);
  useViewState(session, props);
  const close = (name: ToolRequest['name']): void => {
    setTools((open) => ({ ...open, [name]: undefined }));
    controller.focus();
  };
  return (
    <>
      {(tools.filter !== undefined || filtering) && (
        <FilterBar
          session={session}
          scheduler={controller.scheduler}
          request={tools.filter}
          onCopy={() => {
            controller.export.tryCopy({ part: 'shown' });
          }}
          onDownload={() => {
            controller.export.tryDownload(fileName, { format: 'text' });
          }}
          onClose={() => {
            session.filter({ query: '', exclude: '', level: undefined, since: '' });
            close('filter');
          }}
        />
      )}
      {tools.goToLine && (
        <GoToLine
          document={document}
          clock={clock}
          onGo={(line) => {
            controller.scrollTo(line);
          }}
          onClose={() => {
            close('goToLine');
          }}
        />
      )}
      {tools.links && (
        <LinkList
          links={controller.layout.linksInView}
          line={(controller.selection.head?.line ?? controller.firstLine()) + 1}
          onOpenSource={controller.openSource}
          onClose={() => {
            close('links');
          }}
        />
      )}
      {tools.json && (
        <Suspense>
          <JsonPanel
            document={document}
            controller={controller}
            request={tools.json}
            onClose={() => {
              close('json');
            }}
          />
        </Suspense>
      )}
      {tools.copy && (
        <Suspense>
          <CopyDialog
            controller={controller}
            size={document.byteLength}
            fileName={fileName}
            onClose={() => {
              close('copy');
            }}
          />
        </Suspense>
      )}
      {tools.shortcuts && (
        <Shortcuts
          onClose={() => {
            close('shortcuts');
          }}
        />
      )}
    </>
  );
}
