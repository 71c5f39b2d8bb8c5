/**
 * English texts of the diagnoses of archived logs and of the servers that are asked for them. `{{…}}`
 * is Argo’s own notation and stays as it is.
 */
export const archives = {
  'archiving-disabled.title': 'This log was not kept: archiving is disabled',
  'archiving-disabled.cause':
    'The pod is gone, and Argo Workflows was not set to archive the logs of this run. This log cannot be recovered; the settings below apply to new runs.',
  'archiving-disabled.remedy1':
    'Add the line archiveLogs: true to the value of artifactRepository in ConfigMap workflow-controller-configmap. That value is one text: keep its other lines, such as the endpoint and the credentials.',
  'archiving-disabled.remedy2':
    'If namespace {namespace} has a ConfigMap artifact-repositories, it takes precedence: add the same line to its default repository.',
  'archiving-disabled.remedy3':
    'Let the UI server read archived logs: set ARGO_ARCHIVE_LOGS=true, and ARGO_KEYFORMAT to the same format as keyFormat.',
  'archiving-disabled.remedy4':
    'If the run was submitted only seconds ago, refresh the log: the server gives the same answer until Argo Workflows has processed the workflow.',
  'key-tags-unsupported.title': 'The key of the archived log cannot be worked out',
  'key-tags-unsupported.cause': 'The key format contains tags that cannot be resolved: {key}',
  'key-tags-unsupported.remedy1':
    'Use the same format for keyFormat in workflow-controller-configmap and for ARGO_KEYFORMAT on the ml-pipeline-ui Deployment. The server supports only these tags, each once: workflow.name, workflow.namespace, workflow.creationTimestamp.Y, .m, .d and pod.name.',
  'key-invalid.title': 'The server rejects the key of the archived log',
  'key-invalid.cause': 'A key may contain only letters, digits and - . _ /, and this one is: {key}',
  'key-invalid.remedy1':
    'Change keyFormat in workflow-controller-configmap and ARGO_KEYFORMAT on the ml-pipeline-ui Deployment to a format of those characters only.',
  'store-name-unknown.title': 'The host name of the object store cannot be resolved',
  'store-name-unknown.cause':
    'DNS has no entry for the host name that the UI server is set to use: {text}',
  'store-name-unknown.remedy1':
    'Correct MINIO_HOST and MINIO_NAMESPACE on the ml-pipeline-ui Deployment; endpoint in artifactRepository.s3 is a host and port, and must not begin with https://.',
  'store-unreachable.title': 'The object store does not answer',
  'store-unreachable.cause':
    'The server could not connect to the store that holds archived logs: {text}',
  'store-unreachable.remedy1':
    'Check that the store is up (seaweedfs or minio), and MINIO_HOST, MINIO_NAMESPACE and MINIO_PORT on the ml-pipeline-ui Deployment.',
  'store-tls.title': 'The object store does not use TLS',
  'store-tls.cause': 'The server opened a TLS connection to a port that serves plain HTTP: {text}',
  'store-tls.remedy1':
    'Set MINIO_SSL=false on the ml-pipeline-ui Deployment, and insecure: true in artifactRepository.s3.',
  'store-certificate.title': 'The certificate of the object store is not trusted',
  'store-certificate.cause':
    'The server does not trust the certificate that the store presents: {text}',
  'store-certificate.remedy1':
    'Mount your CA certificate into the ml-pipeline-ui Deployment, and name the file in NODE_EXTRA_CA_CERTS.',
  'store-busy.title': 'The object store is busy',
  'store-busy.cause': 'It is starting up or overloaded: {text}',
  'store-busy.remedy1': 'Try again in a minute.',
  'store-busy.remedy2': 'If the error persists, check the store’s own log and its resource limits.',
  'store-region.title': 'The bucket is in another region',
  'store-region.cause':
    'The server signs its requests for a region other than the bucket’s: {text}',
  'store-region.remedy1': 'Set AWS_REGION on the ml-pipeline-ui Deployment to the bucket’s region.',
  'store-clock.title': 'The clocks of the server and the object store differ',
  'store-clock.cause':
    'The store refuses requests whose timestamp differs too much from its own time: {text}',
  'store-clock.remedy1':
    'Synchronize the clocks (NTP) of the nodes that run ml-pipeline-ui and the store.',
  'store-token-expired.title': 'The server’s session with the object store has expired',
  'store-token-expired.cause': 'Its temporary credentials are no longer valid: {text}',
  'store-token-expired.remedy1':
    'Restart the UI server. If it happens again, check what renews its credentials.',
  'store-credentials.title': 'The object store does not accept the server’s credentials',
  'store-credentials.cause': 'The access key or the secret key of the server is wrong: {text}',
  'store-credentials.remedy1':
    'Correct accesskey and secretkey in the Secret mlpipeline-minio-artifact.',
  'store-credentials.remedy2': 'Restart the UI server: it reads them only when it starts.',
  'store-denied.title': 'The server’s credentials may not read archived logs',
  'store-denied.cause':
    'The store accepts the server’s credentials but does not let them read the log: {text}',
  'store-denied.remedy1':
    'Allow the access key in Secret mlpipeline-minio-artifact to get objects of bucket {bucket} (s3:GetObject). On Amazon S3 also allow s3:ListBucket: without it a missing object is reported as AccessDenied.',
  'bucket-missing.title': 'The bucket of archived logs does not exist',
  'bucket-missing.cause':
    'The store has no bucket of the configured name, {bucket} unless ARGO_ARCHIVE_BUCKETNAME is set otherwise: {text}',
  'bucket-missing.remedy1':
    'Set ARGO_ARCHIVE_BUCKETNAME on the ml-pipeline-ui Deployment to the bucket in workflow-controller-configmap.',
  'secret-missing.title': 'The credentials of the archive are missing',
  'secret-missing.cause':
    'The Secret that the artifact repository of this run names does not exist: {text}',
  'secret-missing.remedy1':
    'Create the Secret in the namespace of ml-pipeline-ui, with the access key of your store.',
  'secret-forbidden.title': 'The server may not read the credentials of the archive',
  'secret-forbidden.cause': 'Kubernetes refused: {text}',
  'secret-forbidden.remedy1': 'Allow the service account of ml-pipeline-ui to get this one Secret.',
  'provider-invalid.title': 'The store that the artifact names is not configured completely',
  'provider-invalid.cause':
    'The server could not set up a client with the store settings that Kubeflow Pipelines keeps with the artifact: {text}',
  'provider-invalid.remedy1':
    'Correct providers in the ConfigMap kfp-launcher of namespace {namespace}: each needs an endpoint, and a Secret with its keys.',
  'gcs-failed.title': 'The server cannot read from Google Cloud Storage',
  'gcs-failed.cause': 'The store answered: {text}',
  'gcs-failed.remedy1':
    'Bind the service account ml-pipeline-ui to a Google identity that may get objects of bucket {bucket} (Workload Identity). Outside Google Cloud, set DISABLE_GKE_METADATA=true.',
  'repository-unsupported.title': 'The server cannot read this kind of artifact repository',
  'repository-unsupported.cause':
    'The log is in an artifact repository that is not S3-compatible: {text}',
  'repository-unsupported.remedy1':
    'Archive logs in an S3-compatible artifact repository, or read this log directly from its store.',
  'artifact-namespace.title': 'The server does not attribute this log to namespace {namespace}',
  'artifact-namespace.cause':
    'A multi-user server returns an object only if ML Metadata records it under the namespace, or has no record of it and its key starts with private-artifacts/{namespace}/. This is not the case for {key}',
  'artifact-namespace.remedy1':
    'Begin the keyFormat of Argo Workflows with private-artifacts/{{workflow.namespace}}/. The logs of new runs can then be read.',
  'artifact-namespace.remedy2':
    'Or, if keys begin with another prefix that is followed by the namespace, set ARTIFACT_NAMESPACE_KEY_PREFIX on ml-pipeline-ui to that prefix. ARTIFACT_NAMESPACE_OWNERSHIP_MODE must be mlmd-then-prefix.',
  'log-expired.title': 'This log has been deleted from the archive',
  'log-expired.cause':
    'Argo Workflows archived it as {bucket}/{key}, and that object no longer exists.',
  'log-expired.remedy1':
    'To keep logs longer, change what deletes them: a lifecycle rule of the bucket (ARTIFACT_RETENTION_DAYS), or artifactGC in the workflow.',
  'api-server-down.title': 'The Kubeflow Pipelines API server does not answer',
  'api-server-down.cause': 'The UI server could not pass the request on: {text}',
  'api-server-down.remedy1':
    'Check the Service that is named above, or ml-pipeline if none is: kubectl get pods -n kubeflow',
  'object-missing.title': 'The archived log is not in the store',
  'object-missing.cause': 'There is no object {bucket}/{key}: it was deleted, or never written.',
  'object-missing.remedy1':
    'Check what deletes logs: a lifecycle rule of the bucket (ARTIFACT_RETENTION_DAYS), or artifactGC in the workflow. If the key was worked out from a format, compare it with keyFormat in workflow-controller-configmap.',
  'pod-evicted.title': 'The pod was removed from its node',
  'pod-evicted.cause': 'It ended with reason {reason}, and its log was lost with it. {message}',
  'pod-evicted.remedy1':
    'If the node ran out of memory or disk, request in the pipeline what the step needs, and run it again.',
  'out-of-memory.title': 'The step ran out of memory, and its log is lost',
  'out-of-memory.cause':
    'Kubernetes killed the step (OOMKilled), and no archived log was found. {message}',
  'out-of-memory.remedy1':
    'Request more memory in the pipeline, and run the step again: task.set_memory_limit("8Gi")',
  'deadline-exceeded.title': 'The step exceeded its deadline',
  'deadline-exceeded.cause':
    'It was terminated at its deadline, and no archived log was found. {message}',
  'deadline-exceeded.remedy1':
    'Raise activeDeadlineSeconds of the workflow or the step, and run it again.',
  'archive-upload-failed.title': 'The log could not be uploaded',
  'archive-upload-failed.cause':
    'The step ended, but Argo could not write its log to the store: {message}',
  'archive-upload-failed.remedy1':
    'Check that the service account or the Secret of artifactRepository may put objects into bucket {bucket}. The log of container wait has the store’s response.',
  'pod-deleted.title': 'The pod was deleted while the step ran',
  'pod-deleted.cause': 'It could not upload its log. {message}',
  'pod-deleted.remedy1':
    'Run the step again. If it runs on nodes that can be reclaimed at any time, set a retry for it.',
  'run-silent.title': 'The run is no longer reported',
  'run-silent.cause':
    'Its workflow has said for {seconds} seconds that the step is running, but the pod is gone.',
  'run-silent.remedy1':
    'Check that the workflow controller and the persistence agent are running: kubectl get deploy -n kubeflow workflow-controller ml-pipeline-persistenceagent',
  'run-silent.remedy2': 'Try again once the run is reported again.',
  'step-not-archived.title': 'Argo Workflows archived no log for this step',
  'step-not-archived.cause': 'The step has ended, and there is no archived log of it. {message}',
  'step-not-archived.remedy1':
    'A pod that is deleted, evicted or killed cannot upload its log. Find out what ended it, fix that, and run the step again.',
  'node-not-found.title': 'The server cannot find this step in the run’s workflow',
  'node-not-found.cause':
    'The step has not ended, or the name of its pod does not match the name of its node.',
  'node-not-found.remedy1': 'If the step is still running, wait until it has ended.',
  'node-not-found.remedy2':
    'With POD_NAMES=v1 or nodeStatusOffLoad in the workflow controller the server cannot find steps: use POD_NAMES=v2 and nodeStatusOffLoad: false.',
  'repository-forbidden.title': 'The artifact repository of namespace {namespace} may not be read',
  'repository-forbidden.cause':
    '{who} may not get the ConfigMap {configMap} in namespace {namespace}: {text}',
  'repository-forbidden.remedy1':
    'Allow {who} to read this one ConfigMap: a Role with the verb get on configmaps, resourceNames: [{configMap}], in namespace {namespace}, and a RoleBinding to it.',
  'repository-config-invalid.title':
    'The artifact repository of namespace {namespace} cannot be read',
  'repository-config-invalid.cause':
    'The ConfigMap {configMap} in namespace {namespace} is not valid YAML at key {dataKey}, line {line}, column {column}: {text}',
  'repository-config-invalid.remedy1':
    'Correct the value of {dataKey} in the ConfigMap {configMap}.',
  'repository-key-missing.title':
    'The ConfigMap of namespace {namespace} names no default repository',
  'repository-key-missing.cause':
    'The ConfigMap {configMap} has no key {dataKey}. Its keys are: {keys}',
  'repository-key-missing.remedy1':
    'Set the annotation workflows.argoproj.io/default-artifact-repository of the ConfigMap to one of its keys.',
  'repository-without-store.title':
    'The artifact repository of namespace {namespace} names no store',
  'repository-without-store.cause':
    'The value of {dataKey} in the ConfigMap {configMap} has none of s3, gcs, oss, azure, artifactory, hdfs and plugin.',
  'repository-without-store.remedy1':
    'Add the store and its keyFormat to {dataKey} in the ConfigMap {configMap}.',
  'key-mismatch.title': 'The archived log is not where the server looks',
  'key-mismatch.cause':
    'The server looks for it under a key other than the one that Argo Workflows wrote. By default the server looks at {serverKey}, while Argo as shipped with Kubeflow Pipelines writes to {argoKey}',
  'key-mismatch.remedy1':
    'Set ARGO_KEYFORMAT on the ml-pipeline-ui Deployment to the keyFormat that Argo Workflows uses: that of ConfigMap artifact-repositories in namespace {namespace} if there is one, otherwise that of workflow-controller-configmap. The patch has the format that Kubeflow Pipelines ships.',
  'key-mismatch.remedy2':
    'Alternatively, if namespaces have formats that one ARGO_KEYFORMAT cannot express, set ARGO_ARTIFACT_REPOSITORIES_LOOKUP=true. The server then reads ConfigMap artifact-repositories of the run’s namespace: it needs the verb get on it, and reads only the data key artifact-repositories, not default-namespaced.',
  'key-mismatch.remedy3':
    'If the formats already agree, the object itself is missing: check that archiveLogs was true when the step ran, and whether a lifecycle rule of the bucket (ARTIFACT_RETENTION_DAYS) has deleted it.',
  'store-refused.title': 'The object store refuses the server',
  'store-refused.cause':
    'It refuses every object, not only this log: the server’s credentials are wrong or may not read, or the bucket {bucket} does not exist: {text}',
  'store-refused.remedy1':
    'Check accesskey and secretkey in the Secret mlpipeline-minio-artifact, and what that key is allowed to do with bucket {bucket}.',
  'store-refused.remedy2':
    'Restart the UI server after a change. Its log has the store’s error code: kubectl logs -n kubeflow deploy/ml-pipeline-ui',
  'object-or-bucket-missing.title': 'The archived log is not where the server looks',
  'object-or-bucket-missing.cause':
    'The store accepts the server’s credentials, so the object or its bucket is missing: the log was deleted, never written, or written under another key. By default the server looks at {serverKey}, while Argo as shipped with Kubeflow Pipelines writes to {argoKey}',
  'object-or-bucket-missing.remedy1':
    'Compare ARGO_KEYFORMAT and ARGO_ARCHIVE_BUCKETNAME on the ml-pipeline-ui Deployment with keyFormat and bucket in workflow-controller-configmap, and in ConfigMap artifact-repositories of namespace {namespace}.',
  'object-or-bucket-missing.remedy2':
    'Check whether a lifecycle rule of the bucket (ARTIFACT_RETENTION_DAYS) deletes logs.',
  'store-error.title': 'The object store returned an error without a reason',
  'store-error.cause':
    'The object or the bucket is missing, or the server’s credentials are wrong or may not read it; the response does not say which: {text}',
  'store-error.remedy1':
    'Compare ARGO_KEYFORMAT and ARGO_ARCHIVE_BUCKETNAME on the ml-pipeline-ui Deployment with keyFormat and bucket in workflow-controller-configmap.',
  'store-error.remedy2':
    'Check that the access key in Secret mlpipeline-minio-artifact may read that bucket. The log of ml-pipeline-ui has the store’s error code.',
  'repository-config-missing.title': 'Namespace {namespace} has no artifact repository of its own',
  'repository-config-missing.cause':
    'There is no ConfigMap {configMap} in namespace {namespace}, so the artifact repository of the workflow controller applies.',
  'repository-config-missing.remedy1':
    'If the namespace should have a prefix of its own, create the ConfigMap {configMap} there.',
  'repository-lookup-failed.title':
    'The artifact repository of namespace {namespace} could not be looked up',
  'repository-lookup-failed.cause': 'Reading the ConfigMap {configMap} failed: {text}',
  'repository-lookup-failed.remedy1':
    'Check that the page which embeds this log can read this ConfigMap through the source that is set in its repositories option.',
  'executor-logs-unknown.title':
    'This page could not learn where the output of the user’s program is stored',
  'executor-logs-unknown.cause': 'It was asked for it, and failed: {text}',
  'executor-logs-unknown.remedy1':
    'Check that the page which embeds this log can read the run’s artifacts from the metadata store: its executorLogs asks there.',
  'workflow-forbidden.title': 'The server may not read workflows',
  'workflow-forbidden.cause': 'Kubernetes refused: {text}',
  'workflow-forbidden.remedy1':
    'Allow the service account of ml-pipeline-ui to get workflows in namespace {namespace}.',
  'workflow-misnamed.title': 'The server looks for the wrong workflow',
  'workflow-misnamed.cause':
    'It derives the workflow’s name from the pod’s, which fails for steps with retries, pod labels or annotations, for drivers and for importers; no setting of the UI server changes that. Pod {pod} gave {misnamed}',
  'workflow-misnamed.remedy1':
    'In the page that embeds this log, pass the run ID: the exact key is then read from the stored workflow of the run.',
  'workflow-misnamed.remedy2':
    'To keep pods and workflows for longer than an hour after a run, raise ttlStrategy in workflow-controller-configmap.',
  'server-archive-off.title': 'The pod is gone, and the server is not set to read archived logs',
  'server-archive-off.cause':
    'The server found no workflow {workflow}, the name that it derives from the pod’s: Argo Workflows deletes workflows some time after a run. The log may still be in the store.',
  'server-archive-off.remedy1':
    'Let the UI server read archived logs: set ARGO_ARCHIVE_LOGS=true, and ARGO_KEYFORMAT to the keyFormat of workflow-controller-configmap.',
  'server-archive-off.remedy2':
    'Check that logs are archived at all: the artifactRepository in ConfigMap workflow-controller-configmap must have archiveLogs: true.',
  'server-archive-off.remedy3':
    'To keep workflows and their pods for longer, raise ttlStrategy in workflow-controller-configmap.',
  'workflow-unreadable.title': 'The server could not read the run’s workflow',
  'workflow-unreadable.cause':
    'This version of the UI server does not say why: the workflow was deleted some time after the run, or the server is not allowed to read workflows.',
  'workflow-unreadable.remedy1':
    'Let the UI server read archived logs: set ARGO_ARCHIVE_LOGS=true, and ARGO_KEYFORMAT to the same format as keyFormat.',
  'workflow-unreadable.remedy2':
    'Allow the service account of ml-pipeline-ui to get workflows in namespace {namespace}.',
  'workflow-unreadable.remedy3':
    'Upgrade to Kubeflow Pipelines 2.16 or later, which reports the reason.',
  'server-outdated.title': 'The pod is gone, and this server is too old to say more',
  'server-outdated.cause':
    'The UI server’s message is that of Kubeflow Pipelines 2.2 or earlier: {text}',
  'server-outdated.remedy1':
    'Set ARGO_ARCHIVE_LOGS=true on the ml-pipeline-ui Deployment, so that it reads archived logs.',
  'server-outdated.remedy2':
    'Upgrade Kubeflow Pipelines: later versions find archived logs in more cases.',
  'kubelet-file-gone.title': 'The node no longer has this log',
  'kubelet-file-gone.cause': 'The container’s log file was removed on the node: {text}',
  'kubelet-file-gone.remedy1':
    'Archive logs (archiveLogs: true in workflow-controller-configmap), so that a log outlives its pod.',
  'pod-gone.title': 'The pod is gone',
  'pod-gone.cause': 'Kubernetes has deleted it, and no archived log was found.',
  'pod-gone.remedy1':
    'Check that logs are archived: the artifactRepository in ConfigMap workflow-controller-configmap must have archiveLogs: true.',
  'pod-gone.remedy2':
    'To keep pods for longer after a run, raise ttlStrategy in workflow-controller-configmap.',
  'run-not-found.title': 'There is no such run',
  'run-not-found.cause':
    'The API server has no run with this ID, so its workflow cannot tell where the log is: {text}',
  'run-not-found.remedy1':
    'Check the run ID. Deleting a run also deletes the record of where its logs are.',
  'run-unreadable.title': 'The API server cannot read this run',
  'run-unreadable.cause': 'The record of the run contains only an error: {text}',
  'run-unreadable.remedy1':
    'Check the log of the API server: kubectl logs -n kubeflow deploy/ml-pipeline',
  'response-too-large.title': 'The server’s answer is too large to be read',
  'response-too-large.cause': 'The answer to {request} was not read: {text}',
  'response-too-large.remedy1':
    'Check what answers this request: no such answer of Kubeflow Pipelines is that large.',
  'log-unreadable.title': 'The archived object cannot be unpacked',
  'log-unreadable.cause': 'The object is damaged, or is not a log: {text}',
  'log-unreadable.remedy1': 'Download the object {key} from the store, and check what it contains.',
  'ui-server-down.title': 'The Kubeflow Pipelines UI server does not answer',
  'ui-server-down.cause': 'The gateway has no healthy backend ({status}): {text}',
  'ui-server-down.remedy1':
    'Check that ml-pipeline-ui is running and ready. If it is, the mutual TLS settings of the mesh may differ between client and server: kubectl get pods -n kubeflow -l app=ml-pipeline-ui',
  'proxy-error.title': 'A proxy in front of Kubeflow Pipelines failed',
  'proxy-error.cause': 'It answered {status}: {text}',
  'proxy-error.remedy1':
    'Check that ml-pipeline-ui is running and ready, then the ingress or gateway in front of it.',
  'headers-too-large.title': 'The request headers are too large for the proxy',
  'headers-too-large.cause': 'It answered {status}: the cookies of this site exceed its limit.',
  'headers-too-large.remedy1': 'Delete the cookies of this site, and log in again.',
  'headers-too-large.remedy2':
    'If it happens again, raise the header limits of the ingress (large_client_header_buffers in nginx).',
  'rate-limited.title': 'Too many requests',
  'rate-limited.cause': 'A proxy limits how many requests it lets through ({status}).',
  'rate-limited.remedy1': 'Wait a moment, then try again.',
  'connection-reset.title': 'The connection was lost',
  'connection-reset.cause': '{request} ended without a response, although the server is up: {text}',
  'connection-reset.remedy1': 'Try again in a moment: the server may have restarted.',
  'connection-reset.remedy2':
    'If it happens each time, check why the server exits: kubectl logs -n kubeflow deploy/ml-pipeline-ui --previous',
  'timeout.title': 'No response in time',
  'timeout.cause': '{request} was not answered: {text}',
  'timeout.remedy1':
    'Try again. The server needs a long time to read a live log of several hundred megabytes; an archived log is streamed.',
  'stalled.title': 'The log stopped arriving',
  'stalled.cause': '{request} stopped sending data without ending.',
  'stalled.remedy1':
    'Try again: the server does not notice when it loses its connection to the store.',
  'server-error.title': 'The server returned an error',
  'server-error.cause': 'It answered {status}: {text}',
  'server-error.remedy1':
    'Check the log of ml-pipeline-ui at this time: kubectl logs -n kubeflow deploy/ml-pipeline-ui',
  'manifest-not-reported.title': 'The API server does not have this run’s workflow yet',
  'manifest-not-reported.cause':
    'The persistence agent reports workflows with a delay of some seconds, and has not reported this one.',
  'manifest-not-reported.remedy1': 'Wait a moment, then try again.',
  'manifest-not-reported.remedy2':
    'If the run ended long ago, check the agent: kubectl logs -n kubeflow deploy/ml-pipeline-persistenceagent',
  'artifact-read-refused.title': 'The API server does not serve logs in multi-user mode',
  'artifact-read-refused.cause':
    'Its endpoint for artifacts does not receive the identity of the user, so it refuses every request: {text}',
  'artifact-read-refused.remedy1':
    'No permission is missing. Keep the page’s other rungs enabled: they do not use this endpoint.',
  'unknown.title': 'The log could not be read',
  'unknown.cause': '{request} ({rung}) was answered {status}: {text}',
  'unknown.remedy1': 'Copy the report below, and send it to the operators of this installation.',
  'cut-off.title': 'The end of this log may be missing',
  'cut-off.cause': 'The connection broke off after {bytes} bytes, before the log had ended.',
  'cut-off.remedy1': 'Try again to continue from here.',
  'log-too-large.title': 'Only the first {limit} of this log are shown',
  'log-too-large.cause':
    'The log is longer than {limit}. Loading stopped there, so that the page does not run out of memory.',
  'log-too-large.remedy1':
    'Choose “Load anyway” to load up to {most}, if your computer has the memory; more than that cannot be shown.',
  'log-too-large.remedy2':
    'Let the step print less, or write what is large into an artifact of its own.',
  'object-damaged.title': 'The stored log is damaged, its end is missing',
  'object-damaged.cause':
    'The archived object came as a whole, and could be unpacked only to {bytes} bytes: {text}',
  'object-damaged.remedy1':
    'Compare the object with what Argo Workflows has uploaded: the upload may have been interrupted, or the store may have lost a part of it.',
  'gap.title': 'Lines may be missing in the middle',
  'gap.cause':
    'The node keeps only the newest part of a log, and the log grew faster than it could be read.',
  'gap.remedy1': 'If logs are archived, the archived log has all lines once the step has ended.',
  'rotated.title': 'The beginning of this log is missing',
  'rotated.cause': 'The node keeps only the newest part of a log, ten megabytes by default.',
  'rotated.remedy1': 'Once the step has ended, read the archived log: it has all lines.',
  'rotated.remedy2': 'To keep more of a log on the node, raise containerLogMaxSize of the kubelet.',
  'executor-logs-only.title': 'Output of the user’s program only',
  'executor-logs-only.cause':
    'The log of the whole container could not be found. This is what the step’s own program printed.',
  'key-guessed.title': 'The location of this log was guessed',
  'key-guessed.cause':
    'Nothing says where the log was archived; it was found by trying the usual keys: {key}',
  'key-guessed.remedy1':
    'Give the page the run’s key format, or let it look up the artifact repository of namespace {namespace}.',
  'outlived-pod.title': 'The pod is gone; its last lines may be missing',
  'outlived-pod.cause':
    'The pod was deleted while its log was followed, and no archived copy was found. What was read is kept here.',
  'outlived-pod.remedy1': 'Download the log now if you need it: it is kept in this page only.',
  'place.uiDeployment':
    'Patch for Deployment ml-pipeline-ui in namespace {namespace}: kubectl patch deployment ml-pipeline-ui -n {namespace} --patch-file patch.yaml',
  'place.controllerRepository':
    'Lines for the value of artifactRepository, beside those that are there: kubectl edit configmap workflow-controller-configmap -n {namespace}',
  'place.controllerDefaults':
    'Lines for the value of workflowDefaults, beside those that are there: kubectl edit configmap workflow-controller-configmap -n {namespace}',
  'place.namespaceRepository':
    'Lines for the value of the default repository, beside those that are there: kubectl edit configmap artifact-repositories -n {namespace}',
  'place.namespaceConfigMap':
    'For namespace {namespace}, with the endpoint, bucket and Secret of your own store: kubectl apply -f -',
  'place.namespace': 'For namespace {namespace}: kubectl apply -f -',
  'place.terminal': 'In a terminal:',
  'report.target': 'What was looked for',
  'report.copy': 'Copy report',
  'report.copied': 'Copied',
  'report.failed': 'Selected: copy it with Ctrl+C or ⌘C',
  'remedy.copy': 'Copy',
} as const;
