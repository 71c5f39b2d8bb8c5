import { expect, test } from 'vitest';

import { buildPage } from '../support/buildPage.js';

/** The packages that a page imports, at first or later, for some names of an entry. */
async function packagesOf(entry: 'index' | 'viewer', names: string): Promise<string[]> {
  const chunks = await buildPage(entry, names, /^(?:react|react-dom|@tanstack|@xterm|yaml)/);
  return chunks
    .flatMap(({ imports, dynamicImports }) => [...imports, ...dynamicImports])
    .filter((name) => !name.endsWith('.js'));
}

test('a page needs react-query for the components that search by themselves', async () => {
  expect(await packagesOf('index', 'RunLogs')).toContain('@tanstack/react-query');
});

test('a page needs none for what kfp-log-viewer/viewer exports', async () => {
  const names =
    'createKfpClient, LogDocument, LogSearch, LogViewer, MessagesProvider, RunLogsDiagnostics, RunLogsToolbar, useLogCommands, useRunLogsSession';
  const packages = await packagesOf('viewer', names);
  expect(packages).toContain('react');
  expect(packages.filter((name) => name.startsWith('@tanstack'))).toEqual([]);
});
