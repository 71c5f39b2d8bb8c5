import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';

import { redactParams } from '../../src/core/base/redacted.js';
import { CATALOGUE, redactCause } from '../../src/core/diagnosis/catalogue.js';
import { toDiagnosis } from '../../src/core/diagnosis/rank.js';
import {
  type Cause,
  createReport,
  type DiagnosisCode,
  type RequestRecord,
} from '../../src/core/index.js';
import { VERSION } from '../../src/core/report/createReport.js';
import { markdown } from '../../src/core/report/markdown.js';
import { diagnoses } from '../../src/locales/en/diagnoses.js';
import { frame } from '../../src/locales/en/frame.js';
import { formatMessage } from '../../src/locales/formatMessage.js';

const TEXTS: Readonly<Record<string, string>> = { ...frame, ...diagnoses };
const t = (id: string, params?: Readonly<Record<string, string | number>>): string =>
  formatMessage(TEXTS[id] ?? id, params);

const TARGET = {
  runId: 'b5f0c1de-0002-4a7b-9c1e-0a6f3a1f7b10',
  namespace: 'team-a',
  podName: 'churn-x7k2p-system-container-impl-1234567890',
  createdAt: '2026-08-20T23:58:00Z',
};
const ATTEMPT: RequestRecord = {
  rung: 'live',
  request: 'GET /k8s/pod/logs?podname=churn-x7k2p',
  startedAt: '2026-08-21T09:00:00.000Z',
  outcome: 'miss',
  status: 500,
  contentType: 'text/html; charset=utf-8',
  bytes: 42,
  ms: 38,
  cause: { code: 'key-mismatch', params: {} },
  excerpt: 'Could not get main container logs: S3Error',
};
const NOW = new Date('2026-08-21T10:00:00Z');

function reportOf(params: Record<string, string>, attempts: readonly RequestRecord[] = [ATTEMPT]) {
  const causes: Cause[] = [
    { code: 'key-mismatch', params },
    { code: 'pod-gone', params: {} },
  ];
  const common = redactParams({ namespace: 'team-a', bucket: 'mlpipeline', ...params });
  const diagnosis = toDiagnosis(causes.map(redactCause), common);
  return createReport({ status: 'unavailable', attempts, diagnosis }, TARGET, { t, now: NOW });
}

