import type { Ledger, OrderStatus, SessionRecord } from "./ledger.ts";
import { type PageMessage, drainOrderEvents } from "./orderEvents.ts";
import { quote, type Quote } from "./quote.ts";
import type { Side } from "./readWidgetParams.ts";
import { buildReturnUrl } from "./buildReturnUrl.ts";

/** Everything that the hosted page needs to show the user's current step. */
export interface PageView {
  /** `order` before an order exists. */
  step: "order" | OrderStatus;
  side: Side;
  colorMode?: "LIGHT" | "DARK" | undefined;
  cryptoCurrency: string;
  network: string;
  fiatCurrency: string;
  quote: Quote;
  /** The amount, if the user may change it, and its initial value. */
  choice?: { unit: string; value: number } | undefined;
  /** Where the crypto goes, after the order was placed. */
  walletAddress?: string | undefined;
  orderId?: string | undefined;
  redirectUrl?: string | undefined;
  /** The redirect URL, if a full page is done. */
  leaveTo?: string | undefined;
  /** Messages that the embedding page hasn't received yet. */
  messages: PageMessage[];
}

export function pageView(ledger: Ledger, session: SessionRecord): PageView {
  const { params } = session;
  const { side, cryptoCurrency, network, fiatCurrency, amount } = params;
  const order = session.orders.at(-1);
  const of = amount?.of ?? (side === "BUY" ? "fiat" : "crypto");
  const chosen = (amount?.isFixed ? undefined : session.typed) ?? amount?.value ?? 100;
  return {
    step: order ? ledger.status(order) : "order",
    side,
    colorMode: params.colorMode,
    cryptoCurrency,
    network,
    fiatCurrency,
    quote: order?.quote ?? quote(params, of, chosen),
    choice:
      order || amount?.isFixed
        ? undefined
        : { unit: of === "fiat" ? fiatCurrency : cryptoCurrency, value: chosen },
    walletAddress: order?.walletAddress,
    orderId: order?.id,
    redirectUrl: params.redirectURL,
    leaveTo: order && buildReturnUrl(ledger, order),
    messages: session.orders.flatMap((one) => drainOrderEvents(ledger, one)),
  };
}
