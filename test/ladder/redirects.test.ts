import type { IncomingHttpHeaders } from 'node:http';
import { describe, expect, it } from 'vitest';

import {
  configMapRepositories,
  createKfpClient,
  openRunLogs,
  type RunLogsOptions,
  type RunLogsSnapshot,
} from '../../src/core/index.js';
import { serve, type TestServer } from '../support/serve.js';
import { textOf } from '../support/textOf.js';

const TARGET = { runId: 'b5f0c1de-0002', podName: 'churn-x7k2p-main-1', namespace: 'team-a' };
const SECRETS = { 'kubeflow-userid': 'alice@example.com', 'x-api-key': 'q9q9q9q9' };

async function settle(
  url: string,
  options: Partial<RunLogsOptions> = {},
): Promise<RunLogsSnapshot> {
  const client = createKfpClient({ baseUrl: `${url}/pipeline`, headers: SECRETS });
  const session = openRunLogs(TARGET, { client, ...options });
  const snapshot = await session.settled;
  session.close();
  return snapshot;
}

/** A server that redirects every request of the live log, and another that knows no pod. */
function redirecting(to: (path: string) => string | undefined): Promise<TestServer> {
  return serve((path, response) => {
    const location = to(path);
    if (location !== undefined) response.writeHead(302, { location }).end();
    else if (path.includes('/k8s/pod/logs')) response.end('epoch 1\n');
    else response.writeHead(500).end('Could not get pod churn in namespace team-a');
  });
}

/** A site that answers everything as a log, and keeps what it was sent. */
async function stranger(): Promise<TestServer & { headers: IncomingHttpHeaders[] }> {
  const headers: IncomingHttpHeaders[] = [];
  const server = await serve((_, response, request) => {
    headers.push(request.headers);
    response.end('no log of yours\n');
  });
  return Object.assign(server, { headers });
}

describe('a redirect to another site', () => {
  it.each([301, 302, 303, 307, 308])(
    'is refused by name, and nothing is sent: %i',
    async (status) => {
      await using other = await stranger();
      await using server = await serve((_, response) => {
        response.writeHead(status, { location: `${other.url}/anything` }).end();
      });
      const { document, diagnosis } = await settle(server.url);
      expect(document.byteLength).toBe(0);
      expect(diagnosis?.code).toBe('redirected-elsewhere');
      expect(diagnosis?.params['site']).toBe(other.url);
      expect(other.headers).toEqual([]);
    },
  );

  it('is refused on a detour over this site', async () => {
    await using other = await stranger();
    await using server = await redirecting((path) =>
      path === '/detour' ? `//${new URL(other.url).host}/` : '/detour',
    );
    const { diagnosis } = await settle(server.url);
    expect(diagnosis?.code).toBe('redirected-elsewhere');
    expect(other.headers).toEqual([]);
  });

  it('is refused where a fetch of the host has followed it', async () => {
    await using other = await stranger();
    await using server = await redirecting(() => `${other.url}/`);
    const client = createKfpClient({
      baseUrl: server.url,
      fetch: (url, init) => fetch(url, { ...init, redirect: 'follow' }),
    });
    const { document, diagnosis } = await settle(server.url, { client });
    expect(document.byteLength).toBe(0);
    expect(diagnosis?.code).toBe('redirected-elsewhere');
  });

  it('is refused for the ConfigMap of a namespace', async () => {
    await using other = await stranger();
    await using server = await redirecting(() => `${other.url}/`);
    const repositories = configMapRepositories({
      url: `${server.url}/{namespace}/{configMap}`,
      headers: SECRETS,
    });
    await expect(repositories('team-a', {})).rejects.toMatchObject({
      code: 'repository-lookup-failed',
      params: { text: `Redirected to ${other.url}.` },
    });
    expect(other.headers).toEqual([]);
  });
});

describe('a redirect to a login page', () => {
  it.each([
    ['oauth2-proxy', '/oauth2/start?rd=%2Fpipeline%2F'],
    ['oauth2-proxy, its page', '/oauth2/sign_in'],
    ['Dex', '/dex/auth?client_id=kubeflow-oidc-authservice&response_type=code'],
    ['Dex, one connector', '/dex/auth/local/login?back=&state=x'],
    ['AuthService', '/authservice/site/homepage'],
    ['Keycloak', 'http://127.0.0.1:9/auth/realms/kf/protocol/openid-connect/auth?client_id=kfp'],
    ['Google', 'https://accounts.google.com/o/oauth2/v2/auth?client_id=x'],
    ['Entra ID', 'https://login.microsoftonline.com/t/oauth2/v2.0/authorize?client_id=x'],
    ['Cloudflare Access', 'https://team.cloudflareaccess.com/cdn-cgi/access/login/kfp'],
    ['OpenID Connect', 'http://127.0.0.1:9/a?client_id=x&response_type=code&scope=openid'],
    ['SAML', 'http://127.0.0.1:9/a?SAMLRequest=x'],
    ['a page of the host', '/login'],
  ])('is diagnosed as such: %s', async (_, location) => {
    await using server = await redirecting(() => location);
    const { document, diagnosis } = await settle(server.url);
    expect(document.byteLength).toBe(0);
    expect(diagnosis?.code).toBe('login-required');
    expect(server.requests.filter((path) => !path.startsWith('/pipeline'))).toEqual([]);
  });

  it('is diagnosed as such when it goes on and on', async () => {
    await using server = await redirecting((path) => `${path}x`);
    const { diagnosis } = await settle(server.url);
    expect(diagnosis?.code).toBe('login-required');
  });
});

describe('a redirect on the same site', () => {
  it('is followed, with the same headers', async () => {
    const users: unknown[] = [];
    await using server = await serve((path, response, request) => {
      users.push(request.headers['kubeflow-userid']);
      const to = path.replace('/pipeline/', '/kfp/');
      if (to !== path) response.writeHead(302, { location: to }).end();
      else if (path.includes('/k8s/pod/logs')) response.end('epoch 1\n');
      else response.writeHead(500).end('Could not get pod churn in namespace team-a');
    });
    const { document, status } = await settle(server.url);
    expect(status).toBe('complete');
    expect(textOf(document)).toBe('epoch 1');
    expect(new Set(users)).toEqual(new Set(['alice@example.com']));
  });
});
