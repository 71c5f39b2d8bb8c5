import { known, type KnownSymptom, page, REQUESTS, responds } from '../KnownSymptom.js';

const { log, pod, artifact, artifactRead, run } = REQUESTS;

const NO_ROUTE = '<pre>Cannot GET /pipeline/k8s/pod/logs</pre>';
/** Express's response for a path that it does not serve. */
const EXPRESS_404 = `<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Error</title>\n</head>\n<body>\n${NO_ROUTE}\n</body>\n</html>\n`;

/** Errors of the request itself, or of the identity that sends it. */
export const REQUEST: readonly KnownSymptom[] = [
  responds('pod-name-missing', 400, 'podname argument is required'),
  responds('pod-name-missing', 422, 'podname argument is required', pod),
  responds('namespace-missing', 422, 'podnamespace argument is required', log, pod),
  responds('access-denied', 403, 'Access denied to namespace', log, pod),
  responds('server-error', 500, 'Authorization check failed'),
  responds('identity-missing', 401, 'Authentication required for artifact access', artifact),
  responds(
    'identity-missing',
    401,
    '{"code":16,"message":"Failed to get a run: Failed to access run b5f0. Check if you have access to namespace team-a: Unauthenticated: User identity is empty in the request header","details":[]}',
    run,
  ),
  responds(
    'identity-missing',
    403,
    'User is not authorized to GET VIEWERS in namespace team-a: Failed to authorize the request: Unauthenticated: Failed to check authorization. User identity is empty in the request header',
    artifact,
  ),
  responds(
    'namespace-missing',
    400,
    'Namespace parameter is required when authentication is enabled',
    artifact,
  ),
  responds('invalid-target', 400, 'Invalid namespace format', artifact),
  responds('invalid-target', 400, 'Invalid namespace', artifact),
  responds('invalid-target', 400, 'key must be a single string value', artifact),
  responds('invalid-target', 500, 'Storage key is missing from artifact request', artifact),
  responds('invalid-target', 500, 'Unknown storage source', artifact),
  responds('invalid-target', 500, 'Invalid bucket name', artifact),
  responds('invalid-target', 500, 'Object key too long', artifact),
  responds(
    'access-denied',
    403,
    "User is not authorized to GET VIEWERS in namespace team-a: Failed to authorize the request: PermissionDenied: User 'bob@example.com' is not authorized with reason:  (request: &ResourceAttributes{Namespace:team-a,Verb:get,Group:kubeflow.org,Version:v1beta1,Resource:viewers,Subresource:,Name:,}): Unauthorized access",
    artifact,
  ),
  responds(
    'access-denied',
    403,
    'User is not authorized to GET VIEWERS in namespace team-a: Failed to check authorization',
    artifact,
  ),
  responds(
    'api-server-down',
    403,
    'User is not authorized to GET VIEWERS in namespace team-a: The request failed and the interceptors did not return an alternative response',
    artifact,
  ),
  responds(
    'artifact-namespace',
    403,
    'Artifact does not belong to the requested namespace',
    artifact,
  ),
  responds('stream-flag-broken', 404, '{"code":5,"message":"Not Found"}'),
  responds('not-kfp', 404, NO_ROUTE),
  responds('not-kfp', 404, EXPRESS_404, log, run),
  responds('not-kfp', 405, page('405 Not Allowed')),
  responds('not-kfp', 404, '404 page not found\n'),
  responds('not-kfp', 404, 'default backend - 404'),
  responds('not-kfp', 404, ''),
  responds(
    'artifact-read-refused',
    403,
    '{"error_message":"Failed to authorize the request: Failed to access run b5f0. Check if you have access to namespace team-a: Unauthenticated: Failed to check authorization. User identity is empty in the request header","error_details":"x"}',
    artifactRead,
  ),
  known('created-at-missing', 'the target has no createdAt, and the archive has no such key', {
    seen: [
      {
        status: 500,
        text: 'Could not get main container logs: S3Error: The specified key does not exist.',
        request: log.replace('&createdat=2026-08-20', ''),
      },
    ],
  }),
  known('skipped', 'the task’s state is SKIPPED, or its node was skipped'),
  known('cached', 'the task’s output came from the cache'),
  known('no-pod', 'the step’s node is a DAG or a group of steps', {
    seen: [{ status: 200, text: '', request: run }],
  }),
  known('not-started', 'the task is PENDING without a pod, or has no node yet'),
].flat();
