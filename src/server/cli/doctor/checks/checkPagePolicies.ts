import { permissionsPolicy } from "../../../policies/permissionsPolicy.ts";
import { reportOk, reportProblem, reportWarning, type Finding } from "../Finding.ts";
import { parsePermissionsPolicy } from "../parsePolicies.ts";
import type { Probe } from "../Probe.ts";
import { explainMissingPage } from "./explainMissingPage.ts";

const SEE = "docs/content-security-policy.md";

/** The page's header takes no feature away that the vendors' frames need. */
export function checkPermissionsPolicy({ page, vendors }: Probe): Finding[] {
  if (!("url" in page)) return [explainMissingPage("permissions-policy", page)];
  const { origin } = page.url;
  const sent = parsePermissionsPolicy(page.answer.headers.get("permissions-policy") ?? "");
  const findings: Finding[] = [];
  for (const [feature, needed] of parsePermissionsPolicy(permissionsPolicy(vendors))) {
    const allowed = sent.get(feature);
    if (allowed === undefined || allowed === "everyone" || needed === "everyone") continue;
    const missing = needed.filter(
      (one) => !allowed.includes(one) && !(one === "self" && allowed.includes(origin)),
    );
    if (missing.length === 0) continue;
    const value = `${feature}=(${needed.map((one) => (one === "self" ? one : `"${one}"`)).join(" ")})`;
    const advice = {
      what: `\`Permissions-Policy\` withholds \`${feature}\` from ${missing.map(nameOrigin).join(" and ")}.`,
      why:
        feature === "camera"
          ? "The identity check can't take pictures, so new users can't be verified and can't pay."
          : "The vendor's page works only in part (identity checks, wallets, copy buttons, full screen).",
      fix: `Send \`${value}\` in \`Permissions-Policy\` (${SEE}).`,
    };
    const id = `permissions-${feature}`;
    findings.push(feature === "camera" ? reportProblem(id, advice) : reportWarning(id, advice));
  }
  return findings.length > 0
    ? findings
    : [reportOk("permissions-policy", "`Permissions-Policy` leaves the vendors what they need.")];
}

/** The page's isolation breaks neither popups nor the vendors' frames. */
export function checkIsolation({ page, vendors }: Probe): Finding[] {
  if (!("url" in page)) return [];
  const { headers } = page.answer;
  const opener = readToken(headers.get("cross-origin-opener-policy"));
  const embedder = readToken(headers.get("cross-origin-embedder-policy"));
  const hasFrames = vendors.some((vendor) => (vendor.page?.frames ?? []).length > 0);
  return [
    opener === "same-origin"
      ? reportWarning("coop", {
          what: "The page sends `Cross-Origin-Opener-Policy: same-origin`.",
          why: 'With `presentation="popup"`, the widget takes the vendor\'s window for closed while the user is still paying.',
          fix: `Send \`same-origin-allow-popups\`, or don't use popups (${SEE}).`,
        })
      : reportOk("coop", "`Cross-Origin-Opener-Policy` doesn't cut off popups."),
    hasFrames && (embedder === "require-corp" || embedder === "credentialless")
      ? reportProblem("coep", {
          what: `The page sends \`Cross-Origin-Embedder-Policy: ${embedder}\`.`,
          why: "The browser blocks frames of vendors, whose pages don't send this header themselves.",
          fix: "Leave this header out of the page with the widget.",
        })
      : reportOk("coep", "`Cross-Origin-Embedder-Policy` doesn't block the vendors' frames."),
  ];
}

function nameOrigin(origin: string): string {
  return origin === "self" ? "the page itself" : origin;
}

function readToken(header: string | null): string | undefined {
  return header?.split(";", 1)[0]?.trim().toLowerCase();
}
