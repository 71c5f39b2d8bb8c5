import { describe, expect, it, vi } from 'vitest';

import { readLog } from './readLog.js';

describe(readLog.name, () => {
  it('rejects when it is aborted, and does not end the body as if that were all of it', async () => {
    const abort = new AbortController();
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode('step 1\n'));
        abort.signal.addEventListener('abort', () => {
          controller.error(abort.signal.reason);
        });
      },
    });
    const answer = {
      request: 'GET k8s/pod/logs',
      status: 200,
      redirected: false,
      contentType: undefined,
      contentDisposition: undefined,
      body,
    };
    const intake = { push: vi.fn(), end: vi.fn(() => 'ok' as const) };
    const reading = readLog(answer, intake, {
      stall: 30_000,
      signal: abort.signal,
      onFirstBytes: () => {
        abort.abort(new Error('no longer wanted'));
      },
    });
    await expect(reading).rejects.toThrow('no longer wanted');
    expect(intake.end).not.toHaveBeenCalled();
  });
});
