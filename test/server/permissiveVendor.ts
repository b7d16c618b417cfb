import type { Order } from "../../src/order.ts";
import type { RampUser, VendorServer } from "../../src/server.ts";
import { getProgress } from "../../src/vendors/Transaction.ts";
import type { TransactionStatus } from "../../src/vendors/Transaction.ts";

/** The status of a vendor whose words are ours. */
export function plainStatus({ status }: Record<string, unknown>): TransactionStatus | undefined {
  return getProgress(status) === undefined ? undefined : (status as TransactionStatus);
}

/** A vendor that says yes to everything and remembers what it was asked. */
export function permissiveVendor(answers: Partial<VendorServer> = {}) {
  const orders: { order: Order; user: RampUser }[] = [];
  const looks: { id: string; user: string; reference: string | undefined }[] = [];
  const vendor: VendorServer = {
    name: "obliging",
    async createSession(order, user) {
      orders.push({ order, user });
      return { status: 200, body: { merchant_transaction_id: `tx-${orders.length}` } };
    },
    async getTransaction(id, user, reference) {
      looks.push({ id, user: user.id, reference });
      return { status: 200, body: { merchant_transaction_id: id } };
    },
    getStatus: plainStatus,
    ...answers,
  };
  return { vendor, orders, looks };
}
