import { act, render, waitFor } from "@testing-library/react";
import * as React from "react";
import { afterEach, describe, expect, test, vi } from "vitest";
import {
  type Ramp,
  type RampEvent,
  RampError,
  RampFrame,
  type RampOptions,
  RampWidget,
  type RampWidgetProps,
  type SellDeposit,
  type TransactionStatus,
  useRamp,
} from "../../src/index.ts";
import type { FrameMessage, VendorFrame } from "../../src/vendor.ts";
import {
  simulateTabReturn,
  type FakeVendor,
  createFakeVendor,
} from "../browser/createFakeVendor.ts";
import { expectErrors } from "../browser/expectErrors.ts";
import { waitForPhase, getPhase, actAsync } from "../browser/phase.ts";

expectErrors(
  "deposit-failed",
  "frame-failed",
  "frame-timeout",
  "order-rejected",
  "session-malformed",
  "session-used",
  "unauthorized",
);

// How money could be spent twice, or a purchase be told falsely: each of these was possible once.

const deposit: SellDeposit = {
  transactionId: "transaction-1",
  amount: "100",
  currency: "USDT",
  network: "TRC20",
  address: "TRx1",
};
const widget = (fake: FakeVendor, more: Partial<RampWidgetProps> = {}) => (
  <RampWidget endpoint={fake.endpoint} vendors={[fake.vendor]} currency="USDT" {...more} />
);
const pressAll = async () => {
  for (const button of document.querySelectorAll("button")) await actAsync(() => button.click());
};
const emit = (fake: FakeVendor, message: FrameMessage) =>
  actAsync(() => fake.frames.at(-1)?.emit(message));

let ramp: Ramp;
function Custom(options: RampOptions & { place?: string }) {
  ramp = useRamp(options);
  return <RampFrame key={options.place} ramp={ramp} />;
}
const custom = (fake: FakeVendor, more: Partial<RampOptions & { place?: string }> = {}) => (
  <Custom endpoint={fake.endpoint} vendors={[fake.vendor]} currency="USDT" {...more} />
);
async function showCustom(fake: FakeVendor, more: Partial<RampOptions> = {}) {
  const view = render(custom(fake, more));
  await actAsync(() => ramp.start());
  await waitFor(() => expect(fake.frames.length).toBeGreaterThan(0));
  return view;
}

afterEach(() => void vi.useRealTimers());

