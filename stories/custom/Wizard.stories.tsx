import { expect, fn, waitFor } from "storybook/test";
import preview from "../../.storybook/preview.tsx";
import { ORDERS, partner, refusing } from "../partner.ts";
import { FOR_GOOD } from "../sandbox/createPartner.ts";
import { Wizard } from "./Wizard.tsx";
import { controls, pay } from "./controls.ts";

const { currency, network, fiatCurrency } = ORDERS.proof;

/**
 * A purchase in four steps. The third is the vendor's page, the others are the partner's. On the vendor's page, the code
 * is 000000, and the card is 4444 4444 4444 3333 with CVC 123 and any future date.
 */
const meta = preview.meta({
  title: "Your own UI/Wizard",
  component: Wizard,
  args: {
    suggestions: ["50", "100", "250"],
    fiatCurrency,
    currency,
    network,
    onReady: fn(),
    onComplete: fn(),
  },
  argTypes: controls,
  parameters: { docs: { source: { type: "code" } } },
});

/** Step 1: the amount. */
export const Amount = meta.story({
  args: partner(),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole("button", { name: "250" }));
    await expect(canvas.getByRole("textbox")).toHaveValue("250");
  },
});

/** All steps, to try. */
export const ByHand = meta.story({ tags: ["!test"], args: partner() });

/** Step 2: the order before payment. */
export const Review = meta.story({
  args: partner(),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Review" }));
    await expect(canvas.getByRole("heading", { name: "Review your order" })).toHaveFocus();
    await expect(canvas.getByText("100 EUR")).toBeVisible();
  },
});

/** Step 3: the vendor's page. */
export const Payment = meta.story({
  args: partner(),
  play: async ({ canvas, args, userEvent }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Review" }));
    await userEvent.click(canvas.getByRole("button", { name: "Continue to payment" }));
    await waitFor(() => expect(args.onReady).toHaveBeenCalledOnce());
    await expect(canvas.getByTitle(/Proof/)).toBeVisible();
  },
});

/** Paid, not delivered yet. */
export const OnItsWay = meta.story({
  args: partner({ next: pay, settlementDelayMs: FOR_GOOD }),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Review" }));
    await userEvent.click(canvas.getByRole("button", { name: "Continue to payment" }));
    await expect(await canvas.findByRole("heading", { name: "On its way" })).toBeVisible();
  },
});

/** The endpoint doesn't respond. */
export const Problem = meta.story({
  name: "Provider not responding",
  args: refusing("vendor-unavailable"),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Review" }));
    await userEvent.click(canvas.getByRole("button", { name: "Continue to payment" }));
    await expect(await canvas.findByRole("button", { name: "Try again" })).toBeVisible();
  },
});

/** Step 4: the receipt. */
export const Done = meta.story({
  args: partner({ next: pay, settlementDelayMs: 0 }),
  play: async ({ canvas, args, userEvent }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Review" }));
    await userEvent.click(canvas.getByRole("button", { name: "Continue to payment" }));
    await expect(await canvas.findByRole("region", { name: "Receipt" })).toBeVisible();
    await waitFor(() => expect(args.onComplete).toHaveBeenCalledOnce());
  },
});
