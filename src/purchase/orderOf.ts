import { type Order, orderProblem } from "../order.ts";
import type { RampOptions } from "./Ramp.ts";

/** The order that a purchase would be begun with now. */
export function orderOf(options: RampOptions): Order {
  const { mode = "buy", currency, network, amount } = options;
  const { fiatCurrency, fiatAmount, redirectUrl, vendor } = options;
  return { mode, currency, network, amount, fiatCurrency, fiatAmount, redirectUrl, vendor };
}

/** @throws {Error} with a sentence, where the order is a programmer's mistake */
export function checkedOrderOf(options: RampOptions): Order {
  const order = orderOf(options);
  const problem = orderProblem(order);
  if (problem) throw new Error(`ramp-widget: ${problem}`);
  return order;
}
