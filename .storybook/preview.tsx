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
  initialGlobals: { language: 'en' },
  globalTypes: {
    language: {
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
      return (
        <RunLogsProvider key={language} client={client} messages={LANGUAGES[language]}>
          <div className="story" lang={language}>
            <Story />
          </div>
        </RunLogsProvider>
      );
    },
  ],
  parameters: {
    a11y: { test: 'error' },
    layout: 'fullscreen',
    options: { storySort: { order: ['Demo', 'RunLogs', 'Diagnoses', 'LogViewer'] } },
  },
});
