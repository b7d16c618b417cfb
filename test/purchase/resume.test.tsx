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
import { resolveStorage } from "../../src/core/unfinished/storageRef.ts";
import { clearPageGlobal } from "../browser/clearPageGlobal.ts";
import { openLab, type PartnerLab } from "../browser/openLab.ts";
import { comeBack, type Pretence, pretendVendor } from "../browser/pretendVendor.ts";
import { expectErrors } from "../browser/expectErrors.ts";

expectErrors("transaction-unreachable", "unauthorized");

// A tab that is closed, a page that is reloaded, a vendor that sends the user back: nothing is lost.

const phase = () => document.querySelector<HTMLElement>("[data-ramp]")?.dataset["phase"];
const reach = (expected: string) => waitFor(() => expect(phase()).toBe(expected));
const doing = (action: () => void) => act(async () => action());
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));
const pretendWidget = (pretence: Pretence, more: Partial<RampWidgetProps> = {}) => (
  <StrictMode>
    <RampWidget
      endpoint={pretence.endpoint}
      vendors={[pretence.vendor]}
      currency="USDT"
      {...more}
    />
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
  const pretence = pretendVendor();
  const { unmount } = render(pretendWidget(pretence, more));
  await reach("ready");
  unmount();
  reload();
  pretence.says({ ...(more.mode && { mode: more.mode }), ...report });
  return pretence;
}

/** The endpoint says this of the first purchase, and that of all others. */
function firstIs(pretence: Pretence, first: TransactionStatus, others: TransactionStatus) {
  pretence.endpoint.getTransaction = async (id) => {
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
  const pretence = await leave({ status: "processing" });
  const onStatusChange = vi.fn();
  const onComplete = vi.fn();
  render(pretendWidget(pretence, { onStatusChange, onComplete }));
  await screen.findByText("Your purchase is in progress");
  expect(phase()).toBe("processing");
  expect(document.querySelector("[aria-current=step]")).toHaveTextContent("Processing");
  pretence.says({ status: "completed" });
  await doing(comeBack);
  await reach("completed");
  expect(onStatusChange.mock.calls.map(([{ status }]) => status)).toEqual([
    "processing",
    "completed",
  ]);
  expect(onComplete).toHaveBeenCalledOnce();
  expect(pretence.asked).toHaveLength(1);
  expect(pretence.frames).toHaveLength(1);
  expect(stored()).toEqual([]);
});

test.each([
  ["completed", "onComplete", "Your crypto has arrived"],
  ["failed", "onFail", "This didn't go through"],
] as const)(
  "one that %s while nobody looked is shown and told once",
  async (status, handler, sentence) => {
    const pretence = await leave({ status });
    const told = vi.fn();
    const { unmount } = render(pretendWidget(pretence, { [handler]: told }));
    await screen.findByRole("heading", { name: sentence });
    expect(phase()).toBe(status);
    unmount();
    pretence.says({ status: "pending" });
    render(pretendWidget(pretence, { [handler]: told }));
    await reach("ready");
    expect(told).toHaveBeenCalledOnce();
    expect(pretence.asked).toHaveLength(2);
  },
);

test("one that nobody has paid is kept, and does not stop another", async () => {
  const pretence = await leave({ status: "pending" });
  render(pretendWidget(pretence));
  await reach("ready");
  expect(pretence.asked).toHaveLength(2);
  expect(stored()).toHaveLength(2);
});

// faults M3
test("one that was cancelled stays remembered, for it may complete, and does not stop another", async () => {
  const pretence = await leave({ status: "cancelled" });
  firstIs(pretence, "cancelled", "pending");
  render(pretendWidget(pretence));
  await reach("ready");
  await waitFor(() =>
    expect(stored()).toMatchObject([
      { id: "transaction-2" },
      { id: "transaction-1", ended: "cancelled" },
    ]),
  );
});

test("a user who wants another gets it, with a session of its own, and is not told that they left", async () => {
  const pretence = await leave({ status: "processing" });
  const onClose = vi.fn();
  render(pretendWidget(pretence, { onClose }));
  await screen.findByText("Your purchase is in progress");
  pretence.says({ status: "pending" });
  press("Start a new purchase");
  await reach("ready");
  expect(pretence.asked).toHaveLength(2);
  expect(onClose).not.toHaveBeenCalled();
  expect(stored()).toHaveLength(2);
});