describe("trying again begins no second purchase", () => {
  test("while the transaction cannot be seen, whatever error a partner's function throws", async () => {
    const fake = createFakeVendor();
    render(widget(fake));
    await waitForPhase("ready");
    fake.respondWith(new RampError("unauthorized", "signed out"));
    await actAsync(simulateTabReturn);
    await waitForPhase("error");
    fake.respondWith({ status: "processing" });
    await pressAll();
    await waitForPhase("processing");
    expect([fake.asked.length, fake.frames.length]).toEqual([1, 1]);
  });

  test("after a wallet threw, whatever it threw", async () => {
    const fake = createFakeVendor();
    const onSellDeposit = vi.fn(async () => {
      throw new RampError("popup-blocked", "the wallet's window");
    });
    render(widget(fake, { mode: "sell", onSellDeposit }));
    await waitForPhase("ready");
    await emit(fake, { type: "deposit-requested", deposit });
    await waitForPhase("error");
    await pressAll();
    fake.respondWith({ status: "processing" });
    await actAsync(simulateTabReturn);
    await waitForPhase("processing");
    expect([fake.asked.length, onSellDeposit.mock.calls.length]).toEqual([1, 1]);
  });

  test("after the frame was lost, while the endpoint says that money moves", async () => {
    const fake = createFakeVendor();
    const { rerender } = await showCustom(fake);
    await waitFor(() => expect(ramp.transaction).toBeDefined());
    rerender(custom(fake, { place: "elsewhere" }));
    await waitFor(() => expect(ramp.error?.code).toBe("session-used"));
    fake.respondWith({ status: "processing" });
    await actAsync(() => ramp.retry());
    await waitFor(() => expect(ramp.phase).toBe("processing"));
    expect(fake.asked).toHaveLength(1);
  });

  test("after the frame was lost, once it had said anything of a payment", async () => {
    const fake = createFakeVendor();
    const { rerender } = await showCustom(fake);
    await waitFor(() => expect(ramp.transaction).toBeDefined());
    await emit(fake, { type: "status", status: "paid" });
    rerender(custom(fake, { place: "elsewhere" }));
    await waitFor(() => expect(ramp.error?.code).toBe("session-used"));
    const before = fake.requestCount();
    await actAsync(() => ramp.retry());
    await waitFor(() => expect(fake.requestCount()).toBeGreaterThan(before));
    expect(fake.asked).toHaveLength(1);
  });

  test("after the frame was lost, once it had shown where to send crypto", async () => {
    const fake = createFakeVendor();
    const onSellDeposit = vi.fn(async () => ({ txHash: "0x1" }));
    const { rerender } = await showCustom(fake, { mode: "sell", onSellDeposit });
    await waitFor(() => expect(ramp.transaction).toBeDefined());
    await emit(fake, { type: "deposit-requested", deposit });
    rerender(custom(fake, { mode: "sell", onSellDeposit, place: "elsewhere" }));
    await waitFor(() => expect(ramp.error?.code).toBe("session-used"));
    const before = fake.requestCount();
    await actAsync(() => ramp.retry());
    await waitFor(() => expect(fake.requestCount()).toBeGreaterThan(before));
    expect([fake.asked.length, onSellDeposit.mock.calls.length]).toEqual([1, 1]);
  });

  test("after the frame was lost, while the endpoint cannot say how it stands", async () => {
    const fake = createFakeVendor();
    fake.respondWith(new Error("down"));
    const { rerender } = await showCustom(fake);
    rerender(custom(fake, { place: "elsewhere" }));
    await waitFor(() => expect(ramp.error?.code).toBe("session-used"));
    await actAsync(() => ramp.retry());
    await waitFor(() => expect(fake.requestCount()).toBeGreaterThan(1));
    expect(fake.asked).toHaveLength(1);
  });
});

test("a session that the endpoint gives twice is opened once, and completes nothing twice", async () => {
  const fake = createFakeVendor();
  fake.endpoint.createSession = async () => ({ id: "transaction-1" });
  const onComplete = vi.fn();
  render(widget(fake, { onComplete }));
  await waitForPhase("ready");
  fake.respondWith({ status: "completed" });
  await actAsync(simulateTabReturn);
  await waitForPhase("completed");
  await pressAll();
  await waitForPhase("error");
  expect(document.querySelector(".ramp-panel")?.textContent).toContain("session-used");
  expect([fake.frames.length, onComplete.mock.calls.length]).toEqual([1, 1]);
});

describe("a page that shows late, elsewhere or in another way is not given up as unpaid", () => {
  const opened = (open: (frame: VendorFrame) => void) =>
    createFakeVendor({
      open(frame) {
        open(frame);
        return () => {};
      },
    });
  /** In steps: within one `act`, React 18 shows nothing until its end. */
  const wait = async (ms: number) => {
    for (let left = ms; left > 0; left -= 1000)
      await act(() => vi.advanceTimersByTimeAsync(Math.min(left, 1000)));
  };

  test.each<[string, (frame: VendorFrame) => void, string]>([
    ["asks for a deposit", ({ emit }) => emit({ type: "deposit-requested", deposit }), "ready"],
    ["says that it loads", ({ emit }) => emit({ type: "loading" }), "ready"],
    ["draws without an iframe", ({ host }) => host.append("a form of the vendor's"), "ready"],
    ["shows nothing at all", () => {}, "error"],
  ])("one that %s", async (_, open, expected) => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    render(widget(opened(open), { mode: "sell" }));
    await wait(16_000);
    expect(getPhase()).toBe(expected);
  });

  test("and one that was given up is still followed, for the user may see more than we do", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval"] });
    const fake = opened(() => {});
    render(widget(fake));
    await wait(16_000);
    expect(getPhase()).toBe("error");
    fake.respondWith({ status: "processing" });
    await wait(11_000);
    expect(getPhase()).toBe("processing");
    expect(document.querySelector(".ramp-frame")).toBeNull();
    fake.respondWith({ status: "completed" });
    await wait(11_000);
    expect([getPhase(), fake.asked.length]).toEqual(["completed", 1]);
  });
});

