import { act, render, screen, waitFor } from "@testing-library/react";
import { StrictMode } from "react";
import { afterEach, describe, expect, test, vi } from "vitest";
import {
  type Ramp,
  type RampEvent,
  RampFrame,
  type RampOptions,
  type SellDeposit,
  useRamp,
} from "../../src/index.ts";
import {
  simulateTabReturn,
  type FakeVendor,
  createFakeVendor,
} from "../browser/createFakeVendor.ts";
import { expectErrors } from "../browser/expectErrors.ts";
import { actAsync } from "../browser/phase.ts";

expectErrors(
  "deposit-failed",
  "frame-failed",
  "frame-timeout",
  "session-expired",
  "session-malformed",
  "session-network",
  "session-used",
  "transaction-malformed",
  "transaction-unreachable",
);

let ramp: Ramp;

function CustomUi(options: RampOptions) {
  ramp = useRamp(options);
  return (
    <>
      <button type="button" onClick={ramp.start}>
        Buy
      </button>
      <p data-testid="phase">{ramp.phase}</p>
      <RampFrame ramp={ramp} />
    </>
  );
}

function show(fake: FakeVendor, options: Partial<RampOptions> = {}) {
  const ui = (more: Partial<RampOptions> = {}) => (
    <StrictMode>
      <CustomUi
        endpoint={fake.endpoint}
        vendors={[fake.vendor]}
        currency="USDT"
        {...({ ...options, ...more } as Partial<RampOptions>)}
      />
    </StrictMode>
  );
  const view = render(ui());
  return { ...view, again: (more?: Partial<RampOptions>) => view.rerender(ui(more)) };
}

const buy = () => actAsync(() => screen.getByRole("button").click());
const returnToTab = () => actAsync(simulateTabReturn);
/** Begins, up to the point where the frame shows and the endpoint has told of the transaction. */
async function begin() {
  await buy();
  await reach("ready");
  await waitFor(() => expect(ramp.transaction).toBeDefined());
}
const reach = (phase: string) =>
  waitFor(() => expect(screen.getByTestId("phase").textContent).toBe(phase));
const frame = (fake: FakeVendor, index = 0) => {
  const opened = fake.frames[index];
  if (!opened) throw new Error(`frame ${index} was not opened`);
  return opened;
};

afterEach(() => void vi.useRealTimers());

describe("one purchase", () => {
  test("waits for start, and a double click begins it once", async () => {
    const fake = createFakeVendor();
    show(fake);
    expect([ramp.phase, fake.asked]).toEqual(["idle", []]);
    await buy();
    await waitFor(() => expect(fake.asked).toHaveLength(1));
    await begin();
    expect([fake.asked.length, fake.frames.length]).toEqual([1, 1]);
  });

  test("two starts in one click begin it once", async () => {
    const fake = createFakeVendor();
    show(fake);
    await actAsync(() => {
      ramp.start();
      ramp.start();
    });
    await reach("ready");
    expect([fake.asked.length, fake.frames.length]).toEqual([1, 1]);
  });

  test("outlives fifty renders with inline handlers, inline vendors, another order and endpoint", async () => {
    const fake = createFakeVendor();
    const { again } = show(fake);
    await begin();
    const element = frame(fake).host.firstElementChild;
    for (let count = 0; count < 50; count += 1)
      again({
        onEvent: () => {},
        vendors: [{ ...fake.vendor }],
        endpoint: { ...fake.endpoint },
        currency: `COIN${count}`,
        lang: "de",
      });
    await returnToTab();
    await actAsync(() => window.dispatchEvent(new Event("online")));
    await waitFor(() => expect(fake.requestCount()).toBeGreaterThan(1));
    expect([fake.asked.length, fake.frames.length]).toEqual([1, 1]);
    expect(element?.isConnected).toBe(true);
    expect(ramp.order.currency).toBe("USDT");
  });

  test("a later change of the order counts for the next purchase", async () => {
    const fake = createFakeVendor();
    const { again } = show(fake);
    await begin();
    again({ currency: "BTC" });
    fake.respondWith({ status: "completed" });
    await returnToTab();
    await reach("completed");
    fake.respondWith({ status: "pending" });
    await begin();
    expect(ramp.order.currency).toBe("BTC");
    expect(new Set(fake.asked).size).toBe(2);
  });

  test("opens once under StrictMode, also where its frame comes onto the page after its session", async () => {
    const fake = createFakeVendor();
    function Later({ isShown }: { isShown: boolean }) {
      ramp = useRamp({ endpoint: fake.endpoint, vendors: [fake.vendor], currency: "USDT" });
      return isShown ? <RampFrame ramp={ramp} /> : null;
    }
    const ui = (isShown: boolean) => (
      <StrictMode>
        <Later isShown={isShown} />
      </StrictMode>
    );
    const { rerender } = render(ui(false));
    await actAsync(() => ramp.start());
    await waitFor(() => expect(ramp.openFrame).toBeDefined());
    rerender(ui(true));
    await waitFor(() => expect(ramp.phase).toBe("ready"));
    expect([fake.frames.length, ramp.error]).toEqual([1, undefined]);
  });

  test("a close in the middle of the request leaves nothing behind", async () => {
    const fake = createFakeVendor();
    const onClose = vi.fn();
    const { createSession } = fake.endpoint;
    let answer = () => {};
    fake.endpoint.createSession = async (...request) => {
      await new Promise<void>((resolve) => (answer = resolve));
      return createSession(...request);
    };
    show(fake, { onClose });
    await actAsync(() => ramp.start());
    await actAsync(() => ramp.close());
    await actAsync(() => answer());
    await reach("idle");
    // The host knows of its own call.
    expect([onClose.mock.calls.length, fake.frames.length]).toEqual([0, 0]);
  });

  test("an unmount takes the frame away, and late messages go nowhere", async () => {
    const fake = createFakeVendor();
    const onEvent = vi.fn();
    const { unmount } = show(fake, { onEvent });
    await begin();
    const { host, emit } = frame(fake);
    unmount();
    onEvent.mockClear();
    emit({ type: "status", status: "paid" });
    expect([host.childElementCount, onEvent.mock.calls.length]).toEqual([0, 0]);
  });
});

