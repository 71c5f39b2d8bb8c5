/**
 * What each cause of the catalogue is called, what it means, and what can be done about it. `{{…}}`
 * is Argo's own notation and stays as it is.
 */
export const diagnoses = {
  'invalid-target.title': 'This step cannot be looked up',
  'invalid-target.cause': '{problem}',
  'invalid-target.step1':
    'Pass the run’s ID and the step’s pod name as Kubeflow Pipelines reports them: the page that shows this log builds the request.',
  'login-required.title': 'Your session has ended',
  'login-required.cause':
    'The login in front of Kubeflow Pipelines answered instead of the log: {title}',
  'login-required.step1': 'Reload the page and log in again, then come back to this step.',
  'not-kfp.title': 'This address is not a Kubeflow Pipelines server',
  'not-kfp.cause': '{request} was answered by something else ({status}): {text}',
  'not-kfp.step1':
    'Check the base URL of the log viewer: requests must reach the Service ml-pipeline-ui, under / or /pipeline/.',
  'offline.title': 'The server cannot be reached',
  'offline.cause': 'The browser got no answer: {text}',
  'offline.step1': 'Check your connection, then try again.',
  'offline.step2':
    'If the page was open for long, reload it: the login may have expired, and requests be sent to another site.',
  'stream-flag-broken.title': 'The server is set to read logs from a place that does not exist',
  'stream-flag-broken.cause':
    'With STREAM_LOGS_FROM_SERVER_API=true the UI server asks the API server for a route that it does not have, and so finds no log at all.',
  'stream-flag-broken.step1':
    'Remove STREAM_LOGS_FROM_SERVER_API from the ml-pipeline-ui Deployment.',
  'access-denied.title': 'You may not read logs in namespace {namespace}',
  'access-denied.cause': 'The server refused the request: {text}',
  'access-denied.step1':
    'Ask the owner of profile {namespace} to add you as a contributor (it needs the verb get on viewers.kubeflow.org).',
  'access-denied.step2':
    'If nobody can read logs there, check that the API server (Deployment ml-pipeline) is up, and that KUBEFLOW_USERID_HEADER on ml-pipeline-ui is, in lower case, the header in which the login proxy names the user.',
  'mesh-denied.title': 'The service mesh refused the request',
  'mesh-denied.cause': 'Istio answered before Kubeflow Pipelines did: {text}',
  'mesh-denied.step1':
    'Check the AuthorizationPolicy ml-pipeline-ui, and that this page is opened through the Istio gateway.',
  'namespace-missing.title': 'The request names no namespace',
  'namespace-missing.cause':
    'Where Kubeflow Pipelines has several users, a log can only be asked for with its namespace.',
  'namespace-missing.step1': 'Pass the namespace of the run’s experiment in the target.',
  'pod-name-missing.title': 'This step has no pod',
  'pod-name-missing.cause':
    'Kubeflow Pipelines knows no pod of this step: it has not started yet, it is an importer, or its output came from the cache.',
  'pod-name-missing.step1':
    'If the step has been running for minutes, look at the events of its driver pod.',
  'skipped.title': 'This step was skipped',
  'skipped.cause':
    'Its condition was not met, or the run ended before it. It never ran, so it wrote no log.',
  'cached.title': 'This step was served from the cache',
  'cached.cause':
    'It did not run: an earlier run had already computed the same output. Its log belongs to that earlier run.',
  'cached.step1':
    'Open the run that computed the output, or switch caching off for this step and run it again.',
  'image-pull.title': 'Waiting for an image that cannot be pulled',
  'image-pull.cause': 'Kubernetes cannot pull the image of container {container}: {message}',
  'image-pull.step1': 'Check the image’s name and tag in the pipeline.',
  'image-pull.step2':
    'If the registry is private, add an image pull secret to the service account of the run in namespace {namespace}.',
  'container-config.title': 'Waiting for a container that cannot be created',
  'container-config.cause': 'Kubernetes cannot create container {container} ({reason}): {message}',
  'container-config.step1':
    'Create the Secret or ConfigMap key that is named above in namespace {namespace}, or correct the step’s command or user.',
  'mount-failed.title': 'Waiting for a volume',
  'mount-failed.cause': 'A volume of this pod cannot be mounted: {message}',
  'mount-failed.step1':
    'Create the missing Secret, ConfigMap or PersistentVolumeClaim in namespace {namespace}; the pod then starts by itself.',
  'unschedulable.title': 'Waiting for room in the cluster',
  'unschedulable.cause': 'No node can run this pod: {message}',
  'unschedulable.step1':
    'Ask for fewer resources in the pipeline, or wait until other work has ended.',
  'unschedulable.step2':
    'Add nodes of the kind that is missing, or raise the quota of namespace {namespace}.',
  'init-failed.title': 'The step could not be prepared',
  'init-failed.cause': 'Container {container} failed before the step could start: {message}',
  'init-failed.step1':
    'Look at the inputs of the step: an artifact may be missing or not readable. The log of container init or kfp-launcher in the pod says which.',
  'pod-starting.title': 'The step is starting',
  'pod-starting.cause':
    'Its pod is being prepared ({reason}). The log appears here as soon as there is one.',
  'not-started.title': 'The step has not started',
  'not-started.cause': 'It has no pod yet. The log appears here as soon as there is one.',
  'no-output-yet.title': 'The step is running and has printed nothing so far',
  'no-output-yet.cause':
    'What it prints appears here. The program itself may hold its output back in a buffer.',
  'no-output-yet.step1':
    'In Python, set PYTHONUNBUFFERED=1 or call print with flush=True to see output at once.',
  'no-output.title': 'The step printed nothing',
  'no-output.cause': 'It ended, and its log is empty.',
  'node-unreachable.title': 'The node of this step does not answer',
  'node-unreachable.cause':
    'The pod is on node {node}, and the server gets no log from there: the node does not answer, or the server may not read the logs of pods.',
  'node-unreachable.step1': 'Check the node: kubectl get node {node}',
  'node-unreachable.step2':
    'The log can be read again once the node answers, or from the archive once the step has ended.',
  'container-not-found.title': 'The pod has no container named {container}',
  'container-not-found.cause':
    'Its containers are: {containers}. The server asks for the same container name in every pod.',
  'container-not-found.step1':
    'Set POD_LOG_CONTAINER_NAME on the ml-pipeline-ui Deployment to the name of the container that runs the step.',
  'archiving-disabled.title': 'This log was not kept: archiving is disabled',
  'archiving-disabled.cause':
    'The pod is gone, and Argo Workflows was not set to archive the logs of this run.',
  'archiving-disabled.step1':
    'Set archiveLogs: true in the artifactRepository of ConfigMap workflow-controller-configmap, or in ConfigMap artifact-repositories of namespace {namespace}.',
  'archiving-disabled.step2':
    'New runs keep their logs from then on; the log of this run cannot be brought back.',
  'key-tags-unsupported.title': 'Where the log was archived cannot be worked out',
  'key-tags-unsupported.cause': 'Its key format has tags that cannot be filled in: {key}',
  'key-tags-unsupported.step1':
    'Give keyFormat in workflow-controller-configmap and ARGO_KEYFORMAT on the ml-pipeline-ui Deployment the same format, of these tags only, each once: workflow.name, workflow.namespace, workflow.creationTimestamp.Y, .m, .d and pod.name.',
  'key-invalid.title': 'The server refuses the key of the archived log',
  'key-invalid.cause': 'It takes only letters, digits and - . _ / and the key is: {key}',
  'key-invalid.step1':
    'Change keyFormat in workflow-controller-configmap and ARGO_KEYFORMAT on the ml-pipeline-ui Deployment to a format of those characters only.',
  'store-unreachable.title': 'The object store does not answer',
  'store-unreachable.cause':
    'The server could not connect to the store that holds archived logs: {text}',
  'store-unreachable.step1':
    'Check that the store is up, and MINIO_HOST, MINIO_NAMESPACE, MINIO_PORT and MINIO_SSL on the ml-pipeline-ui Deployment (AWS_REGION for Amazon S3, NODE_EXTRA_CA_CERTS for certificates of your own). The endpoint in artifactRepository.s3 must not begin with https://.',
  'store-denied.title': 'The object store refuses the server',
  'store-denied.cause':
    'The server’s credentials are wrong or expired, or may not read the log: {text}',
  'store-denied.step1':
    'Check the Secret mlpipeline-minio-artifact, and that its key may get objects of bucket {bucket}; then restart ml-pipeline-ui.',
  'bucket-missing.title': 'The bucket of archived logs does not exist',
  'bucket-missing.cause':
    'The store has no bucket of the name that it was asked for, {bucket} unless the server is set otherwise: {text}',
  'bucket-missing.step1':
    'Set ARGO_ARCHIVE_BUCKETNAME on the ml-pipeline-ui Deployment to the bucket in workflow-controller-configmap.',
  'secret-missing.title': 'The credentials of the archive are missing',
  'secret-missing.cause':
    'The server cannot read the Secret that the artifact repository of this run names: {text}',
  'secret-missing.step1':
    'Create the Secret in the server’s namespace, or let the Role of ml-pipeline-ui get secrets there.',
  'repository-unsupported.title': 'The archive is of a kind that the server cannot read',
  'repository-unsupported.cause':
    'The log lies in an artifact repository that is not S3-compatible: {text}',
  'repository-unsupported.step1':
    'Keep logs in an S3-compatible artifact repository, or read this one from the store itself.',
  'artifact-namespace.title': 'The server does not count this log as one of namespace {namespace}',
  'artifact-namespace.cause':
    'The metadata store knows the object as one of another namespace, or does not know it and its key does not start with private-artifacts/{namespace}/: {key}',
  'artifact-namespace.step1':
    'Let the keyFormat of Argo Workflows begin with private-artifacts/{{workflow.namespace}}/, or set ARTIFACT_NAMESPACE_KEY_PREFIX on ml-pipeline-ui to the prefix in use; ARTIFACT_NAMESPACE_OWNERSHIP_MODE must be mlmd-then-prefix.',
  'object-missing.title': 'The archived log is not in the store',
  'object-missing.cause':
    'There is no object {bucket}/{key}: it was deleted, or never written there.',
  'object-missing.step1':
    'Look for what deletes logs: a lifecycle rule of the bucket (ARTIFACT_RETENTION_DAYS), or artifactGC in the workflow. Where the key was worked out, compare it with keyFormat in workflow-controller-configmap.',
  'step-not-archived.title': 'Argo Workflows archived no log for this step',
  'step-not-archived.cause': 'The step has ended, and there is no archived log of it. {message}',
  'step-not-archived.step1':
    'A pod that is deleted, evicted or killed cannot upload its log. See above what ended it, change that, and run the step again.',
  'key-mismatch.title': 'The archived log is not where the server looks',
  'key-mismatch.cause':
    'The pod is gone, and there is no object under the key that the server works out: the key prefix is missing, or does not match where Argo Workflows wrote the log.',
  'key-mismatch.step1':
    'Set ARGO_KEYFORMAT on the ml-pipeline-ui Deployment to the keyFormat of workflow-controller-configmap. As shipped that is private-artifacts/{{workflow.namespace}}/{{workflow.name}}/{{workflow.creationTimestamp.Y}}/{{workflow.creationTimestamp.m}}/{{workflow.creationTimestamp.d}}/{{pod.name}}',
  'key-mismatch.step2':
    'If namespace {namespace} has a ConfigMap artifact-repositories of its own, its keyFormat counts instead of the controller’s.',
  'key-mismatch.step3': 'If archiveLogs was not true when the step ran, the log was never written.',
  'store-error.title': 'The object store gave an error without a reason',
  'store-error.cause':
    'The object or the bucket is missing, or the server’s credentials are wrong or may not read it; the answer does not say which: {text}',
  'store-error.step1':
    'Compare ARGO_KEYFORMAT and ARGO_ARCHIVE_BUCKETNAME on the ml-pipeline-ui Deployment with keyFormat and bucket in workflow-controller-configmap.',
  'store-error.step2':
    'Check that the key in Secret mlpipeline-minio-artifact may read that bucket; the log of ml-pipeline-ui has the store’s code.',
  'server-archive-off.title': 'The pod is gone, and the server is not set to read archived logs',
  'server-archive-off.cause':
    'The run’s workflow {workflow} cannot be found either: Argo Workflows deletes it some time after a run. The log may still be in the store.',
  'server-archive-off.step1':
    'Set ARGO_ARCHIVE_LOGS=true on the ml-pipeline-ui Deployment, with ARGO_KEYFORMAT equal to the keyFormat of workflow-controller-configmap.',
  'server-archive-off.step2':
    'To keep workflows and their pods for longer, raise workflowDefaults.spec.ttlStrategy in workflow-controller-configmap.',
  'workflow-forbidden.title': 'The server may not read workflows',
  'workflow-forbidden.cause': 'Kubernetes refused: {text}',
  'workflow-forbidden.step1':
    'Let the Role or ClusterRole of ml-pipeline-ui get workflows of API group argoproj.io in namespace {namespace}.',
  'kubelet-file-gone.title': 'The node no longer has this log',
  'kubelet-file-gone.cause': 'The container’s log file was removed on the node: {text}',
  'kubelet-file-gone.step1':
    'Archive logs (archiveLogs: true in workflow-controller-configmap), so that a log outlives its pod.',
  'pod-evicted.title': 'The pod was taken off its node',
  'pod-evicted.cause': 'It ended with {reason}, and its log went with it. {message}',
  'pod-evicted.step1':
    'If the node ran short of memory or disk, request in the pipeline what the step needs; then run it again.',
  'pod-gone.title': 'The pod is gone',
  'pod-gone.cause': 'Kubernetes has deleted it, and no archived log was found.',
  'pod-gone.step1':
    'Check that logs are archived (archiveLogs: true in workflow-controller-configmap).',
  'run-not-found.title': 'This run is not known',
  'run-not-found.cause':
    'The API server has no run of this ID, so its workflow cannot tell where the log is: {text}',
  'run-not-found.step1':
    'Check the run’s ID; deleting a run deletes the record of where its logs are.',
  'log-unreadable.title': 'What was archived cannot be unpacked',
  'log-unreadable.cause': 'The object is damaged, or is no log: {text}',
  'log-unreadable.step1': 'Download the object {key} from the store, and see what it is.',
  'api-server-down.title': 'The Kubeflow Pipelines API server does not answer',
  'api-server-down.cause': 'The UI server could not pass the request on: {text}',
  'api-server-down.step1':
    'Check the Service that is named above, ml-pipeline if none is: kubectl get pods -n kubeflow',
  'proxy-error.title': 'A proxy in front of Kubeflow Pipelines failed',
  'proxy-error.cause': 'It answered {status}: {text}',
  'proxy-error.step1':
    'Check that ml-pipeline-ui is running and ready, then the ingress or gateway in front of it.',
  'rate-limited.title': 'Too many requests',
  'rate-limited.cause': 'A proxy lets through only so many requests in a time ({status}).',
  'rate-limited.step1': 'Wait a little, then try again.',
  'connection-reset.title': 'The connection broke off',
  'connection-reset.cause': '{request} ended without an answer, though the server is there: {text}',
  'connection-reset.step1': 'Try again in a moment: the server may just have restarted.',
  'connection-reset.step2':
    'If it happens each time, see why the server ends: kubectl logs -n kubeflow deploy/ml-pipeline-ui --previous',
  'timeout.title': 'No answer in time',
  'timeout.cause': '{request} was not answered: {text}',
  'timeout.step1':
    'Try again. The server needs long to read a live log of several hundred megabytes; an archived one streams.',
  'stalled.title': 'The log stopped arriving',
  'stalled.cause': '{request} sent nothing more, and did not end.',
  'stalled.step1': 'Try again: the server does not notice when the store cuts the connection.',
  'server-error.title': 'The server failed',
  'server-error.cause': 'It answered {status}: {text}',
  'server-error.step1':
    'Look at the log of ml-pipeline-ui at this time: kubectl logs -n kubeflow deploy/ml-pipeline-ui',
  'unknown.title': 'The log could not be read',
  'unknown.cause': '{request} was answered {status}: {text}',
  'unknown.step1': 'Copy the evidence below into a report for the operators of this installation.',
  'cut-off.title': 'The end of this log may be missing',
  'cut-off.cause': 'The connection broke off after {bytes} bytes, before the log had ended.',
  'cut-off.step1': 'Try again to read on from here.',
  'gap.title': 'Lines may be missing in the middle',
  'gap.cause':
    'The node keeps only the newest part of a log, and it moved on faster than it was read.',
  'gap.step1': 'If logs are archived, the archived log has all lines once the step has ended.',
  'executor-logs-only.title': 'Output of the user’s program only',
  'executor-logs-only.cause':
    'The log of the whole container could not be found; this is what the step’s own program printed.',
  'outlived-pod.title': 'The pod is gone; its last lines may be missing',
  'outlived-pod.cause':
    'The pod was deleted while its log was followed, and no archived copy was found. What was read is kept here.',
  'outlived-pod.step1': 'Download the log now if you need it: it is kept in this page only.',
  'repository-forbidden.title': 'The key prefix of namespace {namespace} may not be looked up',
  'repository-forbidden.cause':
    '{who} may not get the ConfigMap {configMap} in namespace {namespace}: {text}',
  'repository-forbidden.step1':
    'Let {who} read this one ConfigMap: a Role with the verb get on configmaps, resourceNames: [{configMap}], in namespace {namespace}, and a RoleBinding to it.',
  'repository-config-invalid.title':
    'The artifact repository of namespace {namespace} cannot be read',
  'repository-config-invalid.cause':
    'The ConfigMap {configMap} in namespace {namespace} is not valid YAML at key {dataKey}, line {line}, column {column}: {text}',
  'repository-config-invalid.step1': 'Correct the value of {dataKey} in the ConfigMap {configMap}.',
  'repository-key-missing.title':
    'The ConfigMap of namespace {namespace} names no default repository',
  'repository-key-missing.cause':
    'The ConfigMap {configMap} has no key {dataKey}. Its keys are: {keys}',
  'repository-key-missing.step1':
    'Set the annotation workflows.argoproj.io/default-artifact-repository of the ConfigMap to one of its keys.',
  'repository-without-store.title':
    'The artifact repository of namespace {namespace} names no store',
  'repository-without-store.cause':
    'The value of {dataKey} in the ConfigMap {configMap} has no s3, gcs, oss, azure, artifactory, hdfs or plugin in it.',
  'repository-without-store.step1':
    'Add the store and its keyFormat to {dataKey} in the ConfigMap {configMap}.',
  'repository-config-missing.title': 'Namespace {namespace} has no artifact repository of its own',
  'repository-config-missing.cause':
    'There is no ConfigMap {configMap} in namespace {namespace}, so the repository of the workflow controller counts.',
  'repository-config-missing.step1':
    'If the namespace should have a prefix of its own, create the ConfigMap {configMap} there.',
  'repository-lookup-failed.title':
    'The artifact repository of namespace {namespace} could not be looked up',
  'repository-lookup-failed.cause': 'The ConfigMap {configMap} was not answered: {text}',
  'repository-lookup-failed.step1':
    'Check the source of artifact repositories that this page is set to use.',
  'key-guessed.title': 'The place of this log was guessed',
  'key-guessed.cause':
    'Nothing told where the log was archived; it was found by trying the usual keys: {key}',
  'key-guessed.step1':
    'Give the page the run’s key format, or let it look up the artifact repository of namespace {namespace}.',
} as const;
