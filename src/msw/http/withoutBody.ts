/** The answer to `HEAD`: everything but the body. */
export async function withoutBody(response: Response): Promise<Response> {
  if (response.type === 'error') return response;
  await response.body?.cancel();
  return new Response(null, { status: response.status, headers: response.headers });
}
