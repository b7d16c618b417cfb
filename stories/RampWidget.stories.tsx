import { RampWidget } from "ramp-widget";
import { expect, fn, waitFor } from "storybook/test";
import preview from "../.storybook/preview.tsx";
import { partner, refusing, standing } from "./partner.ts";

const meta = preview.meta({
  title: "RampWidget",
  component: RampWidget,
  args: {
    // Without it the factory takes any string for a mode.
    mode: "buy" as const,
    currency: "USDT",
    network: "TRC20",
    fiatCurrency: "EUR",
    fiatAmount: "100",
    onEvent: fn(),
    onReady: fn(),
    onStatusChange: fn(),
    onComplete: fn(),
    onFail: fn(),
    onCancel: fn(),
    onError: fn(),
    onClose: fn(),
  },
  argTypes: {
    mode: { control: "inline-radio", options: ["buy", "sell"] },
    currency: { control: "text" },
    network: { control: "inline-radio", options: ["TRC20", "ERC20"] },
    fiatCurrency: { control: "inline-radio", options: ["EUR", "USD"] },
    fiatAmount: { control: "text" },
    amount: { control: "text" },
    theme: { control: "inline-radio", options: ["auto", "light", "dark"] },
    lang: { control: "text" },
    nonce: { control: false },
    className: { control: false },
    endpoint: { control: false },
    vendors: { control: false },
    storage: { control: false },
    messages: { control: false },
    style: { control: false },
  },
  parameters: {
    docs: { source: { transform: snippet } },
  },
  // An order is read when its purchase begins: another order is another purchase.
  render: ({ mode, currency, network, amount, fiatCurrency, fiatAmount, ...rest }) => {
    const order = { mode, currency, network, amount, fiatCurrency, fiatAmount };
    return <RampWidget key={JSON.stringify(order)} {...order} {...rest} />;
  },
});

/** What a partner writes; the sandbox behind these stories stays out of the picture. */
function snippet(_: string, { args }: { args: Record<string, unknown> }): string {
  const names = ["mode", "currency", "network", "amount", "fiatCurrency", "fiatAmount"];
  const order = names.filter((name) => args[name]).map((name) => `${name}="${String(args[name])}"`);
  const lines = ['endpoint="/api/ramp"', ...order, "onComplete={(transaction) => …}"];
  return `<RampWidget\n  ${lines.join("\n  ")}\n/>`;
}

const root = (element: HTMLElement) => element.querySelector("[data-ramp]");
/** The part of the widget that waits for the vendor. */
const stage = (canvas: HTMLElement) => canvas.querySelector(".ramp-stage");

async function reaches(element: HTMLElement, phase: string) {
  await waitFor(() => expect(root(element)).toHaveAttribute("data-phase", phase));
}

/** The user closed the vendor's page. Proof's page has no way to do that; other vendors' have. */
export const Idle = meta.story({
  args: partner({ page: "closable" }),
  play: async ({ canvas, canvasElement, args, userEvent }) => {
    await reaches(canvasElement, "ready");
    await userEvent.click(canvas.getByRole("button", { name: "Close" }));
    await reaches(canvasElement, "idle");
    await expect(canvas.getByRole("button", { name: "Start buying" })).toBeVisible();
    await waitFor(() => expect(args.onClose).toHaveBeenCalledOnce());
  },
});

/** The endpoint is asked for a session. */
export const Requesting = meta.story({
  args: partner({ endpoint: { createSession: () => new Promise(() => {}) } }),
  play: async ({ canvasElement, args }) => {
    await reaches(canvasElement, "requesting");
    await expect(stage(canvasElement)).toHaveAttribute("aria-busy", "true");
    await waitFor(() => expect(args.onEvent).toHaveBeenCalledOnce());
  },
});

/** The session is there, the vendor's page is on its way. */
export const Loading = meta.story({
  args: partner({ page: "silent" }),
  // A page that shows nothing for 15 seconds is an error. Here they do not pass, so that one can look.
  beforeEach() {
    const wait = window.setTimeout.bind(window);
    window.setTimeout = ((run: () => void, ms = 0) =>
      wait(run, ms < 15_000 ? ms : 2 ** 31 - 1)) as typeof setTimeout;
    return () => {
      window.setTimeout = wait;
    };
  },
  play: async ({ canvasElement, args }) => {
    await reaches(canvasElement, "loading");
    await expect(stage(canvasElement)).toHaveAttribute("aria-busy", "true");
    await expect(args.onReady).not.toHaveBeenCalled();
  },
});

