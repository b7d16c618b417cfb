import preview from "../.storybook/preview.tsx";
import { Flow } from "./flow/Flow.tsx";
import { stopTheClock } from "./phases/stopTheClock.ts";
import type { VendorName } from "./sandbox/createPartner.ts";
import { reaches } from "./widget.tsx";

const meta = preview.meta({
  title: "Flow",
  component: Flow,
  tags: ["!autodocs"],
  args: { mode: "buy" as const, vendor: "transak" as const },
  argTypes: {
    mode: { control: "inline-radio", options: ["buy", "sell"] },
    vendor: { control: "inline-radio", options: ["proof", "transak", "bleepay"] },
    theme: { control: "inline-radio", options: ["auto", "light", "dark"] },
    classNames: { control: false },
    className: { control: false },
  },
  parameters: {
    follows: { mode: true, vendor: (vendor: VendorName) => ({ vendor }) },
    // A partner's page has one widget; here several have the same name.
    a11y: { config: { rules: [{ id: "landmark-unique", enabled: false }] } },
  },
  beforeEach: stopTheClock,
  play: async ({ canvasElement }) => {
    for (const cell of canvasElement.querySelectorAll<HTMLElement>("[data-flow]"))
      await reaches(cell, cell.dataset["flow"] ?? "");
  },
});

/** Every state of a purchase in order, and what may happen instead. The toolbar changes the vendor, the language and the theme. */
export const Purchase = meta.story({ name: "Purchase: all states" });

/** The same of a sale. */
export const Sale = meta.story({ name: "Sale: all states", args: { mode: "sell" } });
