import { describeOutcome, isEndpointError, type Outcome } from "../fetchAnswer.ts";
import { reportOk, reportProblem, reportWarning, type Finding } from "../Finding.ts";
import type { Probe } from "../Probe.ts";

const WHY = "A page of another site could send orders and read purchases with your user's cookie.";

/** Requests from other sites' pages are refused, and those of the own page aren't. */
export function checkCrossSite({ answers, page, endpoint }: Probe): Finding[] {
  return [
    checkRefused(
      "fetch-metadata",
      "POST session with `Sec-Fetch-Site: cross-site`",
      answers.crossSiteSession,
      "Let your proxy pass `Sec-Fetch-Site` on unchanged, and send this path to `rampEndpoint`.",
    ),
    checkRefused(
      "fetch-metadata-read",
      "GET transactions with `Sec-Fetch-Site: cross-site`",
      answers.crossSiteTransactions,
      "Let your proxy pass `Sec-Fetch-Site` on unchanged, and send this path to `rampEndpoint`.",
    ),
    checkRefused(
      "foreign-origin",
      "POST session with another site's `Origin`",
      answers.foreignOriginSession,
      "Let your proxy pass `Origin` on unchanged, and send this path to `rampEndpoint`.",
    ),
    ...checkOwnOrigin(answers.ownOriginSession),
    ...checkCors(answers.foreignOriginSession, answers.preflight),
    ...("url" in page && page.url.origin !== endpoint.origin ? [reportOtherOrigin()] : []),
  ];
}

function checkRefused(id: string, request: string, outcome: Outcome, fix: string): Finding {
  // A firewall may refuse it before the endpoint does.
  if (!("failure" in outcome) && outcome.status === 403)
    return reportOk(id, `${request} is refused with 403.`);
  return reportProblem(id, {
    what: `${request} ${describeOutcome(outcome)}; 403 is expected.`,
    why: WHY,
    fix,
  });
}

/** Browsers that send no `Sec-Fetch-Site`, and pages on plain http, rely on `Origin` and `Host`. */
function checkOwnOrigin(outcome: Outcome): Finding[] {
  // Answers of others are reported with the routes.
  if ("failure" in outcome || !outcome.json) return [];
  if (outcome.status !== 403 || !isEndpointError(outcome, "cross_site"))
    return [reportOk("own-origin", "POST session with the endpoint's own `Origin` isn't refused.")];
  return [
    reportProblem("own-origin", {
      what: "POST session with the endpoint's own `Origin`, as browsers without `Sec-Fetch-Site` send it, is refused as cross-site.",
      why: "Your proxy rewrites `Host`, so these browsers' orders look as if they came from another site.",
      fix: "Let your proxy keep `Host`, or set `X-Forwarded-Host` to the host that the browser asked for.",
    }),
  ];
}

function checkCors(foreign: Outcome, preflight: Outcome): Finding[] {
  const origins = [foreign, preflight].flatMap((outcome) => {
    if ("failure" in outcome) return [];
    const { headers } = outcome;
    const origin = headers.get("access-control-allow-origin");
    return origin === null || !(origin === "*" || origin.endsWith(".invalid"))
      ? []
      : [headers.get("access-control-allow-credentials") === "true" && origin !== "*"];
  });
  if (origins.length === 0)
    return [reportOk("cors", "No CORS header lets another site's page in.")];
  const advice = {
    what: "A CORS header allows pages of any origin. The endpoint sends none, so it was added in front of it.",
    why: origins.includes(true)
      ? "It also allows credentials, so another site's page could read your user's purchases."
      : "The endpoint trusts that browsers keep other sites' pages from setting headers such as `X-Forwarded-Host`.",
    fix: "Exclude the endpoint's path from your CORS settings.",
  };
  return [origins.includes(true) ? reportProblem("cors", advice) : reportWarning("cors", advice)];
}

function reportOtherOrigin(): Finding {
  return reportProblem("endpoint-origin", {
    what: "The page and the endpoint have different origins.",
    why: "Only pages of the endpoint's own origin may order, so the endpoint answers 403.",
    fix: "Serve the endpoint under the page's origin, for example through a rewrite to your backend.",
  });
}
