import preview from "../../.storybook/preview.tsx";
import { widget } from "../widget.tsx";
import { phase } from "./phase.ts";

const meta = preview.meta({ ...widget, title: "Phases/Transak", tags: ["!autodocs"] });

export const BuyIdle = meta.story(phase("transak", "buy", "idle"));
export const BuyRequesting = meta.story(phase("transak", "buy", "requesting"));
export const BuyLoading = meta.story(phase("transak", "buy", "loading"));
export const BuyReady = meta.story(phase("transak", "buy", "ready"));
export const BuyProcessing = meta.story(phase("transak", "buy", "processing"));
export const BuyCompleted = meta.story(phase("transak", "buy", "completed"));
export const BuyFailed = meta.story(phase("transak", "buy", "failed"));
export const BuyCancelled = meta.story(phase("transak", "buy", "cancelled"));
export const BuyError = meta.story(phase("transak", "buy", "error"));
export const BuyUnsure = meta.story(phase("transak", "buy", "unconfirmed"));

export const SellIdle = meta.story(phase("transak", "sell", "idle"));
export const SellRequesting = meta.story(phase("transak", "sell", "requesting"));
export const SellLoading = meta.story(phase("transak", "sell", "loading"));
export const SellReady = meta.story(phase("transak", "sell", "ready"));
export const SellDepositing = meta.story(phase("transak", "sell", "depositing"));
export const SellDeposited = meta.story(phase("transak", "sell", "deposited"));
export const SellDepositDeclined = meta.story(phase("transak", "sell", "deposit-declined"));
export const SellProcessing = meta.story(phase("transak", "sell", "processing"));
export const SellCompleted = meta.story(phase("transak", "sell", "completed"));
export const SellFailed = meta.story(phase("transak", "sell", "failed"));
export const SellCancelled = meta.story(phase("transak", "sell", "cancelled"));
export const SellError = meta.story(phase("transak", "sell", "error"));
export const SellUnsure = meta.story(phase("transak", "sell", "unconfirmed"));
