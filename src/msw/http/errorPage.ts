import { POWERED_BY } from './POWERED_BY.js';

const ENTITIES: Readonly<Record<string, string>> = {
  '"': '&quot;',
  '&': '&amp;',
  "'": '&#39;',
  '<': '&lt;',
  '>': '&gt;',
};

/** The page of Express's final handler. */
export function errorPage(status: number, message: string): Response {
  const text = message.replace(/["&'<>]/g, (character) => ENTITIES[character] ?? character);
  const page = [
    '<!DOCTYPE html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<title>Error</title>',
    '</head>',
    '<body>',
    `<pre>${text}</pre>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
  const body = new TextEncoder().encode(page);
  return new Response(body, {
    status,
    headers: {
      ...POWERED_BY,
      'content-security-policy': "default-src 'none'",
      'x-content-type-options': 'nosniff',
      'content-type': 'text/html; charset=utf-8',
      'content-length': String(body.length),
    },
  });
}
