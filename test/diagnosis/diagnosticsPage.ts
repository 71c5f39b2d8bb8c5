import { format, resolveConfig } from 'prettier';

import type { Redacted } from '../../src/core/base/redacted.js';
import { CATALOGUE, explainedBy, isDeadEnd } from '../../src/core/diagnosis/catalogue.js';
import { createRemedies } from '../../src/core/diagnosis/remedies/remedies.js';
import type { DiagnosisCode } from '../../src/core/index.js';
import { markdown } from '../../src/core/report/markdown.js';
import { diagnoses } from '../../src/locales/en/diagnoses.js';
import { frame } from '../../src/locales/en/frame.js';
import type { KnownSymptom } from './KnownSymptom.js';
import { SYMPTOMS } from './SYMPTOMS.js';

const TEXTS: Readonly<Record<string, string>> = { ...frame, ...diagnoses };
const EXAMPLE = { namespace: 'team-a', bucket: 'mlpipeline', secret: 'mlpipeline-minio-artifact' };
const LONGEST = 160;

const INTRODUCTION = `# Diagnoses

What \`kfp-log-viewer\` says when there is no log, or when the one that is shown has a caveat; made
from the package's own tables by \`npm run diagnostics\`. Names in braces stand for what is met; the
code of a remedy is made for the namespace, bucket, key and account at hand, here for \`team-a\`.

Of several causes, the one that stands first here leads. Those that it explains are not shown.`;

const SEVERITIES = {
  state: 'a state: nothing is wrong',
  waiting: 'waiting: the log is still to come',
  warning: 'a caveat beside a log',
  error: 'an error',
} as const;

/** The reference of all diagnoses, in Markdown, as it stands in `docs/diagnostics.md`. */
export async function diagnosticsPage(path: string): Promise<string> {
  const codes = Object.keys(CATALOGUE).filter((code): code is DiagnosisCode =>
    Object.hasOwn(CATALOGUE, code),
  );
  const table = [
    '| code | what it says | who can act |',
    '| --- | --- | --- |',
    ...codes.map(
      (code) => `| [\`${code}\`](#${code}) | ${words(text(`${code}.title`))} | ${actorsOf(code)} |`,
    ),
  ].join('\n');
  const page = [INTRODUCTION, table, ...codes.map(sectionOf)].join('\n\n');
  return format(page, { ...(await resolveConfig(path)), filepath: path });
}

function sectionOf(code: DiagnosisCode): string {
  const { severity, retryable } = CATALOGUE[code];
  const remedies = createRemedies({ code, params: EXAMPLE }).map((remedy, index) => {
    const { id, actor, code: made } = remedy;
    const said = `${index + 1}. ${words(text(id))} *(${text(`actor.${actor}`)})*`;
    if (!made) return said;
    const place = text(`place.${made.place}`).replaceAll('{namespace}', made.namespace);
    const block = markdown.fence(made.value, made.language === 'yaml' ? 'yaml' : 'sh');
    return `${said}\n\n   ${words(place)}\n\n${block.replace(/^/gm, '   ')}`;
  });
  const explained = isDeadEnd(code)
    ? 'every cause that stands below it'
    : explainedBy(code)
        .map((other) => inCode(other))
        .join(', ');
  return [
    `## ${code}`,
    `**${words(text(`${code}.title`))}.** ${words(text(`${code}.cause`))}`,
    `This is ${SEVERITIES[severity]}. ${
      retryable ? 'Trying again can help.' : 'Trying again does not help.'
    }${explained ? ` It explains ${explained}.` : ''}`,
    `Seen as:\n\n${symptomsOf(code)
      .map((it) => `- ${it}`)
      .join('\n')}`,
    remedies.length > 0 ? `What to do:\n\n${remedies.join('\n\n')}` : undefined,
  ]
    .filter((part) => part !== undefined)
    .join('\n\n');
}

function symptomsOf(code: DiagnosisCode): string[] {
  const all = Object.entries(SYMPTOMS).flatMap(([from, rows]) =>
    rows.filter((row) => row.code === code).map((row) => `${from}: ${describe(row)}`),
  );
  // The same response may come from several endpoints.
  return [...new Set(all)];
}

function describe({ response, failure, cause, known }: KnownSymptom): string {
  if (response) {
    const { status, text: said } = response;
    const line = said.replace(/\s+/g, ' ');
    const short = line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
    return `${status} ${line ? inCode(short) : 'without a body'}`;
  }
  if (failure) return `a request that failed: ${failure}`;
  if (cause) {
    const { reason, message } = cause.params;
    return inCode([reason, message].filter(Boolean).join(': '));
  }
  return words(known ?? '');
}

/** The texts of this page are the package's own: what they say stands in sentences. */
function words(known: string): string {
  return known.replace(/\s+/g, ' ').replace(/[\\`*_~[\]<>|#&!]/g, (char) => `\\${char}`);
}

function inCode(known: string): string {
  return markdown.code(known as Redacted);
}

function text(id: string): string {
  return TEXTS[id] ?? id;
}

/** Who can act on any of its remedies, each once. */
function actorsOf(code: DiagnosisCode): string {
  return [...new Set(CATALOGUE[code].remedies)].join(', ') || '–';
}
