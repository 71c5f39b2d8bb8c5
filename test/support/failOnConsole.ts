import { afterEach, beforeEach, expect, vi } from 'vitest';

/**
 * React says this in tests only: where a log changes by itself while Storybook mounts its story within `act`.
 * https://react.dev/reference/react/act#error-the-current-testing-environment-is-not-configured-to-support-act
 */
const NOT_IN_ACT = 'An update to %s inside a test was not wrapped in act(...)';

/** Output on the console would appear in a host's console: it fails the test. */
beforeEach(() => {
  vi.spyOn(console, 'error');
  vi.spyOn(console, 'warn');
});

afterEach(() => {
  const calls = [...vi.mocked(console.error).mock.calls, ...vi.mocked(console.warn).mock.calls];
  const noise = calls.filter(([message]) => !String(message).startsWith(NOT_IN_ACT));
  vi.mocked(console.error).mockRestore();
  vi.mocked(console.warn).mockRestore();
  expect(noise, 'console.error and console.warn').toEqual([]);
});
