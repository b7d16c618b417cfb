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
import { comeBack, type Pretence, pretendVendor } from "../browser/pretendVendor.ts";
import { expectErrors } from "../browser/expectErrors.ts";

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
const doing = (action: () => void) => act(async () => action());
const widget = (pretence: Pretence, more: Partial<RampWidgetProps> = {}) => (
  <RampWidget endpoint={pretence.endpoint} vendors={[pretence.vendor]} currency="USDT" {...more} />
);
const phase = () => document.querySelector<HTMLElement>("[data-ramp]")?.dataset["phase"];
const reach = (expected: string) => waitFor(() => expect(phase()).toBe(expected));
const pressAll = async () => {
  for (const button of document.querySelectorAll("button")) await doing(() => button.click());
};
const emit = (pretence: Pretence, message: FrameMessage) =>
  doing(() => pretence.frames.at(-1)?.emit(message));

let ramp: Ramp;
function Custom(options: RampOptions & { place?: string }) {
  ramp = useRamp(options);
  return <RampFrame key={options.place} ramp={ramp} />;
}
const custom = (pretence: Pretence, more: Partial<RampOptions & { place?: string }> = {}) => (
  <Custom endpoint={pretence.endpoint} vendors={[pretence.vendor]} currency="USDT" {...more} />
);
async function showCustom(pretence: Pretence, more: Partial<RampOptions> = {}) {
  const view = render(custom(pretence, more));
  await doing(() => ramp.start());
  await waitFor(() => expect(pretence.frames.length).toBeGreaterThan(0));
  return view;
}

afterEach(() => void vi.useRealTimers());

describe("trying again begins no second purchase", () => {
  test("while the transaction cannot be seen, whatever error a partner's function throws", async () => {
    const pretence = pretendVendor();
    render(widget(pretence));
    await reach("ready");
    pretence.says(new RampError("unauthorized", "signed out"));
    await doing(comeBack);
    await reach("error");
    pretence.says({ status: "processing" });
    await pressAll();
    await reach("processing");
    expect([pretence.asked.length, pretence.frames.length]).toEqual([1, 1]);
  });

  test("after a wallet threw, whatever it threw", async () => {
    const pretence = pretendVendor();
    const onSellDeposit = vi.fn(async () => {
      throw new RampError("popup-blocked", "the wallet's window");
    });
    render(widget(pretence, { mode: "sell", onSellDeposit }));
    await reach("ready");
    await emit(pretence, { type: "deposit-requested", deposit });
    await reach("error");
    await pressAll();
    pretence.says({ status: "processing" });
    await doing(comeBack);
    await reach("processing");
    expect([pretence.asked.length, onSellDeposit.mock.calls.length]).toEqual([1, 1]);
  });

  test("after the frame was lost, while the endpoint says that money moves", async () => {
    const pretence = pretendVendor();
    const { rerender } = await showCustom(pretence);
    await waitFor(() => expect(ramp.transaction).toBeDefined());
    rerender(custom(pretence, { place: "elsewhere" }));
    await waitFor(() => expect(ramp.error?.code).toBe("session-used"));
    pretence.says({ status: "processing" });
    await doing(() => ramp.retry());
    await waitFor(() => expect(ramp.phase).toBe("processing"));
    expect(pretence.asked).toHaveLength(1);
  });

  test("after the frame was lost, once it had said anything of a payment", async () => {
    const pretence = pretendVendor();
    const { rerender } = await showCustom(pretence);
    await waitFor(() => expect(ramp.transaction).toBeDefined());
    await emit(pretence, { type: "status", status: "paid" });
    rerender(custom(pretence, { place: "elsewhere" }));
    await waitFor(() => expect(ramp.error?.code).toBe("session-used"));
    const before = pretence.looks();
    await doing(() => ramp.retry());
    await waitFor(() => expect(pretence.looks()).toBeGreaterThan(before));
    expect(pretence.asked).toHaveLength(1);
  });

  test("after the frame was lost, once it had shown where to send crypto", async () => {
    const pretence = pretendVendor();
    const onSellDeposit = vi.fn(async () => ({ txHash: "0x1" }));
    const { rerender } = await showCustom(pretence, { mode: "sell", onSellDeposit });
    await waitFor(() => expect(ramp.transaction).toBeDefined());
    await emit(pretence, { type: "deposit-requested", deposit });
    rerender(custom(pretence, { mode: "sell", onSellDeposit, place: "elsewhere" }));
    await waitFor(() => expect(ramp.error?.code).toBe("session-used"));
    const before = pretence.looks();
    await doing(() => ramp.retry());
    await waitFor(() => expect(pretence.looks()).toBeGreaterThan(before));
    expect([pretence.asked.length, onSellDeposit.mock.calls.length]).toEqual([1, 1]);
  });

  test("after the frame was lost, while the endpoint cannot say how it stands", async () => {
    const pretence = pretendVendor();
    pretence.says(new Error("down"));
    const { rerender } = await showCustom(pretence);
    rerender(custom(pretence, { place: "elsewhere" }));
    await waitFor(() => expect(ramp.error?.code).toBe("session-used"));
    await doing(() => ramp.retry());
    await waitFor(() => expect(pretence.looks()).toBeGreaterThan(1));
    expect(pretence.asked).toHaveLength(1);
  });
});

