const LOGIN =
  /\b(?:sign[ -]?in|log[ -]?in|dex|oauth2?[-_ ]?proxy|keycloak|single sign-on|type=["']?password)\b/i;

/** Whether a web page is where a user is to log in, judged by its first words. */
export function looksLikeLogin(html: string): boolean {
  return LOGIN.test(html.slice(0, 8000));
}
