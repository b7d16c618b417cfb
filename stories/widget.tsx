import { RampWidget, type RampWidgetProps } from "ramp-widget";
import { expect, fn, waitFor } from "storybook/test";

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
    theme: { control: "inline-radio", options: ["auto", "light", "dark"] },
    lang: { control: "text" },
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
    const order = { mode, currency, network, amount, fiatCurrency, fiatAmount };
    return <RampWidget key={JSON.stringify(order)} {...props} />;
  },
} as const;

/** The code that a partner writes, without the sandbox behind these stories. */
function snippet(_: string, { args }: { args: Record<string, unknown> }): string {
  const names = ["mode", "presentation", "currency", "network", "amount"];
  const order = [...names, "fiatCurrency", "fiatAmount"]
    .filter((name) => args[name])
    .map((name) => `${name}="${String(args[name])}"`);
  const lines = ['endpoint="/api/ramp"', ...order, "onComplete={(transaction) => …}"];
  return `<RampWidget\n  ${lines.join("\n  ")}\n/>`;
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
