import { RampFrame, type RampEndpoint, type Transaction, useRamp, type Vendor } from "ramp-widget";
import { expect, fn, waitFor } from "storybook/test";
import preview from "../.storybook/preview.tsx";
import { partner } from "./partner.ts";

interface CheckoutProps {
  endpoint: string | RampEndpoint;
  vendors?: Vendor[] | undefined;
  onComplete?: ((transaction: Transaction) => void) | undefined;
}

/** A custom UI: everything but the vendor's frame is the partner's own. */
function Checkout({ endpoint, vendors, onComplete }: CheckoutProps) {
  const ramp = useRamp({
    endpoint,
    vendors,
    onComplete,
    currency: "USDT",
    network: "TRC20",
    fiatCurrency: "EUR",
    fiatAmount: "100",
  });
  const { phase, error, transaction, start, retry, close } = ramp;
  return (
    <article className="checkout">
      <style>{css}</style>
      <header>
        <strong>100 EUR of USDT</strong>
        <output>{phase}</output>
        {phase === "idle" ? <button onClick={start}>Buy</button> : null}
        {phase === "ready" ? <button onClick={close}>Leave</button> : null}
        {error?.retryable ? <button onClick={retry}>Try again</button> : null}
      </header>
      {transaction?.status === "completed" ? (
        <p>{transaction.amount} USDT are on their address.</p>
      ) : (
        <RampFrame ramp={ramp} className="checkout-frame" />
      )}
    </article>
  );
}

const css = `
  .checkout { width: min(100%, 480px) }
  .checkout header { display: flex; align-items: center; gap: 16px; min-height: 44px; padding-block-end: 16px }
  .checkout strong { flex: 1 }
  .checkout output { font: 13px ui-monospace, monospace; opacity: 0.75 }
  .checkout button { min-height: 44px; padding-inline: 20px; border: 0; border-radius: 22px; font: inherit; background: light-dark(#12161c, #f2f4f7); color: light-dark(#fff, #12161c) }
  .checkout-frame { border-radius: 24px; overflow: hidden }
`;

const meta = preview.meta({
  title: "Headless",
  component: Checkout,
  args: { onComplete: fn() },
  argTypes: { endpoint: { control: false }, vendors: { control: false } },
  parameters: { docs: { source: { type: "code" } } },
});

/** `useRamp` waits for `start()`. The page can be used: code 000000, card 4444 4444 4444 3333, CVC 123. */
export const Purchase = meta.story({
  args: partner(),
  play: async ({ canvas, canvasElement, userEvent }) => {
    await expect(canvasElement.querySelector("iframe")).toBeNull();
    await userEvent.click(canvas.getByRole("button", { name: "Buy" }));
    await waitFor(() => expect(canvas.getByText("ready")).toBeVisible());
    await expect(canvas.getByTitle(/Proof/)).toBeVisible();
  },
});

export const Completed = meta.story({
  args: partner({ next: (sandbox, id) => sandbox.pay(id), settleAfter: 0 }),
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Buy" }));
    await waitFor(() => expect(args.onComplete).toHaveBeenCalledOnce());
    await expect(canvas.getByText(/are on their address/)).toBeVisible();
  },
});
