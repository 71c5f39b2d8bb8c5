import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

import { findChromium } from '../../scripts/findChromium.mjs';

/**
 * `npm run test:visual`: pictures of the panel, beside those of the last time that somebody has looked.
 * Not in `npm test`: letters differ from one machine's fonts to another's.
 */
export default defineConfig({
  plugins: [react()],
  publicDir: '.storybook/public',
  optimizeDeps: {
    include: ['react-dom/client', '@xterm/xterm', '@xterm/addon-fit', 'msw/browser', 'yaml'],
  },
  test: {
    name: 'visual',
    testTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    include: ['test/visual/**/*.visual.test.tsx'],
    setupFiles: ['test/support/failOnConsole.ts'],
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions: { executablePath: await findChromium() } }),
      instances: [{ browser: 'chromium' }],
      expect: {
        toMatchScreenshot: {
          comparatorOptions: { allowedMismatchedPixelRatio: 0.01 },
          resolveScreenshotPath: ({ root, arg, ext }) =>
            `${root}/test/visual/pictures/${arg}${ext}`,
        },
      },
    },
  },
});
