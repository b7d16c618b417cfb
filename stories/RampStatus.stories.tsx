import { RampStatus, type RampEndpoint } from "ramp-widget";
import { expect, waitFor } from "storybook/test";
import preview from "../.storybook/preview.tsx";

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
  },
  parameters: {
    docs: {
      source: { code: '<RampStatus endpoint="/api/ramp" transactionId={transaction.id} />' },
    },
  },
});

/** An endpoint that answers the same transaction for ever, in Proof's shape. */
function standing(type: "buy" | "sell", status: string): RampEndpoint {
  return {
    createSession: async () => ({}),
    getTransaction: async (id) => ({
      merchant_transaction_id: id,
      type,
      status,
      currency: "USDT",
      network: "TRC20",
      crypto_amount: "104.84",
      fiat_currency: "EUR",
      fiat_amount: "100.00",
      created_at: "2026-11-20T10:00:00Z",
      updated_at: "2026-11-20T10:03:45Z",
    }),
  };
}

async function shows(element: HTMLElement, status: string) {
  const root = element.querySelector("[data-ramp]");
  await waitFor(() => expect(root).toHaveAttribute("data-status", status));
}

export const BuyPending = meta.story({
  args: { endpoint: standing("buy", "pending") },
  play: async ({ canvasElement }) => shows(canvasElement, "pending"),
});

export const BuyProcessing = meta.story({
  args: { endpoint: standing("buy", "processing") },
  play: async ({ canvas, canvasElement }) => {
    await shows(canvasElement, "processing");
    await expect(canvas.getByRole("listitem", { current: "step" })).toHaveTextContent("On its way");
  },
});

export const BuyCompleted = meta.story({
  args: { endpoint: standing("buy", "completed") },
  play: async ({ canvasElement }) => shows(canvasElement, "completed"),
});

export const BuyFailed = meta.story({
  args: { endpoint: standing("buy", "failed") },
  play: async ({ canvasElement }) => shows(canvasElement, "failed"),
});

export const BuyCancelled = meta.story({
  args: { endpoint: standing("buy", "cancelled") },
  play: async ({ canvasElement }) => shows(canvasElement, "cancelled"),
});

export const SellPending = meta.story({
  args: { endpoint: standing("sell", "pending") },
  play: async ({ canvasElement }) => shows(canvasElement, "pending"),
});

export const SellProcessing = meta.story({
  args: { endpoint: standing("sell", "processing") },
  play: async ({ canvas, canvasElement }) => {
    await shows(canvasElement, "processing");
    await expect(canvas.getByRole("listitem", { current: "step" })).toHaveTextContent("Paying out");
  },
});

export const SellCompleted = meta.story({
  args: { endpoint: standing("sell", "completed") },
  play: async ({ canvasElement }) => shows(canvasElement, "completed"),
});

export const SellFailed = meta.story({
  args: { endpoint: standing("sell", "failed") },
  play: async ({ canvasElement }) => shows(canvasElement, "failed"),
});

export const SellCancelled = meta.story({
  args: { endpoint: standing("sell", "cancelled") },
  play: async ({ canvasElement }) => shows(canvasElement, "cancelled"),
});

/** The first look has not brought an answer yet. */
export const Looking = meta.story({
  args: { endpoint: { ...standing("buy", ""), getTransaction: () => new Promise(() => {}) } },
  play: async ({ canvasElement }) => {
    await shows(canvasElement, "unknown");
    await expect(canvasElement.querySelector("[data-ramp]")).toHaveAttribute(
      "data-status",
      "unknown",
    );
  },
});

/** The endpoint's answer cannot be read. What was known stays known. */
export const OutOfSight = meta.story({
  args: { endpoint: { ...standing("buy", ""), getTransaction: async () => ({}) } },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByRole("alert")).toBeVisible());
    await expect(canvas.getByRole("button", { name: "Try again" })).toBeVisible();
  },
});
