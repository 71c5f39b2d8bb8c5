/**
 * Diagnoses of archived logs and of the servers that are asked for them. `{{…}}` is Argo’s own
 * notation and stays as it is.
 */
export const archives = {
  'archiving-disabled.title': 'This log was not kept: archiving is disabled',
  'archiving-disabled.cause':
    'The pod is gone, and Argo Workflows was not set to archive the logs of this run.',
  'archiving-disabled.step1':
    'Set archiveLogs: true in the artifactRepository of ConfigMap workflow-controller-configmap; keep the endpoint and credentials that stand there.',
  'archiving-disabled.step2':
    'If namespace {namespace} has a ConfigMap artifact-repositories, that one counts instead: set archiveLogs: true there.',
  'archiving-disabled.step3':
    'Let the UI server read archived logs: ARGO_ARCHIVE_LOGS=true, with an ARGO_KEYFORMAT equal to keyFormat.',
  'archiving-disabled.step4':
    'New runs keep their logs from then on; the log of this run cannot be brought back. (Of a workflow that Argo has only just been given the server says the same: then wait.)',
  'key-tags-unsupported.title': 'Where the log was archived cannot be worked out',
  'key-tags-unsupported.cause': 'Its key format has tags that cannot be filled in: {key}',
  'key-tags-unsupported.step1':
    'Give keyFormat in workflow-controller-configmap and ARGO_KEYFORMAT on the ml-pipeline-ui Deployment the same format, of these tags only, each once: workflow.name, workflow.namespace, workflow.creationTimestamp.Y, .m, .d and pod.name.',
  'key-invalid.title': 'The server refuses the key of the archived log',
  'key-invalid.cause': 'It takes only letters, digits and - . _ / and the key is: {key}',
  'key-invalid.step1':
    'Change keyFormat in workflow-controller-configmap and ARGO_KEYFORMAT on the ml-pipeline-ui Deployment to a format of those characters only.',
  'store-name-unknown.title': 'The address of the object store is not known',
  'store-name-unknown.cause': 'No server has the name that the UI server is set to use: {text}',
  'store-name-unknown.step1':
    'Correct MINIO_HOST and MINIO_NAMESPACE on the ml-pipeline-ui Deployment; endpoint in artifactRepository.s3 is a host and port, and must not begin with https://.',
  'store-unreachable.title': 'The object store does not answer',
  'store-unreachable.cause':
    'The server could not connect to the store that holds archived logs: {text}',
  'store-unreachable.step1':
    'Check that the store is up (seaweedfs or minio), and MINIO_HOST, MINIO_NAMESPACE and MINIO_PORT on the ml-pipeline-ui Deployment.',
  'store-tls.title': 'The object store does not speak TLS',
  'store-tls.cause':
    'The server opened an encrypted connection to a port without encryption: {text}',
  'store-tls.step1':
    'Set MINIO_SSL=false on the ml-pipeline-ui Deployment, and insecure: true in artifactRepository.s3.',
  'store-certificate.title': 'The certificate of the object store is not trusted',
  'store-certificate.cause':
    'The server does not accept the certificate that the store shows: {text}',
  'store-certificate.step1':
    'Mount your certificate authority into the ml-pipeline-ui Deployment, and name the file in NODE_EXTRA_CA_CERTS.',
  'store-busy.title': 'The object store is busy',
  'store-busy.cause': 'It is starting, or has more to do than it can: {text}',
  'store-busy.step1':
    'Try again in a minute; if it stays so, look at the store’s own log and resources.',
  'store-region.title': 'The bucket lies in another region',
  'store-region.cause': 'The store answers for another region than the server asks: {text}',
  'store-region.step1': 'Set AWS_REGION on the ml-pipeline-ui Deployment to the bucket’s region.',
  'store-clock.title': 'The clocks of the server and the object store differ',
  'store-clock.cause': 'The store refuses a request whose time is too far from its own: {text}',
  'store-clock.step1': 'Set the clock of the nodes that run ml-pipeline-ui and the store (NTP).',
  'store-token-expired.title': 'The server’s session with the object store has expired',
  'store-token-expired.cause': 'Its temporary credentials are no longer valid: {text}',
  'store-token-expired.step1':
    'Restart the UI server; if it happens again, see who renews its credentials.',
  'store-credentials.title': 'The object store does not know the server’s credentials',
  'store-credentials.cause': 'The access key or the secret key of the server is wrong: {text}',
  'store-credentials.step1':
    'Correct accesskey and secretkey in the Secret mlpipeline-minio-artifact.',
  'store-credentials.step2': 'Restart the UI server, which reads them only when it starts.',
  'store-denied.title': 'The object store refuses the server',
  'store-denied.cause': 'The server’s credentials are known, and may not read the log: {text}',
  'store-denied.step1':
    'Allow the key of Secret mlpipeline-minio-artifact to get objects of bucket {bucket}. On Amazon S3, allow it to list the bucket too: otherwise a missing object looks like a refusal.',
  'bucket-missing.title': 'The bucket of archived logs does not exist',
  'bucket-missing.cause':
    'The store has no bucket of the name that it was asked for, {bucket} unless the server is set otherwise: {text}',
  'bucket-missing.step1':
    'Set ARGO_ARCHIVE_BUCKETNAME on the ml-pipeline-ui Deployment to the bucket in workflow-controller-configmap.',
  'secret-missing.title': 'The credentials of the archive are missing',
  'secret-missing.cause':
    'There is no Secret of the name that the artifact repository of this run gives: {text}',
  'secret-missing.step1': 'Create the Secret in the server’s namespace, with the store’s own keys.',
  'secret-forbidden.title': 'The server may not read the credentials of the archive',
  'secret-forbidden.cause': 'Kubernetes refused: {text}',
  'secret-forbidden.step1': 'Let the service account of ml-pipeline-ui get this one Secret.',
  'provider-invalid.title': 'The store that the artifact names cannot be used',
  'provider-invalid.cause':
    'The settings that Kubeflow Pipelines keeps with the artifact are not complete: {text}',
  'provider-invalid.step1':
    'Correct providers in the ConfigMap kfp-launcher of namespace {namespace}: each needs an endpoint, and a Secret with its keys.',
  'gcs-failed.title': 'The server cannot read from Google Cloud Storage',
  'gcs-failed.cause': 'The store answered: {text}',
  'gcs-failed.step1':
    'Give the service account ml-pipeline-ui a Google identity that may get objects of bucket {bucket} (Workload Identity). Outside of Google Cloud, set DISABLE_GKE_METADATA=true.',
  'repository-unsupported.title': 'The archive is of a kind that the server cannot read',
  'repository-unsupported.cause':
    'The log lies in an artifact repository that is not S3-compatible: {text}',
  'repository-unsupported.step1':
    'Keep logs in an S3-compatible artifact repository, or read this one from the store itself.',
  'artifact-namespace.title': 'The server does not count this log as one of namespace {namespace}',
  'artifact-namespace.cause':
    'The metadata store knows the object as one of another namespace, or does not know it and its key does not start with private-artifacts/{namespace}/: {key}',
  'artifact-namespace.step1':
    'Let the keyFormat of Argo Workflows begin with private-artifacts/{{workflow.namespace}}/.',
  'artifact-namespace.step2':
    'Or set ARTIFACT_NAMESPACE_KEY_PREFIX on ml-pipeline-ui to the prefix in use; ARTIFACT_NAMESPACE_OWNERSHIP_MODE must be mlmd-then-prefix.',
  'log-expired.title': 'The lifetime of this log is over',
  'log-expired.cause':
    'Argo Workflows archived it as {bucket}/{key}, and it has been deleted there since.',
  'log-expired.step1':
    'To keep logs for longer, change what deletes them: a lifecycle rule of the bucket (ARTIFACT_RETENTION_DAYS), or artifactGC in the workflow.',
  'api-server-down.title': 'The Kubeflow Pipelines API server does not answer',
  'api-server-down.cause': 'The UI server could not pass the request on: {text}',
  'api-server-down.step1':
    'Check the Service that is named above, ml-pipeline if none is: kubectl get pods -n kubeflow',
  'object-missing.title': 'The archived log is not in the store',
  'object-missing.cause':
    'There is no object {bucket}/{key}: it was deleted, or never written there.',
  'object-missing.step1':
    'Look for what deletes logs: a lifecycle rule of the bucket (ARTIFACT_RETENTION_DAYS), or artifactGC in the workflow. Where the key was worked out, compare it with keyFormat in workflow-controller-configmap.',
  'pod-evicted.title': 'The pod was taken off its node',
  'pod-evicted.cause': 'It ended with {reason}, and its log went with it. {message}',
  'pod-evicted.step1':
    'If the node ran short of memory or disk, request in the pipeline what the step needs; then run it again.',
  'out-of-memory.title': 'The step ran out of memory, and its log went with it',
  'out-of-memory.cause': 'Kubernetes ended the step, and no archived log was found. {message}',
  'out-of-memory.step1':
    'Ask for more memory in the pipeline, and run the step again: task.set_memory_limit("8Gi")',
  'deadline-exceeded.title': 'The step took longer than it may',
  'deadline-exceeded.cause':
    'It was ended at its deadline, and no archived log was found. {message}',
  'deadline-exceeded.step1':
    'Raise activeDeadlineSeconds of the workflow or the step, and run it again.',
  'archive-upload-failed.title': 'The log could not be uploaded',
  'archive-upload-failed.cause': 'The step ended, and Argo could not write to the store: {message}',
  'archive-upload-failed.step1':
    'Check that the service account and the Secret of artifactRepository may put objects into bucket {bucket}; the log of container wait has the store’s answer.',
  'pod-deleted.title': 'The pod was deleted while the step ran',
  'pod-deleted.cause': 'It could not upload its log. {message}',
  'pod-deleted.step1':
    'Run the step again; on nodes that may be taken away at any time, give it a retry.',
  'step-not-archived.title': 'Argo Workflows archived no log for this step',
  'step-not-archived.cause': 'The step has ended, and there is no archived log of it. {message}',
  'step-not-archived.step1':
    'A pod that is deleted, evicted or killed cannot upload its log. See above what ended it, change that, and run the step again.',
  'node-not-found.title': 'The server does not find this step in the run’s workflow',
  'node-not-found.cause':
    'The step has not ended, or the names of its pod and of its node do not go together.',
  'node-not-found.step1': 'If the step still runs, wait until it has ended.',
  'node-not-found.step2':
    'POD_NAMES=v1 and nodeStatusOffLoad of the workflow controller keep the server from finding steps: use POD_NAMES=v2, and nodeStatusOffLoad: false.',
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
  'key-mismatch.title': 'The archived log is not where the server looks',
  'key-mismatch.cause':
    'The key prefix is missing, or does not match where Argo Workflows wrote the log. By its own default the server looks at {serverKey}; as shipped, Argo writes to {argoKey}',
  'key-mismatch.step1':
    'Give the UI server the keyFormat of workflow-controller-configmap. As shipped that is private-artifacts/{{workflow.namespace}}/{{workflow.name}}/{{workflow.creationTimestamp.Y}}/{{workflow.creationTimestamp.m}}/{{workflow.creationTimestamp.d}}/{{pod.name}}',
  'key-mismatch.step2':
    'If namespace {namespace} has a ConfigMap artifact-repositories of its own, its keyFormat counts instead, and new logs are written there. It should have one format with the server.',
  'key-mismatch.step3':
    'ARGO_ARTIFACT_REPOSITORIES_LOOKUP=true lets the server read that ConfigMap, with limits: it knows the data key artifact-repositories only, not the default-namespaced that profiles come with, and needs this right in the namespace. A format that names its namespace by tag needs neither.',
  'key-mismatch.step4':
    'If archiveLogs was not true when the step ran, the log was never written; if the bucket has a lifecycle rule, it may have been deleted.',
  'store-refused.title': 'The object store refuses the server',
  'store-refused.cause':
    'It is not the key of the log: any object is refused alike, so the server’s credentials are wrong, may not read, or the bucket {bucket} does not exist: {text}',
  'store-refused.step1':
    'Check accesskey and secretkey in the Secret mlpipeline-minio-artifact, and what that key may do with bucket {bucket}.',
  'store-refused.step2':
    'Restart the UI server after a change. Its log has the store’s code: kubectl logs -n kubeflow deploy/ml-pipeline-ui',
  'object-or-bucket-missing.title': 'The archived log is not where the server looks',
  'object-or-bucket-missing.cause':
    'The store takes the server’s credentials, so the object is missing, or its bucket: it was deleted, never written, or written under another key. By its own default the server looks at {serverKey}; as shipped, Argo writes to {argoKey}',
  'object-or-bucket-missing.step1':
    'Compare ARGO_KEYFORMAT and ARGO_ARCHIVE_BUCKETNAME on the ml-pipeline-ui Deployment with keyFormat and bucket in workflow-controller-configmap, and in ConfigMap artifact-repositories of namespace {namespace}.',
  'object-or-bucket-missing.step2':
    'Look for a lifecycle rule of the bucket (ARTIFACT_RETENTION_DAYS) that deletes logs.',
  'store-error.title': 'The object store gave an error without a reason',
  'store-error.cause':
    'The object or the bucket is missing, or the server’s credentials are wrong or may not read it; the answer does not say which: {text}',
  'store-error.step1':
    'Compare ARGO_KEYFORMAT and ARGO_ARCHIVE_BUCKETNAME on the ml-pipeline-ui Deployment with keyFormat and bucket in workflow-controller-configmap.',
  'store-error.step2':
    'Check that the key in Secret mlpipeline-minio-artifact may read that bucket; the log of ml-pipeline-ui has the store’s code.',
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
  'workflow-forbidden.title': 'The server may not read workflows',
  'workflow-forbidden.cause': 'Kubernetes refused: {text}',
  'workflow-forbidden.step1':
    'Let the service account of ml-pipeline-ui get workflows in namespace {namespace}.',
  'workflow-misnamed.title': 'The server looks for the wrong workflow',
  'workflow-misnamed.cause':
    'It works the workflow’s name out of the pod’s, which it cannot for steps with retries, pod labels or annotations, drivers and importers: pod {pod} gave {misnamed}',
  'workflow-misnamed.step1':
    'No setting of the UI server changes that. The stored workflow of the run has the exact key: pass the run’s ID, so that this page can ask for it.',
  'workflow-misnamed.step2':
    'To keep pods and workflows for longer than an hour after the end of a run, raise ttlStrategy.',
  'server-archive-off.title': 'The pod is gone, and the server is not set to read archived logs',
  'server-archive-off.cause':
    'The run’s workflow {workflow} cannot be found either: Argo Workflows deletes it some time after a run. The log may still be in the store.',
  'server-archive-off.step1':
    'Let the UI server read archived logs: ARGO_ARCHIVE_LOGS=true, with an ARGO_KEYFORMAT equal to the keyFormat of workflow-controller-configmap.',
  'server-archive-off.step2':
    'Check that logs are archived at all: archiveLogs: true in the artifactRepository of ConfigMap workflow-controller-configmap.',
  'server-archive-off.step3':
    'To keep workflows and their pods for longer, raise ttlStrategy in workflow-controller-configmap.',
  'workflow-unreadable.title': 'The server could not read the run’s workflow',
  'workflow-unreadable.cause':
    'This version of the UI server does not say why: the workflow was deleted some time after the run, or the server may not read workflows.',
  'workflow-unreadable.step1':
    'Let the UI server read archived logs: ARGO_ARCHIVE_LOGS=true, with an ARGO_KEYFORMAT equal to keyFormat.',
  'workflow-unreadable.step2':
    'Let the service account of ml-pipeline-ui get workflows in namespace {namespace}.',
  'workflow-unreadable.step3': 'Kubeflow Pipelines 2.16 and later give the reason.',
  'server-outdated.title': 'The pod is gone, and this server is too old to say more',
  'server-outdated.cause':
    'The UI server answered in the words of Kubeflow Pipelines 2.2 or earlier: {text}',
  'server-outdated.step1':
    'Set ARGO_ARCHIVE_LOGS=true on the ml-pipeline-ui Deployment, so that it reads archived logs.',
  'server-outdated.step2':
    'Upgrade Kubeflow Pipelines: later versions find archived logs in more cases.',
  'kubelet-file-gone.title': 'The node no longer has this log',
  'kubelet-file-gone.cause': 'The container’s log file was removed on the node: {text}',
  'kubelet-file-gone.step1':
    'Archive logs (archiveLogs: true in workflow-controller-configmap), so that a log outlives its pod.',
  'pod-gone.title': 'The pod is gone',
  'pod-gone.cause': 'Kubernetes has deleted it, and no archived log was found.',
  'pod-gone.step1':
    'Check that logs are archived: archiveLogs: true in the artifactRepository of ConfigMap workflow-controller-configmap.',
  'pod-gone.step2':
    'To keep pods for longer after a run, raise ttlStrategy in workflow-controller-configmap.',
  'run-not-found.title': 'This run is not known',
  'run-not-found.cause':
    'The API server has no run of this ID, so its workflow cannot tell where the log is: {text}',
  'run-not-found.step1':
    'Check the run’s ID; deleting a run deletes the record of where its logs are.',
  'run-unreadable.title': 'The API server cannot read this run',
  'run-unreadable.cause': 'The record of the run holds an error in its place: {text}',
  'run-unreadable.step1':
    'Look at the log of the API server: kubectl logs -n kubeflow deploy/ml-pipeline',
  'log-unreadable.title': 'What was archived cannot be unpacked',
  'log-unreadable.cause': 'The object is damaged, or is no log: {text}',
  'log-unreadable.step1': 'Download the object {key} from the store, and see what it is.',
  'ui-server-down.title': 'The Kubeflow Pipelines UI server does not answer',
  'ui-server-down.cause': 'The gateway found nobody behind it ({status}): {text}',
  'ui-server-down.step1':
    'Check that ml-pipeline-ui runs and is ready; if it is, mutual TLS of the mesh may differ on both sides: kubectl get pods -n kubeflow -l app=ml-pipeline-ui',
  'proxy-error.title': 'A proxy in front of Kubeflow Pipelines failed',
  'proxy-error.cause': 'It answered {status}: {text}',
  'proxy-error.step1':
    'Check that ml-pipeline-ui is running and ready, then the ingress or gateway in front of it.',
  'headers-too-large.title': 'The request is too large for the proxy',
  'headers-too-large.cause':
    'It answered {status}: the cookies of this site have grown beyond what it takes.',
  'headers-too-large.step1': 'Delete the cookies of this site, and log in again.',
  'headers-too-large.step2':
    'If it returns, raise the header limits of the ingress (large_client_header_buffers in nginx).',
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
  'manifest-not-reported.title': 'The API server has not been told of this run’s workflow',
  'manifest-not-reported.cause':
    'The persistence agent reports workflows some seconds behind, and this one not yet.',
  'manifest-not-reported.step1': 'Wait a little, then try again.',
  'manifest-not-reported.step2':
    'If the run is long over, look at the agent: kubectl logs -n kubeflow deploy/ml-pipeline-persistenceagent',
  'artifact-read-refused.title': 'The API server reads logs for nobody here',
  'artifact-read-refused.cause':
    'Where Kubeflow Pipelines has several users, this way of reading never learns who asks: {text}',
  'artifact-read-refused.step1':
    'Nothing is wrong with your rights: keep the other ways of this page switched on.',
  'unknown.title': 'The log could not be read',
  'unknown.cause': '{request} ({rung}) was answered {status}: {text}',
  'unknown.step1': 'Copy the report below for the operators of this installation.',
  'cut-off.title': 'The end of this log may be missing',
  'cut-off.cause': 'The connection broke off after {bytes} bytes, before the log had ended.',
  'cut-off.step1': 'Try again to read on from here.',
  'gap.title': 'Lines may be missing in the middle',
  'gap.cause':
    'The node keeps only the newest part of a log, and it moved on faster than it was read.',
  'gap.step1': 'If logs are archived, the archived log has all lines once the step has ended.',
  'rotated.title': 'The beginning of this log is missing',
  'rotated.cause': 'The node keeps only the newest part of a log, ten megabytes by default.',
  'rotated.step1':
    'Once the step has ended, its archived log has all lines; to keep more on the node, raise containerLogMaxSize of the kubelet.',
  'executor-logs-only.title': 'Output of the user’s program only',
  'executor-logs-only.cause':
    'The log of the whole container could not be found; this is what the step’s own program printed.',
  'key-guessed.title': 'The place of this log was guessed',
  'key-guessed.cause':
    'Nothing told where the log was archived; it was found by trying the usual keys: {key}',
  'key-guessed.step1':
    'Give the page the run’s key format, or let it look up the artifact repository of namespace {namespace}.',
  'outlived-pod.title': 'The pod is gone; its last lines may be missing',
  'outlived-pod.cause':
    'The pod was deleted while its log was followed, and no archived copy was found. What was read is kept here.',
  'outlived-pod.step1': 'Download the log now if you need it: it is kept in this page only.',
  'place.uiDeployment': 'For Deployment ml-pipeline-ui, as a patch:',
  'place.controllerConfigMap':
    'For ConfigMap workflow-controller-configmap, merged with what is there:',
  'place.namespaceConfigMap':
    'For the ConfigMap of namespace {namespace}, merged with what is there:',
  'place.namespace': 'For namespace {namespace}, with kubectl apply -f -',
  'place.serverNamespace': 'For the namespace of Kubeflow Pipelines, with kubectl apply -f -',
  'place.terminal': 'In a terminal:',
  'report.target': 'What was looked for',
  'report.copy': 'Copy report',
  'report.copied': 'Copied',
  'report.failed': 'Selected: copy it with Ctrl+C or ⌘C',
  'step.copy': 'Copy',
} as const;
