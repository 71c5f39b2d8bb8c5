import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { readableText } from './readableText.js';

const HEADERS = String.raw`Headers: {"cache-control":"no-cache, private","connection":"close","content-length":"182","content-type":"application/json"}`;
const kubernetesError = (code: number, message: string): string =>
  `Error: HTTP-Code: ${code}\nMessage: Unknown API Status Code!\nBody: ${JSON.stringify(
    `${JSON.stringify({ kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', message, code })}\n`,
  )}\n${HEADERS}`;

const P = 'Could not get main container logs: ';

describe('the readable part of an error', () => {
  test.each([
    [
      'of a Kubernetes error its message (recorded)',
      String.raw`Could not get main container logs: Error: HTTP-Code: 404
Message: Unknown API Status Code!
Body: "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},\"status\":\"Failure\",\"message\":\"secrets \\\"gone\\\" not found\",\"reason\":\"NotFound\",\"details\":{\"name\":\"gone\",\"kind\":\"secrets\"},\"code\":404}\n"
Headers: {"cache-control":"no-cache, private","connection":"close","content-length":"182","content-type":"application/json","date":"Sat, 21 Nov 2026 19:38:46 GMT"}`,
      'secrets "gone" not found',
    ],
    [
      'behind two wrappers (recorded)',
      String.raw`Could not get main container logs: Error: Unable to retrieve workflow status: Error: HTTP-Code: 404
Message: Unknown API Status Code!
Body: "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},\"status\":\"Failure\",\"message\":\"workflows.argoproj.io \\\"churn-gc-c1c1c\\\" not found\",\"reason\":\"NotFound\",\"details\":{\"name\":\"churn-gc-c1c1c\",\"group\":\"argoproj.io\",\"kind\":\"workflows\"},\"code\":404}\n"
Headers: {"cache-control":"no-cache, private"}.`,
      'workflows.argoproj.io "churn-gc-c1c1c" not found',
    ],
    [
      'of a refusal the whole sentence',
      P +
        kubernetesError(
          403,
          'secrets "s" is forbidden: User "system:serviceaccount:kubeflow:ml-pipeline-ui" cannot get resource "secrets" in API group "" in the namespace "kubeflow"',
        ),
      'secrets "s" is forbidden: User "system:serviceaccount:kubeflow:ml-pipeline-ui" cannot get resource "secrets" in API group "" in the namespace "kubeflow"',
    ],
    [
      'of a key format what is wrong with it (recorded)',
      `${P}Error: keyFormat, which is defined in config.ts or through the ARGO_KEYFORMAT env var, appears to include template tags that are not supported. The resulting log key, logs/{{workflow.labels.team}}/churn-gc-c1c1c/churn-gc-c1c1c-system-container-impl-3333333331/main.log, includes unresolved template tags and is therefore invalid.`,
      'keyFormat, which is defined in config.ts or through the ARGO_KEYFORMAT env var, appears to include template tags that are not supported. The resulting log key, logs/{{workflow.labels.team}}/churn-gc-c1c1c/churn-gc-c1c1c-system-container-impl-3333333331/main.log, includes unresolved template tags an…',
    ],
    ['a store without words (recorded)', `${P}S3Error`, 'S3Error'],
    [
      'a store with words (recorded)',
      `${P}S3Error: The specified key does not exist.`,
      'The specified key does not exist.',
    ],
    [
      'a store that is down (recorded)',
      `${P}Error: connect ECONNREFUSED 127.0.0.1:19009`,
      'connect ECONNREFUSED 127.0.0.1:19009',
    ],
    [
      'an artifact in a store that is down (recorded)',
      'Failed to get object in bucket: Error: connect ECONNREFUSED 127.0.0.1:19009',
      'connect ECONNREFUSED 127.0.0.1:19009',
    ],
    [
      'an artifact, in the words of KFP 2.14',
      'Failed to get object in bucket mlpipeline at path a/b: S3Error: Access Denied.',
      'Access Denied.',
    ],
    [
      'archiving is disabled (recorded)',
      `${P}Error: Unable to retrieve logs from artifact store; archiveLogs is disabled.`,
      'Unable to retrieve logs from artifact store; archiveLogs is disabled.',
    ],
    [
      'a refusal, without the identity (recorded)',
      "User is not authorized to GET VIEWERS in namespace team-a: Failed to authorize the request: PermissionDenied: User 'bob@example.com' is not authorized with reason:  (request: &ResourceAttributes{Namespace:team-a,Verb:get,Group:kubeflow.org,Version:v1beta1,Resource:viewers,Subresource:,Name:,}): Unauthorized access",
      "User is not authorized to GET VIEWERS in namespace team-a: Failed to authorize the request: PermissionDenied: User '[redacted]' is not authorized with reason: (request: &ResourceAttributes{Namespace:team-a,Verb:get,Group:kubeflow.org,Version:v1beta1,Resource:viewers,Subresource:,Name:,}): Unauthori…",
    ],
    [
      'of an Express page its text (recorded)',
      '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Error</title>\n</head>\n<body>\n<pre>Cannot POST /k8s/pod/logs</pre>\n</body>\n</html>\n',
      'Error – Cannot POST /k8s/pod/logs',
    ],
    [
      'of an nginx page its title',
      '<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center></body></html>',
      '502 Bad Gateway – 502 Bad Gateway',
    ],
    [
      "of a store's XML its message",
      '<?xml version="1.0"?><Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>',
      'The specified key does not exist.',
    ],
    ['of a gateway its message (recorded)', '{"code":5,"message":"Not Found"}', 'Not Found'],
    [
      'of a gateway the message for people',
      '{"code":5,"message":"Failed to fetch run: NotFoundError: Run b5 not found: rpc error","details":[{"@type":"type.googleapis.com/google.rpc.Status","code":5,"message":"Run b5 not found"}]}',
      'Run b5 not found',
    ],
    [
      "of the API server's own error its message",
      '{"error_message":"artifact not found: <nil>","error_details":"artifact not found: <nil>"}',
      'artifact not found: <nil>',
    ],
    ['JSON of another form as it is', '{"a":1}', '{"a":1}'],
    ['broken JSON as it is', '{"message":"x', '{"message":"x'],
    ['with marks for what is invisible', 'is\u202enimda', 'is<U+202E>nimda'],
    ['nothing', '', ''],
    ['blanks', ' \n\t ', ''],
  ])('%s', (_, text, readable) => {
    expect(readableText(text)).toBe(readable);
  });

  test('is cut after 300 characters, and never inside of one', () => {
    expect(readableText('x'.repeat(300))).toHaveLength(300);
    expect(readableText('x'.repeat(301))).toBe(`${'x'.repeat(299)}…`);
    expect(readableText(`${'x'.repeat(298)}😀😀`)).toBe(`${'x'.repeat(298)}…`);
  });

  test('is one short line without secrets, whatever the text', () => {
    const piece = fc.constantFrom(
      ...[P, 'Error: ', 'S3Error: ', 'HTTP-Code: 404', '\n', '\r', '\\"message\\":\\"', '\\"', '"'],
      ...['{"message":"', '"}', '<title>', '<pre>', '</', '<', 'a', ' ', 'Body: ', '\\', '😀'],
      ...['password=hunter2', ' bob@example.com '],
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ unit: 'binary' }))), (pieces) => {
        const readable = readableText(pieces.join(''));
        expect(readable.length).toBeLessThanOrEqual(300);
        expect(readable).not.toMatch(/[\r\n]|hunter2|bob@example\.com/);
      }),
      { numRuns: 1_000 },
    );
  });

  test.each(['Error: ', 'S3Error: ', P, 'HTTP-Code: 1', '\\"', '<pre', '<title>', ' ', '{', '\\'])(
    '100,000 characters of %j are read at once',
    (unit) => {
      for (const start of ['', 'HTTP-Code: 404 "message":"', '<', '{']) {
        const text = start + unit.repeat(Math.ceil(100_000 / unit.length));
        expect(readableText(text).length).toBeLessThanOrEqual(300);
      }
    },
  );
});
