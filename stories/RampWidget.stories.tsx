import { RampError, RampWidget } from "ramp-widget";
import { expect, fn, userEvent, waitFor, within } from "storybook/test";
import preview from "../.storybook/preview.tsx";
import { partner } from "./partner.ts";

const meta = preview.meta({
  title: "RampWidget",
  component: RampWidget,
  args: {
    mode: "buy",
    currency: "USDT",
    network: "TRC20",
    fiatCurrency: "EUR",
    fiatAmount: "100",
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
    theme: { control: "inline-radio", options: ["auto", "light", "dark"] },
    endpoint: { control: false },
    vendors: { control: false },
    queryClient: { control: false },
    messages: { control: false },
    style: { control: false },
  },
  // An order is read when its purchase begins: another order is another purchase.
  render: ({ mode, currency, network, amount, fiatCurrency, fiatAmount, ...rest }) => {
    const order = { mode, currency, network, amount, fiatCurrency, fiatAmount };
    return <RampWidget key={JSON.stringify(order)} {...order} {...rest} />;
  },
});

interface Stage {
  canvasElement: HTMLElement;
}

const root = (element: HTMLElement) => element.querySelector("[data-ramp]");

async function reaches({ canvasElement }: Stage, phase: string) {
  await waitFor(() => expect(root(canvasElement)).toHaveAttribute("data-phase", phase), {
    timeout: 5000,
  });
}

/** The user closed the vendor's page. Proof's page cannot be closed; other vendors' can. */
export const Idle = meta.story({
  args: partner({ page: "closable" }),
  play: async (stage) => {
    const canvas = within(stage.canvasElement);
    await reaches(stage, "ready");
    await userEvent.click(canvas.getByRole("button", { name: "Close" }));
    await reaches(stage, "idle");
    await expect(canvas.getByRole("button", { name: "Start buying" })).toBeVisible();
    await expect(stage.args.onClose).toHaveBeenCalledOnce();
  },
});

/** The endpoint is asked for a session. */
export const Requesting = meta.story({
  args: { ...partner(), endpoint: { ...partner().endpoint, createSession: () => never } },
  play: async (stage) => {
    await reaches(stage, "requesting");
    await expect(root(stage.canvasElement)).toHaveAttribute("aria-busy", "true");
    await expect(stage.args.onEvent).toHaveBeenCalledExactlyOnceWith({
      type: "phase",
      phase: "requesting",
    });
  },
});
