import { redactParams, toRedacted } from '../base/redacted.js';
import type { Cause, Diagnosis } from '../diagnosis/catalogue.js';
import { createRemedies } from '../diagnosis/remedies/remedies.js';
import { listOf } from '../ladder/originalOf.js';
import type { RunLogsSnapshot } from '../ladder/session.js';
import type { RequestRecord, RunLogsTarget } from '../ladder/types.js';
import { markdown, UNKNOWN } from './markdown.js';

/** Version of this package, for reports; a test compares it with `package.json`. */
export const VERSION = '0.1.0';

/** Settings of `createReport`. */
export interface ReportOptions {
  /**
   * Gives the text of a message in the report's language, its places filled in.
   *
   * @defaultValue the names of the messages stand in place of their texts
   */
  t?: ((id: string, params?: Readonly<Record<string, string | number>>) => string) | undefined;
  /**
   * When the report is written.
   *
   * @defaultValue now
   */
  now?: Date | undefined;
}

/** How much of a response is quoted, in characters. */
const EXCERPT = 500;
/** How much of a request is quoted, in characters. */
const LONGEST_REQUEST = 2_000;

/** What a report is made of: a session's snapshot, or what a host has made itself. */
export interface ReportedSnapshot extends Pick<RunLogsSnapshot, 'status'> {
  /** The requests that were made, in their order. */
  readonly attempts: readonly RequestRecord[];
  /** Why there is no log, or what is wrong with it. */
  readonly diagnosis?: Diagnosis | undefined;
}

/**
 * How the search for a log went, as Markdown for a ticket: the diagnosis, the target, the remedies, and
 * each request with its time, its status and the first 500 characters of its response. Text from a server
 * or a host is redacted, and escaped so that it cannot become Markdown of its own.
 *
 * @example
 * ```ts
 * const session = openRunLogs(target, { client });
 * const snapshot = await session.settled;
 * console.log(createReport(snapshot, target));
 * ```
 */
export function createReport(
  snapshot: ReportedSnapshot,
  target: RunLogsTarget,
  options: ReportOptions = {},
): string {
  const { t = (id: string): string => id, now = new Date() } = options;
  const { diagnosis, attempts, status } = snapshot;
  const say = ({ code, params }: Cause, part: string): string => {
    const words = Object.entries(params).map(([name, value = UNKNOWN]) => [
      name,
      typeof value === 'string' ? markdown.words(toRedacted(value)) : value,
    ]);
    return t(
      `${code}.${part}`,
      Object.fromEntries(words) as Readonly<Record<string, string | number>>,
    ).replace(/\s+/g, ' ');
  };

  const parts = [
    diagnosis ? `# ${say(diagnosis, 'title')}` : `# ${t(`status.${status}`)}`,
    diagnosis && `${say(diagnosis, 'cause')}\n\n${markdown.code(toRedacted(diagnosis.code))}`,
    `## ${t('report.target')}\n\n${describe(target, status, now)}`,
    diagnosis && remediesOf(diagnosis),
    diagnosis && diagnosis.others.length > 0
      ? `## ${t('panel.others')}\n\n${diagnosis.others
          .map(
            (it) =>
              `- ${say(it, 'title')} (${markdown.code(toRedacted(it.code))}): ${say(it, 'cause')}`,
          )
          .join('\n')}`
      : undefined,
    attempts.length > 0 &&
      `## ${t('panel.evidence')}\n\n${attempts.map(describeRequest).join('\n\n')}`,
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;

  function remediesOf(cause: Cause): string | undefined {
    const remedies = createRemedies({ code: cause.code, params: redactParams(cause.params) });
    if (remedies.length === 0) return undefined;
    const list = remedies.map(({ id, actor, code }, index) => {
      const words = say(cause, id.slice(cause.code.length + 1));
      const text = `${index + 1}. ${words} (${t(`actor.${actor}`)})`;
      if (!code) return text;
      const place = t(`place.${code.place}`, {
        namespace: markdown.words(toRedacted(code.namespace)),
      });
      const block = markdown.fence(code.value, code.language === 'yaml' ? 'yaml' : 'sh');
      return `${text}\n\n${indented(index, place)}\n\n${indented(index, block)}`;
    });
    return `## ${t('panel.remedies')}\n\n${list.join('\n\n')}`;
  }

  function describeRequest(record: RequestRecord, index: number): string {
    const { rung, request, outcome, ms, cause, excerpt } = record;
    const facts = [
      record.startedAt,
      outcome,
      record.status,
      record.contentType && markdown.code(toRedacted(record.contentType)),
      record.bytes !== undefined && `${record.bytes} B`,
      ms !== undefined && `${ms} ms`,
      cause && markdown.code(toRedacted(cause.code)),
    ];
    return [
      `${index + 1}. **${markdown.words(toRedacted(rung))}** · ${facts.filter(Boolean).join(' · ')}`,
      request && indented(index, markdown.code(toRedacted(request, LONGEST_REQUEST))),
      excerpt && indented(index, markdown.fence(toRedacted(excerpt, EXCERPT), 'text')),
    ]
      .filter(Boolean)
      .join('\n\n');
  }
}

function describe(target: RunLogsTarget, status: string, now: Date): string {
  const { executorLogs, archive, createdAt, ...rest } = target;
  const values: Record<string, unknown> = {
    ...rest,
    createdAt: createdAt instanceof Date ? timeOf(createdAt) : createdAt,
    archive: archive && `${archive.source}://${archive.bucket}/${archive.key}`,
    executorLogs:
      executorLogs &&
      listOf(executorLogs)
        ?.map(({ uri }) => uri)
        .join(' '),
    status,
    'kfp-log-viewer': VERSION,
    time: timeOf(now),
  };
  return Object.entries(values)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `- ${name}: ${markdown.code(toRedacted(String(value)))}`)
    .join('\n');
}

function timeOf(date: Date): string {
  return Number.isNaN(date.getTime()) ? String(date) : date.toISOString();
}

/** A block that belongs to the item of a numbered list. */
function indented(index: number, block: string): string {
  return block.replace(/^/gm, ' '.repeat(`${index + 1}. `.length));
}
