import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';

import { createKfpClient } from '../../src/core/index.js';
import { RunLogsProvider } from '../../src/react/hooks/RunLogsProvider.js';
import { preloadRunLogs } from '../../src/react/RunLogs/preloadRunLogs.js';
import { RunLogs } from '../../src/react/RunLogs/RunLogs.js';
import '../../src/styles.css';

const client = createKfpClient({
  fetch: (asked) =>
    Promise.resolve(
      new Request(asked).url.includes('k8s/pod/logs')
        ? new Response('INFO one\nERROR two\n')
        : Response.json({
            kind: 'Pod',
            spec: { containers: [{ name: 'main' }] },
            status: {
              phase: 'Succeeded',
              containerStatuses: [{ name: 'main', state: { terminated: { exitCode: 0 } } }],
            },
          }),
    ),
});

/** The modules of ours that the page loads from now on, by their names. */
function watchModules(): string[] {
  const loaded: string[] = [];
  new PerformanceObserver((list) => {
    for (const { name } of list.getEntries()) {
      const [, module] = /\/src\/(.*)\.tsx?(?:\?|$)/.exec(name) ?? [];
      if (module) loaded.push(module);
    }
  }).observe({ type: 'resource' });
  return loaded;
}

test('after preloadRunLogs(), the first log opens without loading code, until the reader wants a tool', async () => {
  const before = watchModules();
  await preloadRunLogs();
  await expect.poll(() => before).toContain('core/ladder/createLadder');

  const loaded = watchModules();
  const { container } = await render(
    <RunLogsProvider client={client}>
      <div style={{ width: 800, height: 400 }}>
        <RunLogs
          target={{ runId: 'b5f0', podName: 'train', namespace: 'team-a' }}
          renderer="elements"
        />
      </div>
    </RunLogsProvider>,
  );
  await expect.poll(() => container.querySelector('.klv-ready')?.textContent).toContain('two');
  await expect.poll(() => container.querySelector('.klv-problems')?.textContent).toContain('1');
  expect(loaded).toEqual([]);

  container.querySelector<HTMLElement>('.klv-scroller')?.focus();
  await expect.poll(() => loaded).toContain('react/LogViewer/find/FindBar');
});
