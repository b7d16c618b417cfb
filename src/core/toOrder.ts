import type { Order } from "../order.ts";
import type { RampOptions } from "./publicTypes.ts";

/** The order that a purchase would begin with now. An empty form field counts as not given. */
export function toOrder(options: RampOptions): Order {
  const { mode = "buy", currency, network, amount } = options;
  const { fiatCurrency, fiatAmount, paymentMethod, redirectUrl, vendor, alternatives } = options;
  const rest: Record<string, unknown> = {
    network,
    amount,
    fiatCurrency,
    fiatAmount,
    paymentMethod,
    redirectUrl,
    vendor,
    alternatives,
  };
  for (const name in rest) if (rest[name] === "" || rest[name] === null) rest[name] = undefined;
  // JavaScript callers can pass values that the types exclude: `getOrderProblem` reports them.
  return { mode, currency, ...rest };
}
