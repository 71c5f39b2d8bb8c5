import fc from 'fast-check';
import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';

import { printable } from '../../src/core/base/redacted.js';
import { shellWord } from '../../src/core/diagnosis/remedies/manifests.js';
import { toYaml, YamlText, type YamlValue } from '../../src/core/diagnosis/remedies/yaml.js';
import { CATALOGUE } from '../../src/core/diagnosis/catalogue.js';
import { createRemedies } from '../../src/core/diagnosis/remedies/remedies.js';
import type { RemedyCode } from '../../src/core/diagnosis/remedies/remedy.js';
import type { DiagnosisCode } from '../../src/core/index.js';
import { isRecord } from '../support/exchanges/isRecord.js';

const PARAMS = {
  namespace: 'team-a',
  bucket: 'team-logs',
  pod: 'churn-x7k2p-system-container-impl-1234567890',
  text: 'x is forbidden: User "system:serviceaccount:kfp:ml-pipeline-ui" cannot get resource',
  serverNamespace: 'kfp',
  configMap: 'artifact-repositories',
  dataKey: 'default-namespaced',
  keys: 'default-namespaced, other',
  secret: 'store-keys',
  containers: 'wait, user-main',
};
const CODES = Object.keys(CATALOGUE).filter((code): code is DiagnosisCode =>
  Object.hasOwn(CATALOGUE, code),
);
/** Places inside of a text that a ConfigMap holds under one key. */
const LINES = new Set(['controllerRepository', 'controllerDefaults', 'namespaceRepository']);
const HOSTILE = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom('a: b', '- x', '"', "'", "a'b", '$(rm -rf /)', '`id`', 'no', '1e3', '0x1', '~'),
  fc.constantFrom('x\n---\nkind: ClusterRole', '&a', '*a', '!!js', '%', '@', '{}', '#', ' a', 'a '),
  fc.constantFrom('\u202e', '\u200b', '\u{e0041}', '\u{1f600}', '\u200d', 'a\u2066b'),
  fc.constantFrom('\u0085', '\u2028', '\ufeff', '__proto__', 'null', '\t', '\\', ': ', '{{x}}'),
);

const codesOf = (code: DiagnosisCode, params: Record<string, string | number>): RemedyCode[] =>
  createRemedies({ code, params }).flatMap((remedy) => remedy.code ?? []);

/** The documents of a piece of YAML; an error in it fails the test. */
function documentsOf({ value }: RemedyCode): Record<string, unknown>[] {
  return parseAllDocuments(value).map((document) => {
    expect(document.errors).toEqual([]);
    const json: unknown = document.toJS();
    if (!isRecord(json)) throw new Error(`No object: ${value}`);
    return json;
  });
}

describe('YAML that is written', () => {
  const text = fc.oneof(HOSTILE, fc.string());
  const { tree } = fc.letrec<{ tree: YamlValue }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      text,
      fc.integer(),
      fc.boolean(),
      fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
      fc.dictionary(
        text.filter((key) => key !== '__proto__' && key !== '<<'),
        tie('tree'),
        {
          minKeys: 1,
          maxKeys: 3,
          noNullPrototype: true,
        },
      ),
    ),
  }));

  test('is read as what it was made of, however hostile its texts are', () => {
    fc.assert(
      fc.property(tree, (value) => {
        const yaml = toYaml(value);
        expect(parse(yaml)).toEqual(value);
        expect(yaml).not.toMatch(
          /[^\P{Cc}\n]|[\p{Cs}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]/u,
        );
      }),
    );
  });

  test('in a text is read as what it was made of, too', () => {
    fc.assert(
      fc.property(text, (value) => {
        const outer: unknown = parse(toYaml({ data: { x: new YamlText({ key: value }) } }));
        const inner = isRecord(outer) && isRecord(outer['data']) ? outer['data']['x'] : undefined;
        expect(parse(String(inner))).toEqual({ key: value });
      }),
    );
  });
});

