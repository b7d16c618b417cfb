import { type ReactElement, useRef } from "react";
import type { Ramp } from "../purchase/Ramp.ts";
import { CopyButton } from "../vendors/CopyButton.tsx";
import { useLook } from "./Look.ts";
import { Facts } from "./parts.tsx";
import { saleOf } from "./saleOf.ts";

/**
 * Sale: what to send, and where to. While the host's wallet is asked it is there to be compared; once
 * something was sent there is nothing to send any more.
 */
export function Wanted({ ramp }: { ramp: Ramp }): ReactElement | null {
  const { messages } = useLook();
  const { wanted } = ramp;
  const sale = saleOf(ramp);
  const amountRef = useRef<HTMLElement>(null);
  const addressRef = useRef<HTMLElement>(null);
  const isByHand = sale === "by-hand" || sale === "declined";
  if (!wanted || !(isByHand || sale === "asked")) return null;
  const { amount, currency, network, address } = wanted;
  const copy = (text: string, label: string, shown: typeof amountRef) =>
    isByHand ? (
      <CopyButton
        text={text}
        label={label}
        short={messages.copy}
        shown={shown}
        messages={messages}
        className="ramp-copy"
      />
    ) : null;
  return (
    <section className="ramp-wanted" aria-label={messages.wanted}>
      <h2>{messages.wanted}</h2>
      <Facts
        of={[
          [
            messages.exactAmount,
            // As it is to be typed: a wallet reads no groups and no other decimal sign.
            <bdi key="amount" dir="ltr" translate="no">
              <b ref={amountRef}>{amount}</b> {currency}
              {copy(amount, messages.copyAmount, amountRef)}
            </bdi>,
          ],
          [
            messages.network,
            <bdi key="network" translate="no">
              {network}
            </bdi>,
          ],
          [
            messages.address,
            <bdi key="address" dir="ltr" translate="no">
              <span ref={addressRef}>{address}</span>
              {copy(address, messages.copyAddress, addressRef)}
            </bdi>,
          ],
        ]}
      />
      {isByHand ? <p>{messages.wantedDetail(currency, network)}</p> : null}
    </section>
  );
}
