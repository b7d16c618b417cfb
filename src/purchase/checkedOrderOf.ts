import type { Order } from "../order.ts";
import { orderProblem } from "../orderProblem.ts";
import { orderOf } from "./orderOf.ts";
import type { RampOptions } from "./Ramp.ts";

/** @throws {Error} with a sentence, where the order is a programmer's mistake */
export function checkedOrderOf(options: RampOptions): Order {
  const order = orderOf(options);
  const problem = orderProblem(order);
  if (problem) throw new Error(`ramp-widget: ${problem}`);
  return order;
}
