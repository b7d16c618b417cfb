import { act, render, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { RampError, RampStatus, RampWidget, type RampWidgetProps } from "../../src/index.ts";
import { savePurchase } from "../../src/core/unfinished/purchaseStorage.ts";
import { resolveStorage } from "../../src/core/unfinished/purchaseStorageLocation.ts";
import { type FakeVendor, createFakeVendor } from "../browser/createFakeVendor.ts";
import { expectErrors } from "../browser/expectErrors.ts";
import { actAsync } from "../browser/phase.ts";

expectErrors("rate-limited");

// What is left on a page is not only what can be seen: a timer holds a purchase, and may wake it.

const never = () => new Promise<never>(() => {});
const deposit = { transactionId: "1", amount: "1", currency: "USDT", network: "T", address: "T1" };

interface Stay {
  phase: string;
  props?: Partial<RampWidgetProps>;
  before?: (fake: FakeVendor) => void;
  next?: (fake: FakeVendor) => Promise<void>;
  /** Passes once it is there. @default the phase is */
  until?: (fake: FakeVendor) => void;
  /** The deadline of a request that nobody takes back, because it may have made a session. */
  deadlines?: number;
}

const STAYS: Record<string, Stay> = {
  "waits for the session": {
    phase: "requesting",
    before: ({ endpoint }) => void (endpoint.createSession = vi.fn(never)),
    until: ({ endpoint }) => expect(endpoint.createSession).toHaveBeenCalled(),
    deadlines: 1,
  },
  "waits for the vendor's page": { phase: "loading" },
  "shows the vendor's page": {
    phase: "ready",
    next: ({ frames }) => actAsync(() => frames[0]?.emit({ type: "ready" })),
  },
  "follows what was paid": {
    phase: "processing",
    before: (p) => p.respondWith({ status: "processing" }),
  },
  "says that it takes longer than usual": {
    phase: "processing",
    before: (p) => p.respondWith({ status: "processing", updatedAt: "2020-01-01T00:00:00Z" }),
  },
  "waits for a wallet": {
    phase: "depositing",
    props: { mode: "sell", onSellDeposit: never },
    next: ({ frames }) => actAsync(() => frames[0]?.emit({ type: "deposit-requested", deposit })),
  },
  "counts the seconds that a server asked for": {
    phase: "error",
    before: ({ endpoint }) => {
      endpoint.createSession = () =>
        Promise.reject(new RampError("rate-limited", "", { retryAfter: 60 }));
    },
  },
  "looks for a purchase of before": {
    phase: "requesting",
    before: ({ endpoint }) => {
      const purchase = { vendor: "pretend", id: "1", mode: "buy", time: Date.now() } as const;
      savePurchase(resolveStorage(endpoint, undefined), purchase);
      endpoint.getTransaction = never;
    },
    deadlines: 1,
  },
  "follows a purchase of before": {
    phase: "processing",
    before: (fake) => {
      const purchase = { vendor: "pretend", id: "1", mode: "buy", time: Date.now() } as const;
      savePurchase(resolveStorage(fake.endpoint, undefined), purchase);
      fake.respondWith({ status: "processing" });
    },
  },
  "shows how it ended": {
    phase: "completed",
    before: (p) => p.respondWith({ status: "completed" }),
  },
};

beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true }));
afterEach(() => void vi.useRealTimers());

/** What TanStack Query and React put off to the next tick is no timer that stays. */
async function expectNothingLeft(deadlines = 0) {
  await act(() => vi.advanceTimersByTimeAsync(0));
  expect(vi.getTimerCount()).toBe(deadlines);
  expect(document.querySelector("[data-ramp],output")).toBeNull();
}

test.each(Object.entries(STAYS))(
  "a widget that goes away while it %s leaves no timer",
  async (_, { phase, props, before, next, until, deadlines }) => {
    const fake = createFakeVendor({
      open(frame) {
        fake.frames.push(frame);
        frame.host.append(document.createElement("output"));
        return () => {};
      },
    });
    before?.(fake);
    const { endpoint, vendor } = fake;
    const { unmount } = render(
      <RampWidget endpoint={endpoint} vendors={[vendor]} currency="USDT" {...props} />,
    );
    if (next) {
      await waitFor(() => expect(fake.frames).toHaveLength(1));
      await next(fake);
    }
    await waitFor(() =>
      expect(document.querySelector("[data-ramp]")?.getAttribute("data-phase")).toBe(phase),
    );
    await waitFor(() => until?.(fake));
    unmount();
    await expectNothingLeft(deadlines);
  },
);

test.each(["pending", "processing"] as const)(
  "a status that goes away while the transaction is %s leaves no timer",
  async (status) => {
    const fake = createFakeVendor();
    fake.respondWith({ status });
    const { unmount } = render(
      <RampStatus transactionId="1" endpoint={fake.endpoint} vendors={[fake.vendor]} />,
    );
    await waitFor(() =>
      expect(document.querySelector("[data-ramp]")?.getAttribute("data-status")).toBe(status),
    );
    unmount();
    await expectNothingLeft();
  },
);
