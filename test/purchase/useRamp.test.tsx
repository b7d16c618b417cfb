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
import { comeBack, type Pretence, pretendVendor } from "../browser/pretendVendor.ts";
import { expectErrors } from "../browser/expectErrors.ts";

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

function show(pretence: Pretence, options: Partial<RampOptions> = {}) {
  const ui = (more: Partial<RampOptions> = {}) => (
    <StrictMode>
      <CustomUi
        endpoint={pretence.endpoint}
        vendors={[pretence.vendor]}
        currency="USDT"
        {...({ ...options, ...more } as Partial<RampOptions>)}
      />
    </StrictMode>
  );
  const view = render(ui());
  return { ...view, again: (more?: Partial<RampOptions>) => view.rerender(ui(more)) };
}

const doing = (action: () => void) => act(async () => action());
const buy = () => doing(() => screen.getByRole("button").click());
const returnToTab = () => doing(comeBack);
/** Begins, up to the point where the frame shows and the endpoint has told of the transaction. */
async function begin() {
  await buy();
  await reach("ready");
  await waitFor(() => expect(ramp.transaction).toBeDefined());
}
const reach = (phase: string) =>
  waitFor(() => expect(screen.getByTestId("phase").textContent).toBe(phase));
const frame = (pretence: Pretence, index = 0) => {
  const opened = pretence.frames[index];
  if (!opened) throw new Error(`frame ${index} was not opened`);
  return opened;
};

afterEach(() => void vi.useRealTimers());

describe("one purchase", () => {
  test("waits for start, and a double click begins it once", async () => {
    const pretence = pretendVendor();
    show(pretence);
    expect([ramp.phase, pretence.asked]).toEqual(["idle", []]);
    await buy();
    await begin();
    expect([pretence.asked.length, pretence.frames.length]).toEqual([1, 1]);
  });

  test("two starts in one click begin it once", async () => {
    const pretence = pretendVendor();
    show(pretence);
    await doing(() => {
      ramp.start();
      ramp.start();
    });
    await reach("ready");
    expect([pretence.asked.length, pretence.frames.length]).toEqual([1, 1]);
  });

  test("outlives fifty renders with inline handlers, inline vendors, another order and endpoint", async () => {
    const pretence = pretendVendor();
    const { again } = show(pretence);
    await begin();
    const element = frame(pretence).host.firstElementChild;
    for (let count = 0; count < 50; count += 1)
      again({
        onEvent: () => {},
        vendors: [{ ...pretence.vendor }],
        endpoint: { ...pretence.endpoint },
        currency: `COIN${count}`,
        lang: "de",
      });
    await returnToTab();
    await doing(() => window.dispatchEvent(new Event("online")));
    await waitFor(() => expect(pretence.looks()).toBeGreaterThan(1));
    expect([pretence.asked.length, pretence.frames.length]).toEqual([1, 1]);
    expect(element?.isConnected).toBe(true);
    expect(ramp.order.currency).toBe("USDT");
  });

  test("a later change of the order counts for the next purchase", async () => {
    const pretence = pretendVendor();
    const { again } = show(pretence);
    await begin();
    again({ currency: "BTC" });
    pretence.says({ status: "completed" });
    await returnToTab();
    await reach("completed");
    pretence.says({ status: "pending" });
    await begin();
    expect(ramp.order.currency).toBe("BTC");
    expect(new Set(pretence.asked).size).toBe(2);
  });

  test("opens once under StrictMode, also where its frame comes onto the page after its session", async () => {
    const pretence = pretendVendor();
    function Later({ isShown }: { isShown: boolean }) {
      ramp = useRamp({ endpoint: pretence.endpoint, vendors: [pretence.vendor], currency: "USDT" });
      return isShown ? <RampFrame ramp={ramp} /> : null;
    }
    const ui = (isShown: boolean) => (
      <StrictMode>
        <Later isShown={isShown} />
      </StrictMode>
    );
    const { rerender } = render(ui(false));
    await doing(() => ramp.start());
    await waitFor(() => expect(ramp.openFrame).toBeDefined());
    rerender(ui(true));
    await waitFor(() => expect(ramp.phase).toBe("ready"));
    expect([pretence.frames.length, ramp.error]).toEqual([1, undefined]);
  });

  test("a close in the middle of the request leaves nothing behind", async () => {
    const pretence = pretendVendor();
    const onClose = vi.fn();
    const { createSession } = pretence.endpoint;
    let answer = () => {};
    pretence.endpoint.createSession = async (...request) => {
      await new Promise<void>((resolve) => (answer = resolve));
      return createSession(...request);
    };
    show(pretence, { onClose });
    await doing(() => ramp.start());
    await doing(() => ramp.close());
    await doing(() => answer());
    await reach("idle");
    // The host knows of its own call.
    expect([onClose.mock.calls.length, pretence.frames.length]).toEqual([0, 0]);
  });

  test("an unmount takes the frame away, and late messages go nowhere", async () => {
    const pretence = pretendVendor();
    const onEvent = vi.fn();
    const { unmount } = show(pretence, { onEvent });
    await begin();
    const { host, emit } = frame(pretence);
    unmount();
    onEvent.mockClear();
    emit({ type: "status", status: "paid" });
    expect([host.childElementCount, onEvent.mock.calls.length]).toEqual([0, 0]);
  });
});