test("a buy is not shown where something is to be sold", async () => {
  const pretence = await leave({ status: "processing" });
  render(pretendWidget(pretence, { mode: "sell" }));
  await waitFor(() => expect(pretence.asked).toHaveLength(2));
});

test("another user's purchase is neither shown, nor in the way, nor forgotten", async () => {
  const pretence = await leave({});
  pretence.says(new RampError("transaction-not-found", "", { status: 404 }));
  render(pretendWidget(pretence));
  await waitFor(() => expect(pretence.asked).toHaveLength(2));
  expect(stored()).toContainEqual(expect.objectContaining({ id: "transaction-1" }));
});

test("while it cannot be told whether one was paid, no other begins, until the user says so", async () => {
  const pretence = await leave({});
  pretence.says(new RampError("transaction-unreachable", "", { status: 503 }));
  const onError = vi.fn();
  render(pretendWidget(pretence, { onError }));
  await reach("error");
  await waitFor(() => expect(onError).toHaveBeenCalledOnce());
  expect(onError.mock.calls[0]?.[0]).toMatchObject({ code: "transaction-unreachable" });
  press("Try again");
  await waitFor(() => expect(phase()).toBe("error"));
  expect(pretence.asked).toHaveLength(1);
  pretence.says({ status: "processing" });
  press("Try again");
  await screen.findByText("Your purchase is in progress");
  expect(pretence.asked).toHaveLength(1);
});

test("the user may know better", async () => {
  const pretence = await leave({});
  pretence.says(new RampError("transaction-unreachable", "", { status: 503 }));
  render(pretendWidget(pretence));
  await reach("error");
  pretence.says({});
  press("I haven't paid – start over");
  await reach("ready");
  expect(pretence.asked).toHaveLength(2);
});

test("of several, the one that is still under way comes first", async () => {
  const pretence = await leave({});
  const { unmount } = render(pretendWidget(pretence));
  await reach("ready");
  unmount();
  reload();
  firstIs(pretence, "processing", "completed");
  render(pretendWidget(pretence));
  await screen.findByText("Your purchase is in progress");
  expect(document.querySelector(".ramp-reference")).toHaveTextContent("transaction-1");
});

test("a widget that goes away while it looks back asks for nothing afterwards", async () => {
  const pretence = await leave({});
  let answer: (report: object) => void = () => {};
  pretence.endpoint.getTransaction = () => new Promise((resolve) => (answer = resolve));
  const { unmount } = render(pretendWidget(pretence));
  await reach("requesting");
  unmount();
  await doing(() =>
    answer({ id: "transaction-1", vendor: "pretend", mode: "buy", status: "pending" }),
  );
  expect(pretence.asked).toHaveLength(1);
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
    const pretence = pretendVendor();
    pretence.says({ status: "processing" });
    render(<RampProvider storage={storage}>{pretendWidget(pretence)}</RampProvider>);
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
    const pretence = await leave({ status: "processing" }, { storage });
    const onComplete = vi.fn();
    render(pretendWidget(pretence, { storage, onComplete }));
    await waitFor(() => expect(pretence.asked).toHaveLength(2));
    pretence.says({ status: "completed" });
    await doing(comeBack);
    await reach("completed");
    expect(onComplete).toHaveBeenCalledOnce();
  });

  test("may be switched off", async () => {
    const pretence = await leave({ status: "processing" }, { storage: null });
    expect(localStorage).toHaveLength(0);
    render(pretendWidget(pretence, { storage: null }));
    await waitFor(() => expect(pretence.asked).toHaveLength(2));
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
  const orders = (pretence: Pretence) => (
    <StrictMode>
      <RampProvider endpoint={pretence.endpoint} vendors={[pretence.vendor]}>
        <Orders />
      </RampProvider>
    </StrictMode>
  );
  const statuses = () =>
    [...document.querySelectorAll<HTMLElement>("[data-ramp]")].map((one) => one.dataset["status"]);

  test("after the redirect or a reload it is found, followed to its end, shown and forgotten", async () => {
    const pretence = await leave({ status: "processing" });
    render(orders(pretence));
    await waitFor(() => expect(statuses()).toEqual(["processing"]));
    pretence.says({ status: "completed" });
    await doing(comeBack);
    await waitFor(() => expect(statuses()).toEqual(["completed"]));
    expect(stored()).toEqual([]);
    // Its end stays in sight until the page goes.
    expect(statuses()).toEqual(["completed"]);
  });

  test("what becomes known of it meanwhile is in the list as well", async () => {
    const pretence = await leave({});
    const { result } = renderHook(() => useUnfinishedPurchases({ endpoint: pretence.endpoint }));
    expect(result.current).toHaveLength(1);
    act(() =>
      updatePurchase(resolveStorage(pretence.endpoint, undefined), "transaction-1", {
        txHash: "0x1",
      }),
    );
    expect(result.current[0]?.txHash).toBe("0x1");
  });

  test("a second tab hears of it when it begins", async () => {
    const pretence = pretendVendor();
    render(orders(pretence));
    expect(statuses()).toEqual([]);
    const entry = { vendor: "pretend", id: "elsewhere", mode: "buy", time: Date.now() };
    localStorage.setItem("ramp-widget custom", JSON.stringify([entry]));
    await doing(() => window.dispatchEvent(new StorageEvent("storage")));
    await waitFor(() => expect(statuses()).toEqual(["pending"]));
  });

  test("the same page hears of it when it begins", async () => {
    const pretence = pretendVendor();
    render(
      <>
        {orders(pretence)}
        {pretendWidget(pretence)}
      </>,
    );
    await waitFor(() => expect(statuses()).toHaveLength(2));
  });
});

