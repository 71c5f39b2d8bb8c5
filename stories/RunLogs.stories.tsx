import { expect, waitFor } from 'storybook/test';

import preview from '../.storybook/preview.js';
import {
  dashboardHandlers,
  kfpHandlers,
  kubernetesHandlers,
  type ScenarioRun,
  scenarios,
} from '../src/msw/index.js';
import { DEFAULT_RUNGS, kubernetesPodLogs } from '../src/core/index.js';
import { ComposedRunLogs } from './ComposedRunLogs.js';
import {
  expectArchivedLog,
  expectFollowing,
  expectOption,
  expectOutcome,
  expectProgress,
} from './expectations.js';
import { SimulatedRunLogs, slowProxy } from './SimulatedRunLogs.js';

const runs = new Map<string, ScenarioRun>();

const meta = preview.meta({
  title: 'RunLogs',
  component: SimulatedRunLogs,
  args: { scenario: 'finished' },
  argTypes: { run: { table: { disable: true } } },
  beforeEach: ({ id, args, msw }) => {
    const run = scenarios[args.scenario].create();
    runs.set(id, run);
    msw.use(
      ...kfpHandlers(run.world),
      ...dashboardHandlers(run.world),
      ...kubernetesHandlers(run.world, { baseUrl: '/api/k8s' }),
    );
  },
  render: (args, { id }) => {
    const run = runs.get(id);
    return <SimulatedRunLogs {...args} {...(run && { run })} />;
  },
  play: ({ args, canvasElement }) => expectOutcome(canvasElement, args.scenario),
});

// The log is read from Kubernetes, while the pod is there.

export const Running = meta.story({
  name: 'Running: the log grows while it is read',
  args: { scenario: 'running' },
});
export const Finished = meta.story({
  name: 'Finished, pod still there: the whole log',
  args: { scenario: 'finished' },
});
export const FailedStep = meta.story({
  name: 'Failed: the log is opened at its traceback',
  args: { scenario: 'failedStep' },
});
export const OomKilled = meta.story({
  name: 'Failed, killed for using too much memory: the log ends in mid-epoch',
  args: { scenario: 'oomKilled' },
});
export const NoOutput = meta.story({
  name: 'Finished without printing anything',
  args: { scenario: 'noOutput' },
});
export const CutOff = meta.story({
  name: 'Connection lost in the middle of the log: what came is shown, with a warning',
  args: { scenario: 'cutOff' },
});
export const Stalled = meta.story({
  name: 'Connection silent in the middle of the log: what came is shown, with a warning',
  args: { scenario: 'stalled' },
});

// The log is still to come.

export const NotStarted = meta.story({
  name: 'Waiting for its turn: no pod yet',
  args: { scenario: 'notStarted' },
});
export const LiveRun = meta.story({
  name: 'Run just created: its first steps have no pod yet',
  args: { scenario: 'liveRun' },
});
export const Unscheduled = meta.story({
  name: 'Pending: no node has a free GPU',
  args: { scenario: 'unscheduled' },
});
export const ImagePullBackOff = meta.story({
  name: 'Pending: the image is not in its registry',
  args: { scenario: 'imagePullBackOff' },
});
export const ContainerCreating = meta.story({
  name: 'Pending: a volume’s Secret is missing',
  args: { scenario: 'containerCreating' },
});
export const QuietSoFar = meta.story({
  name: 'Running: nothing printed yet',
  args: { scenario: 'quietSoFar' },
});

// The pod is gone, and the log is found in the archive.

