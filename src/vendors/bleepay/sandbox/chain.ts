import type { SandboxEvents } from "../../VendorSandbox.ts";
import type { DepositRecord, DepositStatus, Ledger } from "./ledger.ts";

/** The simulated blockchain and its user. No crypto moves; the ledger records the transfers. */
export function chainEvents(ledger: Ledger, settlementDelayMs: number): Partial<SandboxEvents> {
  const { now, change } = ledger;

  /** @throws {Error} if the transaction is unknown, or has none of these statuses */
  function recordIn(transactionId: string, ...statuses: DepositStatus[]): DepositRecord {
    const record = ledger.find(toDepositId(transactionId));
    if (!record) throw new Error(`The sandbox has no transaction ${transactionId}.`);
    const status = ledger.status(record);
    if (!statuses.includes(status))
      throw new Error(
        `Transaction ${record.id} is ${status}, so this cannot happen to it any more.`,
      );
    return record;
  }

  function isTimeUp(record: DepositRecord): boolean {
    const last = record.changes.findLast(({ at }) => at <= now());
    return last?.status === "EXPIRED" && last.at >= record.expiresAt;
  }

  return {
    paymentSeen(id) {
      // Bleepay doesn't say that a payment seen in time can expire, so this drops the scheduled expiry.
      change(recordIn(id, "CREATED"), { at: now(), status: "PENDING" });
    },
    pay(id) {
      const late = ledger.find(toDepositId(id));
      // Crypto may arrive after the timeout. Bleepay doesn't document what happens to it after a
      // cancellation.
      const record =
        late && isTimeUp(late) ? late : recordIn(id, "CREATED", "PENDING", "UNDERPAID");
      if (record.changes.some(({ status }) => status === "CONFIRMED"))
        throw new Error(`Transaction ${record.id} is paid already, and will be confirmed.`);
      const confirmed = { at: now() + settlementDelayMs, status: "CONFIRMED" } as const;
      if (ledger.status(record) === "PENDING") change(record, confirmed);
      else change(record, { at: now(), status: "PENDING" }, confirmed);
    },
    underpay(id) {
      const record = recordIn(id, "CREATED", "PENDING");
      change(
        record,
        { at: now(), status: "UNDERPAID" },
        { at: Math.max(now(), record.expiresAt), status: "EXPIRED" },
      );
    },
    overpay(id) {
      change(recordIn(id, "CREATED", "PENDING", "UNDERPAID"), { at: now(), status: "OVERPAID" });
    },
    cancel(id) {
      change(recordIn(id, "CREATED", "PENDING"), { at: now(), status: "EXPIRED" });
    },
  };
}

/** Bleepay's own id. The part after the dot comes from the endpoint. */
export function toDepositId(transactionId: string): string {
  return transactionId.replace(/\..*/s, "");
}
