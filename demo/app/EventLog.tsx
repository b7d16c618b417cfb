import type { RampEvent, SkippedVendor } from "ramp-widget";
import { type ReactElement, useState } from "react";

interface Entry {
  key: number;
  time: string;
  event: RampEvent;
}

export function useEventLog(): [Entry[], (event: RampEvent) => void] {
  const [entries, setEntries] = useState<Entry[]>([]);
  function log(event: RampEvent) {
    const time = new Date().toLocaleTimeString("en-GB");
    setEntries((earlier) => [...earlier, { key: earlier.length, time, event }]);
  }
  return [entries, log];
}

/** The events of `onEvent`, for developers who try the demo. */
export function EventLog({ entries }: { entries: Entry[] }): ReactElement {
  return (
    <details className="log card">
      <summary>
        Event log <span className="count">{entries.length}</span>
      </summary>
      <p className="small">
        A <b data-kind="fact">fact</b> comes from our server. A <b data-kind="hint">hint</b> comes
        from the vendor’s page and is unverified.
      </p>
      <ol>
        {entries.map(({ key, time, event }) => {
          const kind = kindOf(event);
          return (
            <li key={key}>
              <time>{time}</time>
              <b data-kind={kind}>{kind}</b>
              <span>{describe(event)}</span>
            </li>
          );
        })}
      </ol>
    </details>
  );
}

function tellSkipped({ vendor, reason }: SkippedVendor): string {
  return `${vendor} skipped (${reason})`;
}

function kindOf({ type }: RampEvent): "fact" | "hint" | "widget" {
  switch (type) {
    case "transaction":
      return "fact";
    case "frame-status":
    case "ready":
    case "deposit-requested":
    case "unknown":
      return "hint";
    case "phase":
    case "session":
    case "presentation":
    case "deposit-resolved":
    case "error":
    case "close":
      return "widget";
  }
}

function describe(event: RampEvent): string {
  switch (event.type) {
    case "phase":
      return `phase ${event.phase}`;
    case "session":
      return [`session of ${event.vendor}`, ...event.skipped.map(tellSkipped)].join(", ");
    case "presentation":
      return `presentation ${event.presentation} (${event.presentationReason})`;
    case "ready":
      return "vendor’s page ready";
    case "frame-status": {
      const { status, paymentMethod } = event.frameStatus;
      return `frame status ${status ?? paymentMethod ?? "unknown"}`;
    }
    case "transaction":
      return `transaction ${event.transaction.status}`;
    case "deposit-requested":
      return `deposit of ${event.deposit.amount} ${event.deposit.currency} requested`;
    case "deposit-resolved":
      return "cancelled" in event.result ? "deposit declined" : "deposit sent";
    case "error":
      return `error ${event.error.code}`;
    case "close":
      return "vendor’s page closed";
    case "unknown":
      return `unknown message ${event.name}`;
  }
}
