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
import { comeBack, pretendVendor, type Pretence } from "../browser/pretendVendor.ts";
import { expectErrors } from "../browser/expectErrors.ts";
import { useFollowed } from "../browser/useFollowed.ts";

expectErrors("transaction-malformed", "transaction-unlisted");

function show(pretence: Pretence, props: Partial<RampWidgetProps> = {}) {
  return render(
    <StrictMode>
      <RampWidget
        endpoint={pretence.endpoint}
        vendors={[pretence.vendor]}
        currency="USDT"
        {...props}
      />
    </StrictMode>,
  );
}
const phase = () => document.querySelector<HTMLElement>("[data-phase]")?.dataset["phase"];
/** Waits for the phase, and for the effects that come with it. */
async function reach(wanted: string) {
  await waitFor(() => expect(phase()).toBe(wanted));
  await act(async () => {});
}
const heading = (text: string) => screen.findByRole("heading", { name: text });
const frame = ({ frames }: Pretence) => {
  const [opened] = frames;
  if (!opened) throw new Error("no frame was opened");
  return opened;
};
const emit = (pretence: Pretence, ...messages: Parameters<Pretence["frames"][0]["emit"]>[0][]) =>
  act(async () => messages.forEach((message) => frame(pretence).emit(message)));

describe("a frame that closes", () => {
  test("before anything can be paid ends the purchase", async () => {
    const pretence = pretendVendor();
    const onClose = vi.fn();
    show(pretence, { onClose });
    await reach("ready");
    await emit(pretence, { type: "close" });
    await reach("idle");
    expect(onClose).toHaveBeenCalledOnce();
  });

  test("after it spoke of a payment leaves a question and a way on, not an empty stage", async () => {
    const pretence = pretendVendor();
    const onClose = vi.fn();
    show(pretence, { onClose });
    await reach("ready");
    await emit(pretence, { type: "status", status: "paid" }, { type: "close" });
    await heading("Have you already paid?");
    expect([phase(), onClose.mock.calls.length]).toEqual(["unconfirmed", 0]);
    expect(document.querySelector("output")).toBeNull();
    pretence.says({ status: "completed" });
    await act(async () => comeBack());
    await heading("Your crypto has arrived");
  });

  test("while the endpoint is away is not taken for unpaid", async () => {
    const pretence = pretendVendor();
    show(pretence);
    await reach("ready");
    pretence.says(new Error("down"));
    await emit(pretence, { type: "close" });
    await heading("Have you already paid?");
    expect(pretence.asked).toHaveLength(1);
  });

  test("once it is paid leaves the word that it is on its way", async () => {
    const pretence = pretendVendor();
    pretence.says({ status: "processing" });
    show(pretence);
    await reach("processing");
    await emit(pretence, { type: "close" });
    await heading("Your purchase is in progress");
  });
});

describe("asking a frame to close", () => {
  let ramp: ReturnType<typeof useRamp>;
  function Custom({ pretence }: { pretence: Pretence }) {
    ramp = useRamp({
      endpoint: pretence.endpoint,
      vendors: [pretence.vendor],
      currency: "USDT",
    });
    return (
      <div data-phase={ramp.phase}>
        <RampFrame ramp={ramp} />
      </div>
    );
  }

  test("leaves the answer to a vendor that has one", async () => {
    const requestClose = vi.fn();
    const pretence = pretendVendor({
      open(opened) {
        pretence.frames.push(opened);
        opened.emit({ type: "ready" });
        return { close: () => {}, requestClose };
      },
    });
    render(<Custom pretence={pretence} />);
    await act(async () => ramp.start());
    await reach("ready");
    await act(async () => ramp.close());
    expect([requestClose.mock.calls.length, phase()]).toEqual([1, "ready"]);
    await emit(pretence, { type: "close" });
    await reach("idle");
  });

  test("closes one that has none, as if its user had", async () => {
    const pretence = pretendVendor();
    render(<Custom pretence={pretence} />);
    await act(async () => ramp.start());
    await reach("ready");
    await act(async () => ramp.close());
    await reach("idle");
  });
});

