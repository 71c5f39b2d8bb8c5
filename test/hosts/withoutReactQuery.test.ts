import { build, type Rolldown } from 'vite';
import { expect, test } from 'vitest';

/** The packages that a page imports, at first or later, for some names of an entry. */
async function packagesOf(entry: string, names: string): Promise<string[]> {
  const page = 'virtual:page';
  const result = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'page',
        resolveId: (id) => (id === page ? `\0${id}` : undefined),
        load: (id) =>
          id === `\0${page}`
            ? `import { ${names} } from '${process.cwd()}/src/react/${entry}.ts'; console.log(${names});`
            : undefined,
      },
    ],
    build: {
      write: false,
      minify: false,
      rolldownOptions: { input: page, external: /^(?:react|react-dom|@tanstack|@xterm|yaml)/ },
    },
  });
  return [result as Rolldown.RolldownOutput]
    .flat()
    .flatMap(({ output }) => output)
    .flatMap((part) => (part.type === 'chunk' ? [...part.imports, ...part.dynamicImports] : []))
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
