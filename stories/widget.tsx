import { RampWidget, type RampWidgetProps } from "ramp-widget";
import { expect, fn, waitFor } from "storybook/test";
import { readToolbar } from "../.storybook/toolbar.ts";
import { LANGUAGES } from "./languages.ts";
import { ORDERS, partner } from "./partner.ts";
import type { VendorName } from "./sandbox/createPartner.ts";
import { SLOTS } from "./theming/slots.ts";

/** Shared by all stories of the widget. */
export const widget = {
  component: RampWidget,
  args: {
    // Without it, the factory accepts any string as mode.
    mode: "buy" as const,
    currency: "USDT",
    onEvent: fn(),
    onReady: fn(),
    onStatusChange: fn(),
    onComplete: fn(),
    onFail: fn(),
    onCancel: fn(),
    onError: fn(),
    onClose: fn(),
  },
  argTypes: {
    mode: { control: "inline-radio", options: ["buy", "sell"] },
    currency: { control: "text" },
    network: { control: "inline-radio", options: ["TRC20", "ERC20"] },
    fiatCurrency: { control: "inline-radio", options: ["EUR", "USD"] },
    fiatAmount: { control: "text" },
    amount: { control: "text" },
    redirectUrl: { control: "text" },
    vendor: { control: "inline-radio", options: ["proof", "transak", "bleepay"] },
    paymentMethod: { control: "select", options: ["card", "bank_transfer", "apple_pay"] },
    presentation: {
      control: "inline-radio",
      options: ["inline", "modal", "popup", "redirect", "auto"],
    },
    open: { control: "boolean" },
    defaultOpen: { control: "boolean" },
    theme: { control: "inline-radio", options: ["auto", "light", "dark"] },
    lang: { control: "select", options: ["en-GB", "en-US", "de-AT", "fr-CH", "pt-BR", "ja-JP"] },
    slots: {
      control: "inline-radio",
      options: ["none", "examples"],
      mapping: { none: undefined, examples: SLOTS },
    },
    // The toolbar's theme sets them together with the style sheet that they belong to.
    classNames: { control: false },
    form: { control: false },
    alternatives: { control: false },
    nonce: { control: false },
    className: { control: false },
    endpoint: { control: false },
    vendors: { control: false },
    storage: { control: false },
    messages: { control: false },
    style: { control: false },
  },
  parameters: {
    docs: { source: { transform: snippet } },
  },
  // A purchase reads its order at the start, so another order mounts another widget.
  render: (props: RampWidgetProps) => {
    const { mode, currency, network, amount, fiatCurrency, fiatAmount } = props;
    const { presentation, defaultOpen, paymentMethod } = props;
    const order = { mode, currency, network, amount, fiatCurrency, fiatAmount };
    return (
      <RampWidget
        key={JSON.stringify({ ...order, presentation, defaultOpen, paymentMethod })}
        {...props}
      />
    );
  },
} as const;

/** For stories that are the same with any mode and vendor. */
export const ANY_ORDER = {
  follows: {
    mode: true,
    vendor: (vendor: VendorName) => ({
      amount: undefined,
      fiatAmount: undefined,
      fiatCurrency: undefined,
      ...ORDERS[vendor],
      ...partner({ vendor }),
    }),
  },
};

/** In docs, a frame keeps an open modal from covering the page. */
export const IN_A_FRAME = { docs: { story: { inline: false, height: "640px" } } };

/** The code that a partner writes, without the sandbox behind these stories. */
function snippet(_: string, { args }: { args: Record<string, unknown> }): string {
  const names = ["mode", "presentation", "currency", "network", "amount"];
  const order = [...names, "fiatCurrency", "fiatAmount"]
    .filter((name) => args[name])
    .map((name) => `${name}="${String(args[name])}"`);
  const lines = ['endpoint="/api/ramp"', ...order, "onComplete={(transaction) => …}"];
  return `<RampWidget\n  ${lines.join("\n  ")}\n/>`;
}

/** Messages in the toolbar's language and mode, so that a story can be played in any. */
export function readWords(globals: Readonly<Record<string, unknown>>) {
  const { language = "en", mode = "buy" } = readToolbar(globals);
  const { start, title, external, unconfirmed, ...words } = LANGUAGES[language];
  return {
    ...words,
    start: start[mode],
    title: title[mode],
    external: external[mode],
    unconfirmed: unconfirmed[mode],
  };
}

/** The widget's root element. The button beside an open modal has no phase. */
export function rootOf(canvas: HTMLElement): HTMLElement {
  const root = canvas.querySelector<HTMLElement>("[data-ramp][data-phase]");
  if (!root) throw new Error("The story has drawn no widget.");
  return root;
}

/** Resolves when the widget is in this phase, and, if it is a modal, has faded in. */
export async function reaches(canvas: HTMLElement, phase: string): Promise<void> {
  await waitFor(() => expect(rootOf(canvas)).toHaveAttribute("data-phase", phase));
  await Promise.all(
    rootOf(canvas)
      .getAnimations()
      .map(({ finished }) => finished),
  );
}
