import { type Order, useUnfinishedPurchases } from "ramp-widget";
import type { ReactElement } from "react";
import { widgetUrl } from "./config.ts";

const EVENTS = [
  ["pay", "Send it"],
  ["paymentSeen", "Seen only"],
  ["underpay", "Too little"],
  ["overpay", "Too much"],
] as const;

/** The sandbox has no blockchain. In its place stands whoever tries the demo. */
export function PretendChain({ order }: { order: Order }): ReactElement | null {
  const [latest] = useUnfinishedPurchases();
  if (order.vendor !== "bleepay" || latest?.vendor !== "bleepay") return null;

  /** What cannot happen any more is refused, and changes nothing. */
  function happen(event: string) {
    const body = JSON.stringify({ event, transactionId: latest?.id });
    void fetch(`${widgetUrl}/sandbox/happen`, { method: "POST", body });
  }
  return (
    <section className="pretend card" aria-label="Pretend to pay">
      <p className="small">No crypto moves in the sandbox. Pretend that your other wallet did:</p>
      <div>
        {EVENTS.map(([event, text]) => (
          <button key={event} type="button" className="quiet" onClick={() => happen(event)}>
            {text}
          </button>
        ))}
      </div>
    </section>
  );
}
