import { act, render, renderHook, screen, waitFor } from "@testing-library/react";
import { StrictMode } from "react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  type Ramp,
  RampFrame,
  RampStatus,
  RampWidget,
  type RampWidgetProps,
  type RememberedPurchase,
  type TransactionStatus,
  useRamp,
  useTransaction,
  useUnfinishedPurchases,
} from "../../src/index.ts";
import type { VendorViewProps } from "../../src/vendor.ts";
import {
  simulateTabReturn,
  type FakeVendor,
  createFakeVendor,
} from "../browser/createFakeVendor.ts";
import { waitForPhase, getPhase } from "../browser/phase.ts";

// faults M3. A payment that failed or was called off may complete after all: its user tries another card
// on the vendor's page, or crypto arrives after its time. Only `completed` is final.

const LATE = ["failed", "cancelled"] as const;
const HEADINGS = { failed: "This didn't go through", cancelled: "Cancelled" };
const STILL = "If your payment goes through after all, we'll show it here.";

const heading = (name: string) => screen.findByRole("heading", { name });
const press = (name: string | RegExp) =>
  act(async () => screen.getByRole("button", { name }).click());
const stored = () =>
  JSON.parse(localStorage.getItem("ramp-widget custom") ?? "[]") as RememberedPurchase[];
/** A page knows nothing of the one before but what the browser keeps. */
const reload = () => Reflect.deleteProperty(globalThis, Symbol.for("ramp-widget.opened@1"));

const widget = (fake: FakeVendor, more: Partial<RampWidgetProps> = {}) => (
  <StrictMode>
    <RampWidget endpoint={fake.endpoint} vendors={[fake.vendor]} currency="USDT" {...more} />
  </StrictMode>
);
async function becomes(fake: FakeVendor, status: TransactionStatus) {
  fake.respondWith({ status });
  await act(async () => simulateTabReturn());
  await waitForPhase(status);
}
function listen() {
  const told: string[] = [];
  return {
    told,
    handlers: {
      onStatusChange: ({ status }: { status: string }) => void told.push(status),
      onComplete: () => void told.push("onComplete"),
      onFail: () => void told.push("onFail"),
      onCancel: () => void told.push("onCancel"),
    },
  };
}

/** A transaction whose endpoint tells of it when the test says so. */
async function follow() {
  vi.useFakeTimers();
  const fake = createFakeVendor();
  const { endpoint, vendor } = fake;
  let signal = new AbortController().signal;
  let hear = (_: unknown) => {};
  endpoint.subscribeTransaction = (_id, stream) => {
    ({ signal, onUpdate: hear } = stream);
    return new Promise(() => {});
  };
  const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
  const { result } = renderHook(() =>
    useTransaction({ transactionId: "1", endpoint, vendors: [vendor] }),
  );
  await pass(0);
  return {
    fake,
    result,
    pass,
    isHeld: () => !signal.aborted,
    tell: async (status: string) => {
      hear({ id: "1", vendor: "pretend", mode: "buy", status, vendorStatus: status });
      await pass(0);
    },
  };
}

afterEach(() => void vi.useRealTimers());

