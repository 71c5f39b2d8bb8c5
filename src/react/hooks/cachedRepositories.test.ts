import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { type ArtifactRepositorySource, createKfpClient } from '../../core/index.js';
import { cachedRepositories } from './cachedRepositories.js';

const MINUTE = 60_000;
const client = createKfpClient({
  baseUrl: 'http://kfp.invalid',
  timeouts: { head: 20_000, stall: 10_000 },
});

/** A source that can be made to fail, and how often it was asked. */
function source(): { ask: ArtifactRepositorySource; asked: string[]; failing: boolean } {
  const state = {
    asked: [] as string[],
    failing: false,
    ask: (namespace: string) => {
      state.asked.push(namespace);
      return state.failing ? Promise.reject(new Error('no')) : Promise.resolve(undefined);
    },
  };
  return state;
}

describe(cachedRepositories.name, () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const after = (ms: number): void => {
    vi.setSystemTime(Date.now() + ms);
  };

  it('keeps a repository for 10 minutes, for each namespace', async () => {
    const state = source();
    const cached = cachedRepositories(state.ask, new QueryClient(), { client });
    await Promise.all([cached('team-a', {}), cached('team-a', {}), cached('team-b', {})]);
    after(9 * MINUTE);
    await cached('team-a', {});
    expect(state.asked).toEqual(['team-a', 'team-b']);
    after(2 * MINUTE);
    await cached('team-a', {});
    expect(state.asked).toEqual(['team-a', 'team-b', 'team-a']);
  });

  it('keeps a failure for 30 seconds', async () => {
    const state = source();
    state.failing = true;
    const cached = cachedRepositories(state.ask, new QueryClient(), { client });
    await expect(cached('team-a', {})).rejects.toThrow('no');
    after(20_000);
    await expect(cached('team-a', {})).rejects.toThrow('no');
    expect(state.asked).toHaveLength(1);
    state.failing = false;
    after(20_000);
    await expect(cached('team-a', {})).resolves.toBeUndefined();
    expect(state.asked).toHaveLength(2);
  });

  it('keeps both for as long as the host says', async () => {
    const state = source();
    const times = { client, repositoryStaleTime: MINUTE, repositoryFailureStaleTime: 2 * MINUTE };
    const cached = cachedRepositories(state.ask, new QueryClient(), times);
    await cached('team-a', {});
    after(1.5 * MINUTE);
    state.failing = true;
    await expect(cached('team-a', {})).rejects.toThrow('no');
    after(1.5 * MINUTE);
    await expect(cached('team-a', {})).rejects.toThrow('no');
    expect(state.asked).toHaveLength(2);
  });

  it('asks again when the reader refreshes', async () => {
    const state = source();
    const cached = cachedRepositories(state.ask, new QueryClient(), { client });
    await cached('team-a', {});
    await cached('team-a', { refresh: true });
    expect(state.asked).toHaveLength(2);
  });

  it('does not mix two sources', async () => {
    const [one, other] = [source(), source()];
    const queryClient = new QueryClient();
    await cachedRepositories(one.ask, queryClient, { client })('team-a', {});
    await cachedRepositories(other.ask, queryClient, { client })('team-a', {});
    expect([one.asked, other.asked]).toEqual([['team-a'], ['team-a']]);
  });

  it('gives up a source that hangs, and asks it no more for 30 seconds', async () => {
    vi.useFakeTimers();
    const ask = vi.fn<ArtifactRepositorySource>(() => new Promise(() => undefined));
    const cached = cachedRepositories(ask, new QueryClient(), { client });
    const first = expect(cached('team-a', {})).rejects.toThrow('No answer within 30 seconds.');
    await vi.advanceTimersByTimeAsync(30_000);
    await first;
    expect(ask.mock.calls[0]?.[1].signal?.aborted).toBe(true);
    await expect(cached('team-a', {})).rejects.toThrow('No answer within 30 seconds.');
    expect(ask).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(31_000);
    void cached('team-a', {}).catch(() => undefined);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(ask).toHaveBeenCalledTimes(2);
  });
});
