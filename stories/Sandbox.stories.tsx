import { expect, fireEvent, fn, userEvent, waitFor, within } from "storybook/test";
import preview from "../.storybook/preview.tsx";
import type { VendorName } from "./sandbox/createPartner.ts";
import { Desk } from "./sandbox/Desk.tsx";
import { reaches } from "./widget.tsx";

/**
 * A whole purchase to try. Nothing is real, and nothing leaves this page. On Proof's page, the email code is
 * 000000. The card 4444 4444 4444 3333 with CVC 123 pays, and 5555 4444 3333 1111 with CVC 555 is declined, each
 * with any future date.
 */
const meta = preview.meta({
  title: "Sandbox",
  component: Desk,
  tags: ["!autodocs"],
  args: {
    vendor: "proof" as const,
    mode: "buy" as const,
    settlementDelayMs: 4,
    presentation: "inline" as const,
    onEvent: fn(),
    onComplete: fn(),
  },
  argTypes: {
    vendor: { control: "inline-radio", options: ["proof", "transak", "bleepay"] },
    mode: { control: "inline-radio", options: ["buy", "sell"] },
    presentation: { control: "inline-radio", options: ["inline", "modal", "popup"] },
    settlementDelayMs: {
      name: "settlement, in seconds",
      control: { type: "range", min: 0, max: 30, step: 1 },
    },
  },
  parameters: { follows: { mode: true, vendor: (vendor: VendorName) => ({ vendor }) } },
});

/** The played stories below cover these. */
const BY_HAND = ["!test"];

/** Proof's page: email code, identity check and card. */
export const Proof = meta.story({ tags: BY_HAND });
/** Transak's page: order, then card or bank transfer. */
export const Transak = meta.story({ tags: BY_HAND, args: { vendor: "transak" } });
/** Bleepay has no page. Trigger events on the blockchain in the box below. It doesn't support selling. */
export const Bleepay = meta.story({ tags: BY_HAND, args: { vendor: "bleepay" } });

/** Plays a purchase with email code, identity check and card. */
export const ProofPlayed = meta.story({
  name: "Proof: purchase, played",
  args: { settlementDelayMs: 0 },
  play: async ({ canvasElement, args }) => {
    const page = await pageIn(canvasElement);
    await page.confirmEmail();
    await page.pay("Pay 100.00 EUR");
    await reaches(canvasElement, "completed");
    await waitFor(() => expect(args.onComplete).toHaveBeenCalledOnce());
  },
});

/** Plays a purchase by card. */
export const TransakPlayed = meta.story({
  name: "Transak: purchase, played",
  args: { vendor: "transak", settlementDelayMs: 0 },
  play: async ({ canvasElement, args }) => {
    const page = await pageIn(canvasElement);
    await page.press("Confirm order");
    await page.pay("Pay by card");
    await reaches(canvasElement, "completed");
    await waitFor(() => expect(args.onComplete).toHaveBeenCalledOnce());
  },
});

/** Plays a payment from another wallet. */
export const BleepayPlayed = meta.story({
  name: "Bleepay: crypto payment, played",
  args: { vendor: "bleepay", settlementDelayMs: 0 },
  play: async ({ canvas, canvasElement, args }) => {
    await canvas.findByRole("timer");
    await userEvent.click(await canvas.findByRole("button", { name: "Send full amount" }));
    await reaches(canvasElement, "completed");
    await waitFor(() => expect(args.onComplete).toHaveBeenCalledOnce());
  },
});

/** A sale with a wallet that answers `onSellDeposit`. */
export const SalePlayed = meta.story({
  name: "Transak: sale, played",
  args: { vendor: "transak", mode: "sell", settlementDelayMs: 0 },
  play: async ({ canvas, canvasElement, args }) => {
    const page = await pageIn(canvasElement);
    await page.press("Confirm order");
    await userEvent.click(await canvas.findByRole("button", { name: "Send" }));
    await reaches(canvasElement, "completed");
    await waitFor(() => expect(args.onComplete).toHaveBeenCalledOnce());
  },
});

/** The vendor's page, as a user sees it. */
async function pageIn(canvas: HTMLElement) {
  const inside = await waitFor(() => {
    const inside = canvas.querySelector("iframe")?.contentWindow;
    if (!inside?.document.querySelector("main > *"))
      throw new Error("The vendor's page has not opened.");
    return inside;
  });
  const page = within(inside.document.body);
  // Shortens the page's delays, such as an identity check.
  Object.assign(inside, { setTimeout: (run: () => void, ms = 0) => setTimeout(run, ms / 20) });
  // Plain clicks: `userEvent` changes the iframe's document in a way that outlives it and breaks React.
  const press = async (name: string) => (await page.findByRole("button", { name })).click();
  const fill = (field: HTMLElement, value: string) => fireEvent.input(field, { target: { value } });
  return {
    press,
    async confirmEmail() {
      await fill(await page.findByLabelText("Code"), "000000");
      await press("Continue");
      await press("Start verification");
    },
    async pay(label: string) {
      await fill(await page.findByLabelText("Card number"), "4444 4444 4444 3333");
      await fill(page.getByLabelText("Expiry date"), "12/39");
      await fill(page.getByLabelText("CVC"), "123");
      const name = page.queryByLabelText("Name on card");
      if (name) await fill(name, "Ada Lovelace");
      await press(label);
    },
  };
}
