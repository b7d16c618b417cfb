import { render, screen } from "@testing-library/react";
import { StrictMode } from "react";
import { clearPageGlobal } from "./clearPageGlobal.ts";
import {
  type RampOptions,
  RampWidget,
  type RampWidgetProps,
  type SellDeposit,
} from "../../src/index.ts";
import type { FrameMessage } from "../../src/vendor.ts";
import { english } from "../../src/messages/english.ts";
import { type FakeVendor, createFakeVendor } from "./createFakeVendor.ts";
import { waitForPhase, actAsync } from "./phase.ts";

/** What the vendor's page asks for. */
export const first: SellDeposit = {
  transactionId: "transaction-1",
  amount: "100",
  currency: "USDT",
  network: "TRC20",
  address: "TRfirst",
};

export const root = (): HTMLElement | null => document.querySelector("[data-ramp]");
export const say = (fake: FakeVendor, message: FrameMessage): Promise<void> =>
  actAsync(() => fake.frames.at(-1)?.emit(message));
export const asks = (fake: FakeVendor, change: Partial<SellDeposit> = {}): Promise<void> =>
  say(fake, { type: "deposit-requested", deposit: { ...first, ...change } });
export const stored = (): object[] =>
  JSON.parse(localStorage.getItem("ramp-widget custom") ?? "[]");
export const warning = (): HTMLElement | null => screen.queryByText(english.depositChanged);
export const box = (): HTMLElement | null =>
  screen.queryByRole("region", { name: english.deposit });

export const saleWidget = (
  fake: FakeVendor,
  more: Partial<RampWidgetProps>,
): React.ReactElement => (
  <StrictMode>
    <RampWidget
      endpoint={fake.endpoint}
      vendors={[fake.vendor]}
      mode="sell"
      currency="USDT"
      {...more}
    />
  </StrictMode>
);

/** A sale whose vendor's page is there, and has asked for nothing yet. */
export async function sell(
  more: Partial<RampWidgetProps> = {},
  fake: FakeVendor = createFakeVendor(),
): Promise<{
  fake: FakeVendor;
  rerender: (more: Partial<RampWidgetProps>) => void;
  unmount: () => void;
}> {
  fake.respondWith({ mode: "sell" });
  const { rerender, unmount } = render(saleWidget(fake, more));
  await waitForPhase("ready");
  return { fake, unmount, rerender: (more) => rerender(saleWidget(fake, more)) };
}

/** A page that was loaded anew, and an endpoint that gives the same transaction to whoever asks. */
export function openSameAgain(fake: FakeVendor): void {
  clearPageGlobal("opened");
  fake.endpoint.createSession = async () => ({ id: "transaction-1" });
}

type Wallet = NonNullable<RampOptions["onSellDeposit"]>;

/** A wallet for each state that a deposit can be in. */
export const WALLETS: Record<"requested" | "sent" | "declined" | "unknown", Wallet> = {
  requested: () => new Promise<never>(() => {}),
  sent: async () => ({ sent: true }),
  declined: async () => ({ cancelled: true }),
  // A `return` is missing.
  unknown: (async () => {}) as unknown as Wallet,
};
