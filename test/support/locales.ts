import type { Messages } from '../../src/locales/Messages.js';

const MODULES = import.meta.glob<Readonly<Record<string, Messages>>>(
  ['../../src/locales/*.ts', '!**/*.test.ts', '!**/{Messages,formatMessage}.ts'],
  { eager: true },
);

/**
 * Every translation by the name of its file: a new one is in the tests and in Storybook's toolbar as
 * soon as the file is there. English is not among them, because it is built in.
 */
export const LOCALES: Readonly<Record<string, Messages>> = Object.fromEntries(
  Object.entries(MODULES).map(([path, exported]) => {
    const [messages, ...others] = Object.values(exported);
    if (!messages || others.length > 0) throw new Error(`${path} must export its messages only.`);
    return [path.replace(/^.*\/|\.ts$/g, ''), messages];
  }),
);
