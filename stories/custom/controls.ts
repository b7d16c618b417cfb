import type { Happening } from "../sandbox/createPartner.ts";

/** What a designer can change of every UI here, and what the story brings along. */
export const controls = {
  suggestions: { control: "object" },
  fiatCurrency: { control: "inline-radio", options: ["EUR", "USD"] },
  currency: { control: "text" },
  network: { control: "inline-radio", options: ["TRC20", "ERC20"] },
  endpoint: { control: false },
  vendors: { control: false },
  storage: { control: false },
} as const;

/** What the user would do on the vendor's page. */
export const pay: Happening = (sandbox, id) => sandbox.pay(id);
