import type { DepositResult, Mode, RampPhase } from "ramp-widget";
import { expect, fn, userEvent, waitFor, within } from "storybook/test";
import { ORDERS, partner, visitedBefore } from "../partner.ts";
import {
  FOR_GOOD,
  type Happening,
  type PartnerOptions,
  type VendorName,
} from "../sandbox/createPartner.ts";
import { STATES } from "../states.ts";
import { reaches, rootOf } from "../widget.tsx";
import { stopTheClock } from "./stopTheClock.ts";

const HOUR = 60 * 60 * 1000;

type Wallet = () => Promise<DepositResult>;

/** Events of each vendor that lead to these outcomes. */
const WAYS: Record<VendorName, Record<"declined" | "waits", Happening>> = {
  proof: {
    // The vendor waits for the sale's deposit, which doesn't arrive.
    declined(sandbox, id) {
      if (sandbox.transaction(id)?.["type"] === "buy") return sandbox.decline(id);
      sandbox.showDeposit(id);
      sandbox.clock.advance(6 * HOUR);
    },
    waits: (sandbox, id) => sandbox.showDeposit(id),
  },
  transak: {
    declined: (sandbox, id) => sandbox.decline(id),
    waits: (sandbox, id) => sandbox.order(id),
  },
  bleepay: {
    // No deposit arrives within half an hour.
    declined: (sandbox) => sandbox.clock.advance(HOUR),
    waits: () => {},
  },
};

export type Handler =
  | "onReady"
  | "onStatusChange"
  | "onComplete"
  | "onFail"
  | "onCancel"
  | "onError";

/** What leads to a phase. */
export interface Scene {
  parts: { args: object; loaders?: (() => Promise<object>)[]; beforeEach?: () => () => void };
  /** The handler that must have been called once. */
  told?: Handler;
  act?: (canvas: HTMLElement) => Promise<void>;
}

export interface PlayContext {
  canvasElement: HTMLElement;
  args: object;
}

/** A story that shows one phase of a purchase with one vendor, and checks that phase. */
export function phase(vendor: VendorName, mode: Mode, phase: RampPhase) {
  const { parts, told, act } = getScene(vendor, mode, phase);
  return {
    ...parts,
    parameters: { docs: { description: { story: STATES[phase].says } } },
    args: { ...ORDERS[vendor], mode, ...parts.args },
    async play({ canvasElement, args }: PlayContext) {
      await act?.(canvasElement);
      await reaches(canvasElement, phase);
      const isBusy = phase === "requesting" || phase === "loading";
      const stage = rootOf(canvasElement).querySelector(".ramp-frame");
      if (stage) await expect(stage).toHaveAttribute("aria-busy", String(isBusy));
      const handlers = args as Partial<Record<Handler, unknown>>;
      if (told) await waitFor(() => expect(handlers[told]).toHaveBeenCalledOnce());
      if (phase === "processing") await expect(handlers.onComplete).not.toHaveBeenCalled();
    },
  };
}

export function getScene(vendor: VendorName, mode: Mode, phase: RampPhase): Scene {
  const { declined, waits } = WAYS[vendor];
  const paid: Happening = (sandbox, id) =>
    mode === "buy" ? sandbox.pay(id) : sandbox.depositArrives(id);
  const scene = (options: PartnerOptions, more: object = {}) => ({
    args: { ...partner({ vendor, ...options }), ...more },
  });
  const asking = (onSellDeposit: Wallet): Scene => ({
    parts: scene({ next: waits }, { onSellDeposit: fn(onSellDeposit) }),
  });
  switch (phase) {
    case "idle":
      return { parts: scene({}, { presentation: "modal" }) };
    case "requesting":
      return {
        parts: { ...scene({ instead: () => new Promise(() => {}) }), beforeEach: stopTheClock },
      };
    case "loading":
      return { parts: { ...scene({ page: "silent" }), beforeEach: stopTheClock } };
    case "ready":
      return { parts: scene({}), told: "onReady" };
    case "depositing":
      return asking(() => new Promise(() => {}));
    case "deposited":
      return asking(async () => ({ txHash: "0x9f3c2a51d7e84b06" }));
    case "deposit-declined":
      return asking(async () => ({ cancelled: true }));
    case "unconfirmed":
      return { parts: visitedBefore({ vendor, mode, remembered: { mayBePaid: true } }) };
    case "processing":
      return { parts: scene({ next: paid, settlementDelayMs: FOR_GOOD }) };
    case "completed":
      return { parts: scene({ next: paid, settlementDelayMs: 0 }), told: "onComplete" };
    case "failed":
      return { parts: scene({ next: declined }), told: "onFail" };
    case "cancelled":
      if (vendor === "bleepay") return { parts: scene({}), told: "onCancel", act: callOff };
      return { parts: scene({ next: (sandbox, id) => sandbox.cancel(id) }), told: "onCancel" };
    case "error":
      return {
        parts: scene({ fault: { at: "session", status: 503, times: Infinity } }),
        told: "onError",
      };
  }
}

/** Cancels in the widget, if the vendor has no page with a button for it. */
async function callOff(element: HTMLElement) {
  const canvas = within(element);
  await userEvent.click(await canvas.findByRole("button", { name: /^Cancel payment/ }));
  await userEvent.click(await canvas.findByRole("button", { name: /^Nothing sent/ }));
}