// Activity came with React 19.2.
describe.runIf("Activity" in React)("a page that is hidden and shown again", () => {
  const Activity = React.Activity;
  const hideAndShow = async (ui: React.ReactElement, view: ReturnType<typeof render>) => {
    view.rerender(<Activity mode="hidden">{ui}</Activity>);
    await actAsync(() => {});
    view.rerender(<Activity mode="visible">{ui}</Activity>);
    await actAsync(() => {});
  };
  const shown = (ui: React.ReactElement) => render(<Activity mode="visible">{ui}</Activity>);

  test("asks for no second session and opens none twice", async () => {
    const fake = createFakeVendor();
    const ui = widget(fake);
    const view = shown(ui);
    await waitForPhase("ready");
    await hideAndShow(ui, view);
    await waitForPhase("error");
    expect(document.querySelector(".ramp-panel")?.textContent).toContain("session-used");
    expect([fake.asked.length, fake.frames.length]).toEqual([1, 1]);
  });

  test.each(["processing", "completed"] as const)("still shows what is %s", async (status) => {
    const fake = createFakeVendor();
    const ui = widget(fake);
    const view = shown(ui);
    await waitForPhase("ready");
    fake.respondWith({ status });
    await actAsync(simulateTabReturn);
    await waitForPhase(status);
    fake.respondWith(new Error("down"));
    await hideAndShow(ui, view);
    await waitForPhase(status);
    expect([fake.asked.length, fake.frames.length]).toEqual([1, 1]);
  });

  test("stays closed where the user closed it", async () => {
    const fake = createFakeVendor();
    const ui = widget(fake);
    const view = shown(ui);
    await waitForPhase("ready");
    await waitFor(() => expect(fake.requestCount()).toBeGreaterThan(0));
    await emit(fake, { type: "close" });
    await waitForPhase("idle");
    await hideAndShow(ui, view);
    expect([getPhase(), fake.asked.length]).toEqual(["idle", 1]);
  });
});

