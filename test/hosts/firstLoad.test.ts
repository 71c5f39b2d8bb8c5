import { describe, expect, test } from 'vitest';

import { buildPage } from '../support/buildPage.js';

/** What the package leaves to its host's build: peers, and dependencies that it imports lazily. */
const OTHERS = /^(?:react|react-dom|@tanstack|@xterm|yaml|fflate)(?:\/|$)/;

/** The modules that a host's page loads for `RunLogs` before anything else, as Vite splits them. */
async function firstLoad(): Promise<string[]> {
  const output = await buildPage('index', 'createKfpClient, RunLogs, RunLogsProvider', OTHERS);
  const chunks = new Map(output.map((chunk) => [chunk.fileName, chunk]));
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
