import { act, render, renderHook, screen, waitFor } from "@testing-library/react";
import * as React from "react";
import { StrictMode } from "react";
import { afterEach, describe, expect, test, vi } from "vitest";
import {
  isRampError,
  RampFrame,
  RampStatus,
  RampWidget,
  type RampWidgetProps,
  useRamp,
} from "../../src/index.ts";
import type { VendorViewProps } from "../../src/vendor.ts";
import {
  simulateTabReturn,
  createFakeVendor,
  type FakeVendor,
} from "../browser/createFakeVendor.ts";
import { expectErrors } from "../browser/expectErrors.ts";
import { useFollowed } from "../browser/useFollowed.ts";
import { getPhase } from "../browser/phase.ts";

expectErrors("frame-failed", "transaction-malformed", "transaction-unlisted");

function show(fake: FakeVendor, props: Partial<RampWidgetProps> = {}) {
  return render(
    <StrictMode>
      <RampWidget endpoint={fake.endpoint} vendors={[fake.vendor]} currency="USDT" {...props} />
    </StrictMode>,
  );
}
/** Waits for the phase, and for the effects that come with it. */
async function reach(wanted: string) {
  await waitFor(() => expect(getPhase()).toBe(wanted));
  await act(async () => {});
}
const heading = (text: string) => screen.findByRole("heading", { name: text });
const frame = ({ frames }: FakeVendor) => {
  const [opened] = frames;
  if (!opened) throw new Error("no frame was opened");
  return opened;
};
const emit = (fake: FakeVendor, ...messages: Parameters<FakeVendor["frames"][0]["emit"]>[0][]) =>
  act(async () => messages.forEach((message) => frame(fake).emit(message)));

describe("a frame that closes", () => {
  test("before anything can be paid ends the purchase", async () => {
    const fake = createFakeVendor();
    const onClose = vi.fn();
    show(fake, { onClose });
    await reach("ready");
    await emit(fake, { type: "close" });
    await reach("idle");
    expect(onClose).toHaveBeenCalledOnce();
  });

  test("after it spoke of a payment leaves a question and a way on, not an empty stage", async () => {
    const fake = createFakeVendor();
    const onClose = vi.fn();
    show(fake, { onClose });
    await reach("ready");
    await emit(fake, { type: "status", status: "paid" }, { type: "close" });
    await heading("Have you already paid?");
    expect([getPhase(), onClose.mock.calls.length]).toEqual(["unconfirmed", 0]);
    expect(document.querySelector("output")).toBeNull();
    fake.respondWith({ status: "completed" });
    await act(async () => simulateTabReturn());
    await heading("Your crypto has arrived");
  });

  test("while the endpoint is away is not taken for unpaid", async () => {
    const fake = createFakeVendor();
    show(fake);
    await reach("ready");
    fake.respondWith(new Error("down"));
    await emit(fake, { type: "close" });
    await heading("Have you already paid?");
    expect(fake.asked).toHaveLength(1);
  });

  test("once it is paid leaves the word that it is on its way", async () => {
    const fake = createFakeVendor();
    fake.respondWith({ status: "processing" });
    show(fake);
    await reach("processing");
    await emit(fake, { type: "close" });
    await heading("Your purchase is in progress");
  });
});