test("a session that the endpoint gives twice is opened once, and completes nothing twice", async () => {
  const pretence = pretendVendor();
  pretence.endpoint.createSession = async () => ({ id: "transaction-1" });
  const onComplete = vi.fn();
  render(widget(pretence, { onComplete }));
  await reach("ready");
  pretence.says({ status: "completed" });
  await doing(comeBack);
  await reach("completed");
  await pressAll();
  await reach("error");
  expect(document.querySelector(".ramp-panel")?.textContent).toContain("session-used");
  expect([pretence.frames.length, onComplete.mock.calls.length]).toEqual([1, 1]);
});

describe("a page that shows late, elsewhere or in another way is not given up as unpaid", () => {
  const opened = (open: (frame: VendorFrame) => void) =>
    pretendVendor({
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
    expect(phase()).toBe(expected);
  });

  test("and one that was given up is still followed, for the user may see more than we do", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval"] });
    const pretence = opened(() => {});
    render(widget(pretence));
    await wait(16_000);
    expect(phase()).toBe("error");
    pretence.says({ status: "processing" });
    await wait(11_000);
    expect(phase()).toBe("processing");
    expect(document.querySelector(".ramp-frame")).toBeNull();
    pretence.says({ status: "completed" });
    await wait(11_000);
    expect([phase(), pretence.asked.length]).toEqual(["completed", 1]);
  });
});

// Activity came with React 19.2.
describe.runIf("Activity" in React)("a page that is hidden and shown again", () => {
  const Activity = React.Activity;
  const hideAndShow = async (ui: React.ReactElement, view: ReturnType<typeof render>) => {
    view.rerender(<Activity mode="hidden">{ui}</Activity>);
    await doing(() => {});
    view.rerender(<Activity mode="visible">{ui}</Activity>);
    await doing(() => {});
  };
  const shown = (ui: React.ReactElement) => render(<Activity mode="visible">{ui}</Activity>);

  test("asks for no second session and opens none twice", async () => {
    const pretence = pretendVendor();
    const ui = widget(pretence);
    const view = shown(ui);
    await reach("ready");
    await hideAndShow(ui, view);
    await reach("error");
    expect(document.querySelector(".ramp-panel")?.textContent).toContain("session-used");
    expect([pretence.asked.length, pretence.frames.length]).toEqual([1, 1]);
  });

  test.each(["processing", "completed"] as const)("still shows what is %s", async (status) => {
    const pretence = pretendVendor();
    const ui = widget(pretence);
    const view = shown(ui);
    await reach("ready");
    pretence.says({ status });
    await doing(comeBack);
    await reach(status);
    pretence.says(new Error("down"));
    await hideAndShow(ui, view);
    await reach(status);
    expect([pretence.asked.length, pretence.frames.length]).toEqual([1, 1]);
  });

  test("stays closed where the user closed it", async () => {
    const pretence = pretendVendor();
    const ui = widget(pretence);
    const view = shown(ui);
    await reach("ready");
    await waitFor(() => expect(pretence.looks()).toBeGreaterThan(0));
    await emit(pretence, { type: "close" });
    await reach("idle");
    await hideAndShow(ui, view);
    expect([phase(), pretence.asked.length]).toEqual(["idle", 1]);
  });
});

