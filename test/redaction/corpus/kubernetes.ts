import type { Documents } from '../document.js';

/** What Kubernetes, Argo and KFP print of pods, Secrets, ConfigMaps and workflows. */
export const KUBERNETES: Documents = {
  'kubectl describe pod': `Name:         ⟨churn-x7k2p-system-container-impl-1837465029⟩
Namespace:    ⟨team-a⟩
Service Account:  ⟨default-editor⟩
Node:         ⟨node-1/10.0.0.7⟩
Containers:
  main:
    Container ID:  ⟨containerd://c0ffee11c0ffee22c0ffee33c0ffee44⟩
    Image:         ⟨ghcr.io/kubeflow/train:1.2.3⟩
    Image ID:      ⟨ghcr.io/kubeflow/train@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08⟩
    Command:
      ⟨/train⟩
      --password
      ⟦argv hunter⟧
    Environment:
      DB_HOST:                ⟨db.team-a.svc⟩
      DB_PASSWORD:            ⟦correct horse, battery⟧
      WANDB_API_KEY:          ⟦89abcdef0123456789abcdef0123456789abcdef⟧
      AWS_ACCESS_KEY_ID:      ⟨<set to the key 'accesskey' in secret 'mlpipeline-minio-artifact'>⟩  Optional: false
      AWS_SECRET_ACCESS_KEY:  ⟨<set to the key 'secretkey' in secret 'mlpipeline-minio-artifact'>⟩  Optional: false
    Mounts:
      ⟨/var/run/secrets/kubernetes.io/serviceaccount⟩ from ⟨kube-api-access-x7k2p⟩ (ro)
Events:
  Warning  ⟨BackOff⟩  Back-off restarting failed container ⟨main⟩`,

  'kubectl describe configmap': `Name:         ⟨db-settings⟩
Namespace:    ⟨team-a⟩

Data
====
password:
----
⟦line one of it⟧

api.token:
----
⟦tok/en value⟧

bucket:
----
⟨mlpipeline⟩

BinaryData
====

Events:  ⟨<none>⟩`,

  'kubectl describe secret of a service account': `Name:         ⟨default-editor-token-5kq2x⟩
Type:  ⟨kubernetes.io/service-account-token⟩

Data
====
ca.crt:     ⟨1099 bytes⟩
namespace:  ⟨6 bytes⟩
token:      ⟦eyJhbGciOiJSUzI1NiIsImtpZCI6IkEifQ.eyJpc3MiOiJrdWJlcm5ldGVzL3NlcnZpY2VhY2NvdW50In0.U2lnbmF0dXJlLW9mLXRoZS1zYQ⟧`,

  'Secret as YAML': `apiVersion: v1
kind: Secret
metadata:
  name: ⟨mlpipeline-minio-artifact⟩
  namespace: ⟨team-a⟩
type: ⟨Opaque⟩
data:
  accesskey: ⟦bWluaW8tYWNjZXNz⟧
  secretkey: ⟦bWluaW8tc2VjcmV0LTEyMw==⟧
  endpointname: ⟦c3R1ZmY=⟧
stringData:
  note: ⟦plain words here⟧`,

  'Secret as JSON': `{"apiVersion":"v1","kind":"Secret","metadata":{"name":"⟨store-keys⟩","namespace":"⟨team-a⟩","annotations":{"owner":"⟨ml⟩"}},"data":{"ca":"⟦Y2EtYnl0ZXM=⟧","config":"⟦W2RlZmF1bHRdCg==⟧"},"type":"⟨Opaque⟩"}`,

  'Secret in an annotation': String.raw`metadata:
  annotations:
    kubectl.kubernetes.io/last-applied-configuration: |
      {"apiVersion":"v1","kind":"Secret","metadata":{"name":"⟨db⟩"},"stringData":{"login":"⟦root-login⟧","json":"⟦{\"k\":\"inner value\"}⟧"}}
  name: ⟨db⟩`,

  'ConfigMap with files': `apiVersion: v1
kind: ConfigMap
metadata:
  name: ⟨app-config⟩
data:
  app.properties: |
    store.bucket=⟨mlpipeline⟩
    store.secret.key=⟦prop, secret; value⟧
  settings.yaml: |
    database:
      host: ⟨db.team-a⟩
      password: "⟦yaml: 'quoted' # pass⟧"
      token: >-
        ⟦folded token
        second half⟧
      port: ⟨5432⟩
  id_rsa: |
    ⟦-----BEGIN OPENSSH PRIVATE KEY-----
    b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW
    QyNTUxOQAAACDQnZ2xT1mVwX4TLC6RBNQ7ZJ2MWX4TLC6RBNQ7ZJ2MWQ
    -----END OPENSSH PRIVATE KEY-----⟧
  mode: ⟨production⟩`,

  'Deployment: environment as YAML pairs': `spec:
  containers:
  - name: ⟨main⟩
    image: ⟨ghcr.io/kubeflow/train:1.2.3⟩
    env:
    - name: DB_PASSWORD
      value: ⟦yaml pair pass⟧
    - name: DB_HOST
      value: ⟨db.team-a.svc⟩
    - value: ⟦reversed-order-77⟧
      name: SLACK_TOKEN
    - name: AWS_SECRET_ACCESS_KEY
      valueFrom:
        secretKeyRef:
          name: ⟨mlpipeline-minio-artifact⟩
          key: ⟨secretkey⟩
    - name: API_KEY
      value: |
        ⟦block api key
        of two lines⟧
    - name: LOG_LEVEL
      value: ⟨debug⟩`,

  'Pod: environment as JSON': `{"spec":{"containers":[{"name":"⟨main⟩","env":[{"name":"DB_PASSWORD","value":"⟦json pair, pass⟧"},{"name":"POD","value":"⟨churn-1⟩"},{"value":"⟦reversed in json⟧","name":"GITHUB_TOKEN"},{"name":"PGPASSWORD","value":"⟦o\\"brien⟧"}]}],"serviceAccountName":"⟨default-editor⟩"}}`,

  'kubelet: a Go struct of the container': `E0820 09:00:00 kuberuntime_manager.go:1256] container &Container{Name:⟨main⟩,Image:⟨train:1⟩,Command:[⟨/train⟩],Env:[]EnvVar{EnvVar{Name:DB_PASSWORD,Value:⟦go struct, pass⟧,ValueFrom:nil,},EnvVar{Name:DB_HOST,Value:⟨db.team-a⟩,ValueFrom:nil,},EnvVar{Name:WEBHOOK_SECRET,Value:⟦wh-secret-1⟧,ValueFrom:nil,},},WorkingDir:} start failed in pod ⟨churn-1_team-a(b5f0c1de-0002-4a7b-9c1e-0a6f3a1f7b10)⟩: ⟨CreateContainerConfigError⟩`,

  'docker inspect': `[{"Id":"⟨9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08⟩","Config":{"Hostname":"⟨churn-1⟩","Env":["MYSQL_ROOT_PASSWORD=⟦in spect, pw⟧","PATH=⟨/usr/bin⟩","REDIS_AUTH_TOKEN=⟦redis tok⟧"],"Cmd":["server","--token=⟦cmd tok⟧","--api-key","⟦cmd key 2⟧","--port","⟨9000⟩"]}}]`,

  'docker config.json': `{"auths":{"⟨https://index.docker.io/v1/⟩":{"auth":"⟦Ym9iOmh1bnRlcjI=⟧"},"⟨ghcr.io⟩":{"username":"⟨bob⟩","password":"⟦docker pass⟧","identitytoken":"⟦id-token-xyz⟧"}},"HttpHeaders":{"User-Agent":"⟨Docker-Client/24⟩"}}`,

  'imagePullSecret': `kind: Secret
type: ⟨kubernetes.io/dockerconfigjson⟩
metadata: {name: ⟨regcred⟩}
data:
  .dockerconfigjson: ⟦eyJhdXRocyI6eyJnaGNyLmlvIjp7ImF1dGgiOiJZbTlpT21oMWJuUmxjakk9In19fQ==⟧`,

  kubeconfig: `apiVersion: v1
clusters:
- cluster:
    server: ⟨https://10.96.0.1:6443⟩
  name: ⟨prod⟩
contexts:
- context: {cluster: ⟨prod⟩, namespace: ⟨team-a⟩, user: ⟨admin⟩}
users:
- name: ⟨admin⟩
  user:
    client-key-data: ⟦LS0tLS1CRUdJTiBSU0EgUFJJVkFURSBLRVktLS0tLQpNSUlFb3dJQkFBS0NBUUVB⟧
    token: ⟦kc-token.with~chars⟧
    password: ⟦kube config pass⟧
    auth-provider:
      config:
        id-token: ⟦eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJhIn0.c2lnLWE⟧
        refresh-token: ⟦ChlQNTNkZXhyZWZyZXNo⟧
        idp-issuer-url: ⟨https://dex.example.com⟩`,

  'client-go: verbose curl': `I0820 round_trippers.go:466] curl -v -XGET -H "Accept: ⟨application/json⟩" -H "User-Agent: ⟨kubectl/v1.30.0⟩" -H "Authorization: ⟦Bearer sha256~AbCdEf GhIj⟧" '⟨https://10.96.0.1:6443/api/v1/namespaces/team-a/pods/churn-1⟩'`,

  'a forbidden request of a person': `pods "⟨churn-1⟩" is forbidden: User "⟦heidi@example.com⟧" cannot get resource "⟨pods/log⟩" in API group "" in the namespace "⟨team-a⟩"`,

  'a forbidden request of someone local': `workflows.argoproj.io is forbidden: User "⟦ivan@localhost⟧" cannot list resource "⟨workflows⟩" in the namespace "⟨team-a⟩": uid ⟨67d6eaff-fd82-491b-ae60-83c07515b26b⟩`,

  'KFP: not authorized': `{"error_message":"Failed to authorize the request: PermissionDenied: User '⟦judy%40example.com⟧' is not authorized with reason: (request: &ResourceAttributes{Namespace:⟨team-a⟩,Verb:⟨get⟩,Group:⟨kubeflow.org⟩,Resource:⟨viewers⟩})","error_details":"x"}`,

  'KFP: HTTP-Code, escaped twice': String.raw`Could not get main container logs: Error: HTTP-Code: ⟨403⟩
Message: Unknown API Status Code!
Body: "{\"kind\":\"⟨Status⟩\",\"message\":\"denied for token \\\"⟦eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.QUJDREVGRw⟧\\\"\",\"details\":{\"name\":\"⟨churn⟩\",\"password\":\"⟦twice, escaped pw⟧\"},\"code\":403}\n"
Headers: {"audit-id":"⟨f9e8d7c6-b5a4-4321-8fed-cba987654321⟩","set-cookie":"⟦grafana_session=aa bb⟧","x-kubernetes-pf-flowschema-uid":"⟨67d6eaff-fd82-491b-ae60-83c07515b26b⟩"}`,

  'Argo: artifact repository': `s3:
  bucket: ⟨mlpipeline⟩
  endpoint: ⟨minio-service.kubeflow:9000⟩
  keyFormat: ⟨artifacts/{{workflow.name}}/{{workflow.creationTimestamp.Y}}/{{pod.name}}⟩
  accessKeySecret:
    name: ⟨mlpipeline-minio-artifact⟩
    key: ⟨accesskey⟩
  secretKeySecret: {name: ⟨mlpipeline-minio-artifact⟩, key: ⟨secretkey⟩}
  encryptionKey: ⟦argo enc key⟧`,

  'Argo: parameters of a workflow': `{"arguments":{"parameters":[{"name":"⟨pipeline-root⟩","value":"⟨minio://mlpipeline/v2⟩"},{"name":"openai-api-key","value":"⟦sk·-proj-AbC1dEf2GhI3jKl4MnO5pQr6StU7vWx8⟧"},{"name":"db_password","value":"⟦{\\"p\\":\\"nested, pw\\"}⟧"}]},"nodes":{"⟨churn-x7k2p-1837465029⟩":{"phase":"⟨Failed⟩"}}}`,

  'Argo: an executor’s failure': `time="⟨2026-08-20T09:00:00.000Z⟩" level=error msg="failed to put file" accessKey=⟦argo-ak-1⟧ secretKey="⟦argo sk 2⟧" bucket=⟨mlpipeline⟩ key=⟨team-a/churn/main.log⟩ endpoint=⟨seaweedfs.kubeflow:8333⟩ error="⟨Access Denied.⟩"`,

  'a projected service account token': `cat /var/run/secrets/kubernetes.io/serviceaccount/token
⟦eyJhbGciOiJSUzI1NiIsImtpZCI6Inh5eiJ9.eyJhdWQiOlsiaHR0cHM6Ly9rdWJlcm5ldGVzIl19.MEUCIQDabcDEF_ghi-JKLmnoPQRstuVWXyz⟧
namespace ⟨team-a⟩ account ⟨default-editor⟩`,

  'Helm values': `auth:
  rootUser: ⟨admin⟩
  rootPassword: ⟦helm 'root' pass⟧
  existingSecret: ""
persistence:
  size: ⟨20Gi⟩
mysql:
  auth: {username: ⟨kfp⟩, password: '⟦it''s, flow⟧', database: ⟨mlpipeline⟩}`,

  'a sealed list of users': `apiVersion: ⟨kubeflow.org/v1⟩
kind: ⟨Profile⟩
metadata:
  name: ⟨team-a⟩
spec:
  owner:
    kind: User
    name: ⟦mallory@example.com⟧
  resourceQuotaSpec: {}`,

  'values on the next line': `status: ⟨failed⟩
password:
    ⟦on the next line⟧
bucket: ⟨mlpipeline⟩
client_secret: |
    ⟦block secret one
    and two⟧
namespace: ⟨team-a⟩`,

  'cert-manager and TLS secrets': `kind: Secret
type: ⟨kubernetes.io/tls⟩
data:
  tls.key: ⟦LS0tLS1CRUdJTiBFQyBQUklWQVRFIEtFWS0tLS0tCk1IY0NBUUVFSU9x⟧
  tls.crt: ⟦LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUI=⟧`,

  'kubeadm join': `kubeadm join ⟨10.0.0.1:6443⟩ --token ⟦abcdef.0123456789abcdef⟧ --discovery-token-ca-cert-hash ⟨sha256:1234cdef9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15⟩ --certificate-key ⟦f8902e114ef118304e561c3ecd4d0b543adc226b7a07f675f56564185ffe0c07⟧`,

  'etcd and its auth': `etcdctl --endpoints=⟨https://127.0.0.1:2379⟩ --user=⟦root:etcd-pass⟧ get /registry/⟨pods⟩`,

  'events of pods': `4m  Warning  ⟨FailedMount⟩  pod/⟨churn-1⟩  MountVolume.SetUp failed for volume "⟨data⟩" : rpc error: code = Internal desc = mount failed: mount -t cifs -o username=⟨svc⟩,password=⟦cifs-pw-9⟧,vers=⟨3.0⟩ //⟨nas.example.com⟩/share ⟨/var/lib/kubelet/pods/b5f0c1de-0002-4a7b-9c1e-0a6f3a1f7b10⟩`,
};