describe("asking a frame to close", () => {
  let ramp: ReturnType<typeof useRamp>;
  function Custom({ fake, onClose }: { fake: FakeVendor; onClose?: () => void }) {
    ramp = useRamp({
      endpoint: fake.endpoint,
      vendors: [fake.vendor],
      currency: "USDT",
      onClose,
    });
    return (
      <div data-phase={ramp.phase}>
        <RampFrame ramp={ramp} />
      </div>
    );
  }

  test("leaves the answer to a vendor that has one", async () => {
    const requestClose = vi.fn();
    const fake = createFakeVendor({
      open(opened) {
        fake.frames.push(opened);
        opened.emit({ type: "ready" });
        return { close: () => {}, requestClose };
      },
    });
    render(<Custom fake={fake} />);
    await act(async () => ramp.start());
    await reach("ready");
    await act(async () => ramp.close());
    expect([requestClose.mock.calls.length, getPhase()]).toEqual([1, "ready"]);
    await emit(fake, { type: "close" });
    await reach("idle");
  });

  test("removes one that can't be asked at once, without telling the host of its own call", async () => {
    const fake = createFakeVendor();
    const onClose = vi.fn();
    render(<Custom fake={fake} onClose={onClose} />);
    await act(async () => ramp.start());
    await reach("ready");
    let answer = () => {};
    const { getTransaction } = fake.endpoint;
    fake.endpoint.getTransaction = async (...request) => {
      await new Promise<void>((resolve) => (answer = resolve));
      return getTransaction(...request);
    };
    await act(async () => ramp.close());
    // Before the endpoint answers, so that nothing can be paid there meanwhile.
    expect(document.querySelector("output")).toBeNull();
    await act(async () => answer());
    await reach("idle");
    expect(onClose).not.toHaveBeenCalled();
  });

  test("closes what is left of one that failed", async () => {
    const fake = createFakeVendor();
    render(<Custom fake={fake} />);
    await act(async () => ramp.start());
    await reach("ready");
    await emit(fake, { type: "failed", error: new Error("crashed") });
    await reach("error");
    await act(async () => ramp.close());
    await reach("idle");
  });

  test.each(["failed", "cancelled"] as const)(
    "asks one that is still open after %s, for its user may try another card there",
    async (status) => {
      const requestClose = vi.fn();
      const fake = createFakeVendor({
        open(opened) {
          fake.frames.push(opened);
          opened.host.append(document.createElement("output"));
          opened.emit({ type: "ready" });
          return { close: () => {}, requestClose };
        },
      });
      render(<Custom fake={fake} />);
      await act(async () => ramp.start());
      await reach("ready");
      fake.respondWith({ status });
      await emit(fake, { type: "status", status: "declined" });
      await reach(status);
      await act(async () => ramp.close());
      expect([requestClose.mock.calls.length, getPhase()]).toEqual([1, status]);
    },
  );
});

describe("what the vendor calls it", () => {
  test("is heard from the frame, given to the endpoint and remembered", async () => {
    const fake = createFakeVendor();
    const contexts: unknown[] = [];
    const { getTransaction } = fake.endpoint;
    fake.endpoint.getTransaction = (id, { signal: _, ...context }) => {
      contexts.push(context);
      return getTransaction(id, { ...context, signal: AbortSignal.timeout(1000) });
    };
    const first = show(fake);
    await reach("ready");
    await emit(fake, { type: "status", status: "created", reference: "order-7" });
    await waitFor(() =>
      expect(contexts.at(-1)).toEqual({ vendor: "pretend", reference: "order-7" }),
    );
    first.unmount();
    contexts.length = 0;
    show(fake);
    await heading("Have you already paid?");
    expect(contexts[0]).toEqual({ vendor: "pretend", reference: "order-7" });
  });

  test("is what support is quoted", async () => {
    const fake = createFakeVendor();
    fake.respondWith({ status: "completed", reference: "order-7" });
    show(fake);
    await heading("Your crypto has arrived");
    expect(screen.getByText("order-7")).toBeTruthy();
  });
});

describe("what the vendor's own status adds", () => {
  const said = (note: string) => {
    const fake = createFakeVendor();
    fake.vendor = {
      ...fake.vendor,
      getStatusMessage: ({ vendorStatus }) => `${note} ${vendorStatus}`,
    };
    return fake;
  };

  test.each(["completed", "failed", "cancelled"] as const)("is shown with %s", async (status) => {
    const fake = said("The vendor's word:");
    fake.respondWith({ status, vendorStatus: "SPECIAL" });
    show(fake);
    await reach(status);
    expect(screen.getByText("The vendor's word: SPECIAL")).toBeTruthy();
  });

  test("is shown in <RampStatus>", async () => {
    const fake = said("Word:");
    fake.respondWith({ status: "processing", vendorStatus: "ON_HOLD" });
    render(
      <RampStatus transactionId="transaction-1" endpoint={fake.endpoint} vendors={[fake.vendor]} />,
    );
    await screen.findByText("Word: ON_HOLD");
  });

  test("does not break the purchase where it throws", async () => {
    const fake = createFakeVendor();
    const tell = vi.spyOn(globalThis, "reportError").mockImplementation(() => {});
    fake.vendor = {
      ...fake.vendor,
      getStatusMessage() {
        throw new Error("the vendor's");
      },
    };
    fake.respondWith({ status: "completed" });
    show(fake);
    await heading("Your crypto has arrived");
    expect(tell).toHaveBeenCalled();
  });
});

