import { http, HttpResponse } from 'msw';
import { expect, inject, test } from 'vitest';

import { createKfpClient, KfpRequestError, type KfpResponse } from '../../src/core/index.js';
import { simulate } from '../support/simulate.js';

const worker = simulate();
const { kfp, stranger } = inject('sites');
const POD = { podName: 'train-1', namespace: 'team-a' };

async function ask(baseUrl: string): Promise<KfpResponse | KfpRequestError> {
  const client = createKfpClient({ baseUrl, headers: { 'x-api-key': 'q9q9q9q9' } });
  return client.getPodLogs(POD).catch((error: unknown) => {
    if (error instanceof KfpRequestError) return error;
    throw error;
  });
}

/** The headers of the requests that have reached the other site. */
async function seenByStranger(): Promise<Record<string, string>[]> {
  return (await (await fetch(`${stranger}/seen`)).json()) as Record<string, string>[];
}

/** A server on the page's own site that redirects the request for a log. */
function redirectTo(location: string): string {
  worker.use(http.get('*/kfp/k8s/pod/logs', () => HttpResponse.redirect(location, 302)));
  return '/kfp';
}

const toLog = async (response: KfpResponse | KfpRequestError): Promise<string> => {
  if (response instanceof KfpRequestError) throw response;
  return new Response(response.body).text();
};

test('a redirect of the page’s own site to another is refused, and no header goes there', async () => {
  const error = await ask(redirectTo(`${stranger}/anything`));
  expect(error).toMatchObject({ failure: 'elsewhere', site: stranger });
  for (const headers of await seenByStranger()) expect(headers).not.toHaveProperty('x-api-key');
});

test('a redirect of another origin’s KFP to a third is refused, and no header goes there', async () => {
  const error = await ask(`${kfp}/to/${encodeURIComponent(`${stranger}/x`)}`);
  expect(error).toMatchObject({ failure: 'elsewhere', site: stranger });
  for (const headers of await seenByStranger()) expect(headers).not.toHaveProperty('x-api-key');
});

test('a redirect to a site that does not let the page ask is taken for a login', async () => {
  const error = await ask(redirectTo('http://127.0.0.1:9/'));
  expect(error).toMatchObject({ failure: 'redirected' });
});

test('a redirect to a login page of the same site is told as such', async () => {
  worker.use(http.get('*/oauth2/start', () => HttpResponse.html('<html></html>')));
  const error = await ask(redirectTo('/oauth2/start?rd=%2F'));
  expect(error).toMatchObject({ failure: 'redirected' });
});

test('a redirect on the same site is followed, with the headers', async () => {
  worker.use(
    http.get('*/moved', ({ request }) =>
      HttpResponse.text(`for ${String(request.headers.get('x-api-key'))}\n`),
    ),
  );
  const response = await ask(redirectTo('/moved'));
  expect(response).toMatchObject({ status: 200, redirected: true });
  expect(await toLog(response)).toBe('for q9q9q9q9\n');
});

test('a redirect on the site of another origin’s KFP is followed, with the headers', async () => {
  const response = await ask(`${kfp}/to/${encodeURIComponent('/moved')}`);
  expect(await toLog(response)).toBe('for q9q9q9q9\n');
});
