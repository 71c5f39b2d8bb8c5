import type { Documents } from '../document.js';

/** Dumps of configuration: of frameworks, of infrastructure, and of the tools that roll both out. */
export const CONFIGURATION: Documents = {
  'Spring Boot: actuator/env': `{"activeProfiles":["⟨prod⟩"],"propertySources":[{"name":"⟨systemEnvironment⟩","properties":{"SPRING_DATASOURCE_PASSWORD":{"value":"⟦act, uator pw⟧","origin":"⟨System Environment Property⟩"},"JAVA_HOME":{"value":"⟨/opt/java⟩"},"app.jwt.secret":{"value":"⟦jwt;sec⟧"}}}]}`,
  'Spring Boot: actuator/configprops': `{"spring.datasource-org.springframework.boot.autoconfigure.jdbc.DataSourceProperties":{"prefix":"⟨spring.datasource⟩","properties":{"username":"⟨kfp⟩","password":"⟦conf props⟧","url":"⟨jdbc:mysql://mysql:3306/kfp⟩"}}}`,
  'Spring: application.yml': `spring:
  datasource:
    url: ⟨jdbc:mysql://mysql.kubeflow:3306/mlpipeline⟩
    username: ⟨root⟩
    password: ⟦yml: with, colon & more⟧
  rabbitmq:
    password: '⟦rab''bit⟧'
  kafka:
    properties:
      sasl.jaas.config: org.apache.kafka.common.security.plain.PlainLoginModule required username=⟨kfp⟩ password=⟦jaas-plain⟧;
server:
  port: ⟨8080⟩`,
  'Jasypt and Vault placeholders': `db.password=ENC(⟦G6N718UuyPE5bHyWKyuLQSm02auQPUtm⟧)
db.url=⟨jdbc:postgresql://db/kfp⟩`,
  'Kafka: JAAS file': `KafkaClient {
  org.apache.kafka.common.security.plain.PlainLoginModule required
  username="⟨kfp⟩"
  password="⟦jaas file; pw⟧";
};
Client { com.sun.security.auth.module.Krb5LoginModule required keyTab="⟨/etc/kfp.keytab⟩" principal="⟨kfp/host⟩"; };`,
  'Terraform: state': `{"version":⟨4⟩,"resources":[{"type":"⟨aws_db_instance⟩","instances":[{"attributes":{"address":"⟨db.example.com⟩","password":"⟦tf, state⟧","master_user_secret":[],"username":"⟨kfp⟩"}}]},{"type":"⟨random_password⟩","instances":[{"attributes":{"bcrypt_hash":"⟦$2a$10$abcdefghijklmnopqrstuv⟧","length":⟨16⟩,"result":"⟦rAnd/om+Pw_1⟧"}}]}],"outputs":{"db_password":{"value":"⟦out put⟧","type":"⟨string⟩","sensitive":⟨true⟩}}}`,
  'Terraform: plan': `  # ⟨aws_db_instance.kfp⟩ will be updated in-place
  ~ resource "⟨aws_db_instance⟩" "⟨kfp⟩" {
      ~ password             = "⟦old plan pw⟧" -> "⟦new plan pw⟧"
        username             = "⟨kfp⟩"
    }`,
  'Terraform: variables': `variable "db_password" {
  type    = ⟨string⟩
  default = "⟦tf default⟧"
}
provider "⟨aws⟩" {
  region     = "⟨us-east-1⟩"
  access_key = "⟦tf-access⟧"
  secret_key = "⟦tf/secret⟧"
}`,
  'Rails: credentials': `aws:
  access_key_id: ⟦rails-access⟧
  secret_access_key: ⟦rails/secret key⟧
secret_key_base: ⟦0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c⟧
smtp:
  host: ⟨smtp.example.com⟩`,
  'Rails: database.yml': `production:
  adapter: ⟨postgresql⟩
  password: <%= ENV['DB_PASSWORD'] || '⟦erb fall back⟧' %>
  host: ⟨db.example.com⟩`,
  'Rails: parameters': `Processing by ⟨SessionsController#create⟩ as HTML
  Parameters: {"utf8"=>"✓", "authenticity_token"=>"⟦rails/auth+tok⟧", "user"=>{"login"=>"⟨bob⟩", "password"=>"⟦rails pw⟧"}, "commit"=>"⟨Sign in⟩"}`,
  'Django: settings': `DATABASES = {'default': {'ENGINE': '⟨django.db.backends.mysql⟩', 'NAME': '⟨kfp⟩', 'PASSWORD': '⟦dj'ango, pw⟧', 'HOST': '⟨mysql⟩'}}
SECRET_KEY = '⟦django-insecure-#x&y%z^1⟧'
EMAIL_HOST_PASSWORD = "⟦mail host⟧"
DEBUG = ⟨True⟩`,
  'Django: technical page': `<tr><td>SECRET_KEY</td><td class="code"><pre>&#x27;⟦dj &lt;key&gt; page⟧&#x27;</pre></td></tr>
<tr><td>STATIC_URL</td><td class="code"><pre>&#x27;⟨/static/⟩&#x27;</pre></td></tr>`,
  'Laravel: .env and config': `APP_KEY=base64:⟦3q2+7wAAAbCdEfGhIjKlMnOpQrStUvWxYz01234567=⟧
DB_HOST=⟨mysql⟩
DB_PASSWORD=⟦lara vel⟧
'mailgun' => ['domain' => '⟨mg.example.com⟩', 'secret' => env('MAILGUN_SECRET', '⟦mg default⟧')],`,
  'PHP: print_r': `Array
(
    [host] => ⟨db.example.com⟩
    [username] => ⟨kfp⟩
    [password] => ⟦print r pw⟧
    [api_key] => ⟦pr-api⟧
    [port] => ⟨3306⟩
)`,
  'PHP: var_dump': `array(2) {
  ["host"]=>
  string(2) "⟨db⟩"
  ["password"]=>
  string(9) "⟦var dump!⟧"
}`,
  'PHP: define and PDO': `define('DB_PASSWORD', '⟦wp, pass⟧'); define('DB_HOST', '⟨localhost⟩'); define( 'AUTH_KEY', '⟦wp} auth{ key⟧' );
PDO->__construct('⟨mysql:host=db⟩', '⟨kfp⟩', Object(SensitiveParameterValue))`,
  'PHP: phpinfo': `<tr><td class="e">$_SERVER['DB_PASSWORD']</td><td class="v">⟦php info⟧</td></tr>
<tr><td class="e">$_SERVER['HTTP_HOST']</td><td class="v">⟨kfp.example.com⟩</td></tr>`,
  'Elixir: keyword list': `[hostname: "⟨db⟩", password: "⟦eli, xir⟧", pool_size: ⟨10⟩, secret_key_base: "⟦phoenix base⟧"] %{"token" => "⟦map tok⟧", pod: "⟨churn-1⟩"}`,
  'Erlang: proplist': `[{host,"⟨db⟩"},{password,"⟦er, lang⟧"},{secret,<<"⟦bin, ary⟧">>},{port,⟨5672⟩}]`,
  'Clojure and EDN': `{:host "⟨db⟩" :password "⟦clo jure⟧" :api-key "⟦edn, key⟧" :port ⟨5432⟩}`,
  'Scala: HOCON': `db { url = "⟨jdbc:h2:mem⟩", password = "⟦ho con⟧", user = ⟨sa⟩ }
akka.http.secret-key : ⟦akka key⟧`,
  'Lua and Nginx': `local cfg = { host = "⟨redis⟩", password = "⟦lua, pw⟧", ["api-key"] = "⟦lua key⟧", db = ⟨0⟩ }`,
  'Perl: Data::Dumper': `$VAR1 = {
          'host' => '⟨db⟩',
          'password' => '⟦per\\'l, pw⟧',
          'token' => "⟦dumper tok⟧"
        };`,
  'C: a structure in a debugger': `{host = 0x55d0c0 "⟨db.example.com⟩", password = 0x55d0e0 "⟦gdb pw⟧", port = ⟨5432⟩}`,
  'Swift and Kotlin': `Optional(["password": "⟦swift, pw⟧", "host": "⟨db⟩"]) Config(host=⟨db⟩, apiKey=⟦kot lin⟧, timeout=⟨30⟩)`,
  'systemd: unit': `[Service]
Environment="DB_PASSWORD=⟦sys temd⟧" "LOG_LEVEL=⟨info⟩"
Environment=API_TOKEN=⟦unit-tok⟧ PORT=⟨8080⟩
ExecStart=⟨/usr/bin/kfp-agent⟩ --token=⟦exec-tok⟧ --addr ⟨:9000⟩`,
  journalctl: `Aug 20 09:00:00 ⟨node-1⟩ kfp[⟨12⟩]: starting with MINIO_ROOT_USER=⟨minio⟩ MINIO_ROOT_PASSWORD=⟦journal-pw⟧
Aug 20 09:00:01 ⟨node-1⟩ sudo: bob : COMMAND=⟨/usr/bin/mysql⟩ -u⟨root⟩ -p⟦sudo-pw⟧ kfp`,
  'docker-compose': `services:
  db:
    image: ⟨mysql:8⟩
    environment:
      - MYSQL_ROOT_PASSWORD=⟦compose pw⟧
      - MYSQL_DATABASE=⟨kfp⟩
  ui:
    environment:
      API_TOKEN: "⟦compose, tok⟧"
      LOG: ⟨debug⟩
    command: ["--user", "⟨bob⟩", "--password", "⟦cmd, pw⟧"]`,
  'docker inspect: environment': `"Config": {
            "Hostname": "⟨c0ffee11c0ff⟩",
            "Env": [
                "POSTGRES_PASSWORD=⟦inspect, pw⟧",
                "PATH=⟨/usr/local/sbin:/usr/local/bin⟩"
            ],
            "Cmd": ["⟨postgres⟩", "-c", "⟨ssl=on⟩"]`,
  'docker build': `#7 [2/4] RUN --mount=type=secret,id=⟨pip⟩ pip install --index-url https://__token__:⟦pip,tok⟧@⟨pypi.example.com/simple⟩ ⟨kfp⟩
#7 0.512 + export NPM_TOKEN=⟦build-arg⟧`,
  'Ansible: a failed task': `fatal: [⟨node-1⟩]: FAILED! => {"changed": ⟨false⟩, "invocation": {"module_args": {"login_password": "⟦ans, login⟧", "login_user": "⟨root⟩", "name": "⟨kfp⟩", "state": "⟨present⟩"}}, "msg": "⟨unable to connect⟩"}`,
  'Ansible: verbose': `ok: [⟨node-1⟩] => (item={'name': '⟨kfp⟩', 'password': '⟦loop, pw⟧', 'state': '⟨present⟩'})`,
  'Jenkins: console': `+ docker login -u ⟨ci⟩ --password-stdin ⟨registry.example.com⟩
+ echo ⟦jenk-ins⟧ | docker login -u ⟨ci⟩ --password-stdin
[Pipeline] withEnv ([DEPLOY_TOKEN=⟦jenkins tok⟧, STAGE=⟨prod⟩])`,
  'GitHub Actions': `Run ⟨./deploy.sh⟩
  shell: ⟨/usr/bin/bash -e {0}⟩
  env:
    DEPLOY_KEY: ***
    REGISTRY_PASSWORD: ⟦not masked⟧
    STAGE: ⟨prod⟩`,
  'GitLab CI': `$ curl --header "JOB-TOKEN: ⟦glcbt-64_q7zj2mwx⟧" --header "PRIVATE-TOKEN: ⟦priv tok⟧" "⟨https://gitlab.example.com/api/v4⟩"`,
  'Helm: rendered values': `USER-SUPPLIED VALUES:
minio:
  rootUser: ⟨minio⟩
  rootPassword: ⟦helm root⟧
postgresql:
  auth:
    postgresPassword: ⟦pg; root⟧
    replicationPassword: "⟦rep, pw⟧"
    database: ⟨kfp⟩
ingress:
  tls:
    secretName: ⟨kfp-tls⟩
  oauth:
    cookieSecret: ⟦cook ie⟧`,
  'Helm: --set': `helm upgrade kfp ⟨./chart⟩ --set minio.rootPassword=⟦set-pw⟧,minio.rootUser=⟨minio⟩ --set-string auth.token='⟦set tok⟧' -n ⟨kubeflow⟩`,
  'kubectl create secret': `kubectl create secret generic ⟨db⟩ --from-literal=username=⟨bob⟩ --from-literal=password='⟦lit eral⟧' -n ⟨team-a⟩
kubectl create secret docker-registry ⟨reg⟩ --docker-server=⟨ghcr.io⟩ --docker-username=⟨bob⟩ --docker-password=⟦reg-pw⟧
kubectl config set-credentials ⟨bob⟩ --token=⟦kc-tok⟧`,
  kubeconfig: `users:
- name: ⟨admin⟩
  user:
    client-key-data: ⟦LS0tLS1CRUdJTiBSU0EgUFJJVkFURSBLRVktLS0tLQ==⟧
    token: ⟦kube tok⟧
    password: ⟦kube-pw⟧
- name: ⟨oidc⟩
  user:
    auth-provider:
      config:
        client-secret: ⟦oidc sec⟧
        refresh-token: ⟦oidc-rt⟧
        idp-issuer-url: ⟨https://dex.example.com⟩`,
  'kubeconfig in base64': `KUBECONFIG_DATA=⟦YXBpVmVyc2lvbjogdjEKa2luZDogQ29uZmlnCnVzZXJzOgotIG5hbWU6IGFkbWluCiAgdXNlcjoKICAgIHRva2VuOiBhYmMK⟧
KUBE_NAMESPACE=⟨team-a⟩`,
  'External Secrets and Vault': `{"request_id":"⟨5e6f7a8b-0000-4111-8222-933344445555⟩","lease_id":"","data":{"data":{"password":"⟦vault kv⟧","user":"⟨kfp⟩"}},"auth":{"client_token":"⟦s.q7zj2mwx4tlc6rbn⟧","accessor":"8609694a-cdbc-db9b-d345-e782dbb562ed","policies":["⟨default⟩"]}}
Unseal Key 1: ⟦q7Zj+2mWx/4Tlc6RbNq7Zj2mWx4Tlc6RbN0pK==⟧
Initial Root Token: ⟦s.initialroot⟧`,
  Consul: `{"LockIndex":⟨0⟩,"Key":"⟨kfp/db/password⟩","Flags":⟨0⟩,"Value":"⟦Y29uc3VsIHB3⟧","CreateIndex":⟨10⟩}`,
  'CloudFormation and CDK': `Parameters: [ParameterKey=DBPassword,ParameterValue=⟦cfn-pw⟧ ParameterKey=Env,ParameterValue=⟨prod⟩]`,
  'ECS task definition': `"environment": [{"name": "⟨REGION⟩", "value": "⟨us-east-1⟩"}, {"name": "STRIPE_SECRET", "value": "⟦ecs, secret⟧"}], "secrets": [{"name": "DB_PASS", "valueFrom": "⟨arn:aws:ssm:us-east-1:123456789012:parameter/db⟩"}]`,
  'Azure: app settings': `[{"name":"⟨WEBSITE_NODE⟩","slotSetting":⟨false⟩,"value":"⟨20⟩"},{"name":"AzureWebJobsStorage","slotSetting":false,"value":"DefaultEndpointsProtocol=⟨https⟩;AccountName=⟨kfp⟩;AccountKey=⟦q7Zj2mWx4Tlc6RbN==⟧;EndpointSuffix=⟨core.windows.net⟩"},{"name":"CLIENT_SECRET","slotSetting":false,"value":"⟦az, app⟧"}]`,
  'ASP.NET: appsettings.json': `"ConnectionStrings": { "Default": "Server=⟨sql⟩;User ID=⟨sa⟩;Pwd=⟦app sett⟧;TrustServerCertificate=⟨True⟩" }, "Jwt": { "Secret": "⟦jwt key, here⟧", "Issuer": "⟨kfp⟩" }`,
  'web.config': `<connectionStrings><add name="⟨Db⟩" connectionString="Data Source=⟨sql⟩;Initial Catalog=⟨kfp⟩;User ID=⟨sa⟩;Password=⟦web conf⟧" /></connectionStrings><machineKey validationKey="⟦0F1E2D3C4B5A6978⟧" decryptionKey="⟦8796A5B4C3D2E1F0⟧" />`,
  'Tomcat: server.xml': `<Connector port="⟨8443⟩" keystoreFile="⟨/etc/ks.jks⟩" keystorePass="⟦tom cat⟧"/><Resource name="⟨jdbc/kfp⟩" username="⟨kfp⟩" password="⟦ctx &amp; pw⟧" url="⟨jdbc:mysql://db/kfp⟩"/><user username="⟨admin⟩" password='⟦single'' pw⟧' roles="⟨manager⟩"/>`,
  'JBoss CLI': `/subsystem=datasources/data-source=⟨kfp⟩:add(jndi-name="⟨java:/kfp⟩", user-name=⟨sa⟩, password="⟦jb oss⟧")`,
  'Maven and Gradle': `<server><id>⟨nexus⟩</id><passphrase>⟦mvn {phrase}⟧</passphrase></server>
signing.password=⟦grad le⟧
ossrhPassword=⟦oss-rh⟧
org.gradle.jvmargs=⟨-Xmx2g⟩ -Djavax.net.ssl.trustStorePassword=⟦change-it⟧ -Dhttp.proxyPassword=⟦proxy-it⟧`,
  'LDAP and SSSD': `ldap_uri = ⟨ldap://ldap.example.com⟩
ldap_default_bind_dn = ⟨cn=svc,dc=example,dc=com⟩
ldap_default_authtok = ⟦sssd tok⟧
bindpw ⟦nslcd-pw⟧
rootpw {SSHA}⟦q7Zj2mWx4Tlc6RbNq7Zj2mWx4Tlc6RbN⟧
ldapsearch -x -D "⟨cn=svc⟩" -w '⟦ldap srch⟧' -b ⟨dc=example⟩
userPassword:: ⟦e1NTSEF9cTda⟧`,
  'Dex: LDAP connector': `connectors:
- type: ⟨ldap⟩
  config:
    host: ⟨ldap.example.com:636⟩
    bindDN: ⟨cn=svc,dc=example⟩
    bindPW: ⟦dex bind⟧`,
  'Prometheus and Alertmanager': `basic_auth:
  username: ⟨prom⟩
  password: ⟦prom pw⟧
receivers:
- slack_configs:
  - api_url: ⟨https://⟩hooks.slack.com/services/⟦T0A1B2C3D/B0A1B2C3D/abcdefgh⟧
  pagerduty_configs:
  - service_key: ⟦5b4c3d2e1f00⟧
opsgenie_api_key: ⟦ops genie⟧`,
  'Loki and Fluent Bit': `[OUTPUT]
    Name        ⟨es⟩
    Host        ⟨es.logging⟩
    HTTP_User   ⟨elastic⟩
    HTTP_Passwd ⟦fluent-pw⟧
    Shared_Key  ⟦fluent-sk⟧`,
  'HAProxy and Redis': `user ⟨admin⟩ password ⟦$5$abcdefgh$ijklmnop⟧
user ⟨guest⟩ insecure-password ⟦hap-roxy⟧
requirepass ⟦acl-redis⟧
maxmemory ⟨256mb⟩`,
  'SSH and SFTP': `ssh://git:⟦ssh/pw⟧@⟨git.example.com:22⟩/⟨repo⟩
sftp://⟨files.example.com⟩/⟨a.log⟩
lftp -u ⟨kfp⟩,⟦lftp-pw⟧ ⟨sftp.example.com⟩`,
  'SNMP, RADIUS, WireGuard': `PrivateKey = ⟦yAnz5TF+lXXJte14tji3zlMNq+hd2rYUIgJBgB3fBmk=⟧
PresharedKey = ⟦FpCyhws9cxwWoV4xELtfJvjJN+zQVRPISllRWgeopVE=⟧
PublicKey = ⟨xTIBA5rboUvnH4htodjb6e697QjLERt1NAB4mZqp8Dg=⟩
psk="⟦wpa phrase⟧"
community = ⟨public⟩`,
};
