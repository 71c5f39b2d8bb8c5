import { type KfpRequest, KfpRequestError } from './types.js';

/** Sends a GET to a URL, by default with the request's own headers and without following redirects. */
type Send = (url: string, init?: RequestInit) => Promise<Response>;

/** Redirects after which a request runs in a circle. */
const MAX_REDIRECTS = 5;

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * Follows a redirect that stays on the site of the request, and refuses any other: to a login page,
 * as oauth2-proxy, Dex, Istio or an identity provider send it, or to another site. The request's headers
 * go to no other site.
 *
 * @param first The response to the request itself
 * @throws {KfpRequestError} `redirected` to a login page, or where a browser does not say where to;
 *   `elsewhere` to another site, which it names
 */
export async function followRedirect(
  first: Response,
  url: string,
  request: KfpRequest,
  send: Send,
): Promise<{ response: Response; redirected: boolean }> {
  const site = new Site(url, request);
  let response = first;
  let from = site.url;
  for (let count = 0; count <= MAX_REDIRECTS; count++) {
    if (response.type === 'opaqueredirect') {
      return { response: await followUnseen(site, send), redirected: true };
    }
    // Only a `fetch` that does not know `manual` has followed by itself.
    if (response.redirected) {
      return { response: await site.requireOwn(response), redirected: true };
    }
    const location = response.headers.get('location');
    if (location === null || !REDIRECTS.has(response.status)) {
      return { response, redirected: response !== first };
    }
    await response.body?.cancel();
    from = site.requireTarget(location, from);
    response = await send(from.href);
  }
  throw site.refusal(`Redirected more than ${MAX_REDIRECTS} times.`);
}

/**
 * Follows a redirect of which a browser says nothing. On the page's own site, `mode: 'same-origin'`
 * makes the browser refuse a target elsewhere before anything is sent there. Of another site's server
 * the target is found out by a request without headers and cookies, and then asked with them.
 *
 * @see https://fetch.spec.whatwg.org/#main-fetch
 */
async function followUnseen(site: Site, send: Send): Promise<Response> {
  if (site.url.origin === pageUrl()?.origin) {
    const own = await send(site.url.href, { mode: 'same-origin', redirect: 'follow' }).catch(
      (error: unknown) => {
        if (!(error instanceof TypeError)) throw error;
      },
    );
    if (own) return site.requireOwn(own);
  }
  const seen = await send(site.url.href, {
    credentials: 'omit',
    headers: {},
    redirect: 'follow',
  }).catch((error: unknown) => {
    if (!(error instanceof TypeError)) throw error;
    throw site.refusal('Redirected to another site, which the browser does not name.');
  });
  await seen.body?.cancel();
  const target = site.requireTarget(seen.url, site.url);
  const response = await send(target.href);
  if (response.type === 'opaqueredirect') throw site.refusal('Redirected again and again.');
  return response;
}

/** Where a request was sent, and which targets of a redirect belong to it. */
class Site {
  readonly url: URL;
  readonly #request: KfpRequest;

  constructor(url: string, request: KfpRequest) {
    this.url = new URL(url, pageUrl() ?? 'http://host.invalid');
    this.#request = request;
  }

  /** The response, if it came from this site and no login page lies there. */
  async requireOwn(response: Response): Promise<Response> {
    try {
      this.requireTarget(response.url, this.url);
      return response;
    } catch (error) {
      await response.body?.cancel();
      throw error;
    }
  }

  /** The target of a redirect, if it may be asked. */
  requireTarget(location: string, from: URL): URL {
    const target = parse(location, from);
    if (!target) throw this.refusal('Redirected to what is no URL.');
    if (isLogin(target)) throw this.refusal(`Redirected to a login page at ${target.origin}.`);
    if (target.origin === this.url.origin) return target;
    throw new KfpRequestError(
      'elsewhere',
      this.#request,
      `Redirected to ${target.origin}.`,
      undefined,
      target.origin,
    );
  }

  refusal(message: string): KfpRequestError {
    return new KfpRequestError('redirected', this.#request, message);
  }
}

function pageUrl(): URL | undefined {
  const { location } = globalThis as { location?: { href: string } };
  return location && parse(location.href, undefined);
}

function parse(text: string, base: URL | undefined): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}

/**
 * Paths of login pages: oauth2-proxy (`/oauth2/start`), Dex (`/dex/auth`), Kubeflow's OIDC AuthService
 * (`/authservice/…`), Istio's and Envoy's OAuth2 filter, Keycloak (`/protocol/openid-connect/auth`),
 * Cloudflare Access (`/cdn-cgi/access/login`), and the usual names of such pages.
 */
const LOGIN_PATH =
  /\/(?:_?oauth2?|dex|oidc|openid-connect|saml2?|sso|adfs|authservice|authorize|log[-_]?[io]n|sign[-_]?in)(?:$|[/.;])/i;
/** Hosts of identity providers, as `accounts.google.com` and `login.microsoftonline.com`. */
const LOGIN_HOST = /^(?:accounts|auth|dex|idp|keycloak|login|oauth2?|signin|sso)[.-]/i;

/**
 * Whether a redirect leads to a login: by its path, its host, or the parameters of an authorization
 * request of OpenID Connect or SAML.
 *
 * @see https://openid.net/specs/openid-connect-core-1_0.html#AuthRequest
 */
function isLogin({ pathname, hostname, searchParams }: URL): boolean {
  return (
    LOGIN_PATH.test(pathname) ||
    LOGIN_HOST.test(hostname) ||
    (searchParams.has('response_type') && searchParams.has('client_id')) ||
    searchParams.has('SAMLRequest')
  );
}
