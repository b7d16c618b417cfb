import type { Mode } from "../../order.ts";
import { depositFields } from "../depositFields.ts";
import { checkFields, text } from "../parseFields.ts";
import type { FrameMessage } from "../Vendor.ts";
import { toDecimalString } from "./toDecimalString.ts";
import { isTransakReference } from "./isTransakReference.ts";

/** Meaning of an event of Transak's page. */
type Meaning = "ready" | "order" | "deposit" | "close" | "personal";

/**
 * All events that Transak's page posts, by `event_id`, across all generations of its SDK. Commands
 * to the page, such as `TRANSAK_WIDGET_CLOSE_REQUEST`, are not among them.
 */
export const transakEvents: Readonly<Record<string, Meaning>> = {
  TRANSAK_WIDGET_INITIALISED: "ready",
  // Its name in the first generation.
  TRANSAK_WIDGET_OPEN: "ready",
  TRANSAK_ORDER_CREATED: "order",
  // The user claims to have paid: this proves neither payment nor delivery.
  TRANSAK_ORDER_SUCCESSFUL: "order",
  TRANSAK_ORDER_CANCELLED: "order",
  TRANSAK_ORDER_FAILED: "order",
  TRANSAK_WALLET_REDIRECTION: "deposit",
  // Its name in the first generation, which Transak's page on sales still uses.
  WALLET_REDIRECTION: "deposit",
  TRANSAK_WIDGET_CLOSE: "close",
  // Until the third generation.
  TRANSAK_USER_INFO_RECEIVED: "personal",
};

const isWord = text(/^[^]{1,256}$/);

/**
 * Converts a message of Transak's page; returns nothing for the page's internal messages. Orders
 * and users include names and emails, so only the needed fields are passed on.
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

/** Drops the payload: anything that Transak adds to it may be personal data. */
function unknownEvent(name: string): FrameMessage {
  return { type: "unknown", name, payload: undefined };
}

/** The event's name alone means that an order was placed, whatever the payload. */
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
 * Transak doesn't document this event's payload; in its other events it is the order. Unreadable
 * fields are left out: the name alone means that an address was shown.
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
