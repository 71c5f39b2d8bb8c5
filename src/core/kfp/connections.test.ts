import { describe, expect, it } from 'vitest';

import { Scheduler } from '../base/scheduler.js';
import { Connections, connectionsTo, type ConnectionUse } from './connections.js';

const never = () => new AbortController().signal;

/** Takes connections in order; tells which have been given by now. */
function line(connections: Connections) {
  const given: number[] = [];
  const ends: (() => void)[] = [];
  let count = 0;
  return {
    given,
    ends,
    take: (use: ConnectionUse, signal = never()) => {
      const at = count++;
      return connections.take(use, signal).then((end) => {
        given.push(at);
        ends[at] = end;
      });
    },
  };
}

const turn = () => new Promise(setImmediate);

describe(Connections.name, () => {
  it('leaves two of six connections to the host, and a third to short answers', async () => {
    const { take, given, ends } = line(new Connections());
    for (let i = 0; i < 10; i += 1) void take('body');
    await turn();
    expect(given).toEqual([0, 1, 2]);
    void take('answer');
    void take('answer');
    await turn();
    expect(given).toEqual([0, 1, 2, 10]);
    ends[10]?.();
    await turn();
    expect(given).toEqual([0, 1, 2, 10, 11]);
  });

  it('serves those who wait in their order', async () => {
    const { take, given, ends } = line(new Connections());
    for (let i = 0; i < 6; i += 1) void take('body');
    for (let i = 0; i < 6; i += 1) {
      await turn();
      ends[i]?.();
    }
    expect(given).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('keeps a connection for bodies that end where streams go on', async () => {
    const connections = new Connections();
    const { take, given, ends } = line(connections);
    expect(connections.mayStream).toBe(true);
    for (let i = 0; i < 4; i += 1) void take('stream');
    void take('body');
    await turn();
    expect(given).toEqual([0, 1, 4]);
    expect(connections.mayStream).toBe(false);
    ends[0]?.();
    await turn();
    expect(given).toEqual([0, 1, 4, 2]);
  });

  it('gives back what is aborted, once, while it is used and while it is waited for', async () => {
    const { take, given, ends } = line(new Connections());
    const [used, waited] = [new AbortController(), new AbortController()];
    void take('body', used.signal);
    void take('body');
    void take('body');
    const refused = expect(take('body', waited.signal)).rejects.toThrow('unmounted');
    void take('body');
    void take('body');
    await turn();
    waited.abort(new Error('unmounted'));
    await refused;
    expect(given).toEqual([0, 1, 2]);
    used.abort(new Error('unmounted'));
    ends[0]?.();
    await turn();
    expect(given).toEqual([0, 1, 2, 4]);
  });
});

describe('connectionsTo', () => {
  it('are those of an origin, whatever the path', () => {
    const scheduler = new Scheduler();
    const one = connectionsTo('http://kfp.invalid/a/', scheduler);
    expect(connectionsTo('http://kfp.invalid/b/', scheduler)).toBe(one);
    expect(connectionsTo('http://kfp.invalid:81/a/', scheduler)).not.toBe(one);
    expect(connectionsTo('/pipeline/', scheduler)).toBe(connectionsTo('', scheduler));
  });
});
