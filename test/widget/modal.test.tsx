import { act, render, screen, waitFor, within as inside } from "@testing-library/react";
import { StrictMode } from "react";
import { describe, expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import {
  type RampStorage,
  RampWidget,
  type RampWidgetProps,
  type RememberedPurchase,
} from "../../src/index.ts";
import {
  simulateTabReturn,
  type FakeVendor,
  createFakeVendor,
} from "../browser/createFakeVendor.ts";
import { expectErrors } from "../browser/expectErrors.ts";
import { waitForPhase, getPhase } from "../browser/phase.ts";

expectErrors("transaction-unreachable");

const dialog = () => document.querySelector("dialog");
const click = (element: HTMLElement) => act(async () => element.click());
const press = (name: string) => click(screen.getByRole("button", { name }));
const within = (element: HTMLElement | null) => inside(element ?? document.body);
const escape = () => userEvent.keyboard("{Escape}");
const question = () => screen.queryByRole("alertdialog", { name: "Leave checkout?" });
const overflow = () => getComputedStyle(document.documentElement).overflowY;

function show(props: Partial<RampWidgetProps> = {}, fake: FakeVendor = createFakeVendor()) {
  const heard = {
    onOpenChange: vi.fn<(open: boolean) => void>(),
    onClose: vi.fn<() => void>(),
    onComplete: vi.fn<() => void>(),
  };
  const page = (more: Partial<RampWidgetProps>) => (
    <StrictMode>
      <button type="button">Before</button>
      <RampWidget
        presentation="modal"
        currency="USDT"
        endpoint={fake.endpoint}
        vendors={[fake.vendor]}
        storage={null}
        {...heard}
        {...({ ...props, ...more } as Partial<RampWidgetProps>)}
      />
    </StrictMode>
  );
  const { rerender, unmount } = render(page({}));
  return {
    ...fake,
    ...heard,
    unmount,
    host: (more: Partial<RampWidgetProps>) => rerender(page(more)),
    hint: () => act(async () => fake.frames[0]?.emit({ type: "status", status: "paid" })),
  };
}

/** An endpoint whose looks wait for their answer. */
function slowLooks() {
  const fake = createFakeVendor();
  const { getTransaction } = fake.endpoint;
  let isFast = false;
  let answer = () => {};
  fake.endpoint.getTransaction = async (id, context) => {
    if (!isFast) await new Promise<void>((resolve) => (answer = resolve));
    return getTransaction(id, context);
  };
  const answerFromNowOn = () => {
    isFast = true;
    answer();
  };
  return { fake, answer: () => act(async () => answerFromNowOn()) };
}

function remembering(purchase: Partial<RememberedPurchase>): RampStorage {
  const all = { vendor: "pretend", id: "earlier", mode: "buy", time: Date.now(), ...purchase };
  let kept: string | null = JSON.stringify([all]);
  return {
    getItem: () => kept,
    setItem: (_, value) => void (kept = value),
    removeItem: () => void (kept = null),
  };
}

describe("closed", () => {
  test("it is a button that opens it, and asks for nothing", async () => {
    const { asked, onOpenChange } = show();
    expect(dialog()).toBeNull();
    expect(asked).toEqual([]);
    await press("Start buying");
    await waitForPhase("ready");
    expect(onOpenChange.mock.calls).toEqual([[true]]);
    expect(asked).toHaveLength(1);
  });

  test("it is nothing at all where the host has a button of its own", async () => {
    const { asked, host } = show({ open: false });
    expect(document.querySelector("[data-ramp]")).toBeNull();
    host({ open: true });
    await waitForPhase("ready");
    expect(asked).toHaveLength(1);
    host({ open: false });
    await waitFor(() => expect(dialog()).toBeNull());
  });
});

describe("closed, with a purchase of before", () => {
  test("it is followed, and its button brings it back", async () => {
    const fake = createFakeVendor();
    fake.respondWith({ status: "processing" });
    const { asked, onComplete, respondWith } = show({ storage: remembering({}) }, fake);
    await waitForPhase("processing");
    await press("View your purchase");
    await expect
      .element(screen.getByRole("heading", { name: "Your purchase is in progress" }))
      .toBeVisible();
    await press("Close");
    respondWith({ status: "completed" });
    act(simulateTabReturn);
    await waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
    expect(asked).toEqual([]);
  });

  test("several on a page show and tell it once between them", async () => {
    const fake = createFakeVendor();
    fake.respondWith({ status: "processing" });
    const storage = remembering({});
    const onComplete = vi.fn<() => void>();
    const widget = (currency: string) => (
      <RampWidget
        presentation="modal"
        {...{ currency, storage, onComplete }}
        endpoint={fake.endpoint}
        vendors={[fake.vendor]}
      />
    );
    const { unmount } = render(
      <StrictMode>
        {widget("USDT")}
        {widget("BTC")}
        {widget("ETH")}
      </StrictMode>,
    );
    await waitFor(() =>
      expect(screen.getAllByRole("button").map(({ textContent }) => textContent)).toEqual([
        "View your purchase",
        "Start buying",
        "Start buying",
      ]),
    );
    fake.respondWith({ status: "completed" });
    act(simulateTabReturn);
    await waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
    unmount();
  });

  test("who presses its button while that is still looked for gets a purchase all the same", async () => {
    const { fake, answer } = slowLooks();
    const { asked } = show({ storage: remembering({}) }, fake);
    await press("Start buying");
    await answer();
    await waitForPhase("ready");
    expect(asked).toHaveLength(1);
  });
});

describe("open", () => {
  test("it lies over the page, has a name, and the focus; one purchase, whatever renders", async () => {
    const { asked, host } = show({ defaultOpen: true });
    await waitForPhase("ready");
    expect(dialog()?.matches(":modal")).toBe(true);
    expect(screen.getByRole("dialog", { name: "Buy crypto" })).toBe(document.activeElement);
    expect(screen.getByRole("heading", { name: "Buy crypto" })).toBeVisible();
    for (const fiatAmount of ["1", "2", "3"]) host({ fiatAmount });
    expect(asked).toHaveLength(1);
    expect(document.querySelectorAll("output")).toHaveLength(1);
  });

  test("closed again, the page behind scrolls as before, from where it was, and the focus is back", async () => {
    const tall = document.body.appendChild(document.createElement("div"));
    tall.style.height = "4000px";
    show({ endpoint: { createSession: () => new Promise(() => {}), getTransaction: vi.fn() } });
    const opener = screen.getByRole("button", { name: "Start buying" });
    window.scrollTo(0, 10);
    opener.focus({ preventScroll: true });
    await userEvent.keyboard("{Enter}");
    await waitForPhase("requesting");
    expect(overflow()).toBe("hidden");
    await escape();
    await waitFor(() => expect(dialog()).toBeNull());
    expect([overflow(), window.scrollY]).toEqual(["visible", 10]);
    expect(opener).toHaveFocus();
    tall.remove();
  });

  test("the focus goes back without a jump, also to what has scrolled out of sight", async () => {
    const tall = document.body.appendChild(document.createElement("div"));
    tall.style.height = "4000px";
    const { host } = show({ open: false });
    const before = screen.getByRole("button", { name: "Before" });
    before.focus();
    window.scrollTo(0, 900);
    host({ open: true });
    await waitForPhase("ready");
    host({ open: false });
    await waitFor(() => expect(before).toHaveFocus());
    expect(window.scrollY).toBe(900);
    tall.remove();
  });

  test("taken off the page it leaves no lock behind", async () => {
    const { unmount } = show({ defaultOpen: true });
    await waitForPhase("ready");
    unmount();
    expect([dialog(), overflow()]).toEqual([null, "visible"]);
  });
});

describe("closing it", () => {
  test("asks while the vendor's page is open; who stays finds it as it was", async () => {
    const { asked, onOpenChange } = show({ defaultOpen: true });
    await waitForPhase("ready");
    const frame = document.querySelector("output");
    for (const dismiss of [() => press("Stay"), escape]) {
      await escape();
      expect(question()).toBeVisible();
      expect(screen.getByRole("button", { name: "Stay" })).toHaveFocus();
      expect(frame?.closest("[inert]")).not.toBeNull();
      await dismiss();
      expect(question()).toBeNull();
      expect(frame?.closest("[inert]")).toBeNull();
    }
    expect(document.querySelector("output")).toBe(frame);
    expect([asked.length, onOpenChange.mock.calls]).toEqual([1, []]);
  });

  test.each([
    ["stored", undefined, true],
    ["not stored", null, false],
  ])(
    "promises to show a purchase that is %s the next time: %s %s",
    async (_, storage, isPromised) => {
      show({ defaultOpen: true, storage });
      await waitForPhase("ready");
      await escape();
      expect(question()).toHaveAccessibleDescription(/^If you've already paid, your purchase/);
      expect(question()?.textContent?.includes("see it here next time")).toBe(isPromised);
    },
  );

  test("asks also where the browser would close it unasked", async () => {
    show({ defaultOpen: true });
    await waitForPhase("ready");
    act(() => dialog()?.close());
    await waitFor(() => expect(question()).toBeVisible());
    expect(dialog()?.matches(":modal")).toBe(true);
  });

  test("a host that wants it open keeps it open", async () => {
    const { onOpenChange } = show({ open: true });
    await waitForPhase("ready");
    await press("Close");
    await press("Leave");
    expect(onOpenChange.mock.calls).toEqual([[false]]);
    expect(dialog()).toBeVisible();
  });

  test("before there is a page it closes at once, and the next opening is another purchase", async () => {
    const { asked, onClose } = show({
      endpoint: { createSession: () => new Promise(() => {}), getTransaction: vi.fn() },
      defaultOpen: true,
    });
    await waitForPhase("requesting");
    await waitFor(() => expect(dialog()).toBeVisible());
    await press("Close");
    expect(question()).toBeNull();
    await waitForPhase("idle");
    expect(onClose).toHaveBeenCalledOnce();
    expect(asked).toEqual([]);
  });

  test("an unpaid purchase ends with it: it is told once, and the next opening begins another", async () => {
    const { asked, onClose, onOpenChange } = show({ defaultOpen: true });
    await waitForPhase("ready");
    await escape();
    await press("Leave");
    await waitFor(() => expect(dialog()).toBeNull());
    await waitForPhase("idle");
    expect(onClose).toHaveBeenCalledOnce();
    expect(onOpenChange.mock.calls).toEqual([[false]]);
    await press("Start buying");
    await waitForPhase("ready");
    expect(asked).toHaveLength(2);
  });

  test("asks nothing once the payment was taken, and follows on", async () => {
    const { respondWith, onComplete } = show({ defaultOpen: true });
    await waitForPhase("ready");
    respondWith({ status: "processing" });
    act(simulateTabReturn);
    await waitForPhase("processing");
    await escape();
    await waitFor(() => expect(dialog()).toBeNull());
    respondWith({ status: "completed" });
    act(simulateTabReturn);
    await waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
  });

  test("opened again while it is asked whether anything was paid, it stays open, and has a way on", async () => {
    const { fake, answer } = slowLooks();
    const { asked, onOpenChange } = show({ defaultOpen: true }, fake);
    await waitForPhase("ready");
    await escape();
    await press("Leave");
    expect(document.querySelector("output")).toBeNull();
    await press("Start buying");
    // The session was opened, and is not opened again.
    expect(document.querySelector("output")).toBeNull();
    await answer();
    await waitForPhase("idle");
    expect(dialog()).toBeVisible();
    expect(onOpenChange.mock.calls).toEqual([[false], [true]]);
    await click(within(dialog()).getByRole("button", { name: "Start buying" }));
    await waitForPhase("ready");
    expect(asked).toHaveLength(2);
  });

  test("closed by the vendor's page it is closed, unless the host holds it open", async () => {
    const { frames, onOpenChange, host } = show({ open: true });
    await waitForPhase("ready");
    await act(async () => frames[0]?.emit({ type: "close" }));
    await waitForPhase("idle");
    expect(onOpenChange.mock.calls).toEqual([[false]]);
    expect(within(dialog()).getByRole("button", { name: "Start buying" })).toBeVisible();
    host({ open: false });
    expect(dialog()).toBeNull();
  });

  test("keeps a popup's purchase, which asks nobody to stay", async () => {
    const value = { allowsFeature: () => false };
    Object.defineProperty(document, "featurePolicy", { configurable: true, value });
    const popup = document.createElement("iframe");
    document.body.append(popup);
    const inside = popup.contentWindow as Window;
    vi.spyOn(window, "open").mockImplementation((_, name = "") => Object.assign(inside, { name }));
    const page = `${location.origin}/elsewhere`;
    const fake = createFakeVendor({ url: page });
    fake.vendor = { ...fake.vendor, supportsRedirect: true };
    const { asked } = show({ presentation: "auto", open: true }, fake);
    expect(asked).toEqual([]);
    await click(within(dialog()).getByRole("button", { name: "Start buying" }));
    await waitForPhase("ready");
    await press("Close");
    expect(question()).toBeNull();
    expect(asked).toHaveLength(1);
    Reflect.deleteProperty(document, "featurePolicy");
    popup.remove();
  });

  test("one that may be paid is followed on, is shown again, and is not begun a second time", async () => {
    const { asked, hint, respondWith, onClose, onComplete } = show({ defaultOpen: true });
    await waitForPhase("ready");
    await hint();
    await escape();
    await press("Leave");
    await waitForPhase("unconfirmed");
    expect(onClose).not.toHaveBeenCalled();
    await press("View your purchase");
    await expect
      .element(screen.getByRole("heading", { name: "Have you already paid?" }))
      .toBeVisible();
    await press("Close");
    respondWith({ status: "completed" });
    act(simulateTabReturn);
    await waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
    expect(dialog()).toBeNull();
    expect(asked).toHaveLength(1);
  });

  test("an end that nobody saw is shown at the next opening; after that one another begins", async () => {
    const { asked, hint, respondWith } = show({ open: true });
    await waitForPhase("ready");
    await hint();
    respondWith({ status: "completed" });
    act(simulateTabReturn);
    await waitForPhase("completed");
    expect(asked).toHaveLength(1);
  });
});

test("after the question the focus is where it was, and behind it nothing can be reached", async () => {
  const fake = createFakeVendor({
    open({ host, emit }) {
      const button = host.appendChild(document.createElement("button"));
      button.textContent = "On the vendor's page";
      emit({ type: "ready" });
      emit({ type: "status", status: "new" });
      return () => {};
    },
  });
  show({ defaultOpen: true }, fake);
  await waitForPhase("ready");
  const focused = screen.getByRole("button", { name: "On the vendor's page" });
  focused.focus();
  await escape();
  expect(screen.getByRole("button", { name: "Stay" })).toHaveFocus();
  expect(screen.queryByRole("button", { name: "Close" })?.closest("[inert]")).not.toBeNull();
  await escape();
  expect(focused).toHaveFocus();
});

test("a wallet that is asked keeps the question on its screen: no other sale begins beside it", async () => {
  let answer = (_: { txHash: string }) => {};
  const onSellDeposit = vi.fn(
    () => new Promise<{ txHash: string }>((resolve) => (answer = resolve)),
  );
  const { frames } = show({ defaultOpen: true, mode: "sell", onSellDeposit });
  await waitForPhase("ready");
  const deposit = { amount: "1", currency: "USDT", network: "TRC20", address: "TRx" };
  await act(async () =>
    frames[0]?.emit({ type: "deposit-requested", deposit: { transactionId: "1", ...deposit } }),
  );
  await waitForPhase("depositing");
  await escape();
  await press("Leave");
  await press("View your sale");
  const words = /^Confirm the transfer in your wallet/;
  expect(await screen.findByText(words)).toBeVisible();
  await waitFor(() => expect(document.querySelector(".ramp-live")).toHaveTextContent(words));
  expect(screen.queryByRole("button", { name: "Start a new sale" })).toBeNull();
  await act(async () => answer({ txHash: "0x1" }));
  await waitForPhase("deposited");
  expect(screen.getByRole("button", { name: "Start a new sale" })).toBeVisible();
  expect(onSellDeposit).toHaveBeenCalledOnce();
});

test("what was sent is said, also while the endpoint is out of sight", async () => {
  const onSellDeposit = vi.fn(async () => ({ txHash: "0x1" }));
  const { frames, respondWith } = show({ defaultOpen: true, mode: "sell", onSellDeposit });
  await waitForPhase("ready");
  const deposit = { amount: "1", currency: "USDT", network: "TRC20", address: "TRx" };
  await act(async () =>
    frames[0]?.emit({ type: "deposit-requested", deposit: { transactionId: "1", ...deposit } }),
  );
  await waitForPhase("deposited");
  respondWith(new Error("down"));
  for (let looks = 0; getPhase() !== "error" && looks < 10; looks += 1)
    await act(async () => simulateTabReturn());
  await waitForPhase("error");
  expect(screen.getByText(/^Sent\. We're waiting/)).toBeVisible();
  expect(screen.queryByText("TRx")).toBeNull();
  await press("Close");
  expect(dialog()).toBeNull();
});

test("a host that changes its mind about the presentation does not lose what is under way", async () => {
  const { asked, host } = show({ presentation: "auto", open: true });
  await waitForPhase("ready");
  const frame = document.querySelector("output");
  host({ presentation: "inline", open: true });
  host({ presentation: "modal", open: true });
  expect(document.querySelector("output")).toBe(frame);
  expect(asked).toHaveLength(1);
});

test("an end that was not seen is shown at the next opening, and one that was seen is not", async () => {
  const { asked, hint, respondWith } = show();
  await press("Start buying");
  await waitForPhase("ready");
  await hint();
  await press("Close");
  await press("Leave");
  respondWith({ status: "completed" });
  act(simulateTabReturn);
  await waitForPhase("completed");
  await press("View your purchase");
  expect(screen.getByRole("heading", { name: "Your crypto has arrived" })).toBeVisible();
  expect(asked).toHaveLength(1);
  respondWith({});
  await press("Close");
  await press("Start buying");
  await waitForPhase("ready");
  expect(asked).toHaveLength(2);
});
