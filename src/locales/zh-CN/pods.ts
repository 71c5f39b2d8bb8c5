import type { pods as en } from '../en/pods.js';

/**
 * Simplified Chinese texts of the diagnoses of the request and of the pod: title, cause and remedies
 * of each.
 */
export const pods: Record<keyof typeof en, string> = {
  'invalid-target.title': '无法查找此步骤',
  'invalid-target.cause': '{problem}',
  'invalid-target.remedy1':
    '在嵌入此日志的页面中，请原样传入 Kubeflow Pipelines 给出的运行 ID 和步骤的 Pod 名称。',
  'login-required.title': '登录会话已失效',
  'login-required.cause': '返回的不是日志，而是登录页面：{title}',
  'login-required.remedy1':
    '请在新标签页中或重新加载页面后再次登录。返回此页面后，日志会自动继续。',
  'redirected-elsewhere.title': '服务器将请求重定向到其他站点',
  'redirected-elsewhere.cause':
    '{request} 被重定向到 {site}，日志查看器没有跟随：你的身份信息没有发送给该站点，它返回的内容也不是日志。',
  'redirected-elsewhere.remedy1': '重新加载页面：登录过期时，某些网关会进行重定向。',
  'redirected-elsewhere.remedy2':
    '如果仍然无效，请检查日志查看器的基础 URL 和网关的路由：如果 Kubeflow Pipelines 位于 {site}，则必须将其设为基础 URL。',
  'not-kfp.title': '此地址不是 Kubeflow Pipelines 服务器',
  'not-kfp.cause': '响应 {request} 的不是 Kubeflow Pipelines UI 服务器（{status}）：{text}',
  'not-kfp.remedy1':
    '检查日志查看器的基础 URL：请求必须到达 ml-pipeline-ui Service，路径以 / 或 /pipeline/ 开头。',
  'offline.title': '无法连接服务器',
  'offline.cause': '浏览器没有收到响应：{text}',
  'offline.remedy1': '检查网络连接，然后重试。',
  'offline.remedy2':
    '如果页面已打开很久，请重新加载：登录可能已过期，请求可能被重定向到了其他站点。',
  'identity-missing.title': 'Kubeflow Pipelines 无法识别你的身份',
  'identity-missing.cause': '请求到达服务器时没有携带标识用户的请求头：{text}',
  'identity-missing.remedy1': '重新加载页面并再次登录。',
  'identity-missing.remedy2':
    '如果仍然无效，说明网关没有添加该请求头。ml-pipeline-ui Deployment 的 KUBEFLOW_USERID_HEADER 必须是认证代理所设置的请求头的名称，并且全部小写。',
  'stream-flag-broken.title': '服务器被设置为从不存在的路由读取日志',
  'stream-flag-broken.cause':
    '设置 STREAM_LOGS_FROM_SERVER_API=true 后，UI 服务器会向 API 服务器请求一个不存在的路由，因此找不到任何日志。',
  'stream-flag-broken.remedy1': '从 ml-pipeline-ui Deployment 中移除 STREAM_LOGS_FROM_SERVER_API。',
  'access-denied.title': '你无权读取命名空间 {namespace} 中的日志',
  'access-denied.cause': '服务器拒绝了请求：{text}',
  'access-denied.remedy1':
    '请 Profile {namespace} 的所有者将你添加为贡献者。你需要在该命名空间中对 viewers.kubeflow.org 的 get 权限。',
  'access-denied.remedy2':
    '如果所有人都无法读取该命名空间的日志，请检查 API 服务器（Deployment ml-pipeline）是否正常运行，以及 ml-pipeline-ui 的 KUBEFLOW_USERID_HEADER 是否为登录代理传递用户身份所用的请求头，并且全部小写。',
  'mesh-denied.title': '服务网格拒绝了请求',
  'mesh-denied.cause': 'Istio 在请求到达 Kubeflow Pipelines 之前拒绝了它：{text}',
  'mesh-denied.remedy1':
    '检查 AuthorizationPolicy ml-pipeline-ui，并确认此页面是通过 Istio 网关打开的。',
  'namespace-missing.title': '请求中没有命名空间',
  'namespace-missing.cause':
    '没有命名空间时，服务器只在自己的命名空间中查找；在多用户的 Kubeflow Pipelines 中则会拒绝请求。',
  'namespace-missing.remedy1': '在嵌入此日志的页面中，请传入运行所属实验的命名空间。',
  'namespace-wrong.title': '此步骤不在该命名空间中',
  'namespace-wrong.cause':
    '在命名空间 {namespace} 中查找了 Pod；其运行的工作流在 {actualNamespace} 中。',
  'namespace-wrong.remedy1':
    '在嵌入此日志的页面中，请传入运行所属实验的命名空间：{actualNamespace}。',
  'created-at-missing.title': '请求中没有运行的创建时间',
  'created-at-missing.cause':
    '归档日志的键中包含该日期。没有它，服务器会向存储请求一个带有“undefined”字样的键。',
  'created-at-missing.remedy1':
    '在嵌入此日志的页面中，请传入 createdAt，即运行（而不是步骤）的创建时间。',
  'skipped.title': '此步骤已被跳过',
  'skipped.cause': '其条件不满足，或者运行在此之前就已结束。它从未运行，因此没有日志。',
  'cached.title': '此步骤的输出来自缓存',
  'cached.cause': '此步骤没有运行：之前的某次运行已经计算出相同的输出，日志属于那次运行。',
  'cached.remedy1': '打开计算出该输出的运行，或者关闭此步骤的缓存后重新运行。',
  'no-pod.title': '此步骤没有自己的日志',
  'no-pod.cause': '它是一组步骤，例如循环、条件或嵌套的流水线：没有容器为它运行。',
  'no-pod.remedy1': '请打开其中的某个步骤。',
  'pod-name-missing.title': '此步骤没有 Pod',
  'pod-name-missing.cause':
    'Kubeflow Pipelines 没有此步骤的 Pod：它尚未启动，或者是 importer，或者其输出来自缓存。',
  'pod-name-missing.remedy1': '如果此步骤已经运行了几分钟，请查看其 driver Pod 的事件。',
  'image-invalid.title': '正在等待，但镜像名称无效',
  'image-invalid.cause': '容器 {container} 的镜像名称无效：{message}',
  'image-invalid.remedy1': '在流水线中更正镜像名称，然后重新运行。',
  'image-missing.title': '正在等待，但镜像不存在',
  'image-missing.cause': '镜像仓库中没有容器 {container} 所用的镜像或标签：{message}',
  'image-missing.remedy1': '更正流水线中的镜像名称或标签，或者推送该镜像：之后 Pod 会自动启动。',
  'image-denied.title': '正在等待，但镜像仓库拒绝提供镜像',
  'image-denied.cause': '镜像仓库拒绝了容器 {container} 的镜像：{message}',
  'image-denied.remedy1':
    '在命名空间 {namespace} 中创建镜像拉取 Secret，并将示例替换为你的镜像仓库。',
  'image-denied.remedy2': '将它添加到该运行所用的服务账号。',
  'image-pull.title': '正在等待，但镜像无法拉取',
  'image-pull.cause': 'Kubernetes 无法拉取容器 {container} 的镜像：{message}',
  'image-pull.remedy1': '检查流水线中的镜像名称和标签。',
  'image-pull.remedy2':
    '如果镜像仓库是私有的，请为命名空间 {namespace} 中该运行所用的服务账号添加镜像拉取 Secret（imagePullSecrets）。',
  'container-user.title': '正在等待，但容器不允许以 root 用户运行',
  'container-user.cause': '容器 {container} 的镜像以 root 用户运行，而此 Pod 禁止这样做：{message}',
  'container-user.remedy1': '构建镜像时将 USER 设置为 0 以外的数字，或者为此步骤设置 runAsUser。',
  'container-config.title': '正在等待 Secret 或 ConfigMap',
  'container-config.cause': '容器 {container} 所需的内容不存在：{message}',
  'container-config.remedy1':
    '在命名空间 {namespace} 中创建上面提到的 Secret 或 ConfigMap 键；之后 Pod 会自动启动。',
  'container-create.title': '正在等待，但容器无法启动',
  'container-create.cause': 'Kubernetes 无法启动容器 {container}（{reason}）：{message}',
  'container-create.remedy1': '检查此步骤的命令：它必须存在于镜像中并且可以执行。',
  'mount-failed.title': '正在等待卷',
  'mount-failed.cause': '此 Pod 的某个卷无法挂载：{message}',
  'mount-failed.remedy1':
    '在命名空间 {namespace} 中创建缺少的 Secret、ConfigMap 或 PersistentVolumeClaim；之后 Pod 会自动启动。',
  'volume-pending.title': '正在等待存储',
  'volume-pending.cause': 'Pod 需要的卷没有节点可以提供：{message}',
  'volume-pending.remedy1':
    '检查 PersistentVolumeClaim 没有绑定的原因：kubectl describe pvc -n {namespace}',
  'unschedulable.title': '正在等待集群资源',
  'unschedulable.cause': '没有节点可以运行此 Pod：{message}',
  'unschedulable.remedy1': '在流水线中减少资源请求，或者等待其他任务结束。',
  'unschedulable.remedy2': '添加具有所缺资源的节点，或者提高命名空间 {namespace} 的资源配额。',
  'init-failed.title': '步骤的 Pod 初始化失败',
  'init-failed.cause': '容器 {container} 在步骤启动之前失败：{message}',
  'init-failed.remedy1':
    '检查此步骤的输入：某个制品可能缺失或无法读取。该 Pod 中 init 或 kfp-launcher 容器的日志会说明是哪一个。',
  'pod-initializing.title': '步骤正在准备',
  'pod-initializing.cause':
    '其 Pod 正在复制步骤的输入和工具（{reason}）。步骤本身启动后，日志会显示在这里。',
  'pod-initializing.remedy1':
    '如果耗时过长，可能是某个输入较大：该 Pod 中 init 或 kfp-launcher 容器的日志会说明。',
  'pod-starting.title': '步骤正在启动',
  'pod-starting.cause': '其 Pod 正在准备中（{reason}）。一旦有日志就会显示在这里。',
  'pod-starting.remedy1':
    '如果持续数分钟，请查看 Pod 的事件：kubectl describe pod -n {namespace} {pod}',
  'not-started.title': '步骤尚未启动',
  'not-started.cause': '它还没有 Pod。一旦有日志就会显示在这里。',
  'no-output-yet.title': '步骤正在运行，目前尚无输出',
  'no-output-yet.cause': '它的输出会显示在这里。程序自身的缓冲可能会使输出延迟。',
  'no-output-yet.remedy1':
    '在 Python 中，设置 PYTHONUNBUFFERED=1，或者调用 print 时加上 flush=True，即可立即看到输出。',
  'no-output.title': '步骤没有任何输出',
  'no-output.cause': '它已结束，日志为空。',
  'kubeconfig-http.title': '服务器无法使用其 Kubernetes 连接',
  'kubeconfig-http.cause': '其 kubeconfig 中的 API 服务器没有使用 TLS，客户端拒绝连接：{text}',
  'kubeconfig-http.remedy1':
    '在 UI 服务器的 kubeconfig 中使用 https 地址，或者为本机集群设置 insecure-skip-tls-verify。',
  'server-token-invalid.title': 'Kubernetes 不接受服务器的令牌',
  'server-token-invalid.cause': 'UI 服务器的服务账号令牌已过期或无效：{text}',
  'server-token-invalid.remedy1': '重启 UI 服务器，使其重新读取令牌。',
  'kubernetes-unreachable.title': '服务器无法从 Kubernetes 获取任何信息',
  'kubernetes-unreachable.cause':
    'Pod 及其事件都无法读取：Kubernetes 没有响应 UI 服务器，或者拒绝了它在命名空间 {namespace} 中的所有请求。步骤本身可能一切正常。{text}',
  'kubernetes-unreachable.remedy1': '请稍后重试：集群可能正在重启。',
  'kubernetes-unreachable.remedy2':
    '检查 Kubernetes 的 API 服务器是否正常运行，以及 ml-pipeline-ui 能否访问它。',
  'kubernetes-unreachable.remedy3':
    '检查 ml-pipeline-ui 的服务账号在命名空间 {namespace} 中是否可以 get pods 和 list events。如果可以，则其令牌可能已失效：请重启 ml-pipeline-ui。',
  'pod-log-forbidden.title': '服务器无权读取 {namespace} 中 Pod 的日志',
  'pod-log-forbidden.cause':
    'Kubernetes 没有把日志交给服务器，也没有报告 Pod 所在节点失联：ml-pipeline-ui 的服务账号似乎没有读取权限。',
  'pod-log-forbidden.remedy1':
    '允许 ml-pipeline-ui 的服务账号在命名空间 {namespace} 中 get Pod 及其日志。',
  'pod-log-forbidden.remedy2':
    '要确认这一点，请询问 Kubernetes。如果回答为 yes，则是 Kubernetes 的 API 服务器无法访问该 Pod 所在节点的 kubelet：请检查两者之间的网络。',
  'node-unreachable.title': '运行此步骤的节点没有响应',
  'node-unreachable.cause':
    'Pod 位于节点 {node}，该节点没有响应 Kubernetes，因此无法从那里读取日志。',
  'node-unreachable.remedy1': '检查该节点：kubectl get node {node}',
  'node-unreachable.remedy2': '节点恢复后请重试。步骤结束后，也可以从归档中读取日志。',
  'container-not-found.title': 'Pod 中没有名为 {container} 的容器',
  'container-not-found.cause':
    'Pod 中的容器有：{containers}。服务器对所有 Pod 都请求同一个容器名称。',
  'container-not-found.remedy1':
    '将 ml-pipeline-ui Deployment 的 POD_LOG_CONTAINER_NAME 设置为运行步骤的容器的名称。',
  'container-not-served.title': '在 Pod 运行期间无法获取容器 {container} 的日志',
  'container-not-served.cause':
    'Kubeflow Pipelines 只提供每个 Pod 中一个容器的日志（除非另有设置，否则为 main），而且没有归档 {container} 的日志。',
  'container-not-served.remedy1': '步骤结束后再查看：届时其日志可能已归档。',
  'container-not-served.remedy2':
    '如果嵌入此日志的页面的服务器会将请求转发给 Kubernetes，请为日志查看器配置 kubernetesPodLogs：它可以读取任意容器。',
};
