'use client';

import { type Ref, useMemo, useRef } from 'react';

import type { LogDocument, LogTimestamps } from '../../core/index.js';
import type { UseRunLogsResult } from '../hooks/useSession.js';
import { downloadLog } from '../LogViewer/copy/downloadLog.js';
import type { LogCopyOptions, LogDownloadOptions, LogViewerHandle } from '../LogViewer/types.js';
import { type PreferencesStorage, usePreferences } from './preferences.js';
import { useSetting } from './useSetting.js';

/**
 * How a log is shown. Each of them is either the host's (`wrap` with `onWrapChange`) or kept by the
 * component (`defaultWrap`), as `value` and `defaultValue` of a form field.
 */
export interface LogSettings {
  /** Whether lines longer than the view are wrapped, where the host controls it. */
  wrap?: boolean | undefined;
  /**
   * Whether they are wrapped at first.
   *
   * @defaultValue `false`
   */
  defaultWrap?: boolean | undefined;
  /** Called when the reader turns wrapping on or off. */
  onWrapChange?: ((wrap: boolean) => void) | undefined;
  /** Whether lines are numbered, where the host controls it. */
  lineNumbers?: boolean | undefined;
  /**
   * Whether they are numbered at first.
   *
   * @defaultValue `true`
   */
  defaultLineNumbers?: boolean | undefined;
  /** Called when a command turns line numbers on or off. */
  onLineNumbersChange?: ((lineNumbers: boolean) => void) | undefined;
  /** How the times at the start of lines are shown, where the host controls it. */
  timestamps?: LogTimestamps | undefined;
  /**
   * How they are shown at first.
   *
   * @defaultValue `'written'`
   */
  defaultTimestamps?: LogTimestamps | undefined;
  /** Called when the reader wants them otherwise. */
  onTimestampsChange?: ((timestamps: LogTimestamps) => void) | undefined;
  /** Size of the text in CSS pixels, where the host controls it. */
  fontSize?: number | undefined;
  /**
   * The size at first.
   *
   * @defaultValue what `--klv-font-size` says, else `13`
   */
  defaultFontSize?: number | undefined;
  /** Called when a command changes the size; with `undefined` for what `--klv-font-size` says. */
  onFontSizeChange?: ((fontSize: number | undefined) => void) | undefined;
  /** Whether the view sticks to the end as the log grows, where the host controls it. */
  follow?: boolean | undefined;
  /**
   * Whether it does at first; `false` starts at the first line.
   *
   * @defaultValue `true`
   */
  defaultFollow?: boolean | undefined;
  /** Called with `false` when the reader leaves the end, and with `true` when they return to it. */
  onFollowChange?: ((follow: boolean) => void) | undefined;
}

/** Settings of {@link useLogCommands}. */
export interface LogCommandsOptions extends LogSettings {
  /**
   * Name of the downloaded file.
   *
   * @defaultValue `'log.txt'`
   */
  fileName?: string | undefined;
  /**
   * Where what the reader prefers is kept from one log to the next: wrapping, line numbers, the size of
   * the text and how times are shown, as far as the host does not control them. `preferencesInLocalStorage()` is one.
   *
   * @defaultValue none: each log is shown as the host says at first
   */
  preferences?: PreferencesStorage | undefined;
}

/** What a host can ask of a mounted `RunLogs` through its `ref`. */
export interface RunLogsHandle extends LogViewerHandle {
  /** Searches for the log again, keeping what was read. */
  readonly refresh: () => void;
  /** Downloads the whole log, byte for byte as it was received, or what the options say. */
  readonly download: (options?: LogDownloadOptions) => void;
  /**
   * Copies the whole log as it reads, lines joined by newlines, or as the options say. A browser allows it
   * in answer to a click or a key, on pages served over https.
   *
   * @throws {DOMException} when the browser does not allow it, or has no clipboard
   */
  readonly copyAll: (options?: Omit<LogCopyOptions, 'part'>) => Promise<void>;
}

/** What {@link useLogCommands} gives to a `LogViewer`. */
export interface LogViewerBinding {
  /** Where the commands find the viewer. */
  readonly ref: Ref<LogViewerHandle>;
  /** The log. */
  readonly document: LogDocument;
  /** Whether long lines are wrapped. */
  readonly wrap: boolean;
  /** Whether lines are numbered. */
  readonly lineNumbers: boolean;
  /** Called when the reader wraps lines, or not, by a key. */
  readonly onWrapChange: (wrap: boolean) => void;
  /** How the times at the start of lines are shown. */
  readonly timestamps: LogTimestamps;
  /** Called when the reader wants them otherwise, by a key. */
  readonly onTimestampsChange: (timestamps: LogTimestamps) => void;
  /** When the step has started, in ISO 8601. */
  readonly startedAt: string | undefined;
  /** Name of the file in which readers download what a filter shows. */
  readonly fileName: string;
  /** Size of the text in CSS pixels. */
  readonly fontSize: number | undefined;
  /** Whether the view sticks to the end. */
  readonly follow: boolean;
  /** Called when the reader leaves the end or returns to it. */
  readonly onFollowChange: (follow: boolean) => void;
}