/** Lines that are neither inside of a fenced block nor inside of code in a sentence. */
function prose(report: string): string {
  let fence: string | undefined;
  const lines = report.split('\n').filter((line) => {
    const mark = /^\s*(`{3,})/.exec(line)?.[1];
    if (fence === undefined && mark) fence = mark;
    else if (fence !== undefined && line.trim() === fence) fence = undefined;
    else return fence === undefined;
    return false;
  });
  expect(fence).toBeUndefined();
  // Left to right, as Markdown is read: an escaped character, or code.
  return lines.join('\n').replace(/\\[^\w\s]|(`+)[^]*?(?<!`)\1(?!`)/g, '');
}

describe('a report', () => {
  const report = reportOf({ serverKey: 'artifacts/x/main.log', argoKey: 'private/x/main.log' });

  test('has the diagnosis, the target, the version and the time', () => {
    expect(report).toMatch(/^# The archived log is not where the server looks\n/);
    expect(report).toContain('`key-mismatch`');
    for (const value of Object.values(TARGET)) expect(report).toContain(`\`${value}\``);
    expect(report).toContain(`- kfp-log-viewer: \`${VERSION}\``);
    expect(report).toContain('- time: `2026-08-21T10:00:00.000Z`');
  });

  test('has each remedy, with who can act, its code and where that goes', () => {
    expect(report).toContain(
      '## What to do\n\n1. Set ARGO_KEYFORMAT on the ml-pipeline-ui Deployment',
    );
    expect(report).toContain('(Operators of Kubeflow Pipelines)');
    expect(report).toContain('Patch for Deployment ml-pipeline-ui in namespace kubeflow: kubectl');
    expect(report).toMatch(/ {3}```yaml\n {3}apiVersion: apps\/v1/);
  });

  test('has the other causes', () => {
    expect(report).toContain('- The pod is gone (`pod-gone`): ');
  });

  test('has each request with its time, status and response', () => {
    expect(report).toContain('1. **live** · 2026-08-21T09:00:00.000Z · miss · 500');
    expect(report).toContain('42 B · 38 ms · `key-mismatch`');
    expect(report).toContain('`GET /k8s/pod/logs?podname=churn-x7k2p`');
    expect(report).toContain('```text\n   Could not get main container logs: S3Error\n   ```');
  });

  test('has the first 500 characters of a response, and no more', () => {
    const excerpt = 'x'.repeat(600);
    const text = reportOf({}, [{ ...ATTEMPT, excerpt }]);
    expect(/x{10,}…/.exec(text)?.[0]).toHaveLength(500);
  });

  test('of a log that is there has no diagnosis', () => {
    const text = createReport({ status: 'complete', attempts: [ATTEMPT] }, TARGET, { t });
    expect(text).toMatch(/^# Complete\n/);
  });

  test('says which version it is of', () => {
    const file = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
    expect(file).toContain(`"version": "${VERSION}"`);
  });
});

describe('nothing that came from elsewhere', () => {
  const secrets = [
    'Authorization: Bearer abcdef0123456789',
    'bob@example.com',
    'https://u:hunter2@store.example/b',
    'GET /x?X-Amz-Signature=0123456789abcdef&a=1',
    'Set-Cookie: oauth2_proxy_kubeflow=0123456789abcdef',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJib2IifQ.c2lnbmF0dXJl',
  ];

  test.each(secrets)('keeps a secret: %s', (secret) => {
    const text = createReport(
      {
        status: 'unavailable',
        attempts: [{ ...ATTEMPT, request: secret, excerpt: secret, contentType: secret }],
        diagnosis: {
          ...CATALOGUE.unknown,
          code: 'unknown',
          params: { text: secret, request: secret },
          others: [{ code: 'pod-gone', params: { text: secret, pod: secret } }],
        },
      },
      { runId: secret, taskName: secret, executorLogs: [{ uri: secret, providerInfo: secret }] },
      { t },
    );
    expect(text).not.toMatch(/abcdef|bob|hunter2|eyJ/);
  });

  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc
      .array(
        fc.constantFrom('`', '```', '````', '\n', '\r', '<img src=x>', '](http://x)', '# ', 'a'),
      )
      .map((parts) => parts.join('')),
  );

  test('breaks out of the code or the sentence that it stands in', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const report = reportOf({ serverKey: text, namespace: text }, [
          { ...ATTEMPT, request: text, excerpt: text, contentType: text, rung: text },
        ]);
        const words = prose(report);
        expect(words).not.toContain('<img');
        expect(words).not.toContain('](http');
        const headings = words.split('\n').filter((line) => line.startsWith('#'));
        expect(headings).toHaveLength(5);
      }),
    );
  });

  test('ends a fence', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const lines = markdown.fence(text).split('\n');
        const fence = lines[0] ?? '';
        expect(lines.at(-1)).toBe(fence);
        expect(lines.slice(1, -1).some((line) => line.trim().startsWith(fence))).toBe(false);
      }),
    );
  });
});

/** What Markdown, or GitHub in a finished page, makes something of. */
const MARKUP = [
  ...[
    '@team',
    '@org/team',
    'a@b.example',
    '#123',
    'GH-1',
    'gh-12',
    'org/repo#1',
    'org/repo@abcdef0',
  ],
  ...['www.x.example', 'https://x.example', 'ftp://x.example', 'mailto:a@b.example', '<https://x>'],
  ...[
    '[a](https://x)',
    '[a]: https://x',
    '![a](https://x)',
    '[a][b]',
    '[^1]',
    '[ ] ',
    '<b>',
    '<!--',
  ],
  ...[
    '&lt;',
    '&#64;team',
    '\\',
    '`',
    '```',
    '~~~',
    '~~a~~',
    '**a**',
    '_a_',
    '# a',
    '> a',
    '- a',
    '1. a',
  ],
  ...[
    '---',
    '===',
    '|a|',
    '|-|',
    '    a',
    '\n',
    '\n\n',
    '\t',
    '\r',
    '\u2028',
    ':smile:',
    '$x$',
    '<script>',
  ],
  ...[
    '\u0000',
    '\u001b[31m',
    '\u202e',
    '\u200b',
    '\ufeff',
    '…',
    '中文',
    'é',
    'plain words',
    'a',
    ' ',
  ],
];

describe('no text that came from elsewhere', () => {
  const part = fc.oneof(fc.constantFrom(...MARKUP), fc.string({ unit: 'binary', maxLength: 8 }));
  const text = fc.array(part, { maxLength: 8 }).map((parts) => parts.join(''));

  /** The page that GitHub would make of it, without what stands in code. */
  function pageOf(report: string): string {
    const html = micromark(report, {
      allowDangerousHtml: true,
      allowDangerousProtocol: true,
      extensions: [gfm()],
      htmlExtensions: [gfmHtml()],
    });
    return html.replace(/<code(?: class="language-\w+")?>[^<]*<\/code>/g, '');
  }

  function expectNothingLive(page: string): void {
    const tags = [...page.matchAll(/<\/?([^\s>]+)[^>]*>/g)].map(([tag]) => tag);
    for (const tag of tags) expect(tag).toMatch(/^<\/?(?:h1|h2|p|ul|ol|li|strong|pre)>$/);
    expect(page).not.toMatch(/@|#\d|\bgh-\d|www\.|:\/\/|\p{Bidi_Control}|[^\P{Cc}\n]/iu);
  }

  test('is a link, an image, HTML, a mention or a reference', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const names = { serverKey: one, argoKey: other, namespace: one, bucket: other, pod: one };
        const attempt = { ...ATTEMPT, request: one, excerpt: other, contentType: one, rung: other };
        // More than nine, whose numbers are wider.
        const report = reportOf(
          names,
          Array.from({ length: 11 }, () => attempt),
        );
        const page = pageOf(report);
        expectNothingLive(page);
        expect(page.match(/<h[12]>/g)).toHaveLength(5);
        expect(page.match(/<pre>/g)?.length).toBeGreaterThanOrEqual(1);
      }),
    );
  });

  const codes = Object.keys(CATALOGUE) as DiagnosisCode[];
  const places = [
    ...Object.values(diagnoses).flatMap((it) =>
      [...it.matchAll(/\{(\w+)/g)].map(([, name]) => name),
    ),
  ].filter((name) => name !== undefined);

  test.each(codes)('changes what is said of %s', (code) => {
    fc.assert(
      fc.property(text, (value) => {
        const params = Object.fromEntries(places.map((name) => [name, value]));
        const diagnosis = { ...CATALOGUE[code], code, params, others: [{ code, params }] };
        const target = { runId: value, taskName: value, podName: value };
        const report = createReport({ status: 'unavailable', attempts: [], diagnosis }, target, {
          t,
        });
        // What this package's own text says is no work of a pod.
        expectNothingLive(pageOf(report.replace('must not begin with https://', '')));
      }),
      { numRuns: 10 },
    );
  });
});
