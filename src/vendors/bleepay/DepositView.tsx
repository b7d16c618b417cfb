import { type ReactElement, useEffect, useRef } from "react";
import { pageNonce } from "../pageNonce.ts";
import { styleKey } from "../styleKey.ts";
import type { VendorViewProps } from "../VendorView.ts";
import { PaymentDetected } from "./PaymentDetected.tsx";
import { DepositStatus } from "./DepositStatus.tsx";
import { CancelDeposit } from "./CancelDeposit.tsx";
import type { PendingDeposit, Deposit } from "./Deposit.ts";
import { english } from "./english.ts";
import { joinDetail } from "./joinDetail.ts";
import css from "./deposit.css?inline";
import type { BleepayMessages } from "./messages.ts";
import type { BleepaySession } from "./session.ts";
import { bleepayStatus } from "./statuses.ts";
import { useTimeLeft } from "./useTimeLeft.ts";
import { usePageVisible } from "./usePageVisible.ts";
import { PaymentInstructions } from "./PaymentInstructions.tsx";

const KEY = styleKey(css);

export interface DepositViewProps extends VendorViewProps {
  deposit: PendingDeposit;
}

interface ShownProps extends DepositViewProps {
  deposit: Deposit;
}

/**
 * The UI that Bleepay has no page for: what to send, where, until when, and the payment's status.
 */
export function DepositView(props: DepositViewProps): ReactElement | null {
  const deposit = { ...props.deposit, messages: { ...english, ...props.messages } };
  return <Shown {...props} deposit={deposit} />;
}

function Shown(props: ShownProps): ReactElement | null {
  const { deposit, transaction, nonce = pageNonce() } = props;
  const { messages, session } = deposit;
  const stage = getStage(props);
  const root = useFocusOnStageChange(stage);
  if (stage === "over") return null;
  return (
    <div className="ramp-deposit" ref={root} tabIndex={-1}>
      <style href={KEY} precedence="ramp-widget" nonce={nonce}>
        {css}
      </style>
      <p role="status" className="ramp-deposit-spoken">
        {stage === "unpaid" ? "" : joinDetail(messages[stage], messages[`${stage}Detail`])}
      </p>
      {stage === "unpaid" ? (
        <Unpaid {...props} />
      ) : (
        <PaymentDetected deposit={deposit} what={stage} txHash={transaction?.txHash} />
      )}
      <p className="ramp-deposit-small">
        {messages.reference} <span translate="no">{getReference(session)}</span>
      </p>
    </div>
  );
}

/** Bleepay's own id, for support: only the endpoint can use the rest. */
function getReference({ id }: BleepaySession): string {
  return id.replace(/\..*/s, "");
}

type Stage = "unpaid" | "seen" | "underpaid" | "over";

function getStage({ deposit, transaction }: DepositViewProps): Stage {
  const word = transaction?.vendorStatus ?? deposit.session.paymentStatus;
  const status = transaction?.status ?? bleepayStatus(word) ?? "pending";
  switch (status) {
    case "pending":
      return "unpaid";
    case "processing":
      return word === "UNDERPAID" ? "underpaid" : "seen";
    case "completed":
    case "failed":
    case "cancelled":
      return "over";
  }
}

/** If the focused button is removed, browsers move the focus to the start of the page. */
function useFocusOnStageChange(stage: Stage) {
  const root = useRef<HTMLDivElement>(null);
  const shown = useRef(stage);
  useEffect(
    function keepFocus() {
      if (shown.current === stage) return;
      shown.current = stage;
      const { activeElement, body } = root.current?.ownerDocument ?? {};
      if (activeElement === body) root.current?.focus({ preventScroll: true });
    },
    [stage],
  );
  return root;
}

function Unpaid({ deposit, refetch, cancel }: ShownProps): ReactElement {
  const { countdown, messages } = deposit;
  const isVisible = usePageVisible();
  const seconds = useTimeLeft(countdown, isVisible);
  const isTimeUp = seconds === 0;
  usePolling(isTimeUp && isVisible, refetch);
  return (
    <>
      {isTimeUp ? (
        <DepositStatus what="timeUp" messages={messages} />
      ) : (
        <>
          <p className="ramp-deposit-time">
            <span>{messages.waiting}</span>
            <span>
              {messages.timeLeft}{" "}
              <b role="timer" aria-label={messages.timeLeft} data-late={seconds < 60}>
                {clock(seconds)}
              </b>
            </span>
          </p>
          <PaymentInstructions deposit={deposit} />
        </>
      )}
      <p role="status" className="ramp-deposit-spoken">
        {getTimeAnnouncement(seconds, messages)}
      </p>
      {cancel ? <CancelDeposit cancel={cancel} refetch={refetch} messages={messages} /> : null}
    </>
  );
}

/** Milliseconds between two polls after the deadline. */
const POLL_INTERVAL_MS = 10_000;

/** The countdown ends nothing: after it, the view polls until the vendor reports the outcome. */
function usePolling(isDue: boolean, poll: () => void) {
  const latest = useRef(poll);
  useEffect(() => {
    latest.current = poll;
  });
  useEffect(
    function pollAgain() {
      if (!isDue) return;
      latest.current();
      const timer = setInterval(() => latest.current(), POLL_INTERVAL_MS);
      return () => clearInterval(timer);
    },
    [isDue],
  );
}

function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** Not every second: each change interrupts screen readers. */
function getTimeAnnouncement(seconds: number, messages: BleepayMessages): string {
  if (seconds === 0) return joinDetail(messages.timeUp, messages.timeUpDetail);
  if (seconds <= 60) return messages.lessThan(1);
  return seconds <= 300 ? messages.lessThan(5) : "";
}
