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

export const BuyPending = meta.story({
  args: { endpoint: standing("buy", "pending") },
  play: async ({ canvasElement }) => shows(canvasElement, "pending"),
});

export const BuyProcessing = meta.story({
  tags: ["picture"],
  args: { endpoint: standing("buy", "processing") },
  play: async ({ canvas, canvasElement }) => {
    await shows(canvasElement, "processing");
    await expect(canvas.getByRole("listitem", { current: "step" })).toHaveTextContent("Processing");
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
    await expect(canvas.getByRole("listitem", { current: "step" })).toHaveTextContent("Payout");
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

/** In progress for more than ten minutes: the user doesn't need to wait. */
export const Overdue = meta.story({
  args: { endpoint: standing("buy", "processing", new Date(Date.now() - 3_600_000)) },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByText(/longer than usual/)).toBeVisible());
  },
});

/** The first response hasn't arrived yet. */
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

/** The endpoint's response can't be read. The last known status stays. */
export const OutOfSight = meta.story({
  args: { endpoint: { ...standing("buy", ""), getTransaction: async () => ({}) } },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByRole("alert")).toBeVisible());
    await expect(canvas.getByRole("button", { name: "Try again" })).toBeVisible();
  },
});
