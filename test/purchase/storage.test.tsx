import { act, render, renderHook, screen } from "@testing-library/react";
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
import { resolveStorage } from "../../src/core/unfinished/purchaseStorageLocation.ts";
import { type RampStorage } from "../../src/core/RampSettings.ts";
import {
  simulateTabReturn,
  type FakeVendor,
  createFakeVendor,
} from "../browser/createFakeVendor.ts";
import { waitForPhase, actAsync } from "../browser/phase.ts";

expectErrors("transaction-unlisted");

// The browser's own storage is cleared, filled and written to by others. No purchase gets lost in it.

const KEY = "ramp-widget custom";
const PAID: FrameMessage = { type: "status", status: "paid" };
const stored = () => JSON.parse(localStorage.getItem(KEY) ?? "[]") as RememberedPurchase[];
function reload() {
  for (const name of ["opened", "copies"]) clearPageGlobal(name);
}
const widget = ({ endpoint, vendor }: FakeVendor, more: Partial<RampWidgetProps> = {}) => (
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
  const fake = createFakeVendor();
  const view = render(widget(fake, more));
  await waitForPhase("ready");
  await actAsync(() => fake.frames.at(-1)?.emit(PAID));
  return { fake, ...view };
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
    const fake = createFakeVendor();
    fake.respondWith({ mode: "sell" });
    let answer: (answer: DepositResult) => void = () => {};
    const onSellDeposit = () => new Promise<DepositResult>((resolve) => (answer = resolve));
    render(widget(fake, { mode: "sell", onSellDeposit }));
    await waitForPhase("ready");
    const deposit = { transactionId: "", amount: "1", currency: "C", network: "N", address: "A" };
    await actAsync(() => fake.frames.at(-1)?.emit({ type: "deposit-requested", deposit }));
    await waitForPhase("depositing");
    localStorage.clear();
    await actAsync(() => answer({ txHash: "0x1" }));
    await waitForPhase("deposited");
    const facts = { mayBePaid: true, deposit: "sent", txHash: "0x1" } as const;
    expect(stored()).toEqual([entry({ mode: "sell", time: expect.any(Number), ...facts })]);
  });

  test.each<[string, (view: { unmount: () => void }) => void]>([
    ["the page is hidden, as before a reload", simulateTabReturn],
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
    await actAsync(() => happen(view));
    expect(stored()).toContainEqual(entry({ time: expect.any(Number), mayBePaid: true }));
    view.unmount();
    reload();
    render(widget(view.fake));
    await waitForPhase("unconfirmed");
    expect(view.fake.asked).toHaveLength(1);
  });

  test("by another tab is written anew at once", async () => {
    await pay();
    const tab = openTab();
    tab.clear();
    await hear(tab);
    expect(stored()).toEqual([entry({ time: expect.any(Number), mayBePaid: true })]);
  });

  test("is written anew by who only shows what was begun before", async () => {
    const { fake, unmount } = await pay();
    unmount();
    reload();
    fake.respondWith({ status: "processing" });
    render(widget(fake));
    await waitForPhase("processing");
    await actAsync(() => {});
    localStorage.clear();
    await actAsync(simulateTabReturn);
    expect(stored()).toEqual([entry({ time: expect.any(Number), mayBePaid: true })]);
  });

  test("is written anew by the one that goes on following it, where two did", async () => {
    const { fake, rerender } = await pay();
    const { endpoint, vendor } = fake;
    const page = (hasWidget: boolean) => (
      <>
        {hasWidget ? widget(fake) : null}
        <RampStatus transactionId="transaction-1" endpoint={endpoint} vendors={[vendor]} />
      </>
    );
    rerender(page(true));
    await actAsync(() => {});
    rerender(page(false));
    await actAsync(() => {});
    localStorage.clear();
    await actAsync(simulateTabReturn);
    expect(stored()).toEqual([entry({ time: expect.any(Number), mayBePaid: true })]);
  });

  test("asks no wallet again", async () => {
    const fake = createFakeVendor();
    fake.respondWith({ mode: "sell" });
    fake.endpoint.createSession = async () => ({ id: "transaction-1" });
    const onSellDeposit = vi.fn(async () => ({ txHash: "0x1" }));
    const sale = widget(fake, { mode: "sell", onSellDeposit });
    const { unmount } = render(sale);
    await waitForPhase("ready");
    const deposit = { transactionId: "", amount: "1", currency: "C", network: "N", address: "A" };
    await actAsync(() => fake.frames.at(-1)?.emit({ type: "deposit-requested", deposit }));
    await waitForPhase("deposited");
    localStorage.clear();
    unmount();
    render(sale);
    await waitForPhase("deposited");
    expect(onSellDeposit).toHaveBeenCalledOnce();
  });

  test("is not written to once nothing is followed any more", async () => {
    const { unmount } = await pay();
    unmount();
    localStorage.clear();
    await actAsync(simulateTabReturn);
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
    await actAsync(simulateTabReturn);
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
    await actAsync(simulateTabReturn);
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
    const fake = createFakeVendor();
    const { unmount } = render(widget(fake));
    await waitForPhase("ready");
    fill();
    await actAsync(() => fake.frames.at(-1)?.emit({ ...PAID, reference: "o-1" }));
    unmount();
    reload();
    expect(stored()).toEqual([
      entry({ time: expect.any(Number), mayBePaid: true, reference: "o-1" }),
    ]);
    render(widget(fake));
    await waitForPhase("unconfirmed");
    expect(fake.asked).toHaveLength(1);
  });

  test("before it began is no reason to sell another on the same page", async () => {
    fill();
    const { fake, unmount } = await pay();
    expect(stored()).toEqual([]);
    const { result } = renderHook(() => useUnfinishedPurchases({ endpoint: fake.endpoint }));
    expect(result.current).toEqual([entry({ time: expect.any(Number), mayBePaid: true })]);
    unmount();
    render(widget(fake));
    await waitForPhase("unconfirmed");
    expect(fake.asked).toHaveLength(1);
  });
});

// faults M8
test("where the browser forbids its storage, the page itself does not sell another", async () => {
  vi.spyOn(globalThis, "localStorage", "get").mockImplementation(() => {
    throw new DOMException("The operation is insecure.", "SecurityError");
  });
  const { fake, unmount } = await pay();
  unmount();
  render(widget(fake));
  await waitForPhase("unconfirmed");
  expect(fake.asked).toHaveLength(1);
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
    const { fake, unmount } = await pay();
    unmount();
    reload();
    render(widget(fake));
    await waitForPhase("unconfirmed");
    expect(fake.asked).toHaveLength(1);
  } finally {
    Reflect.deleteProperty(prototype, "toJSON");
  }
});

test("a storage of the host's own that keeps nothing costs the next page, and not this one", async () => {
  const storage: RampStorage = { getItem: () => null, setItem: () => {}, removeItem: () => {} };
  const { fake, unmount } = await pay({ storage });
  unmount();
  const { unmount: leave } = render(widget(fake, { storage }));
  await waitForPhase("unconfirmed");
  leave();
  reload();
  render(widget(fake, { storage }));
  await waitForPhase("ready");
  expect(fake.asked).toHaveLength(2);
});

// faults M8
test("an unfinished purchase of a vendor that the page does not list is listed, and said to be out of its sight", async () => {
  const { fake, unmount } = await pay();
  unmount();
  reload();
  const { endpoint } = fake;
  const vendors = [{ ...fake.vendor, name: "another" }];
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
