import { act, fireEvent, render, renderHook, screen, waitFor } from "@testing-library/react";
import { StrictMode } from "react";
import { describe, expect, test, vi } from "vitest";
import {
  type Ramp,
  RampError,
  RampProvider,
  type RampStorage,
  RampStatus,
  RampWidget,
  type RampWidgetProps,
  type RememberedPurchase,
  type TransactionReport,
  type TransactionStatus,
  useRamp,
  useUnfinishedPurchases,
} from "../../src/index.ts";
import type { FrameMessage } from "../../src/vendor.ts";
import { updatePurchase, savePurchase } from "../../src/core/unfinished/purchaseStorage.ts";
import { resolveStorage } from "../../src/core/unfinished/purchaseStorageLocation.ts";
import { clearPageGlobal } from "../browser/clearPageGlobal.ts";
import { startTestServers, type TestServers } from "../browser/startTestServers.ts";
import {
  simulateTabReturn,
  type FakeVendor,
  createFakeVendor,
} from "../browser/createFakeVendor.ts";
import { expectErrors } from "../browser/expectErrors.ts";
import { waitForPhase, getPhase, actAsync } from "../browser/phase.ts";

expectErrors("transaction-unreachable", "unauthorized");

// A tab that is closed, a page that is reloaded, a vendor that sends the user back: nothing is lost.

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));
const pretendWidget = (fake: FakeVendor, more: Partial<RampWidgetProps> = {}) => (
  <StrictMode>
    <RampWidget endpoint={fake.endpoint} vendors={[fake.vendor]} currency="USDT" {...more} />
  </StrictMode>
);
/** A page knows nothing of the one before but what the browser keeps. */
function reload() {
  for (const name of ["opened", "copies"]) clearPageGlobal(name);
}
const stored = () =>
  JSON.parse(localStorage.getItem(localStorage.key(0) ?? "") ?? "[]") as object[];

/** A user begins a purchase, and closes the tab while the endpoint says this of it. */
async function leave(report: Partial<TransactionReport>, more: Partial<RampWidgetProps> = {}) {
  const fake = createFakeVendor();
  const { unmount } = render(pretendWidget(fake, more));
  await waitForPhase("ready");
  unmount();
  reload();
  fake.respondWith({ ...(more.mode && { mode: more.mode }), ...report });
  return fake;
}

/** The endpoint says this of the first purchase, and that of all others. */
function firstIs(fake: FakeVendor, first: TransactionStatus, others: TransactionStatus) {
  fake.endpoint.getTransaction = async (id) => {
    const status = id === "transaction-1" ? first : others;
    return { id, vendor: "pretend", mode: "buy", status, vendorStatus: status };
  };
}

test("what is kept of an unfinished purchase is its vendor, id, mode and time", async () => {
  await leave({});
  expect(stored()).toEqual([
    { vendor: "pretend", id: "transaction-1", mode: "buy", time: expect.any(Number) },
  ]);
});

test("a widget shows the purchase that was paid before, and asks for no session", async () => {
  const fake = await leave({ status: "processing" });
  const onStatusChange = vi.fn();
  const onComplete = vi.fn();
  render(pretendWidget(fake, { onStatusChange, onComplete }));
  await screen.findByText("Your purchase is in progress");
  expect(getPhase()).toBe("processing");
  expect(document.querySelector("[aria-current=step]")).toHaveTextContent("Processing");
  fake.respondWith({ status: "completed" });
  await actAsync(simulateTabReturn);
  await waitForPhase("completed");
  expect(onStatusChange.mock.calls.map(([{ status }]) => status)).toEqual([
    "processing",
    "completed",
  ]);
  expect(onComplete).toHaveBeenCalledOnce();
  expect(fake.asked).toHaveLength(1);
  expect(fake.frames).toHaveLength(1);
  expect(stored()).toEqual([]);
});

test.each([
  ["completed", "onComplete", "Your crypto has arrived"],
  ["failed", "onFail", "This didn't go through"],
] as const)(
  "one that %s while nobody looked is shown and told once",
  async (status, handler, sentence) => {
    const fake = await leave({ status });
    const told = vi.fn();
    const { unmount } = render(pretendWidget(fake, { [handler]: told }));
    await screen.findByRole("heading", { name: sentence });
    expect(getPhase()).toBe(status);
    unmount();
    fake.respondWith({ status: "pending" });
    render(pretendWidget(fake, { [handler]: told }));
    await waitForPhase("ready");
    expect(told).toHaveBeenCalledOnce();
    expect(fake.asked).toHaveLength(2);
  },
);