describe.each(LATE)("a purchase that completes after it was %s", (status) => {
  test("is still looked at by itself, shown as completed, and told once", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval"] });
    const fake = createFakeVendor();
    const { told, handlers } = listen();
    render(widget(fake, handlers));
    const seen = (isSo: () => void) => vi.waitFor(isSo, { timeout: 30_000 });
    await seen(() => expect([getPhase(), told]).toEqual(["ready", ["pending"]]));
    fake.respondWith({ status });
    await act(async () => simulateTabReturn());
    await seen(() => expect(getPhase()).toBe(status));
    const looks = fake.requestCount();
    await act(() => vi.advanceTimersByTimeAsync(29_000));
    expect(fake.requestCount()).toBe(looks);
    fake.respondWith({ status: "completed" });
    await act(() => vi.advanceTimersByTimeAsync(32_000));
    expect(getPhase()).toBe("completed");
    expect(screen.getByRole("heading").textContent).toBe("Your crypto has arrived");
    await act(() => vi.advanceTimersByTimeAsync(600_000));
    const ended = status === "failed" ? "onFail" : "onCancel";
    expect(told).toEqual(["pending", status, ended, "completed", "onComplete"]);
    expect(fake.asked).toHaveLength(1);
  });

  test("stays remembered until then, as one whose end was told", async () => {
    const fake = createFakeVendor();
    render(widget(fake));
    await waitForPhase("ready");
    await becomes(fake, status);
    await waitFor(() => expect(stored()).toMatchObject([{ id: "transaction-1", ended: status }]));
    await becomes(fake, "completed");
    await waitFor(() => expect(stored()).toEqual([]));
  });

  test("says so to its user, and offers another purchase quietly", async () => {
    const fake = createFakeVendor();
    render(widget(fake));
    await waitForPhase("ready");
    await becomes(fake, status);
    await heading(HEADINGS[status]);
    expect(screen.getByText(STILL)).toBeVisible();
    expect(
      screen.getByRole("button", { name: "Try again" }).closest("[data-quiet]"),
    ).not.toBeNull();
    await becomes(fake, "completed");
    await heading("Your crypto has arrived");
    expect(screen.queryByText(STILL)).toBeNull();
  });

  test("keeps the vendor's page, where its user may try again, and whose hints are heard", async () => {
    const fake = createFakeVendor();
    render(widget(fake));
    await waitForPhase("ready");
    const page = document.querySelector("output");
    await becomes(fake, status);
    expect(document.querySelector("output")).toBe(page);
    const before = fake.requestCount();
    fake.respondWith({ status: "completed" });
    await act(async () => fake.frames[0]?.emit({ type: "status", status: "paid" }));
    expect(fake.requestCount()).toBeGreaterThan(before);
    await waitForPhase("completed");
    expect(page?.isConnected).toBe(false);
  });

  test("is told after a reload, and is no news before", async () => {
    const fake = createFakeVendor();
    const first = render(widget(fake));
    await waitForPhase("ready");
    await act(async () => fake.frames[0]?.emit({ type: "status", status: "paid" }));
    await becomes(fake, status);
    await waitFor(() => expect(stored()).toMatchObject([{ ended: status }]));
    first.unmount();
    reload();
    let earlier: string = status;
    fake.endpoint.getTransaction = async (id) => {
      const now = id === "transaction-1" ? earlier : "pending";
      return { id, vendor: "pretend", mode: "buy", status: now, vendorStatus: now };
    };
    const { told, handlers } = listen();
    const second = render(widget(fake, handlers));
    await waitForPhase("ready");
    expect(told).not.toContain(status);
    second.unmount();
    reload();
    earlier = "completed";
    render(widget(fake, handlers));
    await waitForPhase("completed");
    await waitFor(() => expect(told.filter((one) => one === "onComplete")).toHaveLength(1));
    await waitFor(() => expect(stored().map(({ id }) => id)).toEqual(["transaction-2"]));
    expect(fake.asked).toHaveLength(2);
  });

  test("is heard over the endpoint's events", async () => {
    const { result, tell, pass, isHeld } = await follow();
    const told = () => result.current.transaction?.status;
    await tell(status);
    expect([told(), isHeld()]).toEqual([status, true]);
    for (const earlier of ["pending", "processing"]) {
      await tell(earlier);
      expect(told()).toBe(status);
    }
    await pass(11 * 60_000);
    expect([told(), result.current.isOverdue]).toEqual([status, false]);
    await tell("completed");
    expect([told(), isHeld()]).toEqual(["completed", false]);
  });

  test("is looked for where the endpoint's events take it for the end", async () => {
    const { fake, result, tell, pass } = await follow();
    await tell(status);
    fake.respondWith({ status: "completed" });
    await pass(61_000);
    expect(result.current.transaction?.status).toBe("completed");
    const looks = fake.requestCount();
    await pass(600_000);
    expect(fake.requestCount()).toBe(looks);
  });

  test("is shown by <RampStatus>, which says that it is still watched", async () => {
    const fake = createFakeVendor();
    fake.respondWith({ status });
    const { endpoint, vendor } = fake;
    render(<RampStatus transactionId="1" {...{ endpoint }} vendors={[vendor]} />);
    await screen.findByText(STILL, { exact: false });
    await waitFor(() =>
      expect(screen.getAllByRole("status")[0]?.textContent).toBe(HEADINGS[status]),
    );
    fake.respondWith({ status: "completed" });
    await act(async () => simulateTabReturn());
    await waitFor(() =>
      expect(screen.getAllByRole("status")[0]?.textContent).toBe("Your crypto has arrived"),
    );
    expect(screen.queryByText(STILL, { exact: false })).toBeNull();
  });

  test("is among the unfinished, with how it ended, until it completes", async () => {
    const fake = createFakeVendor();
    const { endpoint } = fake;
    const { result } = renderHook(() => useUnfinishedPurchases({ endpoint }));
    render(widget(fake));
    await waitForPhase("ready");
    await becomes(fake, status);
    await waitFor(() => expect(result.current).toMatchObject([{ ended: status }]));
  });
});

test("a purchase whose end was already looked up is marked so, and may begin another", async () => {
  const fake = createFakeVendor();
  const old = { vendor: "pretend", id: "old", mode: "buy", time: Date.now() - 1000 };
  localStorage.setItem("ramp-widget custom", JSON.stringify([old]));
  fake.endpoint.getTransaction = async (id) => {
    const status = id === "old" ? "cancelled" : "pending";
    return { id, vendor: "pretend", mode: "buy", status, vendorStatus: status };
  };
  render(widget(fake));
  await waitForPhase("ready");
  await waitFor(() => expect(stored().find(({ id }) => id === "old")?.ended).toBe("cancelled"));
});

