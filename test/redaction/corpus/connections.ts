import type { Documents } from '../document.js';

/** Connection strings and the configuration of clients of databases, queues and clusters. */
export const CONNECTIONS: Documents = {
  PostgreSQL: `sqlalchemy.exc.OperationalError: could not connect: postgresql://⟦kfp:pa/ss?w#rd@1⟧@⟨db.team-a.svc:5432⟩/⟨mlpipeline⟩`,
  'MySQL, encoded': `dial mysql://⟦root:p%40ss%2Fword⟧@⟨mysql.kubeflow:3306⟩/⟨mlpipeline⟩?charset=⟨utf8⟩`,
  'Go MySQL driver': `[mysql] ⟦root:go:dr1ver/pw⟧@tcp(⟨mysql.kubeflow:3306⟩)/⟨mlpipeline⟩?parseTime=⟨true⟩: connection refused`,
  'MongoDB with replicas': `MongoServerError: mongodb://⟦admin:m0ng0@!pw⟧@⟨m-0.mongo:27017⟩,⟨m-1.mongo:27017⟩/⟨kfp⟩?replicaSet=⟨rs0⟩`,
  'MongoDB SRV': `MONGO_URL=mongodb+srv://⟦app:srv#pw⟧@⟨cluster0.mongodb.example.net⟩/⟨kfp⟩`,
  AMQP: `pika.exceptions.ProbableAuthenticationError: amqps://⟦guest:gu?est⟧@⟨rabbit.mq.svc:5671⟩/⟨%2Fvhost⟩`,
  Redis: `redis.exceptions.ConnectionError: rediss://:⟦only-password⟧@⟨redis.team-a:6379⟩/⟨0⟩
requirepass ⟦redis conf pw⟧
masterauth ⟦master-pw⟧
maxmemory ⟨256mb⟩`,
  'JDBC, Oracle': `java.sql.SQLException: jdbc:oracle:thin:⟦scott/t1ger⟧@//⟨ora.example.com:1521⟩/⟨svc⟩`,
  'JDBC, SQL Server': `jdbc:sqlserver://⟨sql.example.com:1433⟩;databaseName=⟨kfp⟩;user=⟨sa⟩;password={⟦br;ace}}d⟧};encrypt=⟨true⟩`,
  'JDBC, Snowflake and Databricks': `jdbc:databricks://⟨adb-1.azuredatabricks.net:443⟩/default;AuthMech=⟨3⟩;UID=⟨token⟩;PWD=⟦dapi·0123456789abcdef0123456789abcdef⟧;httpPath=⟨/sql/1⟩`,
  ODBC: `Driver={⟨ODBC Driver 18⟩};Server=tcp:⟨sql.example.com,1433⟩;Uid=⟨kfp⟩;Pwd={⟦od bc;pw⟧};Encrypt=⟨yes⟩`,
  'Azure Service Bus': `Endpoint=⟨sb://kfp.servicebus.windows.net/⟩;SharedAccessKeyName=⟨Root⟩;SharedAccessKey=⟦q1W2e3R4t5Y6u7I8o9P0aSdFgHjKlZxCvBnM1234567=⟧;EntityPath=⟨runs⟩`,
  'Spark conf': `spark.hadoop.fs.s3a.endpoint  ⟨http://minio:9000⟩
spark.hadoop.fs.s3a.access.key=⟦spark-access⟧
spark.hadoop.fs.s3a.secret.key=⟦spark,se;cret⟧
spark.ssl.keyPassword: ⟦ssl key pw⟧
spark.app.name=⟨churn⟩`,
  'spark-submit': `spark-submit --conf spark.hadoop.fs.s3a.secret.key=⟦submit-secret⟧ --conf spark.executor.memory=⟨4g⟩ --conf "spark.authenticate.secret=⟦auth se cret⟧" ⟨s3a://mlpipeline/job.py⟩`,
  'Hadoop core-site.xml': `<configuration><property><name>fs.s3a.access.key</name><value>⟦hadoop-access⟧</value></property><property>
  <name>fs.s3a.secret.key</name>
  <value>⟦hadoop/secret &amp; more⟧</value>
</property><property><name>fs.defaultFS</name><value>⟨hdfs://nn:8020⟩</value></property></configuration>`,
  'Kafka JAAS': `sasl.mechanism=⟨SCRAM-SHA-512⟩
sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username="⟨kfp⟩" password="⟦ka\\"fka; pw⟧";
ssl.keystore.password=⟦key store pw⟧
bootstrap.servers=⟨kafka:9092⟩`,
  'Airflow connection': `Connection(conn_id='⟨minio⟩', host='⟨minio⟩', login='⟨af⟩', password='⟦air, flow⟧', extra='{"aws_secret_access_key": "⟦af/secret+1⟧", "region": "⟨us-east-1⟩"}')`,
  'Elasticsearch': `elasticsearch: http_auth=('⟨elastic⟩', ...) url=https://⟦elastic:el@stic⟧@⟨es.logging:9200⟩ api_key=⟦VnVhQ2ZHY0JDZGJrUW0tZTVhT3g6dWkybHA=⟧ index=⟨kfp-logs⟩`,
  'SMTP and Sentry': `smtp://⟦mailer:m@il/pw⟧@⟨smtp.example.com:587⟩ failed; sentry dsn https://⟦0123456789abcdef0123456789abcdef⟧@⟨o1.ingest.sentry.io⟩/⟨42⟩`,
  'MLflow': `mlflow.exceptions.MlflowException: API request to ⟨https://mlflow.example.com/api⟩ failed; MLFLOW_TRACKING_USERNAME=⟨svc⟩ MLFLOW_TRACKING_PASSWORD=⟦mlf-pw⟧ MLFLOW_TRACKING_TOKEN=⟦mlf.tok.1⟧`,
  'Ansible and INI': `ansible_user=⟨ubuntu⟩ ansible_ssh_pass=⟦ans-pass⟧ ansible_become_password=⟦bec"ome⟧
[mail]
smtp_password = ⟦ini pw with spaces⟧
smtp_host = ⟨smtp.example.com⟩`,
  TOML: `[connections.store]
account = "⟨kfp⟩"
password = "⟦to'ml, pw⟧"
private_key = '''
⟦-----BEGIN ENCRYPTED PRIVATE KEY-----
MIIFHDBOBgkqhkiG9w0BBQ0wQTApBgkqhkiG9w0BBQwwHAQIq7ZJ2MWX4TLCAggA
-----END ENCRYPTED PRIVATE KEY-----⟧
'''
warehouse = "⟨wh⟩"`,
  'Properties list of Apple': `<plist><dict><key>Password</key><string>⟦plist &lt;pw&gt;⟧</string><key>Host</key><string>⟨kfp.example.com⟩</string></dict></plist>`,
  'XML of a client': `<settings><servers><server><id>⟨nexus⟩</id><username>⟨ci⟩</username><password><![CDATA[⟦cd<a>ta⟧]]></password></server></servers><proxy host="⟨proxy.corp⟩" proxyPassword="⟦at&quot;tr pw⟧"/></settings>`,
  'SOAP': `<soap:Body><wsse:UsernameToken><wsse:Username>⟨svc⟩</wsse:Username><wsse:Password Type="PasswordText">⟦soap, pw⟧</wsse:Password><wsse:Nonce>⟨MTIzNDU2⟩</wsse:Nonce></wsse:UsernameToken></soap:Body>`,
  'SAML': `POST /acs SAMLResponse=⟦PHNhbWxwOlJlc3BvbnNlIHhtbG5zOnNhbWxwPSJ1cm46b2Fz⟧&RelayState=⟨abc⟩`,
  'OIDC discovery of a session': `{"sub":"⟨1234⟩","email":"⟦nina@corp.example⟧","access_token":"⟦at, 1⟧","refresh_token":"⟦rt; 2⟧","token_type":"⟨Bearer⟩","expires_in":⟨3600⟩,"id_token":"⟦eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJlMQ⟧"}`,
  'Flink': `Caused by: com.amazonaws.SdkClientException at ⟨org.apache.flink.fs.s3⟩: {s3.access-key=⟦flink-ak⟧, s3.secret-key=⟦flink/sk⟧, s3.endpoint=⟨http://minio:9000⟩}`,
  'a Windows service': `net use Z: \\\\⟨nas⟩\\share /user:⟨CORP\\svc⟩; setx API_TOKEN ⟦win-tok-1⟧
$env:DB_PASSWORD = '⟦power shell pw⟧'
[Environment]::SetEnvironmentVariable("CLIENT_SECRET", "⟦ps env secret⟧")`,
};
