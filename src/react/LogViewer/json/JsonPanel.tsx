import {
  type ReactElement,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';

import { formatJson, jsonIn, type LogDocument } from '../../../core/index.js';
import type { ViewerController } from '../controller/ViewerController.js';
import { useReadingMessages } from '../reading/useReadingMessages.js';

/** Props of {@link JsonPanel}. */
export interface JsonPanelProps {
  /** The log. */
  document: LogDocument;
  /** The viewer. */
  controller: ViewerController;
  /** A new object asks for the JSON of the line that is selected now. */
  request: object;
  /** Called when the reader closes the panel. */
  onClose: () => void;
}

/** The JSON of one line, laid out for reading below it. It is no part of the log. */
export function JsonPanel({
  document,
  controller,
  request,
  onClose,
}: JsonPanelProps): ReactElement {
  const t = useReadingMessages();
  const panel = useRef<HTMLDivElement>(null);
  const text = useRef<HTMLPreElement>(null);
  const { subscribe, getSnapshot } = controller;
  const { json } = useSyncExternalStore(subscribe, getSnapshot, getSnapshot);
  const find = () => {
    const line = controller.layout.lineWithJson(controller.selection.head?.line);
    const [mark] = controller.grid ? controller.layout.jsonOf(line, controller.grid) : [];
    return { request, line, mark, json };
  };
  const [shown, setShown] = useState(find);
  if (shown.request !== request) setShown(find);
  const { line } = shown;
  // Where its line was found, until rows are rendered again.
  const mark = json === shown.json ? shown.mark : json.find((each) => each.line === line);
  useEffect(() => {
    controller.markJson(line);
    (text.current ?? panel.current)?.focus();
    return () => {
      controller.markJson(undefined);
    };
  }, [controller, line, request]);
  const formatted = useMemo(() => {
    const json = line === undefined ? undefined : jsonIn(document.lineText(line));
    return json === undefined ? undefined : formatJson(json);
  }, [document, line]);
  const [said, setSaid] = useState('');
  const copy = (): void => {
    navigator.clipboard.writeText(formatted?.lines.join('\n') ?? '').then(
      () => {
        setSaid(t('json.copied'));
      },
      () => {
        setSaid(t('copy.failed'));
      },
    );
  };
  return (
    <div
      ref={panel}
      className={`klv-floating klv-json${mark?.isAbove ? ' klv-json-above' : ''}`}
      role="dialog"
      aria-label={t('json.label')}
      tabIndex={-1}
      // Where its line is not in view, neither is what belongs to it.
      hidden={formatted !== undefined && mark === undefined}
      style={{ top: mark ? (mark.isAbove ? mark.rowTop : mark.top) : 8 }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.preventDefault();
          onClose();
        }
        // No key of the panel reaches the viewer below it, nor a dialog of the host's around it.
        event.stopPropagation();
      }}
    >
      <div className="klv-json-bar">
        <span className="klv-json-title">
          {formatted && line !== undefined ? t('json.line', { line: line + 1 }) : t('json.none')}
        </span>
        <span role="status">{said}</span>
        {formatted && (
          <button type="button" className="klv-button" onClick={copy}>
            {t('shown.copy')}
          </button>
        )}
        <button type="button" className="klv-button" onClick={onClose}>
          {t('dialog.close')}
        </button>
      </div>
      {formatted && (
        <pre ref={text} className="klv-json-text" tabIndex={0}>
          {formatted.lines.join('\n')}
          {formatted.isCut && `\n${t('json.cut')}`}
        </pre>
      )}
    </div>
  );
}
