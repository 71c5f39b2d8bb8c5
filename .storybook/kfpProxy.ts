import type { IncomingMessage, Server } from 'node:http';

import type { ProxyOptions } from 'vite';

/** Where the page's requests for a real KFP go. */
const KFP_PATH = '/kfp/';

/**
 * Passes requests below {@link KFP_PATH} on to a KFP UI server, in the name of a user where one is
 * given.
 *
 * @param url The server's address
 * @param identity `name:value` of the header that a gateway in front of KFP would add, such as
 *   `kubeflow-userid:user@example.com`
 * @throws {Error} when the identity has another form; its value is in no message
 */
export function kfpProxy(url: string, identity?: string): Record<string, ProxyOptions> {
  return {
    [KFP_PATH]: {
      target: url,
      changeOrigin: true,
      rewrite: (path) => path.replace(KFP_PATH, '/'),
      headers: identity ? identityHeader(identity) : {},
    },
  };
}

function identityHeader(identity: string): Record<string, string> {
  const [, name = '', value = ''] = /^([\w-]+):[ \t]*(\S.*)$/.exec(identity) ?? [];
  if (!name || !value) throw new Error('KFP_USERID_HEADER must be the header’s name:value.');
  return { [name]: value };
}

/**
 * Lets answers from KFP through as they come. Storybook compresses everything that the browser takes
 * compressed, and holds back what the compressor has not filled a block with: a log that is followed
 * would show nothing. What is not asked for compressed passes it by.
 *
 * @see https://github.com/storybookjs/storybook/blob/next/code/core/src/core-server/dev-server.ts
 */
export function passUntouched(server: Server): void {
  server.prependListener('request', ({ url, headers }: IncomingMessage) => {
    if (url?.startsWith(KFP_PATH)) delete headers['accept-encoding'];
  });
}
