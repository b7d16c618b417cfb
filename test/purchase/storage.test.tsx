import { act, render, renderHook, screen, waitFor } from "@testing-library/react";
import { StrictMode } from "react";
import { afterEach, describe, expect, test, vi } from "vitest";
import { expectErrors } from "../browser/expectErrors.ts";
import { clearPageGlobal } from "../browser/clearPageGlobal.ts";
import {
  type DepositResult,
  RampStatus,
  RampWidget,
  type RampWidgetProps,
  type RememberedPurchase,
  useUnfinishedPurchases,
} from "../../src/index.ts";
import type { FrameMessage } from "../../src/vendor.ts";
import {
  removePurchase,
  readPurchases,
  savePurchase,
} from "../../src/core/unfinished/purchaseStorage.ts";
import { resolveStorage } from "../../src/core/unfinished/storageRef.ts";
import { type RampStorage } from "../../src/core/RampSettings.ts";
import { comeBack, type Pretence, pretendVendor } from "../browser/pretendVendor.ts";

expectErrors("transaction-unlisted");

// The browser's own storage is cleared, filled and written to by others. No purchase gets lost in it.

const KEY = "ramp-widget custom";
const PAID: FrameMessage = { type: "status", status: "paid" };
const phase = () => document.querySelector<HTMLElement>("[data-ramp]")?.dataset["phase"];
const reach = (expected: string) => waitFor(() => expect(phase()).toBe(expected));
const doing = (action: () => void) => act(async () => action());
const stored = () => JSON.parse(localStorage.getItem(KEY) ?? "[]") as RememberedPurchase[];
function reload() {
  for (const name of ["opened", "copies"]) clearPageGlobal(name);
}
const widget = ({ endpoint, vendor }: Pretence, more: Partial<RampWidgetProps> = {}) => (
  <StrictMode>
    <RampWidget endpoint={endpoint} vendors={[vendor]} currency="USDT" {...more} />
  </StrictMode>
);
const entry = (more: Partial<RememberedPurchase>): RememberedPurchase => ({
  vendor: "pretend",
  id: "transaction-1",
  mode: "buy",
  time: Date.now(),
  ...more,
});

/** A widget on whose page the user has just paid, as the vendor's page says. */
async function pay(more: Partial<RampWidgetProps> = {}) {
  const pretence = pretendVendor();
  const view = render(widget(pretence, more));
  await reach("ready");
  await doing(() => pretence.frames.at(-1)?.emit(PAID));
  return { pretence, ...view };
}

/** The storage as another tab has it: what that one writes is told to this one by `storage` events. */
function openTab(): Storage {
  const frame = document.createElement("iframe");
  document.body.append(frame);
  return (frame.contentWindow as Window).localStorage;
}
afterEach(() => document.querySelector("iframe")?.remove());
/** Until all that the other tab wrote was heard here. */
async function hear(tab: Storage) {
  const heard = new Promise<void>((resolve) => {
    addEventListener("storage", ({ key }) => key === "last" && resolve());
  });
  tab.setItem("last", "");
  tab.removeItem("last");
  await act(() => heard);
}

