import { expect, test } from 'vitest';

import { scenarios } from '../../src/msw/index.js';
import { kubernetesResponse } from '../../src/msw/server/kubernetesApi.js';

const STAMP = /^[\dT:.-]+Z /gm;

test.each([
  ['whole', ''],
  ['followed', '&follow=true'],
])(
  'a log that is read %s from the Kubernetes API is byte for byte that of its container',
  async (_, query) => {
    const { target, world } = scenarios.driverAndLauncher.create();
    const { podName = '', namespace = '' } = target;
    const log = world.readLog(`${namespace}/${podName}`, 'main');
    expect(new TextDecoder().decode(log)).toContain('█');

    const path = `api/v1/namespaces/${namespace}/pods/${podName}/log`;
    const leaving = new AbortController();
    const ask = (more: string) =>
      kubernetesResponse(
        world,
        new Request(`http://kfp.test/${path}?container=main${query}${more}`, leaving),
      );
    const reader = (await ask(''))?.body?.getReader();
    const first = await reader?.read();
    expect(first?.value).toEqual(log);
    const stamps = (await ask('&timestamps=true'))?.body?.getReader();
    const stamped = new TextDecoder().decode((await stamps?.read())?.value);
    expect(stamped.replaceAll(STAMP, '')).toBe(new TextDecoder().decode(log));
    leaving.abort();
  },
);
