import type { Happening } from "../sandbox/createPartner.ts";

/** Controls that all custom UIs share. */
export const controls = {
  suggestions: { control: "object" },
  fiatCurrency: { control: "inline-radio", options: ["EUR", "USD"] },
  currency: { control: "text" },
  network: { control: "inline-radio", options: ["TRC20", "ERC20"] },
  endpoint: { control: false },
  vendors: { control: false },
  storage: { control: false },
} as const;

/** Does what a user does on the vendor's page. */
export const pay: Happening = (sandbox, id) => sandbox.pay(id);