export const PodGone = meta.story({
  name: 'Pod deleted, workflow still there: the UI server finds the archive',
  args: { scenario: 'podGone' },
});
export const CollectedWithArchive = meta.story({
  name: 'Pod and workflow deleted, archive found where the UI server looks',
  args: { scenario: 'collectedWithArchive' },
});
export const ShippedDefaultsMismatch = meta.story({
  name: 'Pod and workflow deleted, archive found by its key in the stored workflow',
  args: { scenario: 'shippedDefaultsMismatch' },
});
export const KubernetesDown = meta.story({
  name: 'Kubernetes is down, archive found by the UI server',
  args: { scenario: 'kubernetesDown' },
});
export const MultiUser = meta.story({
  name: 'Pod and workflow deleted, archive found in a KFP for several users',
  args: { scenario: 'multiUser' },
});
export const RotatedAway = meta.story({
  name: 'Log file deleted on the node, archive found',
  args: { scenario: 'rotatedAway' },
});
export const Retried = meta.story({
  name: 'Retried: the archive of each attempt',
  args: { scenario: 'retried' },
});
export const RetriedOutOfMemory = meta.story({
  name: 'Retried twice: attempts to choose from, the first killed for using too much memory',
  args: { scenario: 'retriedOutOfMemory' },
  play: async ({ args, canvasElement }) => {
    await expectOutcome(canvasElement, args.scenario);
    await expectOption(
      canvasElement,
      'Attempt',
      'Attempt 1 of 3 · failed, out of memory, exit code 137',
    );
  },
});
export const StreamFlagBroken = meta.story({
  name: 'UI server set to a log route that does not exist, archive found',
  args: { scenario: 'streamFlagBroken' },
});
export const ArtifactReadOnly = meta.story({
  name: 'UI server refused by the object store, archive read through the API server',
  args: { scenario: 'artifactReadOnly' },
});
export const ExecutorLogsOnly = meta.story({
  name: 'Nothing archived: only the output of the user’s program is left',
  args: { scenario: 'executorLogsOnly' },
});
export const GzipArchive = meta.story({
  name: 'Archived as gzip',
  args: { scenario: 'gzipArchive' },
});
export const TarArchive = meta.story({
  name: 'Archived as tar.gz',
  args: { scenario: 'tarArchive' },
});
export const WindowsStep = meta.story({
  name: 'Log in UTF-16, of a step on Windows',
  args: { scenario: 'windowsStep' },
});
export const BinaryBytes = meta.story({
  name: 'Archived log with bytes that are not text',
  args: { scenario: 'binaryBytes' },
});

// The archive's key depends on the namespace.

export const NamespacePrefixes = meta.story({
  name: 'UI server looks up the namespace’s key prefix: one namespace',
  args: { scenario: 'namespacePrefixes' },
});
export const NamespacePrefixesOther = meta.story({
  name: 'UI server looks up the namespace’s key prefix: another namespace',
  args: { scenario: 'namespacePrefixes', step: 0 },
});
export const RepositoriesLookedUp = meta.story({
  name: 'Page looks up the ConfigMap: prefix under the key that KFP reads',
  args: { scenario: 'repositoriesLookedUp' },
});
export const RepositoriesLookedUpAnnotated = meta.story({
  name: 'Page looks up the ConfigMap: prefix under an annotated key',
  args: { scenario: 'repositoriesLookedUp', step: 0 },
});
export const RepositoriesLookedUpAsKfpWritesThem = meta.story({
  name: 'Page looks up the ConfigMap: as KFP’s profile controller writes it',
  args: { scenario: 'repositoriesLookedUp', step: 1 },
});
export const PrefixChanged = meta.story({
  name: 'Prefix changed after the run: found under the old one',
  args: { scenario: 'prefixChanged' },
});
export const OtherTimeZone = meta.story({
  name: 'Argo’s clock is in another time zone: the key has the next day',
  args: { scenario: 'otherTimeZone' },
});
export const KeyGuessed = meta.story({
  name: 'No ConfigMap and no stored workflow: found by a guess, which is said',
  args: { scenario: 'keyGuessed' },
});
export const RepositoryBroken = meta.story({
  name: 'The namespace’s ConfigMap is not valid YAML',
  args: { scenario: 'repositoryBroken' },
});
export const RepositoryForbidden = meta.story({
  name: 'The namespace’s ConfigMap may not be read',
  args: { scenario: 'repositoryForbidden' },
});

