import type { Order } from "ramp-widget";
import type { HostConfig } from "./HostConfig.ts";

/** An order that the vendor takes. */
export function toOrder({ vendor = "proof", mode = "buy", isAmountInCrypto }: HostConfig): Order {
  const shared = { vendor, mode, currency: "USDT" };
  switch (vendor) {
    case "proof":
      if (isAmountInCrypto) return { ...shared, network: "TRC20", amount: "100" };
      return { ...shared, network: "TRC20", fiatCurrency: "EUR", fiatAmount: "100" };
    case "transak":
      return { ...shared, network: "polygon", fiatCurrency: "EUR", fiatAmount: "100" };
    case "bleepay":
      return { ...shared, network: "TRC20", amount: "100" };
  }
}
