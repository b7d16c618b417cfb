import { describeOutcome, isEndpointError, isRedirect } from "../fetchAnswer.ts";
import { reportOk, reportProblem, reportWarning, type Finding } from "../Finding.ts";
import type { Probe } from "../Probe.ts";

const ADDRESS_FIX =
  "Exclude `{endpoint}/webhook` from login redirects, CSRF protection and pages that catch all routes.";

/** Vendors' webhooks reach the endpoint, which refuses what no vendor sent. */
export function checkWebhook({ answers }: Probe): Finding[] {
  const outcome = answers.webhook;
  const what = `POST webhook without a signature ${describeOutcome(outcome)}; 400 with JSON is expected.`;
  const lost = "Vendors' webhooks don't reach the endpoint, so purchases are booked late.";
  if ("failure" in outcome || isRedirect(outcome))
    return [reportProblem("webhook", { what, why: lost, fix: ADDRESS_FIX })];
  const { status, isHtml, json } = outcome;
  if (status >= 200 && status < 300)
    return [
      reportProblem("webhook", {
        what,
        why: isHtml
          ? lost
          : "Something other than the endpoint takes webhooks and tells vendors that they arrived.",
        fix: "Send this path to `rampEndpoint`, which answers 202 only to a vendor's own webhooks.",
      }),
    ];
  if (status === 404 && isEndpointError(outcome, "not_found"))
    return [
      reportWarning("webhook", {
        what: "POST webhook answers 404: the endpoint has no webhook route.",
        why: "Only pages that are open and `reconcile()` learn of completed purchases.",
        fix: "Pass `onTransaction` to `rampEndpoint`, and register the address with your vendors.",
      }),
    ];
  if (status === 503 && isEndpointError(outcome))
    return [
      reportWarning("webhook", {
        what: "POST webhook answers 503: the endpoint can't check webhooks at the moment.",
        why: "Vendors have to send their webhooks again.",
        fix: "Run the doctor again in a minute, and check the store if it stays.",
      }),
    ];
  if ((status === 400 || status === 401) && json)
    return [reportOk("webhook", `POST webhook without a signature is refused with ${status}.`)];
  if (status === 403)
    return [
      reportWarning("webhook", {
        what: "POST webhook answers 403, which the endpoint never does here.",
        why: "If it isn't your allowlist of the vendors' IP addresses, genuine webhooks are refused too.",
        fix: ADDRESS_FIX,
      }),
    ];
  return [reportProblem("webhook", { what, why: lost, fix: ADDRESS_FIX })];
}
