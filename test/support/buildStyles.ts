import cssnano from 'cssnano';
import { transform } from 'esbuild';
import postcss from 'postcss';
import { build } from 'vite';
import type { BrowserCommand } from 'vitest/node';

import { joinStyles } from '../../scripts/joinStyles.mjs';

/** How hosts' builds make the stylesheet of the package smaller. */
export type StyleBuild = keyof typeof BUILDS;

declare module 'vitest/browser' {
  interface BrowserCommands {
    /** The stylesheet of the package as a host's build ships it. */
    buildStyles: (build: StyleBuild) => Promise<string>;
  }
}

/** Vite 8 with its default minifier, Lightning CSS. */
async function buildWithVite(target?: string): Promise<string> {
  const page = 'virtual:page';
  const sheet = `${page}.css`;
  const result = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'page',
        resolveId: (id) => (id.startsWith(page) ? id : undefined),
        load: (id) =>
          id === page ? `import '${sheet}';` : id === sheet ? joinStyles() : undefined,
      },
    ],
    build: { write: false, rolldownOptions: { input: page }, ...(target && { target }) },
  });
  for (const part of [result].flat().flatMap((it) => ('output' in it ? it.output : []))) {
    if (part.type === 'asset' && part.fileName.endsWith('.css')) return String(part.source);
  }
  throw new Error('Vite has built no stylesheet.');
}

const buildWithEsbuild = async (target: string[]): Promise<string> =>
  (await transform(joinStyles(), { loader: 'css', minify: true, target })).code;

const BUILDS = {
  'as published': () => Promise.resolve(joinStyles()),
  'Vite 8': () => buildWithVite(),
  'Vite 8 for es2015': () => buildWithVite('es2015'),
  // Its default minifier, for the browsers of its default target:
  // https://github.com/vitejs/vite/blob/v6.4.1/packages/vite/src/node/constants.ts
  'Vite 6': () => buildWithEsbuild(['es2020', 'edge88', 'firefox78', 'chrome87', 'safari14']),
  esbuild: () => buildWithEsbuild(['esnext']),
  // The default of css-minimizer-webpack-plugin.
  'webpack 5': async () =>
    (await postcss([cssnano({ preset: 'default' })]).process(joinStyles(), { from: undefined }))
      .css,
};

export const buildStyles: BrowserCommand<[build: StyleBuild]> = (_, build) => BUILDS[build]();