test("an error that comes back after a retry is told again", async () => {
  const { RampError } = await import("../../src/index.ts");
  const fake = createFakeVendor();
  fake.endpoint.createSession = async () => {
    throw new RampError("session-network", "cut off");
  };
  const onError = vi.fn();
  show(fake, { onError });
  await buy();
  await reach("error");
  expect(onError).toHaveBeenCalledTimes(1);
  await actAsync(() => ramp.retry());
  await waitFor(() => expect(onError).toHaveBeenCalledTimes(2));
});

describe("a session", () => {
  test("is never opened twice: a frame that comes back gets a typed error and a new session", async () => {
    const fake = createFakeVendor();
    function Moving({ place }: { place: string }) {
      ramp = useRamp({ endpoint: fake.endpoint, vendors: [fake.vendor], currency: "USDT" });
      return <RampFrame key={place} ramp={ramp} />;
    }
    const { rerender } = render(<Moving place="left" />);
    await actAsync(() => ramp.start());
    await waitFor(() => expect(ramp.phase).toBe("ready"));
    rerender(<Moving place="right" />);
    await waitFor(() => expect(ramp.error?.code).toBe("session-used"));
    expect(fake.frames).toHaveLength(1);
    await actAsync(() => ramp.retry());
    await waitFor(() => expect(fake.frames).toHaveLength(2));
    expect(new Set(fake.asked).size).toBe(2);
  });

  test("is never opened after its time: another is asked for once, and a second that is too late is an error", async () => {
    const fake = createFakeVendor({ expiresInMs: 0 });
    show(fake);
    await buy();
    await reach("error");
    expect([ramp.error?.code, fake.frames.length]).toEqual(["session-expired", 0]);
    expect(fake.asked).toHaveLength(2);
  });

  test("that was asked for in vain is asked for again with the same key", async () => {
    const fake = createFakeVendor();
    const { createSession } = fake.endpoint;
    const { RampError } = await import("../../src/index.ts");
    fake.endpoint.createSession = async (order, context) => {
      const answer = await createSession(order, context);
      if (fake.asked.length === 1) throw new RampError("session-network", "cut off");
      return answer;
    };
    show(fake);
    await buy();
    await reach("error");
    await actAsync(() => ramp.retry());
    await reach("ready");
    expect(fake.asked).toHaveLength(2);
    expect(new Set(fake.asked).size).toBe(1);
  });

  test.each([
    ["none", [false, false]],
    ["more than one", [true, true]],
  ])("that fits %s of the vendors is opened by nobody", async (_, fits) => {
    const fake = createFakeVendor();
    const vendors = fits.map((fit) => ({ ...fake.vendor, matches: () => fit }));
    show(fake, { vendors });
    await buy();
    await reach("error");
    expect([ramp.error?.code, fake.frames.length]).toEqual(["session-malformed", 0]);
  });
});

