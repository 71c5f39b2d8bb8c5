/** How bad a line of a log is, as its own framework says. */
export type Severity = 'fatal' | 'error' | 'warning';

/** All of them, the least first. */
export const SEVERITIES: readonly Severity[] = ['warning', 'error', 'fatal'];

/** Columns of a line that the rules are tried on. */
export const MAX_COLUMNS = 1000;

/** A way in which a framework writes the severity of a line. */
export interface SeverityRule {
  /** What writes it, for people who read the table. */
  readonly name: string;
  /**
   * Matches the text of the line, of which the first {@link SeverityRule.columns} are looked at. What its group
   * `level` has matched says the severity; a word that is none, such as `INFO`, means that the line is
   * neither error nor warning, whatever its text says.
   */
  readonly pattern: RegExp;
  /** The severity where the pattern has no group `level`; `none` for a line that is not to be counted. */
  readonly severity?: Severity | 'none';
  /**
   * Columns from the line's start on that the pattern is tried on; at most 1000.
   *
   * @defaultValue 1000
   */
  readonly columns?: number;
  /**
   * Texts of at least four bytes of ASCII, in any case, of which a line that the rule is for has one:
   * all other lines are passed over without reading their text.
   */
  readonly contains?: readonly string[];
}

const WORDS: Readonly<Record<Severity, readonly string[]>> = {
  fatal: [
    'fatal',
    'critical',
    'crit',
    'panic',
    'dpanic',
    'emerg',
    'emergency',
    'alert',
    'ftl',
    'f',
  ],
  error: ['error', 'err', 'severe', 'e', '50'],
  warning: ['warning', 'warn', 'wrn', 'w', '40'],
};
const SEVERITY_BY_LEVEL = new Map<string, Severity>([
  ...WORDS.fatal.map((word) => [word, 'fatal'] as const),
  ['60', 'fatal'],
  ...WORDS.error.map((word) => [word, 'error'] as const),
  ...WORDS.warning.map((word) => [word, 'warning'] as const),
]);
const LEVEL =
  'FATAL|CRITICAL|CRIT|D?PANIC|EMERG(?:ENCY)?|ALERT|FTL|SEVERE|ERROR|ERR|WARNING|WARN|WRN|NOTICE|SUCCESS|INFO|INF|DEBUG|DBG|TRACE|TRC|CONFIG|FINE';
const TIME = String.raw`\[?\d{4}[-/]\d\d[-/]\d\d[T ][\d:.,]+(?:Z|\s?[+-]\d\d:?\d\d)?\]?`;

/**
 * The rules, of which the first that matches counts: what says a level in so many words stands before
 * what only looks like an error.
 */
export const SEVERITY_RULES: readonly SeverityRule[] = [
  {
    // https://github.com/kubernetes/klog/blob/v2.130.1/klog.go#L640
    name: 'klog, glog',
    pattern: /^(?<level>[IWEF])(?:\d{4}|\d{8}) \d\d:\d\d:\d\d\.\d+ +\d+ [^ \]]+:\d+\]/,
  },
  {
    name: 'TensorFlow, Abseil',
    pattern: /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+: (?<level>[IWEF]) \S+:\d+\]/,
    contains: [': w ', ': e ', ': f '],
  },
  {
    name: 'JSON',
    pattern:
      /^\s*\{.*?"(?:level|severity|levelname|log\.level|lvl|loglevel)"\s*:\s*"?(?<level>[a-z]+|\d+)/i,
    // https://github.com/pinojs/pino/blob/v9.5.0/docs/api.md#loggerlevels-object
    contains: ['l":40', 'l":50', 'l":60', 'l": 40', 'l": 50', 'l": 60'],
  },
  {
    name: 'logfmt',
    pattern: /(?:^|[\s{[])(?:level|lvl|severity)="?(?<level>[a-z]+)/i,
  },
  {
    name: 'KFP executor',
    pattern: /^\[KFP Executor [\d-]+ [\d:,.]+ (?<level>[A-Z]+)\]/,
  },
  {
    name: 'Python warnings',
    pattern: /^(?:.{0,300}?:\d+: )?[\w.]*Warning: /,
    severity: 'warning',
  },
  {
    name: 'npm',
    pattern: /^npm (?<level>error|err|warn)\b/i,
  },
  {
    // Not after what says that there is none: 0 ERROR, no ERROR.
    name: 'Python logging, loguru, Spark, log4j, zap: the first level in capitals',
    columns: 160,
    pattern: new RegExp(
      String.raw`(?:^|(?<!(?:^|\s)(?:0|no|No|NO|without))[\s\[(<|:])(?<level>${LEVEL})(?=[\s\])>|:,]|$)`,
    ),
  },
  {
    name: 'structlog',
    columns: 80,
    pattern: new RegExp(String.raw`\[(?<level>${LEVEL.toLowerCase()}) *\]`),
  },
  {
    name: 'zap, Rust: the level after the time',
    pattern: new RegExp(String.raw`^${TIME}\s+(?<level>${LEVEL})[\s:]`, 'i'),
  },
  {
    name: 'Go panic',
    pattern: /^(?:panic: |fatal error: )/,
    severity: 'fatal',
  },
  {
    name: 'signals',
    pattern: /^(?:Segmentation fault|Fatal Python error|Aborted \(core|terminate called after)/,
    severity: 'fatal',
    contains: ['segmentation fault', 'terminate called', '(core dumped'],
  },
  {
    name: 'compilers and commands',
    pattern:
      /^(?:[^\s:]+: |[^\s:]+:\d+:(?:\d+:)? ?)?(?<level>fatal|error|warning|critical|panic)(?: error)?(?:\[\w+\])?: /i,
  },
  {
    name: 'exceptions',
    pattern:
      /^(?:Exception in thread |Caused by: |Traceback \(most recent call last\)|(?:[A-Za-z_$][\w$]*\.)*[A-Z]\w*(?:Error|Exception|Interrupt)(?::|$))/,
    severity: 'error',
  },
];

/**
 * The rules are tried on lines that have one of these words, with no letter, digit or `_` behind it, or a text of
 * a rule's `contains`, or begin as klog's errors do: all others are passed over.
 */
export const HINT_WORDS: readonly string[] = [
  ...['error', 'err', 'fatal', 'warning', 'warn', 'wrn', 'ftl', 'critical', 'crit', 'panic'],
  ...['emerg', 'emergency', 'alert', 'severe', 'exception', 'interrupt', 'traceback', 'caused'],
];

/** The severity of a text by the first of the rules that matches; `undefined` for none. */
export function severityOf(
  text: string,
  rules: readonly SeverityRule[] = SEVERITY_RULES,
): Severity | undefined {
  for (const { pattern, severity, columns } of rules) {
    // A pattern of a host's with `g` or `y` would go on from its last match.
    pattern.lastIndex = 0;
    const match = pattern.exec(columns === undefined ? text : text.slice(0, columns));
    if (!match) continue;
    if (severity) return severity === 'none' ? undefined : severity;
    return SEVERITY_BY_LEVEL.get(match.groups?.['level']?.toLowerCase() ?? '');
  }
  return undefined;
}
