import { RampFrame, type RampOptions, useRamp } from "ramp-widget";
import { expect, fn, waitFor } from "storybook/test";
import preview from "../../.storybook/preview.tsx";
import { ORDERS, partner } from "../partner.ts";
import type { Happening } from "../sandbox/createPartner.ts";

/** A whole purchase in one small component. The page styles it. */
function Minimal(order: RampOptions) {
  const ramp = useRamp(order);
  const { phase, error, transaction, start, retry } = ramp;
  if (phase === "completed") return <p>{transaction?.amount} USDT has arrived.</p>;
  return (
    <section aria-busy={phase === "requesting" || phase === "loading"}>
      {phase === "idle" ? <button onClick={start}>Buy USDT</button> : null}
      {error ? <button onClick={retry}>Something went wrong. Try again</button> : null}
      <RampFrame ramp={ramp} />
    </section>
  );
}

/**
 * The smallest custom UI: `useRamp` for the purchase, `<RampFrame>` for the vendor's page. On that page, the code is
 * 000000, and the card is 4444 4444 4444 3333 with CVC 123, any future date and any name.
 */
const meta = preview.meta({
  title: "Your own UI/Minimal",
  component: Minimal,
  args: { ...ORDERS.proof, mode: "buy" as const, onReady: fn(), onComplete: fn() },
  argTypes: {
    fiatAmount: { control: "text" },
    fiatCurrency: { control: "inline-radio", options: ["EUR", "USD"] },
    network: { control: "inline-radio", options: ["TRC20", "ERC20"] },
    endpoint: { control: false },
    vendors: { control: false },
    storage: { control: false },
  },
  parameters: { docs: { source: { type: "code" } } },
  decorators: [
    (Story) => (
      <div className="minimal">
        <style>{css}</style>
        <Story />
      </div>
    ),
  ],
});

const css = `
  .minimal { width: min(100%, 480px) }
  .minimal > p { margin: 0; font-size: 20px; font-weight: 600 }
  .minimal button { box-sizing: border-box; width: 100%; min-height: 48px; padding: 8px 20px; border: 1px solid transparent; border-radius: 12px; background: light-dark(#12161c, #f2f4f7); color: light-dark(#fff, #12161c); font: inherit; font-weight: 600; cursor: pointer }
  .minimal button:focus-visible { outline: 3px solid light-dark(#1d4ed8, #a9c4ff); outline-offset: 2px }
  .minimal [data-ramp-frame] { border-radius: 16px; overflow: hidden }
`;

/** Does what a user does on the vendor's page. */
const pay: Happening = (sandbox, id) => sandbox.pay(id);

/** The vendor's page, opened by the partner's button. */
export const Purchase = meta.story({
  args: partner(),
  play: async ({ canvas, args, userEvent }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Buy USDT" }));
    await waitFor(() => expect(args.onReady).toHaveBeenCalledOnce());
    await expect(canvas.getByTitle(/Proof/)).toBeVisible();
  },
});

/** The same, to try. */
export const ByHand = meta.story({ tags: ["!test"], args: partner() });

/** The result, in the partner's words. */
export const Completed = meta.story({
  args: partner({ next: pay, settlementDelayMs: 0 }),
  play: async ({ canvas, args, userEvent }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Buy USDT" }));
    await expect(await canvas.findByText(/USDT has arrived/)).toBeVisible();
    await waitFor(() => expect(args.onComplete).toHaveBeenCalledOnce());
  },
});
