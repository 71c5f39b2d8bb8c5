import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { CATALOGUE } from '../../src/core/diagnosis/catalogue.js';
import { toDiagnosis } from '../../src/core/diagnosis/rank.js';
import type { DiagnosisCode } from '../../src/core/index.js';

const CODES = Object.keys(CATALOGUE).filter((code): code is DiagnosisCode =>
  Object.hasOwn(CATALOGUE, code),
);

/** The causes that were met, the one that leads, and those that are shown beside it. */
type Row = [met: DiagnosisCode[], lead: DiagnosisCode, ...others: DiagnosisCode[]];

const RANKING: Row[] = [
  // A login page leads: no request has reached the server behind it.
  [['login-required', 'key-mismatch'], 'login-required'],
  [['login-required', 'image-missing'], 'login-required'],
  [['not-kfp', 'login-required'], 'login-required'],
  [['offline', 'api-server-down', 'pod-gone'], 'offline'],
  [['offline', 'login-required'], 'login-required'],
  [['invalid-target', 'login-required'], 'invalid-target'],

  // A server set wrong, or a refusal, before whatever it hides.
  [
    ['stream-flag-broken', 'node-unreachable', 'run-not-found'],
    'stream-flag-broken',
    'run-not-found',
  ],
  [['access-denied', 'run-not-found', 'pod-gone'], 'access-denied'],
  [['api-server-down', 'access-denied'], 'api-server-down'],
  [['api-server-down', 'identity-missing', 'pod-gone'], 'api-server-down'],
  [['mesh-denied', 'key-mismatch'], 'mesh-denied', 'key-mismatch'],
  [['namespace-missing', 'store-error'], 'namespace-missing', 'store-error'],
  [['created-at-missing', 'key-mismatch', 'pod-gone'], 'created-at-missing', 'pod-gone'],

  // What Kubernetes keeps from the server, before what the server says in its place.
  [['identity-missing', 'access-denied', 'pod-gone'], 'identity-missing'],
  [['server-token-invalid', 'kubernetes-unreachable', 'pod-gone'], 'server-token-invalid'],
  [
    ['key-mismatch', 'kubernetes-unreachable', 'pod-gone', 'run-not-found'],
    'kubernetes-unreachable',
    'run-not-found',
  ],
  [
    ['pod-log-forbidden', 'workflow-forbidden', 'pod-gone', 'run-not-found'],
    'pod-log-forbidden',
    'workflow-forbidden',
    'run-not-found',
  ],

  // A pod that is still to run before a missing archive.
  [['image-missing', 'key-mismatch'], 'image-missing'],
  [['image-pull', 'server-archive-off', 'pod-gone'], 'image-pull'],
  [['mount-failed', 'archiving-disabled'], 'mount-failed'],
  [['unschedulable', 'store-error', 'step-not-archived'], 'unschedulable'],
  [['volume-pending', 'object-or-bucket-missing'], 'volume-pending'],
  [['pod-initializing', 'workflow-misnamed', 'pod-gone'], 'pod-initializing'],
  [['not-started', 'pod-gone', 'key-mismatch'], 'not-started'],
  [['no-output-yet', 'server-archive-off'], 'no-output-yet'],
  [['no-output', 'key-mismatch'], 'no-output'],
  [['no-pod', 'pod-name-missing', 'step-not-archived'], 'no-pod'],
  [['skipped', 'pod-gone'], 'skipped'],
  [['cached', 'object-missing'], 'cached'],

  // A pod that is there before an archive that cannot be there yet.
  [['node-unreachable', 'server-archive-off'], 'node-unreachable'],
  [['node-unreachable', 'key-mismatch', 'pod-gone'], 'node-unreachable'],
  [['container-not-found', 'store-error'], 'container-not-found'],
  [['pod-log-forbidden', 'node-unreachable', 'server-archive-off'], 'pod-log-forbidden'],

  // What was never kept cannot be missing, nor still be in the store.
  [['archiving-disabled', 'key-mismatch'], 'archiving-disabled'],
  [['archiving-disabled', 'server-archive-off', 'pod-gone'], 'archiving-disabled'],
  [['archiving-disabled', 'object-missing'], 'archiving-disabled'],
  [['archiving-disabled', 'step-not-archived', 'workflow-misnamed'], 'archiving-disabled'],
  [['archiving-disabled', 'run-not-found'], 'archiving-disabled', 'run-not-found'],

  // A key that cannot be right before an object that is not there.
  [['key-tags-unsupported', 'store-error', 'pod-gone'], 'key-tags-unsupported', 'pod-gone'],
  [['key-invalid', 'key-mismatch'], 'key-invalid'],

  // A store that cannot be read says nothing of what it holds.
  [['store-unreachable', 'key-mismatch', 'pod-gone'], 'store-unreachable', 'pod-gone'],
  [['store-credentials', 'server-archive-off'], 'store-credentials'],
  [['store-denied', 'store-error'], 'store-denied'],
  [['bucket-missing', 'object-missing', 'key-mismatch'], 'bucket-missing'],
  [['store-refused', 'store-error'], 'store-refused'],
  [['object-or-bucket-missing', 'store-error', 'pod-gone'], 'object-or-bucket-missing', 'pod-gone'],
  [['secret-missing', 'run-not-found', 'pod-gone'], 'secret-missing', 'run-not-found'],

  // What is known of this very log before what is guessed of all.
  [['log-expired', 'key-mismatch', 'pod-gone'], 'log-expired'],
  [['object-missing', 'store-error'], 'object-missing'],
  [['object-missing', 'key-mismatch', 'pod-gone'], 'object-missing', 'key-mismatch'],
  [['pod-evicted', 'step-not-archived', 'key-mismatch'], 'pod-evicted'],
  [['out-of-memory', 'server-archive-off', 'pod-gone'], 'out-of-memory'],
  [['archive-upload-failed', 'key-mismatch'], 'archive-upload-failed'],
  [['step-not-archived', 'key-mismatch', 'pod-gone'], 'step-not-archived'],
  [['node-not-found', 'pod-gone'], 'node-not-found', 'pod-gone'],
  [['repository-forbidden', 'key-mismatch'], 'repository-forbidden', 'key-mismatch'],
  [
    ['key-mismatch', 'repository-config-missing', 'pod-gone'],
    'key-mismatch',
    'repository-config-missing',
    'pod-gone',
  ],
  [['workflow-forbidden', 'server-archive-off'], 'workflow-forbidden'],
  [['workflow-misnamed', 'server-archive-off', 'pod-gone'], 'workflow-misnamed'],
  [['key-mismatch', 'workflow-misnamed'], 'workflow-misnamed'],
  [['store-error', 'workflow-misnamed'], 'workflow-misnamed', 'store-error'],
  [['server-archive-off', 'pod-gone', 'run-not-found'], 'run-not-found'],
  [['workflow-unreadable', 'pod-gone'], 'workflow-unreadable'],
  [['kubelet-file-gone', 'key-mismatch'], 'key-mismatch', 'kubelet-file-gone'],
  [['run-not-found', 'pod-gone'], 'run-not-found'],

  // A connection that failed once does not explain the responses that came.
  [['timeout', 'archiving-disabled'], 'archiving-disabled', 'timeout'],
  // Where a request had no end, what the others say is of the little that was asked.
  [['stalled', 'key-mismatch', 'pod-gone'], 'stalled', 'key-mismatch', 'pod-gone'],
  [['timeout', 'pod-gone'], 'timeout', 'pod-gone'],
  [['namespace-wrong', 'key-mismatch', 'pod-gone'], 'namespace-wrong'],
  [['run-silent', 'pod-gone', 'key-mismatch'], 'run-silent'],
  [['unknown', 'server-error', 'pod-gone'], 'pod-gone', 'server-error', 'unknown'],

  // `artifacts:read` is refused for everybody: shown only when there is no other cause.
  [['artifact-read-refused', 'unknown'], 'unknown'],
  [['artifact-read-refused', 'key-mismatch', 'pod-gone'], 'key-mismatch', 'pod-gone'],
  [['artifact-read-refused'], 'artifact-read-refused'],
];

describe('of several causes', () => {
  test.each(RANKING)('%j: %s leads', (met, lead, ...others) => {
    for (const order of [met, [...met].reverse()]) {
      const diagnosis = toDiagnosis(order.map((code) => ({ code, params: {} })));
      expect(diagnosis?.code).toBe(lead);
      expect(diagnosis?.others.map(({ code }) => code)).toEqual(others);
    }
  });

  test('one leads always, whatever they are, and none is named twice', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...CODES), { minLength: 1, maxLength: 6 }), (met) => {
        const diagnosis = toDiagnosis(met.map((code) => ({ code, params: {} })));
        const named = [diagnosis?.code, ...(diagnosis?.others.map(({ code }) => code) ?? [])];
        expect(met).toEqual(expect.arrayContaining(named));
        expect(new Set(named).size).toBe(named.length);
      }),
    );
  });

  test('a caveat leads, and what explains an absence is not lost beside it', () => {
    const lead = { code: 'outlived-pod', params: {} } as const;
    const causes = [{ code: 'key-mismatch', params: {} } as const];
    expect(toDiagnosis(causes, {}, lead)).toMatchObject({ code: 'outlived-pod', others: causes });
  });
});
