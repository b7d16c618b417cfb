import type { SandboxEvents } from "../../VendorSandbox.ts";
import type { Ledger, OrderRecord, SessionRecord } from "./ledger.ts";
import type { Side } from "./readWidgetParams.ts";

/**
 * Events of a purchase that need no open hosted page. If an event needs an order and there is none yet, the
 * user places one first.
 */
export function transakEvents(ledger: Ledger): Partial<SandboxEvents> {
  function session(transactionId: string): SessionRecord {
    const found = ledger.find(transactionId);
    if (!found) throw new Error(`The sandbox has no transaction ${transactionId}.`);
    return found;
  }

  function order(transactionId: string, side?: Side): OrderRecord {
    const { params, orders } = session(transactionId);
    if (side && side !== params.side)
      throw new Error(
        `Transaction ${transactionId} is a ${params.side}, so this cannot happen to it.`,
      );
    return orders.at(-1) ?? ledger.place(session(transactionId));
  }

  return {
    order: (id) => void ledger.place(session(id)),
    pay: (id) => ledger.receive(order(id, "BUY")),
    depositArrives: (id) => ledger.receive(order(id, "SELL")),
    decline: (id) => ledger.fail(order(id)),
    cancel: (id) => ledger.cancel(order(id)),
    hold: (id) => ledger.hold(order(id)),
    refund: (id) => ledger.refund(order(id)),
  };
}
