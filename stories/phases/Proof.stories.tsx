import preview from "../../.storybook/preview.tsx";
import { widget } from "../widget.tsx";
import { phase } from "./phase.ts";

const meta = preview.meta({ ...widget, title: "Phases/Proof", tags: ["!autodocs"] });

export const BuyIdle = meta.story({ ...phase("proof", "buy", "idle"), tags: ["picture"] });
export const BuyRequesting = meta.story(phase("proof", "buy", "requesting"));
export const BuyLoading = meta.story({ ...phase("proof", "buy", "loading"), tags: ["picture"] });
export const BuyReady = meta.story(phase("proof", "buy", "ready"));
export const BuyProcessing = meta.story({
  ...phase("proof", "buy", "processing"),
  tags: ["picture"],
});
export const BuyCompleted = meta.story({
  ...phase("proof", "buy", "completed"),
  tags: ["picture"],
});
export const BuyFailed = meta.story({
  name: "Buy Failed: card declined",
  ...phase("proof", "buy", "failed"),
});
export const BuyCancelled = meta.story(phase("proof", "buy", "cancelled"));
export const BuyError = meta.story({
  name: "Buy Error: provider not responding",
  ...phase("proof", "buy", "error"),
});
export const BuyUnsure = meta.story({
  name: "Buy Unsure: already paid?",
  ...phase("proof", "buy", "unconfirmed"),
});

export const SellIdle = meta.story(phase("proof", "sell", "idle"));
export const SellRequesting = meta.story(phase("proof", "sell", "requesting"));
export const SellLoading = meta.story(phase("proof", "sell", "loading"));
export const SellReady = meta.story(phase("proof", "sell", "ready"));
export const SellDepositing = meta.story(phase("proof", "sell", "depositing"));
export const SellDeposited = meta.story(phase("proof", "sell", "deposited"));
export const SellDepositDeclined = meta.story({
  name: "Sell Deposit Declined: wallet declined",
  ...phase("proof", "sell", "deposit-declined"),
});
export const SellProcessing = meta.story(phase("proof", "sell", "processing"));
export const SellCompleted = meta.story(phase("proof", "sell", "completed"));
export const SellFailed = meta.story({
  name: "Sell Failed: crypto didn't arrive in time",
  ...phase("proof", "sell", "failed"),
});
export const SellCancelled = meta.story(phase("proof", "sell", "cancelled"));
export const SellError = meta.story({
  name: "Sell Error: provider not responding",
  ...phase("proof", "sell", "error"),
});
export const SellUnsure = meta.story({
  name: "Sell Unsure: already sent?",
  ...phase("proof", "sell", "unconfirmed"),
});
