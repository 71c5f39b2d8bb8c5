import type { Documents } from '../document.js';

/** Errors of object stores, and of their clients, which repeat what they were sent. */
export const OBJECT_STORES: Documents = {
  'AWS S3: a signature that does not match': `<?xml version="1.0" encoding="UTF-8"?>
<Error><Code>⟨SignatureDoesNotMatch⟩</Code><Message>The request signature we calculated does not match the signature you provided. Check your key and signing method.</Message><AWSAccessKeyId>⟦AKIA·Q7ZJ2MWX4TLC6RBN⟧</AWSAccessKeyId><StringToSign>⟦AWS4-HMAC-SHA256
20260820T090000Z
20260820/us-east-1/s3/aws4_request
6f1ed002ab5595859014ebf0951522d9f7c1a6a1b6c5a1d0a1b2c3d4e5f60718⟧</StringToSign><SignatureProvided>⟦3c1dd1b2a9f04e7788a1c0ffee12d5f6b7c8d9e0fa1b2c3d4e5f60718293a4b5⟧</SignatureProvided><StringToSignBytes>⟦41 57 53 34 2d 48 4d 41 43 2d 53 48 41 32 35 36 0a 32 30⟧</StringToSignBytes><CanonicalRequest>⟦GET
/mlpipeline/team-a/churn/main.log

host:s3.us-east-1.amazonaws.com
x-amz-security-token:FwoGZXIvYXdzEJr//////////wEaDH⟧</CanonicalRequest><RequestId>⟨4442587FB7D0A2F9⟩</RequestId><HostId>⟨eftixk72aD6Ap51TnqcoF8eFidJG9Z/2mkiDFu8yU9AS1ed4OpIszj7UDNEHGran⟩</HostId></Error>`,

  'AWS S3: an unknown key': `<?xml version="1.0" encoding="UTF-8"?>
<Error><Code>⟨InvalidAccessKeyId⟩</Code><Message>The AWS Access Key Id you provided does not exist in our records.</Message><AWSAccessKeyId>⟦ASIA·X5DWK3N6PQTZ7LMB⟧</AWSAccessKeyId><RequestId>⟨Q0M9Z4P5T1X2V7B8⟩</RequestId><HostId>⟨9Gjjt1m+cjU4OPvX9O9/8RuvnG41MRb/18Oux2o5H5MY7ISNTlXN+Dz9IG62/ILVxhAGI0qyPfg=⟩</HostId></Error>`,

  'AWS S3: an expired token': `<Error><Code>⟨ExpiredToken⟩</Code><Message>The provided token has expired.</Message><Token-0>⟦IQoJb3JpZ2luX2VjEJX//////////wEaCXVzLWVhc3QtMSJHMEUCIQDx1⟧</Token-0><RequestId>⟨7A9C1E3F5B2D4068⟩</RequestId><HostId>⟨Vd8pT2mYxGmB6K1aQw0nLr9uZs5cEj3hFt7yXoI4RkPvWbM8NqHgDzSlCi2eJfAU⟩</HostId></Error>`,

  'AWS STS: assumed role': `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><AssumedRoleUser><Arn>⟨arn:aws:sts::123456789012:assumed-role/kfp-reader/churn⟩</Arn></AssumedRoleUser><Credentials><AccessKeyId>⟦ASIA·ZK4QW7M2XN5T6LRC⟧</AccessKeyId><SecretAccessKey>⟦k3Jr8/Tz+Qw1LmXv0bNc7YhPd5SgRfAe2UiOj4Kx⟧</SecretAccessKey><SessionToken>⟦FwoGZXIvYXdzEBYaDKf0Q2hJ7mV1xk5b3SK1AUuTn8eGZ2Ypw6iR⟧</SessionToken><Expiration>⟨2026-08-20T10:00:00Z⟩</Expiration></Credentials></AssumeRoleResult><ResponseMetadata><RequestId>⟨c6104cbe-af31-11e0-8154-cbc7ccf896c7⟩</RequestId></ResponseMetadata></AssumeRoleResponse>`,

  'MinIO: XML with the key in capitals': `<?xml version="1.0" encoding="UTF-8"?>
<Error><Code>⟨AccessDenied⟩</Code><Message>Access Denied.</Message><Key>⟨private-artifacts/team-a/churn-x7k2p/2026/08/20/churn-x7k2p-system-container-impl-1837465029/main.log⟩</Key><BucketName>⟨mlpipeline⟩</BucketName><Resource>⟨/mlpipeline/private-artifacts/team-a⟩</Resource><RequestId>⟨17C2A1B5D9E3F470⟩</RequestId><HostId>⟨dd9025bab4ad464b049177c95eb6ebf374d3b3fd1af9251148b658df7ac2e3e8⟩</HostId><AccessKeyId>⟦minio-root-user⟧</AccessKeyId></Error>`,

  'MinIO: mc admin trace': `2026-08-20T09:00:00.000 [403 Forbidden] s3.GetObject ⟨minio-service.kubeflow:9000⟩/⟨mlpipeline⟩/team-a/main.log 10.0.0.9 1.2ms
Authorization: ⟦AWS4-HMAC-SHA256 Credential=minioadminx/20260820/us-east-1/s3/aws4_request, SignedHeaders=host;range;x-amz-date, Signature=9b1f6a7c2e5d8f3041b6c9d2e7f8a0b1c3d4e5f6a7b8c9d0e1f2a3b4c5d6e7f8⟧
X-Amz-Security-Token: ⟦eyJhbGciOiJIUzUxMiIsInR5cCI6IkpXVCJ9.eyJhY2Nlc3NLZXkiOiJYIn0.q1w2e3r4t5y6u7i8o9p0aQsWdEfRgT⟧
X-Amz-Date: ⟨20260820T090000Z⟩
User-Agent: ⟨MinIO⟩ (linux; amd64) minio-js/7.1.3`,

  'MinIO: the client’s debug line': `S3Error: Access Denied. at parseError (minio/xml-parsers.js:79) { code: '⟨AccessDenied⟩', amzRequestid: '⟨17C2A1B5D9E3F471⟩', amzId2: '⟨dd9025bab4ad464b049177c95eb6ebf374d3b3fd⟩', client: Client { host: '⟨minio-service.kubeflow⟩', port: ⟨9000⟩, accessKey: '⟦kfp-reader-7⟧', secretKey: '⟦s3cr3t, with ; & <odd> chars⟧', sessionToken: '⟦Zm9vYmFyYmF6cXV4⟧' } }`,

  'SeaweedFS: identities': `{"identities":[{"name":"⟨kubeflow⟩","credentials":[{"accessKey":"⟦weed-access-1⟧","secretKey":"⟦weed/secret+Q1w2E3r4⟧"}],"actions":["⟨Admin⟩","⟨Read:mlpipeline⟩"]}]}`,

  'SeaweedFS: filer log': `E0820 09:00:00.123456 ⟨auth_signature_v4.go:201⟩] signature mismatch: got Signature=⟦b8a7c6d5e4f30219a8b7c6d5e4f3021907f6e5d4c3b2a190⟧ want Signature=⟦00ffee11dd22cc33bb44aa5599668877665544332211aabb⟧ bucket=⟨mlpipeline⟩ key=⟨team-a/churn/main.log⟩`,

  'Ceph RGW: an error': `<?xml version="1.0" encoding="UTF-8"?><Error><Code>⟨InvalidAccessKeyId⟩</Code><BucketName>⟨mlpipeline⟩</BucketName><RequestId>⟨tx00000a1b2c3d4e5f6-0066c4a1b2-1a2b3c-default⟩</RequestId><HostId>⟨1a2b3c-default-default⟩</HostId></Error>
radosgw: req 1234567890 access_key=⟦0555b35654ad1656d804⟧ secret_key=⟦h7GhxuBLTrlhVUyxSPUKUV8r/2EI4ngqJxD7iBdBYLhwluN30JaT3Q==⟧ zone=⟨default⟩`,

  'Ceph: radosgw-admin user info': `{
    "user_id": "⟨kfp⟩",
    "keys": [
        {
            "user": "⟨kfp⟩",
            "access_key": "⟦NKZ4QH0VXS3EWB5RC7AM⟧",
            "secret_key": "⟦eO9dQ2/vKz8wTn1xJm5uYc3rLb7gHs6f\\/pA4iXEk⟧"
        }
    ],
    "max_buckets": ⟨1000⟩
}`,

  'Ceph: cephx keyring': `[client.⟨kubeflow⟩]
	key = ⟨AQ-see-vault⟩
	secret = ⟦AQBvZ8xlAAAAABAAq7n1c2Xy5m3LkR9TdW0pUg==⟧
	caps mon = "⟨allow r⟩"`,

  'GCS: JSON of a service account': `{
  "type": "⟨service_account⟩",
  "project_id": "⟨kfp-prod-1⟩",
  "private_key_id": "⟦9f8e7d6c5b4a39281706f5e4d3c2b1a098765432⟧",
  "private_key": "⟦-----BEGIN PRIVATE KEY-----\\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj\\nMzEfYyjiWA4R4/M2bS1GB4t7NXp98C3SC6dVMvDuictGeurT8jNbvJZHtCSuYEvu\\n-----END PRIVATE KEY-----\\n⟧",
  "client_email": "⟦kfp-reader@kfp-prod-1.iam.gserviceaccount.com⟧",
  "token_uri": "⟨https://oauth2.googleapis.com/token⟩"
}`,

  'GCS: forbidden': `{"error":{"code":⟨403⟩,"message":"⟦kfp-reader@kfp-prod-1.iam.gserviceaccount.com⟧ does not have ⟨storage.objects.get⟩ access to the Google Cloud Storage object.","errors":[{"domain":"⟨global⟩","reason":"⟨forbidden⟩"}]}}`,

  'GCS: signed URL, version 4': `GET https://⟨storage.googleapis.com⟩/⟨mlpipeline⟩/⟨team-a/main.log⟩?X-Goog-Algorithm=⟨GOOG4-RSA-SHA256⟩&X-Goog-Credential=⟦kfp%40proj.iam.gserviceaccount.com%2F20260820%2Fauto⟧&X-Goog-Date=⟨20260820T090000Z⟩&X-Goog-Expires=⟨900⟩&X-Goog-SignedHeaders=⟨host⟩&X-Goog-Signature=⟦6b2f1a9c8d7e5f4031b2c3d4e5f60718293a4b5c⟧ 403`,

  'GCS: OAuth refused': `gcsfuse: token refresh failed: {"error":"⟨invalid_grant⟩","refresh_token":"⟦1//0gXyZ9aBcDeFgHiJkLmNoPqRs-L9IrTu⟧","client_id":"⟨764086051850-6qr4p6gpi6hn506pt8ejuq83di341hur.apps.googleusercontent.com⟩","client_secret":"⟦d-FL95Q19q7MQmFpd7hHD0Ty⟧"}`,

  'GCS: HMAC key': `INFO interop: {"accessId":"⟦GOOG1EXQ7M2KZ5T6LRCW4NB3VD⟧","secret":"⟦bGoa+V7g/yqDXvKRqq+JTFn4uQZbPiQJo4pf9RzJ⟧","state":"⟨ACTIVE⟩"} bucket=⟨mlpipeline⟩`,

  'Azure Blob: authentication failed': `<?xml version="1.0" encoding="utf-8"?><Error><Code>⟨AuthenticationFailed⟩</Code><Message>Server failed to authenticate the request. RequestId:⟨8f7e6d5c-401e-0012-34ab-cdef01234567⟩
Time:⟨2026-08-20T09:00:00.1234567Z⟩</Message><AuthenticationErrorDetail>The MAC signature found in the HTTP request is not the same. Authorization: ⟦SharedKey kfpstore:cTdaMlhrOVQ1TWJ3TGNWejhRbkhyRXBTeWRVaUpvR2E=⟧</AuthenticationErrorDetail></Error>`,

  'Azure Blob: SAS and connection string': `az storage blob download: https://⟨kfpstore.blob.core.windows.net⟩/⟨mlpipeline⟩/⟨team-a/main.log⟩?sv=⟨2024-11-04⟩&se=⟨2026-08-21T00%3A00Z⟩&sp=⟨r⟩&sig=⟦Zx8%2BkT1qWm9vLc3nRb7yHd5sGf2uJe4pXa6iOoK0%3D⟧
AZURE_STORAGE_CONNECTION_STRING=DefaultEndpointsProtocol=⟨https⟩;AccountName=⟨kfpstore⟩;AccountKey=⟦Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq==⟧;EndpointSuffix=⟨core.windows.net⟩`,

  'Azure AD: a client secret': `AADSTS7000215: Invalid client secret provided. Trace ID: ⟨0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0⟩ client_id=⟨11112222-3333-4444-5555-666677778888⟩ client_secret=⟦Qx7·8Q~vKz2wTn1xJm5uYc3rLb7gHs6fpA4iXEkR⟧ tenant=⟨contoso⟩`,

  'S3 URL, version 2, in the text of Go': String.raw`{"level":"⟨error⟩","msg":"Get \"http://⟨seaweedfs.kubeflow:8333⟩/mlpipeline/⟨team-a/churn/main.log⟩?AWSAccessKeyId=⟦weedkey01⟧\u0026Expires=⟨1790000000⟩\u0026Signature=⟦vjbyPxybdZaNmGa%2ByT272YEAiv4%3D⟧\": dial tcp: lookup seaweedfs"}`,

  'S3 URL, version 4, in HTML': `<pre>Cannot GET /⟨mlpipeline⟩/⟨main.log⟩?X-Amz-Algorithm=AWS4-HMAC-SHA256&amp;X-Amz-Credential=⟦AKIA·M3Q7ZJ2WX4TLC6RB%2F20260820%2Fus-east-1⟧&amp;X-Amz-Date=⟨20260820T090000Z⟩&amp;X-Amz-Security-Token=⟦FwoGZXIvYXdzEBYaDKf0Q2hJ⟧&amp;X-Amz-Signature=⟦a1b2c3d4e5f60718293a4b5c6d7e8f90⟧</pre>`,

  'boto3: a debug dump': `botocore.auth [DEBUG] StringToSign:
⟦AWS4-HMAC-SHA256
20260820T090000Z
20260820/eu-west-1/s3/aws4_request
77a1b2c3d4e5f60718293a4b5c6d7e8f9077a1b2c3d4e5f60718293a4b5c6d7e⟧

botocore.endpoint [DEBUG] Making request for ⟨GetObject⟩ with params: {'url_path': '/⟨mlpipeline⟩', 'headers': {'X-Amz-Security-Token': b'⟦FQoGZXIvYXdzEPr//////////wEaDN⟧', 'Authorization': b"⟦AWS4-HMAC-SHA256 Credential=abc/20260820, SignedHeaders=host, Signature=77aa88bb99cc⟧"}}`,

  'Alibaba OSS': `<Error><Code>⟨InvalidAccessKeyId⟩</Code><RequestId>⟨5F8E1A2B3C4D5E6F70819203⟩</RequestId><HostId>⟨mlpipeline.oss-cn-hangzhou.aliyuncs.com⟩</HostId><OSSAccessKeyId>⟦LTAI·4GCH1vX6DKqJWxd6nEuW⟧</OSSAccessKeyId></Error>`,

  'rclone config': `[⟨store⟩]
type = ⟨s3⟩
provider = ⟨Minio⟩
access_key_id = ⟦rclone-reader⟧
secret_access_key = ⟦p/Z8+vQ1wLmXv0bNc7Yh⟧
endpoint = ⟨http://minio-service.kubeflow:9000⟩
pass = ⟦Xk9-OBSCURED_q7⟧`,

  's3cmd and aws configuration': `[default]
access_key = ⟦AKIA·T6LRCW4NB3VDQ7M2⟧
host_base = ⟨minio.example.com⟩
secret_key = ⟦Tz8/k3Jr+Qw1LmXv0bNc7YhPd5SgRfAe2UiOj4Kx⟧

[profile kfp]
aws_access_key_id = ⟦AKIA·W4NB3VDQ7M2KZ5T6⟧
aws_secret_access_key = ⟦mXv0bNc7YhPd5SgRfAe2UiOj4Kxk3Jr8/Tz+Qw1L⟧
aws_session_token = ⟦IQoJb3JpZ2luX2VjEAoaCXVzLXdlc3QtMiJIMEYCIQC⟧
region = ⟨eu-central-1⟩`,
};
