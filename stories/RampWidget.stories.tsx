import type { ReactNode } from "react";
import { expect, fn, waitFor } from "storybook/test";
import preview from "../.storybook/preview.tsx";
import { askedSale, ORDERS, partner, refusing, standing, visitedBefore } from "./partner.ts";
import { FOR_GOOD } from "./sandbox/createPartner.ts";
import { ANY_ORDER, IN_A_FRAME, reaches, readWords, widget } from "./widget.tsx";

const meta = preview.meta({
  ...widget,
  title: "RampWidget",
  args: { ...widget.args, ...ORDERS.proof },
});

/** Of stories without a play function, which others beside them cover. */
const BY_HAND = ["!test"];

/**
 * The vendor's page works here too: the code is 000000, and the card is 4444 4444 4444 3333 with
 * CVC 123 and any future date. No money moves.
 */
export const Buy = meta.story({
  parameters: ANY_ORDER,
  args: partner(),
  play: async ({ canvas, canvasElement }) => {
    await reaches(canvasElement, "ready");
    await expect(canvas.getByTitle(/Proof/)).toBeVisible();
  },
});

/** Selling: the user sends crypto, and the vendor pays out money. */
export const Sell = meta.story({
  parameters: ANY_ORDER,
  args: { ...partner(), mode: "sell" },
  play: async ({ canvasElement }) => reaches(canvasElement, "ready"),
});

// The stories' factory knows one form of the props.
const WITH_FORM = {
  currency: undefined,
  network: undefined,
  fiatCurrency: undefined,
  fiatAmount: undefined,
  form: { assets: [{ currency: "USDT" }], defaultFiatAmount: "100" },
} as object;

/** The order form as the first step. Its prices come from the sandbox, and the whole purchase can be played. */
export const WithForm = meta.story({
  args: { ...partner({ vendor: "all" }), ...WITH_FORM },
  play: async ({ canvas, canvasElement, userEvent }) => {
    await reaches(canvasElement, "ordering");
    await canvas.findByRole("radio", { name: /^Proof/ });
    await userEvent.click(await canvas.findByRole("button", { name: "Buy USDT for €100.00" }));
    await reaches(canvasElement, "ready");
    await userEvent.click(canvas.getByRole("button", { name: "Change" }));
    await reaches(canvasElement, "ordering");
  },
});

/** The same, to try. */
export const WithFormByHand = meta.story({
  tags: BY_HAND,
  args: { ...partner({ vendor: "all" }), ...WITH_FORM },
});

/** The best vendor refuses when the user orders, and another takes over at a price that is as good. */
export const Failover = meta.story({
  name: "Provider refused, another took over",
  args: {
    ...WITH_FORM,
    ...partner({ vendor: "all", fault: { at: "session", vendor: "proof", status: 429 } }),
  },
  play: async ({ args, canvas, canvasElement, userEvent }) => {
    await reaches(canvasElement, "ordering");
    await userEvent.click(await canvas.findByRole("button", { name: "Buy USDT for €100.00" }));
    await reaches(canvasElement, "ready");
    await expect(args.onEvent).toHaveBeenCalledWith({
      type: "session",
      vendor: "transak",
      skipped: [{ vendor: "proof", reason: "rate-limited" }],
    });
  },
});

/** The page around a modal. */
function onAPage(Story: () => ReactNode) {
  return (
    <>
      <h1 style={{ fontSize: 24, margin: 0 }}>Your wallet</h1>
      <p style={{ margin: "4px 0 24px" }}>1,250.00 USDT</p>
      <Story />
    </>
  );
}

/** An uncontrolled modal, with the widget's own button. */
export const Modal = meta.story({
  parameters: ANY_ORDER,
  decorators: [onAPage],
  args: { ...partner(), presentation: "modal" },
  play: async ({ canvas, canvasElement, globals, userEvent }) => {
    const { start, title } = readWords(globals);
    await userEvent.click(canvas.getByRole("button", { name: start }));
    await reaches(canvasElement, "ready");
    await expect(canvas.getByRole("dialog", { name: title })).toBeVisible();
  },
});

