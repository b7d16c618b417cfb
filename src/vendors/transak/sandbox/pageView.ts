import type { Ledger, OrderStatus, SessionRecord } from "./ledger.ts";
import { type PageMessage, drainOrderEvents } from "./orderEvents.ts";
import { quote, type Quote } from "./quote.ts";
import type { Side } from "./readWidgetParams.ts";
import { buildReturnUrl } from "./buildReturnUrl.ts";

/** Everything that the hosted page needs to show where the user is. */
export interface PageView {
  /** `order` before there is one. */
  step: "order" | OrderStatus;
  side: Side;
  colorMode?: "LIGHT" | "DARK" | undefined;
  cryptoCurrency: string;
  network: string;
  fiatCurrency: string;
  quote: Quote;
  /** What the user may change, and what it is until then. */
  choice?: { unit: string; value: number } | undefined;
  /** Where the crypto goes, once there is an order. */
  walletAddress?: string | undefined;
  orderId?: string | undefined;
  redirectUrl?: string | undefined;
  /** Where to go now, for a page of its own. */
  leaveTo?: string | undefined;
  /** What the page around has not heard yet. */
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
