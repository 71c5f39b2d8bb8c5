import { dehydrate, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';

import { createKfpClient, RunLogs, RunLogsProvider } from '../../src/react/index.js';

describe('on a server', () => {
  it('the page is rendered, and no request is sent', () => {
    const sent: unknown[] = [];
    const client = createKfpClient({
      baseUrl: '/pipeline',
      fetch: (url) => {
        sent.push(url);
        return Promise.reject(new Error('no network on a server'));
      },
    });
    const target = { runId: 'b5f0c1de', podName: 'train', namespace: 'team-a', taskName: 'train' };
    const queryClient = new QueryClient();
    const html = renderToString(
      createElement(
        QueryClientProvider,
        { client: queryClient },
        createElement(RunLogsProvider, { client }, createElement(RunLogs, { target })),
      ),
    );
    expect(html).toContain('Looking for the log');
    expect(sent).toEqual([]);
    // A session cannot be serialized for the browser.
    expect(dehydrate(queryClient).queries).toEqual([]);
  });
});