describe("a chatty or clumsy vendor", () => {
  test("neither starves the looks it causes nor multiplies them", async () => {
    const fake = createFakeVendor();
    const begun: ((status: TransactionStatus) => void)[] = [];
    fake.endpoint.getTransaction = (id) =>
      new Promise((resolve) => {
        begun.push((status) =>
          resolve({ id, vendor: "pretend", mode: "buy", status, vendorStatus: status }),
        );
      });
    await showCustom(fake);
    await waitFor(() => expect(begun).toHaveLength(1));
    for (let count = 0; count < 20; count += 1)
      await emit(fake, { type: "status", status: `new-${count}` });
    expect(begun).toHaveLength(1);
    // The look under way began before the hints, so its answer is an old one: one more look follows.
    await actAsync(() => begun[0]?.("pending"));
    await waitFor(() => expect(begun).toHaveLength(2));
    await actAsync(() => begun[1]?.("completed"));
    await waitFor(() => expect(ramp.phase).toBe("completed"));
    expect(begun).toHaveLength(2);
  });

  test("that says the same twice is told, looked up and paid once", async () => {
    const fake = createFakeVendor();
    const onEvent = vi.fn();
    const onSellDeposit = vi.fn(async () => ({ sent: true as const }));
    await showCustom(fake, { mode: "sell", onEvent, onSellDeposit });
    for (let count = 0; count < 3; count += 1) {
      await emit(fake, { type: "deposit-requested", deposit });
      await emit(fake, { type: "status", status: "pending" });
    }
    const told = onEvent.mock.calls.map(([{ type }]) => type);
    expect(told.filter((type) => type === "deposit-requested")).toHaveLength(1);
    expect(told.filter((type) => type === "frame-status")).toHaveLength(1);
    expect(onSellDeposit).toHaveBeenCalledTimes(1);
  });

  test("that asks for a deposit in a purchase gets none", async () => {
    const fake = createFakeVendor();
    const onEvent = vi.fn();
    const onSellDeposit = vi.fn(async () => ({ sent: true as const }));
    await showCustom(fake, { mode: "buy", onEvent, onSellDeposit });
    await emit(fake, { type: "deposit-requested", deposit });
    expect(onSellDeposit).not.toHaveBeenCalled();
    expect(onEvent).toHaveBeenCalledWith({ type: "unknown", name: "deposit", payload: deposit });
  });

  test("that talks while it opens is heard, and the endpoint is asked for no nameless transaction", async () => {
    const asked: string[] = [];
    const fake = createFakeVendor({
      open({ emit }) {
        emit({ type: "status", status: "new" });
        return () => {};
      },
    });
    const { getTransaction } = fake.endpoint;
    fake.endpoint.getTransaction = (id, context) => {
      asked.push(id);
      return getTransaction(id, context);
    };
    render(widget(fake));
    await waitForPhase("ready");
    await waitFor(() => expect(asked).toContain("transaction-1"));
    expect(new Set(asked)).toEqual(new Set(["transaction-1"]));
  });

  test("whose way to close throws, or is missing, breaks nothing of the host's", async () => {
    const mistake = new Error("the vendor's mistake");
    const reported = vi.spyOn(globalThis, "reportError").mockImplementation(() => {});
    for (const close of [
      () => {
        throw mistake;
      },
      undefined as unknown as () => void,
    ]) {
      const fake = createFakeVendor({
        open({ emit }) {
          emit({ type: "ready" });
          return close;
        },
      });
      const { unmount } = render(widget(fake));
      await waitForPhase("ready");
      fake.respondWith({ status: "completed" });
      await actAsync(simulateTabReturn);
      await waitForPhase("completed");
      unmount();
    }
    expect(reported).toHaveBeenCalledExactlyOnceWith(mistake);
  });

  test("whose page turns out later to have failed is an error with a way on", async () => {
    const fake = createFakeVendor();
    const mistake = new Error("rejected");
    render(widget(fake));
    await waitForPhase("ready");
    await emit(fake, { type: "failed", error: mistake });
    await waitForPhase("error");
    expect(document.querySelector(".ramp-panel")?.textContent).toContain("frame-failed");
    expect(document.querySelector("[data-ramp-frame] *")).toBeNull();
  });

  test("that fails while it opens is taken away, and counts as not opened", async () => {
    const taken = vi.fn();
    const fake = createFakeVendor({
      open({ emit }) {
        emit({ type: "failed", error: new Error("at once") });
        return taken;
      },
    });
    render(widget(fake));
    await waitForPhase("error");
    expect([taken.mock.calls.length, fake.requestCount()]).toEqual([1, 0]);
  });

  test("whose description throws is a typed error with a way on", async () => {
    const fake = createFakeVendor();
    fake.vendor.matches = () => {
      throw new TypeError("no such field");
    };
    const onError = vi.fn();
    render(widget(fake, { vendors: [fake.vendor, { ...fake.vendor }], onError }));
    await waitForPhase("error");
    expect(onError.mock.calls[0]?.[0]).toMatchObject({
      code: "session-malformed",
      retryable: true,
    });
  });
});

test("a second purchase begins on no old news: where the look fails, what was known does not count", async () => {
  const fake = createFakeVendor();
  const { rerender } = await showCustom(fake);
  await waitFor(() => expect(ramp.transaction?.status).toBe("pending"));
  rerender(custom(fake, { place: "elsewhere" }));
  await waitFor(() => expect(ramp.error?.code).toBe("session-used"));
  fake.respondWith(new Error("down"));
  const before = fake.requestCount();
  await actAsync(() => ramp.retry());
  await waitFor(() => expect(fake.requestCount()).toBeGreaterThanOrEqual(before));
  await actAsync(() => {});
  expect(fake.asked).toHaveLength(1);
});