describe('a command to paste', () => {
  const NAMES = fc.oneof(
    HOSTILE,
    fc.constantFrom(
      '=ls',
      '~',
      '~root',
      '*',
      '-n',
      "a'b",
      "'",
      "''",
      '\\',
      '$HOME',
      '!!',
      '{a,b}',
      'é 中',
    ),
    fc.constantFrom(
      'a\nb',
      '\u001b[200~rm\u001b[201~',
      'a\rb',
      '\u0003',
      '\u202eb',
      'a\u200bb',
      '\u0000',
    ),
    fc
      .array(fc.constantFrom("'", '"', '\\', '$', '`', '\n', ' ', 'a'), { maxLength: 8 })
      .map((it) => it.join('')),
  );

  test('gives a POSIX shell the words that it was made of', () => {
    fc.assert(
      fc.property(fc.array(NAMES, { minLength: 1, maxLength: 8 }), (words) => {
        const command = ['printf', '%s\\0', ...words].map(shellWord).join(' ');
        const read = execFileSync('sh', ['-c', command], { encoding: 'utf8' });
        expect(read.split('\0').slice(0, -1)).toEqual(
          words.map((word) => printable(word).replace(/[\n\t]/g, ' ')),
        );
      }),
      { numRuns: 50 },
    );
  });

  test('is one line of characters that are seen', () => {
    const code = fc.constantFrom(...CODES);
    fc.assert(
      fc.property(code, NAMES, NAMES, (of, one, other) => {
        const params = { ...PARAMS, namespace: one, configMap: other, keys: other, secret: one };
        const message = `secret "${one}" not found`;
        for (const made of codesOf(of, { ...params, serverNamespace: other, message })) {
          if (made.language !== 'shell') continue;
          expect(made.value).not.toMatch(
            /\p{Cc}|\p{Bidi_Control}|\p{Default_Ignorable_Code_Point}/u,
          );
        }
      }),
    );
  });

  test('takes no name for an option', () => {
    const options = { configMap: '--all', message: 'secret "--from-file" not found' };
    for (const code of CODES) {
      for (const { language, value } of codesOf(code, { ...PARAMS, ...options })) {
        if (language === 'shell') expect(value).not.toMatch(/--all|--from-file/);
      }
    }
  });
});