test("an error that comes back after a retry is told again", async () => {
  const { RampError } = await import("../../src/index.ts");
  const pretence = pretendVendor();
  pretence.endpoint.createSession = async () => {
    throw new RampError("session-network", "cut off");
  };
  const onError = vi.fn();
  show(pretence, { onError });
  await buy();
  await reach("error");
  expect(onError).toHaveBeenCalledTimes(1);
  await doing(() => ramp.retry());
  await waitFor(() => expect(onError).toHaveBeenCalledTimes(2));
});

describe("a session", () => {
  test("is never opened twice: a frame that comes back gets a typed error and a new session", async () => {
    const pretence = pretendVendor();
    function Moving({ place }: { place: string }) {
      ramp = useRamp({ endpoint: pretence.endpoint, vendors: [pretence.vendor], currency: "USDT" });
      return <RampFrame key={place} ramp={ramp} />;
    }
    const { rerender } = render(<Moving place="left" />);
    await doing(() => ramp.start());
    await waitFor(() => expect(ramp.phase).toBe("ready"));
    rerender(<Moving place="right" />);
    await waitFor(() => expect(ramp.error?.code).toBe("session-used"));
    expect(pretence.frames).toHaveLength(1);
    await doing(() => ramp.retry());
    await waitFor(() => expect(pretence.frames).toHaveLength(2));
    expect(new Set(pretence.asked).size).toBe(2);
  });

  test("is never opened after its time: another is asked for once, and a second that is too late is an error", async () => {
    const pretence = pretendVendor({ expiresInMs: 0 });
    show(pretence);
    await buy();
    await reach("error");
    expect([ramp.error?.code, pretence.frames.length]).toEqual(["session-expired", 0]);
    expect(pretence.asked).toHaveLength(2);
  });

  test("that was asked for in vain is asked for again with the same key", async () => {
    const pretence = pretendVendor();
    const { createSession } = pretence.endpoint;
    const { RampError } = await import("../../src/index.ts");
    pretence.endpoint.createSession = async (order, context) => {
      const answer = await createSession(order, context);
      if (pretence.asked.length === 1) throw new RampError("session-network", "cut off");
      return answer;
    };
    show(pretence);
    await buy();
    await reach("error");
    await doing(() => ramp.retry());
    await reach("ready");
    expect(pretence.asked).toHaveLength(2);
    expect(new Set(pretence.asked).size).toBe(1);
  });

  test.each([
    ["none", [false, false]],
    ["more than one", [true, true]],
  ])("that fits %s of the vendors is opened by nobody", async (_, fits) => {
    const pretence = pretendVendor();
    const vendors = fits.map((fit) => ({ ...pretence.vendor, matches: () => fit }));
    show(pretence, { vendors });
    await buy();
    await reach("error");
    expect([ramp.error?.code, pretence.frames.length]).toEqual(["session-malformed", 0]);
  });
});

