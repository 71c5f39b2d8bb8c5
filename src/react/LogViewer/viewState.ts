import type { LogTimestamps, Severity } from '../../core/index.js';

/**
 * What a reader sees of a log, and how: for a link that shows the same to others. Fields that are left
 * out are as they are in a viewer that was just opened.
 */
export interface LogViewState {
  /** Link to the selected lines, as the viewer makes it: `L812.1k3f9z-L830`; or a number: `L812`. */
  readonly lines?: string | undefined;
  /** Text that is looked for. */
  readonly find?: string | undefined;
  /** Text of the lines that are shown. */
  readonly filter?: string | undefined;
  /** Texts of lines that are not shown, separated by commas. */
  readonly exclude?: string | undefined;
  /** How many lines before and after each matching one are shown. */
  readonly context?: number | undefined;
  /** Whether the filter distinguishes upper and lower case. */
  readonly matchCase?: boolean | undefined;
  /** Whether the filter finds its text as a whole word only. */
  readonly wholeWord?: boolean | undefined;
  /** Whether the text of the filter is a regular expression. */
  readonly pattern?: boolean | undefined;
  /** The least severity of the lines that are shown: `warning` for warnings and errors. */
  readonly level?: Severity | undefined;
  /**
   * From where on lines are shown: the last so many lines (`1000`), the last minutes (`5m`, `1h30m`), or those
   * since a moment (`12:30`, `2026-08-20 12:30:05Z`, `+0:10:00` after the start of the step).
   */
  readonly since?: string | undefined;
  /** Whether all that can be folded is folded. */
  readonly folded?: boolean | undefined;
  /** Whether long lines are wrapped. */
  readonly wrap?: boolean | undefined;
  /** How the times at the start of lines are shown, where not as they are written. */
  readonly timestamps?: LogTimestamps | undefined;
  /** Size of the text in CSS pixels. */
  readonly fontSize?: number | undefined;
}

const TEXTS = ['lines', 'find', 'filter', 'exclude', 'since', 'timestamps'] as const;
const TIMESTAMPS = /^(?:local|utc|elapsed|delta)$/;
const NUMBERS = ['context', 'fontSize'] as const;
const FLAGS = ['matchCase', 'wholeWord', 'pattern', 'folded', 'wrap'] as const;
const LEVELS: readonly string[] = ['warning', 'error', 'fatal'] satisfies Severity[];

/** A view state as one text, for a URL; empty for that of a viewer that was just opened. */
export function formatViewState(state: LogViewState): string {
  const fields = new URLSearchParams();
  for (const name of TEXTS) if (state[name]) fields.set(name, state[name]);
  if (state.timestamps === 'written') fields.delete('timestamps');
  if (state.level) fields.set('level', state.level);
  for (const name of NUMBERS) if (state[name]) fields.set(name, String(state[name]));
  for (const name of FLAGS)
    if (state[name] !== undefined) fields.set(name, state[name] ? '1' : '0');
  return fields.toString();
}

/** The view state of a text that {@link formatViewState} made; what is wrong in it is left out. */
export function parseViewState(text: string): LogViewState {
  const fields = new URLSearchParams(text);
  const state: Record<string, string | number | boolean> = {};
  for (const name of TEXTS) {
    const value = fields.get(name);
    if (value && (name !== 'timestamps' || TIMESTAMPS.test(value))) state[name] = value;
  }
  const level = fields.get('level');
  if (level !== null && LEVELS.includes(level)) state['level'] = level;
  for (const name of NUMBERS) {
    const value = Number(fields.get(name) ?? NaN);
    if (Number.isInteger(value) && value > 0 && value < 1000) state[name] = value;
  }
  for (const name of FLAGS) {
    const value = fields.get(name);
    if (value === '0' || value === '1') state[name] = value === '1';
  }
  return state;
}

/** Settings of {@link viewStateInUrl}. */
export interface ViewStateInUrlOptions {
  /**
   * Which part of the URL: its query, or that of its hash, as in `#/runs/details/1?log=…`, which routers
   * that route by the hash leave alone.
   *
   * @defaultValue `'hash'`
   */
  readonly part?: 'hash' | 'query' | undefined;
  /**
   * Name of the parameter. Two viewers on a page have one each.
   *
   * @defaultValue `'log'`
   */
  readonly name?: string | undefined;
}

/** A view state that is kept in the URL of the page. */
export interface ViewStateInUrl {
  /** What the URL says now. */
  readonly read: () => LogViewState;
  /** Writes it into the URL, in place of the present entry of the history. */
  readonly write: (state: LogViewState) => void;
  /** Calls back when the reader goes back or forth, or follows a link on the page. */
  readonly subscribe: (listener: () => void) => () => void;
}

/**
 * Keeps a view state in the URL of the page, so that a copied URL shows others the same.
 *
 * @example
 * ```tsx
 * const inUrl = viewStateInUrl();
 *
 * function StepLog({ document }: { document: LogDocument }) {
 *   const [viewState, setViewState] = useState(inUrl.read);
 *   useEffect(() => inUrl.subscribe(() => setViewState(inUrl.read())), []);
 *   return (
 *     <LogViewer
 *       document={document}
 *       viewState={viewState}
 *       onViewStateChange={(state) => {
 *         setViewState(state);
 *         inUrl.write(state);
 *       }}
 *     />
 *   );
 * }
 * ```
 */
export function viewStateInUrl({
  part = 'hash',
  name = 'log',
}: ViewStateInUrlOptions = {}): ViewStateInUrl {
  /** The part of the URL before its parameters, and these. */
  const split = (): readonly [path: string, params: URLSearchParams] => {
    const { hash, search } = window.location;
    if (part === 'query') return ['', new URLSearchParams(search)];
    const at = hash.indexOf('?');
    return at < 0
      ? [hash, new URLSearchParams()]
      : [hash.slice(0, at), new URLSearchParams(hash.slice(at))];
  };
  return {
    read: () => parseViewState(split()[1].get(name) ?? ''),
    write: (state) => {
      const [path, params] = split();
      const text = formatViewState(state);
      if (text === '') params.delete(name);
      else params.set(name, text);
      const query = params.size > 0 ? `?${params.toString()}` : '';
      const url = new URL(window.location.href);
      if (part === 'query') url.search = query;
      else url.hash = path === '' && query !== '' ? `#${query}` : `${path}${query}`;
      window.history.replaceState(window.history.state, '', url);
    },
    subscribe: (listener) => {
      window.addEventListener('popstate', listener);
      window.addEventListener('hashchange', listener);
      return () => {
        window.removeEventListener('popstate', listener);
        window.removeEventListener('hashchange', listener);
      };
    },
  };
}
