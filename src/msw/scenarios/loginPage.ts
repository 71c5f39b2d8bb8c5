import { createStep } from './createStep.js';
import { mainLog } from './mainLog.js';
import type { Scenario } from './Scenario.js';

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