test("one that nobody has paid is kept, and does not stop another", async () => {
  const fake = await leave({ status: "pending" });
  render(pretendWidget(fake));
  await waitForPhase("ready");
  expect(fake.asked).toHaveLength(2);
  expect(stored()).toHaveLength(2);
});

// faults M3
test("one that was cancelled stays remembered, for it may complete, and does not stop another", async () => {
  const fake = await leave({ status: "cancelled" });
  firstIs(fake, "cancelled", "pending");
  render(pretendWidget(fake));
  await waitForPhase("ready");
  await waitFor(() =>
    expect(stored()).toMatchObject([
      { id: "transaction-2" },
      { id: "transaction-1", ended: "cancelled" },
    ]),
  );
});

test("a user who wants another gets it, with a session of its own, and is not told that they left", async () => {
  const fake = await leave({ status: "processing" });
  const onClose = vi.fn();
  render(pretendWidget(fake, { onClose }));
  await screen.findByText("Your purchase is in progress");
  fake.respondWith({ status: "pending" });
  press("Start a new purchase");
  await waitForPhase("ready");
  expect(fake.asked).toHaveLength(2);
  expect(onClose).not.toHaveBeenCalled();
  expect(stored()).toHaveLength(2);
});

test("a buy is not shown where something is to be sold", async () => {
  const fake = await leave({ status: "processing" });
  render(pretendWidget(fake, { mode: "sell" }));
  await waitFor(() => expect(fake.asked).toHaveLength(2));
});

test("another user's purchase is neither shown, nor in the way, nor forgotten", async () => {
  const fake = await leave({});
  fake.respondWith(new RampError("transaction-not-found", "", { status: 404 }));
  render(pretendWidget(fake));
  await waitFor(() => expect(fake.asked).toHaveLength(2));
  expect(stored()).toContainEqual(expect.objectContaining({ id: "transaction-1" }));
});

test("while it cannot be told whether one was paid, no other begins, until the user says so", async () => {
  const fake = await leave({});
  fake.respondWith(new RampError("transaction-unreachable", "", { status: 503 }));
  const onError = vi.fn();
  render(pretendWidget(fake, { onError }));
  await waitForPhase("error");
  await waitFor(() => expect(onError).toHaveBeenCalledOnce());
  expect(onError.mock.calls[0]?.[0]).toMatchObject({ code: "transaction-unreachable" });
  press("Try again");
  await waitFor(() => expect(getPhase()).toBe("error"));
  expect(fake.asked).toHaveLength(1);
  fake.respondWith({ status: "processing" });
  press("Try again");
  await screen.findByText("Your purchase is in progress");
  expect(fake.asked).toHaveLength(1);
});

test("the user may know better", async () => {
  const fake = await leave({});
  fake.respondWith(new RampError("transaction-unreachable", "", { status: 503 }));
  render(pretendWidget(fake));
  await waitForPhase("error");
  fake.respondWith({});
  press("I haven't paid – start over");
  await waitForPhase("ready");
  expect(fake.asked).toHaveLength(2);
});

test("of several, the one that is still under way comes first", async () => {
  const fake = await leave({});
  const { unmount } = render(pretendWidget(fake));
  await waitForPhase("ready");
  unmount();
  reload();
  firstIs(fake, "processing", "completed");
  render(pretendWidget(fake));
  await screen.findByText("Your purchase is in progress");
  expect(document.querySelector(".ramp-reference")).toHaveTextContent("transaction-1");
});

test("a widget that goes away while it looks back asks for nothing afterwards", async () => {
  const fake = await leave({});
  let answer: (report: object) => void = () => {};
  fake.endpoint.getTransaction = () => new Promise((resolve) => (answer = resolve));
  const { unmount } = render(pretendWidget(fake));
  await waitForPhase("requesting");
  unmount();
  await actAsync(() =>
    answer({ id: "transaction-1", vendor: "pretend", mode: "buy", status: "pending" }),
  );
  expect(fake.asked).toHaveLength(1);
});

