import { useUnfinishedPurchases } from "ramp-widget";
import type { ReactElement } from "react";
import { widgetUrl } from "./config.ts";

const EVENTS = [
  ["pay", "Send full amount"],
  ["paymentSeen", "Send, don’t confirm"],
  ["underpay", "Send too little"],
  ["overpay", "Send too much"],
] as const;

/** The sandbox has no blockchain, so the visitor simulates the transfer. */
export function PretendChain({ vendor }: { vendor: string | undefined }): ReactElement | null {
  const [latest] = useUnfinishedPurchases();
  if (vendor !== "bleepay" || latest?.vendor !== "bleepay") return null;

  /** The sandbox rejects an event that can't happen any more. */
  function happen(event: string) {
    const body = JSON.stringify({ event, transactionId: latest?.id });
    void fetch(`${widgetUrl}/sandbox/happen`, { method: "POST", body });
  }
  return (
    <section className="pretend card" aria-label="Simulated transfer">
      <p className="small">
        No crypto moves in the sandbox. Simulate a transfer from your other wallet:
      </p>
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
