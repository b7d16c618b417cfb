import {
  type DepositResult,
  type Mode,
  RampWidget,
  type RampWidgetProps,
  type SellDeposit,
} from "ramp-widget";
import type { SandboxEvent } from "ramp-widget/sandbox";
import { type ReactElement, type ReactNode, useState } from "react";
import { ORDERS } from "../partner.ts";
import { createPartner, type Partner, type VendorName } from "./createPartner.ts";

export interface DeskProps extends Pick<RampWidgetProps, "onEvent" | "onComplete"> {
  /** Whose page opens. */
  vendor: VendorName;
  /** Buying or selling. Bleepay doesn't support selling. */
  mode: Mode;
  /** Seconds from payment to delivery. */
  settlementDelayMs: number;
  /** Where the vendor's page opens. Popup and redirect need a vendor whose page has a URL: Transak. */
  presentation: "inline" | "modal" | "popup";
}

/** A whole purchase to try: the widget, and beside it the events outside the widget. */
export function Desk(props: DeskProps): ReactElement {
  const { vendor, mode, settlementDelayMs, presentation } = props;
  // Other settings start another purchase.
  const key = [vendor, mode, settlementDelayMs, presentation].join(" ");
  return <OnePurchase key={key} {...props} />;
}

interface Asked {
  deposit: SellDeposit;
  answer: (answer: DepositResult) => void;
}

function OnePurchase(props: DeskProps): ReactElement {
  const { vendor, mode, settlementDelayMs, presentation, onEvent, onComplete } = props;
  const [partner] = useState(() =>
    createPartner({ vendor, settlementDelayMs: settlementDelayMs * 1000 }),
  );
  const { endpoint, vendors, storage, sandbox } = partner;
  const [id, setId] = useState<string>();
  const [asked, setAsked] = useState<Asked>();
  return (
    <div className="desk">
      <style>{css}</style>
      <RampWidget
        {...{ endpoint, vendors, storage, mode, presentation, onComplete }}
        {...ORDERS[vendor]}
        onEvent={(event) => {
          if (event.type === "transaction") setId(event.transaction.id);
          onEvent?.(event);
        }}
        onSellDeposit={(deposit) => new Promise((answer) => setAsked({ deposit, answer }))}
      />
      {asked ? <Wallet {...{ asked, sandbox }} close={() => setAsked(undefined)} /> : null}
      {vendor === "bleepay" && id ? <Chain {...{ id, sandbox, settlementDelayMs }} /> : null}
    </div>
  );
}

type WithSandbox = Pick<Partner, "sandbox">;

interface WalletProps extends WithSandbox {
  asked: Asked;
  close: () => void;
}

/** The user's wallet in a sale. */
function Wallet({ asked, sandbox, close }: WalletProps): ReactElement {
  const { deposit, answer } = asked;
  const { amount, currency, transactionId } = deposit;
  return (
    <Pretend title="Your wallet" says={`Send ${amount} ${currency}? No crypto moves.`}>
      <button
        type="button"
        onClick={() => {
          sandbox.depositArrives(transactionId);
          answer({ txHash: "9f3c2a51d7e84b06" });
          close();
        }}
      >
        Send
      </button>
      <button
        type="button"
        onClick={() => {
          answer({ cancelled: true });
          close();
        }}
      >
        Decline
      </button>
    </Pretend>
  );
}

const HAPPENINGS = [
  ["pay", "Send full amount"],
  ["paymentSeen", "Send, don’t confirm"],
  ["underpay", "Send too little"],
  ["overpay", "Send too much"],
] as const satisfies [SandboxEvent, string][];

/** A page fetches the status as soon as its user returns. */
function lookAgain() {
  document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
}

interface ChainProps extends WithSandbox, Pick<DeskProps, "settlementDelayMs"> {
  id: string;
}

/** The blockchain, for a vendor without a page to pay on. */
function Chain({ id, sandbox, settlementDelayMs }: ChainProps): ReactElement {
  function happen(event: SandboxEvent) {
    try {
      sandbox[event](id);
    } catch {
      // An event that is no longer possible changes nothing.
    }
    lookAgain();
    setTimeout(lookAgain, settlementDelayMs * 1000);
  }
  return (
    <Pretend title="Your other wallet" says="No crypto moves here. Simulate a transfer:">
      {HAPPENINGS.map(([event, text]) => (
        <button key={event} type="button" onClick={() => happen(event)}>
          {text}
        </button>
      ))}
    </Pretend>
  );
}

interface PretendProps {
  title: string;
  says: string;
  children: ReactNode;
}

function Pretend({ title, says, children }: PretendProps): ReactElement {
  return (
    <aside aria-label={title}>
      <strong>{title}</strong>
      <p>{says}</p>
      <div>{children}</div>
    </aside>
  );
}

const css = `
  .desk { display: grid; gap: 16px; width: 100%; justify-items: center }
  .desk aside { box-sizing: border-box; width: min(100%, 480px); padding: 16px 20px; border: 1px dashed; border-radius: 16px; font-size: 14px }
  .desk aside p { margin: 4px 0 12px }
  .desk aside div { display: flex; flex-wrap: wrap; gap: 8px }
  .desk aside button { min-height: 44px; padding-inline: 16px; border: 1px solid; border-radius: 22px; background: none; color: inherit; font: inherit }
`;
