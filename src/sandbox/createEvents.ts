import type { SandboxEvent, SandboxEvents, VendorSandbox } from "../vendors/VendorSandbox.ts";

/** Each event, brought to the vendor whose transaction it is. @param vendorOf throws where there is none */
export function createEvents(vendorOf: (transactionId: string) => VendorSandbox): SandboxEvents {
  function bring(event: SandboxEvent) {
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
    order: bring("order"),
    pay: bring("pay"),
    paymentSeen: bring("paymentSeen"),
    underpay: bring("underpay"),
    overpay: bring("overpay"),
    decline: bring("decline"),
    cancel: bring("cancel"),
    refund: bring("refund"),
    hold: bring("hold"),
    showDeposit: bring("showDeposit"),
    depositArrives: bring("depositArrives"),
  };
}
