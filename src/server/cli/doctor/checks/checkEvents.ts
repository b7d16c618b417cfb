import { describeOutcome } from "../fetchAnswer.ts";
import { reportNotChecked, reportOk, reportProblem, type Finding } from "../Finding.ts";
import type { EventsProbe, Probe } from "../Probe.ts";

const WHY = "If a stream is held back, the page shows a payment only at its next poll.";
const UNBUFFERED =
  "Turn off response buffering for `{endpoint}/transactions/*/events` in your proxy or CDN (nginx: honor `X-Accel-Buffering: no` and set `proxy_http_version 1.1`).";

/** Events arrive when they are sent. */
export function checkEvents({ events }: Probe): Finding[] {
  if (!events)
    return [
      reportNotChecked("events", {
        what: "The event stream needs a transaction and its user.",
        why: WHY,
        fix: "Pass `--transaction` with the id of an unfinished transaction, and its user's `--cookie`.",
      }),
    ];
  switch (events.state) {
    case "transaction-failed":
      return [
        reportNotChecked("events", {
          what: `GET transactions/{id} as your user ${describeOutcome(events.transaction)}, so its stream wasn't opened.`,
          why: WHY,
          fix: "Pass the id of a transaction that belongs to the user of `--cookie`, and `--vendor` if its vendor isn't the endpoint's first.",
        }),
      ];
    case "failed":
      return [
        reportProblem("events", {
          what: `The event stream ${describeOutcome(events.outcome)}.`,
          why: WHY,
          fix: "Let your proxy keep connections to `{endpoint}/transactions/*/events` open.",
        }),
      ];
    case "late":
      return [
        reportProblem("events-buffering", {
          what: "The event stream didn't begin in time, although the transaction's status was answered.",
          why: WHY,
          fix: UNBUFFERED,
        }),
      ];
    case "opened":
      return checkOpened(events);
  }
}

function checkOpened({
  isCompressed,
  isEventStream,
  firstEvent,
  heartbeat,
}: Extract<EventsProbe, { state: "opened" }>): Finding[] {
  const findings: Finding[] = [];
  if (!isEventStream)
    return [
      reportProblem("events", {
        what: "GET transactions/{id}/events doesn't answer 200 with `text/event-stream`.",
        why: WHY,
        fix: "Send this path to `rampEndpoint` and pass its answer on unchanged.",
      }),
    ];
  if (isCompressed)
    findings.push(
      reportProblem("events-encoding", {
        what: "The event stream is compressed, although the endpoint sends `no-transform`.",
        why: "Compression holds events back until enough of them have come together.",
        fix: "Exclude `text/event-stream` from compression in your proxy or framework.",
      }),
    );
  if (firstEvent !== "arrived")
    findings.push(
      reportProblem("events-buffering", {
        what:
          firstEvent === "late"
            ? "The stream opened, but its first event was held back."
            : "The stream ended before its first event.",
        why: WHY,
        fix: UNBUFFERED,
      }),
    );
  else findings.push(reportOk("events", "The first event arrives at once."));
  if (heartbeat === "late")
    findings.push(
      reportProblem("events-heartbeat", {
        what: "No heartbeat arrived after the first event; the endpoint sends one every 10 seconds.",
        why: "Later events are held back as well, and idle connections get closed.",
        fix: UNBUFFERED,
      }),
    );
  else if (heartbeat === "arrived")
    findings.push(reportOk("events-heartbeat", "The stream goes on after its first event."));
  else if (heartbeat === "ended")
    findings.push(
      reportNotChecked("events-heartbeat", {
        what: "The stream ended after its first event, as it does for a completed transaction.",
        why: "Heartbeats keep idle connections open.",
        fix: "Pass the id of a transaction that isn't completed.",
      }),
    );
  return findings;
}