describe("facts and hints", () => {
  test("no word of the frame completes a purchase, and each makes the endpoint be asked at once", async () => {
    const fake = createFakeVendor();
    show(fake);
    await begin();
    for (const status of ["paid", "completed", "succeeded", "order_scheduled"]) {
      await waitFor(() => expect(fake.requestCount()).toBeGreaterThan(0));
      const before = fake.requestCount();
      await actAsync(() => frame(fake).emit({ type: "status", status, paymentMethod: "card" }));
      await waitFor(() => expect(fake.requestCount()).toBeGreaterThan(before));
      expect([ramp.phase, ramp.frameStatus]).toEqual(["ready", { status, paymentMethod: "card" }]);
    }
  });

  test("what is new of an end is told as well, and the end once", async () => {
    const fake = createFakeVendor();
    const onFail = vi.fn();
    const hashes: unknown[] = [];
    show(fake, {
      onFail,
      onEvent: (event) =>
        void (event.type === "transaction" && hashes.push(event.transaction.txHash)),
    });
    await begin();
    fake.respondWith({ status: "failed" });
    await returnToTab();
    await reach("failed");
    fake.respondWith({ status: "failed", txHash: "0xabc" });
    await returnToTab();
    await waitFor(() => expect(hashes.at(-1)).toBe("0xabc"));
    expect(onFail).toHaveBeenCalledOnce();
  });

  test("each fact is told once, in order, whatever repeats", async () => {
    const fake = createFakeVendor();
    const told: string[] = [];
    const onEvent = vi.fn<(event: RampEvent) => void>();
    show(fake, {
      onEvent,
      onReady: () => told.push("ready"),
      onStatusChange: ({ status }) => told.push(status),
      onComplete: () => told.push("complete"),
      onFail: () => told.push("fail"),
      onCancel: () => told.push("cancel"),
      onError: () => told.push("error"),
    });
    await begin();
    await waitFor(() => expect(told).toContain("pending"));
    frame(fake).emit({ type: "ready" });
    for (const said of [
      { status: "processing" },
      { status: "pending" },
      { status: "processing", amount: "5" },
      { status: "completed" },
      { status: "failed" },
    ] as const) {
      fake.respondWith(said);
      const before = fake.requestCount();
      await returnToTab();
      if (ramp.phase === "completed") break;
      await waitFor(() => expect(fake.requestCount()).toBeGreaterThan(before));
    }
    await reach("completed");
    expect(told).toEqual(["ready", "pending", "processing", "completed", "complete"]);
    const phases = onEvent.mock.calls.flatMap(([event]) =>
      event.type === "phase" ? event.phase : [],
    );
    expect(phases).toEqual(["requesting", "loading", "ready", "processing", "completed"]);
  });

  test("an unknown status keeps the phase, shows the vendor's word, and polling goes on", async () => {
    const fake = createFakeVendor();
    fake.respondWith({ status: undefined, vendorStatus: "on_the_moon" });
    const onStatusChange = vi.fn();
    show(fake, { onStatusChange });
    await begin();
    await waitFor(() => expect(ramp.transaction?.vendorStatus).toBe("on_the_moon"));
    expect([ramp.phase, ramp.transaction?.status]).toEqual(["ready", "pending"]);
    fake.respondWith({ status: undefined, vendorStatus: "on_mars" });
    await returnToTab();
    await waitFor(() => expect(ramp.transaction?.vendorStatus).toBe("on_mars"));
    expect(onStatusChange).toHaveBeenCalledTimes(1);
    fake.respondWith({ status: "completed" });
    await returnToTab();
    await reach("completed");
  });

  test("another transaction than the one asked for is not believed", async () => {
    const fake = createFakeVendor();
    fake.respondWith({ id: "another", status: "completed" });
    show(fake);
    await buy();
    await reach("error");
    expect([ramp.error?.code, ramp.transaction]).toEqual(["transaction-malformed", undefined]);
  });

  test("a message that is not known is passed on as unknown", async () => {
    const fake = createFakeVendor();
    const onEvent = vi.fn();
    show(fake, { onEvent });
    await begin();
    const unknown = { type: "unknown", name: "onWhatever", payload: 5 } as const;
    frame(fake).emit(unknown);
    expect(onEvent).toHaveBeenCalledWith(unknown);
  });

  test("a handler that throws is reported to the page and breaks nothing", async () => {
    const fake = createFakeVendor();
    const reported = vi.spyOn(globalThis, "reportError").mockImplementation(() => {});
    const mistake = new Error("the host's mistake");
    const throws = () => {
      throw mistake;
    };
    show(fake, {
      onEvent: throws,
      onReady: throws,
      onStatusChange: throws,
      onComplete: throws,
    });
    await begin();
    fake.respondWith({ status: "completed" });
    await returnToTab();
    await reach("completed");
    expect(reported).toHaveBeenCalledWith(mistake);
  });
});

