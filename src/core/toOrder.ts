import type { Order } from "../order.ts";
import type { RampOptions } from "./publicTypes.ts";

/** The order that a purchase would begin with now. An empty form field counts as not given. */
export function toOrder(options: RampOptions): Order {
  const { mode = "buy", currency, network, amount } = options;
  const { fiatCurrency, fiatAmount, paymentMethod, redirectUrl, vendor, alternatives } = options;
  const order = {
    mode,
    currency,
    network: toGiven(network),
    amount: toGiven(amount),
    fiatCurrency: toGiven(fiatCurrency),
    fiatAmount: toGiven(fiatAmount),
    paymentMethod: toGiven(paymentMethod),
    redirectUrl: toGiven(redirectUrl),
    vendor: toGiven(vendor),
    alternatives,
  };
  // JavaScript callers can pass values that the types exclude: `getOrderProblem` reports them.
  return order as Order;
}

function toGiven(field: string | null | undefined): string | undefined {
  return field === "" || field === null ? undefined : field;
}
