import { reportOk, reportProblem, type Finding } from "../Finding.ts";
import { isLoopback } from "../isLoopback.ts";
import type { Probe } from "../Probe.ts";

/** Page and endpoint are encrypted. */
export function checkTransport({ endpoint, page }: Probe): Finding[] {
  const urls = [endpoint, ...("url" in page ? [page.url] : [])];
  const isOpen = urls.some((url) => url.protocol !== "https:" && !isLoopback(url));
  if (!isOpen) return [reportOk("https", "Page and endpoint use https:, or run on this machine.")];
  return [
    reportProblem("https", {
      what: "The page or the endpoint uses plain http:.",
      why: "Anyone on the network can read cookies and payment data, and browsers block cameras and vendors' frames on such pages.",
      fix: "Serve both over https: and redirect http: to it.",
    }),
  ];
}
