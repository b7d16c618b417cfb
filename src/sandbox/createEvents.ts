import type { SandboxEvent, SandboxEvents, VendorSandbox } from "../vendors/VendorSandbox.ts";

/** Routes each event to the transaction's vendor. @param vendorOf throws if there is none */
export function createEvents(vendorOf: (transactionId: string) => VendorSandbox): SandboxEvents {
  function route(event: SandboxEvent) {
    return (transactionId: string) => {
      const { name, events } = vendorOf(transactionId);
      const happen = events[event];
      if (!happen)
        throw new Error(
          `Transaction ${transactionId} is with the vendor "${name}", where "${event}" never happens. There it can be one of ${Object.keys(events).join(", ")}.`,
        );
      happen(transactionId);
    };
  }

  return {
    order: route("order"),
    pay: route("pay"),
    paymentSeen: route("paymentSeen"),
    underpay: route("underpay"),
    overpay: route("overpay"),
    decline: route("decline"),
    cancel: route("cancel"),
    refund: route("refund"),
    hold: route("hold"),
    showDeposit: route("showDeposit"),
    depositArrives: route("depositArrives"),
  };
}
