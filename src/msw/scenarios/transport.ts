import { DEFAULT_SETTINGS } from '../world/settings.js';
import { mainLog } from './sampleLogs.js';
import type { ScenarioRun } from './Scenario.js';
import { createStep, endStep } from './startingPoints.js';

/** What happens between the page and the UI server, or between the servers behind it. */
export const transport = {
  loginPage: {
    title: 'Logged out: every response is a login page',
    description:
      'The session expired, and the proxy in front of KFP responds to everything with its login page and status 200.',
    create: (): ScenarioRun => {
      const { world, target } = createStep({ log: mainLog() });
      const page = '<!DOCTYPE html><html><head><title>Sign in</title></head><body></body></html>';
      const headers = { 'content-type': 'text/html' };
      world.intercept = () => new Response(page, { headers });
      return { world, target };
    },
  },

  notKfp: {
    title: 'Wrong address: another web server',
    description: 'The base URL leads to a web server that is not KFP.',
    create: (): ScenarioRun => {
      const { world, target } = createStep();
      const page =
        '<html>\r\n<head><title>404 Not Found</title></head>\r\n<body></body>\r\n</html>\r\n';
      const head = { status: 404, headers: { 'content-type': 'text/html', server: 'nginx' } };
      world.intercept = () => new Response(page, head);
      return { world, target };
    },
  },

  accessDenied: {
    title: 'Several users: no access to the namespace',
    description: 'KFP serves several users, and this one may not look into the namespace.',
    create: (): ScenarioRun => {
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
  },

  rateLimited: {
    title: 'Too many requests',
    description:
      'The gateway in front of KFP responds to the first requests with status 429, and asks to wait.',
    create: (): ScenarioRun => {
      const { world, target } = createStep({ log: mainLog() });
      let refused = 0;
      world.intercept = () => {
        refused += 1;
        return refused > 2
          ? undefined
          : new Response('local_rate_limited', { status: 429, headers: { 'retry-after': '20' } });
      };
      return { world, target: { ...target, taskState: 'RUNNING' } };
    },
  },

  cutOff: {
    title: 'Connection lost in the middle of the log',
    description: 'The connection breaks after some thousand bytes of the log.',
    create: (): ScenarioRun => {
      const run = endStep(createStep({ log: mainLog() }), 'kept');
      run.world.fault = ({ url }) =>
        /\/k8s\/pod\/logs|\/artifacts\//.test(url) ? { kind: 'cut', afterBytes: 3000 } : undefined;
      return run;
    },
  },

  stalled: {
    title: 'Connection silent in the middle of the log',
    description: 'After some thousand bytes no more come, and the response does not end either.',
    create: (): ScenarioRun => {
      const run = endStep(createStep({ log: mainLog() }), 'kept');
      run.world.fault = ({ url }) =>
        /\/k8s\/pod\/logs|\/artifacts\//.test(url)
          ? { kind: 'stall', afterBytes: 3000 }
          : undefined;
      return run;
    },
  },

  kubernetesDown: {
    title: 'Kubernetes is down, archive has the log',
    description: 'The Kubernetes API server does not respond; the log is read from the archive.',
    create: (): ScenarioRun => {
      const controller = { keyFormat: DEFAULT_SETTINGS.keyFormat };
      const run = endStep(createStep({ log: mainLog(), world: { controller } }), 'kept');
      run.world.services.kubernetes = false;
      return run;
    },
  },

  streamFlagBroken: {
    title: 'UI server set to a log route that does not exist',
    description:
      'STREAM_LOGS_FROM_SERVER_API sends log requests to a path that KFP’s API server has never had.',
    create: (): ScenarioRun => {
      const world = { settings: { streamLogsFromServerApi: true } };
      return endStep(createStep({ log: mainLog(), world }), 'kept');
    },
  },
};