// There is no log, and why.

export const ArchivingDisabled = meta.story({
  name: 'Pod and workflow deleted, archiving switched off',
  args: { scenario: 'archivingDisabled' },
});
export const NoManifest = meta.story({
  name: 'Pod and workflow deleted, no stored workflow to tell the key',
  args: { scenario: 'noManifest' },
});
export const KeyPrefixMissing = meta.story({
  name: 'Archived below a prefix that the UI server does not know',
  args: { scenario: 'keyPrefixMissing' },
});
export const StoreDenied = meta.story({
  name: 'The object store refuses the UI server’s credentials',
  args: { scenario: 'storeDenied' },
});
export const StoreDown = meta.story({
  name: 'The object store does not accept connections',
  args: { scenario: 'storeDown' },
});
export const ApiServerDown = meta.story({
  name: 'KFP’s API server is down',
  args: { scenario: 'apiServerDown' },
});
export const Evicted = meta.story({
  name: 'Failed: pod evicted before its log was archived',
  args: { scenario: 'evicted' },
});
export const NodeUnreachable = meta.story({
  name: 'Running on a node that does not respond',
  args: { scenario: 'nodeUnreachable' },
});
export const OtherContainer = meta.story({
  name: 'Another container of the pod, which KFP does not serve',
  args: { scenario: 'otherContainer' },
});
export const KubernetesPassThrough = meta.story({
  name: 'Another container of the pod, where requests are passed through to Kubernetes',
  args: {
    scenario: 'otherContainer',
    options: { rungs: [kubernetesPodLogs({ url: './api/k8s' }), ...DEFAULT_RUNGS] },
  },
  play: ({ canvasElement }) => expectFollowing(canvasElement, 'Starting Workflow Executor'),
});
export const ContainerRestarted = meta.story({
  name: 'Restarted container: its log before the restart, where requests are passed through',
  args: {
    scenario: 'containerRestarted',
    options: { rungs: [kubernetesPodLogs({ url: './api/k8s' }), ...DEFAULT_RUNGS] },
  },
  play: async ({ canvasElement }) => {
    await expectFollowing(canvasElement, 'epoch');
    const before = 'main before its restart · failed, out of memory, exit code 137';
    await expectOption(canvasElement, 'Container', before);
  },
});
export const DriverAndLauncher = meta.story({
  name: 'Driver, launcher and main of one step, to choose from',
  args: {
    scenario: 'driverAndLauncher',
    options: { rungs: [kubernetesPodLogs({ url: './api/k8s' }), ...DEFAULT_RUNGS] },
  },
  play: async ({ canvasElement }) => {
    await expectFollowing(canvasElement, 'epoch');
    await expectOption(canvasElement, 'Container', 'driver · succeeded');
    await expectOption(canvasElement, 'Container', 'kfp-launcher · succeeded');
  },
});
export const WrongContainer = meta.story({
  name: 'The pod has no container called main',
  args: { scenario: 'wrongContainer' },
});
export const Cached = meta.story({
  name: 'Never ran: output taken from the cache',
  args: { scenario: 'cached' },
});
export const CachedFromOriginal = meta.story({
  name: 'Never ran: the log of the step whose output was taken from the cache',
  args: { scenario: 'cachedFromOriginal' },
});
export const Skipped = meta.story({
  name: 'Never ran: its condition was not met',
  args: { scenario: 'skipped' },
});

// The UI server and Kubernetes.