test("a user who says that nothing was paid may start over, knowingly", async () => {
  const fake = createFakeVendor();
  render(widget(fake));
  await waitForPhase("ready");
  await emit(fake, { type: "status", status: "new" });
  await emit(fake, { type: "failed", error: new Error("gone") });
  await waitForPhase("error");
  const button = (name: string) =>
    [...document.querySelectorAll("button")].find(({ textContent }) => textContent === name);
  await actAsync(() => button("Try again")?.click());
  expect(fake.asked).toHaveLength(1);
  await actAsync(() => button("I haven't paid – start over")?.click());
  await waitForPhase("ready");
  expect(fake.asked).toHaveLength(2);
});

describe("a vendor's page that closes itself", () => {
  test.each<[string, (fake: FakeVendor) => Promise<void> | void]>([
    ["after the money moved", (fake) => fake.respondWith({ status: "processing" })],
    [
      "after it said anything of a payment",
      (fake) => emit(fake, { type: "status", status: "paid" }),
    ],
    ["while the endpoint cannot say how it stands", (fake) => fake.respondWith(new Error("down"))],
  ])("%s does not end the purchase", async (_, happen) => {
    const fake = createFakeVendor();
    const onComplete = vi.fn();
    render(widget(fake, { onComplete }));
    await waitForPhase("ready");
    await waitFor(() => expect(fake.requestCount()).toBeGreaterThan(0));
    await happen(fake);
    await emit(fake, { type: "close" });
    fake.respondWith({ status: "completed" });
    await actAsync(simulateTabReturn);
    await waitForPhase("completed");
    expect(onComplete).toHaveBeenCalledTimes(1);
  });
});

test("the wallet is asked once for a session, whatever the frame calls its transaction", async () => {
  const fake = createFakeVendor();
  const onSellDeposit = vi.fn(async () => ({ sent: true as const }));
  await showCustom(fake, { mode: "sell", onSellDeposit });
  await emit(fake, { type: "deposit-requested", deposit: { ...deposit, transactionId: "a" } });
  await emit(fake, { type: "deposit-requested", deposit: { ...deposit, transactionId: "b" } });
  expect(onSellDeposit).toHaveBeenCalledExactlyOnceWith({
    ...deposit,
    transactionId: "transaction-1",
  });
});

test("a wallet that throws after the user has left is still heard of", async () => {
  const fake = createFakeVendor();
  let fail = () => {};
  const onError = vi.fn();
  const onSellDeposit = () =>
    new Promise<never>((_, reject) => {
      fail = () => reject(new Error("signed, then unplugged"));
    });
  await showCustom(fake, { mode: "sell", onSellDeposit, onError });
  await emit(fake, { type: "deposit-requested", deposit });
  await actAsync(() => ramp.close({ force: true }));
  await actAsync(() => ramp.close());
  await actAsync(() => fail());
  expect(onError).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ code: "deposit-failed" }),
  );
});

test("an order that was refused can be corrected and begun again", async () => {
  const fake = createFakeVendor();
  const { createSession } = fake.endpoint;
  const amounts: (string | undefined)[] = [];
  fake.endpoint.createSession = async (order, context) => {
    amounts.push(order.amount);
    if (order.amount === "100") throw new RampError("order-rejected", "too much");
    return createSession(order, context);
  };
  const { rerender } = render(custom(fake, { amount: "100" }));
  await actAsync(() => ramp.start());
  await waitFor(() => expect(ramp.phase).toBe("error"));
  rerender(custom(fake, { amount: "50" }));
  await actAsync(() => ramp.start());
  await waitFor(() => expect(ramp.phase).toBe("ready"));
  expect(amounts).toEqual(["100", "50"]);
});

