import { POWERED_BY } from './POWERED_BY.js';

/** Express's own answer to `OPTIONS`, where no route takes that method. */
export function allowedMethods(methods: readonly string[]): Response {
  const names = new Set(methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : method)));
  const allow = [...names].sort().join(', ');
  const body = new TextEncoder().encode(allow);
  return new Response(body, {
    headers: {
      ...POWERED_BY,
      allow,
      'content-length': String(body.length),
      'content-type': 'text/plain',
      'x-content-type-options': 'nosniff',
    },
  });
}
