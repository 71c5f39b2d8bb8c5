import { afterEach, beforeEach, expect, vi } from 'vitest';

/**
 * What React says about `act`, in tests only: Storybook mounts and unmounts its stories within it, while a log
 * changes by itself, or while a part of the story before is still being loaded.
 * https://react.dev/reference/react/act#error-the-current-testing-environment-is-not-configured-to-support-act
 */
const ABOUT_ACT = [
  'An update to %s inside a test was not wrapped in act(...)',
  'A suspended resource finished loading inside a test, but the event was not wrapped in act(...)',
  'The current testing environment is not configured to support act(...)',
];

const isAboutAct = (message: unknown): boolean =>
  ABOUT_ACT.some((start) => String(message).startsWith(start));

/** Output on the console would appear in a host's console: it fails the test. */
beforeEach(() => {
  vi.spyOn(console, 'error');
  vi.spyOn(console, 'warn');
});

afterEach(() => {
  const calls = [...vi.mocked(console.error).mock.calls, ...vi.mocked(console.warn).mock.calls];
  const noise = calls.filter(([message]) => !isAboutAct(message));
  vi.mocked(console.error).mockRestore();
  vi.mocked(console.warn).mockRestore();
  expect(noise, 'console.error and console.warn').toEqual([]);
});
