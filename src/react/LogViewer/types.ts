import type { CSSProperties } from 'react';

import type {
  Linkify,
  LogDocument,
  LogEncoding,
  LogTimestamps,
  LogWorker,
  SourceReference,
} from '../../core/index.js';
import type { LogViewState } from './viewState.js';

/** The log itself, in one of three forms. */
export type LogViewerSource =
  | {
      /** A log that may still be coming in. */
      document: LogDocument | undefined;
      text?: never;
      logLines?: never;
    }
  | {
      /** The whole text. A text that continues the one before is appended to it. */
      text: string | undefined;
      document?: never;
      logLines?: never;
    }
  | {
      /** The lines, without newlines. Lines that continue the ones before are appended. */
      logLines: readonly string[] | undefined;
      document?: never;
      text?: never;
    };

/** How `LogViewer` shows a log, whichever form it is given in. */
export interface LogViewerOptions {
  /**
   * Whether the view sticks to the end as the log grows, until the reader scrolls up; from then on
   * new lines are counted. `false` starts at the first line and never sticks.
   *
   * @defaultValue `true`
   */
  follow?: boolean | undefined;
  /** Called with `false` when the reader leaves the end, and with `true` when they return to it. */
  onFollowChange?: ((following: boolean) => void) | undefined;
  /**
   * Whether lines are numbered, from 1.
   *
   * @defaultValue `true`
   */
  lineNumbers?: boolean | undefined;
  /**
   * Whether errors and warnings have a sign beside their lines.
   *
   * @defaultValue `true`
   */
  glyphMargin?: boolean | undefined;
  /**
   * Whether a ruler beside the scrollbar shows where in the log errors, warnings, matches, gaps and the
   * selection are. A viewer narrower than 240 px has none.
   *
   * @defaultValue `true`
   */
  overviewRuler?: boolean | undefined;
  /**
   * Whether lines longer than the view are wrapped, rather than scrolled sideways.
   *
   * @defaultValue `false`
   */
  wrap?: boolean | undefined;
  /**
   * What renders the rows: `terminal`, xterm.js, or `elements`, which looks the same and needs no `<style>`
   * element. `auto` is `elements` until the reader has turned to the log, by pointer, finger or keyboard, and
   * reads; then `terminal`, unless a `Content-Security-Policy` refuses styles, the reader's system
   * forces its colours, or xterm.js cannot be loaded. Whether styles are refused only trying tells, which
   * costs a line in the console, once a page: with such a policy, say `elements`.
   *
   * @defaultValue `'auto'`
   */
  renderer?: 'auto' | 'terminal' | 'elements' | undefined;
  /**
   * What the bytes of a `document` are read as. Without it, the reader is offered the likely encoding
   * where many bytes are not UTF-8.
   *
   * @defaultValue what a byte order mark says, else UTF-8
   */
  encoding?: LogEncoding | undefined;
  /**
   * Which set of colours; `auto` is what the reader's system prefers. Each colour is a custom
   * property (`--klv-background`, `--klv-ansi-red`, …) that a host may set.
   *
   * @defaultValue `'auto'`
   */
  colorScheme?: 'light' | 'dark' | 'auto' | undefined;
  /**
   * Size of the text in CSS pixels.
   *
   * @defaultValue `13`, or what `--klv-font-size` says
   */
  fontSize?: number | undefined;
  /**
   * Whether single letters are commands while the log has focus: `/` finds, `f` filters, `c` copies, `g`
   * goes to a line, `?` shows them all.
   *
   * @defaultValue `true`
   */
  shortcuts?: boolean | undefined;
  /**
   * Where Ctrl+F, or Cmd+F, opens the find bar: in the `component`, the toolbar and the diagnosis of `RunLogs`
   * included, or anywhere in the `page`. Of several logs in a page, it is for the one that the reader used
   * last if some of it is seen, else for the one of which most is.
   *
   * @defaultValue `'component'`
   */
  findShortcut?: 'component' | 'page' | undefined;
  /**
   * Name of the file in which readers download the log, or lines of it. With colours for documents it ends
   * in `.html` instead, and where it is compressed it has `.gz` behind it.
   *
   * @defaultValue `'log.txt'`
   */
  fileName?: string | undefined;
  /**
   * How the times at the start of lines are shown: as they are `written`; in the reader's zone (`local`), or in
   * `utc`; since the start (`elapsed`), or since the line before (`delta`). A time that is
   * written without a zone is taken as UTC. They take the columns in which they are written, and are found,
   * copied and downloaded as written. Two minutes without output are marked in any case.
   *
   * @defaultValue `'written'`
   */
  timestamps?: LogTimestamps | undefined;
  /**
   * When what writes the log has started, in ISO 8601, as Kubernetes and Argo write it: what `elapsed`
   * counts from.
   *
   * @defaultValue the first line with a time
   */
  startedAt?: string | undefined;
  /**
   * Called when the reader wants times otherwise, by the key `t`; without it, and without
   * `onViewStateChange`, the key does nothing.
   */
  onTimestampsChange?: ((timestamps: LogTimestamps) => void) | undefined;
  /**
   * Where the URIs in the text lead. Without it, `http:` and `https:` are links, which open in a new tab
   * without knowing the page, and nothing else is one. A host may lead its own schemes to its own routes,
   * which must be `http:` or `https:` in the end; it may be written inline.
   *
   * @example
   * ```ts
   * linkify={(uri) => (uri.startsWith('gs://') ? `#/artifacts?uri=${encodeURIComponent(uri)}` : undefined)}
   * ```
   */
  linkify?: Linkify | undefined;
  /**
   * Called when the reader opens a place in a source file that a traceback names: `File "x.py", line 3`,
   * `(Foo.java:12)`, `main.go:12`. Without it, these are text.
   */
  onSourceReference?: ((source: SourceReference) => void) | undefined;
  /**
   * A worker that looks for errors and for regular expressions, of any number of viewers. Without it, or where
   * it cannot be started, the page does so, a few milliseconds at a time.
   */
  worker?: LogWorker | undefined;
  /**
   * What the log is, the run and the step, say: for the first line of what is copied, where readers ask for
   * one.
   *
   * @defaultValue the `aria-label`, else `'Log'` in the language of the messages
   */
  logName?: string | undefined;
  /**
   * Called when the reader wraps lines, or not, by the key `w`; without it, the key does nothing.
   */
  onWrapChange?: ((wrap: boolean) => void) | undefined;
  /**
   * What the reader sees and how, where the host keeps it, say in the URL: see `viewStateInUrl`. The
   * viewer goes there whenever it is given another one than it has reported.
   */
  viewState?: LogViewState | undefined;
  /** Called when the reader sees something else: has marked lines, or changed the filter, say. */
  onViewStateChange?: ((state: LogViewState) => void) | undefined;
  /**
   * How high the viewer is: `'fill'`, as high as its parent, or `'auto'`, as high as the log, up to
   * `maxHeight`: a log of three lines takes three rows, and grows while lines come in.
   *
   * @defaultValue `'fill'`
   */
  height?: 'fill' | 'auto' | undefined;
  /**
   * The most that the viewer grows to with `height="auto"`: a number of CSS pixels, or any CSS length.
   * Beyond it the log scrolls, and beyond 256 rows in any case.
   *
   * @defaultValue `480`
   */
  maxHeight?: number | string | undefined;
  /** Added to the viewer's own class. The viewer fills its parent unless this says otherwise. */
  className?: string | undefined;
  /** Added to the viewer's own style. */
  style?: CSSProperties | undefined;
  /**
   * Name of the log for screen readers.
   *
   * @defaultValue `'Log'`, in the language of the messages
   */
  'aria-label'?: string | undefined;
}