describe("looking at the transaction", () => {
  test("goes on every 5 to 10 seconds, stops at the end, and asks for nothing else", async () => {
    const fake = createFakeVendor();
    show(fake);
    await begin();
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval"] });
    await returnToTab();
    await act(() => vi.advanceTimersByTimeAsync(0));
    expect(fake.requestCount()).toBe(2);
    const untilTheNext = async () => {
      const before = fake.requestCount();
      let passed = 0;
      for (; fake.requestCount() === before && passed < 20_000; passed += 50)
        await act(() => vi.advanceTimersByTimeAsync(50));
      // One that fell due with the last millisecond has not been drawn yet.
      await act(() => vi.advanceTimersByTimeAsync(1));
      return passed;
    };
    const isInTime = (ms: number) => ms >= 5_000 && ms <= 10_050;
    expect(await untilTheNext()).toSatisfy(isInTime);
    fake.respondWith({ status: "completed" });
    expect(await untilTheNext()).toSatisfy(isInTime);
    expect([ramp.phase, fake.requestCount()]).toEqual(["completed", 4]);
    await act(() => vi.advanceTimersByTimeAsync(120_000));
    expect(fake.requestCount()).toBe(4);
    expect(fake.asked).toHaveLength(1);
  });

  test("waits for a server that asked to wait, also when the user comes back", async () => {
    const { RampError } = await import("../../src/index.ts");
    const fake = createFakeVendor();
    show(fake);
    await begin();
    fake.respondWith(new RampError("transaction-unreachable", "busy", { retryAfter: 120 }));
    await returnToTab();
    await reach("error");
    const before = fake.requestCount();
    await returnToTab();
    await returnToTab();
    expect(fake.requestCount()).toBe(before);
  });

  test("slows down while the page is hidden, and happens at once when it comes back", async () => {
    const fake = createFakeVendor();
    show(fake);
    await begin();
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval"] });
    // The wait that the fake clock drives begins with the next look.
    await returnToTab();
    await act(() => vi.advanceTimersByTimeAsync(0));
    expect(fake.requestCount()).toBe(2);
    await act(() => vi.advanceTimersByTimeAsync(10_000));
    expect(fake.requestCount()).toBe(3);
    const visibility = vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
    simulateTabReturn();
    // faults M10: six times slower, and no rest.
    await act(() => vi.advanceTimersByTimeAsync(29_000));
    expect(fake.requestCount()).toBe(3);
    await act(() => vi.advanceTimersByTimeAsync(32_000));
    const whileHidden = fake.requestCount();
    expect(whileHidden).toBeGreaterThan(3);
    visibility.mockReturnValue("visible");
    await returnToTab();
    await act(() => vi.advanceTimersByTimeAsync(1));
    expect(fake.requestCount()).toBe(whileHidden + 1);
  });

  test("that fails for long is an error with a way on, and keeps the frame and the session", async () => {
    const fake = createFakeVendor();
    const onError = vi.fn();
    show(fake, { onError });
    await begin();
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval"] });
    fake.respondWith(new Error("down"));
    await returnToTab();
    await act(() => vi.advanceTimersByTimeAsync(10_000));
    expect(ramp.phase).toBe("ready");
    await act(() => vi.advanceTimersByTimeAsync(60_000));
    expect(ramp).toMatchObject({ phase: "error", error: { code: "transaction-unreachable" } });
    expect(onError).toHaveBeenCalledTimes(1);
    expect(frame(fake).host.childElementCount).toBe(1);
    fake.respondWith({ status: "processing" });
    await actAsync(() => ramp.retry());
    await act(() => vi.advanceTimersByTimeAsync(1));
    expect(ramp.phase).toBe("processing");
    expect([fake.asked.length, fake.frames.length]).toEqual([1, 1]);
  });
});

