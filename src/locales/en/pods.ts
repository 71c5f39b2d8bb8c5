/** English texts of the diagnoses of the request and of the pod: title, cause and remedies of each. */
export const pods = {
  'invalid-target.title': 'This step cannot be looked up',
  'invalid-target.cause': '{problem}',
  'invalid-target.remedy1':
    'In the page that embeds this log, pass the run ID and the step’s pod name exactly as Kubeflow Pipelines reports them.',
  'login-required.title': 'Your session has ended',
  'login-required.cause': 'A login page was returned instead of the log: {title}',
  'login-required.remedy1':
    'Sign in again, in a new tab or by reloading the page. Logs go on by themselves when you come back.',
  'redirected-elsewhere.title': 'The server sends requests to another site',
  'redirected-elsewhere.cause':
    '{request} was redirected to {site}. It was not followed there: that site has not been sent your identity, and what it answers is not the log.',
  'redirected-elsewhere.remedy1':
    'Reload the page: some gateways redirect when the login has expired.',
  'redirected-elsewhere.remedy2':
    'If that does not help, check the base URL of the log viewer and the routes of the gateway: if {site} is where Kubeflow Pipelines is, it must be the base URL.',
  'not-kfp.title': 'This address is not a Kubeflow Pipelines server',
  'not-kfp.cause':
    '{request} was not answered by the Kubeflow Pipelines UI server ({status}): {text}',
  'not-kfp.remedy1':
    'Check the base URL of the log viewer: requests must reach the Service ml-pipeline-ui, under / or /pipeline/.',
  'offline.title': 'The server cannot be reached',
  'offline.cause': 'The browser got no answer: {text}',
  'offline.remedy1': 'Check your connection, then try again.',
  'offline.remedy2':
    'If the page has been open for a long time, reload it: the login may have expired, and requests may be redirected to another site.',
  'identity-missing.title': 'Kubeflow Pipelines does not know who you are',
  'identity-missing.cause':
    'The request reached the server without the header that identifies the user: {text}',
  'identity-missing.remedy1': 'Reload the page and log in again.',
  'identity-missing.remedy2':
    'If that does not help, the gateway does not add the header. KUBEFLOW_USERID_HEADER on the ml-pipeline-ui Deployment must be the lower-case name of the header that the auth proxy sets.',
  'stream-flag-broken.title': 'The server is set to read logs from a route that does not exist',
  'stream-flag-broken.cause':
    'With STREAM_LOGS_FROM_SERVER_API=true the UI server requests logs from a route that the API server does not have, so it finds no log at all.',
  'stream-flag-broken.remedy1':
    'Remove STREAM_LOGS_FROM_SERVER_API from the ml-pipeline-ui Deployment.',
  'access-denied.title': 'You may not read logs in namespace {namespace}',
  'access-denied.cause': 'The server refused the request: {text}',
  'access-denied.remedy1':
    'Ask the owner of profile {namespace} to add you as a contributor. You need the verb get on viewers.kubeflow.org in that namespace.',
  'access-denied.remedy2':
    'If nobody can read logs there, check that the API server (Deployment ml-pipeline) is up, and that KUBEFLOW_USERID_HEADER on ml-pipeline-ui is the lower-case name of the header in which the auth proxy passes the user.',
  'mesh-denied.title': 'The service mesh refused the request',
  'mesh-denied.cause': 'Istio rejected the request before it reached Kubeflow Pipelines: {text}',
  'mesh-denied.remedy1':
    'Check the AuthorizationPolicy ml-pipeline-ui, and that this page is opened through the Istio gateway.',
  'namespace-missing.title': 'The request names no namespace',
  'namespace-missing.cause':
    'Without a namespace the server looks only in its own, and a multi-user installation refuses the request.',
  'namespace-missing.remedy1':
    'In the page that embeds this log, pass the namespace of the run’s experiment.',
  'namespace-wrong.title': 'The step is not in this namespace',
  'namespace-wrong.cause':
    'The pod was looked for in namespace {namespace}; the workflow of its run is in {actualNamespace}.',
  'namespace-wrong.remedy1':
    'In the page that embeds this log, pass the namespace of the run’s experiment: {actualNamespace}.',
  'created-at-missing.title': 'The request does not say when the run was created',
  'created-at-missing.cause':
    'The date is part of the key of an archived log. Without it the server asks the store for a key that contains the word “undefined”.',
  'created-at-missing.remedy1':
    'In the page that embeds this log, pass createdAt: the creation time of the run, not of the step.',
  'skipped.title': 'This step was skipped',
  'skipped.cause':
    'Its condition was not met, or the run ended before it was its turn. It never ran, so it has no log.',
  'cached.title': 'This step was served from the cache',
  'cached.cause':
    'It did not run: an earlier run had already computed the same output. Its log belongs to that earlier run.',
  'cached.remedy1':
    'Open the run that computed the output, or switch caching off for this step and run it again.',
  'no-pod.title': 'This step has no log of its own',
  'no-pod.cause':
    'It is a group of steps, such as a loop, a condition or a pipeline within the pipeline: no container runs for it.',
  'no-pod.remedy1': 'Open one of the steps inside it.',
  'pod-name-missing.title': 'This step has no pod',
  'pod-name-missing.cause':
    'Kubeflow Pipelines has no pod for this step: it has not started yet, it is an importer, or its output came from the cache.',
  'pod-name-missing.remedy1':
    'If the step has been running for minutes, check the events of its driver pod.',
  'image-invalid.title': 'Waiting for an image whose name is not valid',
  'image-invalid.cause': 'The image of container {container} has no valid name: {message}',
  'image-invalid.remedy1': 'Correct the image’s name in the pipeline, and run it again.',
  'image-missing.title': 'Waiting for an image that does not exist',
  'image-missing.cause':
    'The registry has no such image or tag for container {container}: {message}',
  'image-missing.remedy1':
    'Correct the image’s name or tag in the pipeline, or push the image: the pod then starts by itself.',
  'image-denied.title': 'Waiting for an image that the registry refuses to serve',
  'image-denied.cause': 'The registry refused the image of container {container}: {message}',
  'image-denied.remedy1':
    'Create an image pull secret in namespace {namespace}, with your registry in place of the example.',
  'image-denied.remedy2': 'Add it to the service account that the run uses.',
  'image-pull.title': 'Waiting for an image that cannot be pulled',
  'image-pull.cause': 'Kubernetes cannot pull the image of container {container}: {message}',
  'image-pull.remedy1': 'Check the image’s name and tag in the pipeline.',
  'image-pull.remedy2':
    'If the registry is private, add an image pull secret to the service account of the run in namespace {namespace}.',
  'container-user.title': 'Waiting for a container that may not run as root',
  'container-user.cause':
    'The image of container {container} runs as root, which this pod forbids: {message}',
  'container-user.remedy1':
    'Build the image with a numeric USER other than 0, or set runAsUser for the step.',
  'container-config.title': 'Waiting for a Secret or ConfigMap',
  'container-config.cause': 'Container {container} needs something that is not there: {message}',
  'container-config.remedy1':
    'Create the Secret or ConfigMap key that is named above in namespace {namespace}; the pod then starts by itself.',
  'container-create.title': 'Waiting for a container that cannot be started',
  'container-create.cause': 'Kubernetes cannot start container {container} ({reason}): {message}',
  'container-create.remedy1':
    'Check the command of the step: it must exist in the image and be executable.',
  'mount-failed.title': 'Waiting for a volume',
  'mount-failed.cause': 'A volume of this pod cannot be mounted: {message}',
  'mount-failed.remedy1':
    'Create the missing Secret, ConfigMap or PersistentVolumeClaim in namespace {namespace}; the pod then starts by itself.',
  'volume-pending.title': 'Waiting for storage',
  'volume-pending.cause': 'The pod needs a volume that no node can provide: {message}',
  'volume-pending.remedy1':
    'Check why the PersistentVolumeClaim is not bound: kubectl describe pvc -n {namespace}',
  'unschedulable.title': 'Waiting for resources in the cluster',
  'unschedulable.cause': 'No node can run this pod: {message}',
  'unschedulable.remedy1':
    'Request fewer resources in the pipeline, or wait until other workloads have finished.',
  'unschedulable.remedy2':
    'Add nodes with the resources that are missing, or raise the quota of namespace {namespace}.',
  'init-failed.title': 'The step’s pod could not be initialized',
  'init-failed.cause': 'Container {container} failed before the step could start: {message}',
  'init-failed.remedy1':
    'Check the inputs of the step: an artifact may be missing or unreadable. The log of container init or kfp-launcher in the pod says which.',
  'pod-initializing.title': 'The step is being prepared',
  'pod-initializing.cause':
    'Its pod copies the step’s inputs and tools ({reason}). The log appears here as soon as the step itself starts.',
  'pod-initializing.remedy1':
    'If this takes long, an input may be large: check the log of container init or kfp-launcher in the pod.',
  'pod-starting.title': 'The step is starting',
  'pod-starting.cause':
    'Its pod is being prepared ({reason}). The log appears here as soon as there is one.',
  'pod-starting.remedy1':
    'If this takes minutes, check the events of the pod: kubectl describe pod -n {namespace} {pod}',
  'not-started.title': 'The step has not started',
  'not-started.cause': 'It has no pod yet. The log appears here as soon as there is one.',
  'no-output-yet.title': 'The step is running and has printed nothing so far',
  'no-output-yet.cause': 'What it prints appears here. The program may be buffering its output.',
  'no-output-yet.remedy1':
    'In Python, set PYTHONUNBUFFERED=1 or call print with flush=True to see output at once.',
  'no-output.title': 'The step printed nothing',
  'no-output.cause': 'It ended, and its log is empty.',
  'kubeconfig-http.title': 'The server cannot use its connection to Kubernetes',
  'kubeconfig-http.cause':
    'Its kubeconfig names an API server without TLS, which the Kubernetes client refuses: {text}',
  'kubeconfig-http.remedy1':
    'Use an https address in the kubeconfig of the UI server, or set insecure-skip-tls-verify for a local cluster.',
  'server-token-invalid.title': 'Kubernetes does not accept the server’s token',
  'server-token-invalid.cause':
    'The token of the UI server’s service account has expired or is not valid: {text}',
  'server-token-invalid.remedy1': 'Restart the UI server, so that it reads its token again.',
  'kubernetes-unreachable.title': 'The server gets nothing from Kubernetes',
  'kubernetes-unreachable.cause':
    'Neither the pod nor its events can be read: Kubernetes does not answer the UI server, or refuses all that it asks for in namespace {namespace}. The step itself may be well. {text}',
  'kubernetes-unreachable.remedy1': 'Try again in a minute: the cluster may be restarting.',
  'kubernetes-unreachable.remedy2':
    'Check that the API server of Kubernetes is up, and that ml-pipeline-ui can reach it.',
  'kubernetes-unreachable.remedy3':
    'Check that the service account of ml-pipeline-ui may get pods and list events in namespace {namespace}. If it may, its token may be invalid: restart ml-pipeline-ui.',
  'pod-log-forbidden.title': 'The server may not read the logs of pods in {namespace}',
  'pod-log-forbidden.cause':
    'Kubernetes does not give the log to the server, and does not report the node of the pod as lost: the service account of ml-pipeline-ui seems to have no permission for it.',
  'pod-log-forbidden.remedy1':
    'Allow the service account of ml-pipeline-ui to get pods and their logs in namespace {namespace}.',
  'pod-log-forbidden.remedy2':
    'To make sure, ask Kubernetes. If it says yes, the API server of Kubernetes does not reach the kubelet of the pod’s node: check the network between them.',
  'node-unreachable.title': 'The node of this step does not answer',
  'node-unreachable.cause':
    'The pod is on node {node}, which does not answer Kubernetes, so that no log can be read from there.',
  'node-unreachable.remedy1': 'Check the node: kubectl get node {node}',
  'node-unreachable.remedy2':
    'Try again once the node is back. After the step has ended, its log can also be read from the archive.',
  'container-not-found.title': 'The pod has no container named {container}',
  'container-not-found.cause':
    'Its containers are: {containers}. The server requests the same container name from every pod.',
  'container-not-found.remedy1':
    'Set POD_LOG_CONTAINER_NAME on the ml-pipeline-ui Deployment to the name of the container that runs the step.',
  'container-not-served.title':
    'The log of container {container} is not to be had while the pod runs',
  'container-not-served.cause':
    'Kubeflow Pipelines serves the log of one container of each pod, main unless it is set otherwise, and no archive has that of {container}.',
  'container-not-served.remedy1':
    'Look again after the step has ended: its log may have been archived by then.',
  'container-not-served.remedy2':
    'If the server of the page that embeds this log passes requests on to Kubernetes, give the log viewer the rung kubernetesPodLogs: it reads any container.',
} as const;