describe("the place where it is remembered", () => {
  test("is the host's, if it names one, on the widget or above it", async () => {
    const kept = new Map<string, string>();
    const storage: RampStorage = {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    };
    await leave({}, { storage });
    expect(localStorage).toHaveLength(0);
    expect([...kept.keys()]).toEqual(["ramp-widget custom"]);
    const fake = createFakeVendor();
    fake.respondWith({ status: "processing" });
    render(<RampProvider storage={storage}>{pretendWidget(fake)}</RampProvider>);
    await screen.findByText("Your purchase is in progress");
  });

  test("may throw, and the purchase goes on", async () => {
    const storage: RampStorage = {
      getItem() {
        throw new DOMException("denied", "SecurityError");
      },
      setItem() {
        throw new DOMException("full", "QuotaExceededError");
      },
      removeItem() {
        throw new DOMException("denied", "SecurityError");
      },
    };
    const fake = await leave({ status: "processing" }, { storage });
    const onComplete = vi.fn();
    render(pretendWidget(fake, { storage, onComplete }));
    await waitFor(() => expect(fake.asked).toHaveLength(2));
    fake.respondWith({ status: "completed" });
    await actAsync(simulateTabReturn);
    await waitForPhase("completed");
    expect(onComplete).toHaveBeenCalledOnce();
  });

  test("may be switched off", async () => {
    const fake = await leave({ status: "processing" }, { storage: null });
    expect(localStorage).toHaveLength(0);
    render(pretendWidget(fake, { storage: null }));
    await waitFor(() => expect(fake.asked).toHaveLength(2));
  });
});

/** What a page without the widget shows of what is under way. */
function Orders() {
  const unfinished = useUnfinishedPurchases();
  return unfinished.map(({ id, vendor }) => (
    <RampStatus key={id} transactionId={id} vendor={vendor} />
  ));
}

describe("without the widget", () => {
  const orders = (fake: FakeVendor) => (
    <StrictMode>
      <RampProvider endpoint={fake.endpoint} vendors={[fake.vendor]}>
        <Orders />
      </RampProvider>
    </StrictMode>
  );
  const statuses = () =>
    [...document.querySelectorAll<HTMLElement>("[data-ramp]")].map((one) => one.dataset["status"]);

  test("after the redirect or a reload it is found, followed to its end, shown and forgotten", async () => {
    const fake = await leave({ status: "processing" });
    render(orders(fake));
    await waitFor(() => expect(statuses()).toEqual(["processing"]));
    fake.respondWith({ status: "completed" });
    await actAsync(simulateTabReturn);
    await waitFor(() => expect(statuses()).toEqual(["completed"]));
    expect(stored()).toEqual([]);
    // Its end stays in sight until the page goes.
    expect(statuses()).toEqual(["completed"]);
  });

  test("what becomes known of it meanwhile is in the list as well", async () => {
    const fake = await leave({});
    const { result } = renderHook(() => useUnfinishedPurchases({ endpoint: fake.endpoint }));
    expect(result.current).toHaveLength(1);
    act(() =>
      updatePurchase(resolveStorage(fake.endpoint, undefined), "transaction-1", {
        txHash: "0x1",
      }),
    );
    expect(result.current[0]?.txHash).toBe("0x1");
  });

  test("a second tab hears of it when it begins", async () => {
    const fake = createFakeVendor();
    render(orders(fake));
    expect(statuses()).toEqual([]);
    const entry = { vendor: "pretend", id: "elsewhere", mode: "buy", time: Date.now() };
    localStorage.setItem("ramp-widget custom", JSON.stringify([entry]));
    await actAsync(() => window.dispatchEvent(new StorageEvent("storage")));
    await waitFor(() => expect(statuses()).toEqual(["pending"]));
  });

  test("the same page hears of it when it begins", async () => {
    const fake = createFakeVendor();
    render(
      <>
        {orders(fake)}
        {pretendWidget(fake)}
      </>,
    );
    await waitFor(() => expect(statuses()).toHaveLength(2));
  });
});