describe("a vendor that draws its own view", () => {
  let view: VendorViewProps | undefined;
  function View(props: VendorViewProps) {
    view = props;
    return <p>Send 100 USDT ({props.transaction?.vendorStatus ?? "unseen"})</p>;
  }
  const drawn = () =>
    createFakeVendor({
      View,
      open(opened) {
        opened.emit({ type: "ready" });
        return () => {};
      },
    });

  test("has it shown while it is open, with what the endpoint says", async () => {
    const fake = drawn();
    fake.respondWith({ vendorStatus: "CREATED" });
    show(fake, { lang: "de" });
    await screen.findByText("Send 100 USDT (CREATED)");
    expect([getPhase(), view?.lang]).toEqual(["ready", "de"]);
    fake.respondWith({ status: "completed" });
    await act(async () => view?.refetch());
    await heading("Your crypto has arrived");
    expect(screen.queryByText(/^Send/)).toBeNull();
  });

  test("can call it off, and the endpoint's answer is the fact", async () => {
    const fake = drawn();
    const onCancel = vi.fn();
    fake.endpoint.cancelTransaction = async (id) => ({
      id,
      vendor: "pretend",
      mode: "buy",
      status: "cancelled",
      vendorStatus: "EXPIRED",
    });
    show(fake, { onCancel });
    await screen.findByText(/^Send/);
    await act(async () => view?.cancel?.());
    await reach("cancelled");
    expect(onCancel).toHaveBeenCalledOnce();
    // faults M3: crypto may have been on its way.
    expect(localStorage.getItem("ramp-widget custom")).toContain('"ended":"cancelled"');
  });

  test("offers no cancelling where the endpoint has no way to", async () => {
    show(drawn());
    await screen.findByText(/^Send/);
    expect(view?.cancel).toBeUndefined();
  });

  test("opens again where it was hidden meanwhile: nothing of it is spent", async () => {
    const fake = drawn();
    const first = show(fake);
    await screen.findByText(/^Send/);
    first.unmount();
    fake.endpoint.createSession = async () => ({ id: "transaction-1" });
    show(fake, { storage: null });
    await screen.findByText(/^Send/);
    expect(getPhase()).not.toBe("error");
  });

  test("hears that it cannot be called off, and the purchase goes on", async () => {
    const fake = drawn();
    fake.endpoint.cancelTransaction = () => Promise.reject(new Error("too late"));
    show(fake);
    await screen.findByText(/^Send/);
    const before = fake.requestCount();
    const refused: unknown = await act(async () =>
      view?.cancel?.().catch((error: unknown) => error),
    );
    expect(isRampError(refused) && refused.code).toBe("transaction-unreachable");
    await waitFor(() => expect(fake.requestCount()).toBeGreaterThan(before));
    expect(getPhase()).toBe("ready");
  });
});

