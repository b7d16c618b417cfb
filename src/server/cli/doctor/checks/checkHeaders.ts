import { SECURITY_HEADERS } from "../../../responses.ts";
import type { Answer } from "../fetchAnswer.ts";
import {
  reportNotChecked,
  reportOk,
  reportProblem,
  reportWarning,
  type Finding,
} from "../Finding.ts";
import type { Probe } from "../Probe.ts";

/** The endpoint's headers arrive as it sent them, and nothing is cached. */
export function checkHeaders({ answers }: Probe): Finding[] {
  // Other answers are none of the endpoint's, which the routes' checks report.
  const seen = Object.entries(answers).flatMap(([name, outcome]): [string, Answer][] =>
    !("failure" in outcome) && outcome.json ? [[name, outcome]] : [],
  );
  if (seen.length === 0)
    return [
      reportNotChecked("cache-control", {
        what: "No JSON answer arrived whose headers could be checked.",
        why: "A proxy that removes `Cache-Control: no-store` can show one user's purchases to another.",
        fix: "Fix the routes above first.",
      }),
    ];
  return [
    checkNoStore(seen.map(([, answer]) => answer)),
    checkCached(seen.map(([, answer]) => answer)),
    ...Object.entries(SECURITY_HEADERS).map(([name, value]) =>
      checkSecurityHeader(
        name,
        value,
        seen.map(([, answer]) => answer),
      ),
    ),
  ];
}

function checkNoStore(answers: readonly Answer[]): Finding {
  const without = answers.filter(({ headers }) => !hasDirective(headers, "no-store"));
  if (without.length === 0)
    return reportOk("cache-control", "Every answer arrives with `Cache-Control: no-store`.");
  return reportProblem("cache-control", {
    what: `${without.length} of ${answers.length} answers arrive without \`Cache-Control: no-store\`, which the endpoint always sends.`,
    why: "A cache can then give one user's session or purchases to another user.",
    fix: "Exclude the endpoint's path from the rule of your CDN, proxy or framework that sets `Cache-Control`.",
  });
}

function hasDirective(headers: Headers, name: string): boolean {
  const directives = (headers.get("cache-control") ?? "").toLowerCase().split(",");
  return directives.some((directive) => directive.trim() === name);
}

/**
 * `Age` belongs to a repeated session, which the doctor never asks for. Some CDNs send `Age: 0` with
 * each answer.
 */
function checkCached(answers: readonly Answer[]): Finding {
  const isCached = answers.some(
    ({ headers }) =>
      Number(headers.get("age")) > 0 ||
      ["x-cache", "cf-cache-status", "x-vercel-cache", "x-cache-status", "cache-status"].some(
        (name) => /(^|[\s;,])(hit|stale|revalidated|updating)\b/i.test(headers.get(name) ?? ""),
      ),
  );
  if (!isCached) return reportOk("cached", "No answer comes from a cache.");
  return reportProblem("cached", {
    what: "An answer comes from a cache: it has `Age`, or a header that reports a cache hit.",
    why: "Statuses are out of date, and one user can get another user's answer.",
    fix: "Turn off caching for the endpoint's path in your CDN or proxy, and purge what it has stored.",
  });
}

function checkSecurityHeader(name: string, value: string, answers: readonly Answer[]): Finding {
  const id = name.toLowerCase();
  const other = answers.filter(({ headers }) => headers.get(name)?.toLowerCase() !== value);
  if (other.length === 0) return reportOk(id, `Every answer arrives with \`${name}: ${value}\`.`);
  return reportWarning(id, {
    what: `${other.length} of ${answers.length} answers arrive without \`${name}: ${value}\`, which the endpoint always sends.`,
    why: "Something in front of the endpoint removes or replaces the headers that protect its answers.",
    fix: `Let your proxy pass on \`${name}\` from the endpoint unchanged.`,
  });
}
