import { type ReactElement, useRef } from "react";
import { reportThrown } from "../../reportThrown.ts";
import { CopyButton } from "../CopyButton.tsx";
import type { Deposit } from "./Deposit.ts";
import { DepositStatus } from "./DepositStatus.tsx";

export interface PaymentDetectedProps {
  deposit: Deposit;
  what: "seen" | "underpaid";
  txHash: string | undefined;
}

/** The blockchain shows a payment, so there is nothing left to send and no address is shown. */
export function PaymentDetected({ deposit, what, txHash }: PaymentDetectedProps): ReactElement {
  const { messages } = deposit;
  return (
    <>
      <DepositStatus what={what} messages={messages} />
      {txHash ? <Hash deposit={deposit} txHash={txHash} /> : null}
    </>
  );
}

function Hash({ deposit, txHash }: { deposit: Deposit; txHash: string }): ReactElement {
  const { session, messages, transactionUrl } = deposit;
  const hashRef = useRef<HTMLParagraphElement>(null);
  const url = webAddress(() => transactionUrl(session.network, txHash));
  return (
    <div className="ramp-deposit-address">
      <h3>{messages.hash}</h3>
      <p ref={hashRef} translate="no" dir="ltr">
        {txHash}
      </p>
      {url ? (
        <a className="ramp-deposit-button" href={url} target="_blank" rel="noopener noreferrer">
          {messages.explore}
        </a>
      ) : (
        <CopyButton
          className="ramp-deposit-button"
          text={txHash}
          label={messages.copyHash}
          shown={hashRef}
          messages={messages}
        />
      )}
    </div>
  );
}

/** The partner's function may throw or return an invalid URL, which must not hide the payment. */
function webAddress(write: () => string | undefined): string | undefined {
  try {
    const url = write();
    return url && /^https?:\/\//i.test(url) ? url : undefined;
  } catch (thrown) {
    reportThrown(thrown);
    return undefined;
  }
}
