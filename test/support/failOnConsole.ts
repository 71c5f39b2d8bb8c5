import { afterEach, beforeEach, expect, vi } from 'vitest';

/** Noise on the console is a defect that a reader of the host's console would see: it fails the test. */
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