/**
 * The vendor's page can be used, here too: the code is 000000, the card 4444 4444 4444 3333 with
 * CVC 123 and any date ahead. No money moves.
 */
export const Ready = meta.story({
  args: partner(),
  play: async ({ canvasElement, args }) => {
    await reaches(canvasElement, "ready");
    await expect(stage(canvasElement)).toHaveAttribute("aria-busy", "false");
    await waitFor(() => expect(args.onReady).toHaveBeenCalledOnce());
  },
});

/** The payment was taken, the crypto is on its way. The vendor's page stays. */
export const Processing = meta.story({
  args: partner({ next: "pay", settleAfter: Infinity }),
  play: async ({ canvasElement, args }) => {
    await reaches(canvasElement, "processing");
    await expect(args.onStatusChange).toHaveBeenLastCalledWith(
      expect.objectContaining({ status: "processing" }),
    );
    await expect(args.onComplete).not.toHaveBeenCalled();
  },
});

/** Begun and paid on a visit before: it is shown in place of a new one. */
export const Resumed = meta.story({
  args: partner({ before: { mode: "buy" }, endpoint: standing("buy", "processing") }),
  play: async ({ canvas, canvasElement }) => {
    await reaches(canvasElement, "processing");
    await expect(canvas.getByRole("button", { name: "Start another purchase" })).toBeVisible();
  },
});

/** The same, more than ten minutes later. */
export const ResumedOverdue = meta.story({
  args: partner({
    before: { mode: "buy" },
    endpoint: standing("buy", "processing", new Date(Date.now() - 3_600_000)),
  }),
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByText(/longer than usual/)).toBeVisible());
  },
});

/** The vendor's page of a visit before said something of a payment, and nobody has seen it yet. */
export const ResumedUnsure = meta.story({
  args: partner({
    before: { mode: "buy", mayBePaid: true },
    endpoint: standing("buy", "pending"),
  }),
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole("heading", { name: "Did you pay?" })).toBeVisible();
  },
});

/** While it cannot be told whether an earlier one was paid, no other begins by itself. */
export const ErrorLookingBack = meta.story({
  args: partner({
    before: { mode: "buy" },
    endpoint: { getTransaction: async () => Promise.reject(new TypeError("offline")) },
  }),
  play: async ({ canvas, canvasElement }) => {
    await reaches(canvasElement, "error");
    await expect(canvas.getByRole("button", { name: /not paid/ })).toBeVisible();
  },
});

/** The endpoint says that the vendor is through. Nothing that the page says can bring this about. */
export const Completed = meta.story({
  args: partner({ next: "pay", settleAfter: 0 }),
  play: async ({ canvas, canvasElement, args }) => {
    await reaches(canvasElement, "completed");
    await waitFor(() => expect(args.onComplete).toHaveBeenCalledOnce());
    await expect(canvas.getByText("100.00 EUR")).toBeVisible();
  },
});

/** The bank declined, or the time ran out. */
export const Failed = meta.story({
  args: partner({ next: "decline" }),
  play: async ({ canvasElement, args }) => {
    await reaches(canvasElement, "failed");
    await waitFor(() => expect(args.onFail).toHaveBeenCalledOnce());
  },
});

/** The user gave up on the vendor's page. */
export const Cancelled = meta.story({
  args: partner({ next: "cancel" }),
  play: async ({ canvasElement, args }) => {
    await reaches(canvasElement, "cancelled");
    await waitFor(() => expect(args.onCancel).toHaveBeenCalledOnce());
  },
});

/** Something that may heal by itself. "Try again" asks once more. */
export const Error = meta.story({
  args: refusing("session-network"),
  play: async ({ canvas, canvasElement, args, userEvent }) => {
    await reaches(canvasElement, "error");
    await waitFor(() => expect(args.onError).toHaveBeenCalledOnce());
    await userEvent.click(canvas.getByRole("button", { name: "Try again" }));
    await waitFor(() => expect(args.onError).toHaveBeenCalledTimes(2));
  },
});

