import { type ReactElement, useRef } from "react";
import { CopyButton } from "../CopyButton.tsx";
import type { Deposit } from "./Deposit.ts";
import { QrCode } from "./QrCode.tsx";

export function PaymentInstructions({ deposit }: { deposit: Deposit }): ReactElement {
  const { session, messages } = deposit;
  const { amount, currency, network, depositAddress } = session;
  const amountRef = useRef<HTMLSpanElement>(null);
  const addressRef = useRef<HTMLParagraphElement>(null);
  return (
    <>
      <div className="ramp-deposit-sum">
        <h2>
          <span>{messages.send}</span>{" "}
          <strong translate="no">
            <span ref={amountRef}>{amount}</span> {currency}
          </strong>{" "}
          <b>{messages.network(network)}</b>
        </h2>
        <CopyButton
          className="ramp-deposit-button"
          text={amount}
          label={messages.copyAmount}
          short={messages.copy}
          shown={amountRef}
          messages={messages}
        />
      </div>
      <p className="ramp-deposit-warning">{messages.warning(currency, network)}</p>
      <QrCode text={depositAddress} label={messages.qrCode} fallback={messages.noQrCode} />
      <div className="ramp-deposit-address">
        <h3>{messages.address}</h3>
        <p ref={addressRef} translate="no" dir="ltr">
          {splitIntoGroups(depositAddress).map(([at, letters]) => (
            <span key={at}>{letters}</span>
          ))}
        </p>
        <CopyButton
          className="ramp-deposit-button ramp-deposit-main"
          text={depositAddress}
          label={messages.copyAddress}
          shown={addressRef}
          messages={messages}
        />
      </div>
      <p className="ramp-deposit-small">{messages.fee}</p>
    </>
  );
}

/**
 * Groups of four letters, by index, because people compare addresses in pieces. Joined, they are
 * the text.
 */
function splitIntoGroups(text: string): [number, string][] {
  return Array.from(text.matchAll(/.{1,4}/gsu), ({ index, 0: letters }) => [index, letters]);
}
