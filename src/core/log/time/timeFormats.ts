/** A time that a line of a log begins with. */
export interface LineTime {
  /** Milliseconds since 1970, UTC, with fractions. */
  readonly time: number;
  /** Where it is written in the text: the first UTF-16 code unit. */
  readonly from: number;
  /** The code unit after its last one. */
  readonly to: number;
  /** Minutes by which the zone in which it is written is ahead of UTC. */
  readonly offset: number;
  /** Whether it is written with fractions of a second. */
  readonly hasFraction: boolean;
}

/** A way in which programs write the time at the start of a line. */
interface TimeFormat {
  /** What writes it, for people who read the table. */
  readonly name: string;
  /**
   * Matches the start of a line. Its groups are the parts of the time: `time` around all that is written of
   * it; `year` (of two digits or four, or none), `month`, `day`, `hour`, `minute`, `second`, `fraction`,
   * `zone`; or `epoch`, the seconds or milliseconds since 1970.
   */
  readonly pattern: RegExp;
}

/** What loggers write before the time: a bracket, a level, a key. */
const BEFORE = String.raw`^\s*(?:\[?[A-Z]{4,8}\]?:?\s+)?(?:\[(?:KFP Executor )?|(?:time|ts|t|timestamp)="?)?`;
const CLOCK = String.raw`(?<hour>\d\d):(?<minute>\d\d):(?<second>\d\d)`;
const ZONE = String.raw`(?: ?(?<zone>Z|[+-]\d\d:?\d\d))?`;
const ISO = String.raw`(?<time>(?<year>\d{4})(?<separator>[-/])(?<month>\d\d)\k<separator>(?<day>\d\d)[T ]${CLOCK}(?:[.,](?<fraction>\d{1,9}))?${ZONE})(?![\w.+]|[-:]\d)`;

/** The formats, of which the first that matches counts. */
const TIME_FORMATS: readonly TimeFormat[] = [
  {
    // Also Python's logging and loguru, Go's log and logrus, Abseil, KFP's executor and launcher, Argo's
    // emissary, and Kubernetes' RFC 3339 with nanoseconds.
    name: 'ISO 8601, RFC 3339',
    pattern: new RegExp(BEFORE + ISO),
  },
  {
    // https://github.com/kubernetes/klog/blob/v2.130.1/klog.go#L640
    name: 'klog, glog',
    pattern: new RegExp(
      String.raw`^[IWEF](?<time>(?<year>\d{4})?(?<month>\d\d)(?<day>\d\d) ${CLOCK}\.(?<fraction>\d{1,6}))(?= +\d+ [^ \]]+:\d+\])`,
    ),
  },
  {
    // https://github.com/apache/spark/blob/v3.5.1/core/src/main/resources/org/apache/spark/log4j2-defaults.properties
    name: 'Spark, log4j',
    pattern: new RegExp(
      String.raw`^(?<time>(?<year>\d\d)/(?<month>\d\d)/(?<day>\d\d) ${CLOCK})(?= [A-Z]+ )`,
    ),
  },
  {
    name: 'JSON',
    pattern: new RegExp(
      String.raw`^\s*\{(?:[^\n]{0,300}?[{,\s])?"(?:time|timestamp|@timestamp|ts|asctime|date)"\s*:\s*(?:"${ISO}"|(?<epoch>\d{10}(?:\.\d{1,9})?|\d{13}(?:\.\d{1,6})?)(?=\s*[,}]))`,
    ),
  },
];
/** Characters of a line that the formats are tried on. */
const COLUMNS = 500;

/**
 * The time that a line begins with; `undefined` where it begins with none. A time without a zone is taken as
 * UTC, which the clocks of containers are set to; one without a year is in the year that puts it nearest to
 * `near`.
 *
 * @param text of the line, as it is shown
 * @param near milliseconds since 1970
 */
export function timeAtStart(text: string, near: number = Date.now()): LineTime | undefined {
  const start = text.slice(0, COLUMNS);
  for (const { pattern } of TIME_FORMATS) {
    const match = pattern.exec(start);
    if (!match?.groups) continue;
    const { time: written, epoch, fraction } = match.groups;
    const time = epoch === undefined ? timeOf(match.groups, near) : timeOfEpoch(epoch);
    const text = written ?? epoch ?? '';
    if (time === undefined) return undefined;
    // What is matched begins before it, and may go on behind it with a quote.
    const from = match[0].lastIndexOf(text);
    const hasFraction = epoch === undefined ? fraction !== undefined : /\.|\d{13}/.test(epoch);
    const offset = minutesOf(match.groups['zone']);
    return { time, from, to: from + text.length, offset, hasFraction };
  }
  return undefined;
}

type Groups = Record<string, string | undefined>;

function timeOf(groups: Groups, near: number): number | undefined {
  const [month = 0, day = 0, hour = 0, minute = 0, second = 0] = [
    ...['month', 'day', 'hour', 'minute', 'second'].map((name) => Number(groups[name])),
  ];
  const written = groups['year'];
  const inYear = (year: number): number => Date.UTC(year, month - 1, day, hour, minute, second);
  let year = Number(written ?? NaN);
  if (written?.length === 2) year += 2000;
  if (written === undefined) {
    const thisYear = new Date(near).getUTCFullYear();
    const years = [thisYear, thisYear - 1, thisYear + 1];
    const away = (each: number): number => Math.abs(inYear(each) - near);
    year = years.reduce((best, each) => (away(each) < away(best) ? each : best));
  }
  const whole = inYear(year);
  const date = new Date(whole);
  // Not the 31st of February; a leap second is the next minute's first.
  const isDate = date.getUTCMonth() === month - 1 || (day === 31 && second === 60);
  if (!isDate || month < 1 || hour > 23 || minute > 59 || second > 60) return undefined;
  return (
    whole + Number(`0.${groups['fraction'] ?? '0'}`) * 1000 - minutesOf(groups['zone']) * 60_000
  );
}

/** Minutes by which a zone is ahead of UTC. */
function minutesOf(zone = 'Z'): number {
  const match = /^([+-])(\d\d):?(\d\d)$/.exec(zone);
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === '-' ? -minutes : minutes;
}

const timeOfEpoch = (written: string): number =>
  Number(written) * (written.split('.')[0]?.length === 13 ? 1 : 1000);