/** The same, to try. */
export const ModalByHand = meta.story({
  decorators: [onAPage],
  tags: BY_HAND,
  args: { ...partner(), presentation: "modal" },
});

/** A bottom sheet on narrow screens. */
export const ModalOnPhone = meta.story({
  ...Modal.input,
  args: { ...partner(), presentation: "modal" },
  globals: { viewport: { value: "phone" } },
});

/** Closing asks for confirmation, because the user's input would be lost. */
export const ModalLeaving = meta.story({
  parameters: { ...ANY_ORDER, ...IN_A_FRAME },
  name: "Modal: leave checkout?",
  decorators: [onAPage],
  tags: ["picture"],
  args: { ...partner(), presentation: "modal", defaultOpen: true },
  play: async ({ canvas, canvasElement, globals, userEvent }) => {
    const { close, closeConfirmNo } = readWords(globals);
    await reaches(canvasElement, "ready");
    await userEvent.click(canvas.getByRole("button", { name: close }));
    await expect(await canvas.findByRole("button", { name: closeConfirmNo })).toBeVisible();
  },
});

/** A purchase that was paid on an earlier visit is resumed. */
export const Resumed = meta.story({
  name: "Paid earlier, still processing",
  ...visitedBefore({
    mode: "buy",
    since: (sandbox, id) => sandbox.pay(id),
    settlementDelayMs: FOR_GOOD,
  }),
  play: async ({ canvas, canvasElement }) => {
    await reaches(canvasElement, "processing");
    await expect(canvas.getByRole("button", { name: "Start a new purchase" })).toBeVisible();
  },
});

const overdue = visitedBefore({ mode: "buy" });

/** A resumed purchase after more than ten minutes. */
export const ResumedOverdue = meta.story({
  name: "Payment stuck, takes longer than usual",
  ...overdue,
  args: {
    ...overdue.args,
    endpoint: standing("buy", "processing", new Date(Date.now() - 3_600_000)),
  },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByText(/longer than usual/)).toBeVisible());
  },
});

const blind = visitedBefore({ mode: "buy" });

/** The endpoint can't tell whether an earlier purchase was paid, so no new one starts by itself. */
export const ErrorLookingBack = meta.story({
  name: "Earlier purchase can't be checked",
  ...blind,
  args: {
    ...blind.args,
    endpoint: {
      ...standing("buy", ""),
      getTransaction: async () => Promise.reject(new TypeError("offline")),
    },
  },
  play: async ({ canvas, canvasElement }) => {
    await reaches(canvasElement, "error");
    await expect(canvas.getByRole("button", { name: /haven't paid/ })).toBeVisible();
  },
});

/** A retryable error with "Try again". */
export const ErrorTryAgain = meta.story({
  parameters: { follows: { mode: true } },
  name: "No connection, try again",
  args: refusing("session-network"),
  play: async ({ canvas, canvasElement, args, userEvent }) => {
    await reaches(canvasElement, "error");
    await waitFor(() => expect(args.onError).toHaveBeenCalledOnce());
    await userEvent.click(canvas.getByRole("button", { name: "Try again" }));
    await waitFor(() => expect(args.onError).toHaveBeenCalledTimes(2));
  },
});

/** An error that the user or the partner has to fix. */
export const ErrorForGood = meta.story({
  parameters: { follows: { mode: true } },
  name: "Identity check required (KYC)",
  tags: ["picture"],
  args: refusing("kyc-required", { status: 422, requestId: "req_7f3a91c2" }),
  play: async ({ canvas, canvasElement, args }) => {
    await reaches(canvasElement, "error");
    await waitFor(() => expect(args.onError).toHaveBeenCalledOnce());
    await expect(canvas.queryByRole("button")).toBeNull();
  },
});

/** The endpoint's responses can't be read while the user pays. The vendor's page stays open. */
export const ErrorOfSight = meta.story({
  name: "Status can't be read while paying",
  args: partner({
    instead: (path) => (path.includes("/transactions/") ? Response.json({}) : undefined),
  }),
  play: async ({ canvas, canvasElement }) => {
    await reaches(canvasElement, "error");
    await expect(canvas.getByTitle(/Proof/)).toBeVisible();
    await expect(canvas.getByRole("button", { name: "Try again" })).toBeVisible();
  },
});

/** The wallet threw, so it's unknown whether it sent the crypto. */
export const SellDepositFailed = meta.story({
  name: "Sell: wallet failed",
  args: {
    ...partner({ next: (sandbox, id) => sandbox.showDeposit(id) }),
    mode: "sell",
    onSellDeposit: fn(async () => Promise.reject(new TypeError("The wallet is locked."))),
  },
  play: async ({ canvasElement }) => reaches(canvasElement, "error"),
});

/** There is no `onSellDeposit`, and the vendor's page with the address is gone. */
export const SellByHand = meta.story({
  name: "Sell: send crypto manually",
  args: askedSale("closes"),
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole("button", { name: "Copy address" })).toBeVisible();
  },
});

/** The vendor's page changed the deposit after the wallet was asked. */
export const SellChanged = meta.story({
  name: "Sell: address changed",
  args: { ...askedSale("asks anew"), onSellDeposit: fn(() => new Promise<never>(() => {})) },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/has changed the transfer details/)).toBeVisible();
    await expect(canvas.getByText(/^TNewAddress/)).toBeVisible();
  },
});

