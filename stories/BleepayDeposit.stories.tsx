import { RampError } from "ramp-widget";
import { useState } from "react";
import { expect, fn, waitFor } from "storybook/test";
import preview from "../.storybook/preview.tsx";
import { depositFrom } from "../src/vendors/bleepay/Deposit.ts";
import { DepositView } from "../src/vendors/bleepay/DepositView.tsx";
import type { Transaction } from "../src/vendors/Transaction.ts";
import { RampStyle } from "../src/widget/RampStyle.tsx";

interface Scene {
  amount: string;
  currency: string;
  network: string;
  depositAddress: string;
  /** Seconds until the session expires. */
  seconds: number;
  /** The endpoint's transaction. */
  transaction?: Partial<Transaction> | undefined;
  look: () => void;
  cancel: () => Promise<void>;
}

const ID = "dep_a1b2c3d4e5f6";
const HASH = "a3f1c09be77d4e2fb86a5d0c1e94827b6fd35a10c8e2794d5b60f1a2c3d4e5f6";

/** A session as the endpoint returns it, received now. */
function receive({ seconds, transaction: _, look: __, cancel: ___, ...order }: Scene) {
  const now = Date.now();
  const session = {
    ...order,
    id: `${ID}.c2VhbGVk`,
    paymentStatus: "CREATED",
    currencyAddress: "",
    expiresAt: new Date(now + seconds * 1000).toISOString(),
    now: new Date(now).toISOString(),
  };
  return depositFrom(session, {});
}

/** The view of one session, inside the widget's card. */
function Deposit(scene: Scene) {
  const { transaction, look, cancel } = scene;
  const [deposit] = useState(() => receive(scene));
  const known: Transaction = {
    id: ID,
    vendor: "bleepay",
    mode: "buy",
    status: "pending",
    vendorStatus: "CREATED",
    ...transaction,
  };
  return (
    <section data-ramp="" aria-label="Buy crypto">
      <RampStyle />
      <DepositView
        deposit={deposit}
        transaction={known}
        lang="en"
        messages={undefined}
        nonce={undefined}
        refetch={look}
        cancel={cancel}
      />
    </section>
  );
}

const meta = preview.meta({
  title: "Bleepay's deposit",
  component: Deposit,
  args: {
    amount: "100.50",
    currency: "USDT",
    network: "TRC20",
    depositAddress: "TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE",
    seconds: 1800,
    transaction: undefined as Partial<Transaction> | undefined,
    look: fn(),
    cancel: fn(async () => {}),
  },
  argTypes: { transaction: { control: false } },
  parameters: {
    docs: { source: { code: '<RampWidget endpoint="/api/ramp" vendors={[bleepay()]} … />' } },
  },
});

const SEEN = { status: "processing", vendorStatus: "PENDING" } as const;

async function codeIsDrawn(element: HTMLElement) {
  await waitFor(() =>
    expect(element.querySelector(".ramp-deposit-qr path")?.getAttribute("d")).toBeTruthy(),
  );
}

/** Waiting for the payment: amount, currency, network, address and time left. */
export const Waiting = meta.story({
  name: "Waiting for payment",
  tags: ["picture"],
  play: async ({ canvas, canvasElement }) => {
    await codeIsDrawn(canvasElement);
    await expect(canvas.getByRole("timer")).toHaveTextContent(/^(30:00|29:\d\d)$/);
  },
});

/** Less than a minute left. */
export const LastMinute = meta.story({
  name: "Payment expires in a minute",
  args: { seconds: 59 },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole("timer")).toHaveTextContent(/^0:5\d$/);
    await expect(canvas.getByText("Less than 1 minute left")).toBeInTheDocument();
  },
});

/** The countdown has ended. Only the provider knows whether the payment arrived in time. */
export const TimeUp = meta.story({
  name: "Payment expired, time's up",
  args: { seconds: 0.05 },
  play: async ({ canvas, args }) => {
    await waitFor(() => expect(canvas.getByRole("heading")).toHaveTextContent("Time's up"));
    await waitFor(() => expect(args.look).toHaveBeenCalled());
  },
});

/** The payment is on the blockchain, so the address is hidden. */
export const PaymentSeen = meta.story({
  name: "Payment detected",
  args: { transaction: { ...SEEN, txHash: HASH } },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole("link")).toHaveAttribute(
      "href",
      `https://tronscan.org/#/transaction/${HASH}`,
    );
  },
});

/** The payment was detected, its hash isn't known yet. */
export const PaymentSeenWithoutHash = meta.story({
  name: "Payment detected, no hash yet",
  args: { transaction: SEEN },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole("heading")).toHaveTextContent("Payment detected");
    await expect(canvas.queryByRole("link")).toBeNull();
  },
});

/** A network without a known block explorer. */
export const UnknownNetwork = meta.story({
  args: { network: "polygon-amoy", transaction: { ...SEEN, txHash: `0x${HASH}` } },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole("button", { name: "Copy hash" })).toBeVisible();
  },
});

/** Less than the full amount arrived. The user has to contact support. */
export const Underpaid = meta.story({
  name: "Underpaid, too little arrived",
  args: { transaction: { ...SEEN, vendorStatus: "UNDERPAID", txHash: HASH } },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole("heading", { name: /less than the amount due/ })).toBeVisible();
  },
});

/** Long values on a phone. */
export const LongAddress = meta.story({
  args: {
    amount: "123456789.123456789012345678",
    currency: "TESTCOIN",
    network: "cardano-preproduction-network",
    depositAddress: `addr1${"q2x8ynt5vf".repeat(12)}`,
  },
  globals: { viewport: { value: "phone" } },
  play: async ({ canvasElement }) => {
    await codeIsDrawn(canvasElement);
    const card = canvasElement.querySelector(".ramp-deposit");
    await expect(card?.scrollWidth).toBe(card?.clientWidth);
  },
});

/** Cancelling asks for confirmation. */
export const Cancelling = meta.story({
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Cancel payment" }));
    await expect(canvas.getByRole("button", { name: "Keep waiting" })).toHaveFocus();
  },
});

/** Cancelling is too late: a payment is on its way. */
export const CannotCancel = meta.story({
  name: "Too late to cancel",
  args: {
    cancel: fn(async () => {
      throw new RampError("transaction-unreachable", "The story refuses.", {
        vendorCode: "cannot_cancel",
      });
    }),
  },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Cancel payment" }));
    await userEvent.click(canvas.getByRole("button", { name: /^Nothing sent/ }));
    await waitFor(() => expect(canvas.getByRole("alert")).toHaveTextContent(/can't be cancelled/));
  },
});

/** The browser blocks the clipboard, so the text is selected instead. */
export const CopyBlocked = meta.story({
  name: "Copying is blocked",
  beforeEach() {
    const { clipboard } = navigator;
    Object.defineProperty(navigator, "clipboard", { value: undefined, configurable: true });
    return () => {
      Object.defineProperty(navigator, "clipboard", { value: clipboard, configurable: true });
    };
  },
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Copy address" }));
    await expect(String(getSelection())).toBe(args.depositAddress);
    await expect(canvas.getByText(/doesn't allow copying/)).toBeVisible();
  },
});
