import { checkBundle } from "./checks/checkBundle.ts";
import { checkClock } from "./checks/checkClock.ts";
import { checkContentSecurityPolicy } from "./checks/checkContentSecurityPolicy.ts";
import { checkCrossSite } from "./checks/checkCrossSite.ts";
import { checkEvents } from "./checks/checkEvents.ts";
import { checkHeaders } from "./checks/checkHeaders.ts";
import { checkIsolation, checkPermissionsPolicy } from "./checks/checkPagePolicies.ts";
import { checkProxyHeaders } from "./checks/checkProxyHeaders.ts";
import { checkRoutes } from "./checks/checkRoutes.ts";
import { checkTransport } from "./checks/checkTransport.ts";
import { checkWebhook } from "./checks/checkWebhook.ts";
import { checkPageStatus } from "./checks/explainMissingPage.ts";
import type { Finding, Result } from "./Finding.ts";
import type { Probe } from "./Probe.ts";

/** Findings that belong together. */
export interface FindingGroup {
  title: string;
  findings: Finding[];
}

const CHECKS: Record<string, readonly ((probe: Probe) => Finding[])[]> = {
  Routes: [checkTransport, checkRoutes, checkWebhook],
  "Cross-site requests": [checkCrossSite],
  "Response headers": [checkHeaders],
  "Headers through your proxy": [checkProxyHeaders],
  Clock: [checkClock],
  "Event stream": [checkEvents],
  "Page policies": [
    checkPageStatus,
    checkContentSecurityPolicy,
    checkPermissionsPolicy,
    checkIsolation,
  ],
  "Secrets in the page": [checkBundle],
};

/** Runs all checks on what was seen. */
export function diagnose(probe: Probe): FindingGroup[] {
  return Object.entries(CHECKS).map(([title, checks]) => ({
    title,
    findings: checks.flatMap((check) => check(probe)),
  }));
}

export function countResults(groups: readonly FindingGroup[]): Record<Result, number> {
  const counts: Record<Result, number> = { ok: 0, warning: 0, problem: 0, "not-checked": 0 };
  for (const { findings } of groups) for (const { result } of findings) counts[result]++;
  return counts;
}
