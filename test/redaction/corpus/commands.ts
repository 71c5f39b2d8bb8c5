import type { Documents } from '../document.js';

/** Command lines, as shells, CI systems and process lists show them, and the files that tools read. */
export const COMMANDS: Documents = {
  'curl with a user': `+ curl -sS -u svc-kfp:⟦curl!pass⟧ -o out.json ⟨https://kfp.example.com/apis/v2beta1/runs⟩
curl: (22) The requested URL returned error: ⟨401⟩`,

  'curl with headers': `curl -H 'X-Api-Key: ⟦curl key, 1⟧' -H "Authorization: ⟦Bearer it's here⟧" -H "Accept: ⟨text/plain⟩" ⟨https://kfp.example.com⟩ --retry ⟨3⟩`,

  'curl with cookies and data': `curl --cookie "⟦session=abc; theme=dark⟧" --user "bob:⟦p w⟧" -d '{"password":"⟦it'"'"'s data⟧","namespace":"⟨team-a⟩"}' ⟨https://dex.example.com/token⟩`,

  'curl through a proxy': `curl -x http://proxyuser:⟦pr/oxy?p#w@d⟧@⟨proxy.corp:3128⟩ --proxy-user pu:⟦pp-1234⟧ ⟨https://example.com⟩`,

  wget: `wget --user=⟨bob⟩ --password=⟦wget;pass⟧ --header="Private-Token: ⟦gl pat⟧" ⟨https://gitlab.example.com/api/v4⟩`,

  'mysql, attached': `mysql -h ⟨mysql.kubeflow⟩ -u ⟨root⟩ -p⟦Sup3r!Pw⟧ ⟨mlpipeline⟩ -e "⟨select 1⟩"`,

  mysqldump: `sh -c mysqldump --host=⟨mysql⟩ --user=⟨root⟩ --password=⟦dump,pass⟧ ⟨mlpipeline⟩`,

  'docker login': `$ docker login -u ⟨bob⟩ -p ⟦dockerpw1⟧ ⟨ghcr.io⟩
WARNING! Using --password via the CLI is insecure.`,

  'podman and helm registry login': `podman login --username ⟨bob⟩ --password '⟦pod man pw⟧' ⟨quay.io⟩ && helm registry login -u ⟨bob⟩ -p ⟦helmpw22⟧ ⟨oci.example.com⟩`,

  'redis-cli, mongosh, sshpass': `redis-cli -h ⟨redis⟩ -a ⟦redis-cli-pw⟧ PING
mongosh --host ⟨mongo⟩ -u ⟨root⟩ -p ⟦mongoshpw⟧ --authenticationDatabase ⟨admin⟩
sshpass -p ⟦sshpw77⟧ ssh ⟨node-1⟩`,

  'process list': `root  17  0.0  0.1  ⟨/usr/bin/minio⟩ server /data --address ⟨:9000⟩ --access-key ⟦ps-access⟧ --secret-key ⟦ps-secret/1⟧ --console-address ⟨:9001⟩`,

  'arguments as JSON': `{"command":["⟨python⟩","train.py","--wandb-api-key","⟦wb key, 1⟧","--epochs","⟨10⟩","--db-password=⟦eq pw, 2⟧"],"image":"⟨train:1⟩"}`,

  'arguments as a Go slice': `exec: [⟨/bin/argoexec⟩ emissary --token ⟦slice-tok⟧ --loglevel ⟨info⟩ -- ⟨python⟩]`,

  'shell trace of exports': `+ export DB_PASSWORD=⟦exp0rt;ed⟧
+ DB_PASSWORD=⟦exp0rt;ed⟧
+ export KFP_ENDPOINT=⟨http://ml-pipeline:8888⟩
+ SECRET_TOKEN='⟦single quoted; tok⟧' ⟨./run.sh⟩`,

  'env dump': `KUBERNETES_SERVICE_HOST=⟨10.96.0.1⟩
HOSTNAME=⟨churn-x7k2p-system-container-impl-1837465029⟩
MYSQL_ROOT_PASSWORD=⟦p@ss,w;rd&x<y z⟧
MINIO_ACCESS_KEY=⟦env-minio⟧
OPENAI_API_KEY=⟦sk·-AbCdEfGhIjKlMnOpQrStT3BlbkFJuVwXyZ0123456789aBcD⟧
SLACK_WEBHOOK=⟦https://hooks.slack·.com/services/T0A1B2C3D/B0A1B2C3D/QwErTyUiOpAsDfGhJkLzXcVb⟧
SSH_PRIVATE_KEY=⟦-----BEGIN RSA PRIVATE KEY-----\\nMIIEowIBAAKCAQEAq7ZJ2MWX4TLC6RBNQ7ZJ2MWX4TLC\\n-----END RSA PRIVATE KEY-----⟧
PWD=⟨/workspace⟩
KFP_RUN_ID=⟨b5f0c1de-0002-4a7b-9c1e-0a6f3a1f7b10⟩
JWT_SIGNING_KEY=⟦it's "both" quotes⟧`,

  '.env file': `# local settings
APP_ENV=⟨production⟩
DATABASE_PASSWORD="⟦dot env; \\"pw\\"⟧"
export API_SECRET='⟦api 'secret' 1⟧'
STRIPE_KEY=⟦sk·_live_51AbCdEfGhIjKlMnOpQrStUv⟧
BUCKET=⟨mlpipeline⟩`,

  Dockerfile: `FROM ⟨python:3.12⟩
ENV PIP_TOKEN ⟦pip tok 1⟧
ENV APP_PASSWORD=⟦docker"file⟧ LOG_LEVEL=⟨info⟩
ARG NPM_TOKEN=⟦npm·_AbCdEfGhIjKlMnOpQrStUvWxYz0123456789⟧
RUN pip install ⟨kfp==2.14⟩`,

  'docker run': `docker run -e POSTGRES_PASSWORD=⟦run"pw⟧ -e "API_TOKEN=⟦run tok 2⟧" -p ⟨9000:9000⟩ --name ⟨minio⟩ ⟨minio/minio:latest⟩`,

  '.netrc': `machine ⟨kfp.example.com⟩ login ⟨bob⟩ password ⟦netrc-pw⟧
machine ⟨gitlab.example.com⟩
  login ⟨alice⟩
  password ⟦net"rc;2⟧`,

  '.pgpass': `⟨db.team-a⟩:⟨5432⟩:⟨kfp⟩:⟨bob⟩:⟦pg:pass word⟧`,

  'git remote': `fatal: unable to access 'https://oauth2:⟦glpat·-AbCdEfGhIjKlMnOpQrSt⟧@⟨gitlab.example.com/team/repo.git⟩/': The requested URL returned error: ⟨403⟩
remote: https://⟦ghp·_AbCdEfGhIjKlMnOpQrStUvWxYz0123456789⟧@⟨github.com/kubeflow/pipelines⟩`,

  '.npmrc and pip.conf': `//⟨registry.example.com⟩/:_authToken=⟦npm·_ZyXwVuTsRqPoNmLkJiHgFeDcBa9876543210⟧
_auth=⟦Ym9iOm5wbXB3⟧
[global]
index-url = https://user:⟦pip/pa?ss⟧@⟨pypi.example.com/simple⟩
[pypi]
password = ⟦pypi·-AgEIcHlwaS5vcmcCJDAxMjM0NTY3LTg5YWItY2RlZi0wMTIzLTQ1Njc4OWFiY2RlZg⟧`,

  'gcloud and az': `gcloud auth print-access-token
⟦ya29·.a0AfB_byCqWErTyUiOpAsDfGhJkLzXcVbNm-1234_567⟧
az login --service-principal -u ⟨11112222-3333-4444-5555-666677778888⟩ -p ⟦az!sp-pass⟧ --tenant ⟨contoso⟩
az acr login --name ⟨kfpreg⟩ --password ⟦acr/pass+word⟧`,

  'openssl and keytool': `openssl pkcs12 -in ⟨cert.p12⟩ -passin pass:⟦in;pass⟧ -passout pass:⟦out-pass⟧ -nodes
keytool -importkeystore -srcstorepass ⟦changeit1⟧ -deststorepass ⟦changeit2⟧ -srckeystore ⟨a.jks⟩`,

  'vault and terraform': `VAULT_ADDR=⟨https://vault.example.com:8200⟩ VAULT_TOKEN=⟦hvs·.CAESIAbCdEfGhIjKlMnOpQrStUvWxYz⟧ vault kv get ⟨secret/kfp⟩
+ resource "⟨random_password⟩" "db" { password = "⟦tf "inner" pw⟧" length = ⟨16⟩ }`,

  'an SSH key on stdout': `+ cat ⟨/home/ci/.ssh/id_ed25519⟩
⟦-----BEGIN OPENSSH PRIVATE KEY-----
b3BlbnNzaC1rZXktdjEAAAAACmFlczI1Ni1jdHIAAAAGYmNyeXB0AAAAGAAAABDx1
QyNTUxOQAAAFATLC6RBNQ7ZJ2MWX4TLC6RBNQ7ZJ2MWQnb25lAAAABG5vbmUAAAAE
-----END OPENSSH PRIVATE KEY-----⟧
+ ssh ⟨node-1⟩`,

  'PGP and PuTTY': `⟦-----BEGIN PGP PRIVATE KEY BLOCK-----
Version: GnuPG v2

lQdGBGSVx1kBEADCabcDEF0123456789ghiJKLmnoPQRstuVWXyz+/ABCDEFGHIJ
=aB3d
-----END PGP PRIVATE KEY BLOCK-----⟧
exit code ⟨2⟩
PuTTY-User-Key-File-3: ⟨ssh-ed25519⟩
Encryption: none
Private-Lines: 1
⟦AAAAIGq7ZJ2MWX4TLC6RBNQ7ZJ2MWX4TLC6RBNQ7ZJ2M⟧
Private-MAC: ⟦0011aabb2233ccdd4455eeff⟧`,

  'an encrypted PEM': `loading ⟨server.key⟩: ⟦-----BEGIN RSA PRIVATE KEY-----
Proc-Type: 4,ENCRYPTED
DEK-Info: AES-256-CBC,2AF25325A9B318F344B8391AFD767D6D

Q7ZJ2MWX4TLC6RBNQ7ZJ2MWX4TLC6RBNabcDEF0123456789ghiJKLmnoPQR
-----END RSA PRIVATE KEY-----⟧ failed: bad decrypt`,

  'a base64 key in one line': `tls: failed to parse key ⟦LS0tLS1CRUdJTiBQUklWQVRFIEtFWS0tLS0tCk1JSUV2UUlCQURBTkJn⟧ of ⟨ingress-tls⟩`,

  'psql and SQL': `PGPASSWORD='⟦pg pw⟧' psql -h ⟨db.team-a⟩
CREATE USER ⟨kfp⟩ WITH PASSWORD '⟦sql ''pw'' 1⟧';
ALTER USER '⟨root⟩'@'⟨localhost⟩' IDENTIFIED BY '⟦mysql; pw⟧';
ERROR 1045 (28000): Access denied for user '⟨root⟩' (using password: ⟨YES⟩)
ERROR: duplicate key value violates unique constraint DETAIL: Key (api_token)=(⟦key, detail⟧) already exists.`,

  'ldap and smb': `ldapsearch -H ⟨ldap://ldap.corp⟩ -D ⟨cn=admin,dc=corp⟩ -w ⟦ldapPw!9⟧ -b ⟨dc=corp⟩
userPassword:: ⟦e1NTSEF9cXdlcnR5⟧
smbclient //⟨nas/share⟩ -U svc%⟦smbpass⟧`,
};
