import type { Order } from "../order.ts";
import type { RampOptions } from "./Ramp.ts";

/** The order that a purchase would be begun with now. */
export function orderOf(options: RampOptions): Order {
  const { mode = "buy", currency, network, amount } = options;
  const { fiatCurrency, fiatAmount, redirectUrl, vendor } = options;
  return { mode, currency, network, amount, fiatCurrency, fiatAmount, redirectUrl, vendor };
}