describe("a sale", () => {
  const deposit: SellDeposit = {
    transactionId: "transaction-1",
    amount: "100",
    currency: "USDT",
    network: "TRC20",
    address: "TRx1",
  };

  test("asks the wallet exactly once, however often the frame says it", async () => {
    const fake = createFakeVendor();
    const onSellDeposit = vi.fn(async () => ({ txHash: "0x1" }));
    const onEvent = vi.fn();
    const { again } = show(fake, { mode: "sell", onSellDeposit, onEvent });
    await begin();
    for (let count = 0; count < 3; count += 1) {
      await actAsync(() => frame(fake).emit({ type: "deposit-requested", deposit }));
      again({ onSellDeposit: vi.fn(onSellDeposit) });
    }
    expect(onSellDeposit).toHaveBeenCalledExactlyOnceWith(deposit);
    expect(onEvent).toHaveBeenCalledWith({
      type: "deposit-resolved",
      deposit,
      result: { txHash: "0x1" },
    });
  });

  test("whose wallet throws says so, keeps the frame, asks no second time and can still complete", async () => {
    const fake = createFakeVendor();
    const onSellDeposit = vi.fn(async () => {
      throw new Error("ledger unplugged");
    });
    show(fake, { mode: "sell", onSellDeposit });
    await begin();
    await actAsync(() => frame(fake).emit({ type: "deposit-requested", deposit }));
    await reach("error");
    expect(ramp.error).toMatchObject({
      code: "deposit-failed",
      stage: "deposit",
      retryable: false,
    });
    await actAsync(() => ramp.retry());
    expect(onSellDeposit).toHaveBeenCalledTimes(1);
    expect(frame(fake).host.childElementCount).toBe(1);
    fake.respondWith({ status: "processing" });
    await returnToTab();
    await reach("processing");
    expect(ramp.error).toBeUndefined();
  });
});

describe("a frame", () => {
  test("that throws is a typed error that keeps the cause, and a retry gets a new session", async () => {
    const mistake = new TypeError("boom");
    let isBroken = true;
    const fake = createFakeVendor();
    const { vendor } = fake;
    const broken = {
      ...vendor,
      parseSession: (...args: Parameters<typeof vendor.parseSession>) => {
        const session = vendor.parseSession(...args);
        return {
          ...session,
          open: (...opening: Parameters<typeof session.open>) => {
            if (isBroken) throw mistake;
            return session.open(...opening);
          },
        };
      },
    };
    show(fake, { vendors: [broken] });
    await buy();
    await reach("error");
    expect(ramp.error).toMatchObject({ code: "frame-failed", cause: mistake, retryable: true });
    isBroken = false;
    await actAsync(() => ramp.retry());
    await reach("ready");
    expect(new Set(fake.asked).size).toBe(2);
  });

  test.each([
    ["shows nothing", "div", "error", "frame-timeout"],
    ["shows something but never says so", "iframe", "ready", undefined],
  ])("that %s within 15 seconds", async (_, element, phase, code) => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const fake = createFakeVendor({
      open: ({ host }) => {
        host.append(document.createElement(element));
        return () => {};
      },
    });
    show(fake);
    await buy();
    await act(() => vi.advanceTimersByTimeAsync(0));
    expect(ramp.phase).toBe("loading");
    await act(() => vi.advanceTimersByTimeAsync(15_000));
    expect([ramp.phase, ramp.error?.code]).toEqual([phase, code]);
  });

  test("that the user closes ends the purchase on the page", async () => {
    const fake = createFakeVendor();
    const onClose = vi.fn();
    show(fake, { onClose });
    await begin();
    await actAsync(() => frame(fake).emit({ type: "close" }));
    await reach("idle");
    expect(onClose).toHaveBeenCalledTimes(1);
  });
});

test("an order without a currency is a programmer's mistake and throws at start, in a sentence", () => {
  show(createFakeVendor(), { currency: undefined as unknown as string });
  expect(() => ramp.start()).toThrow(/ramp-widget: no `currency`/);
});
