import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { headOf, redact } from './redact.js';

const JWT =
  'eyJhbGciOiJSUzI1NiIsImtpZCI6ImExIn0.eyJzdWIiOiJib2IiLCJleHAiOjE3OTB9.c2lnbmF0dXJlLXNpZ25hdHVyZQ';

describe('credentials and identities', () => {
  test.each([
    ['Authorization: Bearer abc.def-123', 'Authorization: [redacted]'],
    ['authorization: abc123', 'authorization: [redacted]'],
    ['Authorization: Token abc123 sent', 'Authorization: [redacted]'],
    ['Proxy-Authorization: Basic dXNlcjpwYXNz', 'Proxy-Authorization: [redacted]'],
    [
      'Authorization: Digest username="bob", realm="kfp", response="6629fae49393a05397450978507c4ef1"\nHost: x',
      'Authorization: [redacted]\nHost: x',
    ],
    [
      'Authorization: AWS4-HMAC-SHA256 Credential=minio/20260820/us-east-1/s3/aws4_request, SignedHeaders=host;range, Signature=abcdef01 refused',
      'Authorization: [redacted]',
    ],
    ['{"Authorization":"Bearer abc","x":"1"}', '{"Authorization":"[redacted]","x":"1"}'],
    [
      String.raw`Body: "{\"authorization\":\"Bearer abc\",\"code\":403}"`,
      String.raw`Body: "{\"authorization\":\"[redacted]\",\"code\":403}"`,
    ],
    ["headers: { authorization: 'Bearer abc' }", "headers: { authorization: '[redacted]' }"],
    ['failed: Bearer 0123456789abcdef was refused', 'failed: Bearer [redacted] was refused'],
    ['failed: Basic dXNlcjpwYXNz was refused', 'failed: Basic [redacted] was refused'],
    [`jwt ${JWT} has expired`, 'jwt [redacted] has expired'],
    [`(${JWT})`, '([redacted])'],
    ['Cookie: oauth2_proxy_kubeflow=abc; other=def', 'Cookie: [redacted]'],
    ['Set-Cookie: a=b; Path=/; HttpOnly\nServer: envoy', 'Set-Cookie: [redacted]\nServer: envoy'],
    ['{"set-cookie":"a=b; Path=/","etag":"x"}', '{"set-cookie":"[redacted]","etag":"x"}'],
    ['sent authservice_session=MTY5abc along', 'sent authservice_session=[redacted] along'],
    ['sent GCP_IAAP_AUTH_TOKEN_9F=abc; x', 'sent GCP_IAAP_AUTH_TOKEN_9F=[redacted]; x'],
    ['oauth2_proxy_kubeflow=abc|169|def', 'oauth2_proxy_kubeflow=[redacted]'],
    ['access_token=abc&expires_in=300', 'access_token=[redacted]&expires_in=300'],
    ['{"id_token": "abc", "n": 1}', '{"id_token": "[redacted]", "n": 1}'],
    ['password=hunter2, retry', 'password=[redacted], retry'],
    ['password: hunter2', 'password: [redacted]'],
    ['MINIO_SECRET_KEY=minio123 MINIO_PORT=9000', 'MINIO_SECRET_KEY=[redacted] MINIO_PORT=9000'],
    ['AWS_ACCESS_KEY_ID=minio', 'AWS_ACCESS_KEY_ID=[redacted]'],
    ['aws_secret_access_key = wJalrXUtnFEMI/K7', 'aws_secret_access_key = [redacted]'],
    ['client_secret=s3cr3t', 'client_secret=[redacted]'],
    ['x-api-key: 12345', 'x-api-key: [redacted]'],
    ['x-amz-security-token:FwoGZXIvYXdz', 'x-amz-security-token:[redacted]'],
    ['kubeflow-userid: bob', 'kubeflow-userid: [redacted]'],
    ['AccountName=a;AccountKey=abc==;End', 'AccountName=a;AccountKey=[redacted];End'],
    [
      '<AWSAccessKeyId>minio</AWSAccessKeyId><Code>X</Code>',
      '<AWSAccessKeyId>[redacted]</AWSAccessKeyId><Code>X</Code>',
    ],
    [
      '<StringToSign>AWS4-HMAC-SHA256\n20260820T090000Z\nabc</StringToSign>',
      '<StringToSign>[redacted]</StringToSign>',
    ],
    ['GET https://bob:hunter2@host/path', 'GET https://[redacted]@host/path'],
    ['GET https://bob:hun@ter2@host/path', 'GET https://[redacted]@host/path'],
    ['https://ghp_token@github.com/x', 'https://[redacted]@github.com/x'],
    ['key AKIAIOSFODNN7EXAMPLE is unknown', 'key [redacted] is unknown'],
    ['ASIAIOSFODNN7EXAMPLE', '[redacted]'],
    ['using ghp_0123456789abcdefghijABCDEFGHIJ', 'using [redacted]'],
    ['using hf_abcdefghijklmnopqrstuvwx', 'using [redacted]'],
    ['-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\nok', '[redacted]\nok'],
    ["User 'bob@example.com' is not authorized", "User '[redacted]' is not authorized"],
    ['accounts.google.com:bob.k+x@mail.example.co.uk', 'accounts.google.com:[redacted]'],
    ['user=bob%40example.com&x=1', 'user=[redacted]&x=1'],
    ['jürgen@example.org', '[redacted]'],
  ])('is masked: %s', (text, masked) => {
    expect(redact(text)).toBe(masked);
  });

  test.each([
    [
      'Amazon',
      'https://s3.example/b/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AB%2F2026&X-Amz-Date=20260820T090000Z&X-Amz-Security-Token=Fwo&X-Amz-Signature=ab12',
      'https://s3.example/b/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=[redacted]&X-Amz-Date=20260820T090000Z&X-Amz-Security-Token=[redacted]&X-Amz-Signature=[redacted]',
    ],
    [
      'Amazon, version 2',
      'http://h/b/k?AWSAccessKeyId=abc&Expires=1790&Signature=vj%2Bg%3D',
      'http://h/b/k?AWSAccessKeyId=[redacted]&Expires=1790&Signature=[redacted]',
    ],
    [
      'Google',
      'https://storage.googleapis.com/b/k?X-Goog-Credential=sa%40p&X-Goog-Signature=ab12&X-Goog-Expires=60',
      'https://storage.googleapis.com/b/k?X-Goog-Credential=[redacted]&X-Goog-Signature=[redacted]&X-Goog-Expires=60',
    ],
    [
      'Google, version 2',
      'https://h/b/k?GoogleAccessId=sa&Expires=1&Signature=ab',
      'https://h/b/k?GoogleAccessId=[redacted]&Expires=1&Signature=[redacted]',
    ],
    [
      'Azure',
      'https://a.blob.core.windows.net/c/b?sv=2024-01-01&se=2026-08-21&sp=r&sig=ab%2Bcd%3D',
      'https://a.blob.core.windows.net/c/b?sv=2024-01-01&se=2026-08-21&sp=r&sig=[redacted]',
    ],
    [
      'a login that was passed back',
      'https://h/cb?code=4%2FabcD&state=xyz&scope=openid',
      'https://h/cb?code=[redacted]&state=[redacted]&scope=openid',
    ],
    [
      'in the JSON of Go',
      String.raw`"http://h/k?a=1\u0026X-Amz-Signature=ab12\u0026sig=cd34"`,
      String.raw`"http://h/k?a=1\u0026X-Amz-Signature=[redacted]\u0026sig=[redacted]"`,
    ],
    ['in HTML', '<a href="/k?a=1&amp;sig=ab">', '<a href="/k?a=1&amp;sig=[redacted]">'],
  ])('is masked in the URL that signs it: %s', (_, url, masked) => {
    expect(redact(url)).toBe(masked);
  });

  test('is masked whatever its length', () => {
    const long = 'x1'.repeat(10_000);
    expect(redact(`token=${long} end`)).toBe('token=[redacted] end');
    expect(redact(`Cookie: a=${long}; b=${long}`)).toBe('Cookie: [redacted]');
    expect(redact(`eyJ${long}.${long}.${long}`)).toBe('[redacted]');
  });
});

