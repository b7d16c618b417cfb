import { act, render, screen, waitFor } from "@testing-library/react";
import { StrictMode } from "react";
import { expect } from "vitest";
import { clearPageGlobal } from "./clearPageGlobal.ts";
import {
  type RampOptions,
  RampWidget,
  type RampWidgetProps,
  type SellDeposit,
} from "../../src/index.ts";
import type { FrameMessage } from "../../src/vendor.ts";
import { english } from "../../src/messages/english.ts";
import { type Pretence, pretendVendor } from "./pretendVendor.ts";

/** What the vendor's page asks for. */
export const first: SellDeposit = {
  transactionId: "transaction-1",
  amount: "100",
  currency: "USDT",
  network: "TRC20",
  address: "TRfirst",
};

export const doing = (action: () => void): Promise<void> => act(async () => action());
export const root = (): HTMLElement | null => document.querySelector("[data-ramp]");
export const phase = (): string | undefined => root()?.dataset["phase"];
export const reach = (expected: string): Promise<void> =>
  waitFor(() => expect(phase()).toBe(expected));
export const say = (pretence: Pretence, message: FrameMessage): Promise<void> =>
  doing(() => pretence.frames.at(-1)?.emit(message));
export const asks = (pretence: Pretence, change: Partial<SellDeposit> = {}): Promise<void> =>
  say(pretence, { type: "deposit-requested", deposit: { ...first, ...change } });
export const stored = (): object[] =>
  JSON.parse(localStorage.getItem("ramp-widget custom") ?? "[]");
export const warning = (): HTMLElement | null => screen.queryByText(english.depositChanged);
export const box = (): HTMLElement | null =>
  screen.queryByRole("region", { name: english.deposit });

export const saleWidget = (
  pretence: Pretence,
  more: Partial<RampWidgetProps>,
): React.ReactElement => (
  <StrictMode>
    <RampWidget
      endpoint={pretence.endpoint}
      vendors={[pretence.vendor]}
      mode="sell"
      currency="USDT"
      {...more}
    />
  </StrictMode>
);

/** A sale whose vendor's page is there, and has asked for nothing yet. */
export async function sell(
  more: Partial<RampWidgetProps> = {},
  pretence: Pretence = pretendVendor(),
): Promise<{
  pretence: Pretence;
  rerender: (more: Partial<RampWidgetProps>) => void;
  unmount: () => void;
}> {
  pretence.says({ mode: "sell" });
  const { rerender, unmount } = render(saleWidget(pretence, more));
  await reach("ready");
  return { pretence, unmount, rerender: (more) => rerender(saleWidget(pretence, more)) };
}

/** A page that was loaded anew, and an endpoint that gives the same transaction to whoever asks. */
export function openSameAgain(pretence: Pretence): void {
  clearPageGlobal("opened");
  pretence.endpoint.createSession = async () => ({ id: "transaction-1" });
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