describe("a chatty or clumsy vendor", () => {
  test("neither starves the looks it causes nor multiplies them", async () => {
    const pretence = pretendVendor();
    const begun: ((status: TransactionStatus) => void)[] = [];
    pretence.endpoint.getTransaction = (id) =>
      new Promise((resolve) => {
        begun.push((status) =>
          resolve({ id, vendor: "pretend", mode: "buy", status, vendorStatus: status }),
        );
      });
    await showCustom(pretence);
    await waitFor(() => expect(begun).toHaveLength(1));
    for (let count = 0; count < 20; count += 1)
      await emit(pretence, { type: "status", status: `new-${count}` });
    expect(begun).toHaveLength(1);
    // The look under way began before the hints, so its answer is an old one: one more look follows.
    await doing(() => begun[0]?.("pending"));
    await waitFor(() => expect(begun).toHaveLength(2));
    await doing(() => begun[1]?.("completed"));
    await waitFor(() => expect(ramp.phase).toBe("completed"));
    expect(begun).toHaveLength(2);
  });

  test("that says the same twice is told, looked up and paid once", async () => {
    const pretence = pretendVendor();
    const onEvent = vi.fn();
    const onSellDeposit = vi.fn(async () => ({ sent: true as const }));
    await showCustom(pretence, { mode: "sell", onEvent, onSellDeposit });
    for (let count = 0; count < 3; count += 1) {
      await emit(pretence, { type: "deposit-requested", deposit });
      await emit(pretence, { type: "status", status: "pending" });
    }
    const told = onEvent.mock.calls.map(([{ type }]) => type);
    expect(told.filter((type) => type === "deposit-requested")).toHaveLength(1);
    expect(told.filter((type) => type === "frame-status")).toHaveLength(1);
    expect(onSellDeposit).toHaveBeenCalledTimes(1);
  });

  test("that asks for a deposit in a purchase gets none", async () => {
    const pretence = pretendVendor();
    const onEvent = vi.fn();
    const onSellDeposit = vi.fn(async () => ({ sent: true as const }));
    await showCustom(pretence, { mode: "buy", onEvent, onSellDeposit });
    await emit(pretence, { type: "deposit-requested", deposit });
    expect(onSellDeposit).not.toHaveBeenCalled();
    expect(onEvent).toHaveBeenCalledWith({ type: "unknown", name: "deposit", payload: deposit });
  });

  test("that talks while it opens is heard, and the endpoint is asked for no nameless transaction", async () => {
    const asked: string[] = [];
    const pretence = pretendVendor({
      open({ emit }) {
        emit({ type: "status", status: "new" });
        return () => {};
      },
    });
    const { getTransaction } = pretence.endpoint;
    pretence.endpoint.getTransaction = (id, context) => {
      asked.push(id);
      return getTransaction(id, context);
    };
    render(widget(pretence));
    await reach("ready");
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
      const pretence = pretendVendor({
        open({ emit }) {
          emit({ type: "ready" });
          return close;
        },
      });
      const { unmount } = render(widget(pretence));
      await reach("ready");
      pretence.says({ status: "completed" });
      await doing(comeBack);
      await reach("completed");
      unmount();
    }
    expect(reported).toHaveBeenCalledExactlyOnceWith(mistake);
  });

  test("whose page turns out later to have failed is an error with a way on", async () => {
    const pretence = pretendVendor();
    const mistake = new Error("rejected");
    render(widget(pretence));
    await reach("ready");
    await emit(pretence, { type: "failed", error: mistake });
    await reach("error");
    expect(document.querySelector(".ramp-panel")?.textContent).toContain("frame-failed");
    expect(document.querySelector("[data-ramp-frame] *")).toBeNull();
  });

  test("that fails while it opens is taken away, and counts as not opened", async () => {
    const taken = vi.fn();
    const pretence = pretendVendor({
      open({ emit }) {
        emit({ type: "failed", error: new Error("at once") });
        return taken;
      },
    });
    render(widget(pretence));
    await reach("error");
    expect([taken.mock.calls.length, pretence.looks()]).toEqual([1, 0]);
  });

  test("whose description throws is a typed error with a way on", async () => {
    const pretence = pretendVendor();
    pretence.vendor.matches = () => {
      throw new TypeError("no such field");
    };
    const onError = vi.fn();
    render(widget(pretence, { vendors: [pretence.vendor, { ...pretence.vendor }], onError }));
    await reach("error");
    expect(onError.mock.calls[0]?.[0]).toMatchObject({
      code: "session-malformed",
      retryable: true,
    });
  });
});

