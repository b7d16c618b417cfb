import type { ReactElement } from "react";
import type { BleepayMessages } from "./messages.ts";

export interface DepositStatusProps {
  what: keyof typeof SIGNS;
  messages: BleepayMessages;
}

const SIGNS = {
  seen: "m8 12.5 2.7 2.7L16 9.5",
  underpaid: "M12 7.5v5.5m0 3v.01",
  timeUp: "M12 7v5l3 2",
};

/** The payment's status in words; the icon adds no information. */
export function DepositStatus({ what, messages }: DepositStatusProps): ReactElement {
  return (
    <div className="ramp-deposit-status" data-what={what}>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <circle cx="12" cy="12" r="10" />
        <path d={SIGNS[what]} />
      </svg>
      <h2>{messages[what]}</h2>
      <p>{messages[`${what}Detail`]}</p>
    </div>
  );
}