test.each([
  '',
  'Could not get main container logs: S3Error: The specified key does not exist.',
  'connect ECONNREFUSED 127.0.0.1:19009',
  'getaddrinfo ENOTFOUND seaweedfs.kubeflow.svc',
  'S3Error: The access key ID you provided does not exist in our records.',
  'S3Error: Valid and authorized credentials required',
  'The request signature we calculated does not match the signature you provided.',
  'client-side rate limiter: token bucket is empty',
  'step 12: tokens: 512, tokens/s=81.3, tokenizer=bert',
  'Unexpected token \'<\', "<!DOCTYPE "... is not valid JSON',
  'secrets "mlpipeline-minio-artifact" is forbidden: User "system:serviceaccount:kubeflow:ml-pipeline-ui" cannot get resource "secrets"',
  'MountVolume.SetUp failed for volume "data" : secret "data-creds" not found',
  "couldn't find key password in Secret team-a/db",
  'Basic authentication is needed',
  'Bearer authentication required',
  'Authorization check failed',
  'Failed to authorize the request: PermissionDenied',
  'The authorization header is malformed; the region is wrong',
  'GET /k8s/pod/logs?podname=a-1&runid=b5f0c1de-0002-4a7b-9c1e-0a6f3a1f7b10&podnamespace=team-a&createdat=2026-08-20',
  'GET https://kfp.example/pipeline/artifacts/get?source=minio&bucket=mlpipeline&key=a/b@c/main.log',
  'No objects found at mlpipeline/private-artifacts/team-a/x/2026/08/20/x-1/main.log',
  'Back-off pulling image "ghcr.io/kubeflow/example@sha256:9f86d081884c7d65"',
  'HTTP-Code: 404\nMessage: Unknown API Status Code!',
  'pip install react@19.3.1 scikit-learn==1.5',
  'x-kubernetes-pf-flowschema-uid: 67d6eaff-fd82-491b-ae60-83c07515b26b',
  'hey Jude, AKIA is a prefix, and eyJ another',
  'The password is wrong, and the token is expired since 2h30m',
  'The access key ID is missing, token is base64-encoded, the signature is v4',
  'error: secret "db-creds-2" not found, key "tls2.key" missing',
  'Unexpected token "foo123" in JSON at position 4',
  'using token from /var/run/secrets/kubernetes.io/serviceaccount/token',
  'with key v2/artifacts/p1/run-2/main.log not found',
  "Access denied for user 'root'@'10.0.0.1' (using password: YES)",
  'NAME                 TYPE     DATA   AGE\ndb-secret            Opaque   1      5d\nmlpipeline-minio2    Opaque   2      5d',
  'NAME         READY   SECRET       AGE\nkfp-cert     True    kfp-tls2     5d',
  'step,tokens,loss\n1,512,0.3\n2,1024,0.2',
  '| key | bucket |\n| --- | --- |\n| a/b | mlpipeline |',
  'cat token | base64 -d',
  'max_token 31',
  'accessKeySecret:\n  name: minio\n  key: accesskey\nkeyFormat: artifacts/x',
  'loading credentials ..... done',
])('ordinary text stays as it is: %s', (text) => {
  expect(redact(text)).toBe(text);
});

