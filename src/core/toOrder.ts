import type { Order } from "../order.ts";
import type { RampOptions } from "./types.ts";

/** The order that a purchase would begin with now. An empty field of a form is a field that is not given. */
export function toOrder(options: RampOptions): Order {
  const { mode = "buy", currency, network, amount } = options;
  const { fiatCurrency, fiatAmount, redirectUrl, vendor } = options;
  const order = {
    mode,
    currency,
    network: given(network),
    amount: given(amount),
    fiatCurrency: given(fiatCurrency),
    fiatAmount: given(fiatAmount),
    redirectUrl: given(redirectUrl),
    vendor: given(vendor),
  };
  // What types rule out comes from JavaScript: `orderProblem` has a sentence for it.
  return order as Order;
}

function given(field: string | null | undefined): string | undefined {
  return field === "" || field === null ? undefined : field;
}
