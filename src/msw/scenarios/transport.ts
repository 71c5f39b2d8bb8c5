import { DEFAULT_SETTINGS } from '../world/settings.js';
import { mainLog } from './sampleLogs.js';
import type { Scenario } from './Scenario.js';
import { createStep, endStep } from './step.js';

export const loginPage: Scenario = {
  title: 'Logged out',
  description:
    'The session ended, and the proxy in front answers everything with its login page, and with 200.',
  create: () => {
    const { world, target } = createStep({ log: mainLog() });
    const page = '<!DOCTYPE html><html><head><title>Sign in</title></head><body></body></html>';
    const headers = { 'content-type': 'text/html' };
    world.intercept = () => new Response(page, { headers });
    return { world, target };
  },
};

export const notKfp: Scenario = {
  title: 'Not KFP',
  description: 'The base URL leads to some other server.',
  create: () => {
    const { world, target } = createStep();
    const page =
      '<html>\r\n<head><title>404 Not Found</title></head>\r\n<body></body>\r\n</html>\r\n';
    const head = { status: 404, headers: { 'content-type': 'text/html', server: 'nginx' } };
    world.intercept = () => new Response(page, head);
    return { world, target };
  },
};

export const accessDenied: Scenario = {
  title: 'Not your namespace',
  description: 'KFP serves several users, and this one may not look into the namespace.',
  create: () => {
    const { world, target } = createStep({
      namespace: 'team-a',
      log: mainLog(),
      world: {
        settings: { authz: true },
        identity: 'bob@example.com',
        users: { 'alice@example.com': ['team-a'], 'bob@example.com': ['team-b'] },
      },
    });
    return { world, target };
  },
};

export const rateLimited: Scenario = {
  title: 'Too many requests',
  description: 'The gateway in front answers the first requests with 429.',
  create: () => {
    const { world, target } = createStep({ log: mainLog() });
    let refused = 0;
    world.intercept = () => {
      refused += 1;
      return refused > 2
        ? undefined
        : new Response('local_rate_limited', { status: 429, headers: { 'retry-after': '1' } });
    };
    return { world, target: { ...target, taskState: 'RUNNING' } };
  },
};

export const cutOff: Scenario = {
  title: 'Breaks off',
  description: 'The connection breaks in the middle of the log.',
  create: () => {
    const run = endStep(createStep({ log: mainLog() }), 'kept');
    run.world.fault = ({ url }) =>
      /\/k8s\/pod\/logs|\/artifacts\//.test(url) ? { kind: 'cut', afterBytes: 3000 } : undefined;
    return run;
  },
};

export const stalled: Scenario = {
  title: 'Goes silent',
  description: 'The log stops in the middle, and the answer does not end.',
  create: () => {
    const run = endStep(createStep({ log: mainLog() }), 'kept');
    run.world.fault = ({ url }) =>
      /\/k8s\/pod\/logs|\/artifacts\//.test(url) ? { kind: 'stall', afterBytes: 3000 } : undefined;
    return run;
  },
};

export const kubernetesDown: Scenario = {
  title: 'Kubernetes does not answer',
  description: 'The Kubernetes API server does not listen; the archive does.',
  create: () => {
    const controller = { keyFormat: DEFAULT_SETTINGS.keyFormat };
    const run = endStep(createStep({ log: mainLog(), world: { controller } }), 'kept');
    run.world.services.kubernetes = false;
    return run;
  },
};

export const streamFlagBroken: Scenario = {
  title: 'Logs from the API server',
  description:
    'STREAM_LOGS_FROM_SERVER_API is on, which has never worked: the API server has no such path.',
  create: () => {
    const world = { settings: { streamLogsFromServerApi: true } };
    return endStep(createStep({ log: mainLog(), world }), 'kept');
  },
};
