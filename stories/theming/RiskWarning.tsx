import type { RampDisclosureProps } from "ramp-widget";
import type { ReactElement } from "react";

/** What the law of a market may require before an order. The words are the partner's. */
export function RiskWarning({ form }: RampDisclosureProps): ReactElement {
  return (
    <p className="risk-warning">
      The value of {form.currency} can fall as well as rise, and you could lose all the money you
      put in. <a href="#risks">Learn about the risks</a>
    </p>
  );
}
