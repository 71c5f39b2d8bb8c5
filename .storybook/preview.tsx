import addonA11y from '@storybook/addon-a11y';
import addonDocs from '@storybook/addon-docs';
import { definePreview } from '@storybook/react-vite';
import addonMsw from 'msw-storybook-addon';
import { setupWorker } from 'msw/browser';
import { configure } from 'storybook/test';

import { createKfpClient } from '../src/core/index.js';
import { RunLogsProvider } from '../src/react/hooks/RunLogsProvider.js';
import { LOCALES } from '../test/support/locales.js';
import { addDefaults } from './argTypes.js';
import '../src/styles.css';
import './preview.css';

// A log may take its time on a busy machine; a story that passes is as fast as ever.
configure({ asyncUtilTimeout: 30_000 });

/** The name of a language in that language. */
const nameOf = (locale: string): string =>
  new Intl.DisplayNames(locale, { type: 'language' }).of(locale) ?? locale;

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
  argTypesEnhancers: [addDefaults],
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
        items: ['en', ...Object.keys(LOCALES)].map((value) => ({ value, title: nameOf(value) })),
        dynamicTitle: true,
      },
    },
  },
  decorators: [
    (Story, { globals }) => {
      const language = String(globals['language']);
      const colorScheme = String(globals['colorScheme']);
      // The terminal reads its colours when it is mounted.
      const key = `${language} ${colorScheme}`;
      return (
        <RunLogsProvider key={key} client={client} messages={LOCALES[language] ?? {}}>
          <div className="story" lang={language} data-klv-scheme={colorScheme}>
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
    options: {
      storySort: {
        order: [
          'Manual',
          [
            'Start',
            'Where the log comes from',
            'Per-namespace prefixes',
            'Diagnoses',
            'In KFP',
            'In your dashboard',
            'Links',
            'Times of lines',
            'Filter, copy, download',
            'What a page costs',
            'Without react-query',
            'RunLogs',
            'LogViewer',
            'Theming',
            'Testing',
            'Accessibility',
            'Performance',
            'Beside other viewers',
            'Escape sequences',
            'Security',
            'Threats',
          ],
          'Demo',
          'RunLogs',
          'Life of a step',
          'Step and log',
          'Diagnoses',
          'LogViewer',
          'In a host’s page',
        ],
      },
    },
  },
});