test("with a real endpoint and vendor: paid, reloaded, completed", async () => {
  const lab: PartnerLab = await openLab();
  const widget = (more: Partial<RampWidgetProps> = {}) => (
    <RampWidget
      endpoint={lab.endpoint}
      vendors={lab.vendors}
      currency="USDT"
      fiatCurrency="EUR"
      {...({ fiatAmount: "100", ...more } as Partial<RampWidgetProps>)}
    />
  );
  const { unmount } = render(widget());
  await reach("ready");
  const [{ id }] = stored() as [{ id: string }];
  unmount();
  reload();
  await lab.pay(id);
  const onComplete = vi.fn();
  render(widget({ onComplete }));
  await reach("processing");
  await lab.advance(60_000);
  await doing(comeBack);
  await reach("completed");
  expect(onComplete).toHaveBeenCalledOnce();
  expect(await lab.counts()).toMatchObject({ sessions: 1, runs: 1 });
});

test("of several that failed the user hears once", async () => {
  const pretence = await leave({ status: "failed" });
  const entry = (id: string) => ({ vendor: "pretend", id, mode: "buy", time: Date.now() - 1_000 });
  localStorage.setItem(
    "ramp-widget custom",
    JSON.stringify([...stored(), entry("another"), entry("a-third")]),
  );
  render(pretendWidget(pretence));
  await reach("failed");
  // faults M3: each of them may still complete.
  const ended = { ended: "failed" };
  await waitFor(() => expect(stored()).toMatchObject([ended, ended, ended]));
});

describe("money may have moved, though nobody has seen it", () => {
  /** The same, but before they leave, the vendor's page says something. */
  async function leaveAfter(message: FrameMessage, more: Partial<RampWidgetProps> = {}) {
    const pretence = pretendVendor();
    pretence.says({ ...(more.mode && { mode: more.mode }) });
    const { unmount } = render(pretendWidget(pretence, more));
    await reach("ready");
    await doing(() => pretence.frames.at(-1)?.emit(message));
    unmount();
    reload();
    return pretence;
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
    const pretence = await leaveAfter(message, more);
    render(pretendWidget(pretence, more));
    await screen.findByRole("heading", { name: heading });
    expect(phase()).toBe("unconfirmed");
    expect(document.querySelector("[aria-busy=true]")).toBeNull();
    expect(pretence.asked).toHaveLength(1);
    pretence.says({ ...(more.mode && { mode: more.mode }), status: "completed" });
    await doing(comeBack);
    await reach("completed");
  });

  test("one that the vendor cancelled all the same is shown, in words that promise nothing", async () => {
    const pretence = await leaveAfter({ type: "status", status: "paid" });
    pretence.says({ status: "cancelled" });
    render(pretendWidget(pretence));
    await reach("cancelled");
    expect(document.body).toHaveTextContent(
      "If your payment goes through after all, we'll show it here.",
    );
  });

  test("one that was paid comes before those that nobody has paid, however many there are", async () => {
    const pretence = await leaveAfter({ type: "status", status: "paid" });
    for (let count = 0; count < 25; count += 1) {
      const entry = {
        vendor: "pretend",
        id: `new-${count}`,
        mode: "buy",
        time: Date.now() + count,
      };
      savePurchase(resolveStorage(pretence.endpoint, undefined), entry as RememberedPurchase);
    }
    expect(stored()).toHaveLength(20);
    expect(stored()).toContainEqual(expect.objectContaining({ id: "transaction-1" }));
  });

  test("one whose end nobody has seen yet is not forgotten by a widget that goes away meanwhile", async () => {
    const pretence = await leave({ status: "failed" });
    const { getTransaction } = pretence.endpoint;
    let letGo: () => void = () => {};
    pretence.endpoint.getTransaction = async (...args) => {
      await new Promise<void>((resolve) => (letGo = resolve));
      return getTransaction(...args);
    };
    const { unmount } = render(pretendWidget(pretence));
    await reach("requesting");
    unmount();
    await doing(letGo);
    expect(stored()).toHaveLength(1);
  });
});