/** What is copied of a log, and how. */
export interface LogCopyOptions {
  /**
   * Which lines: those that the reader has selected, or all that is shown where none are; all that is
   * `shown`, without what a filter or folds hide; or `all` of the log.
   *
   * @defaultValue `'selection'`
   */
  readonly part?: 'selection' | 'shown' | 'all' | undefined;
  /**
   * As text, or with colours: as SGR sequences for terminals, or as a document, with the text beside it for
   * where only text can be pasted.
   *
   * @defaultValue `'text'`
   */
  readonly format?: 'text' | 'ansi' | 'html' | undefined;
  /**
   * Whether each line has its number.
   *
   * @defaultValue `false`
   */
  readonly lineNumbers?: boolean | undefined;
  /**
   * Whether a first line says which log it is and which lines: see `logName`.
   *
   * @defaultValue `false`
   */
  readonly header?: boolean | undefined;
}

/** What is downloaded of a log, and how. */
export interface LogDownloadOptions extends Omit<LogCopyOptions, 'format'> {
  /**
   * All bytes as they were received, or lines as they are shown: see {@link LogCopyOptions.format}. Of
   * these, `part` is what is `shown` unless it says otherwise.
   *
   * @defaultValue `'raw'`
   */
  readonly format?: 'raw' | 'text' | 'ansi' | 'html' | undefined;
  /**
   * Whether the file is compressed, and has `.gz` behind its name.
   *
   * @defaultValue `false` for `raw`, else from 10 MiB on
   */
  readonly gzip?: boolean | undefined;
}

/** Props of `LogViewer`: a log, and how to show it. */
export type LogViewerProps = LogViewerSource & LogViewerOptions;

/** What a host can ask of a mounted `LogViewer` through its `ref`. */
export interface LogViewerHandle {
  /** Brings a line into view, by the number in the gutter: the first is 1. Following pauses. */
  scrollToLine(line: number): void;
  /** Goes to the last line; following resumes where `follow` allows it. */
  scrollToEnd(): void;
  /** Opens the find bar, with a text to look for or with the last one. */
  find(query?: string): void;
  /** Opens the filter bar, with the text that lines must have to be shown, or with the last one. */
  filter(query?: string): void;
  /**
   * Copies what the reader has selected, or all that is shown, or what the options say. A browser allows it
   * in answer to a click or a key, on pages served over https.
   *
   * @returns how many lines were copied
   * @throws {DOMException} when the browser does not allow it, or nothing is shown yet
   */
  copy(options?: LogCopyOptions): Promise<number>;
  /** Downloads all bytes of the log as they were received, or what the options say. */
  download(options?: LogDownloadOptions): void;
  /** Opens the dialog in which readers say what they copy or download, and how. */
  openCopy(): void;
  /** Moves the keyboard focus to the log. */
  focus(): void;
}
