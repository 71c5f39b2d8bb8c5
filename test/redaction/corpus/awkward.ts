import type { Documents } from '../document.js';

/** Values that end elsewhere than they seem to, in every way in which a body is quoted and escaped. */
export const AWKWARD: Documents = {
  'a space': `{"password":"⟦two words⟧","pod":"⟨churn-1⟩"}`,
  'a comma': `{"password":"⟦one,two⟧","pod":"⟨churn-1⟩"}`,
  'an ampersand': `{"password":"⟦one&two⟧","pod":"⟨churn-1⟩"}`,
  'a semicolon': `{"password":"⟦one;two⟧","pod":"⟨churn-1⟩"}`,
  'angle brackets': `{"password":"⟦one<two>three⟧","pod":"⟨churn-1⟩"}`,
  'an apostrophe': `{"password":"⟦rock'n'roll⟧","pod":"⟨churn-1⟩"}`,
  'an escaped quote': String.raw`{"password":"⟦say \"cheese\"⟧","pod":"⟨churn-1⟩"}`,
  'a backslash at the end': String.raw`{"password":"⟦ends with \\⟧","pod":"⟨churn-1⟩"}`,
  'a brace and a bracket': `{"password":"⟦a}b]c⟧","pod":"⟨churn-1⟩"}`,
  'a colon and an equals sign': `{"password":"⟦user: x=y⟧","pod":"⟨churn-1⟩"}`,
  'a line break, escaped': String.raw`{"password":"⟦first\nsecond⟧","pod":"⟨churn-1⟩"}`,
  'letters of other scripts': `{"password":"⟦пароль 密码 ünï⟧","pod":"⟨churn-1⟩"}`,
  'blanks around the colon': `{ "password" : "⟦spaced out⟧" , "pod" : "⟨churn-1⟩" }`,
  'pretty-printed': `{
  "client_secret":
    "⟦on its own line⟧",
  "pod": "⟨churn-1⟩"
}`,
  'single quotes of JavaScript': `{ password: '⟦js "x", y⟧', pod: '⟨churn-1⟩' }`,
  'back-quotes': 'const config = { password: `⟦tem plate⟧`, pod: `⟨churn-1⟩` }',
  'escaped once': String.raw`"{\"password\":\"⟦esc, one⟧\",\"pod\":\"⟨churn-1⟩\"}"`,
  'escaped once, with a quote': String.raw`"{\"password\":\"⟦a \\\"b\\\" c⟧\",\"pod\":\"⟨churn-1⟩\"}"`,
  'escaped twice': String.raw`"{\\\"password\\\":\\\"⟦esc, two⟧\\\",\\\"pod\\\":\\\"⟨churn-1⟩\\\"}"`,
  'HTML, decimal': `{&#34;password&#34;:&#34;⟦html, one⟧&#34;,&#34;pod&#34;:&#34;⟨churn-1⟩&#34;}`,
  'HTML, hexadecimal': `{&#x22;password&#x22;:&#x22;⟦html; hex⟧&#x22;,&#x22;pod&#x22;:&#x22;⟨churn-1⟩&#x22;}`,
  'HTML, by name': `{&quot;password&quot;:&quot;⟦html &lt;b&gt;⟧&quot;,&quot;pod&quot;:&quot;⟨churn-1⟩&quot;}`,
  'HTML, apostrophes': `password=&#39;⟦apos, quoted⟧&#39; pod=&#39;⟨churn-1⟩&#39;`,
  'HTML, escaped twice': `{&amp;quot;password&amp;quot;:&amp;quot;⟦twice html⟧&amp;quot;,&amp;quot;pod&amp;quot;:&amp;quot;⟨churn-1⟩&amp;quot;}`,
  'HTML around escaped JSON': String.raw`<pre>&quot;{\&quot;password\&quot;:\&quot;⟦mix, ed⟧\&quot;,\&quot;pod\&quot;:\&quot;⟨churn-1⟩\&quot;}&quot;</pre>`,
  'Unicode escapes': String.raw`{\u0022password\u0022:\u0022⟦uni, code⟧\u0022,\u0022pod\u0022:\u0022⟨churn-1⟩\u0022}`,
  'Unicode escapes of Go': String.raw`{"html":"\u003cpassword\u003e⟦go xml⟧\u003c/password\u003e","pod":"⟨churn-1⟩"}`,
  'percent-encoded JSON': `GET /x?filter=%7B%22password%22%3A%22⟦per%2Ccent%20pw⟧%22%2C%22pod%22%3A%22⟨churn-1⟩%22%7D`,
  'percent-encoded twice': `GET /x?next=%252Fcb%253Ftoken%253D⟦tw1ce-tok⟧%2526pod%253D⟨churn-1⟩`,
  'name and value': `{"name":"DB_PASSWORD","value":"⟦pair one⟧"},{"name":"POD","value":"⟨churn-1⟩"}`,
  'Name and Value of AWS': `{"ParameterKey": "MasterUserPassword", "ParameterValue": "⟦cf, pw⟧"}, {"ParameterKey": "Bucket", "ParameterValue": "⟨mlpipeline⟩"}`,
  'key and value': `[{"Key":"api_key","Value":"⟦tag value⟧"},{"Key":"team","Value":"⟨team-a⟩"}]`,
  'name and value, escaped': String.raw`"[{\"name\":\"SLACK_TOKEN\",\"value\":\"⟦esc pair⟧\"},{\"name\":\"POD\",\"value\":\"⟨churn-1⟩\"}]"`,
  'value before name': `{"value":"⟦before, name⟧","name":"CLIENT_SECRET"},{"value":"⟨churn-1⟩","name":"POD"}`,
  'a nested value': `{"DB_PASSWORD":{"value":"⟦nested value⟧","source":"⟨env⟩"},"pod":"⟨churn-1⟩"}`,
  'a list of values': `{"passwords":1,"password":["⟦first, one⟧","⟦second⟧"],"pod":"⟨churn-1⟩"}`,
  'header pairs': `[["authorization","⟦Bearer a b⟧"],["host","⟨kfp.example.com⟩"],["x-api-key","⟦pair key⟧"]]`,
  'header tuples': `[('Authorization', '⟦Basic dTpw⟧'), ('Host', '⟨kfp.example.com⟩'), ('Cookie', '⟦a=b; c=d⟧')]`,
  'a cookie with quotes': `Cookie: ⟦session="a b; c"; id='1, 2'; plain=xyz⟧
Host: ⟨kfp.example.com⟩`,
  'cookies, escaped': String.raw`{"headers":"cookie: ⟦sid=\"q q\"; z=1⟧","host":"⟨kfp.example.com⟩"}`,
  'set-cookie list': `{"set-cookie":["⟦a=1; Path=/⟧","⟦b="2"; HttpOnly⟧"],"etag":"⟨abc⟩"}`,
  'digest header': `Proxy-Authorization: ⟦Digest username="Mufasa", realm="kfp", nonce="dcd98b71", response="6629fae49393a053"⟧
Via: ⟨1.1 proxy⟩`,
  'a URL with everything': `https://⟦us/er:p/a?s#s@w⟧@⟨host.example.com⟩/path?x=⟨1⟩`,
  'a URL with two at signs': `ftp://⟦bob:hun@ter2⟧@⟨files.example.com⟩/⟨a.log⟩`,
  'a URL in quotes': `{"url":"https://⟦bob:s3 cr3t⟧@⟨kfp.example.com⟩/x","pod":"⟨churn-1⟩"}`,
  'a URL in a query': `GET /login?next=https%3A%2F%2F⟦bob%3As3cr3tpw⟧%40⟨kfp.example.com⟩%2Fx`,
  'user and password without a scheme': `dial ⟦minio:minio/123⟧@⟨minio-service.kubeflow⟩ failed`,
  'XML elements': `<Credentials><SecretAccessKey>⟦xml, secret⟧</SecretAccessKey><Bucket>⟨mlpipeline⟩</Bucket></Credentials>`,
  'XML, escaped': `&lt;SecretAccessKey&gt;⟦esc xml⟧&lt;/SecretAccessKey&gt;&lt;Bucket&gt;⟨mlpipeline⟩&lt;/Bucket&gt;`,
  'XML with attributes': `<password encrypted="false">⟦attr xml⟧</password><pod>⟨churn-1⟩</pod>`,
  'an HTML form': `<input type="password" name="password" value="⟦form value⟧"><input name="pod" value="⟨churn-1⟩">`,
  'a logger’s pairs': `level=⟨error⟩ msg="⟨login failed⟩" password=⟦lone'quote⟧ token="⟦t k⟧" pod=⟨churn-1⟩`,
  'a sentence': `login failed: password: ⟦hunter2⟧, namespace: ⟨team-a⟩`,
  'words of a name': `Secret Access Key: ⟦words/of+name⟧
Access Key ID: ⟦words-id⟧
API Key = ⟦api words⟧
Bucket: ⟨mlpipeline⟩`,
  'camel case': `dbPassword=⟦camel1⟧ accessToken=⟦camel2x⟧ clientSecret=⟦camel3x⟧ maxTokens=⟨512⟩ tokenizer=⟨bert⟩`,
  'a suffix on the name': `password_hash=⟦pbkdf2x⟧ password2=⟦second-pw⟧ secret_value=⟦sv-1234⟧ token_url=⟨https://dex/token⟩ secretName=⟨db-creds⟩`,
  'a token in parentheses': `Some(token: "⟦in paren⟧"), setPassword("⟦call, arg⟧") in pod ⟨churn-1⟩`,
  'bearer in a sentence': `upstream rejected Bearer ⟦0123456789abcdefXYZ.=⟧ for pod ⟨churn-1⟩`,
  'YAML with a comment': `password: ⟦yaml # not a comment⟧
pod: ⟨churn-1⟩`,
  'YAML in flow': `{password: ⟦flow pw⟧, pod: ⟨churn-1⟩, token: "⟦flow, tok⟧"}`,
  'YAML block, kept': `secret_key: |+
  ⟦keep one

  keep two⟧

pod: ⟨churn-1⟩`,
  'YAML, tagged': `password: !!str ⟦tagged pw⟧
token: &anchor ⟦anch-tok⟧
pod: ⟨churn-1⟩`,
  'a private key in a quoted value': `"private_key": "⟦-----BEGIN RSA PRIVATE KEY-----\\nMIIEpAIBAAKCAQEA1c7+9z5Pad7OejecsQ0bu3aumTI0\\n-----END RSA PRIVATE KEY-----\\n⟧", "pod": "⟨churn-1⟩"`,
  'a private key, escaped twice': String.raw`"{\"key\":\"⟦-----BEGIN EC PRIVATE KEY-----\\nMHcCAQEEIOq7ZJ2MWX4TLC6RBNQ7ZJ2MWX4TLC\\n-----END EC PRIVATE KEY-----\\n⟧\",\"pod\":\"⟨churn-1⟩\"}"`,
  'a private key with quoted lines': `> ⟦-----BEGIN PRIVATE KEY-----
> MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQ
> -----END PRIVATE KEY-----⟧
> pod ⟨churn-1⟩`,
  'JSON web key': `{"kty":"⟨RSA⟩","kid":"⟨key-1⟩","d":"⟦X4cTteJY_gn4FYPsXB8rdXix5vwsg1FLN5E3EaG6RJoVH-HLLKD9M7dx5oo7GURknchnrRweUkC7hT5fJLM0WbFAKNLWY2vv7B6NqXSzUvxT0_YSfqijwp3RTzlBaCxWp4doFk5N2o8Gy_nHNKroADIkJ46pRUohsXywbReAdYaMwFs9tv8d_cPVY3i07a3t8MN6TNwm0dSawm9v47UiCl3Sk5ZiG7xojPLu4sbg1U2jx4IBTNBznbJSzFHK66jT8bgkuqsk0GjskDJk19Z4qwjwbsnn4j2WBii3RL-Us2lGVkY8fkFzme1z0HbIkfz0Y6mqnOYtqc0X4jfcKoAC8Q⟧"}`,
  'e-mail addresses': `User '⟦oscar@localhost⟧', ⟦peggy@intranet⟧ and ⟦trent%40example.com⟧ of ⟨team-a⟩, accounts.google.com:⟦victor.k+x@mail.example.co.uk⟧`,
  'a password hash': `/etc/shadow: root:⟦$6$rounds=5000$saltsalt$Zx8kT1qWm9vLc3nRb7yHd5sGf2uJe4pXa6iOoK0⟧:⟨19000⟩ apr ⟦$apr1$x1y2z3a4$Qw3rT1qWm9vLc3nRb7yHd5⟧`,
};
