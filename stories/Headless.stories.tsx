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
  return (
    <article style={{ width: "min(100%, 520px)" }}>
      <header style={{ display: "flex", alignItems: "center", gap: 16, paddingBlockEnd: 16 }}>
        <strong style={{ flex: 1 }}>100 EUR of USDT</strong>
        {ramp.phase === "idle" ? <button onClick={ramp.start}>Buy</button> : <em>{ramp.phase}</em>}
        {ramp.error?.retryable ? <button onClick={ramp.retry}>Try again</button> : null}
        {ramp.phase === "ready" ? <button onClick={ramp.close}>Leave</button> : null}
      </header>
      {ramp.transaction?.status === "completed" ? (
        <p>{ramp.transaction.amount} USDT are on their address.</p>
      ) : (
        <RampFrame ramp={ramp} style={{ borderRadius: 16, overflow: "hidden" }} />
      )}
    </article>
  );
}

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
    await waitFor(() => expect(canvas.getByText("ready")).toBeVisible(), { timeout: 5000 });
    await expect(canvas.getByTitle("Proof")).toBeVisible();
  },
});

export const Completed = meta.story({
  args: partner({ next: "pay", settleAfter: 0 }),
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Buy" }));
    await waitFor(() => expect(args.onComplete).toHaveBeenCalledOnce(), { timeout: 5000 });
    await expect(canvas.getByText(/are on their address/)).toBeVisible();
  },
});
