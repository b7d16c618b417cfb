import { forbiddenCrossSite } from "./responses.ts";

/**
 * Refuses what a browser sent from somebody else's page; nothing for a request from a page of ours.
 * Browsers write `Sec-Fetch-Site` themselves and no page can forge it; older ones, and pages on plain
 * http, send only `Origin`. A request with neither does not come from a browser, so it carries no
 * stolen cookie.
 *
 * @param changes whether the request changes anything: then a page of another origin may not make it,
 *   not even one of the same site
 */
export function rejectCrossSite(
  request: Request,
  { changes }: { changes: boolean },
): Response | undefined {
  const { headers } = request;
  const site = headers.get("sec-fetch-site");
  // A word that is not one of these three is no promise of a browser.
  const isTrusted = changes
    ? site === "same-origin"
    : ["same-origin", "same-site", "none"].includes(site ?? "");
  if (site !== null)
    return isTrusted ? undefined : forbiddenCrossSite(`\`Sec-Fetch-Site\` is "${site}".`);
  const origin = headers.get("origin");
  if (origin === null) return undefined;
  // A proxy may rewrite either of the first two and tell in the third what it was. None is in the
  // hands of a foreign page: for the third it would need a preflight, which nothing here grants.
  const forwarded = headers.get("x-forwarded-host")?.split(",") ?? [];
  const ours = [headers.get("host"), new URL(request.url).host, ...forwarded].map((host) =>
    host?.trim(),
  );
  if (URL.canParse(origin) && ours.includes(new URL(origin).host)) return undefined;
  return forbiddenCrossSite(
    `\`Origin\` is "${origin}", \`Host\` is "${ours[0]}", \`X-Forwarded-Host\` is "${forwarded.join()}". Where a proxy of yours rewrites \`Host\`, let it set \`X-Forwarded-Host\`.`,
  );
}
