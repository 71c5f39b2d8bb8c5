import type { Documents } from '../document.js';

/** What people and programs say in sentences, tables and requests. */
export const MESSAGES: Documents = {
  'prose: is': `Login to ⟨mysql.kubeflow⟩ failed: the password is ⟦hunter2⟧ but ⟨kfp⟩ was expected`,
  'prose: was, quoted': `The password was "⟦hun ter⟧" for user ⟨root⟩ on ⟨node-1⟩.`,
  'prose: set to': `password set to ⟦s3cr3t-now⟧, restarting ⟨minio⟩; api key is: ⟦k3y-42⟧`,
  'prose: with password': `Connecting to ⟨db.team-a⟩ as ⟨bob⟩ with password ⟦w1th-pw⟧ failed`,
  'prose: using token': `Retrying ⟨https://kfp.example.com⟩ using token ⟦t0ken-99⟧ in ⟨5⟩ s`,
  'prose: invalid password': `invalid password '⟦bad guess⟧' for user '⟨bob⟩' in pod ⟨churn-1⟩`,
  'prose: in quotes': `authentication failed: password "⟦qu oted⟧" rejected by ⟨ldap.example.com⟩`,
  'prose: in back-quotes': 'The access key ID `⟦prose-ak⟧` is unknown to `⟨minio⟩`',
  'prose: default credentials': `default credentials are ⟨admin⟩ / password: ⟦adm1n!⟧ on ⟨http://kfp:8080⟩`,
  'prose: a generated password': `⟨mysqld⟩ Generated root password: ⟦gEn-erated⟧
A temporary password is generated for root@localhost: ⟦dK3)x!q7Zj⟧
pod ⟨mysql-0⟩ ready`,
  'prose: arrows': `password -> ⟦arr-ow⟧, bucket -> ⟨mlpipeline⟩`,
  'prose: dots': `password ........ ⟦dot-ted⟧
bucket .......... ⟨mlpipeline⟩`,
  'a Markdown table': `| name | value |
| --- | --- |
| DB_PASSWORD | ⟦md table⟧ |
| BUCKET | ⟨mlpipeline⟩ |
| \`API_TOKEN\` | \`⟦md tick⟧\` |`,
  'a Markdown list': `- **password**: ⟦bold pw⟧
- **bucket**: ⟨mlpipeline⟩
- \`token\`: \`⟦tick tok⟧\``,
  'an HTML table': `<tr><th>DB_PASSWORD</th><td>⟦html td⟧</td></tr><tr><th>BUCKET</th><td>⟨mlpipeline⟩</td></tr>
<dl><dt>api_key</dt><dd>⟦dd key⟧</dd><dt>pod</dt><dd>⟨churn-1⟩</dd></dl>`,
  'a table of a shell': `+-------------+-----------+
| Variable    | Value     |
+-------------+-----------+
| DB_PASSWORD | ⟦ascii tb⟧  |
| BUCKET      | ⟨mlpipeline⟩ |
+-------------+-----------+`,
  'a table of psql': `   name    |  setting
-----------+-----------
 password  | ⟦psql row⟧
 port      | ⟨5432⟩`,
  'CSV of names and values': `name,value
DB_PASSWORD,⟦csv-pw⟧
BUCKET,⟨mlpipeline⟩
"API_TOKEN","⟦csv, tok⟧"`,
  'CSV with a header': `$ cat ⟨users.csv⟩
host,user,password,bucket
⟨db⟩,⟨bob⟩,⟦csv-col⟧,⟨mlpipeline⟩`,
  'tab-separated': `BUCKET	⟨mlpipeline⟩
DB_PASSWORD	⟦tab pw⟧`,
  'aligned by blanks': `NAME              VALUE
DB_PASSWORD       ⟦aligned-pw⟧
BUCKET            ⟨mlpipeline⟩`,
  'HTTP trace': `> POST /token HTTP/1.1
> Host: ⟨dex.example.com⟩
> Authorization: ⟦Basic a2ZwOnNlY3JldA==⟧
> X-Auth-Key: ⟦cf key⟧
> X-Vault-Token: ⟦vault tok⟧
> Ocp-Apim-Subscription-Key: ⟦apim, key⟧
> X-CSRFToken: ⟦csrf tok⟧
> X-Plex-Token: ⟦plex⟧
< HTTP/1.1 ⟨401⟩ Unauthorized
< WWW-Authenticate: ⟨Bearer realm="kfp"⟩
< Set-Cookie: ⟦sid=abc def; Path=/⟧`,
  'Istio: access log of the sidecar': `[⟨2026-08-20T09:00:00.000Z⟩] "GET /pipeline/artifacts/get?source=⟨minio⟩&token=⟦istio-tok⟧&apikey=⟦istio-ak⟧ HTTP/1.1" ⟨403⟩ - rbac_access_denied_matched_policy[none] - "-" ⟨0⟩ 19 0 - "⟨10.1.2.3⟩" "⟨Mozilla/5.0⟩" "⟨5e6f7a8b-0000-4111-8222-933344445555⟩" "⟨kfp.example.com⟩" "-" outbound|80||⟨ml-pipeline-ui.kubeflow.svc.cluster.local⟩`,
  'Traefik and Caddy': `{"level":"⟨error⟩","logger":"http.log.access","request":{"remote_ip":"⟨10.1.2.3⟩","uri":"/x?jwt=⟦caddy-jwt⟧","headers":{"Cookie":["⟦a=b; c=d⟧"],"X-Api-Key":["⟦cad dy⟧"],"User-Agent":["⟨curl/8.0⟩"]}}}`,
  'GCS: errors of signed URLs': `<Error><Code>⟨SignatureDoesNotMatch⟩</Code><StringToSign>⟦GOOG4-RSA-SHA256
20260820T090000Z
20260820/auto/storage/goog4_request
abcdefabcdef⟧</StringToSign><CanonicalRequest>⟦GET
/mlpipeline/main.log
X-Goog-Algorithm=GOOG4-RSA-SHA256&amp;X-Goog-Credential=kfp⟧</CanonicalRequest></Error>`,
  'Azure: SAS and errors': `<Error><Code>⟨AuthenticationFailed⟩</Code><AuthenticationErrorDetail>⟨Signature did not match⟩.</AuthenticationErrorDetail></Error>
BlobEndpoint=⟨https://kfp.blob.core.windows.net/⟩;SharedAccessSignature=⟦sv=2024-01-01⟧&ss=b&sig=⟦ab%2Bcd%3D⟧`,
  'AWS: incomplete signature': `'⟦wJalrXUtnFEMI/K7MDENG+bPxRfiCY⟧' not a valid key=value pair (missing equal-sign) in Authorization header: 'AWS4-HMAC-SHA256 Credential=⟦AKIAQ7ZJ2MWX4TLC6RBN/20260820⟧, Signature=⟦abcdef⟧'.`,
  'AWS: CLI debug': `DEBUG - Making request for OperationModel(name=⟨GetObject⟩) with params: {'headers': {'X-Amz-Security-Token': b'⟦IQoJb3JpZ2luX2VjE⟧', 'User-Agent': '⟨aws-cli/2⟩'}}
{"Credentials": {"AccessKeyId": "⟦ASIAQ7ZJ2MWX4TLC6RBN⟧", "SecretAccessKey": "⟦cli/sec ret⟧", "SessionToken": "⟦cli+tok==⟧", "Expiration": "⟨2026-08-20T10:00:00Z⟩"}}`,
  'MinIO: mc': `mc: <ERROR> Unable to initialize new alias from the provided credentials. mc alias set ⟨kfp⟩ ⟨http://minio:9000⟩ ⟦mc-access⟧ ⟦mc-secret/1⟧`,
  'OAuth: token response': `access_token=⟦at-1.x~y⟧&refresh_token=⟦rt/2⟧&token_type=⟨bearer⟩&expires_in=⟨3600⟩&id_token=⟦idt⟧`,
  'OAuth: redirect with a fragment': `GET ⟨https://kfp.example.com⟩/callback#access_token=⟦frag-at⟧&state=⟦frag-st⟧&token_type=⟨Bearer⟩`,
  'OAuth: PKCE and client': `grant_type=⟨password⟩&client_id=⟨kfp⟩&code_verifier=⟦pkce-ver⟧&client_assertion=⟦cl-assert⟧&username=⟨bob⟩&passwd=⟦oauth-pw⟧`,
  'GraphQL and login mutations': `mutation { login(user: "⟨bob⟩", password: "⟦graph, ql⟧") { token } } variables: {"input":{"newPassword":"⟦gql new⟧","currentPassword":"⟦gql cur⟧"}}`,
  'SOAP with a prefix': `<ns1:login><ns1:username>⟨svc⟩</ns1:username><ns1:password xsi:type="xsd:string">⟦ns, pw⟧</ns1:password><ns1:sessionId>⟦sess-1⟧</ns1:sessionId></ns1:login>`,
  'XML-RPC': `<member><name>password</name><value><string>⟦xml rpc⟧</string></value></member><member><name>pod</name><value><string>⟨churn-1⟩</string></value></member>`,
  'XML attributes': `<connection host="⟨db⟩" user="⟨kfp⟩" password="⟦attr pw, x⟧" timeout="⟨30⟩"/><property name="hibernate.connection.password" value="⟦hib ernate⟧"/><property name="hibernate.dialect" value="⟨MySQL⟩"/>`,
  'Python: repr of objects': `<Config host='⟨db⟩' password='⟦re pr⟧' port=⟨5432⟩> OrderedDict([('user', '⟨kfp⟩'), ('password', '⟦ordered⟧'), ('db', '⟨x⟩')]) Namespace(api_key='⟦arg parse⟧', epochs=⟨3⟩)`,
  'Python: bytes and f-strings': `{b'password': b'⟦by\\x20tes⟧', b'pod': b'⟨churn-1⟩'} password='⟦f-str⟧' len(token)=⟨20⟩`,
  'Python: pydantic': `1 validation error for Settings
password
  String should have at least 12 characters [type=⟨string_too_short⟩, input_value='⟦pydan, tic⟧', input_type=⟨str⟩]`,
  'Node: util.inspect of a Map': `Map(2) { 'password' => '⟦map, pw⟧', 'pod' => '⟨churn-1⟩' } Symbol(token): '⟦sym tok⟧' [Symbol(kSecret)]: '⟦k sec⟧'`,
  'Node: axios': `AxiosError: Request failed { config: { headers: AxiosHeaders { Accept: '⟨application/json⟩', Authorization: '⟦Bearer ax ios⟧' }, data: '{"username":"⟨bob⟩","password":"⟦ax"data⟧"}', method: '⟨post⟩' } }`,
  'Java: Map and Optional': `{user=⟨kfp⟩, password=⟦java map⟧, bucket=⟨mlpipeline⟩} Optional[token=⟦opt tok⟧] char[] password = [⟦h, u, n, t, e, r⟧]`,
  'Java: JMX and system properties': `-Dcom.sun.management.jmxremote.password.file=⟨/etc/jmx⟩ -Ddb.password=⟦sys-prop⟧ -Dspring.profiles.active=⟨prod⟩`,
  'Go: url.Error with userinfo': `Get "https://kfp:⟦go%20url⟧@⟨kfp.example.com⟩/apis": x509: certificate signed by unknown authority`,
  'Go: quoted with %q': `auth failed: user="⟨bob⟩" pass="⟦q\\tuoted⟧" err=⟨EOF⟩ url.Values{"token":[]string{"⟦url vals⟧"}, "pod":[]string{"⟨churn-1⟩"}}`,
  'Go: a byte slice as text': `Secret data: map[password:⟦[104 117 110 116 101 114 50]⟧ user:[⟨98 111 98⟩]]`,
  'C#: exceptions': `System.Data.SqlClient.SqlException: Login failed. Connection string: Data Source=⟨sql⟩;Integrated Security=⟨False⟩;User ID=⟨sa⟩;Password='⟦c#; sharp⟧';Connect Timeout=⟨30⟩`,
  'MySQL: statements': `ERROR 1064: near 'SET PASSWORD FOR ⟨root⟩ = '⟦set, pw⟧'' at line 1
CREATE USER '⟨kfp⟩'@'⟨%⟩' IDENTIFIED BY '⟦ident, pw⟧';
ALTER ROLE ⟨kfp⟩ WITH ENCRYPTED PASSWORD '⟦alter, pw⟧';
CHANGE MASTER TO MASTER_HOST='⟨db⟩', MASTER_PASSWORD='⟦master, pw⟧';`,
  'SQL: inserted rows': `INSERT INTO users (name, password, email) VALUES ('⟨bob⟩', '⟦ins, pw⟧', '⟦bob@example.com⟧')
UPDATE users SET password = '⟦upd, pw⟧', active = ⟨1⟩ WHERE name = '⟨bob⟩'`,
  'a stack of quotes': String.raw`exec failed: sh -c "curl -H \"Authorization: Bearer ⟦sh-in-sh⟧\" -u 'kfp:⟦cu;rl⟧' ⟨http://x⟩"`,
  'a quote in the quotes of a logger': String.raw`time="⟨2026-08-20⟩" level=⟨info⟩ msg="using password \"⟦log rus⟧\" for ⟨minio⟩"`,
  'two on a line': `user ⟨bob⟩ pwd: ⟦one two⟧ token: ⟦three four⟧, namespace: ⟨team-a⟩`,
  'blanks in the middle of a line': `connecting host=⟨db⟩ password=⟦two words⟧ user=⟨bob⟩`,
  'a URL with several': `wss://kfp.example.com/ws?ticket=⟦tick-1⟧&session_id=⟦sess-2⟧&ns=⟨team-a⟩ s3://⟦AKIAQ7ZJ2MWX4TLC6RBN⟧:⟦s3+url/x⟧@⟨minio:9000⟩/⟨bucket⟩`,
  'typographic quotes and colons': `⟨settings⟩
password: “⟦smart, q⟧” pod: “⟨churn-1⟩”
“token”: “⟦smart tok⟧”, “pod”: “⟨churn-1⟩”
password：⟦full-width⟧
bucket：⟨mlpipeline⟩`,
  'other languages': `Passwort: ⟦deutsch1⟧
密码：⟦mima, 12⟧
パスワード: ⟦pasuwado⟧
mot de passe : ⟦m0t-fr⟧
La contraseña es ⟦contra1⟧
bucket: ⟨mlpipeline⟩`,
  'PHP: properties of objects': `Config Object
(
    [host:protected] => ⟨db⟩
    [password:protected] => ⟦prot pw⟧
    [token:Config:private] => ⟦priv tok⟧
)
object(Config)#1 (2) {
  ["password":protected]=>
  string(6) "⟦dump pw⟧"
}`,
  'a text up to a word': `private_key = <<EOF
⟦here doc
two lines⟧
EOF
bucket = "⟨mlpipeline⟩"`,
  'an answer on the next line': `Password:
⟦next-line⟧
Namespace:
⟨team-a⟩`,
  'an input of HTML, its name last': `<input value="⟦name last⟧" type="hidden" name="csrf_token"><input value="⟨churn-1⟩" name="pod">`,
  'Hikari: its configuration': `HikariConfig - jdbcUrl.........................⟨jdbc:mysql://db/kfp⟩
HikariConfig - password........................⟦hik-ari⟧
HikariConfig - poolName........................"⟨HikariPool-1⟩"`,
  'Swift: a temporary URL': `GET ⟨https://swift.example.com/v1/kfp/logs/main.log⟩?temp_url_sig=⟦da39a3ee⟧&temp_url_expires=⟨1790⟩`,
  'calls that sign in': `wandb.login(key="⟦0123456789abcdef0123456789abcdef01234567⟧") in ⟨train.py⟩
ConvertTo-SecureString '⟦secure str⟧' -AsPlainText`,
  'TypeScript and Visual Basic': `private apiKey!: string = '⟦ts key⟧'; pod: string = '⟨churn-1⟩';
Dim strPassword : strPassword = "⟦vbs pw⟧"`,
  'KFP: a typed parameter': `{"parameters":[{"name":"api_key","type":"⟨STRING⟩","value":"⟦typed, val⟧"},{"name":"rate","type":"⟨NUMBER⟩","value":"⟨0.1⟩"}]}`,
};
