import { build, type Rolldown } from 'vite';
import { describe, expect, test } from 'vitest';

/** What the package leaves to its host's build: peers, and dependencies that it imports lazily. */
const OTHERS = /^(?:react|react-dom|@tanstack|@xterm|yaml|fflate)(?:\/|$)/;

/** The modules that a host's page loads for `RunLogs` before anything else, as Vite splits them. */
async function firstLoad(): Promise<string[]> {
  const page = 'virtual:page';
  const names = 'createKfpClient, RunLogs, RunLogsProvider';
  const result = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'page',
        resolveId: (id) => (id === page ? `\0${id}` : undefined),
        load: (id) =>
          id === `\0${page}`
            ? `import { ${names} } from '${process.cwd()}/src/react/index.ts'; console.log(${names});`
            : undefined,
      },
    ],
    build: { write: false, minify: false, rolldownOptions: { input: page, external: OTHERS } },
  });
  const chunks = new Map(
    ([result].flat() as Rolldown.RolldownOutput[])
      .flatMap(({ output }) => output)
      .filter((part) => part.type === 'chunk')
      .map((chunk) => [chunk.fileName, chunk]),
  );
  const loaded = new Set([...chunks.values()].filter(({ isEntry }) => isEntry));
  // A set is iterated with what is added meanwhile.
  for (const { imports } of loaded) {
    for (const name of imports) {
      const chunk = chunks.get(name);
      if (chunk) loaded.add(chunk);
    }
  }
  return [...loaded].flatMap(({ modules }) => Object.keys(modules));
}

describe('what a page loads first', async () => {
  const modules = await firstLoad();

  test('shows a log', () => {
    expect(modules).toContainEqual(expect.stringMatching(/DocumentViewer\.tsx$/));
  });

  test.each([
    ['bodies of responses', /\/kfp\/(?:body|pod)/],
    ['redaction', /\/base\/redact/],
    ['what a log says', /\/log\/(?:vt\/|document\/(?!LogDocumentBase))/],
    ['search', /\/log\/search\/|\/find\//],
    ['diagnoses', /\/diagnosis\/|DiagnosisDetails|\/report\//],
    ['encodings but for UTF-8', /\/encoding\//],
    ['renderers', /Renderer\.ts$/],
    ['a YAML parser', /parseYaml/],
  ])('is without %s', (_, path) => {
    expect(modules.filter((module) => path.test(module))).toEqual([]);
  });
});