/** All that a toolbar does, and what it shows of it. */
export interface LogCommands extends RunLogsHandle {
  /** Whether there is text to find, copy and download. */
  readonly hasText: boolean;
  /** Name of the downloaded file. */
  readonly fileName: string;
  /** Stops loading, keeping what was read. */
  readonly stop: () => void;
  /** Goes on loading after a stop. */
  readonly proceed: () => void;
  /** Whether long lines are wrapped. */
  readonly wrap: boolean;
  /** Turns wrapping on or off. */
  readonly setWrap: (wrap: boolean) => void;
  /** Whether lines are numbered. */
  readonly lineNumbers: boolean;
  /** Turns line numbers on or off. */
  readonly setLineNumbers: (lineNumbers: boolean) => void;
  /** How the times at the start of lines are shown. */
  readonly timestamps: LogTimestamps;
  /** Shows them in another way. */
  readonly setTimestamps: (timestamps: LogTimestamps) => void;
  /** Size of the text in CSS pixels; `undefined` for what `--klv-font-size` says. */
  readonly fontSize: number | undefined;
  /** Changes the size of the text. */
  readonly setFontSize: (fontSize: number | undefined) => void;
  /** Whether the view sticks to the end. */
  readonly follow: boolean;
  /** Lets the view stick to the end, or not. */
  readonly setFollow: (follow: boolean) => void;
  /** For the `ref` of a host's own component: the same object until the log or its name changes. */
  readonly handle: RunLogsHandle;
  /** For the `LogViewer` that the commands act on: `<LogViewer {...commands.viewer} />`. */
  readonly viewer: LogViewerBinding;
}

/**
 * The commands on a log, for a toolbar: what `RunLogs` hands to its own, for hosts that put its parts
 * together by themselves. An element of the class `klv-run-logs` around the parts gives them their frame.
 *
 * @param logs What `useRunLogs` or `useRunLogsSession` returns
 *
 * @example
 * ```tsx
 * const logs = useRunLogs(target);
 * const commands = useLogCommands(logs, { defaultWrap: true });
 * return (
 *   <section className="klv-run-logs">
 *     <RunLogsToolbar logs={logs} commands={commands} />
 *     {logs.diagnosis && <RunLogsDiagnostics {...logs} diagnosis={logs.diagnosis} target={target} />}
 *     <LogViewer {...commands.viewer} />
 *   </section>
 * );
 * ```
 */
export function useLogCommands(
  logs: UseRunLogsResult,
  options: LogCommandsOptions = {},
): LogCommands {
  const { document, refresh, stop, proceed } = logs;
  const { fileName = 'log.txt', defaultWrap = false, defaultLineNumbers = true } = options;
  const { defaultFollow = true } = options;
  const [preferred, prefer] = usePreferences(options.preferences);
  const viewer = useRef<LogViewerHandle>(null);
  const [wrap, setWrap] = useSetting({
    value: options.wrap ?? preferred.wrap,
    initial: defaultWrap,
    onChange: (wrap) => {
      prefer({ wrap });
      options.onWrapChange?.(wrap);
    },
  });
  const [lineNumbers, setLineNumbers] = useSetting({
    value: options.lineNumbers ?? preferred.lineNumbers,
    initial: defaultLineNumbers,
    onChange: (lineNumbers) => {
      prefer({ lineNumbers });
      options.onLineNumbersChange?.(lineNumbers);
    },
  });
  const [timestamps, setTimestamps] = useSetting<LogTimestamps>({
    value: options.timestamps ?? preferred.timestamps,
    initial: options.defaultTimestamps ?? 'written',
    onChange: (timestamps) => {
      prefer({ timestamps });
      options.onTimestampsChange?.(timestamps);
    },
  });
  const [fontSize, setFontSize] = useSetting<number | undefined>({
    value: options.fontSize ?? preferred.fontSize,
    initial: options.defaultFontSize,
    onChange: (fontSize) => {
      prefer({ fontSize });
      options.onFontSizeChange?.(fontSize);
    },
  });
  // A reader who has left the end of one log starts at the end of the next.
  const [follow, setFollow] = useSetting(
    { value: options.follow, initial: defaultFollow, onChange: options.onFollowChange },
    document,
  );
  const handle = useMemo<RunLogsHandle>(
    () => ({
      refresh,
      download: (options) => {
        if (viewer.current) viewer.current.download(options);
        else void downloadLog(document, fileName);
      },
      copyAll: async (options) => {
        if (options) await viewer.current?.copy({ ...options, part: 'all' });
        else await copyLog(document);
      },
      copy: async (options) => {
        if (!viewer.current) throw new DOMException('Nothing is shown yet.', 'InvalidStateError');
        return viewer.current.copy(options);
      },
      openCopy: () => viewer.current?.openCopy(),
      find: (query) => viewer.current?.find(query),
      filter: (query) => viewer.current?.filter(query),
      focus: () => viewer.current?.focus(),
      scrollToLine: (line) => viewer.current?.scrollToLine(line),
      scrollToEnd: () => viewer.current?.scrollToEnd(),
    }),
    [document, refresh, fileName],
  );
  return {
    ...handle,
    handle,
    ...{ hasText: document.byteLength > 0, fileName, stop, proceed },
    ...{ wrap, setWrap, lineNumbers, setLineNumbers, fontSize, setFontSize, follow, setFollow },
    ...{ timestamps, setTimestamps },
    viewer: {
      ref: viewer,
      startedAt: logs.step?.startedAt,
      ...{ onWrapChange: setWrap, timestamps, onTimestampsChange: setTimestamps, fileName },
      ...{ document, wrap, lineNumbers, fontSize, follow, onFollowChange: setFollow },
    },
  };
}

/** The clipboard is written to at once, as the browser asks for, with a text that is still being built. */
async function copyLog(document: LogDocument): Promise<void> {
  if (!('clipboard' in navigator)) {
    throw new DOMException('Only a page served over https has a clipboard.', 'NotAllowedError');
  }
  const text = import('../LogViewer/copy/excerpt.js').then(({ textOfLog }) => textOfLog(document));
  await navigator.clipboard.write([new ClipboardItem({ 'text/plain': text })]);
}
