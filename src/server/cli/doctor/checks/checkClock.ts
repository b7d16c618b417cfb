import { reportNotChecked, reportOk, reportWarning, type Finding } from "../Finding.ts";
import type { Probe } from "../Probe.ts";

/** Largest difference that does no harm, in milliseconds. */
const MAX_SKEW_MS = 30_000;
/** `Date` has whole seconds. */
const DATE_RESOLUTION_MS = 1_000;

/** The server's clock is right, compared with this machine's. */
export function checkClock({ answers }: Probe): Finding[] {
  const skews = Object.values(answers).flatMap((outcome) => {
    if ("failure" in outcome) return [];
    const date = Date.parse(outcome.headers.get("date") ?? "");
    if (Number.isNaN(date)) return [];
    const { sentAt, receivedAt } = outcome;
    // The answer was written at some time between both.
    if (date > receivedAt) return [date - receivedAt];
    const behind = sentAt - (date + DATE_RESOLUTION_MS);
    return [behind > 0 ? -behind : 0];
  });
  const why =
    "Access tokens, signed webhooks and stored sessions expire by the server's clock, so a wrong one refuses genuine webhooks or uses expired tokens.";
  if (skews.length === 0)
    return [
      reportNotChecked("clock", {
        what: "No answer had a `Date`.",
        why,
        fix: "Run `date -u` on the server and compare it with the real time.",
      }),
    ];
  const skew = skews.toSorted((a, b) => Math.abs(a) - Math.abs(b))[0] ?? 0;
  if (Math.abs(skew) <= MAX_SKEW_MS)
    return [reportOk("clock", "The server's clock and this machine's agree within 30 seconds.")];
  const seconds = Math.round(Math.abs(skew) / 1000);
  return [
    reportWarning("clock", {
      what: `The server's clock is ${seconds} seconds ${skew > 0 ? "ahead of" : "behind"} this machine's.`,
      why,
      fix: "Check which of the two is wrong, and turn on time synchronization (NTP) there.",
    }),
  ];
}
