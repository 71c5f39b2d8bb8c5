import { describe, expect, test } from 'vitest';

import { createWorld, respond, type WorldInit } from '../../src/msw/index.js';

const OWN_KEY = 'private-artifacts/team-b/churn-x/main.log';
const OTHER_KEY = 'logs/b/2026/churn-x/main.log';
const NOT_OWNED = 'Artifact does not belong to the requested namespace';
const NOT_AUTHORIZED = /^User is not authorized to GET VIEWERS in namespace team-b: /;

/** A KFP for several users, in which `allowed` may look into team-b and `denied` into team-a only. */
function createUsersWorld(init: WorldInit = {}) {
  return createWorld({
    users: { allowed: ['team-b'], denied: ['team-a'] },
    objects: Object.fromEntries(
      [OWN_KEY, OTHER_KEY].map((key) => [`mlpipeline/${key}`, 'a line\n']),
    ),
    ...init,
    settings: { authz: true, ...init.settings },
  });
}

async function getArtifact(
  parameters: [string, string][],
  { user, init = {} }: { user?: string | undefined; init?: WorldInit },
) {
  const query = new URLSearchParams([['source', 'minio'], ...parameters]);
  const request = new Request(`http://kfp.test/artifacts/get?${query.toString()}`, {
    headers: user === undefined ? {} : { 'kubeflow-userid': user },
  });
  const response = await respond(createUsersWorld(init), request);
  return { status: response.status, text: await response.text() };
}

/** Everything that a request can have wrong, in the order in which the UI server looks at it. */
const CHECKS: { name: string; wrong: object; right: object; status: number; text: RegExp }[] = [
  {
    name: 'a parameter twice',
    wrong: { again: 'twice' },
    right: { again: undefined },
    status: 400,
    text: /^bucket must be a single string value$/,
  },
  {
    name: 'no identity',
    wrong: { user: undefined },
    right: { user: 'denied' },
    status: 401,
    text: /^Authentication required for artifact access$/,
  },
  {
    name: 'no namespace',
    wrong: { namespace: undefined },
    right: { namespace: 'Team B' },
    status: 400,
    text: /^Namespace parameter is required when authentication is enabled$/,
  },
  {
    name: 'a namespace that is no name',
    wrong: { namespace: 'Team B' },
    right: { namespace: 'team-b' },
    status: 400,
    text: /^Invalid namespace format$/,
  },
  {
    name: 'a user who may not look into the namespace',
    wrong: { user: 'denied' },
    right: { user: 'allowed' },
    status: 403,
    text: NOT_AUTHORIZED,
  },
  {
    name: 'a key of no namespace',
    wrong: { key: `${OTHER_KEY}${'x'.repeat(1024)}` },
    right: { key: `${OWN_KEY}${'x'.repeat(1024)}` },
    status: 403,
    text: new RegExp(`^${NOT_OWNED}$`),
  },
  {
    name: 'an object that is not there',
    wrong: { key: `${OWN_KEY}/missing` },
    right: { key: OWN_KEY },
    status: 404,
    text: /^No objects found at mlpipeline\/private-artifacts\/team-b\//,
  },
];

describe('an artifact is asked for in a KFP for several users', () => {
  test.each(CHECKS.map((check, index) => [check.name, index] as const))(
    '%s is answered before all that follows',
    async (_name, index) => {
      const [first, ...later] = CHECKS.slice(index);
      const parameters: Record<string, string | undefined> = Object.assign(
        {},
        ...later.reverse().map(({ wrong }) => wrong),
        ...CHECKS.slice(0, index).map(({ right }) => right),
        first?.wrong,
      ) as Record<string, string | undefined>;
      const { user, namespace, key = OWN_KEY, again } = parameters;
      const { status, text } = await getArtifact(
        [
          ['bucket', 'mlpipeline'],
          ['key', key],
          ...(again === undefined ? [] : [['bucket', again] satisfies [string, string]]),
          ...(namespace === undefined ? [] : [['namespace', namespace] satisfies [string, string]]),
        ],
        { user },
      );
      expect(text).toMatch(first?.text ?? /never/);
      expect(status).toBe(first?.status);
    },
  );

  const key = (value: string): [string, string][] => [
    ['bucket', 'mlpipeline'],
    ['key', value],
    ['namespace', 'team-b'],
  ];
  const settings = (value: NonNullable<WorldInit['settings']>): WorldInit => ({ settings: value });

  test.each<[string, [string, string][], WorldInit, number, string]>([
    ['a key below the namespace’s prefix', key(OWN_KEY), {}, 200, 'a line\n'],
    ['a key of the namespace’s own format', key(OTHER_KEY), {}, 403, NOT_OWNED],
    ['another namespace’s prefix', key('private-artifacts/team-a/x/main.log'), {}, 403, NOT_OWNED],
    ['a prefix further down', key(`x/${OWN_KEY}`), {}, 403, NOT_OWNED],
    ['the prefix alone', key('private-artifacts/team-b/'), {}, 403, NOT_OWNED],
    ['a key that climbs', key('private-artifacts/team-b/../team-a/x'), {}, 403, NOT_OWNED],
    ['an empty segment', key('private-artifacts/team-b//main.log'), {}, 403, NOT_OWNED],
    [
      'a prefix hidden in the bucket’s name, which is refused later',
      [['bucket', 'mlpipeline/private-artifacts/team-b'], ...key('main.log').slice(1)],
      {},
      500,
      'Invalid bucket name',
    ],
    [
      'another prefix in the settings',
      key(OTHER_KEY.replace('/b/', '/team-b/')),
      settings({ ownershipKeyPrefix: '/logs/' }),
      404,
      'No objects found at mlpipeline/logs/team-b/2026/churn-x/main.log',
    ],
    [
      'no prefix in the settings, which is the shipped one',
      key(OWN_KEY),
      settings({ ownershipKeyPrefix: '' }),
      200,
      'a line\n',
    ],
    ['records alone count', key(OWN_KEY), settings({ ownershipMode: 'mlmd-only' }), 403, NOT_OWNED],
    [
      'the metadata store is down',
      key(OTHER_KEY),
      { services: { metadata: false } },
      200,
      'a line\n',
    ],
    ['a KFP for one user', key(OTHER_KEY), settings({ authz: false }), 200, 'a line\n'],
  ])('%s', async (_name, parameters, init, status, text) => {
    expect(await getArtifact(parameters, { user: 'allowed', init })).toEqual({ status, text });
  });

  test.each([
    ['the API server is down', { services: { apiServer: false } }, /The request failed and the/],
    [
      'the header’s name has capitals',
      settings({ userIdHeader: 'Kubeflow-UserId' }),
      /User identity is empty in the request header$/,
    ],
  ])('%s: nobody is authorized', async (_name, init, text) => {
    const response = await getArtifact(key(OWN_KEY), { user: 'allowed', init });
    expect(response.status).toBe(403);
    expect(response.text).toMatch(NOT_AUTHORIZED);
    expect(response.text).toMatch(text);
  });
});