test("a second purchase begins on no old news: where the look fails, what was known does not count", async () => {
  const pretence = pretendVendor();
  const { rerender } = await showCustom(pretence);
  await waitFor(() => expect(ramp.transaction?.status).toBe("pending"));
  rerender(custom(pretence, { place: "elsewhere" }));
  await waitFor(() => expect(ramp.error?.code).toBe("session-used"));
  pretence.says(new Error("down"));
  const before = pretence.looks();
  await doing(() => ramp.retry());
  await waitFor(() => expect(pretence.looks()).toBeGreaterThanOrEqual(before));
  await doing(() => {});
  expect(pretence.asked).toHaveLength(1);
});

test("a user who says that nothing was paid may start over, knowingly", async () => {
  const pretence = pretendVendor();
  render(widget(pretence));
  await reach("ready");
  await emit(pretence, { type: "status", status: "new" });
  await emit(pretence, { type: "failed", error: new Error("gone") });
  await reach("error");
  const button = (name: string) =>
    [...document.querySelectorAll("button")].find(({ textContent }) => textContent === name);
  await doing(() => button("Try again")?.click());
  expect(pretence.asked).toHaveLength(1);
  await doing(() => button("I haven't paid – start over")?.click());
  await reach("ready");
  expect(pretence.asked).toHaveLength(2);
});

describe("a vendor's page that closes itself", () => {
  test.each<[string, (pretence: Pretence) => Promise<void> | void]>([
    ["after the money moved", (pretence) => pretence.says({ status: "processing" })],
    [
      "after it said anything of a payment",
      (pretence) => emit(pretence, { type: "status", status: "paid" }),
    ],
    ["while the endpoint cannot say how it stands", (pretence) => pretence.says(new Error("down"))],
  ])("%s does not end the purchase", async (_, happen) => {
    const pretence = pretendVendor();
    const onComplete = vi.fn();
    render(widget(pretence, { onComplete }));
    await reach("ready");
    await waitFor(() => expect(pretence.looks()).toBeGreaterThan(0));
    await happen(pretence);
    await emit(pretence, { type: "close" });
    pretence.says({ status: "completed" });
    await doing(comeBack);
    await reach("completed");
    expect(onComplete).toHaveBeenCalledTimes(1);
  });
});

test("the wallet is asked once for a session, whatever the frame calls its transaction", async () => {
  const pretence = pretendVendor();
  const onSellDeposit = vi.fn(async () => ({ sent: true as const }));
  await showCustom(pretence, { mode: "sell", onSellDeposit });
  await emit(pretence, { type: "deposit-requested", deposit: { ...deposit, transactionId: "a" } });
  await emit(pretence, { type: "deposit-requested", deposit: { ...deposit, transactionId: "b" } });
  expect(onSellDeposit).toHaveBeenCalledExactlyOnceWith({
    ...deposit,
    transactionId: "transaction-1",
  });
});

