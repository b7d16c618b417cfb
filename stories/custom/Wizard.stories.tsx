import { expect, fn, waitFor } from "storybook/test";
import preview from "../../.storybook/preview.tsx";
import { ORDERS, partner, refusing } from "../partner.ts";
import { FOR_GOOD } from "../sandbox/createPartner.ts";
import { Wizard } from "./Wizard.tsx";
import { controls, pay } from "./controls.ts";

const { currency, network, fiatCurrency } = ORDERS.proof;

/**
 * A purchase in four steps, each but the third a partner's own. On the vendor's page the code is 000000, the card
 * 4444 4444 4444 3333 with CVC 123 and any date ahead.
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

export const Amount = meta.story({
  args: partner(),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole("button", { name: "250" }));
    await expect(canvas.getByRole("textbox")).toHaveValue("250");
  },
});

export const Review = meta.story({
  args: partner(),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Review" }));
    await expect(canvas.getByRole("heading", { name: "Is this right?" })).toHaveFocus();
    await expect(canvas.getByText("100 EUR")).toBeVisible();
  },
});

export const Payment = meta.story({
  args: partner(),
  play: async ({ canvas, args, userEvent }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Review" }));
    await userEvent.click(canvas.getByRole("button", { name: "Continue to payment" }));
    await waitFor(() => expect(args.onReady).toHaveBeenCalledOnce());
    await expect(canvas.getByTitle(/Proof/)).toBeVisible();
  },
});

/** Paid. The vendor sends the crypto. */
export const OnItsWay = meta.story({
  args: partner({ next: pay, settlementDelayMs: FOR_GOOD }),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Review" }));
    await userEvent.click(canvas.getByRole("button", { name: "Continue to payment" }));
    await expect(await canvas.findByRole("heading", { name: "On its way" })).toBeVisible();
  },
});

/** The endpoint does not answer. */
export const Problem = meta.story({
  args: refusing("vendor-unavailable"),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Review" }));
    await userEvent.click(canvas.getByRole("button", { name: "Continue to payment" }));
    await expect(await canvas.findByRole("button", { name: "Try again" })).toBeVisible();
  },
});

export const Done = meta.story({
  args: partner({ next: pay, settlementDelayMs: 0 }),
  play: async ({ canvas, args, userEvent }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Review" }));
    await userEvent.click(canvas.getByRole("button", { name: "Continue to payment" }));
    await expect(await canvas.findByRole("region", { name: "Receipt" })).toBeVisible();
    await waitFor(() => expect(args.onComplete).toHaveBeenCalledOnce());
  },
});
