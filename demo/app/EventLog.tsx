import type { RampEvent } from "ramp-widget";
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

/** What `onEvent` said, for the developer who looks over the user's shoulder. */
export function EventLog({ entries }: { entries: Entry[] }): ReactElement {
  return (
    <details className="log card">
      <summary>
        What the app is told <span className="count">{entries.length}</span>
      </summary>
      <p className="small">
        A <b data-kind="fact">fact</b> comes from our own server. A <b data-kind="hint">hint</b>{" "}
        comes from the vendor’s page and proves nothing.
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
    case "presentation":
      return `opens ${event.presentation}: ${event.presentationReason}`;
    case "ready":
      return "the page is ready";
    case "frame-status": {
      const { status, paymentMethod } = event.frameStatus;
      return `the page says ${status ?? `paid by ${paymentMethod}`}`;
    }
    case "transaction":
      return `the transaction is ${event.transaction.status}`;
    case "deposit-requested":
      return `the page waits for ${event.deposit.amount} ${event.deposit.currency}`;
    case "deposit-resolved":
      return "cancelled" in event.result ? "nothing was sent" : "the wallet sent it";
    case "error":
      return `error ${event.error.code}`;
    case "close":
      return "closed";
    case "unknown":
      return `an unknown message, ${event.name}`;
  }
}
