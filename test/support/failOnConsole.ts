import { afterEach, beforeEach, expect, vi } from 'vitest';

/** Output on the console would appear in a host's console: it fails the test. */
beforeEach(() => {
  vi.spyOn(console, 'error');
  vi.spyOn(console, 'warn');
});

afterEach(() => {
  const noise = [...vi.mocked(console.error).mock.calls, ...vi.mocked(console.warn).mock.calls];
  vi.mocked(console.error).mockRestore();
  vi.mocked(console.warn).mockRestore();
  expect(noise, 'console.error and console.warn').toEqual([]);
});