test("with a real endpoint and vendor: paid, reloaded, completed", async () => {
  const servers: TestServers = await startTestServers();
  const widget = (more: Partial<RampWidgetProps> = {}) => (
    <RampWidget
      endpoint={servers.endpoint}
      vendors={servers.vendors}
      currency="USDT"
      fiatCurrency="EUR"
      {...({ fiatAmount: "100", ...more } as Partial<RampWidgetProps>)}
    />
  );
  const { unmount } = render(widget());
  await waitForPhase("ready");
  const [{ id }] = stored() as [{ id: string }];
  unmount();
  reload();
  await servers.pay(id);
  const onComplete = vi.fn();
  render(widget({ onComplete }));
  await waitForPhase("processing");
  await servers.advance(60_000);
  await actAsync(simulateTabReturn);
  await waitForPhase("completed");
  expect(onComplete).toHaveBeenCalledOnce();
  expect(await servers.counts()).toMatchObject({ sessions: 1, runs: 1 });
});

test("of several that failed the user hears once", async () => {
  const fake = await leave({ status: "failed" });
  const entry = (id: string) => ({ vendor: "pretend", id, mode: "buy", time: Date.now() - 1_000 });
  localStorage.setItem(
    "ramp-widget custom",
    JSON.stringify([...stored(), entry("another"), entry("a-third")]),
  );
  render(pretendWidget(fake));
  await waitForPhase("failed");
  // faults M3: each of them may still complete.
  const ended = { ended: "failed" };
  await waitFor(() => expect(stored()).toMatchObject([ended, ended, ended]));
});

describe("money may have moved, though nobody has seen it", () => {
  /** The same, but before they leave, the vendor's page says something. */
  async function leaveAfter(message: FrameMessage, more: Partial<RampWidgetProps> = {}) {
    const fake = createFakeVendor();
    fake.respondWith({ ...(more.mode && { mode: more.mode }) });
    const { unmount } = render(pretendWidget(fake, more));
    await waitForPhase("ready");
    await actAsync(() => fake.frames.at(-1)?.emit(message));
    unmount();
    reload();
    return fake;
  }
  const deposit = {
    transactionId: "1",
    amount: "1",
    currency: "USDT",
    network: "T",
    address: "T1",
  };

  test.each<[string, FrameMessage, Partial<RampWidgetProps>, string]>([
    ["the page said `paid`", { type: "status", status: "paid" }, {}, "Have you already paid?"],
    [
      "the page showed where to send crypto by hand",
      { type: "deposit-requested", deposit },
      { mode: "sell" },
      "Have you already sent your crypto?",
    ],
  ])("%s: the user is asked, and no other begins", async (_, message, more, heading) => {
    const fake = await leaveAfter(message, more);
    render(pretendWidget(fake, more));
    await screen.findByRole("heading", { name: heading });
    expect(getPhase()).toBe("unconfirmed");
    expect(document.querySelector("[aria-busy=true]")).toBeNull();
    expect(fake.asked).toHaveLength(1);
    fake.respondWith({ ...(more.mode && { mode: more.mode }), status: "completed" });
    await actAsync(simulateTabReturn);
    await waitForPhase("completed");
  });

  test("one that the vendor cancelled all the same is shown, in words that promise nothing", async () => {
    const fake = await leaveAfter({ type: "status", status: "paid" });
    fake.respondWith({ status: "cancelled" });
    render(pretendWidget(fake));
    await waitForPhase("cancelled");
    expect(document.body).toHaveTextContent(
      "If your payment goes through after all, we'll show it here.",
    );
  });

  test("one that was paid comes before those that nobody has paid, however many there are", async () => {
    const fake = await leaveAfter({ type: "status", status: "paid" });
    for (let count = 0; count < 25; count += 1) {
      const entry = {
        vendor: "pretend",
        id: `new-${count}`,
        mode: "buy",
        time: Date.now() + count,
      };
      savePurchase(resolveStorage(fake.endpoint, undefined), entry as RememberedPurchase);
    }
    expect(stored()).toHaveLength(20);
    expect(stored()).toContainEqual(expect.objectContaining({ id: "transaction-1" }));
  });

  test("one whose end nobody has seen yet is not forgotten by a widget that goes away meanwhile", async () => {
    const fake = await leave({ status: "failed" });
    const { getTransaction } = fake.endpoint;
    let letGo: () => void = () => {};
    fake.endpoint.getTransaction = async (...args) => {
      await new Promise<void>((resolve) => (letGo = resolve));
      return getTransaction(...args);
    };
    const { unmount } = render(pretendWidget(fake));
    await waitForPhase("requesting");
    unmount();
    await actAsync(letGo);
    expect(stored()).toHaveLength(1);
  });
});