describe("facts and hints", () => {
  test("no word of the frame completes a purchase, and each makes the endpoint be asked at once", async () => {
    const pretence = pretendVendor();
    show(pretence);
    await begin();
    for (const status of ["paid", "completed", "succeeded", "order_scheduled"]) {
      await waitFor(() => expect(pretence.looks()).toBeGreaterThan(0));
      const before = pretence.looks();
      await doing(() => frame(pretence).emit({ type: "status", status, paymentMethod: "card" }));
      await waitFor(() => expect(pretence.looks()).toBeGreaterThan(before));
      expect([ramp.phase, ramp.frameStatus]).toEqual(["ready", { status, paymentMethod: "card" }]);
    }
  });

  test("what is new of an end is told as well, and the end once", async () => {
    const pretence = pretendVendor();
    const onFail = vi.fn();
    const hashes: unknown[] = [];
    show(pretence, {
      onFail,
      onEvent: (event) =>
        void (event.type === "transaction" && hashes.push(event.transaction.txHash)),
    });
    await begin();
    pretence.says({ status: "failed" });
    await returnToTab();
    await reach("failed");
    pretence.says({ status: "failed", txHash: "0xabc" });
    await returnToTab();
    await waitFor(() => expect(hashes.at(-1)).toBe("0xabc"));
    expect(onFail).toHaveBeenCalledOnce();
  });

  test("each fact is told once, in order, whatever repeats", async () => {
    const pretence = pretendVendor();
    const told: string[] = [];
    const onEvent = vi.fn<(event: RampEvent) => void>();
    show(pretence, {
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
    frame(pretence).emit({ type: "ready" });
    for (const said of [
      { status: "processing" },
      { status: "pending" },
      { status: "processing", amount: "5" },
      { status: "completed" },
      { status: "failed" },
    ] as const) {
      pretence.says(said);
      const before = pretence.looks();
      await returnToTab();
      if (ramp.phase === "completed") break;
      await waitFor(() => expect(pretence.looks()).toBeGreaterThan(before));
    }
    await reach("completed");
    expect(told).toEqual(["ready", "pending", "processing", "completed", "complete"]);
    const phases = onEvent.mock.calls.flatMap(([event]) =>
      event.type === "phase" ? event.phase : [],
    );
    expect(phases).toEqual(["requesting", "loading", "ready", "processing", "completed"]);
  });

  test("an unknown status keeps the phase, shows the vendor's word, and polling goes on", async () => {
    const pretence = pretendVendor();
    pretence.says({ status: undefined, vendorStatus: "on_the_moon" });
    const onStatusChange = vi.fn();
    show(pretence, { onStatusChange });
    await begin();
    await waitFor(() => expect(ramp.transaction?.vendorStatus).toBe("on_the_moon"));
    expect([ramp.phase, ramp.transaction?.status]).toEqual(["ready", "pending"]);
    pretence.says({ status: undefined, vendorStatus: "on_mars" });
    await returnToTab();
    await waitFor(() => expect(ramp.transaction?.vendorStatus).toBe("on_mars"));
    expect(onStatusChange).toHaveBeenCalledTimes(1);
    pretence.says({ status: "completed" });
    await returnToTab();
    await reach("completed");
  });

  test("another transaction than the one asked for is not believed", async () => {
    const pretence = pretendVendor();
    pretence.says({ id: "another", status: "completed" });
    show(pretence);
    await buy();
    await reach("error");
    expect([ramp.error?.code, ramp.transaction]).toEqual(["transaction-malformed", undefined]);
  });

  test("a message that is not known is passed on as unknown", async () => {
    const pretence = pretendVendor();
    const onEvent = vi.fn();
    show(pretence, { onEvent });
    await begin();
    const unknown = { type: "unknown", name: "onWhatever", payload: 5 } as const;
    frame(pretence).emit(unknown);
    expect(onEvent).toHaveBeenCalledWith(unknown);
  });

  test("a handler that throws is reported to the page and breaks nothing", async () => {
    const pretence = pretendVendor();
    const reported = vi.spyOn(globalThis, "reportError").mockImplementation(() => {});
    const mistake = new Error("the host's mistake");
    const throws = () => {
      throw mistake;
    };
    show(pretence, {
      onEvent: throws,
      onReady: throws,
      onStatusChange: throws,
      onComplete: throws,
    });
    await begin();
    pretence.says({ status: "completed" });
    await returnToTab();
    await reach("completed");
    expect(reported).toHaveBeenCalledWith(mistake);
  });
});

describe("looking at the transaction", () => {
  test("goes on every 5 to 10 seconds, stops at the end, and asks for nothing else", async () => {
    const pretence = pretendVendor();
    show(pretence);
    await begin();
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval"] });
    await returnToTab();
    await act(() => vi.advanceTimersByTimeAsync(0));
    expect(pretence.looks()).toBe(2);
    const untilTheNext = async () => {
      const before = pretence.looks();
      let passed = 0;
      for (; pretence.looks() === before && passed < 20_000; passed += 50)
        await act(() => vi.advanceTimersByTimeAsync(50));
      // One that fell due with the last millisecond has not been drawn yet.
      await act(() => vi.advanceTimersByTimeAsync(1));
      return passed;
    };
    const isInTime = (ms: number) => ms >= 5_000 && ms <= 10_050;
    expect(await untilTheNext()).toSatisfy(isInTime);
    pretence.says({ status: "completed" });
    expect(await untilTheNext()).toSatisfy(isInTime);
    expect([ramp.phase, pretence.looks()]).toEqual(["completed", 4]);
    await act(() => vi.advanceTimersByTimeAsync(120_000));
    expect(pretence.looks()).toBe(4);
    expect(pretence.asked).toHaveLength(1);
  });

  test("waits for a server that asked to wait, also when the user comes back", async () => {
    const { RampError } = await import("../../src/index.ts");
    const pretence = pretendVendor();
    show(pretence);
    await begin();
    pretence.says(new RampError("transaction-unreachable", "busy", { retryAfter: 120 }));
    await returnToTab();
    await reach("error");
    const before = pretence.looks();
    await returnToTab();
    await returnToTab();
    expect(pretence.looks()).toBe(before);
  });

  test("slows down while the page is hidden, and happens at once when it comes back", async () => {
    const pretence = pretendVendor();
    show(pretence);
    await begin();
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval"] });
    // The wait that the fake clock drives begins with the next look.
    await returnToTab();
    await act(() => vi.advanceTimersByTimeAsync(0));
    expect(pretence.looks()).toBe(2);
    await act(() => vi.advanceTimersByTimeAsync(10_000));
    expect(pretence.looks()).toBe(3);
    const visibility = vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
    comeBack();
    // faults M10: six times slower, and no rest.
    await act(() => vi.advanceTimersByTimeAsync(29_000));
    expect(pretence.looks()).toBe(3);
    await act(() => vi.advanceTimersByTimeAsync(32_000));
    const whileHidden = pretence.looks();
    expect(whileHidden).toBeGreaterThan(3);
    visibility.mockReturnValue("visible");
    await returnToTab();
    await act(() => vi.advanceTimersByTimeAsync(1));
    expect(pretence.looks()).toBe(whileHidden + 1);
  });

  test("that fails for long is an error with a way on, and keeps the frame and the session", async () => {
    const pretence = pretendVendor();
    const onError = vi.fn();
    show(pretence, { onError });
    await begin();
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval"] });
    pretence.says(new Error("down"));
    await returnToTab();
    await act(() => vi.advanceTimersByTimeAsync(10_000));
    expect(ramp.phase).toBe("ready");
    await act(() => vi.advanceTimersByTimeAsync(60_000));
    expect(ramp).toMatchObject({ phase: "error", error: { code: "transaction-unreachable" } });
    expect(onError).toHaveBeenCalledTimes(1);
    expect(frame(pretence).host.childElementCount).toBe(1);
    pretence.says({ status: "processing" });
    await doing(() => ramp.retry());
    await act(() => vi.advanceTimersByTimeAsync(1));
    expect(ramp.phase).toBe("processing");
    expect([pretence.asked.length, pretence.frames.length]).toEqual([1, 1]);
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
    const pretence = pretendVendor();
    const onSellDeposit = vi.fn(async () => ({ txHash: "0x1" }));
    const onEvent = vi.fn();
    const { again } = show(pretence, { mode: "sell", onSellDeposit, onEvent });
    await begin();
    for (let count = 0; count < 3; count += 1) {
      await doing(() => frame(pretence).emit({ type: "deposit-requested", deposit }));
      again({ onSellDeposit: vi.fn(onSellDeposit) });
    }
    expect(onSellDeposit).toHaveBeenCalledExactlyOnceWith(deposit);
    expect(onEvent).toHaveBeenCalledWith({
      type: "deposit-resolved",
      deposit,
      answer: { txHash: "0x1" },
    });
  });

  test("whose wallet throws says so, keeps the frame, asks no second time and can still complete", async () => {
    const pretence = pretendVendor();
    const onSellDeposit = vi.fn(async () => {
      throw new Error("ledger unplugged");
    });
    show(pretence, { mode: "sell", onSellDeposit });
    await begin();
    await doing(() => frame(pretence).emit({ type: "deposit-requested", deposit }));
    await reach("error");
    expect(ramp.error).toMatchObject({
      code: "deposit-failed",
      stage: "deposit",
      retryable: false,
    });
    await doing(() => ramp.retry());
    expect(onSellDeposit).toHaveBeenCalledTimes(1);
    expect(frame(pretence).host.childElementCount).toBe(1);
    pretence.says({ status: "processing" });
    await returnToTab();
    await reach("processing");
    expect(ramp.error).toBeUndefined();
  });
});

describe("a frame", () => {
  test("that throws is a typed error that keeps the cause, and a retry gets a new session", async () => {
    const mistake = new TypeError("boom");
    let isBroken = true;
    const pretence = pretendVendor();
    const { vendor } = pretence;
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
    show(pretence, { vendors: [broken] });
    await buy();
    await reach("error");
    expect(ramp.error).toMatchObject({ code: "frame-failed", cause: mistake, retryable: true });
    isBroken = false;
    await doing(() => ramp.retry());
    await reach("ready");
    expect(new Set(pretence.asked).size).toBe(2);
  });

  test.each([
    ["shows nothing", "div", "error", "frame-timeout"],
    ["shows something but never says so", "iframe", "ready", undefined],
  ])("that %s within 15 seconds", async (_, element, phase, code) => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const pretence = pretendVendor({
      open: ({ host }) => {
        host.append(document.createElement(element));
        return () => {};
      },
    });
    show(pretence);
    await buy();
    await act(() => vi.advanceTimersByTimeAsync(0));
    expect(ramp.phase).toBe("loading");
    await act(() => vi.advanceTimersByTimeAsync(15_000));
    expect([ramp.phase, ramp.error?.code]).toEqual([phase, code]);
  });

  test("that the user closes ends the purchase on the page", async () => {
    const pretence = pretendVendor();
    const onClose = vi.fn();
    show(pretence, { onClose });
    await begin();
    await doing(() => frame(pretence).emit({ type: "close" }));
    await reach("idle");
    expect(onClose).toHaveBeenCalledTimes(1);
  });
});

test("an order without a currency is a programmer's mistake and throws at start, in a sentence", () => {
  show(pretendVendor(), { currency: undefined as unknown as string });
  expect(() => ramp.start()).toThrow(/ramp-widget: no `currency`/);
});
