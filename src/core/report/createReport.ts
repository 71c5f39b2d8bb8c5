import { redact } from '../base/redact.js';
import type { Cause } from '../diagnosis/catalogue.js';
import { createRemedies } from '../diagnosis/remedies/remedies.js';
import type { RequestRecord, RunLogsSnapshot, RunLogsTarget } from '../ladder/types.js';
import { markdown } from './markdown.js';

/** Version of this package, for reports. A test holds it to `package.json`. */
export const VERSION = '0.1.0';

/** Settings of `createReport`. */
export interface ReportOptions {
  /**
   * Gives the texts of a language: the package's messages, filled in. Without it the report has the
   * names of the messages in their place.
   */
  t?: ((id: string, params?: Readonly<Record<string, string | number>>) => string) | undefined;
  /** When it was written; now by default. */
  now?: Date | undefined;
}

const EXCERPT = 500;

/**
 * What happened to a log, in Markdown for a ticket: the target, each request with its time, status
 * and the first 500 characters that were answered, the diagnosis, and what to do. Whatever came
 * from a server or a host is redacted, and cannot break out of the code that it stands in.
 */
export function createReport(
  snapshot: Pick<RunLogsSnapshot, 'status' | 'attempts' | 'diagnosis'>,
  target: RunLogsTarget,
  options: ReportOptions = {},
): string {
  const { t = (id: string): string => id, now = new Date() } = options;
  const { diagnosis, attempts, status } = snapshot;
  const say = ({ code, params }: Cause, part: string): string => {
    const words = Object.entries(redacted(params)).map(
      ([name, value]) => [name, typeof value === 'string' ? markdown.words(value) : value] as const,
    );
    return t(`${code}.${part}`, Object.fromEntries(words)).replace(/\s+/g, ' ');
  };

  const parts = [
    diagnosis ? `# ${say(diagnosis, 'title')}` : `# ${t(`status.${status}`)}`,
    diagnosis && `${say(diagnosis, 'cause')}\n\n${markdown.code(diagnosis.code)}`,
    `## ${t('report.target')}\n\n${describe(target, status, now)}`,
    diagnosis && remediesOf(diagnosis),
    diagnosis && diagnosis.others.length > 0
      ? `## ${t('panel.others')}\n\n${diagnosis.others
          .map((it) => `- ${say(it, 'title')} (${markdown.code(it.code)}): ${say(it, 'cause')}`)
          .join('\n')}`
      : undefined,
    attempts.length > 0 && `## ${t('panel.evidence')}\n\n${attempts.map(tell).join('\n\n')}`,
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;

  function remediesOf(cause: Cause): string | undefined {
    const steps = createRemedies({ code: cause.code, params: redacted(cause.params) });
    if (steps.length === 0) return undefined;
    const list = steps.map(({ id, code }, index) => {
      const text = `${index + 1}. ${say(cause, id.slice(cause.code.length + 1))}`;
      if (!code) return text;
      const place = t(`place.${code.place}`, wordsOf(cause.params));
      const block = markdown.fence(code.value, code.language === 'yaml' ? 'yaml' : 'sh');
      return `${text}\n\n   ${place}\n\n${block.replace(/^/gm, '   ')}`;
    });
    return `## ${t('panel.steps')}\n\n${list.join('\n\n')}`;
  }

  function tell(attempt: RequestRecord, index: number): string {
    const { rung, request, outcome, ms, cause, excerpt } = attempt;
    const facts = [
      attempt.startedAt,
      outcome,
      attempt.status,
      attempt.contentType && markdown.code(redact(attempt.contentType)),
      attempt.bytes !== undefined && `${attempt.bytes} B`,
      ms !== undefined && `${ms} ms`,
      cause && markdown.code(cause.code),
    ];
    return [
      `${index + 1}. **${markdown.words(rung)}** · ${facts.filter(Boolean).join(' · ')}`,
      request && `   ${markdown.code(redact(request))}`,
      excerpt && markdown.fence(redact(excerpt).slice(0, EXCERPT), 'text').replace(/^/gm, '   '),
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
    executorLogs: executorLogs?.map(({ uri }) => uri).join(' '),
    status,
    'kfp-log-viewer': VERSION,
    time: timeOf(now),
  };
  return Object.entries(values)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `- ${name}: ${markdown.code(redact(String(value)))}`)
    .join('\n');
}

function timeOf(date: Date): string {
  return Number.isNaN(date.getTime()) ? String(date) : date.toISOString();
}

function redacted(params: Cause['params']): Cause['params'] {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' ? redact(value) : value,
    ]),
  );
}

function wordsOf(params: Cause['params']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(redacted(params)).map(([name, value]) => [name, markdown.words(String(value))]),
  );
}
