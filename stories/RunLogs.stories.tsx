import preview from '../.storybook/preview.js';
import { dashboardHandlers, kfpHandlers, type ScenarioRun, scenarios } from '../src/msw/index.js';
import { DEFAULT_RUNGS } from '../src/core/index.js';
import { expectArchivedLog } from './expectArchivedLog.js';
import { expectOutcome } from './expectOutcome.js';
import { expectProgress } from './expectProgress.js';
import { measuredLog } from './measuredLog.js';
import { SimulatedRunLogs } from './SimulatedRunLogs.js';

const runs = new Map<string, ScenarioRun>();

const meta = preview.meta({
  title: 'RunLogs',
  component: SimulatedRunLogs,
  args: { scenario: 'finished' },
  argTypes: { run: { table: { disable: true } } },
  beforeEach: ({ id, args, msw }) => {
    const run = scenarios[args.scenario].create();
    runs.set(id, run);
    msw.use(...kfpHandlers(run.world), ...dashboardHandlers(run.world));
  },
  render: (args, { id }) => {
    const run = runs.get(id);
    return <SimulatedRunLogs {...args} {...(run && { run })} />;
  },
  play: ({ args, canvasElement }) => expectOutcome(canvasElement, args.scenario),
});

export const AccessDenied = meta.story({ args: { scenario: 'accessDenied' } });
export const ApiServerDown = meta.story({ args: { scenario: 'apiServerDown' } });
export const ArchivingDisabled = meta.story({ args: { scenario: 'archivingDisabled' } });
export const ArtifactReadOnly = meta.story({ args: { scenario: 'artifactReadOnly' } });
export const BinaryBytes = meta.story({ args: { scenario: 'binaryBytes' } });
export const Cached = meta.story({ args: { scenario: 'cached' } });
export const CollectedWithArchive = meta.story({ args: { scenario: 'collectedWithArchive' } });
export const ContainerCreating = meta.story({ args: { scenario: 'containerCreating' } });
export const CutOff = meta.story({ args: { scenario: 'cutOff' } });
export const Evicted = meta.story({ args: { scenario: 'evicted' } });
export const ExecutorLogsOnly = meta.story({ args: { scenario: 'executorLogsOnly' } });
export const FailedStep = meta.story({ args: { scenario: 'failedStep' } });
export const Finished = meta.story({ args: { scenario: 'finished' } });
export const GzipArchive = meta.story({ args: { scenario: 'gzipArchive' } });
export const ImagePullBackOff = meta.story({ args: { scenario: 'imagePullBackOff' } });
export const KeyPrefixMissing = meta.story({ args: { scenario: 'keyPrefixMissing' } });
export const KubernetesDown = meta.story({ args: { scenario: 'kubernetesDown' } });
export const LiveRun = meta.story({ args: { scenario: 'liveRun' } });
export const LoginPage = meta.story({ args: { scenario: 'loginPage' } });
export const MultiUser = meta.story({ args: { scenario: 'multiUser' } });
export const NamespacePrefixes = meta.story({ args: { scenario: 'namespacePrefixes' } });
export const NoManifest = meta.story({ args: { scenario: 'noManifest' } });
export const NoOutput = meta.story({ args: { scenario: 'noOutput' } });
export const NodeUnreachable = meta.story({ args: { scenario: 'nodeUnreachable' } });
export const NotKfp = meta.story({ args: { scenario: 'notKfp' } });
export const NotStarted = meta.story({ args: { scenario: 'notStarted' } });
export const OomKilled = meta.story({ args: { scenario: 'oomKilled' } });
export const PodGone = meta.story({ args: { scenario: 'podGone' } });
export const QuietSoFar = meta.story({ args: { scenario: 'quietSoFar' } });
export const RateLimited = meta.story({ args: { scenario: 'rateLimited' } });
export const Retried = meta.story({ args: { scenario: 'retried' } });
export const RotatedAway = meta.story({ args: { scenario: 'rotatedAway' } });
export const Running = meta.story({ args: { scenario: 'running' } });
export const ShippedDefaultsMismatch = meta.story({
  args: { scenario: 'shippedDefaultsMismatch' },
});
export const Skipped = meta.story({ args: { scenario: 'skipped' } });
export const Stalled = meta.story({ args: { scenario: 'stalled' } });
export const StoreDenied = meta.story({ args: { scenario: 'storeDenied' } });
export const StoreDown = meta.story({ args: { scenario: 'storeDown' } });
export const StreamFlagBroken = meta.story({ args: { scenario: 'streamFlagBroken' } });
export const TarArchive = meta.story({ args: { scenario: 'tarArchive' } });
export const Unscheduled = meta.story({ args: { scenario: 'unscheduled' } });
export const WrongContainer = meta.story({ args: { scenario: 'wrongContainer' } });
export const KeyGuessed = meta.story({ args: { scenario: 'keyGuessed' } });
export const OtherTimeZone = meta.story({ args: { scenario: 'otherTimeZone' } });
export const PrefixChanged = meta.story({ args: { scenario: 'prefixChanged' } });
export const RepositoriesLookedUp = meta.story({ args: { scenario: 'repositoriesLookedUp' } });
export const RepositoryBroken = meta.story({ args: { scenario: 'repositoryBroken' } });
export const RepositoryForbidden = meta.story({ args: { scenario: 'repositoryForbidden' } });
export const NamespacePrefixesOther = meta.story({
  args: { scenario: 'namespacePrefixes', step: 0 },
});

const KEY_FORMAT =
  'private-artifacts/{{workflow.namespace}}/{{workflow.name}}/{{workflow.creationTimestamp.Y}}/{{workflow.creationTimestamp.m}}/{{workflow.creationTimestamp.d}}/{{pod.name}}';

export const RepositoriesLookedUpAnnotated = meta.story({
  args: { scenario: 'repositoriesLookedUp', step: 0 },
});
export const RepositoriesLookedUpAsKfpWritesThem = meta.story({
  args: { scenario: 'repositoriesLookedUp', step: 1 },
});

/** The page names the object: nothing else is asked. */
export const KnownArchive = meta.story({
  args: {
    scenario: 'shippedDefaultsMismatch',
    options: { rungs: DEFAULT_RUNGS.filter(({ name }) => name === 'knownArchive') },
    known: {
      archive: {
        source: 'minio',
        bucket: 'mlpipeline',
        key: 'private-artifacts/kubeflow/churn-x7k2p/2026/08/20/churn-x7k2p-system-container-impl-1234567890/main.log',
      },
    },
  },
  play: ({ canvasElement }) => expectArchivedLog(canvasElement),
});

/** The key is rendered from the host's static key format. */
export const ConfiguredArchive = meta.story({
  args: {
    scenario: 'shippedDefaultsMismatch',
    options: {
      rungs: DEFAULT_RUNGS.filter(({ name }) => name === 'configuredArchive'),
      archive: { keyFormat: KEY_FORMAT },
    },
  },
  play: ({ canvasElement }) => expectArchivedLog(canvasElement),
});

/** A proxy in front of KFP announces the log's length: how much of it has come is shown. */
export const LoadingWithLength = meta.story({
  args: { scenario: 'finished' },
  beforeEach: ({ id, msw }) => {
    const run = runs.get(id);
    if (run) msw.use(measuredLog(run.world, `${run.target.namespace}/${run.target.podName}`));
  },
  play: ({ canvasElement }) => expectProgress(canvasElement),
});
