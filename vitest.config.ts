import react from '@vitejs/plugin-react';
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

import { findChromium } from './scripts/findChromium.mjs';
import { buildStyles } from './test/support/buildStyles.js';

const executablePath = await findChromium();

/** A function: Vitest writes into the object it is given, so two projects cannot share one. */
const browser = () => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  commands: { buildStyles },
  provider: playwright({ launchOptions: { executablePath } }),
  instances: [{ browser: 'chromium' as const }],
});

/** A condition that is waited for may take its time on a busy machine; a pass is as fast as ever. */
const patience = {
  testTimeout: 120_000,
  hookTimeout: 60_000,
  expect: { poll: { timeout: 30_000 } },
};

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...patience,
          name: 'unit',
          environment: 'node',
          include: ['src/**/*.test.ts', 'test/**/*.test.{ts,tsx}'],
          exclude: ['**/*.browser.test.*'],
          setupFiles: ['test/support/failOnConsole.ts'],
        },
      },
      {
        // Nothing runs: each test is what the compiler says of it.
        test: {
          name: 'types',
          include: [],
          typecheck: {
            enabled: true,
            only: true,
            include: ['test/types/**/*.test-d.{ts,tsx}'],
            tsconfig: 'test/types/tsconfig.json',
          },
        },
      },
      {
        plugins: [react()],
        publicDir: '.storybook/public',
        optimizeDeps: {
          include: ['react-dom/client', '@xterm/xterm', '@xterm/addon-fit', 'msw/browser', 'yaml'],
        },
        test: {
          ...patience,
          name: 'browser',
          globalSetup: [
            'test/support/strangeSites.ts',
            'test/support/slowLogs.ts',
            'test/support/stepLives.ts',
            'test/support/realBodies.ts',
          ],
          include: ['src/**/*.browser.test.{ts,tsx}', 'test/**/*.browser.test.{ts,tsx}'],
          setupFiles: ['test/support/failOnConsole.ts'],
          browser: browser(),
        },
      },
      {
        plugins: [storybookTest({ configDir: '.storybook' })],
        optimizeDeps: { include: ['@xterm/xterm', '@xterm/addon-fit', 'yaml'] },
        test: {
          ...patience,
          name: 'stories',
          setupFiles: ['test/support/failOnConsole.ts'],
          browser: browser(),
        },
      },
    ],
  },
});