describe('redaction of any text', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...['Authorization', 'authorization', 'cookie', 'Set-Cookie', 'token', 'password', 'secret'],
      ...['_key', 'access', ': ', '=', ':', '"', '\\"', "'", '\\', ',', ', ', ';', ' ', '\n', '<'],
      ...['Bearer ', 'basic ', 'Digest ', 'AWS4-HMAC-SHA256 ', '?sig=', '&code=', '\\u0026', '%3D'],
      ...['https://', 'http://a', '@', '%40', '/', '.', '.com', 'bob@example.com', 'bob', 'abc123'],
      ...[JWT, 'eyJ', 'eyJabcdefgh', 'AKIAIOSFODNN7EXAMPLE', '[redacted]', '[', ']', 'é', '😀'],
      ...['<StringToSign>', '>', '-----BEGIN PRIVATE KEY-----', '-----END PRIVATE KEY-----', '-'],
    ),
    fc.string({ unit: 'binary', maxLength: 6 }),
  );
  const text = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));

  test('what was masked once is not changed by masking it again', () => {
    fc.assert(
      fc.property(text, (it) => {
        const masked = redact(it);
        expect(redact(masked)).toBe(masked);
      }),
      { numRuns: 3_000 },
    );
  });

  test('a token between words is never left', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('the', 'pod', 'is', 'gone:', 'GET', '/x'), {
          maxLength: 6,
        }),
        fc.constantFrom(
          JWT,
          'AKIAIOSFODNN7EXAMPLE',
          'bob@example.com',
          'token=q9q9',
          'sid?sig=q9q9',
        ),
        fc.nat(),
        (words, secret, at) => {
          const all: string[] = [...words];
          all.splice(at % (words.length + 1), 0, secret);
          const masked = redact(all.join(' '));
          expect(masked).toContain('[redacted]');
          expect(masked).not.toMatch(/q9q9|AKIA|bob|eyJ/);
          for (const word of words) expect(masked).toContain(word);
        },
      ),
    );
  });

  /** Backtracking that grows with the square of the length would take minutes here. */
  test.each([
    ...['a', 'a.', 'a-', 'a@', 'a@a.', '-eyJ', 'eyJ-', 'basic ', 'basic a', 'ab://', 'ab://a@'],
    ...[
      'authorization: a, ',
      'authorization: a, a="',
      'authorization: basic ',
      'authorization:    ',
    ],
    ...[
      'cookie:',
      'token',
      'token="',
      'secret_access_',
      '\\"',
      '"',
      '?sig=',
      'u0026sig=a',
      '_',
      '=',
    ],
    ...[
      '-----BEGIN ',
      '-----BEGIN PRIVATE KEY-----',
      '<StringToSign>',
      'gcp_iap_a',
      'é.',
      '%40',
      ' ',
    ],
    ...[
      ...['<token>', '<token></', 'token:[', 'token:{', 'token: |\n', 'token:\n  ', 'token: ="a '],
      ...['name:"token",', '"value":"a"b', 'kind: Secret\ndata:{', 'kind: Secret\ndata:\n a: b\n'],
      ...[
        'curl -u a:',
        'mysql -p',
        'a:1:b:c:',
        'a:b@',
        '"ab://a: ',
        'Pwd={}}',
        'email@x ',
        '\\',
        '%25',
      ],
      ...[
        '[redacted]',
        'token=[redacted]',
        "'token='",
        'aB3',
        'ABSK',
        '$1$a',
        'Private-Lines: 1\n',
      ],
    ],
  ])('100,000 characters of %j are masked at once', (unit) => {
    const hostile = unit.repeat(Math.ceil(100_000 / unit.length));
    expect(typeof redact(hostile)).toBe('string');
    expect(typeof redact(`${hostile}\n`)).toBe('string');
  });
});

describe('the beginning of a text', () => {
  test('ends before a word that would be cut', () => {
    expect(headOf('one two three', 13)).toBe('one two three');
    expect(headOf('one two three', 9)).toBe('one two');
    expect(headOf('one,two', 5)).toBe('one');
    expect(headOf('one two', 3)).toBe('one');
    expect(headOf('onetwo', 3)).toBe('');
  });

  test('never shows a part of a token', () => {
    const token = 'ghp' + '_0123456789abcdefghijABCDEFGHIJ';
    for (let limit = 0; limit < 60; limit += 1) {
      expect(redact(headOf(`{"a":"b","c":"${token}"}`, limit))).not.toMatch(/ghp_./);
    }
  });
});

test('a text gets at most ten times as long, and is never refused', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      expect(redact(text).length).toBeLessThanOrEqual(10 * text.length);
    }),
  );
});
