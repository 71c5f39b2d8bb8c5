import { createStep } from './createStep.js';
import type { Scenario } from './Scenario.js';

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
