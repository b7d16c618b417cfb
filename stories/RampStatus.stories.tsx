import { RampStatus } from "ramp-widget";
import { expect, waitFor } from "storybook/test";
import preview from "../.storybook/preview.tsx";
import { standing } from "./partner.ts";

const meta = preview.meta({
  title: "RampStatus",
  component: RampStatus,
  args: { transactionId: "550e8400-e29b-41d4-a716-446655440000" },
  argTypes: {
    theme: { control: "inline-radio", options: ["auto", "light", "dark"] },
    endpoint: { control: false },
    vendors: { control: false },
    nonce: { control: false },
    className: { control: false },
    vendor: { control: false },
    messages: { control: false },
    storage: { control: false },
  },
  parameters: {
    docs: {
      source: { code: '<RampStatus endpoint="/api/ramp" transactionId={transaction.id} />' },
    },
  },
});

async function shows(element: HTMLElement, status: string) {
  const root = element.querySelector("[data-ramp]");
  await waitFor(() => expect(root).toHaveAttribute("data-status", status));
}

/** The user hasn't paid yet. */
export const BuyPending = meta.story({
  name: "Buy: waiting for payment",
  args: { endpoint: standing("buy", "pending") },
  play: async ({ canvasElement }) => shows(canvasElement, "pending"),
});

/** Paid, and the crypto isn't delivered yet. */
export const BuyProcessing = meta.story({
  name: "Buy: payment received, processing",
  tags: ["picture"],
  args: { endpoint: standing("buy", "processing") },
  play: async ({ canvas, canvasElement }) => {
    await shows(canvasElement, "processing");
    await expect(canvas.getByRole("listitem", { current: "step" })).toHaveTextContent("Processing");
  },
});

/** The crypto was delivered. */
export const BuyCompleted = meta.story({
  name: "Buy: completed",
  args: { endpoint: standing("buy", "completed") },
  play: async ({ canvasElement }) => shows(canvasElement, "completed"),
});

/** The payment was declined or timed out. */
export const BuyFailed = meta.story({
  name: "Buy: card declined, payment failed",
  args: { endpoint: standing("buy", "failed") },
  play: async ({ canvasElement }) => shows(canvasElement, "failed"),
});

/** The user or the vendor cancelled the purchase. */
export const BuyCancelled = meta.story({
  name: "Buy: cancelled",
  args: { endpoint: standing("buy", "cancelled") },
  play: async ({ canvasElement }) => shows(canvasElement, "cancelled"),
});

/** The user's crypto hasn't arrived yet. */
export const SellPending = meta.story({
  name: "Sell: waiting for crypto",
  args: { endpoint: standing("sell", "pending") },
  play: async ({ canvasElement }) => shows(canvasElement, "pending"),
});

/** The crypto arrived, and the money isn't paid out yet. */
export const SellProcessing = meta.story({
  name: "Sell: payout in progress",
  args: { endpoint: standing("sell", "processing") },
  play: async ({ canvas, canvasElement }) => {
    await shows(canvasElement, "processing");
    await expect(canvas.getByRole("listitem", { current: "step" })).toHaveTextContent("Payout");
  },
});

/** The money was paid out. */
export const SellCompleted = meta.story({
  name: "Sell: completed",
  args: { endpoint: standing("sell", "completed") },
  play: async ({ canvasElement }) => shows(canvasElement, "completed"),
});

/** The crypto didn't arrive in time, or the payout was refused. */
export const SellFailed = meta.story({
  name: "Sell: failed",
  args: { endpoint: standing("sell", "failed") },
  play: async ({ canvasElement }) => shows(canvasElement, "failed"),
});

/** The user or the vendor cancelled the sale. */
export const SellCancelled = meta.story({
  name: "Sell: cancelled",
  args: { endpoint: standing("sell", "cancelled") },
  play: async ({ canvasElement }) => shows(canvasElement, "cancelled"),
});

/** In progress for more than ten minutes: the user doesn't need to wait. */
export const Overdue = meta.story({
  name: "Takes longer than usual, stuck",
  args: { endpoint: standing("buy", "processing", new Date(Date.now() - 3_600_000)) },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByText(/longer than usual/)).toBeVisible());
  },
});

/** The first response hasn't arrived yet. */
export const Looking = meta.story({
  name: "Loading",
  args: { endpoint: { ...standing("buy", ""), getTransaction: () => new Promise(() => {}) } },
  play: async ({ canvasElement }) => {
    await shows(canvasElement, "unknown");
    await expect(canvasElement.querySelector("[data-ramp]")).toHaveAttribute(
      "data-status",
      "unknown",
    );
  },
});

/** The endpoint's response can't be read. The last known status stays. */
export const OutOfSight = meta.story({
  name: "Status can't be read",
  args: { endpoint: { ...standing("buy", ""), getTransaction: async () => ({}) } },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByRole("alert")).toBeVisible());
    await expect(canvas.getByRole("button", { name: "Try again" })).toBeVisible();
  },
});
