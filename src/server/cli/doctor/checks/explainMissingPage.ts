import { reportNotChecked, reportWarning, type Finding } from "../Finding.ts";
import type { PageProbe, Probe } from "../Probe.ts";

/** What is said of checks that have no page to look at. */
export function explainMissingPage(
  id: string,
  { missing }: Exclude<Probe["page"], PageProbe>,
): Finding {
  const advice = {
    "endpoint-only": {
      what: "The URL is the endpoint's, so there is no page to check.",
      fix: "Pass the URL of the page with the widget instead.",
    },
    redirected: {
      what: "The page redirects to another origin, probably to sign in.",
      fix: "Pass the `--cookie` of a signed-in user, or the address that it redirects to.",
    },
    failed: { what: "The page gave no answer.", fix: "Check the URL and run the doctor again." },
  }[missing];
  return reportNotChecked(id, {
    ...advice,
    why: "The page's headers and scripts decide what the widget may do.",
  });
}

/** An error page has other headers and scripts than the page with the widget. */
export function checkPageStatus({ page }: Probe): Finding[] {
  if (!("url" in page) || (page.answer.status === 200 && page.answer.isHtml)) return [];
  return [
    reportWarning("page", {
      what: page.answer.isHtml
        ? `The page answers ${page.answer.status}.`
        : "The page is no HTML document.",
      why: "The findings below are about this answer, which may not be the page with the widget.",
      fix: "Check the URL, and pass `--cookie` if the page is only for signed-in users.",
    }),
  ];
}