test("signed out, nobody can be told: signed in again, the paid one is shown and no other begins", async () => {
  const pretence = await leave({});
  pretence.says(new RampError("unauthorized", "", { status: 401 }));
  let ramp: Ramp | undefined;
  function Custom() {
    ramp = useRamp({
      endpoint: pretence.endpoint,
      vendors: [pretence.vendor],
      currency: "USDT",
    });
    return null;
  }
  render(<Custom />);
  await doing(() => ramp?.start());
  await waitFor(() => expect(ramp?.error?.code).toBe("unauthorized"));
  pretence.says({ status: "processing" });
  await doing(() => ramp?.retry());
  await waitFor(() => expect(ramp?.isResumed).toBe(true));
  expect(ramp?.phase).toBe("processing");
  expect(pretence.asked).toHaveLength(1);
});

test("one that is under way is shown at once, however long the look at another takes", async () => {
  const pretence = await leave({});
  localStorage.setItem(
    "ramp-widget custom",
    JSON.stringify([...stored(), { vendor: "pretend", id: "slow", mode: "buy", time: Date.now() }]),
  );
  pretence.endpoint.getTransaction = async (id) =>
    id === "slow"
      ? new Promise(() => {})
      : { id, vendor: "pretend", mode: "buy", status: "processing", vendorStatus: "processing" };
  render(pretendWidget(pretence));
  await screen.findByText("Your purchase is in progress");
});

test("a purchase of before that goes out of sight stays what is known of it", async () => {
  const pretence = await leave({ status: "processing" });
  render(pretendWidget(pretence));
  await screen.findByText("Your purchase is in progress");
  pretence.says(new RampError("unauthorized", "", { status: 401 }));
  await doing(comeBack);
  await screen.findByRole("alert");
  expect(screen.getByText("Your purchase is in progress")).toBeVisible();
  expect(screen.queryByRole("button", { name: /haven't paid/ })).toBeNull();
});

test("one that is left and ends meanwhile is shown to its end when it is looked for again", async () => {
  const pretence = await leave({ status: "processing" });
  const onComplete = vi.fn();
  let ramp: Ramp | undefined;
  function Custom() {
    ramp = useRamp({
      endpoint: pretence.endpoint,
      vendors: [pretence.vendor],
      currency: "USDT",
      onComplete,
    });
    return null;
  }
  render(<Custom />);
  await doing(() => ramp?.start());
  await waitFor(() => expect(ramp?.isResumed).toBe(true));
  await doing(() => ramp?.close());
  pretence.says({ status: "completed" });
  await doing(() => ramp?.start());
  await waitFor(() => expect(ramp?.phase).toBe("completed"));
  await waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
  expect(stored()).toEqual([]);
});

test("what was looked for in vain and is remembered no more does not stop another", async () => {
  const pretence = await leave({});
  pretence.says(new RampError("transaction-unreachable", "", { status: 503 }));
  render(pretendWidget(pretence));
  await reach("error");
  localStorage.clear();
  press("Try again");
  await waitFor(() => expect(pretence.asked).toHaveLength(2));
});

test("where nothing can be forgotten, an end that was seen is not shown again in its place", async () => {
  const kept = new Map<string, string>();
  const storage: RampStorage = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: () => {},
  };
  const pretence = await leave({ status: "failed" }, { storage });
  firstIs(pretence, "failed", "pending");
  render(pretendWidget(pretence, { storage }));
  await reach("failed");
  press("Try again");
  await waitFor(() => expect(pretence.asked).toHaveLength(2));
});

test("a partner's function may throw errors of its own that carry a status", async () => {
  const pretence = await leave({});
  pretence.says(Object.assign(new Error("Not found"), { status: 404 }));
  render(pretendWidget(pretence));
  await waitFor(() => expect(pretence.asked).toHaveLength(2));
});
