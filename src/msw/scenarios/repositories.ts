import { SHIPPED_KEY_FORMAT } from '../kubernetes/workflows.js';
import type { ScenarioRun } from './Scenario.js';
import { createNamespaces } from './startingPoints.js';

const TEAM_A = 'team-a/{{workflow.name}}/{{pod.name}}';
const TEAM_B = 'logs/b/{{workflow.creationTimestamp.Y}}/{{workflow.name}}/{{pod.name}}';
const TEAM_E = 'team-e/{{workflow.name}}/{{pod.name}}';
const TEAM_F = SHIPPED_KEY_FORMAT.replace('{{workflow.namespace}}', 'team-f');

/** At this time it is the next day in China. */
const EVENING = '2026-08-20T22:30:00Z';
const CHINA = 'Asia/Shanghai';

/** An artifact repository, as it stands under a data key of an `artifact-repositories` ConfigMap. */
const repositoryOf = (keyFormat: string): string =>
  `archiveLogs: true\ns3:\n  bucket: mlpipeline\n  keyFormat: ${keyFormat}\n`;

/** Namespaces that archive below prefixes of their own, and what tells the page about them. */
export const repositories = {
  namespacePrefixes: {
    title: 'UI server looks up each namespace’s prefix',
    description:
      'Two namespaces archive below prefixes of their own, which the UI server reads from their ConfigMaps. Both runs are cleaned up, without a stored manifest.',
    create: (): ScenarioRun =>
      createNamespaces(
        [
          { name: 'team-a', keyFormat: SHIPPED_KEY_FORMAT },
          { name: 'team-b', keyFormat: TEAM_B },
        ].map((namespace) => ({
          ...namespace,
          configMap: { data: { 'artifact-repositories': repositoryOf(namespace.keyFormat) } },
        })),
        {
          settings: { artifactRepositoriesLookup: true },
          services: { persistenceAgent: false },
        },
      ),
  },

  repositoriesLookedUp: {
    title: 'Page looks up each namespace’s prefix',
    description:
      'Three namespaces have their prefix in a ConfigMap: under the key that KFP reads, under an annotated key, and as KFP’s profile controller writes it. The page reads them, because the UI server does not and no manifest was stored.',
    create: (): ScenarioRun => {
      const written = {
        archiveLogs: true,
        s3: {
          endpoint: 'seaweedfs.kubeflow.svc.cluster.local:9000',
          bucket: 'mlpipeline',
          keyFormat: TEAM_F,
          insecure: true,
        },
      };
      const run = createNamespaces(
        [
          {
            name: 'team-a',
            keyFormat: TEAM_A,
            configMap: { data: { 'artifact-repositories': repositoryOf(TEAM_A) } },
          },
          {
            name: 'team-b',
            keyFormat: TEAM_B,
            configMap: {
              annotated: 'default-v1',
              data: {
                'default-v1': repositoryOf(TEAM_B),
                'my-key': 's3:\n  bucket: other\n',
                empty: '',
              },
            },
          },
          {
            name: 'team-f',
            keyFormat: TEAM_F,
            configMap: {
              annotated: 'default-namespaced',
              data: { 'default-namespaced': JSON.stringify(written) },
            },
          },
        ],
        { services: { persistenceAgent: false } },
      );
      return { ...run, host: { lookUp: true } };
    },
  },

  prefixChanged: {
    title: 'Prefix changed after the run',
    description:
      'The ConfigMap has a new prefix, and this run was archived under the old one, which the manifest stored with it still has. The manifest does not name the log itself.',
    create: (): ScenarioRun => {
      const before = 'logs/before/{{workflow.name}}/{{pod.name}}';
      const after = 'logs/after/{{workflow.name}}/{{pod.name}}';
      const run = createNamespaces([
        {
          name: 'team-a',
          keyFormat: before,
          configMap: { annotated: 'current', data: { current: repositoryOf(after) } },
        },
      ]);
      for (const stored of run.world.runs.values()) {
        if (stored.manifest) stored.manifest = stored.manifest.replaceAll('"main-logs"', '"model"');
      }
      return { ...run, host: { lookUp: true } };
    },
  },

  otherTimeZone: {
    title: 'Argo’s clock is in another time zone',
    description:
      'The workflow controller runs in China’s time zone, so that this run’s key has the date of the next day. The page is told the time zone, and looks up the key format.',
    create: (): ScenarioRun => {
      const repository = repositoryOf(SHIPPED_KEY_FORMAT);
      const run = createNamespaces(
        [
          {
            name: 'team-a',
            keyFormat: SHIPPED_KEY_FORMAT,
            createdAt: EVENING,
            configMap: {
              annotated: 'default-namespaced',
              data: { 'default-namespaced': repository },
            },
          },
        ],
        { services: { persistenceAgent: false }, controller: { timeZone: CHINA } },
      );
      return { ...run, host: { lookUp: true, timeZone: CHINA } };
    },
  },

  keyGuessed: {
    title: 'Archived where only a guess finds it',
    description:
      'There is neither a ConfigMap nor a stored manifest. The log is where KFP’s manifests put it, under the next day’s date by the controller’s clock.',
    create: (): ScenarioRun => {
      const run = createNamespaces(
        [{ name: 'team-c', keyFormat: SHIPPED_KEY_FORMAT, createdAt: EVENING }],
        { services: { persistenceAgent: false }, controller: { timeZone: CHINA } },
      );
      return { ...run, host: { lookUp: true } };
    },
  },

  repositoryBroken: {
    title: 'The namespace’s ConfigMap is not valid YAML',
    description: 'Somebody edited the ConfigMap that has the prefix; no manifest was stored.',
    create: (): ScenarioRun => {
      const broken = 's3:\n  keyFormat: "unclosed\n   bad: [yaml';
      const run = createNamespaces(
        [
          {
            name: 'team-d',
            keyFormat: 'team-d/{{workflow.name}}/{{pod.name}}',
            configMap: { data: { 'artifact-repositories': broken } },
          },
        ],
        { services: { persistenceAgent: false } },
      );
      return { ...run, host: { lookUp: true } };
    },
  },

  repositoryForbidden: {
    title: 'The namespace’s ConfigMap may not be read',
    description:
      'The dashboard is not allowed to read the ConfigMap that has the prefix; no manifest was stored.',
    create: (): ScenarioRun => {
      const run = createNamespaces(
        [
          {
            name: 'team-e',
            keyFormat: TEAM_E,
            configMap: {
              annotated: 'default-v1',
              data: { 'default-v1': `s3:\n  bucket: mlpipeline\n  keyFormat: ${TEAM_E}\n` },
            },
          },
        ],
        { services: { persistenceAgent: false }, dashboard: { forbidden: ['team-e'] } },
      );
      return { ...run, host: { lookUp: true } };
    },
  },
};
