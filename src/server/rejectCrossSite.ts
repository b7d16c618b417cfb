import { forbiddenCrossSite } from "./responses.ts";

/**
 * Rejects a request that a browser sent from another site's page; returns nothing if it is allowed.
 * Browsers set `Sec-Fetch-Site` themselves and pages can't forge it; older browsers, and pages on
 * plain http, send only `Origin`. A request with neither doesn't come from a browser, so it carries
 * no stolen cookie.
 *
 * @param changes whether the request has side effects: then pages of other origins may not send it,
 *   not even same-site ones
 */
export function rejectCrossSite(
  request: Request,
  { changes }: { changes: boolean },
): Response | undefined {
  const { headers } = request;
  const site = headers.get("sec-fetch-site");
  // Browsers send only known values, so any other value is not trusted.
  const isTrusted = changes
    ? site === "same-origin"
    : ["same-origin", "same-site", "none"].includes(site ?? "");
  if (site !== null)
    return isTrusted ? undefined : forbiddenCrossSite(`\`Sec-Fetch-Site\` is "${site}".`);
  const origin = headers.get("origin");
  if (origin === null) return undefined;
  // A proxy may rewrite the first two and pass the original host in the third. A foreign page
  // controls none of them: setting `X-Forwarded-Host` requires a preflight, which the endpoint
  // never grants.
  const forwarded = headers.get("x-forwarded-host")?.split(",") ?? [];
  const ours = [headers.get("host"), new URL(request.url).host, ...forwarded].map((host) =>
    host?.trim(),
  );
  if (URL.canParse(origin) && ours.includes(new URL(origin).host)) return undefined;
  return forbiddenCrossSite(
    `\`Origin\` is "${origin}", \`Host\` is "${ours[0]}", \`X-Forwarded-Host\` is "${forwarded.join()}". Where a proxy of yours rewrites \`Host\`, let it set \`X-Forwarded-Host\`.`,
  );
}