export const KubernetesUnreachable = meta.story({
  name: 'Kubernetes is down, and nothing is archived yet',
  args: { scenario: 'kubernetesUnreachable' },
});
export const ServerTokenInvalid = meta.story({
  name: 'Kubernetes does not accept the UI server’s token',
  args: { scenario: 'serverTokenInvalid' },
});
export const PodLogForbidden = meta.story({
  name: 'UI server may see pods, but not their logs',
  args: { scenario: 'podLogForbidden' },
});
export const PodAccessForbidden = meta.story({
  name: 'UI server may see nothing in the namespace',
  args: { scenario: 'podAccessForbidden' },
});
export const WorkflowsForbidden = meta.story({
  name: 'Pod deleted, and the UI server may not see workflows',
  args: { scenario: 'workflowsForbidden' },
});
export const IdentityMissing = meta.story({
  name: 'Several users: no header says who asks',
  args: { scenario: 'identityMissing' },
});

// Something stands in front of KFP.

export const LoginPage = meta.story({
  name: 'Logged out: every response is a login page',
  args: { scenario: 'loginPage' },
});
export const NotKfp = meta.story({
  name: 'Wrong address: another web server',
  args: { scenario: 'notKfp' },
});
export const AccessDenied = meta.story({
  name: 'Several users: no access to the namespace',
  args: { scenario: 'accessDenied' },
});
export const RateLimited = meta.story({
  name: 'Too many requests: the gateway answers 429',
  args: { scenario: 'rateLimited' },
});

// The host knows more, or other things stand between.

const KEY_FORMAT =
  'private-artifacts/{{workflow.namespace}}/{{workflow.name}}/{{workflow.creationTimestamp.Y}}/{{workflow.creationTimestamp.m}}/{{workflow.creationTimestamp.d}}/{{pod.name}}';

/** The page names the object: nothing else is asked. */
export const KnownArchive = meta.story({
  name: 'Archive found by the key that the page gives',
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
  name: 'Archive found by the key format that the page is configured with',
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
  name: 'Loading slowly: how much of the log has come',
  args: { scenario: 'finished' },
  beforeEach: ({ id, msw }) => {
    const run = runs.get(id);
    if (run) msw.use(slowProxy(run.world, `${run.target.namespace}/${run.target.podName}`));
  },
  play: ({ canvasElement }) => expectProgress(canvasElement),
});

// What a host adds, replaces, or puts together by itself.

/** Whatever a host adds or replaces is a render function, given the log and the commands. */
export const HostsOwnParts = meta.story({
  name: 'With commands of the page’s own in the toolbar',
  args: {
    scenario: 'finished',
    props: {
      renderToolbarStart: ({ target }) => <span>{target.podName}</span>,
      renderToolbarEnd: ({ commands }) => (
        <button
          type="button"
          className="klv-button"
          aria-pressed={commands.lineNumbers}
          onClick={() => {
            commands.setLineNumbers(!commands.lineNumbers);
          }}
        >
          Number lines
        </button>
      ),
    },
  },
  play: async ({ args, canvasElement, canvas, userEvent }) => {
    await expectOutcome(canvasElement, args.scenario);
    const numbers = canvas.getByRole('button', { name: 'Number lines' });
    await userEvent.click(numbers);
    await expect(numbers).toHaveAttribute('aria-pressed', 'false');
  },
});

/** A way of the page's own to the log, inside the diagnosis. */
export const DiagnosisAction = meta.story({
  name: 'No log, with the page’s own link to another log store',
  args: {
    scenario: 'archivingDisabled',
    props: {
      renderDiagnosisActions: ({ target }) => (
        <a href={`https://logs.example/?pod=${target.podName ?? ''}`}>Open in the log store</a>
      ),
    },
  },
});

/** Ten lines of the page's own: `useLogCommands`, `RunLogsToolbar`, `LogViewer`. */
export const Composed = meta.story({
  name: 'The parts, put together by the page: the toolbar below the log',
  args: { scenario: 'finished', component: ComposedRunLogs },
  play: async ({ canvas, canvasElement, userEvent }) => {
    await waitFor(() => expect(canvasElement.querySelector('.klv-ready')).toBeVisible());
    await userEvent.click(await canvas.findByRole('button', { name: 'Find' }));
    await canvas.findByRole('textbox');
  },
});
