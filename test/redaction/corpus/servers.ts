import type { Documents } from '../document.js';

/** Errors and logs of web servers, proxies and programs, with the headers of the request in them. */
export const SERVERS: Documents = {
  'Express: an error with its request': `Error: connect ECONNREFUSED ⟨10.0.0.9:9000⟩
    at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1595:16) {
  errno: -111, code: '⟨ECONNREFUSED⟩',
  config: {
    url: '⟨http://ml-pipeline.kubeflow:8888/apis/v2beta1/runs⟩',
    headers: { authorization: '⟦Bearer kfp-opaque-token-1⟧', 'kubeflow-userid': '⟦bob@example.com⟧', cookie: '⟦authservice_session=MTY5Mzg0; theme="dark"; csrf=abc⟧' },
    auth: { username: '⟨svc-kfp⟩', password: '⟦it\\'s, a "secret"; ok⟧' }
  }
}`,

  'Express: rawHeaders': `IncomingMessage { rawHeaders: [ 'Host', '⟨kfp.example.com⟩', 'Authorization', '⟦Basic Ym9iOmh1bnRlcjI=⟧', 'Cookie', '⟦oauth2_proxy_kubeflow=abcdef|1690000000|sig⟧', 'Accept', '⟨*/*⟩' ], method: '⟨GET⟩' }`,

  'Express: HTML error page': `<!DOCTYPE html><html><head><title>⟨Error⟩</title></head><body><pre>TypeError: fetch failed: {&quot;headers&quot;:{&quot;x-api-key&quot;:&quot;⟦live key, with &amp; and &lt;tag&gt;⟧&quot;,&quot;x-request-id&quot;:&quot;⟨req-77aa⟩&quot;},&#34;password&#34;:&#34;⟦p&#39;q r;s⟧&#34;,&#34;pod&#34;:&#34;⟨churn-1⟩&#34;}</pre></body></html>`,

  'Go: http.Header': `http: proxy error: dial tcp ⟨10.96.0.1:443⟩: i/o timeout; request headers: map[Accept:[⟨*/*⟩] Authorization:[⟦Bearer opaque-go-token⟧] Cookie:[⟦session=abc; other="quoted value"⟧] X-Forwarded-For:[⟨10.1.2.3⟩] X-Api-Key:[⟦k1 k2⟧]]`,

  'Go: a struct with %+v': `failed to create store: &{Endpoint:⟨seaweedfs.kubeflow:8333⟩ Bucket:⟨mlpipeline⟩ AccessKey:⟦weed-admin⟧ SecretKey:⟦hun ter 2⟧ Region:⟨us-east-1⟩ Secure:⟨false⟩}`,

  'Go: a struct with %#v': `main.Config{Namespace:"⟨kubeflow⟩", DBPassword:"⟦my \\"quoted\\" pass⟧", Token:(*string)(nil), ServiceAccount:"⟨pipeline-runner⟩"}`,

  'Go: zap, JSON in JSON': String.raw`{"level":"⟨error⟩","ts":⟨1787216400.123⟩,"caller":"⟨server/run_server.go:214⟩","msg":"upstream said {\"error\":\"denied\",\"access_token\":\"⟦tok, en \\\"inner\\\" x⟧\",\"namespace\":\"⟨team-a⟩\"}"}`,

  'Go: panic with the environment': `panic: runtime error: invalid memory address
goroutine 1 [running]:
main.main()
	⟨/go/src/app/main.go:42⟩ +0x1d
env: [PATH=/usr/bin MYSQL_PASSWORD=⟦r00t-Pa55⟧ POD_NAMESPACE=⟨team-a⟩ MINIO_SECRET_KEY=⟦minio123abc⟧]`,

  'Java: Spring, a failed data source': `org.springframework.beans.factory.BeanCreationException: Error creating bean with name '⟨dataSource⟩': jdbcUrl=jdbc:postgresql://⟨db.team-a.svc:5432⟩/⟨kfp⟩?user=⟨kfp⟩&password=⟦P4ss!word#1⟧&ssl=⟨true⟩
	at ⟨com.zaxxer.hikari.HikariConfig⟩.validate(HikariConfig.java:958)
HikariPool-1 - configuration: username........................."⟨kfp⟩" password=⟦hik4ri-pw⟧`,

  'Java: HttpHeaders': `WebClientResponseException: 401 Unauthorized from GET ⟨http://ml-pipeline:8888/apis⟩, request headers [Host:"⟨ml-pipeline:8888⟩", Authorization:"⟦Bearer java, token; x⟧", X-Auth-Token:"⟦xat-5566⟧", Accept:"⟨application/json⟩"]`,

  'Java: a bean’s toString': `S3Config(bucket=⟨mlpipeline⟩, endpoint=⟨http://minio:9000⟩, accessKey=⟦java-access⟧, secretKey=⟦java,secret/with+chars⟧, pathStyle=⟨true⟩)`,

  'Java: properties': `spring.datasource.url=⟨jdbc:mysql://mysql.kubeflow:3306/mlpipeline⟩
spring.datasource.username=⟨root⟩
spring.datasource.password=⟦a,b;c&d e⟧
server.ssl.key-store-password=⟦change;it⟧
management.endpoints.web.exposure.include=⟨health,info⟩`,

  'Python: requests': `requests.exceptions.ConnectionError: HTTPSConnectionPool(host='⟨kfp.example.com⟩', port=⟨443⟩): Max retries exceeded with url: /apis/v2beta1/runs?access_token=⟦py-tok.123~x⟧&page_size=⟨10⟩ (Caused by NewConnectionError)
headers={'User-Agent': '⟨python-requests/2.32⟩', 'Authorization': '⟦Token 0123 abc, def⟧', 'X-Amz-Security-Token': b'⟦FwoGZXIvYXdz+abc/def==⟧'}`,

  'Python: a traceback with locals': `Traceback (most recent call last):
  File "⟨/app/train.py⟩", line ⟨17⟩, in main
    connect(host="⟨db.team-a⟩", user="⟨bob⟩", password="⟦it's \\"quoted\\"⟧")
locals: {'db_password': "⟦it's quoted⟧", 'step': '⟨train⟩', 'api_key': u'⟦uni code key⟧', 'n': ⟨3⟩}
psycopg2.OperationalError: connection to server at "⟨db.team-a⟩", port ⟨5432⟩ failed`,

  'Python: dataclass': `Settings(namespace='⟨team-a⟩', secret_key=SecretStr('**********'), jwt_secret='⟦py jwt secret⟧', smtp_pass='⟦smtp;pw⟧', pod='⟨churn-2⟩')`,

  'Python: os.environ': `environ({'HOME': '⟨/root⟩', 'WANDB_API_KEY': '⟦0123456789abcdef0123456789abcdef01234567⟧', 'HF_TOKEN': '⟦hf·_QwErTyUiOpAsDfGhJkLzXcVbNmQwErTyUi⟧', 'KFP_POD_NAME': '⟨churn-x7k2p-system-container-impl-1837465029⟩', 'AWS_SECRET_ACCESS_KEY': '⟦wJalr/XUtnF+EMIK7MDENGbPxRfiCYzzzKEYabc1⟧'})`,

  'nginx: access log': `10.1.2.3 - ⟦bob@corp.example⟧ [⟨20/Aug/2026:09:00:00⟩ +0000] "GET /pipeline/?code=⟦4/0AX4XfWh-abc⟧&state=⟦c3RhdGUtMTIz⟧ HTTP/1.1" ⟨302⟩ 0 "https://⟨dex.example.com⟩/callback?id_token=⟦eyJhbGciOiJub25lIn0.eyJzdWIiOiJib2IifQ.c2ln⟧" "⟨Mozilla/5.0⟩"`,

  'nginx: error log': `⟨2026/08/20⟩ 09:00:00 [error] 29#29: *1 connect() failed (111: Connection refused) while connecting to upstream, client: ⟨10.1.2.3⟩, server: ⟨kfp.example.com⟩, request: "GET /k8s/pod/logs?podname=⟨churn-1⟩&token=⟦ngx-abc-123⟧ HTTP/1.1", upstream: "⟨http://10.0.0.7:3000/k8s/pod/logs⟩?token=⟦ngx-abc-123⟧"`,

  'nginx: configuration': `location /api { proxy_pass ⟨http://ml-pipeline:8888⟩; proxy_set_header Authorization "⟦Bearer ngx conf token⟧"; proxy_set_header X-Api-Key ⟦ngxkey42⟧; proxy_set_header Host ⟨$host⟩; }`,

  'Envoy: a debug dump': `[⟨2026-08-20⟩ 09:00:00.000][25][debug][http] request headers complete:
':authority', '⟨kfp.example.com⟩'
':path', '⟨/pipeline/k8s/pod⟩?podname=⟨churn-1⟩'
'authorization', '⟦Bearer envoy token⟧'
'cookie', '⟦authservice_session=ENVOYSESSION; a="b"⟧'
'x-request-id', '⟨5e6f7a8b-0000-4111-8222-933344445555⟩'
'kubeflow-userid', '⟦carol@localhost⟧'`,

  'Envoy: access log as JSON': `{"authority":"⟨kfp.example.com⟩","response_code":⟨503⟩,"response_flags":"⟨UF,URX⟩","upstream_cluster":"⟨outbound|80||ml-pipeline-ui.kubeflow.svc.cluster.local⟩","request_headers":[{"key":"authorization","value":"⟦Bearer kv token⟧"},{"key":"x-forwarded-email","value":"⟦dave@corp⟧"},{"key":"accept","value":"⟨text/html⟩"}]}`,

  'Envoy: RBAC metadata': `filter_metadata { key: "jwt_payload" value { fields { key: "email" value { string_value: "⟦erin@corp.example⟧" } } } } path ⟨/apis/v2beta1⟩ host ⟨ml-pipeline.kubeflow⟩`,

  'Istio: JWT refused': `Jwt verification fails: Jwt header [⟨alg⟩] is invalid. token: ⟦eyJhbGciOiJSUzI1NiIsImtpZCI6ImExIn0.eyJpc3MiOiJkZXgifQ.AbCdEfGhIjKlMnOpQrStUvWxYz0123456789⟧ upstream ⟨inbound|3000||⟩ rbac_access_denied_matched_policy[⟨none⟩]`,

  'Istio: authorization policy': `{"spec":{"rules":[{"when":[{"key":"⟨request.headers[kubeflow-userid]⟩","values":["⟦frank@example.org⟧"]}]}]},"metadata":{"namespace":"⟨team-a⟩","name":"⟨ns-owner-access-istio⟩"}}`,

  'oauth2-proxy': `[⟨2026/08/20⟩ 09:00:00] [oauthproxy.go:862] Error redeeming code during OAuth2 callback: token exchange failed: oauth2: "invalid_grant" client_secret=⟦oidc-secret-77⟧
Set-Cookie: ⟦_oauth2_proxy=djIuWDI5aGRYUm8; Path=/; HttpOnly⟧
X-Auth-Request-Access-Token: ⟦opaque/at+1==⟧
GAP-Auth: ⟦grace@example.net⟧`,

  'dex: configuration': `staticClients:
- id: ⟨kubeflow-oidc-authservice⟩
  redirectURIs: ["⟨/authservice/oidc/callback⟩"]
  secret: ⟦pUBnBOY80SnXgjibTYM9ZWNzY2xreNGQok⟧
staticPasswords:
- email: ⟦user@example.com⟧
  hash: ⟦$2y$12$4K/VkmDd1q1Orb3xAt82zu8gk7Ad6ReFR4LCP9UeYE90NLiN9Df72⟧
  username: ⟨user⟩`,

  'ASP.NET: configuration errors': `System.InvalidOperationException: bad connection "Server=⟨sql.team-a⟩;Database=⟨kfp⟩;User Id=⟨sa⟩;Password=⟦My;P@ss⟧;Encrypt=⟨True⟩"
<add key="ApiPassword" value="⟦asp &quot;net&quot; pw⟧" /><add key="Endpoint" value="⟨https://api.example.com⟩" />`,

  'PHP: an array dump': `array(3) { 'host' => '⟨db.example.com⟩', 'password' => '⟦php\\'s pass, ok⟧', 'api_secret' => "⟦dollar \\$ecret⟧", 'port' => ⟨3306⟩ }`,

  'Ruby: inspected hash': `{:host=>"⟨db.example.com⟩", :password=>"⟦ruby => pass⟧", "secret_key_base"=>"⟦0a1b2c3d 4e5f6071⟧", port: ⟨5432⟩, auth_token: '⟦rb-tok 1⟧'}`,

  'Rust: a debug struct': `Error: Config { endpoint: "⟨http://minio:9000⟩", access_key: Some("⟦rust-access⟧"), secret_key: Some("⟦rust \\"secret\\" key⟧"), bucket: "⟨mlpipeline⟩" }`,

  'gRPC metadata': `rpc error: code = ⟨Unauthenticated⟩ desc = bad token, metadata: map[:authority:[⟨ml-pipeline:8887⟩] authorization:[⟦Bearer grpc md token⟧] user-agent:[⟨grpc-go/1.58.3⟩] x-goog-api-key:[⟦AIza·SyA1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q⟧]]`,

  'a multipart form': `POST /dex/auth/local HTTP/1.1
Content-Type: ⟨multipart/form-data⟩; boundary=⟨xYz⟩

--xYz
Content-Disposition: form-data; name="login"

⟨admin⟩
--xYz
Content-Disposition: form-data; name="password"

⟦form pass, word⟧
--xYz--`,

  'a form, encoded': `POST /dex/auth/local?req=abc body: login=⟨admin⟩&password=⟦p%26q%3Dr%20s⟧&remember=⟨true⟩`,
};