test("a wallet that throws after the user has left is still heard of", async () => {
  const pretence = pretendVendor();
  let fail = () => {};
  const onError = vi.fn();
  const onSellDeposit = () =>
    new Promise<never>((_, reject) => {
      fail = () => reject(new Error("signed, then unplugged"));
    });
  await showCustom(pretence, { mode: "sell", onSellDeposit, onError });
  await emit(pretence, { type: "deposit-requested", deposit });
  await doing(() => ramp.close({ force: true }));
  await doing(() => ramp.close());
  await doing(() => fail());
  expect(onError).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ code: "deposit-failed" }),
  );
});

test("an order that was refused can be corrected and begun again", async () => {
  const pretence = pretendVendor();
  const { createSession } = pretence.endpoint;
  const amounts: (string | undefined)[] = [];
  pretence.endpoint.createSession = async (order, context) => {
    amounts.push(order.amount);
    if (order.amount === "100") throw new RampError("order-rejected", "too much");
    return createSession(order, context);
  };
  const { rerender } = render(custom(pretence, { amount: "100" }));
  await doing(() => ramp.start());
  await waitFor(() => expect(ramp.phase).toBe("error"));
  rerender(custom(pretence, { amount: "50" }));
  await doing(() => ramp.start());
  await waitFor(() => expect(ramp.phase).toBe("ready"));
  expect(amounts).toEqual(["100", "50"]);
});

describe("closing", () => {
  test("by the vendor is told once, and a handler that closes again ends", async () => {
    const pretence = pretendVendor();
    const onClose = vi.fn(() => ramp.close({ force: true }));
    await showCustom(pretence, { onClose });
    await emit(pretence, { type: "close" });
    await emit(pretence, { type: "close" });
    await waitFor(() => expect(ramp.phase).toBe("idle"));
    expect(onClose).toHaveBeenCalledOnce();
  });

  test("by the host is told to nobody, twice in one go included", async () => {
    const pretence = pretendVendor();
    const onClose = vi.fn();
    const onEvent = vi.fn<(event: RampEvent) => void>();
    await showCustom(pretence, { onClose, onEvent });
    await doing(() => {
      ramp.close({ force: true });
      ramp.close({ force: true });
    });
    await waitFor(() => expect(ramp.phase).toBe("idle"));
    expect(onClose).not.toHaveBeenCalled();
    expect(onEvent.mock.calls.map(([{ type }]) => type)).not.toContain("close");
  });

  test("with force, a purchase that may be paid is followed, and a second close leaves it", async () => {
    const pretence = pretendVendor();
    await showCustom(pretence);
    await emit(pretence, { type: "status", status: "paid" });
    await doing(() => ramp.close({ force: true }));
    expect([ramp.phase, ramp.pageStatus]).toEqual(["unconfirmed", "closed"]);
    await doing(() => ramp.close());
    expect(ramp.phase).toBe("idle");
    await doing(() => ramp.start());
    await waitFor(() => expect(ramp.phase).toBe("unconfirmed"));
    expect(pretence.asked).toHaveLength(1);
  });

  test("and starting over in one handler begins the next purchase", async () => {
    const pretence = pretendVendor();
    await showCustom(pretence);
    await doing(() => {
      ramp.close({ force: true });
      ramp.startOver();
    });
    await waitFor(() => expect(pretence.frames).toHaveLength(2));
    expect(new Set(pretence.asked).size).toBe(2);
  });
});

test("a second frame for one ramp stays empty, says why, and leaves the first alone", async () => {
  const reported = vi.spyOn(globalThis, "reportError").mockImplementation(() => {});
  const pretence = pretendVendor();
  function Twice() {
    ramp = useRamp({ endpoint: pretence.endpoint, vendors: [pretence.vendor], currency: "USDT" });
    return (
      <>
        <RampFrame ramp={ramp} />
        <RampFrame ramp={ramp} />
      </>
    );
  }
  render(<Twice />);
  await doing(() => ramp.start());
  await waitFor(() => expect(reported).toHaveBeenCalledTimes(1));
  expect([ramp.phase, ramp.error, pretence.frames.length]).toEqual(["ready", undefined, 1]);
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