// faults M8
describe("a storage that is cleared while a purchase is on the page", () => {
  test("gets the wallet's answer all the same, and that it may be paid", async () => {
    const pretence = pretendVendor();
    pretence.says({ mode: "sell" });
    let answer: (answer: DepositResult) => void = () => {};
    const onSellDeposit = () => new Promise<DepositResult>((resolve) => (answer = resolve));
    render(widget(pretence, { mode: "sell", onSellDeposit }));
    await reach("ready");
    const deposit = { transactionId: "", amount: "1", currency: "C", network: "N", address: "A" };
    await doing(() => pretence.frames.at(-1)?.emit({ type: "deposit-requested", deposit }));
    await reach("depositing");
    localStorage.clear();
    await doing(() => answer({ txHash: "0x1" }));
    await reach("deposited");
    const facts = { mayBePaid: true, deposit: "sent", txHash: "0x1" } as const;
    expect(stored()).toEqual([entry({ mode: "sell", time: expect.any(Number), ...facts })]);
  });

  test.each<[string, (view: { unmount: () => void }) => void]>([
    ["the page is hidden, as before a reload", comeBack],
    ["it leaves the page", ({ unmount }) => unmount()],
    [
      "another one begins",
      () =>
        savePurchase(
          resolveStorage(undefined),
          entry({ id: "transaction-2", time: Date.now() + 1 }),
        ),
    ],
  ])("is written anew when %s", async (_, happen) => {
    const view = await pay();
    localStorage.clear();
    await doing(() => happen(view));
    expect(stored()).toContainEqual(entry({ time: expect.any(Number), mayBePaid: true }));
    view.unmount();
    reload();
    render(widget(view.pretence));
    await reach("unconfirmed");
    expect(view.pretence.asked).toHaveLength(1);
  });

  test("by another tab is written anew at once", async () => {
    await pay();
    const tab = openTab();
    tab.clear();
    await hear(tab);
    expect(stored()).toEqual([entry({ time: expect.any(Number), mayBePaid: true })]);
  });

  test("is written anew by who only shows what was begun before", async () => {
    const { pretence, unmount } = await pay();
    unmount();
    reload();
    pretence.says({ status: "processing" });
    render(widget(pretence));
    await reach("processing");
    await doing(() => {});
    localStorage.clear();
    await doing(comeBack);
    expect(stored()).toEqual([entry({ time: expect.any(Number), mayBePaid: true })]);
  });

  test("is written anew by the one that goes on following it, where two did", async () => {
    const { pretence, rerender } = await pay();
    const { endpoint, vendor } = pretence;
    const page = (hasWidget: boolean) => (
      <>
        {hasWidget ? widget(pretence) : null}
        <RampStatus transactionId="transaction-1" endpoint={endpoint} vendors={[vendor]} />
      </>
    );
    rerender(page(true));
    await doing(() => {});
    rerender(page(false));
    await doing(() => {});
    localStorage.clear();
    await doing(comeBack);
    expect(stored()).toEqual([entry({ time: expect.any(Number), mayBePaid: true })]);
  });

  test("asks no wallet again", async () => {
    const pretence = pretendVendor();
    pretence.says({ mode: "sell" });
    pretence.endpoint.createSession = async () => ({ id: "transaction-1" });
    const onSellDeposit = vi.fn(async () => ({ txHash: "0x1" }));
    const sale = widget(pretence, { mode: "sell", onSellDeposit });
    const { unmount } = render(sale);
    await reach("ready");
    const deposit = { transactionId: "", amount: "1", currency: "C", network: "N", address: "A" };
    await doing(() => pretence.frames.at(-1)?.emit({ type: "deposit-requested", deposit }));
    await reach("deposited");
    localStorage.clear();
    unmount();
    render(sale);
    await reach("deposited");
    expect(onSellDeposit).toHaveBeenCalledOnce();
  });

  test("is not written to once nothing is followed any more", async () => {
    const { unmount } = await pay();
    unmount();
    localStorage.clear();
    await doing(comeBack);
    expect(localStorage).toHaveLength(0);
    expect(readPurchases(resolveStorage(undefined))).toEqual([]);
  });
});

// faults M8
describe("another tab", () => {
  test("that has seen its end makes this one forget it as well", async () => {
    await pay();
    const tab = openTab();
    removePurchase({ storage: tab, key: KEY }, "transaction-1");
    await hear(tab);
    await doing(comeBack);
    expect(localStorage).toHaveLength(0);
    expect(readPurchases(resolveStorage(undefined))).toEqual([]);
  });

  test("that wrote at the same moment, without this one's purchase, does not make it forgotten", async () => {
    await pay();
    const tab = openTab();
    tab.setItem(KEY, JSON.stringify([entry({ id: "another" })]));
    await hear(tab);
    expect(stored().map(({ id }) => id)).toEqual(
      expect.arrayContaining(["another", "transaction-1"]),
    );
  });

  test("that knows more of it is believed, also after the storage was cleared", async () => {
    await pay();
    const tab = openTab();
    tab.setItem(KEY, JSON.stringify([entry({ mayBePaid: true, reference: "o-1" })]));
    await hear(tab);
    expect(readPurchases(resolveStorage(undefined))[0]?.reference).toBe("o-1");
    localStorage.clear();
    await doing(comeBack);
    expect(stored()[0]?.reference).toBe("o-1");
  });
});

