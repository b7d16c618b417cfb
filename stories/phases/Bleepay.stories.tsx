import preview from "../../.storybook/preview.tsx";
import { widget } from "../widget.tsx";
import { phase } from "./phase.ts";

const meta = preview.meta({ ...widget, title: "Phases/Bleepay", tags: ["!autodocs"] });

export const BuyIdle = meta.story(phase("bleepay", "buy", "idle"));
export const BuyRequesting = meta.story(phase("bleepay", "buy", "requesting"));
export const BuyLoading = meta.story(phase("bleepay", "buy", "loading"));
export const BuyReady = meta.story(phase("bleepay", "buy", "ready"));
export const BuyProcessing = meta.story(phase("bleepay", "buy", "processing"));
export const BuyCompleted = meta.story(phase("bleepay", "buy", "completed"));
export const BuyFailed = meta.story({
  name: "Buy Failed: payment expired",
  ...phase("bleepay", "buy", "failed"),
});
export const BuyCancelled = meta.story(phase("bleepay", "buy", "cancelled"));
export const BuyError = meta.story({
  name: "Buy Error: provider not responding",
  ...phase("bleepay", "buy", "error"),
});
export const BuyUnsure = meta.story({
  name: "Buy Unsure: already paid?",
  ...phase("bleepay", "buy", "unconfirmed"),
});
