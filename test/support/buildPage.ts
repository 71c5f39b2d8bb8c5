import { build, type Rolldown } from 'vite';

/**
 * The chunks of a page that imports some names of an entry of `src/react`, as Vite splits them.
 *
 * @param external what the package leaves to its host's build
 */
export async function buildPage(
  entry: 'index' | 'viewer',
  names: string,
  external: RegExp,
): Promise<Rolldown.OutputChunk[]> {
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
    build: { write: false, minify: false, rolldownOptions: { input: page, external } },
  });
  return ([result].flat() as Rolldown.RolldownOutput[])
    .flatMap(({ output }) => output)
    .filter((part) => part.type === 'chunk');
}