describe("what the vendor calls it", () => {
  test("is heard from the frame, given to the endpoint and remembered", async () => {
    const pretence = pretendVendor();
    const contexts: unknown[] = [];
    const { getTransaction } = pretence.endpoint;
    pretence.endpoint.getTransaction = (id, { signal: _, ...context }) => {
      contexts.push(context);
      return getTransaction(id, { ...context, signal: AbortSignal.timeout(1000) });
    };
    const first = show(pretence);
    await reach("ready");
    await emit(pretence, { type: "status", status: "created", reference: "order-7" });
    await waitFor(() =>
      expect(contexts.at(-1)).toEqual({ vendor: "pretend", reference: "order-7" }),
    );
    first.unmount();
    contexts.length = 0;
    show(pretence);
    await heading("Have you already paid?");
    expect(contexts[0]).toEqual({ vendor: "pretend", reference: "order-7" });
  });

  test("is what support is quoted", async () => {
    const pretence = pretendVendor();
    pretence.says({ status: "completed", reference: "order-7" });
    show(pretence);
    await heading("Your crypto has arrived");
    expect(screen.getByText("order-7")).toBeTruthy();
  });
});

describe("what the vendor's own status adds", () => {
  const said = (note: string) => {
    const pretence = pretendVendor();
    pretence.vendor = {
      ...pretence.vendor,
      getStatusMessage: ({ vendorStatus }) => `${note} ${vendorStatus}`,
    };
    return pretence;
  };

  test.each(["completed", "failed", "cancelled"] as const)("is shown with %s", async (status) => {
    const pretence = said("The vendor's word:");
    pretence.says({ status, vendorStatus: "SPECIAL" });
    show(pretence);
    await reach(status);
    expect(screen.getByText("The vendor's word: SPECIAL")).toBeTruthy();
  });

  test("is shown in <RampStatus>", async () => {
    const pretence = said("Word:");
    pretence.says({ status: "processing", vendorStatus: "ON_HOLD" });
    render(
      <RampStatus
        transactionId="transaction-1"
        endpoint={pretence.endpoint}
        vendors={[pretence.vendor]}
      />,
    );
    await screen.findByText("Word: ON_HOLD");
  });

  test("does not break the purchase where it throws", async () => {
    const pretence = pretendVendor();
    const tell = vi.spyOn(globalThis, "reportError").mockImplementation(() => {});
    pretence.vendor = {
      ...pretence.vendor,
      getStatusMessage() {
        throw new Error("the vendor's");
      },
    };
    pretence.says({ status: "completed" });
    show(pretence);
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
    pretendVendor({
      View,
      open(opened) {
        opened.emit({ type: "ready" });
        return () => {};
      },
    });

  test("has it shown while it is open, with what the endpoint says", async () => {
    const pretence = drawn();
    pretence.says({ vendorStatus: "CREATED" });
    show(pretence, { lang: "de" });
    await screen.findByText("Send 100 USDT (CREATED)");
    expect([phase(), view?.lang]).toEqual(["ready", "de"]);
    pretence.says({ status: "completed" });
    await act(async () => view?.refetch());
    await heading("Your crypto has arrived");
    expect(screen.queryByText(/^Send/)).toBeNull();
  });

  test("can call it off, and the endpoint's answer is the fact", async () => {
    const pretence = drawn();
    const onCancel = vi.fn();
    pretence.endpoint.cancelTransaction = async (id) => ({
      id,
      vendor: "pretend",
      mode: "buy",
      status: "cancelled",
      vendorStatus: "EXPIRED",
    });
    show(pretence, { onCancel });
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
    const pretence = drawn();
    const first = show(pretence);
    await screen.findByText(/^Send/);
    first.unmount();
    pretence.endpoint.createSession = async () => ({ id: "transaction-1" });
    show(pretence, { storage: null });
    await screen.findByText(/^Send/);
    expect(phase()).not.toBe("error");
  });

  test("hears that it cannot be called off, and the purchase goes on", async () => {
    const pretence = drawn();
    pretence.endpoint.cancelTransaction = () => Promise.reject(new Error("too late"));
    show(pretence);
    await screen.findByText(/^Send/);
    const before = pretence.looks();
    const refused: unknown = await act(async () =>
      view?.cancel?.().catch((error: unknown) => error),
    );
    expect(isRampError(refused) && refused.code).toBe("transaction-unreachable");
    await waitFor(() => expect(pretence.looks()).toBeGreaterThan(before));
    expect(phase()).toBe("ready");
  });
});

test("a transaction of a vendor that this page does not have is asked of no other", async () => {
  const pretence = pretendVendor();
  pretence.says({ status: "completed" });
  const { endpoint, vendor } = pretence;
  render(
    <RampStatus transactionId="t-1" vendor="another" endpoint={endpoint} vendors={[vendor]} />,
  );
  await screen.findByText(/^You have an order that we can't show here/);
  expect(screen.queryByText("Your crypto has arrived")).toBeNull();
  expect(pretence.looks()).toBe(0);
});

// React 18 has no <Activity>.
test.skipIf(!("Activity" in React))(
  "hidden while it looks back, and shown again, a widget knows what was found",
  async () => {
    const pretence = pretendVendor();
    const memory = [
      { vendor: "pretend", id: "t-1", mode: "buy", time: Date.now(), mayBePaid: true },
    ];
    localStorage.setItem("ramp-widget custom", JSON.stringify(memory));
    let answer = () => {};
    const { getTransaction } = pretence.endpoint;
    pretence.endpoint.getTransaction = async (...args) => {
      await new Promise<void>((resolve) => (answer = resolve));
      return getTransaction(...args);
    };
    const { Activity } = React;
    const page = (mode: "visible" | "hidden") => (
      <Activity mode={mode}>
        <RampWidget endpoint={pretence.endpoint} vendors={[pretence.vendor]} currency="USDT" />
      </Activity>
    );
    const { rerender } = render(page("visible"));
    await reach("requesting");
    rerender(page("hidden"));
    await act(async () => answer());
    pretence.endpoint.getTransaction = getTransaction;
    rerender(page("visible"));
    await heading("Have you already paid?");
  },
);

test("what is seen while it is called off is the end of that, and no failure", async () => {
  const pretence = pretendVendor({
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
  pretence.endpoint.cancelTransaction = async (id) => {
    await new Promise<void>((resolve) => (answer = resolve));
    return { id, vendor: "pretend", mode: "buy", status: "cancelled", vendorStatus: "EXPIRED" };
  };
  show(pretence, {
    onFail: () => told.push("failed"),
    onCancel: () => told.push("cancelled"),
  });
  await reach("ready");
  await act(async () => screen.getByRole("button", { name: "Cancel payment" }).click());
  pretence.says({ status: "failed", vendorStatus: "EXPIRED" });
  const before = pretence.looks();
  await act(async () => comeBack());
  await waitFor(() => expect(pretence.looks()).toBeGreaterThan(before));
  await act(async () => answer());
  await reach("cancelled");
  expect(told).toEqual(["cancelled"]);
});

describe("a purchase that was left", () => {
  test("is no longer spoken for: a cancel that is answered late says nothing of the next one", async () => {
    let cancel: VendorViewProps["cancel"];
    const pretence = pretendVendor({
      View(props: VendorViewProps) {
        ({ cancel } = props);
        return null;
      },
    });
    let answer = () => {};
    pretence.endpoint.cancelTransaction = async (id) => {
      await new Promise<void>((resolve) => (answer = resolve));
      return { id, vendor: "pretend", mode: "buy", status: "cancelled", vendorStatus: "EXPIRED" };
    };
    const { endpoint, vendor } = pretence;
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
  const pretence = pretendVendor();
  const { endpoint, vendor } = pretence;
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
  await waitFor(() => expect(pretence.looks()).toBeGreaterThan(1));
  const before = pretence.looks();
  await act(async () => vi.advanceTimersByTimeAsync(15_000));
  expect(pretence.looks()).toBeGreaterThan(before);
});

test("a reference that is forgotten is no reason to look", async () => {
  const pretence = pretendVendor();
  const memory = [
    { vendor: "pretend", id: "t-1", mode: "buy", time: Date.now(), reference: "order-1" },
  ];
  localStorage.setItem("ramp-widget custom", JSON.stringify(memory));
  pretence.says({ status: "completed" });
  const { endpoint, vendor } = pretence;
  const { result } = renderHook(() => useFollowed("t-1", { endpoint, vendors: [vendor] }));
  await waitFor(() => expect(result.current.transaction?.status).toBe("completed"));
  await waitFor(() => expect(localStorage.length).toBe(0));
  await act(async () => {});
  expect(pretence.looks()).toBe(1);
});
