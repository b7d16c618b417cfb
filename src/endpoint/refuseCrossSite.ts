/**
 * Whether a browser sent this request from somebody else's page. Browsers write `Sec-Fetch-Site`
 * themselves and no page can forge it; older ones, and pages on plain http, send only `Origin`. A
 * request with neither does not come from a browser, so it carries no stolen cookie.
 */
export function isCrossSite(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  // A word that is not one of these three is no promise of a browser.
  if (site !== null) return !["same-origin", "same-site", "none"].includes(site);
  const origin = request.headers.get("origin");
  if (origin === null) return false;
  // A proxy may rewrite either of the two, and neither is in the hands of a foreign page.
  const ours = [request.headers.get("host"), new URL(request.url).host];
  return !URL.canParse(origin) || !ours.includes(new URL(origin).host);
}
