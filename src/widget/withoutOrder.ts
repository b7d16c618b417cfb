import type { RampOptions } from "../core/publicTypes.ts";
import type { AnyWidgetProps } from "./props.ts";

/** The options of a widget whose order comes from a form. Without an asset, nothing can be bought yet. */
export function withoutOrder(props: AnyWidgetProps): RampOptions {
  return { ...props, currency: "" };
}
