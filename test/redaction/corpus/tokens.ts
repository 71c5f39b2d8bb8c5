import type { Documents } from '../document.js';

/**
 * Tokens that nothing but their form tells, in lines of logs. None was ever valid; `·` keeps scanners
 * of repositories from taking them for real ones, and is left out when they are read.
 */
export const TOKENS: Documents = {
  'AWS': `using key ⟦AKIA·WX4TLC6RBNQ7ZJ2M⟧ in ⟨us-east-1⟩, role ⟦ASIA·N3VDQ7M2KZ5T6LRC⟧ for ⟨mlpipeline⟩`,
  'AWS secret, bare': `pair AKID/secret: ⟦xK7nR2qWm9vLc3TbZyHd5sGf8uJe4pXa6iOoV0Qw⟧ region ⟨eu-west-1⟩`,
  'AWS Bedrock': `bedrock: ⟦ABSK·QmVkcm9ja0FQSUtleS1hYmNkLWF0LTEyMzQ1Njc4OTAxMjpBYkNkRWZHaElqS2xNbk9wUXJTdFV2V3hZejAxMjM0NTY3ODlBYkNkRWZHaElqS2xNbk9wUXI=⟧ for ⟨eu-west-1⟩`,
  'Google': `key ⟦AIza·SyQ7ZJ2MWX4TLC6RBNq7zj2mwx4tlc6rb9⟧ denied on ⟨storage.googleapis.com⟩; oauth ⟦ya29·.a0AfH6SMBx1y2z3A4b5C6d7E8f9⟧; secret ⟦GOCSPX·-aBcDeFgHiJkLmNoPqRsTuVwXyZ12⟧`,
  'Azure': `app secret ⟦Abc·8Q~x1Y2z3A4b5C6d7E8f9G0h1I2j3K4l5M6⟧ of tenant ⟨contoso⟩`,
  'GitHub': `clone with ⟦ghp·_Q7ZJ2MWX4TLC6RBNq7zj2mwx4tlc6rbn1234⟧, ⟦gho·_Q7ZJ2MWX4TLC6RBNq7zj2mwx4tlc6rbn1235⟧, ⟦ghs·_Q7ZJ2MWX4TLC6RBNq7zj2mwx4tlc6rbn1236⟧ of ⟨kubeflow/pipelines⟩`,
  'GitHub, fine-grained': `auth ⟦github·_pat_11ABCDEFG0q7zj2mwx4tlc_6rbnQ7ZJ2MWX4TLC6RBNq7zj2mwx4tlc6rbn⟧ at ⟨api.github.com⟩`,
  'GitLab': `runner ⟦glrt·-Q7ZJ2MWX4TLC6RBNq7zj⟧ deploy ⟦gldt·-2mwx4tlc6rbnQ7ZJ2MWX⟧ job ⟦glcbt·-64_Q7ZJ2MWX4TLC6RBNq7zj⟧ pat ⟦glpat·-x4tlc6rbnQ7ZJ2MWX4TL⟧ in ⟨group/project⟩`,
  'Hugging Face': `HfHubHTTPError: 401 ⟦hf·_QZJMWXTLCRBNqzjmwxtlcrbnabcdefghij⟧ for ⟨https://huggingface.co/api/models⟩, org ⟦api·_org_QZJMWXTLCRBNqzjmwxtlcrbnabcdefghij⟧`,
  'Slack': `slack: ⟦xoxb·-123456789012-1234567890123-Q7ZJ2MWX4TLC6RBNq7zj2mwx⟧ ⟦xapp·-1-A0B1C2D3E4F-1234567890123-q7zj2mwx4tlc6rbn⟧ channel ⟨C0A1B2C3D⟩`,
  'Slack webhook': `POST ⟨https://⟩hooks.slack.com/services/⟦T0A1B2C3D/B4E5F6G7H/·Q7ZJ2MWX4TLC6RBNq7zj2mwx⟧ failed with ⟨404⟩`,
  'OpenAI': `openai.AuthenticationError: Incorrect API key provided: ⟦sk·-proj-Q7ZJ2MWX4TLC6RBNq7zj2mwx4tlc6rbn_T3BlbkFJ-a1b2c3⟧ model ⟨gpt-4o⟩`,
  'Anthropic': `anthropic 401 ⟦sk·-ant-api03-Q7ZJ2MWX4TLC6RBNq7zj2mwx4tlc6rbn-a1b2c3d4AA⟧ request ⟨req_011CSHoEeqs5C35K2UUqR7Fy⟩`,
  'Stripe': `stripe ⟦sk·_live_51Q7ZJ2MWX4TLC6RBNq7zj2mwx⟧ hook ⟦whsec·_Q7ZJ2MWX4TLC6RBNq7zj2mwx4tlc6rbn⟧ restricted ⟦rk·_test_Q7ZJ2MWX4TLC6RBNq7zj⟧ id ⟨evt-1⟩`,
  'npm and PyPI': `publish ⟦npm·_Q7ZJ2MWX4TLC6RBNq7zj2mwx4tlc6rbnabcd⟧ and ⟦pypi·-AgEIcHlwaS5vcmcCJGFiY2RlZmdoLTEyMzQtNTY3OC05MGFiLWNkZWY⟧ of ⟨kfp-log-viewer⟩`,
  'RubyGems, NuGet, Clojars': `push ⟦rubygems·_0123456789abcdef0123456789abcdef0123456789abcdef⟧ ⟦oy2·q7zj2mwx4tlc6rbnq7zj2mwx4tlc6rbnabcdefghijkl⟧ ⟦CLOJARS·_q7zj2mwx4tlc6rbnq7zj2mwx4tlc6rbnabcdefghijklmnopqrstuvwxyz01⟧ to ⟨registry⟩`,
  'Databricks': `PERMISSION_DENIED ⟦dapi·0f1e2d3c4b5a69788796a5b4c3d2e1f0⟧ host ⟨adb-1.azuredatabricks.net⟩`,
  'W&B': `wandb: ERROR api_key ⟦wandb·_v1_Q7ZJ2MWX4TLC6RBNq7zj2mwx4tlc6rbn⟧ project ⟨churn⟩`,
  'Docker Hub': `unauthorized: ⟦dckr·_pat_Q7ZJ2MWX4TLC6RBNq7zj2mwx4⟧ image ⟨docker.io/library/python:3.12⟩`,
  'Vault': `Error making API request: token ⟦hvs·.CAESIQ7ZJ2MWX4TLC6RBNq7zj2mwx4tlc6rbn⟧ batch ⟦hvb·.AAAAAQ7ZJ2MWX4TLC6RBNq7zj2mwx⟧ path ⟨secret/data/kfp⟩`,
  'JSON web tokens': `sa ⟦eyJhbGciOiJSUzI1NiIsImtpZCI6InEifQ.eyJpc3MiOiJrdWJlIn0.Q7ZJ2MWX4TLC6RBNq7zj⟧ unsigned ⟦eyJhbGciOiJub25lIn0.eyJzdWIiOiJib2IifQ.⟧ of ⟨default-editor⟩`,
  'SendGrid, Twilio, Mailgun': `mail ⟦SG·.q7zj2mwx4tlc6rbnQ7ZJ2M.WX4TLC6RBNq7zj2mwx4tlc6rbnQ7ZJ2MWX4TLC6RBNq⟧ sms ⟦SK·0123456789abcdef0123456789abcdef⟧ mg ⟦key·-0123456789abcdef0123456789abcdef⟧ from ⟨team-a⟩`,
  'DigitalOcean and Fly': `doctl ⟦dop·_v1_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef⟧ fly ⟦fo1·_Q7ZJ2MWX4TLC6RBNq7zj2mwx4tlc6rbnQ7ZJ2MWX4TL⟧ region ⟨fra1⟩`,
  'Grafana': `loki push 401 ⟦glc·_eyJvIjoiMTIzNDU2IiwibiI6InN0YWNrIn0⟧ ⟦glsa·_Q7ZJ2MWX4TLC6RBNq7zj2mwx4tlc6rbn_0a1b2c3d⟧ tenant ⟨team-a⟩`,
  'Terraform': `terraform cloud ⟦q7zj2mwx4tlc6r·.atlasv1.Q7ZJ2MWX4TLC6RBNq7zj2mwx4tlc6rbnQ7ZJ2MWX4TLC6RBNq7zj2mwx4tlc⟧ workspace ⟨kfp⟩`,
  'Pulumi, Doppler, Infracost': `⟦pul·-0123456789abcdef0123456789abcdef01234567⟧ ⟦dp·.pt.q7zj2mwx4tlc6rbnq7zj2mwx4tlc6rbnabcdefghijk⟧ ⟦ico·-Q7ZJ2MWX4TLC6RBNq7zj2mwx4tlc6rbn⟧ stack ⟨prod⟩`,
  'Shopify, Square, Postman': `⟦shpat·_0123456789abcdef0123456789abcdef⟧ ⟦sq0atp·-Q7ZJ2MWX4TLC6RBNq7zj2m⟧ ⟦PMAK·-0123456789abcdef01234567-0123456789abcdef0123456789abcdef01⟧ shop ⟨kfp⟩`,
  'Telegram and Discord': `bot ⟦1234567890:AA·Q7ZJ2MWX4TLC6RBNq7zj2mwx4tlc6rbnQ⟧ and ⟦MTk4NjIyNDgzNDcxOTI1MjQ4·.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs⟧ chat ⟨team-a⟩`,
  'OpenShift, age, 1Password': `oc login ⟦sha256~Q7ZJ2MWX4TLC6RBNq7zj2mwx4tlc6rbnQ7ZJ2MWX4TL⟧ ⟦AGE-SECRET-KEY-·1QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7LQPZRY9X8GF2TVDW0S3JN54KHC⟧ ⟦ops·_eyJzaWduSW5BZGRyZXNzIjoibXkuMXBhc3N3b3JkLmNvbSJ9⟧ node ⟨node-1⟩`,
  'New Relic, Sentry, Dynatrace': `⟦NRAK·-Q7ZJ2MWX4TLC6RBNQ7ZJ2MWX4TL⟧ ⟦sntrys·_eyJpYXQiOjE3ODcyMTY0MDB9_Q7ZJ2MWX4TLC6RBNq7zj2mwx4tlc6rbn⟧ ⟦dt0c01·.Q7ZJ2MWX4TLC6RBNQ7ZJ2MWX.Q7ZJ2MWX4TLC6RBNQ7ZJ2MWX4TLC6RBNQ7ZJ2MWX4TLC6RBNQ7ZJ2MWX4TLC6RBN⟧ app ⟨churn⟩`,
  'Linear, Notion, Airtable, Figma': `⟦lin·_api_Q7ZJ2MWX4TLC6RBNq7zj2mwx4tlc6rbnQ7ZJ2MWX⟧ ⟦ntn·_12345678901Q7ZJ2MWX4TLC6RBNq7zj2mwx4tlc6rbnabc⟧ ⟦pat·Q7ZJ2MWX4TLC6R.0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef⟧ ⟦figd·_Q7ZJ2MWX4TLC6RBNq7zj2mwx4tlc6rbn⟧ page ⟨home⟩`,
  'Replicate, Groq, Perplexity, Cohere, LangSmith': `⟦r8·_Q7ZJ2MWX4TLC6RBNq7zj2mwx4tlc6rbnabcde⟧ ⟦gsk·_Q7ZJ2MWX4TLC6RBNq7zj2mwx4tlc6rbnQ7ZJ2MWX4TLC6RBNq7zj⟧ ⟦pplx·-Q7ZJ2MWX4TLC6RBNq7zj2mwx4tlc6rbnQ7ZJ2MWX4TLC6RBN⟧ ⟦lsv2·_pt_0123456789abcdef0123456789abcdef_0123456789⟧ model ⟨llama3-70b-8192⟩`,
  'Artifactory, Prefect, PlanetScale': `⟦AKCp·8Q7ZJ2MWX4TLC6RBNq7zj2mwx4tlc6rbnQ7ZJ2MWX4TLC6RBNq7zj2mwx4tlc6rbnQ7ZJ2MW⟧ ⟦pnu·_Q7ZJ2MWX4TLC6RBNq7zj2mwx4tlc6rbnabcd⟧ ⟦pscale·_tkn_Q7ZJ2MWX4TLC6RBNq7zj2mwx4tlc6rbn⟧ flow ⟨churn⟩`,
  'random, of no vendor': `license ⟦q7ZJ2mWX4tLC6rBNq7Zj2mWx4Tlc6RbN0pK⟧ rejected for ⟨churn-x7k2p⟩; blob ⟦Zx8+kT1qWm9vLc3nRb7yHd5sGf2uJe4pXa6iOoK0/vB==⟧ at ⟨2026-08-20T09:00:00Z⟩`,
};
