import {
  type Mode,
  type Order,
  type CustomEndpoint,
  RampError,
  type RampErrorCode,
  type RampErrorFacts,
  type RampStorage,
  type RememberedPurchase,
  type SellDeposit,
  type TransactionReport,
} from "ramp-widget";
import type { Vendor } from "ramp-widget/vendor";
import { toWireOrder } from "../src/order.ts";
import {
  createPartner,
  type Happening,
  type PartnerOptions,
  type PartnerProps,
  transactionIdIn,
  type VendorName,
} from "./sandbox/createPartner.ts";

/** A partner's props, with a vendor in this page's memory. */
export function partner(options?: PartnerOptions): PartnerProps {
  const { endpoint, vendors, storage } = createPartner(options);
  return { endpoint, vendors, storage };
}

/** An order's currency, network and amount in each vendor's terms. */
export const ORDERS = {
  proof: { currency: "USDT", network: "TRC20", fiatCurrency: "EUR", fiatAmount: "100" },
  transak: { currency: "USDT", network: "ethereum", fiatCurrency: "EUR", fiatAmount: "100" },
  bleepay: { currency: "USDT", network: "TRC20", amount: "100.50" },
} satisfies Record<VendorName, Omit<Order, "mode">>;

export interface Visit extends Pick<PartnerOptions, "settlementDelayMs"> {
  /** @default "proof" */
  vendor?: VendorName | undefined;
  mode: Mode;
  /** What has happened to the purchase since. */
  since?: Happening;
  /** The stored purchase's properties. */
  remembered?: Pick<RememberedPurchase, "mayBePaid" | "deposit" | "txHash">;
}

/** Parts of a story about a purchase from an earlier visit. */
export function visitedBefore({ mode, since, remembered, ...options }: Visit) {
  const { vendor = "proof" } = options;
  const partner = createPartner(options);
  let kept: string | null = null;
  const storage: RampStorage = {
    getItem: () => kept,
    setItem: (_, value) => void (kept = value),
    removeItem: () => void (kept = null),
  };
  async function buyBefore() {
    const order = toWireOrder({ mode, ...ORDERS[vendor] });
    const response = await fetch(`${partner.endpoint}/session`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(order),
    });
    const id = transactionIdIn(await response.json());
    if (since) since(partner.sandbox, id);
    kept = JSON.stringify([{ vendor, id, mode, time: Date.now(), ...remembered }]);
    return {};
  }
  return {
    args: { endpoint: partner.endpoint, vendors: partner.vendors, storage, mode },
    loaders: [buyBefore],
  };
}

/** An endpoint that always returns the same transaction, in Proof's format. */
export function standing(type: Mode, status: string, updatedAt: Date = new Date()): CustomEndpoint {
  return {
    createSession: async () => ({}),
    getTransaction: async (id) => ({
      merchant_transaction_id: id,
      type,
      status,
      currency: "USDT",
      network: "TRC20",
      crypto_amount: "104.84",
      fiat_currency: "EUR",
      fiat_amount: "100.00",
      created_at: updatedAt.toISOString(),
      updated_at: updatedAt.toISOString(),
    }),
  };
}

/** A partner whose endpoint refuses sessions, as functions. */
export function refusing(code: RampErrorCode, facts?: RampErrorFacts) {
  const createSession = async () => {
    // A network delay, so that a retry is visible.
    await new Promise((resolve) => setTimeout(resolve, 200));
    throw new RampError(code, "The story refuses.", facts);
  };
  return { ...partner(), endpoint: { ...standing("buy", "pending"), createSession } };
}

const DEPOSIT: SellDeposit = {
  transactionId: "550e8400-e29b-41d4-a716-446655440000",
  amount: "104.84",
  currency: "USDT",
  network: "TRC20",
  address: "TRx1a2b3c4d5e6f7a8b9c0d1e2f3a4b5c6",
};

/**
 * A sale whose vendor's page has requested the deposit.
 *
 * @param next what the page does then: it closes, or requests something else
 */
export function askedSale(next: "closes" | "asks anew") {
  const { transactionId } = DEPOSIT;
  const vendor: Vendor = {
    name: "story",
    matches: () => true,
    parseSession: (_, { mode }) => ({
      transactionId,
      mode,
      expiresInMs: 60_000,
      open({ host, emit }) {
        const page = document.createElement("p");
        page.textContent = "The vendor's page";
        host.append(page);
        emit({ type: "ready" });
        emit({ type: "deposit-requested", deposit: DEPOSIT });
        if (next === "closes") emit({ type: "close" });
        else
          emit({
            type: "deposit-requested",
            deposit: { ...DEPOSIT, address: "TNewAddress7a8b9c0d1e2f3a4b5c6d7e8f" },
          });
        return () => {};
      },
    }),
    parseTransaction: (report) => report as TransactionReport,
  };
  const endpoint: CustomEndpoint = {
    async createSession() {
      // Another story on this page may have opened the same sale.
      Reflect.deleteProperty(globalThis, Symbol.for("ramp-widget.opened@1"));
      return {};
    },
    getTransaction: async (id): Promise<TransactionReport> => ({
      id,
      vendor: "story",
      mode: "sell",
      status: "pending",
      vendorStatus: "pending",
    }),
  };
  return { endpoint, vendors: [vendor], storage: null, mode: "sell" as const };
}
