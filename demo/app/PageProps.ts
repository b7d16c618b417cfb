import type { RampEvent } from "ramp-widget";
import type { Wallet } from "./useWallet.ts";

export interface PageProps {
  wallet: Wallet;
  onEvent: (event: RampEvent) => void;
}