test("a transaction of a vendor that this page does not have is asked of no other", async () => {
  const fake = createFakeVendor();
  fake.respondWith({ status: "completed" });
  const { endpoint, vendor } = fake;
  render(
    <RampStatus transactionId="t-1" vendor="another" endpoint={endpoint} vendors={[vendor]} />,
  );
  await screen.findByText(/^You have an order that we can't show here/);
  expect(screen.queryByText("Your crypto has arrived")).toBeNull();
  expect(fake.requestCount()).toBe(0);
});

// React 18 has no <Activity>.
test.skipIf(!("Activity" in React))(
  "hidden while it looks back, and shown again, a widget knows what was found",
  async () => {
    const fake = createFakeVendor();
    const memory = [
      { vendor: "pretend", id: "t-1", mode: "buy", time: Date.now(), mayBePaid: true },
    ];
    localStorage.setItem("ramp-widget custom", JSON.stringify(memory));
    let answer = () => {};
    const { getTransaction } = fake.endpoint;
    fake.endpoint.getTransaction = async (...args) => {
      await new Promise<void>((resolve) => (answer = resolve));
      return getTransaction(...args);
    };
    const { Activity } = React;
    const page = (mode: "visible" | "hidden") => (
      <Activity mode={mode}>
        <RampWidget endpoint={fake.endpoint} vendors={[fake.vendor]} currency="USDT" />
      </Activity>
    );
    const { rerender } = render(page("visible"));
    await reach("requesting");
    rerender(page("hidden"));
    await act(async () => answer());
    fake.endpoint.getTransaction = getTransaction;
    rerender(page("visible"));
    await heading("Have you already paid?");
  },
);

test("what is seen while it is called off is the end of that, and no failure", async () => {
  const fake = createFakeVendor({
    View({ cancel }: VendorViewProps) {
      return (
        <button type="button" onClick={() => void cancel?.()}>
          Cancel payment
        </button>
      );
    },
    open(opened) {
      opened.emit({ type: "ready" });
      return () => {};
    },
  });
  const told: string[] = [];
  let answer = () => {};
  fake.endpoint.cancelTransaction = async (id) => {
    await new Promise<void>((resolve) => (answer = resolve));
    return { id, vendor: "pretend", mode: "buy", status: "cancelled", vendorStatus: "EXPIRED" };
  };
  show(fake, {
    onFail: () => told.push("failed"),
    onCancel: () => told.push("cancelled"),
  });
  await reach("ready");
  await act(async () => screen.getByRole("button", { name: "Cancel payment" }).click());
  fake.respondWith({ status: "failed", vendorStatus: "EXPIRED" });
  const before = fake.requestCount();
  await act(async () => simulateTabReturn());
  await waitFor(() => expect(fake.requestCount()).toBeGreaterThan(before));
  await act(async () => answer());
  await reach("cancelled");
  expect(told).toEqual(["cancelled"]);
});

describe("a purchase that was left", () => {
  test("is no longer spoken for: a cancel that is answered late says nothing of the next one", async () => {
    let cancel: VendorViewProps["cancel"];
    const fake = createFakeVendor({
      View(props: VendorViewProps) {
        ({ cancel } = props);
        return null;
      },
    });
    let answer = () => {};
    fake.endpoint.cancelTransaction = async (id) => {
      await new Promise<void>((resolve) => (answer = resolve));
      return { id, vendor: "pretend", mode: "buy", status: "cancelled", vendorStatus: "EXPIRED" };
    };
    const { endpoint, vendor } = fake;
    const onCancel = vi.fn();
    const { result } = renderHook(() =>
      useRamp({ endpoint, vendors: [vendor], currency: "USDT", onCancel }),
    );
    act(() => result.current.start());
    await waitFor(() => expect(result.current.openFrame).toBeDefined());
    const { vendorView } = result.current;
    if (!vendorView) throw new Error("the vendor draws nothing");
    render(<vendorView.Component {...vendorView.props} />);
    act(() => void result.current.openFrame?.(document.createElement("div")));
    await waitFor(() => expect(result.current.transaction?.status).toBe("pending"));

    const called = cancel?.();
    // The next purchase has no session yet.
    endpoint.createSession = () => new Promise(() => {});
    act(() => result.current.startOver());
    await act(async () => {
      answer();
      await called;
    });
    expect([result.current.phase, result.current.transaction]).toEqual(["requesting", undefined]);
    expect(onCancel).not.toHaveBeenCalled();
  });
});

afterEach(() => void vi.useRealTimers());

test("an event that comes while a purchase is called off is not believed, and polling goes on", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const fake = createFakeVendor();
  const { endpoint, vendor } = fake;
  let hear = (_: unknown) => {};
  endpoint.subscribeTransaction = (_id, stream) => {
    hear = stream.onUpdate;
    return new Promise(() => {});
  };
  let refuse = () => {};
  endpoint.cancelTransaction = () =>
    new Promise((_, reject) => (refuse = () => reject(new Error("too late"))));
  const report = { id: "t-1", vendor: "pretend", mode: "buy", vendorStatus: "?" };
  const { result } = renderHook(() =>
    useFollowed("t-1", { endpoint, vendors: [vendor], storage: null }),
  );
  await waitFor(() => expect(result.current.transaction?.status).toBe("pending"));
  await act(async () => hear({ ...report, status: "pending" }));

  const called = result.current.cancel?.().catch(() => {});
  await act(async () => hear({ ...report, status: "failed" }));
  expect(result.current.transaction?.status).toBe("pending");
  await act(async () => {
    refuse();
    await called;
  });
  await waitFor(() => expect(fake.requestCount()).toBeGreaterThan(1));
  const before = fake.requestCount();
  await act(async () => vi.advanceTimersByTimeAsync(15_000));
  expect(fake.requestCount()).toBeGreaterThan(before);
});

test("a reference that is forgotten is no reason to look", async () => {
  const fake = createFakeVendor();
  const memory = [
    { vendor: "pretend", id: "t-1", mode: "buy", time: Date.now(), reference: "order-1" },
  ];
  localStorage.setItem("ramp-widget custom", JSON.stringify(memory));
  fake.respondWith({ status: "completed" });
  const { endpoint, vendor } = fake;
  const { result } = renderHook(() => useFollowed("t-1", { endpoint, vendors: [vendor] }));
  await waitFor(() => expect(result.current.transaction?.status).toBe("completed"));
  await waitFor(() => expect(localStorage.length).toBe(0));
  await act(async () => {});
  expect(fake.requestCount()).toBe(1);
});
