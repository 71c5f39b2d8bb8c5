import type { archives as en } from '../en/archives.js';

/**
 * Diagnoses of archived logs and of the servers that are asked for them in simplified Chinese. `{{…}}` is Argo’s own
 * notation and stays as it is.
 */
export const archives: Record<keyof typeof en, string> = {
  'archiving-disabled.title': '日志未保留：归档已禁用',
  'archiving-disabled.cause': 'Pod 已不存在，而 Argo Workflows 没有被设置为归档此运行的日志。',
  'archiving-disabled.step1':
    '在 ConfigMap workflow-controller-configmap 的 artifactRepository 中设置 archiveLogs: true；保留其中已有的 endpoint 和凭据。',
  'archiving-disabled.step2':
    '如果命名空间 {namespace} 有 ConfigMap artifact-repositories，则以它为准：在其中设置 archiveLogs: true。',
  'archiving-disabled.step3':
    '让 UI 服务器读取归档日志：设置 ARGO_ARCHIVE_LOGS=true，并使 ARGO_KEYFORMAT 与 keyFormat 相同。',
  'archiving-disabled.step4':
    '此后的新运行会保留日志；此运行的日志无法恢复。（对于 Argo 刚刚收到的工作流，服务器的说法相同：这种情况请等待。）',
  'key-tags-unsupported.title': '无法推算日志的归档位置',
  'key-tags-unsupported.cause': '其键格式中有无法填充的标签：{key}',
  'key-tags-unsupported.step1':
    '将 workflow-controller-configmap 的 keyFormat 和 ml-pipeline-ui Deployment 的 ARGO_KEYFORMAT 设置为相同的格式，且只使用以下标签，每个最多一次：workflow.name、workflow.namespace、workflow.creationTimestamp.Y、.m、.d 和 pod.name。',
  'key-invalid.title': '服务器不接受归档日志的键',
  'key-invalid.cause': '它只接受字母、数字和 - . _ / 字符，而该键为：{key}',
  'key-invalid.step1':
    '将 workflow-controller-configmap 的 keyFormat 和 ml-pipeline-ui Deployment 的 ARGO_KEYFORMAT 改为只含这些字符的格式。',
  'store-name-unknown.title': '无法解析对象存储的地址',
  'store-name-unknown.cause': 'UI 服务器所设置的名称没有对应的服务器：{text}',
  'store-name-unknown.step1':
    '更正 ml-pipeline-ui Deployment 的 MINIO_HOST 和 MINIO_NAMESPACE；artifactRepository.s3 中的 endpoint 是主机名和端口，不能以 https:// 开头。',
  'store-unreachable.title': '对象存储没有响应',
  'store-unreachable.cause': '服务器无法连接保存归档日志的存储：{text}',
  'store-unreachable.step1':
    '检查存储是否正常运行（seaweedfs 或 minio），以及 ml-pipeline-ui Deployment 的 MINIO_HOST、MINIO_NAMESPACE 和 MINIO_PORT。',
  'store-tls.title': '对象存储没有使用 TLS',
  'store-tls.cause': '服务器向未加密的端口发起了加密连接：{text}',
  'store-tls.step1':
    '在 ml-pipeline-ui Deployment 上设置 MINIO_SSL=false，并在 artifactRepository.s3 中设置 insecure: true。',
  'store-certificate.title': '对象存储的证书不受信任',
  'store-certificate.cause': '服务器不接受存储出示的证书：{text}',
  'store-certificate.step1':
    '将你的证书颁发机构挂载到 ml-pipeline-ui Deployment 中，并在 NODE_EXTRA_CA_CERTS 中指定该文件。',
  'store-busy.title': '对象存储繁忙',
  'store-busy.cause': '它正在启动，或者负载过高：{text}',
  'store-busy.step1': '一分钟后重试；如果仍然如此，请查看存储自身的日志和资源。',
  'store-region.title': '存储桶位于其他区域',
  'store-region.cause': '存储所在的区域与服务器请求的区域不同：{text}',
  'store-region.step1': '将 ml-pipeline-ui Deployment 的 AWS_REGION 设置为存储桶所在的区域。',
  'store-clock.title': '服务器与对象存储的时钟不一致',
  'store-clock.cause': '存储拒绝了与自身时间相差过大的请求：{text}',
  'store-clock.step1': '校正运行 ml-pipeline-ui 和存储的节点的时钟（NTP）。',
  'store-token-expired.title': '服务器与对象存储的会话已过期',
  'store-token-expired.cause': '其临时凭据已失效：{text}',
  'store-token-expired.step1': '重启 UI 服务器；如果再次发生，请检查由谁负责更新其凭据。',
  'store-credentials.title': '对象存储不认识服务器的凭据',
  'store-credentials.cause': '服务器的访问密钥或私有密钥有误：{text}',
  'store-credentials.step1': '更正 Secret mlpipeline-minio-artifact 中的 accesskey 和 secretkey。',
  'store-credentials.step2': '重启 UI 服务器，它只在启动时读取它们。',
  'store-denied.title': '对象存储拒绝了服务器',
  'store-denied.cause': '服务器的凭据有效，但无权读取日志：{text}',
  'store-denied.step1':
    '允许 Secret mlpipeline-minio-artifact 中的密钥读取存储桶 {bucket} 中的对象。在 Amazon S3 上还要允许列出存储桶：否则缺失的对象看起来也像是被拒绝。',
  'bucket-missing.title': '归档日志的存储桶不存在',
  'bucket-missing.cause': '存储中没有所请求的存储桶（除非服务器另有设置，即 {bucket}）：{text}',
  'bucket-missing.step1':
    '将 ml-pipeline-ui Deployment 的 ARGO_ARCHIVE_BUCKETNAME 设置为 workflow-controller-configmap 中的存储桶。',
  'secret-missing.title': '缺少归档的凭据',
  'secret-missing.cause': '不存在此运行的制品仓库所指定的 Secret：{text}',
  'secret-missing.step1': '在服务器所在的命名空间中创建该 Secret，填入存储自身的密钥。',
  'secret-forbidden.title': '服务器无权读取归档的凭据',
  'secret-forbidden.cause': 'Kubernetes 拒绝了请求：{text}',
  'secret-forbidden.step1': '允许 ml-pipeline-ui 的服务账号 get 这一个 Secret。',
  'provider-invalid.title': '无法使用制品所指定的存储',
  'provider-invalid.cause': 'Kubeflow Pipelines 随制品保存的设置不完整：{text}',
  'provider-invalid.step1':
    '更正命名空间 {namespace} 中 ConfigMap kfp-launcher 的 providers：每一项都需要 endpoint 以及包含密钥的 Secret。',
  'gcs-failed.title': '服务器无法从 Google Cloud Storage 读取',
  'gcs-failed.cause': '存储的响应：{text}',
  'gcs-failed.step1':
    '为服务账号 ml-pipeline-ui 配置有权读取存储桶 {bucket} 中对象的 Google 身份（Workload Identity）。在 Google Cloud 之外，请设置 DISABLE_GKE_METADATA=true。',
  'repository-unsupported.title': '服务器无法读取这种类型的归档',
  'repository-unsupported.cause': '日志位于不兼容 S3 的制品仓库中：{text}',
  'repository-unsupported.step1': '将日志保存在兼容 S3 的制品仓库中，或者直接从存储中读取此日志。',
  'artifact-namespace.title': '服务器认为此日志不属于命名空间 {namespace}',
  'artifact-namespace.cause':
    '元数据存储将该对象记录在其他命名空间下，或者没有它的记录，而它的键不以 private-artifacts/{namespace}/ 开头：{key}',
  'artifact-namespace.step1':
    '让 Argo Workflows 的 keyFormat 以 private-artifacts/{{workflow.namespace}}/ 开头。',
  'artifact-namespace.step2':
    '或者将 ml-pipeline-ui 的 ARTIFACT_NAMESPACE_KEY_PREFIX 设置为所用的前缀；ARTIFACT_NAMESPACE_OWNERSHIP_MODE 必须为 mlmd-then-prefix。',
  'log-expired.title': '此日志的保留期已结束',
  'log-expired.cause': 'Argo Workflows 曾将它归档为 {bucket}/{key}，之后它在那里被删除。',
  'log-expired.step1':
    '如需更长时间地保留日志，请更改删除它们的设置：存储桶的生命周期规则（ARTIFACT_RETENTION_DAYS），或者工作流中的 artifactGC。',
  'api-server-down.title': 'Kubeflow Pipelines API 服务器没有响应',
  'api-server-down.cause': 'UI 服务器无法转发请求：{text}',
  'api-server-down.step1':
    '检查上面提到的 Service（如未提到，则为 ml-pipeline）：kubectl get pods -n kubeflow',
  'object-missing.title': '归档日志不在存储中',
  'object-missing.cause': '对象 {bucket}/{key} 不存在：它已被删除，或者从未写入该位置。',
  'object-missing.step1':
    '检查是什么删除了日志：存储桶的生命周期规则（ARTIFACT_RETENTION_DAYS），或者工作流中的 artifactGC。如果该键是推算出来的，请将它与 workflow-controller-configmap 的 keyFormat 进行比较。',
  'pod-evicted.title': 'Pod 已从其节点上移除',
  'pod-evicted.cause': '它以 {reason} 结束，日志也随之丢失。{message}',
  'pod-evicted.step1':
    '如果节点的内存或磁盘不足，请在流水线中按步骤的实际需要设置资源请求，然后重新运行。',
  'out-of-memory.title': '步骤内存不足，日志随之丢失',
  'out-of-memory.cause': 'Kubernetes 终止了此步骤，而且没有找到归档日志。{message}',
  'out-of-memory.step1': '在流水线中申请更多内存，然后重新运行此步骤：task.set_memory_limit("8Gi")',
  'deadline-exceeded.title': '步骤超过了允许的时间',
  'deadline-exceeded.cause': '它在截止时间被终止，而且没有找到归档日志。{message}',
  'deadline-exceeded.step1': '增大工作流或步骤的 activeDeadlineSeconds，然后重新运行。',
  'archive-upload-failed.title': '日志上传失败',
  'archive-upload-failed.cause': '步骤已结束，但 Argo 无法写入存储：{message}',
  'archive-upload-failed.step1':
    '检查 artifactRepository 的服务账号和 Secret 是否有权向存储桶 {bucket} 写入对象；wait 容器的日志中有存储的响应。',
  'pod-deleted.title': 'Pod 在步骤运行期间被删除',
  'pod-deleted.cause': '它没有机会上传日志。{message}',
  'pod-deleted.step1': '重新运行此步骤；如果节点可能随时被回收，请为它设置重试。',
  'step-not-archived.title': 'Argo Workflows 没有归档此步骤的日志',
  'step-not-archived.cause': '步骤已结束，但没有它的归档日志。{message}',
  'step-not-archived.step1':
    '被删除、驱逐或终止的 Pod 无法上传日志。请根据上面的信息排除其结束的原因，然后重新运行此步骤。',
  'node-not-found.title': '服务器在运行的工作流中找不到此步骤',
  'node-not-found.cause': '步骤尚未结束，或者其 Pod 名称与节点名称不对应。',
  'node-not-found.step1': '如果步骤仍在运行，请等待它结束。',
  'node-not-found.step2':
    '工作流控制器的 POD_NAMES=v1 和 nodeStatusOffLoad 会使服务器找不到步骤：请使用 POD_NAMES=v2 和 nodeStatusOffLoad: false。',
  'repository-forbidden.title': '无权查询命名空间 {namespace} 的键前缀',
  'repository-forbidden.cause':
    '{who} 无权读取命名空间 {namespace} 中的 ConfigMap {configMap}：{text}',
  'repository-forbidden.step1':
    '允许 {who} 读取这一个 ConfigMap：在命名空间 {namespace} 中创建 Role（对 configmaps 授予 get，resourceNames: [{configMap}]）以及相应的 RoleBinding。',
  'repository-config-invalid.title': '无法读取命名空间 {namespace} 的制品仓库配置',
  'repository-config-invalid.cause':
    '命名空间 {namespace} 中的 ConfigMap {configMap} 在键 {dataKey} 第 {line} 行第 {column} 列不是有效的 YAML：{text}',
  'repository-config-invalid.step1': '更正 ConfigMap {configMap} 中 {dataKey} 的值。',
  'repository-key-missing.title': '命名空间 {namespace} 的 ConfigMap 没有指定默认制品仓库',
  'repository-key-missing.cause': 'ConfigMap {configMap} 中没有键 {dataKey}。现有的键：{keys}',
  'repository-key-missing.step1':
    '将该 ConfigMap 的注解 workflows.argoproj.io/default-artifact-repository 设为其中一个键。',
  'repository-without-store.title': '命名空间 {namespace} 的制品仓库没有指定存储',
  'repository-without-store.cause':
    'ConfigMap {configMap} 中 {dataKey} 的值不包含 s3、gcs、oss、azure、artifactory、hdfs 或 plugin。',
  'repository-without-store.step1':
    '在 ConfigMap {configMap} 的 {dataKey} 中补充存储及其 keyFormat。',
  'key-mismatch.title': '归档日志不在服务器查找的位置',
  'key-mismatch.cause':
    '键的前缀缺失，或者与 Argo Workflows 写入日志的位置不一致。服务器默认查找 {serverKey}；而 Argo 的出厂设置写入 {argoKey}',
  'key-mismatch.step1':
    '将 UI 服务器的键格式设置为 workflow-controller-configmap 的 keyFormat。其出厂值为 private-artifacts/{{workflow.namespace}}/{{workflow.name}}/{{workflow.creationTimestamp.Y}}/{{workflow.creationTimestamp.m}}/{{workflow.creationTimestamp.d}}/{{pod.name}}',
  'key-mismatch.step2':
    '如果命名空间 {namespace} 有自己的 ConfigMap artifact-repositories，则以其中的 keyFormat 为准，新日志会写入该位置。它的格式应与服务器的格式相同。',
  'key-mismatch.step3':
    '设置 ARGO_ARTIFACT_REPOSITORIES_LOOKUP=true 后，服务器会读取该 ConfigMap，但有限制：它只认识数据键 artifact-repositories，不认识 Profile 自带的 default-namespaced，而且需要在该命名空间中有此权限。用标签表示命名空间的格式则两者都不需要。',
  'key-mismatch.step4':
    '如果步骤运行时 archiveLogs 不是 true，则日志从未写入；如果存储桶有生命周期规则，则日志可能已被删除。',
  'store-refused.title': '对象存储拒绝了服务器',
  'store-refused.cause':
    '问题不在日志的键：所有对象都被同样拒绝，因此服务器的凭据有误、无权读取，或者存储桶 {bucket} 不存在：{text}',
  'store-refused.step1':
    '检查 Secret mlpipeline-minio-artifact 中的 accesskey 和 secretkey，以及该密钥对存储桶 {bucket} 的权限。',
  'store-refused.step2':
    '更改后重启 UI 服务器。其日志中有存储返回的错误码：kubectl logs -n kubeflow deploy/ml-pipeline-ui',
  'object-or-bucket-missing.title': '归档日志不在服务器查找的位置',
  'object-or-bucket-missing.cause':
    '存储接受服务器的凭据，因此缺失的是对象或其存储桶：它已被删除、从未写入，或者写入了其他键。服务器默认查找 {serverKey}；而 Argo 的出厂设置写入 {argoKey}',
  'object-or-bucket-missing.step1':
    '将 ml-pipeline-ui Deployment 的 ARGO_KEYFORMAT 和 ARGO_ARCHIVE_BUCKETNAME 与 workflow-controller-configmap 以及命名空间 {namespace} 的 ConfigMap artifact-repositories 中的 keyFormat 和 bucket 进行比较。',
  'object-or-bucket-missing.step2':
    '检查存储桶中是否有删除日志的生命周期规则（ARTIFACT_RETENTION_DAYS）。',
  'store-error.title': '对象存储返回了没有原因的错误',
  'store-error.cause':
    '对象或存储桶不存在，或者服务器的凭据有误或无权读取；响应没有说明是哪一种：{text}',
  'store-error.step1':
    '将 ml-pipeline-ui Deployment 的 ARGO_KEYFORMAT 和 ARGO_ARCHIVE_BUCKETNAME 与 workflow-controller-configmap 中的 keyFormat 和 bucket 进行比较。',
  'store-error.step2':
    '检查 Secret mlpipeline-minio-artifact 中的密钥是否有权读取该存储桶；ml-pipeline-ui 的日志中有存储返回的错误码。',
  'repository-config-missing.title': '命名空间 {namespace} 没有自己的制品仓库',
  'repository-config-missing.cause':
    '命名空间 {namespace} 中没有 ConfigMap {configMap}，因此采用工作流控制器的制品仓库。',
  'repository-config-missing.step1':
    '如果该命名空间应有自己的前缀，请在其中创建 ConfigMap {configMap}。',
  'repository-lookup-failed.title': '无法查询命名空间 {namespace} 的制品仓库',
  'repository-lookup-failed.cause': '查询 ConfigMap {configMap} 没有得到应答：{text}',
  'repository-lookup-failed.step1': '检查此页面所配置的制品仓库来源。',
  'workflow-forbidden.title': '服务器无权读取工作流',
  'workflow-forbidden.cause': 'Kubernetes 拒绝了请求：{text}',
  'workflow-forbidden.step1':
    '允许 ml-pipeline-ui 的服务账号在命名空间 {namespace} 中 get workflows。',
  'workflow-misnamed.title': '服务器查找了错误的工作流',
  'workflow-misnamed.cause':
    '它从 Pod 名称推算工作流名称，但对于带有重试、Pod 标签或注解的步骤以及 driver 和 importer 无法做到：由 Pod {pod} 得到 {misnamed}',
  'workflow-misnamed.step1':
    'UI 服务器没有任何设置可以改变这一点。运行所存储的工作流中有确切的键：请传入运行 ID，使此页面可以查询它。',
  'workflow-misnamed.step2': '如需在运行结束一小时后仍保留 Pod 和工作流，请调大 ttlStrategy。',
  'server-archive-off.title': 'Pod 已不存在，而且服务器没有被设置为读取归档日志',
  'server-archive-off.cause':
    '也找不到此运行的工作流 {workflow}：Argo Workflows 会在运行结束一段时间后将其删除。日志可能仍在存储中。',
  'server-archive-off.step1':
    '让 UI 服务器读取归档日志：设置 ARGO_ARCHIVE_LOGS=true，并使 ARGO_KEYFORMAT 与 workflow-controller-configmap 的 keyFormat 相同。',
  'server-archive-off.step2':
    '确认日志确实会被归档：ConfigMap workflow-controller-configmap 的 artifactRepository 中应有 archiveLogs: true。',
  'server-archive-off.step3':
    '如需更长时间地保留工作流及其 Pod，请调大 workflow-controller-configmap 中的 ttlStrategy。',
  'workflow-unreadable.title': '服务器无法读取运行的工作流',
  'workflow-unreadable.cause':
    '此版本的 UI 服务器没有说明原因：工作流在运行结束一段时间后被删除，或者服务器无权读取工作流。',
  'workflow-unreadable.step1':
    '让 UI 服务器读取归档日志：设置 ARGO_ARCHIVE_LOGS=true，并使 ARGO_KEYFORMAT 与 keyFormat 相同。',
  'workflow-unreadable.step2':
    '允许 ml-pipeline-ui 的服务账号在命名空间 {namespace} 中 get workflows。',
  'workflow-unreadable.step3': 'Kubeflow Pipelines 2.16 及更高版本会给出原因。',
  'server-outdated.title': 'Pod 已不存在，而此服务器版本过旧，无法提供更多信息',
  'server-outdated.cause': 'UI 服务器的响应是 Kubeflow Pipelines 2.2 或更早版本的用语：{text}',
  'server-outdated.step1':
    '在 ml-pipeline-ui Deployment 上设置 ARGO_ARCHIVE_LOGS=true，使其读取归档日志。',
  'server-outdated.step2': '升级 Kubeflow Pipelines：更高的版本能在更多情况下找到归档日志。',
  'kubelet-file-gone.title': '节点上已没有此日志',
  'kubelet-file-gone.cause': '容器的日志文件已从节点上移除：{text}',
  'kubelet-file-gone.step1':
    '启用日志归档（在 workflow-controller-configmap 中设置 archiveLogs: true），使日志在 Pod 消失后仍然保留。',
  'pod-gone.title': 'Pod 已不存在',
  'pod-gone.cause': 'Kubernetes 已将其删除，而且没有找到归档日志。',
  'pod-gone.step1':
    '检查是否已启用日志归档：ConfigMap workflow-controller-configmap 的 artifactRepository 中应有 archiveLogs: true。',
  'pod-gone.step2':
    '如需在运行结束后更长时间地保留 Pod，请调大 workflow-controller-configmap 中的 ttlStrategy。',
  'run-not-found.title': '没有此运行的记录',
  'run-not-found.cause': 'API 服务器上没有此 ID 的运行，因此无法从其工作流得知日志的位置：{text}',
  'run-not-found.step1': '检查运行 ID；删除运行时，其日志位置的记录也会一并删除。',
  'run-unreadable.title': 'API 服务器无法读取此运行',
  'run-unreadable.cause': '该运行的记录中只有错误信息：{text}',
  'run-unreadable.step1': '查看 API 服务器的日志：kubectl logs -n kubeflow deploy/ml-pipeline',
  'log-unreadable.title': '归档的内容无法解包',
  'log-unreadable.cause': '对象已损坏，或者不是日志：{text}',
  'log-unreadable.step1': '从存储中下载对象 {key}，查看其内容。',
  'ui-server-down.title': 'Kubeflow Pipelines UI 服务器没有响应',
  'ui-server-down.cause': '网关后面没有可用的服务（{status}）：{text}',
  'ui-server-down.step1':
    '检查 ml-pipeline-ui 是否正在运行并已就绪；如果是，则可能是服务网格两端的双向 TLS 设置不同：kubectl get pods -n kubeflow -l app=ml-pipeline-ui',
  'proxy-error.title': 'Kubeflow Pipelines 前面的代理出错',
  'proxy-error.cause': '它返回了 {status}：{text}',
  'proxy-error.step1':
    '检查 ml-pipeline-ui 是否正在运行并已就绪，然后检查其前面的 Ingress 或网关。',
  'headers-too-large.title': '请求对代理而言过大',
  'headers-too-large.cause': '它返回了 {status}：此站点的 Cookie 超过了它所能接受的大小。',
  'headers-too-large.step1': '删除此站点的 Cookie，然后重新登录。',
  'headers-too-large.step2':
    '如果再次出现，请增大 Ingress 的请求头限制（nginx 中为 large_client_header_buffers）。',
  'rate-limited.title': '请求过多',
  'rate-limited.cause': '代理限制了一段时间内的请求次数（{status}）。',
  'rate-limited.step1': '稍等片刻，然后重试。',
  'connection-reset.title': '连接中断',
  'connection-reset.cause': '服务器在线，但 {request} 没有得到响应就结束了：{text}',
  'connection-reset.step1': '请稍后重试：服务器可能刚刚重启。',
  'connection-reset.step2':
    '如果每次都这样，请查看服务器退出的原因：kubectl logs -n kubeflow deploy/ml-pipeline-ui --previous',
  'timeout.title': '未及时收到响应',
  'timeout.cause': '{request} 没有得到响应：{text}',
  'timeout.step1':
    '请重试。数百兆字节的实时日志需要服务器花费较长时间读取；归档日志则以流的方式传输。',
  'stalled.title': '日志传输停止',
  'stalled.cause': '{request} 不再发送数据，也没有结束。',
  'stalled.step1': '请重试：存储断开连接时，服务器不会察觉。',
  'server-error.title': '服务器出错',
  'server-error.cause': '它返回了 {status}：{text}',
  'server-error.step1':
    '查看 ml-pipeline-ui 在此时间的日志：kubectl logs -n kubeflow deploy/ml-pipeline-ui',
  'manifest-not-reported.title': 'API 服务器尚未获知此运行的工作流',
  'manifest-not-reported.cause': 'persistence agent 会在数秒后上报工作流，而此工作流尚未上报。',
  'manifest-not-reported.step1': '稍等片刻，然后重试。',
  'manifest-not-reported.step2':
    '如果运行早已结束，请查看该代理：kubectl logs -n kubeflow deploy/ml-pipeline-persistenceagent',
  'artifact-read-refused.title': '此处的 API 服务器不为任何人读取日志',
  'artifact-read-refused.cause':
    '在多用户的 Kubeflow Pipelines 中，这种读取方式无法得知请求者是谁：{text}',
  'artifact-read-refused.step1': '你的权限没有问题：请保持此页面的其他读取方式处于启用状态。',
  'unknown.title': '无法读取日志',
  'unknown.cause': '{request}（{rung}）的响应为 {status}：{text}',
  'unknown.step1': '复制下面的报告，交给此系统的管理员。',
  'cut-off.title': '此日志的末尾可能缺失',
  'cut-off.cause': '连接在传输 {bytes} 字节后中断，此时日志尚未结束。',
  'cut-off.step1': '重试即可从此处继续读取。',
  'gap.title': '日志中间可能缺少若干行',
  'gap.cause': '节点只保留日志最新的部分，而日志的增长快于读取。',
  'gap.step1': '如果启用了日志归档，步骤结束后归档日志中会有全部内容。',
  'rotated.title': '此日志的开头部分缺失',
  'rotated.cause': '节点只保留日志最新的部分，默认为十兆字节。',
  'rotated.step1':
    '步骤结束后，归档日志中有全部内容；如需在节点上保留更多，请增大 kubelet 的 containerLogMaxSize。',
  'executor-logs-only.title': '仅有用户程序的输出',
  'executor-logs-only.cause': '没有找到整个容器的日志；这里显示的是步骤中用户程序自身的输出。',
  'key-guessed.title': '此日志的位置是推测得到的',
  'key-guessed.cause': '没有任何信息说明日志归档在哪里；通过尝试常用的键找到了它：{key}',
  'key-guessed.step1': '为页面提供该运行的键格式，或者允许它查询命名空间 {namespace} 的制品仓库。',
  'outlived-pod.title': 'Pod 已不存在；最后几行可能缺失',
  'outlived-pod.cause':
    '在跟踪日志的过程中 Pod 被删除，而且没有找到归档副本。已读取的内容保留在这里。',
  'outlived-pod.step1': '如果需要此日志，请立即下载：它只保留在此页面中。',
  'place.uiDeployment': '用于 Deployment ml-pipeline-ui，作为补丁：',
  'place.controllerConfigMap': '用于 ConfigMap workflow-controller-configmap，与已有内容合并：',
  'place.namespaceConfigMap': '用于命名空间 {namespace} 的 ConfigMap，与已有内容合并：',
  'place.namespace': '用于命名空间 {namespace}，通过 kubectl apply -f -',
  'place.serverNamespace': '用于 Kubeflow Pipelines 的命名空间，通过 kubectl apply -f -',
  'place.terminal': '在终端中运行：',
  'report.target': '查找的对象',
  'report.copy': '复制报告',
  'report.copied': '已复制',
  'report.failed': '已选中：请按 Ctrl+C 或 ⌘C 复制',
  'step.copy': '复制',
};
