import { defineMain } from '@storybook/react-vite/node';

/** A real KFP UI server for the "Your KFP" story: its requests go to `kfp/` and on from there. */
const kfpUrl = process.env['KFP_URL'];

export default defineMain({
  framework: '@storybook/react-vite',
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.tsx'],
  addons: [
    '@storybook/addon-docs',
    '@storybook/addon-a11y',
    '@storybook/addon-vitest',
    'msw-storybook-addon',
  ],
  staticDirs: ['./public'],
  core: { disableTelemetry: true },
  viteFinal: (config) => ({
    ...config,
    base: './',
    define: { ...config.define, __KFP_URL__: JSON.stringify(kfpUrl ?? '') },
    server: {
      ...config.server,
      ...(kfpUrl && {
        proxy: {
          '/kfp/': {
            target: kfpUrl,
            changeOrigin: true,
            rewrite: (path: string) => path.replace(/^\/kfp\//, '/'),
          },
        },
      }),
    },
  }),
});
