import { expect, fn, waitFor } from "storybook/test";
import preview from "../../.storybook/preview.tsx";
import { ORDERS, partner } from "../partner.ts";
import { FOR_GOOD } from "../sandbox/createPartner.ts";
import { Chat } from "./Chat.tsx";
import { controls, pay } from "./controls.ts";

const { currency, network, fiatCurrency } = ORDERS.proof;

/**
 * A purchase as a conversation: `ramp.phase` decides what is said, and the vendor's page is one of the bubbles.
 * On that page, the code is 000000, and the card is 4444 4444 4444 3333 with CVC 123 and any future date.
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

/** The assistant offers amounts, and repeats the choice. */
export const Hello = meta.story({
  args: partner(),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole("button", { name: "100 EUR" }));
    await waitFor(() => expect(canvas.getByText(/to your wallet on TRC20/)).toBeVisible());
    await userEvent.click(canvas.getByRole("button", { name: "Change amount" }));
    await expect(canvas.getByRole("button", { name: "250 EUR" })).toBeVisible();
  },
});

/** The vendor's page in a bubble. */
export const Payment = meta.story({
  args: partner(),
  play: async ({ canvas, args, userEvent }) => {
    await userEvent.click(canvas.getByRole("button", { name: "100 EUR" }));
    await userEvent.click(canvas.getByRole("button", { name: "Open the payment page" }));
    await waitFor(() => expect(args.onReady).toHaveBeenCalledOnce());
    await expect(canvas.getByTitle(/Proof/)).toBeVisible();
  },
});

/** Paid, not delivered yet. */
export const OnItsWay = meta.story({
  args: partner({ next: pay, settlementDelayMs: FOR_GOOD }),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole("button", { name: "50 EUR" }));
    await userEvent.click(canvas.getByRole("button", { name: "Open the payment page" }));
    await waitFor(() => expect(canvas.getByText(/on its way/)).toBeVisible());
  },
});

/** The crypto has arrived. */
export const Done = meta.story({
  args: partner({ next: pay, settlementDelayMs: 0 }),
  play: async ({ canvas, args, userEvent }) => {
    await userEvent.click(canvas.getByRole("button", { name: "250 EUR" }));
    await userEvent.click(canvas.getByRole("button", { name: "Open the payment page" }));
    await waitFor(() => expect(canvas.getByText(/has arrived/)).toBeVisible());
    await waitFor(() => expect(args.onComplete).toHaveBeenCalledOnce());
  },
});
