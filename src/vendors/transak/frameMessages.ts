import type { Mode } from "../../order.ts";
import { depositFields } from "../depositFields.ts";
import { checkFields, text } from "../parseFields.ts";
import type { FrameMessage } from "../Vendor.ts";
import { toDecimalString } from "./toDecimalString.ts";
import { isTransakReference } from "./isTransakReference.ts";

/** What an event of Transak's page tells. */
type Meaning = "ready" | "order" | "deposit" | "close" | "personal";

/**
 * Every event that Transak's page posts, by its `event_id`, over all generations of its SDK. Those
 * that the page itself is asked with, such as `TRANSAK_WIDGET_CLOSE_REQUEST`, are not for us to hear.
 */
export const transakEvents: Readonly<Record<string, Meaning>> = {
  TRANSAK_WIDGET_INITIALISED: "ready",
  // The first generation's name for it.
  TRANSAK_WIDGET_OPEN: "ready",
  TRANSAK_ORDER_CREATED: "order",
  // The user says that it is paid: neither that it was, nor that anything was delivered.
  TRANSAK_ORDER_SUCCESSFUL: "order",
  TRANSAK_ORDER_CANCELLED: "order",
  TRANSAK_ORDER_FAILED: "order",
  TRANSAK_WALLET_REDIRECTION: "deposit",
  // The first generation's name, which Transak's page on sales still has.
  WALLET_REDIRECTION: "deposit",
  TRANSAK_WIDGET_CLOSE: "close",
  // Until the third generation.
  TRANSAK_USER_INFO_RECEIVED: "personal",
};

const isWord = text(/^[^]{1,256}$/);

/**
 * What a message of Transak's page means, or nothing for the page's own business. Orders and users
 * come with names and e-mails, so of theirs only the fields that are needed go on.
 */
export function parseFrameMessage(
  message: unknown,
  purchase: { transactionId: string; mode: Mode },
): FrameMessage | undefined {
  const { event_id: name, data } = (message ?? {}) as { event_id?: unknown; data?: unknown };
  if (typeof name !== "string") return undefined;
  const meaning = Object.hasOwn(transakEvents, name) ? transakEvents[name] : undefined;
  switch (meaning) {
    case "ready":
    case "close":
      return { type: meaning };
    case "order":
      return readOrder(data);
    case "deposit":
      return purchase.mode === "sell"
        ? readDeposit(data, purchase.transactionId)
        : unknownEvent(name);
    case "personal":
      return unknownEvent(name);
    case undefined:
      return unknownEvent(name);
  }
}

/** Without what it carries: whatever Transak may add to it, it is about a person. */
function unknownEvent(name: string): FrameMessage {
  return { type: "unknown", name, payload: undefined };
}

/** Whatever is in it, its name says that an order was placed. */
function readOrder(data: unknown): FrameMessage {
  const { status, id, paymentOptionId } = Object(data) as Record<string, unknown>;
  return {
    type: "status",
    status: getName(status),
    paymentMethod: getName(paymentOptionId),
    reference: isTransakReference(id) ? id : undefined,
  };
}

function getName(value: unknown): string | undefined {
  return isWord(value) ? (value as string) : undefined;
}

/**
 * Transak does not document what this event carries; in its other ones it is the order. What cannot be read is left
 * out: its name alone says that an address was shown.
 */
function readDeposit(data: unknown, transactionId: string): FrameMessage {
  const order = Object(data) as Record<string, unknown>;
  const { cryptoAmount, cryptoCurrency, network, walletAddress, isBuyOrSell = "SELL" } = order;
  const { shape } = checkFields(depositFields, {
    amount: typeof cryptoAmount === "number" ? toDecimalString(cryptoAmount) : cryptoAmount,
    currency: cryptoCurrency,
    network,
    address: walletAddress,
  });
  const facts = isBuyOrSell === "SELL" ? shape : undefined;
  return { type: "deposit-requested", deposit: { ...facts, transactionId } };
}
