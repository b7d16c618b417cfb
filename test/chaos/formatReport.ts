import type { ChaosOptions, ChaosReport } from "./runChaos.ts";

/** The figures of a run, one a line. */
export function formatFigures(report: ChaosReport, options: ChaosOptions): string {
  const { counts, healing } = report;
  const refusals = Object.entries(counts.refusals)
    .map(([code, count]) => `${code}: ${count}`)
    .join(", ");
  const figures: [string, string | number][] = [
    ["Store", options.store],
    ["Seed", options.seed],
    ["Purchases", options.purchases],
    ["Requests", counts.requests],
    ["  answered 503", counts.unavailable],
    ["  broken by a kill", counts.brokenRequests],
    ["  refused", refusals || 0],
    ["Instances killed", counts.kills],
    ["Networks cut", counts.cuts],
    ["Store restarted", counts.storeRestarts],
    ["Sessions issued by the vendors", report.issued],
    ["Sessions that browsers got", report.handedOut],
    ["Doubled sessions", report.doubled],
    ["Users who got no session in time", report.givenUp],
    ["Deposits that a crash left uncertain", report.uncertain],
    ["Webhooks sent", counts.webhooksSent],
    ["  delivered, repeats included", counts.webhooksDelivered],
    ["  lost", counts.webhooksLost],
    ["Reports to onTransaction", counts.reports],
    ["  repeated after a crash", counts.repeatedReports],
    ["  that it failed", counts.refusedReports],
    ["Completed purchases", report.completed],
    ["Lost completions", report.lostCompletions],
    ["Time to heal", `${(healing.ms / 1000).toFixed(1)} s, ${healing.rounds} calls of reconcile()`],
    ["  purchases asked for, moved", `${healing.checked}, ${healing.moved}`],
    [
      "  stuck",
      healing.stuck.map(({ why, vendor, code }) => `${vendor} ${why} ${code ?? ""}`).join(", ") ||
        0,
    ],
    ["Broken promises", report.violations.length + report.doubledDeposits.length],
  ];
  return figures.map(([name, value]) => `${name.padEnd(38)}${value}`).join("\n");
}

/** What went wrong, with the story of each purchase; empty if nothing did. */
export function formatViolations({ violations, doubledDeposits }: ChaosReport): string {
  return [
    ...doubledDeposits,
    ...violations.map(
      ({ purchase: { number, vendor, id, plan, story }, what }) =>
        `Purchase ${number} (${vendor}, ${plan}, ${id}): ${what}\n${story.map((line) => `  ${line}`).join("\n")}`,
    ),
  ].join("\n\n");
}