describe.each(CODES)('the remedies of %s', (code) => {
  test('have YAML that Kubernetes could read, for the namespace, bucket and account', () => {
    for (const made of codesOf(code, PARAMS)) {
      expect(['team-a', 'kfp']).toContain(made.namespace);
      if (made.language !== 'yaml' || LINES.has(made.place)) continue;
      for (const { apiVersion, kind, metadata } of documentsOf(made)) {
        expect(typeof apiVersion).toBe('string');
        expect(kind).toMatch(/^(?:ConfigMap|Deployment|Role|RoleBinding|Secret)$/);
        expect(metadata).toMatchObject({ name: expect.any(String) as string });
        const namespace = isRecord(metadata) ? metadata['namespace'] : undefined;
        expect(namespace).toBe(made.namespace);
      }
    }
  });

  test('change single lines of a text that holds other settings', () => {
    for (const made of codesOf(code, PARAMS).filter(({ place }) => LINES.has(place))) {
      const [lines] = documentsOf(made);
      expect(Object.keys(lines ?? {})).toHaveLength(1);
      expect(made.value).not.toMatch(/endpoint|bucket|Secret/);
    }
  });

  test('grant no more than get, on the one object where it has a name', () => {
    for (const remedy of codesOf(code, PARAMS)) {
      for (const document of remedy.language === 'yaml' ? documentsOf(remedy) : []) {
        if (document['kind'] === 'Role') {
          const rules: unknown = document['rules'];
          expect(rules).toHaveLength(1);
          const [rule] = Array.isArray(rules) ? rules.filter(isRecord) : [];
          expect(rule?.['verbs']).toEqual(['get']);
          const resources = String(rule?.['resources']);
          expect(resources).toMatch(/^(?:configmaps|secrets|workflows|viewers|pods,pods\/log)$/);
          if (/^(?:configmaps|secrets)$/.test(resources)) {
            expect(rule?.['resourceNames']).toHaveLength(1);
          }
        }
        if (document['kind'] === 'RoleBinding') {
          expect(document['roleRef']).toMatchObject({ kind: 'Role' });
          expect(document['subjects']).toHaveLength(1);
        }
      }
    }
  });

  test('treat hostile names as names', () => {
    fc.assert(
      fc.property(HOSTILE, HOSTILE, (namespace, bucket) => {
        const hostile = { ...PARAMS, namespace, bucket, configMap: namespace, secret: bucket };
        const wanted = codesOf(code, PARAMS);
        const made = codesOf(code, hostile);
        expect(made.map(({ place }) => place)).toEqual(wanted.map(({ place }) => place));
        for (const [index, remedy] of made.entries()) {
          const harmless = wanted[index];
          if (remedy.language !== 'yaml' || !harmless) continue;
          const kinds = (it: RemedyCode) => documentsOf(it).map(({ kind }) => kind);
          expect(kinds(remedy)).toEqual(kinds(harmless));
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe('the cases that a cluster most often has', () => {
  const dataOf = (remedy: RemedyCode | undefined, key: string): unknown => {
    const [document] = remedy ? documentsOf(remedy) : [];
    const data = document?.['data'];
    return isRecord(data) ? parse(String(data[key])) : undefined;
  };
  const envOf = (remedy: RemedyCode | undefined): unknown => {
    const [document] = remedy ? documentsOf(remedy) : [];
    expect(document).toMatchObject({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'ml-pipeline-ui', namespace: 'kfp' },
    });
    return Object.fromEntries(
      [...(remedy?.value ?? '').matchAll(/- name: ([A-Z_]+)\n\s+value: (.+)/g)].map((match) => [
        match[1],
        parse(match[2] ?? ''),
      ]),
    );
  };
  const SHIPPED =
    'private-artifacts/{{workflow.namespace}}/{{workflow.name}}/{{workflow.creationTimestamp.Y}}/{{workflow.creationTimestamp.m}}/{{workflow.creationTimestamp.d}}/{{pod.name}}';

  test('archiving is disabled: controller, namespace and server are told to archive', () => {
    const [controller, namespace, server] = codesOf('archiving-disabled', PARAMS);
    expect(controller).toMatchObject({ place: 'controllerRepository', namespace: 'kfp' });
    expect(controller && documentsOf(controller)).toEqual([{ archiveLogs: true }]);
    expect(namespace).toMatchObject({ place: 'namespaceRepository', namespace: 'team-a' });
    expect(namespace && documentsOf(namespace)).toEqual([{ archiveLogs: true }]);
    expect(envOf(server)).toEqual({
      ARGO_ARCHIVE_LOGS: 'true',
      ARGO_ARCHIVE_BUCKETNAME: 'team-logs',
      ARGO_KEYFORMAT: SHIPPED,
    });
  });

  test('the namespace has no repository: it gets one, with its own prefix and archived logs', () => {
    const [namespace] = codesOf('repository-config-missing', PARAMS);
    expect(namespace).toMatchObject({ place: 'namespaceConfigMap', namespace: 'team-a' });
    expect(dataOf(namespace, 'default-namespaced')).toMatchObject({
      archiveLogs: true,
      s3: {
        bucket: 'team-logs',
        keyFormat: SHIPPED.replace('{{workflow.namespace}}', 'team-a'),
      },
    });
  });

  test('the key prefix does not match: the server gets the format that Argo writes with', () => {
    const [server, ...others] = codesOf('key-mismatch', PARAMS);
    expect(envOf(server)).toMatchObject({ ARGO_KEYFORMAT: SHIPPED });
    expect(others).toEqual([]);
  });

  test('the server may read one Secret of its own namespace, and the text says in which', () => {
    const [right] = codesOf('secret-forbidden', PARAMS);
    expect(right).toMatchObject({ place: 'namespace', namespace: 'kfp' });
    expect(right && documentsOf(right)).toMatchObject([
      { kind: 'Role', metadata: { namespace: 'kfp' } },
      { kind: 'RoleBinding', metadata: { namespace: 'kfp' } },
    ]);
  });

  test('the server may not read a repository: it gets the right that the look-up needs', () => {
    const [right] = codesOf('repository-forbidden', PARAMS);
    expect(right && documentsOf(right)).toEqual([
      {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'Role',
        metadata: { name: 'artifact-repositories-reader', namespace: 'team-a' },
        rules: [
          {
            apiGroups: [''],
            resources: ['configmaps'],
            resourceNames: ['artifact-repositories'],
            verbs: ['get'],
          },
        ],
      },
      {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'RoleBinding',
        metadata: { name: 'artifact-repositories-reader', namespace: 'team-a' },
        roleRef: {
          apiGroup: 'rbac.authorization.k8s.io',
          kind: 'Role',
          name: 'artifact-repositories-reader',
        },
        subjects: [{ kind: 'ServiceAccount', name: 'ml-pipeline-ui', namespace: 'kfp' }],
      },
    ]);
  });

  test('pods and workflows are deleted after an hour: they are kept for a day', () => {
    const [, , lifetime] = codesOf('server-archive-off', PARAMS);
    expect(lifetime).toMatchObject({ place: 'controllerDefaults', namespace: 'kfp' });
    expect(lifetime && parse(lifetime.value)).toEqual({
      spec: {
        ttlStrategy: {
          secondsAfterCompletion: 86400,
          secondsAfterSuccess: 86400,
          secondsAfterFailure: 86400,
        },
      },
    });
  });

  test('the server looks for Google’s metadata outside of Google: it is told not to', () => {
    const [server] = codesOf('gcs-failed', PARAMS);
    expect(envOf(server)).toEqual({ DISABLE_GKE_METADATA: 'true' });
  });

  test('the account and namespace are those that Kubernetes refused', () => {
    const who = 'system:serviceaccount:portal:log-reader';
    const [right] = codesOf('repository-forbidden', { namespace: 'team-a', who });
    expect(right?.value).toContain('name: log-reader\n    namespace: portal');
  });

  test('a Secret that is missing is made by a command', () => {
    const message = 'MountVolume.SetUp failed for volume "data" : secret "data-creds" not found';
    expect(codesOf('mount-failed', { namespace: 'team-a', message })).toEqual([
      {
        language: 'shell',
        place: 'terminal',
        namespace: 'team-a',
        value: 'kubectl create secret generic data-creds --from-literal=KEY=VALUE -n team-a',
      },
    ]);
  });

  test('the region is the one that the store expects', () => {
    const text = "the region 'us-east-1' is wrong; expecting 'eu-west-1'";
    const [server] = codesOf('store-region', { ...PARAMS, text });
    expect(envOf(server)).toEqual({ AWS_REGION: 'eu-west-1' });
  });
});