test("signed out, nobody can be told: signed in again, the paid one is shown and no other begins", async () => {
  const fake = await leave({});
  fake.respondWith(new RampError("unauthorized", "", { status: 401 }));
  let ramp: Ramp | undefined;
  function Custom() {
    ramp = useRamp({
      endpoint: fake.endpoint,
      vendors: [fake.vendor],
      currency: "USDT",
    });
    return null;
  }
  render(<Custom />);
  await actAsync(() => ramp?.start());
  await waitFor(() => expect(ramp?.error?.code).toBe("unauthorized"));
  fake.respondWith({ status: "processing" });
  await actAsync(() => ramp?.retry());
  await waitFor(() => expect(ramp?.isResumed).toBe(true));
  expect(ramp?.phase).toBe("processing");
  expect(fake.asked).toHaveLength(1);
});

test("one that is under way is shown at once, however long the look at another takes", async () => {
  const fake = await leave({});
  localStorage.setItem(
    "ramp-widget custom",
    JSON.stringify([...stored(), { vendor: "pretend", id: "slow", mode: "buy", time: Date.now() }]),
  );
  fake.endpoint.getTransaction = async (id) =>
    id === "slow"
      ? new Promise(() => {})
      : { id, vendor: "pretend", mode: "buy", status: "processing", vendorStatus: "processing" };
  render(pretendWidget(fake));
  await screen.findByText("Your purchase is in progress");
});

test("a purchase of before that goes out of sight stays what is known of it", async () => {
  const fake = await leave({ status: "processing" });
  render(pretendWidget(fake));
  await screen.findByText("Your purchase is in progress");
  fake.respondWith(new RampError("unauthorized", "", { status: 401 }));
  await actAsync(simulateTabReturn);
  await screen.findByRole("alert");
  expect(screen.getByText("Your purchase is in progress")).toBeVisible();
  expect(screen.queryByRole("button", { name: /haven't paid/ })).toBeNull();
});

test("one that is left and ends meanwhile is shown to its end when it is looked for again", async () => {
  const fake = await leave({ status: "processing" });
  const onComplete = vi.fn();
  let ramp: Ramp | undefined;
  function Custom() {
    ramp = useRamp({
      endpoint: fake.endpoint,
      vendors: [fake.vendor],
      currency: "USDT",
      onComplete,
    });
    return null;
  }
  render(<Custom />);
  await actAsync(() => ramp?.start());
  await waitFor(() => expect(ramp?.isResumed).toBe(true));
  await actAsync(() => ramp?.close());
  fake.respondWith({ status: "completed" });
  await actAsync(() => ramp?.start());
  await waitFor(() => expect(ramp?.phase).toBe("completed"));
  await waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
  expect(stored()).toEqual([]);
});

test("what was looked for in vain and is remembered no more does not stop another", async () => {
  const fake = await leave({});
  fake.respondWith(new RampError("transaction-unreachable", "", { status: 503 }));
  render(pretendWidget(fake));
  await waitForPhase("error");
  localStorage.clear();
  press("Try again");
  await waitFor(() => expect(fake.asked).toHaveLength(2));
});

test("where nothing can be forgotten, an end that was seen is not shown again in its place", async () => {
  const kept = new Map<string, string>();
  const storage: RampStorage = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: () => {},
  };
  const fake = await leave({ status: "failed" }, { storage });
  firstIs(fake, "failed", "pending");
  render(pretendWidget(fake, { storage }));
  await waitForPhase("failed");
  press("Try again");
  await waitFor(() => expect(fake.asked).toHaveLength(2));
});

test("a partner's function may throw errors of its own that carry a status", async () => {
  const fake = await leave({});
  fake.respondWith(Object.assign(new Error("Not found"), { status: 404 }));
  render(pretendWidget(fake));
  await waitFor(() => expect(fake.asked).toHaveLength(2));
});
