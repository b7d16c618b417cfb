import { expect } from "storybook/test";
import preview from "../../.storybook/preview.tsx";
import { ORDERS, partner } from "../partner.ts";
import type { Happening } from "../sandbox/createPartner.ts";
import { reaches, widget } from "../widget.tsx";
import { phase } from "./phase.ts";

const meta = preview.meta({ ...widget, title: "Phases/Transak", tags: ["!autodocs"] });

export const BuyIdle = meta.story(phase("transak", "buy", "idle"));
export const BuyRequesting = meta.story(phase("transak", "buy", "requesting"));
export const BuyLoading = meta.story(phase("transak", "buy", "loading"));
export const BuyReady = meta.story(phase("transak", "buy", "ready"));
export const BuyProcessing = meta.story(phase("transak", "buy", "processing"));
export const BuyCompleted = meta.story(phase("transak", "buy", "completed"));
export const BuyFailed = meta.story({
  name: "Buy Failed: card declined",
  ...phase("transak", "buy", "failed"),
});
export const BuyCancelled = meta.story(phase("transak", "buy", "cancelled"));
export const BuyError = meta.story({
  name: "Buy Error: provider not responding",
  ...phase("transak", "buy", "error"),
});
export const BuyUnsure = meta.story({
  name: "Buy Unsure: already paid?",
  ...phase("transak", "buy", "unconfirmed"),
});

const later = (what: Happening) => ({
  ...ORDERS.transak,
  ...partner({
    vendor: "transak",
    next(sandbox, id) {
      sandbox.pay(id);
      what(sandbox, id);
    },
  }),
});

/** Transak sent the money back. */
export const BuyRefunded = meta.story({
  name: "Buy Failed: payment refunded",
  args: later((sandbox, id) => sandbox.refund(id)),
  play: async ({ canvas, canvasElement }) => {
    await reaches(canvasElement, "failed");
    await expect(await canvas.findByText(/sent your payment back/)).toBeVisible();
  },
});

/** Transak reviews the order before it delivers. */
export const BuyOnHold = meta.story({
  name: "Buy Processing: order under review, on hold",
  args: later((sandbox, id) => sandbox.hold(id)),
  play: async ({ canvas, canvasElement }) => {
    await reaches(canvasElement, "processing");
    await expect(await canvas.findByText(/taking a closer look/)).toBeVisible();
  },
});

export const SellIdle = meta.story(phase("transak", "sell", "idle"));
export const SellRequesting = meta.story(phase("transak", "sell", "requesting"));
export const SellLoading = meta.story(phase("transak", "sell", "loading"));
export const SellReady = meta.story(phase("transak", "sell", "ready"));
export const SellDepositing = meta.story(phase("transak", "sell", "depositing"));
export const SellDeposited = meta.story(phase("transak", "sell", "deposited"));
export const SellDepositDeclined = meta.story({
  name: "Sell Deposit Declined: wallet declined",
  ...phase("transak", "sell", "deposit-declined"),
});
export const SellProcessing = meta.story(phase("transak", "sell", "processing"));
export const SellCompleted = meta.story(phase("transak", "sell", "completed"));
export const SellFailed = meta.story({
  name: "Sell Failed: payout refused",
  ...phase("transak", "sell", "failed"),
});
export const SellCancelled = meta.story(phase("transak", "sell", "cancelled"));
export const SellError = meta.story({
  name: "Sell Error: provider not responding",
  ...phase("transak", "sell", "error"),
});
export const SellUnsure = meta.story({
  name: "Sell Unsure: already sent?",
  ...phase("transak", "sell", "unconfirmed"),
});
