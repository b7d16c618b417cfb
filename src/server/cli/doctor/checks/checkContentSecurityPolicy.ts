import { contentSecurityPolicy } from "../../../policies/contentSecurityPolicy.ts";
import {
  reportNotChecked,
  reportOk,
  reportProblem,
  reportWarning,
  type Finding,
} from "../Finding.ts";
import {
  allowsOrigin,
  getSources,
  parseContentPolicies,
  parseContentPolicy,
  type ContentPolicy,
} from "../parsePolicies.ts";
import type { PageProbe, Probe } from "../Probe.ts";
import { readMarkup } from "../readMarkup.ts";
import { explainMissingPage } from "./explainMissingPage.ts";

const SEE = "docs/content-security-policy.md";

/** The page's Content-Security-Policy, in headers and `<meta>` elements, lets the widget work. */
export function checkContentSecurityPolicy({ page, endpoint, vendors }: Probe): Finding[] {
  if (!("url" in page)) return [explainMissingPage("csp", page)];
  const policies = readPolicies(page);
  if (policies.length === 0)
    return [reportOk("csp", "The page has no Content-Security-Policy, so it blocks nothing.")];
  const needs = parseContentPolicy(contentSecurityPolicy(vendors));
  const self = page.url.origin;
  return [
    checkFrames(policies, getOrigins(needs, "frame-src"), self),
    checkScripts(policies, getOrigins(needs, "script-src"), self),
    checkStyles(policies, self),
    checkConnections(policies, endpoint, self),
    checkTrustedTypes(policies, needs.get("trusted-types")?.[0] ?? ""),
    ...checkNonce(page, policies),
  ];
}

/** Each policy applies on its own: all of them have to allow what the widget needs. */
function readPolicies({ answer }: Pick<PageProbe, "answer">): ContentPolicy[] {
  const header = answer.headers.get("content-security-policy") ?? "";
  return [
    ...parseContentPolicies(header),
    ...readMarkup(answer.text).policies.map(parseContentPolicy),
  ];
}

function getOrigins(needs: ContentPolicy, directive: string): string[] {
  return (needs.get(directive) ?? []).filter((source) => source.startsWith("http"));
}

/** Returns the origins that at least one of the policies forbids. */
function findBlocked(
  policies: readonly ContentPolicy[],
  directive: string,
  origins: readonly string[],
  self: string,
  allows: (sources: readonly string[]) => boolean = () => false,
): string[] {
  return origins.filter((origin) =>
    policies.some((policy) => {
      const sources = getSources(policy, directive);
      return sources !== undefined && !allows(sources) && !allowsOrigin(sources, origin, self);
    }),
  );
}

function checkFrames(
  policies: readonly ContentPolicy[],
  origins: readonly string[],
  self: string,
): Finding {
  const blocked = findBlocked(policies, "frame-src", origins, self);
  if (blocked.length === 0)
    return reportOk("csp-frame-src", "`frame-src` allows the vendors' pages.");
  return reportProblem("csp-frame-src", {
    what: `\`frame-src\` doesn't allow ${blocked.join(" ")}.`,
    why: "The browser blocks the vendor's page inside the widget, so users can't pay.",
    fix: `Add ${blocked.join(" ")} to \`frame-src\` (${SEE}).`,
  });
}

function checkScripts(
  policies: readonly ContentPolicy[],
  origins: readonly string[],
  self: string,
): Finding {
  // The widget's script carries the page's nonce, and is inserted by a script that may run.
  const allows = (sources: readonly string[]) =>
    sources.some((source) => /^'(nonce-.+|strict-dynamic)'$/i.test(source));
  const blocked = findBlocked(policies, "script-src", origins, self, allows);
  if (blocked.length === 0)
    return reportOk("csp-script-src", "`script-src` allows the vendors' scripts.");
  return reportProblem("csp-script-src", {
    what: `\`script-src\` has no nonce and doesn't allow ${blocked.join(" ")}.`,
    why: "The browser blocks the vendor's script, and the widget ends in `script-blocked`.",
    fix: `Add ${blocked.join(" ")} to \`script-src\`, or use a nonce (${SEE}).`,
  });
}

/** The widget renders a style element with the page's nonce, or the page links the stylesheet. */
function checkStyles(policies: readonly ContentPolicy[], self: string): Finding {
  const isBlocked = policies.some((policy) => {
    const sources = getSources(policy, "style-src");
    if (sources === undefined || allowsOrigin(sources, self, self)) return false;
    return !sources.some((source) => /^'(nonce-.+|unsafe-inline)'$/i.test(source));
  });
  if (!isBlocked) return reportOk("csp-style-src", "`style-src` allows the widget's stylesheet.");
  return reportProblem("csp-style-src", {
    what: "`style-src` allows neither a nonce nor stylesheets of the page's own origin.",
    why: "The widget appears without its styles.",
    fix: `Add the page's nonce to \`style-src\`, or add 'self' and link \`ramp-widget/styles.css\` (${SEE}).`,
  });
}

function checkConnections(
  policies: readonly ContentPolicy[],
  endpoint: URL,
  self: string,
): Finding {
  const blocked = findBlocked(policies, "connect-src", [endpoint.origin], self);
  if (blocked.length === 0)
    return reportOk("csp-connect-src", "`connect-src` allows requests to the endpoint.");
  const source = endpoint.origin === self ? "'self'" : endpoint.origin;
  return reportProblem("csp-connect-src", {
    what: `\`connect-src\` doesn't allow the endpoint (${source}).`,
    why: "The browser blocks every request of the widget, so no purchase can start.",
    fix: `Add ${source} to \`connect-src\` (${SEE}).`,
  });
}

function checkTrustedTypes(policies: readonly ContentPolicy[], name: string): Finding {
  const isBlocked = policies.some((policy) => {
    const names = policy.get("trusted-types");
    if (!policy.has("require-trusted-types-for") || names === undefined) return false;
    return !names.includes(name) && !names.includes("*");
  });
  if (!isBlocked)
    return reportOk("csp-trusted-types", "Trusted Types don't stop the vendors' scripts.");
  return reportProblem("csp-trusted-types", {
    what: `\`trusted-types\` doesn't list the policy \`${name}\`.`,
    why: "The browser refuses the address of the vendor's script, and the widget ends in `script-blocked`.",
    fix: `Add \`${name}\` to \`trusted-types\` (${SEE}).`,
  });
}

/** A nonce protects only if it is new in each response. */
function checkNonce({ again }: PageProbe, policies: readonly ContentPolicy[]): Finding[] {
  const first = findNonces(policies);
  if (first.size === 0) return [];
  if ("failure" in again)
    return [
      reportNotChecked("csp-nonce", {
        what: "The page couldn't be requested a second time.",
        why: "A nonce that stays the same protects nothing.",
        fix: "Run the doctor again.",
      }),
    ];
  const second = findNonces(readPolicies({ answer: again }));
  if (![...first].some((nonce) => second.has(nonce)))
    return [reportOk("csp-nonce", "Each response has a nonce of its own.")];
  return [
    reportWarning("csp-nonce", {
      what: "Two responses have the same nonce.",
      why: "An attacker who reads it once can run scripts, as if there were no `script-src`.",
      fix: "Generate the nonce per request, and don't cache the page.",
    }),
  ];
}

function findNonces(policies: readonly ContentPolicy[]): Set<string> {
  const sources = policies.flatMap((policy) => [...policy.values()].flat());
  return new Set(sources.filter((source) => /^'nonce-.+'$/i.test(source)));
}