// faults M8
describe("a storage that is full", () => {
  /** All that the browser gives this page. */
  function fill() {
    let chunk = "x".repeat(2 ** 20);
    for (let count = 0; chunk; count += 1) {
      try {
        localStorage.setItem(`other ${count}`, chunk);
      } catch {
        chunk = chunk.slice(chunk.length / 2);
        if (chunk.length === 1) break;
      }
    }
  }

  test("by the time that it is paid remembers that it may be", async () => {
    const pretence = pretendVendor();
    const { unmount } = render(widget(pretence));
    await reach("ready");
    fill();
    await doing(() => pretence.frames.at(-1)?.emit({ ...PAID, reference: "o-1" }));
    unmount();
    reload();
    expect(stored()).toEqual([
      entry({ time: expect.any(Number), mayBePaid: true, reference: "o-1" }),
    ]);
    render(widget(pretence));
    await reach("unconfirmed");
    expect(pretence.asked).toHaveLength(1);
  });

  test("before it began is no reason to sell another on the same page", async () => {
    fill();
    const { pretence, unmount } = await pay();
    expect(stored()).toEqual([]);
    const { result } = renderHook(() => useUnfinishedPurchases({ endpoint: pretence.endpoint }));
    expect(result.current).toEqual([entry({ time: expect.any(Number), mayBePaid: true })]);
    unmount();
    render(widget(pretence));
    await reach("unconfirmed");
    expect(pretence.asked).toHaveLength(1);
  });
});

// faults M8
test("where the browser forbids its storage, the page itself does not sell another", async () => {
  vi.spyOn(globalThis, "localStorage", "get").mockImplementation(() => {
    throw new DOMException("The operation is insecure.", "SecurityError");
  });
  const { pretence, unmount } = await pay();
  unmount();
  render(widget(pretence));
  await reach("unconfirmed");
  expect(pretence.asked).toHaveLength(1);
});

// faults M7
test("a page with an old `toJSON` does not offer again what was paid", async () => {
  const { prototype } = Array;
  Object.defineProperty(prototype, "toJSON", {
    configurable: true,
    value(this: unknown[]) {
      // What the test runner has to say goes through.
      if (!this.some((one) => Object(one).vendor)) return this;
      return `[${Array.from(this, (one) => JSON.stringify(one)).join(", ")}]`;
    },
  });
  try {
    const { pretence, unmount } = await pay();
    unmount();
    reload();
    render(widget(pretence));
    await reach("unconfirmed");
    expect(pretence.asked).toHaveLength(1);
  } finally {
    Reflect.deleteProperty(prototype, "toJSON");
  }
});

test("a storage of the host's own that keeps nothing costs the next page, and not this one", async () => {
  const storage: RampStorage = { getItem: () => null, setItem: () => {}, removeItem: () => {} };
  const { pretence, unmount } = await pay({ storage });
  unmount();
  const { unmount: leave } = render(widget(pretence, { storage }));
  await reach("unconfirmed");
  leave();
  reload();
  render(widget(pretence, { storage }));
  await reach("ready");
  expect(pretence.asked).toHaveLength(2);
});

// faults M8
test("an unfinished purchase of a vendor that the page does not list is listed, and said to be out of its sight", async () => {
  const { pretence, unmount } = await pay();
  unmount();
  reload();
  const { endpoint } = pretence;
  const vendors = [{ ...pretence.vendor, name: "another" }];
  function Orders() {
    return useUnfinishedPurchases({ endpoint }).map(({ id, vendor }) => (
      <RampStatus
        key={id}
        transactionId={id}
        vendor={vendor}
        endpoint={endpoint}
        vendors={vendors}
      />
    ));
  }
  render(<Orders />);
  await screen.findByText(/^You have an order that we can't show here/);
  // What support asks for, and no button that cannot help.
  expect(document.querySelector(".ramp-reference")).toHaveTextContent("transaction-1");
  expect(screen.queryByRole("button", { name: "Try again" })).toBeNull();
  expect(document.querySelector("[data-status]")).toHaveAttribute("data-status", "unknown");
});