/** On an earlier visit, the wallet gave no clear answer. */
export const SellResumedUnknown = meta.story({
  name: "Sell: unknown whether crypto was sent",
  ...visitedBefore({ mode: "sell", remembered: { deposit: "unknown" } }),
  play: async ({ canvas }) => {
    await waitFor(() =>
      expect(canvas.getAllByText(/We don't know whether your wallet sent/)).not.toHaveLength(0),
    );
  },
});

/** The crypto was sent on an earlier visit, and the vendor hasn't seen it yet. */
export const SellResumed = meta.story({
  name: "Sell: crypto sent, not arrived yet",
  ...visitedBefore({ mode: "sell", remembered: { deposit: "sent", txHash: "0x1" } }),
  play: async ({ canvasElement }) => reaches(canvasElement, "deposited"),
});

/** The wallet was asked on an earlier visit and never answered. */
export const SellResumedUnsure = meta.story({
  name: "Sell: already sent?",
  ...visitedBefore({ mode: "sell", remembered: { deposit: "requested" } }),
  play: async ({ canvas }) => {
    await waitFor(() =>
      expect(canvas.getByText("Have you already sent your crypto?")).toBeVisible(),
    );
  },
});

/** Bleepay doesn't support selling. */
export const SellNotOffered = meta.story({
  name: "Sell: not available",
  args: {
    ...partner({ vendor: "bleepay" }),
    ...ORDERS.bleepay,
    fiatCurrency: undefined,
    fiatAmount: undefined,
    mode: "sell",
  },
  play: async ({ canvasElement }) => reaches(canvasElement, "error"),
});

/** Colors, corners and fonts set with custom properties. */
export const Themed = meta.story({
  args: {
    ...partner({ next: (sandbox, id) => sandbox.pay(id), settlementDelayMs: 0 }),
    style: {
      "--ramp-accent": "light-dark(#6d28d9, #c4b5fd)",
      "--ramp-on-accent": "light-dark(#fff, #1e1040)",
      "--ramp-success": "light-dark(#6d28d9, #c4b5fd)",
      "--ramp-radius": "6px",
      "--ramp-font": "Georgia, serif",
    } as React.CSSProperties,
  },
  play: async ({ canvasElement }) => reaches(canvasElement, "completed"),
});