describe("closing", () => {
  test("by the vendor is told once, and a handler that closes again ends", async () => {
    const fake = createFakeVendor();
    const onClose = vi.fn(() => ramp.close({ force: true }));
    await showCustom(fake, { onClose });
    await emit(fake, { type: "close" });
    await emit(fake, { type: "close" });
    await waitFor(() => expect(ramp.phase).toBe("idle"));
    expect(onClose).toHaveBeenCalledOnce();
  });

  test("by the host is told to nobody, twice in one go included", async () => {
    const fake = createFakeVendor();
    const onClose = vi.fn();
    const onEvent = vi.fn<(event: RampEvent) => void>();
    await showCustom(fake, { onClose, onEvent });
    await actAsync(() => {
      ramp.close({ force: true });
      ramp.close({ force: true });
    });
    await waitFor(() => expect(ramp.phase).toBe("idle"));
    expect(onClose).not.toHaveBeenCalled();
    expect(onEvent.mock.calls.map(([{ type }]) => type)).not.toContain("close");
  });

  test("with force, a purchase that may be paid is followed, and a second close leaves it", async () => {
    const fake = createFakeVendor();
    await showCustom(fake);
    await emit(fake, { type: "status", status: "paid" });
    await actAsync(() => ramp.close({ force: true }));
    expect([ramp.phase, ramp.pageStatus]).toEqual(["unconfirmed", "closed"]);
    await actAsync(() => ramp.close());
    expect(ramp.phase).toBe("idle");
    await actAsync(() => ramp.start());
    await waitFor(() => expect(ramp.phase).toBe("unconfirmed"));
    expect(fake.asked).toHaveLength(1);
  });

  test.each([
    ["with force, twice in a row, still reports what completes", "processing", 2],
    ["with force after it failed, a late completion is reported", "failed", 1],
  ] as const)("%s", async (_, status, closes) => {
    const fake = createFakeVendor();
    const onComplete = vi.fn();
    await showCustom(fake, { onComplete });
    fake.respondWith({ status });
    await emit(fake, { type: "status", status: "paid" });
    await waitFor(() => expect(ramp.phase).toBe(status));
    for (let count = 0; count < closes; count += 1)
      await actAsync(() => ramp.close({ force: true }));
    expect(ramp.phase).toBe(status);
    fake.respondWith({ status: "completed" });
    await actAsync(simulateTabReturn);
    await waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
  });

  test("and starting over in one handler begins the next purchase", async () => {
    const fake = createFakeVendor();
    await showCustom(fake);
    await actAsync(() => {
      ramp.close({ force: true });
      ramp.startOver();
    });
    await waitFor(() => expect(fake.frames).toHaveLength(2));
    expect(new Set(fake.asked).size).toBe(2);
  });
});

test("a second frame for one ramp stays empty, says why, and leaves the first alone", async () => {
  const reported = vi.spyOn(globalThis, "reportError").mockImplementation(() => {});
  const fake = createFakeVendor();
  function Twice() {
    ramp = useRamp({ endpoint: fake.endpoint, vendors: [fake.vendor], currency: "USDT" });
    return (
      <>
        <RampFrame ramp={ramp} />
        <RampFrame ramp={ramp} />
      </>
    );
  }
  render(<Twice />);
  await actAsync(() => ramp.start());
  await waitFor(() => expect(reported).toHaveBeenCalledTimes(1));
  expect([ramp.phase, ramp.error, fake.frames.length]).toEqual(["ready", undefined, 1]);
});

test("a secret that a vendor's error quotes is in no error of ours", async () => {
  Object.assign(globalThis, {
    proofWidget: {
      run({ initToken }: { initToken: string }) {
        throw new Error(`bad token ${initToken}`);
      },
    },
  });
  const session = {
    merchant_transaction_id: "m-secret",
    widget_id: "w",
    address: "a",
    signature: "v2:0123456789",
    init_token: "the-one-time-token",
    init_token_type: "sdk_customer_token",
  };
  const onError = vi.fn();
  render(
    <RampWidget
      endpoint={{ createSession: async () => session, getTransaction: async () => ({}) }}
      currency="USDT"
      onError={onError}
    />,
  );
  await waitFor(() => expect(onError).toHaveBeenCalledTimes(1));
  const error = onError.mock.calls[0]?.[0];
  expect(error).toMatchObject({ code: "frame-failed", cause: expect.any(Error) });
  expect(`${error.message} ${error.cause.message} ${error.cause.stack}`).not.toContain(
    "the-one-time-token",
  );
  Reflect.deleteProperty(globalThis, "proofWidget");
});
