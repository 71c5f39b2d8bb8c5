import preview from '../.storybook/preview.js';
import { RunLogsDiagnostics } from '../src/react/RunLogs/RunLogsDiagnostics.js';
import * as english from './Diagnoses.stories.js';
import { expectDiagnosis } from './expectDiagnosis.js';

const meta = preview.meta({
  title: '诊断',
  component: RunLogsDiagnostics,
  globals: { language: 'zh-CN' },
  play: async ({ canvasElement, args }) => {
    await expectDiagnosis(canvasElement, args, 'zh-CN');
  },
});

export const InvalidTarget = meta.story({ args: english.InvalidTarget.composed.args });
export const LoginRequired = meta.story({ args: english.LoginRequired.composed.args });
export const NotKfp = meta.story({ args: english.NotKfp.composed.args });
export const Offline = meta.story({ args: english.Offline.composed.args });
export const StreamFlagBroken = meta.story({ args: english.StreamFlagBroken.composed.args });
export const AccessDenied = meta.story({ args: english.AccessDenied.composed.args });
export const MeshDenied = meta.story({ args: english.MeshDenied.composed.args });
export const NamespaceMissing = meta.story({ args: english.NamespaceMissing.composed.args });
export const PodNameMissing = meta.story({ args: english.PodNameMissing.composed.args });
export const Skipped = meta.story({ args: english.Skipped.composed.args });
export const Cached = meta.story({ args: english.Cached.composed.args });
export const ImagePull = meta.story({ args: english.ImagePull.composed.args });
export const ContainerConfig = meta.story({ args: english.ContainerConfig.composed.args });
export const MountFailed = meta.story({ args: english.MountFailed.composed.args });
export const Unschedulable = meta.story({ args: english.Unschedulable.composed.args });
export const InitFailed = meta.story({ args: english.InitFailed.composed.args });
export const PodStarting = meta.story({ args: english.PodStarting.composed.args });
export const NotStarted = meta.story({ args: english.NotStarted.composed.args });
export const NoOutputYet = meta.story({ args: english.NoOutputYet.composed.args });
export const NoOutput = meta.story({ args: english.NoOutput.composed.args });
export const NodeUnreachable = meta.story({ args: english.NodeUnreachable.composed.args });
export const ContainerNotFound = meta.story({ args: english.ContainerNotFound.composed.args });
export const ArchivingDisabled = meta.story({ args: english.ArchivingDisabled.composed.args });
export const KeyTagsUnsupported = meta.story({ args: english.KeyTagsUnsupported.composed.args });
export const KeyInvalid = meta.story({ args: english.KeyInvalid.composed.args });
export const StoreUnreachable = meta.story({ args: english.StoreUnreachable.composed.args });
export const StoreDenied = meta.story({ args: english.StoreDenied.composed.args });
export const BucketMissing = meta.story({ args: english.BucketMissing.composed.args });
export const SecretMissing = meta.story({ args: english.SecretMissing.composed.args });
export const RepositoryUnsupported = meta.story({
  args: english.RepositoryUnsupported.composed.args,
});
export const ArtifactNamespace = meta.story({ args: english.ArtifactNamespace.composed.args });
export const ObjectMissing = meta.story({ args: english.ObjectMissing.composed.args });
export const StepNotArchived = meta.story({ args: english.StepNotArchived.composed.args });
export const KeyMismatch = meta.story({ args: english.KeyMismatch.composed.args });
export const StoreError = meta.story({ args: english.StoreError.composed.args });
export const ServerArchiveOff = meta.story({ args: english.ServerArchiveOff.composed.args });
export const WorkflowForbidden = meta.story({ args: english.WorkflowForbidden.composed.args });
export const KubeletFileGone = meta.story({ args: english.KubeletFileGone.composed.args });
export const PodEvicted = meta.story({ args: english.PodEvicted.composed.args });
export const PodGone = meta.story({ args: english.PodGone.composed.args });
export const RunNotFound = meta.story({ args: english.RunNotFound.composed.args });
export const LogUnreadable = meta.story({ args: english.LogUnreadable.composed.args });
export const ApiServerDown = meta.story({ args: english.ApiServerDown.composed.args });
export const ProxyError = meta.story({ args: english.ProxyError.composed.args });
export const RateLimited = meta.story({ args: english.RateLimited.composed.args });
export const ConnectionReset = meta.story({ args: english.ConnectionReset.composed.args });
export const Timeout = meta.story({ args: english.Timeout.composed.args });
export const Stalled = meta.story({ args: english.Stalled.composed.args });
export const ServerError = meta.story({ args: english.ServerError.composed.args });
export const Unknown = meta.story({ args: english.Unknown.composed.args });
export const CutOff = meta.story({ args: english.CutOff.composed.args });
export const Gap = meta.story({ args: english.Gap.composed.args });
export const ExecutorLogsOnly = meta.story({ args: english.ExecutorLogsOnly.composed.args });
export const OutlivedPod = meta.story({ args: english.OutlivedPod.composed.args });
export const IdentityMissing = meta.story({ args: english.IdentityMissing.composed.args });
export const CreatedAtMissing = meta.story({ args: english.CreatedAtMissing.composed.args });
export const NoPod = meta.story({ args: english.NoPod.composed.args });
export const ImageInvalid = meta.story({ args: english.ImageInvalid.composed.args });
export const ImageMissing = meta.story({ args: english.ImageMissing.composed.args });
export const ImageDenied = meta.story({ args: english.ImageDenied.composed.args });
export const ContainerUser = meta.story({ args: english.ContainerUser.composed.args });
export const ContainerCreate = meta.story({ args: english.ContainerCreate.composed.args });
export const VolumePending = meta.story({ args: english.VolumePending.composed.args });
export const PodInitializing = meta.story({ args: english.PodInitializing.composed.args });
export const KubeconfigHttp = meta.story({ args: english.KubeconfigHttp.composed.args });
export const ServerTokenInvalid = meta.story({ args: english.ServerTokenInvalid.composed.args });
export const PodLogForbidden = meta.story({ args: english.PodLogForbidden.composed.args });
export const StoreNameUnknown = meta.story({ args: english.StoreNameUnknown.composed.args });
export const StoreTls = meta.story({ args: english.StoreTls.composed.args });
export const StoreCertificate = meta.story({ args: english.StoreCertificate.composed.args });
export const StoreBusy = meta.story({ args: english.StoreBusy.composed.args });
export const StoreRegion = meta.story({ args: english.StoreRegion.composed.args });
export const StoreClock = meta.story({ args: english.StoreClock.composed.args });
export const StoreTokenExpired = meta.story({ args: english.StoreTokenExpired.composed.args });
export const StoreCredentials = meta.story({ args: english.StoreCredentials.composed.args });
export const SecretForbidden = meta.story({ args: english.SecretForbidden.composed.args });
export const ProviderInvalid = meta.story({ args: english.ProviderInvalid.composed.args });
export const GcsFailed = meta.story({ args: english.GcsFailed.composed.args });
export const LogExpired = meta.story({ args: english.LogExpired.composed.args });
export const OutOfMemory = meta.story({ args: english.OutOfMemory.composed.args });
export const DeadlineExceeded = meta.story({ args: english.DeadlineExceeded.composed.args });
export const ArchiveUploadFailed = meta.story({ args: english.ArchiveUploadFailed.composed.args });
export const PodDeleted = meta.story({ args: english.PodDeleted.composed.args });
export const NodeNotFound = meta.story({ args: english.NodeNotFound.composed.args });
export const RepositoryForbidden = meta.story({ args: english.RepositoryForbidden.composed.args });
export const RepositoryConfigInvalid = meta.story({
  args: english.RepositoryConfigInvalid.composed.args,
});
export const RepositoryKeyMissing = meta.story({
  args: english.RepositoryKeyMissing.composed.args,
});
export const RepositoryWithoutStore = meta.story({
  args: english.RepositoryWithoutStore.composed.args,
});
export const RepositoryConfigMissing = meta.story({
  args: english.RepositoryConfigMissing.composed.args,
});
export const RepositoryLookupFailed = meta.story({
  args: english.RepositoryLookupFailed.composed.args,
});
export const StoreRefused = meta.story({ args: english.StoreRefused.composed.args });
export const ObjectOrBucketMissing = meta.story({
  args: english.ObjectOrBucketMissing.composed.args,
});
export const WorkflowMisnamed = meta.story({ args: english.WorkflowMisnamed.composed.args });
export const WorkflowUnreadable = meta.story({ args: english.WorkflowUnreadable.composed.args });
export const ServerOutdated = meta.story({ args: english.ServerOutdated.composed.args });
export const RunUnreadable = meta.story({ args: english.RunUnreadable.composed.args });
export const UiServerDown = meta.story({ args: english.UiServerDown.composed.args });
export const HeadersTooLarge = meta.story({ args: english.HeadersTooLarge.composed.args });
export const ManifestNotReported = meta.story({ args: english.ManifestNotReported.composed.args });
export const ArtifactReadRefused = meta.story({ args: english.ArtifactReadRefused.composed.args });
export const Rotated = meta.story({ args: english.Rotated.composed.args });
export const KeyGuessed = meta.story({ args: english.KeyGuessed.composed.args });
