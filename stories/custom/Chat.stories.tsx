import { expect, fn, waitFor } from "storybook/test";
import preview from "../../.storybook/preview.tsx";
import { ORDERS, partner } from "../partner.ts";
import { FOR_GOOD } from "../sandbox/createPartner.ts";
import { Chat } from "./Chat.tsx";
import { controls, pay } from "./controls.ts";

const { currency, network, fiatCurrency } = ORDERS.proof;

/**
 * A purchase as a conversation: what is said follows from `ramp.phase`, and the vendor's page is one of the bubbles.
 * There the code is 000000, the card 4444 4444 4444 3333 with CVC 123 and any date ahead.
 */
const meta = preview.meta({
  title: "Your own UI/Chat bubble",
  component: Chat,
  args: {
    assistant: "Ada",
    suggestions: ["50", "100", "250"],
    fiatCurrency,
    currency,
    network,
    onReady: fn(),
    onComplete: fn(),
  },
  argTypes: {
    assistant: { control: "text" },
    ...controls,
  },
  parameters: { docs: { source: { type: "code" } } },
});

export const Hello = meta.story({
  args: partner(),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole("button", { name: "100 EUR" }));
    await waitFor(() => expect(canvas.getByText(/to your wallet on TRC20/)).toBeVisible());
    await userEvent.click(canvas.getByRole("button", { name: "Another amount" }));
    await expect(canvas.getByRole("button", { name: "250 EUR" })).toBeVisible();
  },
});

export const Payment = meta.story({
  args: partner(),
  play: async ({ canvas, args, userEvent }) => {
    await userEvent.click(canvas.getByRole("button", { name: "100 EUR" }));
    await userEvent.click(canvas.getByRole("button", { name: "Open the payment page" }));
    await waitFor(() => expect(args.onReady).toHaveBeenCalledOnce());
    await expect(canvas.getByTitle(/Proof/)).toBeVisible();
  },
});

/** Paid. The vendor sends the crypto. */
export const OnItsWay = meta.story({
  args: partner({ next: pay, settlementDelayMs: FOR_GOOD }),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole("button", { name: "50 EUR" }));
    await userEvent.click(canvas.getByRole("button", { name: "Open the payment page" }));
    await waitFor(() => expect(canvas.getByText(/on its way/)).toBeVisible());
  },
});

export const Done = meta.story({
  args: partner({ next: pay, settlementDelayMs: 0 }),
  play: async ({ canvas, args, userEvent }) => {
    await userEvent.click(canvas.getByRole("button", { name: "250 EUR" }));
    await userEvent.click(canvas.getByRole("button", { name: "Open the payment page" }));
    await waitFor(() => expect(canvas.getByText(/have arrived/)).toBeVisible());
    await waitFor(() => expect(args.onComplete).toHaveBeenCalledOnce());
  },
});
