import { type ReactElement, useRef } from "react";
import type { Ramp } from "../core/publicTypes.ts";
import { CopyButton } from "../vendors/CopyButton.tsx";
import type { SellDeposit } from "../vendors/Vendor.ts";
import { useWidgetContext } from "./WidgetContext.ts";
import { DetailsList, Notice } from "./parts.tsx";
import { type DepositStep, getDepositStep } from "./getDepositStep.ts";

/** Sale: what to send and where, and a notice if that changed. */
export function DepositInstructions({ ramp }: { ramp: Ramp }): ReactElement | null {
  const { messages } = useWidgetContext();
  const { depositRequest, hasDepositRequestChanged } = ramp;
  const sale = getDepositStep(ramp);
  if (!sale) return null;
  return (
    <>
      {hasDepositRequestChanged ? (
        <Notice of="changed">
          <span role="alert">{messages.depositChanged}</span>
        </Notice>
      ) : null}
      {depositRequest && shouldShow(ramp, sale) ? (
        <Details wanted={depositRequest} sale={sale} />
      ) : null}
    </>
  );
}

/**
 * The vendor's page shows the same details. Next to it, they appear only while a wallet asks the user to
 * compare them, and after they changed since the wallet's request.
 */
function shouldShow(
  { deposit, hasDepositRequestChanged, openFrame, vendorView }: Ramp,
  sale: DepositStep,
): boolean {
  if (sale === "requested" || (hasDepositRequestChanged && deposit)) return true;
  const isOnPage = openFrame !== undefined && vendorView === undefined;
  return sale !== "sent" && !isOnPage;
}

function Details({ wanted, sale }: { wanted: SellDeposit; sale: DepositStep }): ReactElement {
  const { messages } = useWidgetContext();
  const amountRef = useRef<HTMLElement>(null);
  const addressRef = useRef<HTMLElement>(null);
  // After the host's wallet was asked or has sent, there is nothing to copy.
  const isByHand = sale !== "requested" && sale !== "sent";
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
    <section className="ramp-instructions" aria-label={messages.deposit}>
      <h2>{messages.deposit}</h2>
      <DetailsList
        of={[
          [
            messages.exactAmount,
            // Unformatted, because wallets accept no digit grouping and no decimal separator but the point.
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
      {isByHand ? <p>{messages.depositDetail(currency, network)}</p> : null}
    </section>
  );
}
