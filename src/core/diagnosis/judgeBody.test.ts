import { describe, expect, it } from 'vitest';

import { judgeBody } from './judgeBody.js';

const KUBELET = [
  'unable to retrieve container logs for containerd://c0ffee',
  'failed to try resolving symlinks in path "/var/log/pods/ns_pod_uid/main/0.log": lstat /var/log/pods: no such file or directory',
  'failed to open log file "/var/log/pods/ns_pod_uid/main/0.log": open /var/log/pods: no such file or directory\n',
];

describe(judgeBody.name, () => {
  it.each([
    ['a line of text', 'epoch 1\n', undefined],
    ['HTML that a program printed', '<html><body>report</body></html>\n', undefined],
    ['text that a proxy calls HTML', 'epoch 1\n', 'text/html'],
    ['JSON lines', '{"level":"info","error_message":"retry"}\n{"level":"info"}\n', undefined],
    [
      'an error object with more around it',
      '{"error_message":"x","error_details":"y"}\nmore\n',
      undefined,
    ],
    ['a program that names the kubelet’s words', `${KUBELET[0] ?? ''}\nand goes on\n`, undefined],
    ['a failure of the program', 'failed to open log file, trying again\nok\n', undefined],
    ['nothing', '', undefined],
  ])('takes %s for a log', (_, text, contentType) => {
    expect(judgeBody(text, contentType, true).kind).toBe('log');
  });

  it('takes a web page for what it is, by its type and its first character', () => {
    const html = '\n<!DOCTYPE html><html><head><title> Sign  in </title></head></html>';
    expect(judgeBody(html, 'text/html; charset=utf-8', false)).toMatchObject({
      kind: 'page',
      title: 'Sign in',
    });
  });

  it('takes the API server’s error in a 200 for what it is', () => {
    const text = '{"error_message":"BadRequestError: Failed to read logs","error_details":"…"}';
    expect(judgeBody(text, 'text/plain', true)).toEqual({
      kind: 'apiError',
      message: 'BadRequestError: Failed to read logs',
    });
  });

  it.each(KUBELET)('takes a line of the kubelet for what it is: %s', (text) => {
    expect(judgeBody(text, undefined, true).kind).toBe('kubelet');
  });

  it('waits for more while a body may still become an error', () => {
    expect(judgeBody('{"error_', undefined, false).kind).toBe('undecided');
    expect(judgeBody('unable to', undefined, false).kind).toBe('undecided');
    expect(judgeBody('{"loss": 0.5}', undefined, false).kind).toBe('log');
  });

  it('does not wait for ever', () => {
    const long = `{"error_message":"${'x'.repeat(70_000)}`;
    expect(judgeBody(long, undefined, false).kind).toBe('log');
    expect(judgeBody('\n'.repeat(70_000), undefined, false).kind).toBe('log');
  });
});