/** Something that only the user or the partner can change. */
export const ErrorForGood = meta.story({
  args: refusing("kyc-required", { status: 422, requestId: "req_7f3a91c2" }),
  play: async ({ canvas, canvasElement, args }) => {
    await reaches(canvasElement, "error");
    await waitFor(() => expect(args.onError).toHaveBeenCalledOnce());
    await expect(canvas.queryByRole("button")).toBeNull();
  },
});

/** The user is paying, and the endpoint's answers cannot be read. The vendor's page stays. */
export const ErrorOfSight = meta.story({
  args: partner({ endpoint: { getTransaction: async () => ({}) } }),
  play: async ({ canvas, canvasElement }) => {
    await reaches(canvasElement, "error");
    await expect(canvas.getByTitle("Proof")).toBeVisible();
    await expect(canvas.getByRole("button", { name: "Try again" })).toBeVisible();
  },
});

/** The vendor's page in a sale. */
export const SellReady = meta.story({
  args: { ...partner(), mode: "sell" },
  play: async ({ canvasElement, args }) => {
    await reaches(canvasElement, "ready");
    await waitFor(() => expect(args.onReady).toHaveBeenCalledOnce());
  },
});

/** The partner's wallet was asked for the crypto, and has not answered yet. */
export const SellDepositing = meta.story({
  args: {
    ...partner({ next: "showDeposit" }),
    mode: "sell",
    onSellDeposit: fn(() => new Promise<never>(() => {})),
  },
  play: async ({ canvas, canvasElement, args }) => {
    await reaches(canvasElement, "depositing");
    await expect(args.onSellDeposit).toHaveBeenCalledOnce();
    await expect(canvas.getAllByText(/^Confirm the transfer/)).not.toHaveLength(0);
  },
});

/** It has sent the crypto, and the vendor has not seen it yet. */
export const SellDeposited = meta.story({
  args: {
    ...partner({ next: "showDeposit" }),
    mode: "sell",
    onSellDeposit: fn(async () => ({ txHash: "0x1" })),
  },
  play: async ({ canvasElement }) => reaches(canvasElement, "deposited"),
});

/** The user declined in the wallet, and may still send by hand. */
export const SellDeclined = meta.story({
  args: {
    ...partner({ next: "showDeposit" }),
    mode: "sell",
    onSellDeposit: fn(async () => ({ cancelled: true as const })),
  },
  play: async ({ canvasElement }) => reaches(canvasElement, "deposit-declined"),
});

/** The wallet threw: nobody knows whether it has sent. */
export const SellDepositFailed = meta.story({
  args: {
    ...partner({ next: "showDeposit" }),
    mode: "sell",
    onSellDeposit: fn(async () => Promise.reject(new TypeError("The wallet is locked."))),
  },
  play: async ({ canvasElement }) => reaches(canvasElement, "error"),
});

/** Crypto that was sent on a visit before, and that the vendor has not seen yet. */
export const SellResumed = meta.story({
  args: {
    ...partner({
      before: { mode: "sell", deposit: "sent", txHash: "0x1" },
      endpoint: standing("sell", "pending"),
    }),
    mode: "sell",
  },
  play: async ({ canvasElement }) => reaches(canvasElement, "deposited"),
});

/** The wallet was asked on a visit before, and nobody knows what it did. */
export const SellResumedUnsure = meta.story({
  args: {
    ...partner({
      before: { mode: "sell", deposit: "asked" },
      endpoint: standing("sell", "pending"),
    }),
    mode: "sell",
  },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByText("Did you send it?")).toBeVisible());
  },
});

/** The crypto arrived, the money is on its way. */
export const SellProcessing = meta.story({
  args: { ...partner({ next: "depositArrives", settleAfter: Infinity }), mode: "sell" },
  play: async ({ canvas, canvasElement }) => {
    await reaches(canvasElement, "processing");
    await expect(canvas.getAllByText("Paying out")).not.toHaveLength(0);
  },
});

/** The money is on the card. */
export const SellCompleted = meta.story({
  args: { ...partner({ next: "depositArrives", settleAfter: 0 }), mode: "sell" },
  play: async ({ canvas, canvasElement, args }) => {
    await reaches(canvasElement, "completed");
    await waitFor(() => expect(args.onComplete).toHaveBeenCalledOnce());
    await expect(canvas.getByText("You sold")).toBeVisible();
  },
});

/** A partner's own colours, corners and letters, through custom properties. */
export const Themed = meta.story({
  args: {
    ...partner({ next: "pay", settleAfter: 0 }),
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
