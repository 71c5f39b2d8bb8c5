import type { archives as en } from '../en/archives.js';

/**
 * Simplified Chinese texts of the diagnoses of archived logs and of the servers that are asked for
 * them. `{{…}}` is Argo’s own notation and stays as it is.
 */
export const archives: Record<keyof typeof en, string> = {
  'archiving-disabled.title': '日志未保留：归档已禁用',
  'archiving-disabled.cause':
    'Pod 已不存在，而 Argo Workflows 没有被设置为归档此运行的日志。此日志无法恢复；以下设置对新的运行生效。',
  'archiving-disabled.remedy1':
    '在 ConfigMap workflow-controller-configmap 的 artifactRepository 的值中添加一行 archiveLogs: true。该值是一整段文本：请保留其他各行，例如 endpoint 和凭据。',
  'archiving-disabled.remedy2':
    '如果命名空间 {namespace} 有 ConfigMap artifact-repositories，则以它为准：请在其默认仓库中添加同一行。',
  'archiving-disabled.remedy3':
    '让 UI 服务器读取归档日志：设置 ARGO_ARCHIVE_LOGS=true，并使 ARGO_KEYFORMAT 与 keyFormat 相同。',
  'archiving-disabled.remedy4':
    '如果运行是在几秒前提交的，请刷新日志：在 Argo Workflows 处理该工作流之前，服务器的响应相同。',
  'key-tags-unsupported.title': '无法推算归档日志的键',
  'key-tags-unsupported.cause': '其键格式中有无法填充的标签：{key}',
  'key-tags-unsupported.remedy1':
    '将 workflow-controller-configmap 的 keyFormat 和 ml-pipeline-ui Deployment 的 ARGO_KEYFORMAT 设置为相同的格式，且只使用以下标签，每个最多一次：workflow.name、workflow.namespace、workflow.creationTimestamp.Y、.m、.d 和 pod.name。',
  'key-invalid.title': '服务器不接受归档日志的键',
  'key-invalid.cause': '键只能包含字母、数字和 - . _ / 字符，而该键为：{key}',
  'key-invalid.remedy1':
    '将 workflow-controller-configmap 的 keyFormat 和 ml-pipeline-ui Deployment 的 ARGO_KEYFORMAT 改为只含这些字符的格式。',
  'store-name-unknown.title': '无法解析对象存储的主机名',
  'store-name-unknown.cause': 'DNS 中没有 UI 服务器所设置的主机名：{text}',
  'store-name-unknown.remedy1':
    '更正 ml-pipeline-ui Deployment 的 MINIO_HOST 和 MINIO_NAMESPACE；artifactRepository.s3 中的 endpoint 是主机名和端口，不能以 https:// 开头。',
  'store-unreachable.title': '对象存储没有响应',
  'store-unreachable.cause': '服务器无法连接保存归档日志的存储：{text}',
  'store-unreachable.remedy1':
    '检查存储是否正常运行（seaweedfs 或 minio），以及 ml-pipeline-ui Deployment 的 MINIO_HOST、MINIO_NAMESPACE 和 MINIO_PORT。',
  'store-tls.title': '对象存储没有使用 TLS',
  'store-tls.cause': '服务器向使用明文 HTTP 的端口发起了 TLS 连接：{text}',
  'store-tls.remedy1':
    '在 ml-pipeline-ui Deployment 上设置 MINIO_SSL=false，并在 artifactRepository.s3 中设置 insecure: true。',
  'store-certificate.title': '对象存储的证书不受信任',
  'store-certificate.cause': '服务器不信任存储出示的证书：{text}',
  'store-certificate.remedy1':
    '将你的 CA 证书挂载到 ml-pipeline-ui Deployment 中，并在 NODE_EXTRA_CA_CERTS 中指定该文件。',
  'store-busy.title': '对象存储繁忙',
  'store-busy.cause': '它正在启动，或者负载过高：{text}',
  'store-busy.remedy1': '请在一分钟后重试。',
  'store-busy.remedy2': '如果错误持续出现，请查看存储自身的日志和资源限制。',
  'store-region.title': '存储桶位于其他区域',
  'store-region.cause': '服务器签名请求时使用的区域不是存储桶所在的区域：{text}',
  'store-region.remedy1': '将 ml-pipeline-ui Deployment 的 AWS_REGION 设置为存储桶所在的区域。',
  'store-clock.title': '服务器与对象存储的时钟不一致',
  'store-clock.cause': '存储拒绝了与自身时间相差过大的请求：{text}',
  'store-clock.remedy1': '同步运行 ml-pipeline-ui 和存储的节点的时钟（NTP）。',
  'store-token-expired.title': '服务器与对象存储的会话已过期',
  'store-token-expired.cause': '其临时凭据已失效：{text}',
  'store-token-expired.remedy1': '重启 UI 服务器。如果再次发生，请检查其凭据由什么机制续期。',
  'store-credentials.title': '对象存储不接受服务器的凭据',
  'store-credentials.cause': '服务器的访问密钥或私有密钥有误：{text}',
  'store-credentials.remedy1':
    '更正 Secret mlpipeline-minio-artifact 中的 accesskey 和 secretkey。',
  'store-credentials.remedy2': '重启 UI 服务器，它只在启动时读取它们。',
  'store-denied.title': '服务器的凭据无权读取归档日志',
  'store-denied.cause': '存储接受服务器的凭据，但不允许用它读取日志：{text}',
  'store-denied.remedy1':
    '允许 Secret mlpipeline-minio-artifact 中的访问密钥读取存储桶 {bucket} 中的对象（s3:GetObject）。在 Amazon S3 上还要允许 s3:ListBucket：否则缺失的对象会被报告为 AccessDenied。',
  'bucket-missing.title': '归档日志的存储桶不存在',
  'bucket-missing.cause':
    '存储中没有所配置的存储桶（除非 ARGO_ARCHIVE_BUCKETNAME 另有设置，即 {bucket}）：{text}',
  'bucket-missing.remedy1':
    '将 ml-pipeline-ui Deployment 的 ARGO_ARCHIVE_BUCKETNAME 设置为 workflow-controller-configmap 中的存储桶。',
  'secret-missing.title': '缺少归档的凭据',
  'secret-missing.cause': '不存在此运行的制品仓库所指定的 Secret：{text}',
  'secret-missing.remedy1': '在 ml-pipeline-ui 所在的命名空间中创建该 Secret，填入存储的访问密钥。',
  'secret-forbidden.title': '服务器无权读取归档的凭据',
  'secret-forbidden.cause': 'Kubernetes 拒绝了请求：{text}',
  'secret-forbidden.remedy1': '允许 ml-pipeline-ui 的服务账号 get 这一个 Secret。',
  'provider-invalid.title': '制品所指定的存储配置不完整',
  'provider-invalid.cause':
    '服务器无法用 Kubeflow Pipelines 随制品保存的存储设置创建客户端：{text}',
  'provider-invalid.remedy1':
    '更正命名空间 {namespace} 中 ConfigMap kfp-launcher 的 providers：每一项都需要 endpoint 以及包含密钥的 Secret。',
  'gcs-failed.title': '服务器无法从 Google Cloud Storage 读取',
  'gcs-failed.cause': '存储的响应：{text}',
  'gcs-failed.remedy1':
    '为服务账号 ml-pipeline-ui 配置有权读取存储桶 {bucket} 中对象的 Google 身份（Workload Identity）。在 Google Cloud 之外，请设置 DISABLE_GKE_METADATA=true。',
  'repository-unsupported.title': '服务器无法读取这种类型的制品仓库',
  'repository-unsupported.cause': '日志位于不兼容 S3 的制品仓库中：{text}',
  'repository-unsupported.remedy1':
    '将日志保存在兼容 S3 的制品仓库中，或者直接从存储中读取此日志。',
  'artifact-namespace.title': '服务器认为此日志不属于命名空间 {namespace}',
  'artifact-namespace.cause':
    '多用户服务器只在以下情况返回对象：ML Metadata 将其记录在该命名空间下，或者没有它的记录而它的键以 private-artifacts/{namespace}/ 开头。以下键不符合条件：{key}',
  'artifact-namespace.remedy1':
    '让 Argo Workflows 的 keyFormat 以 private-artifacts/{{workflow.namespace}}/ 开头。此后新运行的日志即可读取。',
  'artifact-namespace.remedy2':
    '或者，如果键以其他前缀加命名空间开头，请将 ml-pipeline-ui 的 ARTIFACT_NAMESPACE_KEY_PREFIX 设置为该前缀。ARTIFACT_NAMESPACE_OWNERSHIP_MODE 必须为 mlmd-then-prefix。',
  'log-expired.title': '此日志已从归档中删除',
  'log-expired.cause': 'Argo Workflows 曾将它归档为 {bucket}/{key}，而该对象已不存在。',
  'log-expired.remedy1':
    '如需更长时间地保留日志，请更改删除它们的设置：存储桶的生命周期规则（ARTIFACT_RETENTION_DAYS），或者工作流中的 artifactGC。',
  'api-server-down.title': 'Kubeflow Pipelines API 服务器没有响应',
  'api-server-down.cause': 'UI 服务器无法转发请求：{text}',
  'api-server-down.remedy1':
    '检查上面提到的 Service（如未提到，则为 ml-pipeline）：kubectl get pods -n kubeflow',
  'object-missing.title': '归档日志不在存储中',
  'object-missing.cause': '对象 {bucket}/{key} 不存在：它已被删除，或者从未写入。',
  'object-missing.remedy1':
    '检查是什么删除了日志：存储桶的生命周期规则（ARTIFACT_RETENTION_DAYS），或者工作流中的 artifactGC。如果该键是推算出来的，请将它与 workflow-controller-configmap 的 keyFormat 进行比较。',
  'pod-evicted.title': 'Pod 已从其节点上移除',
  'pod-evicted.cause': '它以 {reason} 结束，日志也随之丢失。{message}',
  'pod-evicted.remedy1':
    '如果节点的内存或磁盘不足，请在流水线中按步骤的实际需要设置资源请求，然后重新运行。',
  'out-of-memory.title': '步骤内存不足，日志随之丢失',
  'out-of-memory.cause': 'Kubernetes 终止了此步骤（OOMKilled），而且没有找到归档日志。{message}',
  'out-of-memory.remedy1':
    '在流水线中申请更多内存，然后重新运行此步骤：task.set_memory_limit("8Gi")',
  'deadline-exceeded.title': '步骤超过了允许的时间',
  'deadline-exceeded.cause': '它在截止时间被终止，而且没有找到归档日志。{message}',
  'deadline-exceeded.remedy1': '增大工作流或步骤的 activeDeadlineSeconds，然后重新运行。',
  'archive-upload-failed.title': '日志上传失败',
  'archive-upload-failed.cause': '步骤已结束，但 Argo 无法将日志写入存储：{message}',
  'archive-upload-failed.remedy1':
    '检查 artifactRepository 的服务账号和 Secret 是否有权向存储桶 {bucket} 写入对象；wait 容器的日志中有存储的响应。',
  'pod-deleted.title': 'Pod 在步骤运行期间被删除',
  'pod-deleted.cause': '它没有机会上传日志。{message}',
  'pod-deleted.remedy1': '重新运行此步骤。如果它运行在可能随时被回收的节点上，请为它设置重试。',
  'run-silent.title': '此运行的状态不再更新',
  'run-silent.cause': '{seconds} 秒以来，其工作流一直显示步骤正在运行，但 Pod 已不存在。',
  'run-silent.remedy1':
    '检查工作流控制器和持久化代理是否在运行：kubectl get deploy -n kubeflow workflow-controller ml-pipeline-persistenceagent',
  'run-silent.remedy2': '运行状态恢复更新后请重试。',
  'step-not-archived.title': 'Argo Workflows 没有归档此步骤的日志',
  'step-not-archived.cause': '步骤已结束，但没有它的归档日志。{message}',
  'step-not-archived.remedy1':
    '被删除、驱逐或终止的 Pod 无法上传日志。请查明并排除其结束的原因，然后重新运行此步骤。',
  'node-not-found.title': '服务器在运行的工作流中找不到此步骤',
  'node-not-found.cause': '步骤尚未结束，或者其 Pod 名称与节点名称不对应。',
  'node-not-found.remedy1': '如果步骤仍在运行，请等待它结束。',
  'node-not-found.remedy2':
    '工作流控制器的 POD_NAMES=v1 和 nodeStatusOffLoad 会使服务器找不到步骤：请使用 POD_NAMES=v2 和 nodeStatusOffLoad: false。',
  'repository-forbidden.title': '无权读取命名空间 {namespace} 的制品仓库配置',
  'repository-forbidden.cause':
    '{who} 无权读取命名空间 {namespace} 中的 ConfigMap {configMap}：{text}',
  'repository-forbidden.remedy1':
    '允许 {who} 读取这一个 ConfigMap：在命名空间 {namespace} 中创建 Role（对 configmaps 授予 get，resourceNames: [{configMap}]）以及相应的 RoleBinding。',
  'repository-config-invalid.title': '无法读取命名空间 {namespace} 的制品仓库配置',
  'repository-config-invalid.cause':
    '命名空间 {namespace} 中的 ConfigMap {configMap} 在键 {dataKey} 第 {line} 行第 {column} 列不是有效的 YAML：{text}',
  'repository-config-invalid.remedy1': '更正 ConfigMap {configMap} 中 {dataKey} 的值。',
  'repository-key-missing.title': '命名空间 {namespace} 的 ConfigMap 没有指定默认制品仓库',
  'repository-key-missing.cause': 'ConfigMap {configMap} 中没有键 {dataKey}。现有的键：{keys}',
  'repository-key-missing.remedy1':
    '将该 ConfigMap 的注解 workflows.argoproj.io/default-artifact-repository 设为其中一个键。',
  'repository-without-store.title': '命名空间 {namespace} 的制品仓库没有指定存储',
  'repository-without-store.cause':
    'ConfigMap {configMap} 中 {dataKey} 的值不包含 s3、gcs、oss、azure、artifactory、hdfs 或 plugin。',
  'repository-without-store.remedy1':
    '在 ConfigMap {configMap} 的 {dataKey} 中补充存储及其 keyFormat。',
  'key-mismatch.title': '归档日志不在服务器查找的位置',
  'key-mismatch.cause':
    '服务器查找的键与 Argo Workflows 写入的键不同。服务器默认查找 {serverKey}，而 Kubeflow Pipelines 附带的 Argo 写入 {argoKey}',
  'key-mismatch.remedy1':
    '将 ml-pipeline-ui Deployment 的 ARGO_KEYFORMAT 设置为 Argo Workflows 所用的 keyFormat：如果命名空间 {namespace} 中有 ConfigMap artifact-repositories，则以其中的为准，否则以 workflow-controller-configmap 中的为准。补丁中是 Kubeflow Pipelines 附带的格式。',
  'key-mismatch.remedy2':
    '或者，如果各命名空间的格式无法用一个 ARGO_KEYFORMAT 表示，请设置 ARGO_ARTIFACT_REPOSITORIES_LOOKUP=true。服务器随后会读取运行所在命名空间的 ConfigMap artifact-repositories：它需要对其的 get 权限，并且只读取数据键 artifact-repositories，不读取 default-namespaced。',
  'key-mismatch.remedy3':
    '如果格式已经一致，则是对象本身缺失：请检查步骤运行时 archiveLogs 是否为 true，以及存储桶的生命周期规则（ARTIFACT_RETENTION_DAYS）是否已将其删除。',
  'store-refused.title': '对象存储拒绝了服务器',
  'store-refused.cause':
    '它拒绝所有对象，而不仅是此日志：服务器的凭据有误或无权读取，或者存储桶 {bucket} 不存在：{text}',
  'store-refused.remedy1':
    '检查 Secret mlpipeline-minio-artifact 中的 accesskey 和 secretkey，以及该密钥对存储桶 {bucket} 的权限。',
  'store-refused.remedy2':
    '更改后重启 UI 服务器。其日志中有存储返回的错误码：kubectl logs -n kubeflow deploy/ml-pipeline-ui',
  'object-or-bucket-missing.title': '归档日志不在服务器查找的位置',
  'object-or-bucket-missing.cause':
    '存储接受服务器的凭据，因此缺失的是对象或其存储桶：日志已被删除、从未写入，或者写入了其他键。服务器默认查找 {serverKey}，而 Kubeflow Pipelines 附带的 Argo 写入 {argoKey}',
  'object-or-bucket-missing.remedy1':
    '将 ml-pipeline-ui Deployment 的 ARGO_KEYFORMAT 和 ARGO_ARCHIVE_BUCKETNAME 与 workflow-controller-configmap 以及命名空间 {namespace} 的 ConfigMap artifact-repositories 中的 keyFormat 和 bucket 进行比较。',
  'object-or-bucket-missing.remedy2':
    '检查存储桶中是否有删除日志的生命周期规则（ARTIFACT_RETENTION_DAYS）。',
  'store-error.title': '对象存储返回了没有原因的错误',
  'store-error.cause':
    '对象或存储桶不存在，或者服务器的凭据有误或无权读取；响应没有说明是哪一种：{text}',
  'store-error.remedy1':
    '将 ml-pipeline-ui Deployment 的 ARGO_KEYFORMAT 和 ARGO_ARCHIVE_BUCKETNAME 与 workflow-controller-configmap 中的 keyFormat 和 bucket 进行比较。',
  'store-error.remedy2':
    '检查 Secret mlpipeline-minio-artifact 中的密钥是否有权读取该存储桶；ml-pipeline-ui 的日志中有存储返回的错误码。',
  'repository-config-missing.title': '命名空间 {namespace} 没有自己的制品仓库',
  'repository-config-missing.cause':
    '命名空间 {namespace} 中没有 ConfigMap {configMap}，因此采用工作流控制器的制品仓库。',
  'repository-config-missing.remedy1':
    '如果该命名空间应有自己的前缀，请在其中创建 ConfigMap {configMap}。',
  'repository-lookup-failed.title': '无法查询命名空间 {namespace} 的制品仓库',
  'repository-lookup-failed.cause': '读取 ConfigMap {configMap} 失败：{text}',
  'repository-lookup-failed.remedy1':
    '检查嵌入此日志的页面能否通过其 repositories 选项所设置的来源读取此 ConfigMap。',
  'executor-logs-unknown.title': '此页面无法得知用户程序的输出存储在何处',
  'executor-logs-unknown.cause': '向页面询问时失败：{text}',
  'executor-logs-unknown.remedy1':
    '请检查嵌入此日志的页面能否从元数据存储读取该运行的制品：它的 executorLogs 从那里查询。',
  'workflow-forbidden.title': '服务器无权读取工作流',
  'workflow-forbidden.cause': 'Kubernetes 拒绝了请求：{text}',
  'workflow-forbidden.remedy1':
    '允许 ml-pipeline-ui 的服务账号在命名空间 {namespace} 中 get workflows。',
  'workflow-misnamed.title': '服务器查找了错误的工作流',
  'workflow-misnamed.cause':
    '它从 Pod 名称推算工作流名称，而对于带有重试、Pod 标签或注解的步骤以及 driver 和 importer，这样做会失败；UI 服务器没有任何设置可以改变这一点。由 Pod {pod} 得到 {misnamed}',
  'workflow-misnamed.remedy1':
    '在嵌入此日志的页面中，请传入运行 ID：这样就会从运行所存储的工作流中读取确切的键。',
  'workflow-misnamed.remedy2':
    '如需在运行结束一小时后仍保留 Pod 和工作流，请调大 workflow-controller-configmap 中的 ttlStrategy。',
  'server-archive-off.title': 'Pod 已不存在，而且服务器没有被设置为读取归档日志',
  'server-archive-off.cause':
    '服务器由 Pod 名称推算出工作流 {workflow}，但没有找到它：Argo Workflows 会在运行结束一段时间后删除工作流。日志可能仍在存储中。',
  'server-archive-off.remedy1':
    '让 UI 服务器读取归档日志：设置 ARGO_ARCHIVE_LOGS=true，并使 ARGO_KEYFORMAT 与 workflow-controller-configmap 的 keyFormat 相同。',
  'server-archive-off.remedy2':
    '确认日志确实会被归档：ConfigMap workflow-controller-configmap 的 artifactRepository 中应有 archiveLogs: true。',
  'server-archive-off.remedy3':
    '如需更长时间地保留工作流及其 Pod，请调大 workflow-controller-configmap 中的 ttlStrategy。',
  'workflow-unreadable.title': '服务器无法读取运行的工作流',
  'workflow-unreadable.cause':
    '此版本的 UI 服务器没有说明原因：工作流在运行结束一段时间后被删除，或者服务器无权读取工作流。',
  'workflow-unreadable.remedy1':
    '让 UI 服务器读取归档日志：设置 ARGO_ARCHIVE_LOGS=true，并使 ARGO_KEYFORMAT 与 keyFormat 相同。',
  'workflow-unreadable.remedy2':
    '允许 ml-pipeline-ui 的服务账号在命名空间 {namespace} 中 get workflows。',
  'workflow-unreadable.remedy3': '升级到 Kubeflow Pipelines 2.16 或更高版本，它们会给出原因。',
  'server-outdated.title': 'Pod 已不存在，而此服务器版本过旧，无法提供更多信息',
  'server-outdated.cause': 'UI 服务器的响应是 Kubeflow Pipelines 2.2 或更早版本的用语：{text}',
  'server-outdated.remedy1':
    '在 ml-pipeline-ui Deployment 上设置 ARGO_ARCHIVE_LOGS=true，使其读取归档日志。',
  'server-outdated.remedy2': '升级 Kubeflow Pipelines：更高的版本能在更多情况下找到归档日志。',
  'kubelet-file-gone.title': '节点上已没有此日志',
  'kubelet-file-gone.cause': '容器的日志文件已从节点上移除：{text}',
  'kubelet-file-gone.remedy1':
    '启用日志归档（在 workflow-controller-configmap 中设置 archiveLogs: true），使日志在 Pod 消失后仍然保留。',
  'pod-gone.title': 'Pod 已不存在',
  'pod-gone.cause': 'Kubernetes 已将其删除，而且没有找到归档日志。',
  'pod-gone.remedy1':
    '检查是否已启用日志归档：ConfigMap workflow-controller-configmap 的 artifactRepository 中应有 archiveLogs: true。',
  'pod-gone.remedy2':
    '如需在运行结束后更长时间地保留 Pod，请调大 workflow-controller-configmap 中的 ttlStrategy。',
  'run-not-found.title': '此运行不存在',
  'run-not-found.cause': 'API 服务器上没有此 ID 的运行，因此无法从其工作流得知日志的位置：{text}',
  'run-not-found.remedy1': '检查运行 ID。删除运行时，其日志位置的记录也会一并删除。',
  'run-unreadable.title': 'API 服务器无法读取此运行',
  'run-unreadable.cause': '该运行的记录中只有错误信息：{text}',
  'run-unreadable.remedy1': '查看 API 服务器的日志：kubectl logs -n kubeflow deploy/ml-pipeline',
  'response-too-large.title': '服务器的响应过大，无法读取',
  'response-too-large.cause': '{request} 的响应未被读取：{text}',
  'response-too-large.remedy1':
    '请检查是什么在响应此请求：Kubeflow Pipelines 的此类响应不会这么大。',
  'log-unreadable.title': '归档的对象无法解包',
  'log-unreadable.cause': '对象已损坏，或者不是日志：{text}',
  'log-unreadable.remedy1': '从存储中下载对象 {key}，查看其内容。',
  'ui-server-down.title': 'Kubeflow Pipelines UI 服务器没有响应',
  'ui-server-down.cause': '网关后面没有可用的服务（{status}）：{text}',
  'ui-server-down.remedy1':
    '检查 ml-pipeline-ui 是否正在运行并已就绪。如果是，则可能是服务网格两端的双向 TLS 设置不同：kubectl get pods -n kubeflow -l app=ml-pipeline-ui',
  'proxy-error.title': 'Kubeflow Pipelines 前面的代理出错',
  'proxy-error.cause': '它返回了 {status}：{text}',
  'proxy-error.remedy1':
    '检查 ml-pipeline-ui 是否正在运行并已就绪，然后检查其前面的 Ingress 或网关。',
  'headers-too-large.title': '请求头对代理而言过大',
  'headers-too-large.cause': '它返回了 {status}：此站点的 Cookie 超过了它所能接受的大小。',
  'headers-too-large.remedy1': '删除此站点的 Cookie，然后重新登录。',
  'headers-too-large.remedy2':
    '如果再次出现，请增大 Ingress 的请求头限制（nginx 中为 large_client_header_buffers）。',
  'rate-limited.title': '请求过多',
  'rate-limited.cause': '代理限制了一段时间内的请求次数（{status}）。',
  'rate-limited.remedy1': '稍等片刻，然后重试。',
  'connection-reset.title': '连接中断',
  'connection-reset.cause': '服务器在线，但 {request} 没有得到响应就结束了：{text}',
  'connection-reset.remedy1': '请稍后重试：服务器可能刚刚重启。',
  'connection-reset.remedy2':
    '如果每次都这样，请查看服务器退出的原因：kubectl logs -n kubeflow deploy/ml-pipeline-ui --previous',
  'timeout.title': '未及时收到响应',
  'timeout.cause': '{request} 没有得到响应：{text}',
  'timeout.remedy1':
    '请重试。数百兆字节的实时日志需要服务器花费较长时间读取；归档日志则以流的方式传输。',
  'stalled.title': '日志传输停止',
  'stalled.cause': '{request} 不再发送数据，也没有结束。',
  'stalled.remedy1': '请重试：存储断开连接时，服务器不会察觉。',
  'server-error.title': '服务器返回错误',
  'server-error.cause': '它返回了 {status}：{text}',
  'server-error.remedy1':
    '查看 ml-pipeline-ui 在此时间的日志：kubectl logs -n kubeflow deploy/ml-pipeline-ui',
  'manifest-not-reported.title': 'API 服务器尚未获知此运行的工作流',
  'manifest-not-reported.cause': 'persistence agent 会在数秒后上报工作流，而此工作流尚未上报。',
  'manifest-not-reported.remedy1': '稍等片刻，然后重试。',
  'manifest-not-reported.remedy2':
    '如果运行早已结束，请检查该代理：kubectl logs -n kubeflow deploy/ml-pipeline-persistenceagent',
  'artifact-read-refused.title': 'API 服务器在多用户模式下不提供日志',
  'artifact-read-refused.cause': '它的制品接口收不到用户的身份，因此拒绝所有请求：{text}',
  'artifact-read-refused.remedy1':
    '并不缺少权限。请保持此页面的其他查找途径处于启用状态：它们不使用该接口。',
  'unknown.title': '无法读取日志',
  'unknown.cause': '{request}（{rung}）的响应为 {status}：{text}',
  'unknown.remedy1': '复制下面的报告，交给此系统的管理员。',
  'cut-off.title': '此日志的末尾可能缺失',
  'cut-off.cause': '连接在传输 {bytes} 字节后中断，此时日志尚未结束。',
  'cut-off.remedy1': '重试即可从此处继续读取。',
  'log-too-large.title': '仅显示此日志的前 {limit}',
  'log-too-large.cause': '日志超过 {limit}。加载在此处停止，以免页面耗尽内存。',
  'log-too-large.remedy1':
    '如果计算机内存足够，请选择“仍然加载”，最多可加载 {most}；超出部分无法显示。',
  'log-too-large.remedy2': '减少该步骤的输出，或将大量内容写入单独的制品。',
  'object-damaged.title': '存储的日志已损坏，缺少末尾部分',
  'object-damaged.cause': '归档对象已完整传输，但只能解包出 {bytes} 字节：{text}',
  'object-damaged.remedy1':
    '将该对象与 Argo Workflows 上传的内容进行比较：上传可能被中断，或者存储丢失了其中一部分。',
  'gap.title': '日志中间可能缺少若干行',
  'gap.cause': '节点只保留日志最新的部分，而日志的增长快于读取。',
  'gap.remedy1': '如果启用了日志归档，步骤结束后归档日志中会有全部内容。',
  'rotated.title': '此日志的开头部分缺失',
  'rotated.cause': '节点只保留日志最新的部分，默认为十兆字节。',
  'rotated.remedy1': '步骤结束后，请读取归档日志：其中有全部内容。',
  'rotated.remedy2': '如需在节点上保留更多日志，请增大 kubelet 的 containerLogMaxSize。',
  'executor-logs-only.title': '仅有用户程序的输出',
  'executor-logs-only.cause': '没有找到整个容器的日志；这里显示的是步骤中用户程序自身的输出。',
  'key-guessed.title': '此日志的位置是推测得到的',
  'key-guessed.cause': '没有任何信息说明日志归档在哪里；通过尝试常用的键找到了它：{key}',
  'key-guessed.remedy1':
    '为页面提供该运行的键格式，或者允许它查询命名空间 {namespace} 的制品仓库。',
  'outlived-pod.title': 'Pod 已不存在；最后几行可能缺失',
  'outlived-pod.cause':
    '在跟踪日志的过程中 Pod 被删除，而且没有找到归档副本。已读取的内容保留在这里。',
  'outlived-pod.remedy1': '如果需要此日志，请立即下载：它只保留在此页面中。',
  'place.uiDeployment':
    '用于命名空间 {namespace} 中 Deployment ml-pipeline-ui 的补丁：kubectl patch deployment ml-pipeline-ui -n {namespace} --patch-file patch.yaml',
  'place.controllerRepository':
    '添加到 artifactRepository 的值中，并保留已有各行：kubectl edit configmap workflow-controller-configmap -n {namespace}',
  'place.controllerDefaults':
    '添加到 workflowDefaults 的值中，并保留已有各行：kubectl edit configmap workflow-controller-configmap -n {namespace}',
  'place.namespaceRepository':
    '添加到默认仓库的值中，并保留已有各行：kubectl edit configmap artifact-repositories -n {namespace}',
  'place.namespaceConfigMap':
    '用于命名空间 {namespace}，请填入你自己的存储的 endpoint、存储桶和 Secret：kubectl apply -f -',
  'place.namespace': '用于命名空间 {namespace}：kubectl apply -f -',
  'place.terminal': '在终端中运行：',
  'report.target': '查找的对象',
  'report.copy': '复制报告',
  'report.copied': '已复制',
  'report.failed': '已选中：请按 Ctrl+C 或 ⌘C 复制',
  'remedy.copy': '复制',
};
