import addonA11y from '@storybook/addon-a11y';
import addonDocs from '@storybook/addon-docs';
import { definePreview } from '@storybook/react-vite';
import addonMsw from 'msw-storybook-addon';
import { setupWorker } from 'msw/browser';

import { createKfpClient } from '../src/core/index.js';
import { zhCN } from '../src/locales/zh-CN.js';
import { RunLogsProvider } from '../src/react/hooks/RunLogsProvider.js';
import '../src/styles.css';
import './preview.css';

const LANGUAGES = { en: {}, 'zh-CN': zhCN };

const client = createKfpClient();

export default definePreview({
  addons: [
    addonDocs(),
    addonA11y(),
    addonMsw(async () => {
      const worker = setupWorker();
      await worker.start({
        quiet: true,
        onUnhandledRequest: 'bypass',
        // Relative: the static build works from any folder of a site.
        serviceWorker: { url: './mockServiceWorker.js' },
      });
      return worker;
    }),
  ],
  initialGlobals: { language: 'en', colorScheme: 'auto' },
  globalTypes: {
    colorScheme: {
      description: 'Light or dark, for stories that do not set it themselves',
      toolbar: {
        icon: 'contrast',
        items: [
          { value: 'auto', title: 'As the system' },
          { value: 'light', title: 'Light' },
          { value: 'dark', title: 'Dark' },
        ],
        dynamicTitle: true,
      },
    },
    language: {
      description: 'Language of the components',
      toolbar: {
        icon: 'globe',
        items: [
          { value: 'en', title: 'English' },
          { value: 'zh-CN', title: '简体中文' },
        ],
        dynamicTitle: true,
      },
    },
  },
  decorators: [
    (Story, { globals }) => {
      const language = globals['language'] === 'zh-CN' ? 'zh-CN' : 'en';
      const colorScheme = String(globals['colorScheme']);
      // The terminal reads its colours when it is mounted.
      const key = `${language} ${colorScheme}`;
      return (
        <RunLogsProvider key={key} client={client} messages={LANGUAGES[language]}>
          <div className="story" lang={language} data-color-scheme={colorScheme}>
            <Story />
          </div>
        </RunLogsProvider>
      );
    },
  ],
  parameters: {
    a11y: { test: 'error' },
    layout: 'fullscreen',
    // The toolbar's colour scheme has the background with it.
    backgrounds: { disable: true },
    options: { storySort: { order: ['Demo', 'RunLogs', 'Diagnoses', 'LogViewer'] } },
  },
});