test("of what fills the memory, the ended goes before what may be paid", async () => {
  const { savePurchase } = await import("../../src/core/unfinished/purchaseStorage.ts");
  const { resolveStorage } = await import("../../src/core/unfinished/purchaseStorageLocation.ts");
  const memory = resolveStorage(createFakeVendor().endpoint, undefined);
  const entry = (id: string, more: Partial<RememberedPurchase> = {}) =>
    savePurchase(memory, {
      vendor: "pretend",
      id,
      mode: "buy",
      time: Date.now(),
      mayBePaid: true,
      ...more,
    });
  entry("paid");
  for (let count = 0; count < 25; count += 1) entry(`failed-${count}`, { ended: "failed" });
  expect(stored()).toHaveLength(20);
  expect(stored()).toContainEqual(expect.objectContaining({ id: "paid" }));
});

test("an ended view that the vendor draws is taken away: nobody is to send anything to its address", async () => {
  const fake = createFakeVendor({
    View: ({ transaction }: VendorViewProps) => <p>Send 100 USDT ({transaction?.status})</p>,
  });
  render(widget(fake));
  await screen.findByText(/^Send/);
  await becomes(fake, "failed");
  await heading(HEADINGS.failed);
  expect(screen.queryByText(/^Send/)).toBeNull();
  expect(document.querySelector(".ramp-frame")).toBeNull();
  await becomes(fake, "completed");
});

test("in an own UI the frame stays as well, and no error comes of one that moves after the end", async () => {
  const fake = createFakeVendor();
  const onError = vi.fn();
  let ramp: Ramp | undefined;
  function Custom({ place }: { place: string }) {
    const { endpoint, vendor } = fake;
    ramp = useRamp({ endpoint, vendors: [vendor], currency: "USDT", onError });
    return (
      <div data-phase={ramp.phase}>
        <RampFrame key={place} ramp={ramp} />
      </div>
    );
  }
  const { rerender } = render(<Custom place="here" />);
  await act(async () => ramp?.start());
  await waitForPhase("ready");
  await becomes(fake, "failed");
  expect(document.querySelector("output")).not.toBeNull();
  rerender(<Custom place="there" />);
  await act(async () => {});
  expect([getPhase(), ramp?.error, onError.mock.calls.length]).toEqual(["failed", undefined, 0]);
  await becomes(fake, "completed");
});

describe("a modal", () => {
  function show() {
    const fake = createFakeVendor();
    const { told, handlers } = listen();
    render(widget(fake, { presentation: "modal", storage: null, ...handlers }));
    return { fake, told };
  }

  test("that was closed on a failure shows the completion that nobody has seen", async () => {
    const { fake, told } = show();
    await press("Start buying");
    await waitForPhase("ready");
    await becomes(fake, "failed");
    await press("Close");
    await screen.findByRole("button", { name: "Start buying" });
    await becomes(fake, "completed");
    await waitFor(() => expect(told).toContain("onComplete"));
    await press("View your purchase");
    await heading("Your crypto has arrived");
    expect(fake.asked).toHaveLength(1);
    await press("Close");
    await press("Start buying");
    await waitFor(() => expect(fake.asked).toHaveLength(2));
  });

  test("that is open shows it at once", async () => {
    const { fake } = show();
    await press("Start buying");
    await waitForPhase("ready");
    await becomes(fake, "failed");
    await heading(HEADINGS.failed);
    await becomes(fake, "completed");
    await heading("Your crypto has arrived");
  });
});

describe("a popup", () => {
  const PAGE = `${location.origin}/test-servers/none`;
  const popups: Window[] = [];
  beforeEach(() => {
    popups.length = 0;
    const open = window.open.bind(window);
    vi.spyOn(window, "open").mockImplementation((...args) => {
      const popup = open(...args);
      if (popup) popups.push(popup);
      return popup;
    });
  });
  afterEach(() => {
    for (const popup of popups) popup.close();
  });

  test("stays open where its user may try again, is heard, and does not close what completes", async () => {
    const fake = createFakeVendor({ url: PAGE });
    const { told, handlers } = listen();
    const vendor = { ...fake.vendor, supportsRedirect: true };
    render(widget({ ...fake, vendor }, { presentation: "popup", ...handlers }));
    await press("Start buying");
    await heading("Finish paying in the other window");
    await becomes(fake, "failed");
    await heading(HEADINGS.failed);
    expect(popups.map(({ closed }) => closed)).toEqual([false]);
    await becomes(fake, "completed");
    await heading("Your crypto has arrived");
    expect(popups.map(({ closed }) => closed)).toEqual([false]);
    expect(told.filter((one) => one === "onComplete")).toHaveLength(1);
  });
});
