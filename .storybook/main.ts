import { Server } from 'node:http';

import { defineMain } from '@storybook/react-vite/node';

import { kfpProxy, passUntouched } from './kfpProxy.js';

/**
 * A real KFP UI server for the "Your KFP" story: its requests go to `kfp/` and on from there, with the
 * header of a user where KFP serves several.
 */
const { KFP_URL: kfpUrl, KFP_USERID_HEADER: identity } = process.env;

export default defineMain({
  framework: '@storybook/react-vite',
  typescript: { reactDocgen: 'react-docgen-typescript' },
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.tsx'],
  addons: [
    '@storybook/addon-docs',
    '@storybook/addon-a11y',
    '@storybook/addon-vitest',
    'msw-storybook-addon',
  ],
  staticDirs: ['./public'],
  core: { disableTelemetry: true },
  viteFinal: (config) => {
    const { hmr } = config.server ?? {};
    // Storybook hands its server to Vite under this name, which Vite still takes.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    const server = typeof hmr === 'object' ? hmr.server : undefined;
    if (kfpUrl && server instanceof Server) passUntouched(server);
    return {
      ...config,
      base: './',
      define: { ...config.define, __KFP_URL__: JSON.stringify(kfpUrl ?? '') },
      server: { ...config.server, ...(kfpUrl && { proxy: kfpProxy(kfpUrl, identity) }) },
    };
  },
});
