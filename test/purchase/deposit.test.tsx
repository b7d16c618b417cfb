import { act, render, screen, waitFor } from "@testing-library/react";
import { StrictMode } from "react";
import { afterEach, describe, expect, test, vi } from "vitest";
import {
  type DepositResult,
  type Ramp,
  RampFrame,
  type RampOptions,
  RampWidget,
  type RampWidgetProps,
  type SellDeposit,
  useRamp,
} from "../../src/index.ts";
import { clearPageGlobal } from "../browser/clearPageGlobal.ts";
import {
  simulateTabReturn,
  type FakeVendor,
  createFakeVendor,
} from "../browser/createFakeVendor.ts";
import { expectErrors } from "../browser/expectErrors.ts";
import { waitForPhase, getPhase, actAsync } from "../browser/phase.ts";

expectErrors("deposit-failed", "deposit-timeout");

// A sale: the host's wallet is asked once, ever, and what it answered is never lost.

const deposit: SellDeposit = {
  transactionId: "transaction-1",
  amount: "100",
  currency: "USDT",
  network: "TRC20",
  address: "TRx1",
};
const emit = (fake: FakeVendor) =>
  actAsync(() => fake.frames.at(-1)?.emit({ type: "deposit-requested", deposit }));
const live = () => document.querySelector(".ramp-live");
const stored = () => JSON.parse(localStorage.getItem("ramp-widget custom") ?? "[]") as object[];
const reload = () => clearPageGlobal("opened");
const widget = (fake: FakeVendor, more: Partial<RampWidgetProps>) => (
  <StrictMode>
    <RampWidget
      endpoint={fake.endpoint}
      vendors={[fake.vendor]}
      mode="sell"
      currency="USDT"
      {...more}
    />
  </StrictMode>
);
/** A sale that is at the point where the vendor wants the crypto. */
async function sell(onSellDeposit: RampWidgetProps["onSellDeposit"], more = {}) {
  const fake = createFakeVendor();
  fake.respondWith({ mode: "sell" });
  const view = render(widget(fake, { onSellDeposit, ...more }));
  await waitForPhase("ready");
  await emit(fake);
  return { fake, ...view };
}

afterEach(() => void vi.useRealTimers());

test("each thing that a wallet can do has a phase of its own", async () => {
  let answer: (answer: DepositResult) => void = () => {};
  const onSellDeposit = vi.fn(() => new Promise<DepositResult>((resolve) => (answer = resolve)));
  const { fake } = await sell(onSellDeposit);
  await waitForPhase("depositing");
  await waitFor(() => expect(live()).toHaveTextContent("Confirm the transfer in your wallet."));
  await actAsync(() => answer({ txHash: "0xabc" }));
  await waitForPhase("deposited");
  await waitFor(() => expect(live()).toHaveTextContent("We're waiting for your crypto to arrive"));
  fake.respondWith({ mode: "sell", status: "processing" });
  await actAsync(simulateTabReturn);
  await waitForPhase("processing");
  fake.respondWith({ mode: "sell", status: "completed" });
  await actAsync(simulateTabReturn);
  await waitForPhase("completed");
  expect(stored()).toEqual([]);
});

test.each([
  ["that the user declined", async () => ({ cancelled: true as const }), "deposit-declined"],
  ["that it has sent", async () => ({ sent: true as const }), "deposited"],
  ["a hash", async () => ({ txHash: "0x1" }), "deposited"],
])("a wallet that answers %s", async (_, onSellDeposit, expected) => {
  const { fake } = await sell(onSellDeposit);
  await waitForPhase(expected);
  // The vendor's page still says where to send: the sale goes on, whoever sends.
  expect(document.querySelector("output")).toBeInTheDocument();
  fake.respondWith({ mode: "sell", status: "processing" });
  await actAsync(simulateTabReturn);
  await waitForPhase("processing");
});

test.each<[string, () => unknown]>([
  ["throws", () => Promise.reject(new Error("no"))],
  [
    "throws at once",
    () => {
      throw new Error("no");
    },
  ],
  ["answers nonsense", () => Promise.resolve("0xabc")],
  ["answers an empty hash", () => Promise.resolve({ txHash: "" })],
  ["answers that it was not cancelled", () => Promise.resolve({ cancelled: false })],
])("a wallet that %s is an error, is told once, and is not asked again", async (_, wallet) => {
  const onError = vi.fn();
  const onSellDeposit = vi.fn(wallet as RampWidgetProps["onSellDeposit"]);
  const { fake } = await sell(onSellDeposit, { onError });
  await waitFor(() => expect(onError).toHaveBeenCalled());
  await waitForPhase("error");
  await emit(fake);
  await emit(fake);
  expect(onSellDeposit).toHaveBeenCalledOnce();
  expect(onError.mock.calls).toEqual([[expect.objectContaining({ code: "deposit-failed" })]]);
  fake.respondWith({ mode: "sell", status: "processing" });
  await actAsync(simulateTabReturn);
  await waitForPhase("processing");
});

test("a wallet that never answers is an error after ten minutes, and its answer still counts", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  let answer: (answer: DepositResult) => void = () => {};
  const { fake } = await sell(() => new Promise((resolve) => (answer = resolve)));
  await waitForPhase("depositing");
  await act(() => vi.advanceTimersByTimeAsync(10 * 60_000));
  await waitForPhase("error");
  expect(screen.getByRole("alert")).toHaveTextContent(
    "Your wallet may already have sent the crypto, but it hasn't responded.",
  );
  await emit(fake);
  await actAsync(() => answer({ txHash: "0x1" }));
  await waitForPhase("deposited");
  expect(screen.queryByRole("alert")).toBeNull();
});

test("a wallet that failed is not said to be silent as well", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const onError = vi.fn();
  await sell(() => Promise.reject(new Error("no")), { onError });
  await waitForPhase("error");
  await act(() => vi.advanceTimersByTimeAsync(11 * 60_000));
  expect(onError).toHaveBeenCalledOnce();
});

test("the answer is remembered before it is reported", async () => {
  const seen: object[] = [];
  const onEvent = vi.fn(({ type }: { type: string }) => {
    if (type === "deposit-resolved") seen.push(...stored());
  });
  await sell(async () => ({ txHash: "0xabc" }), { onEvent });
  await waitForPhase("deposited");
  expect(seen).toEqual([
    expect.objectContaining({ id: "transaction-1", deposit: "sent", txHash: "0xabc" }),
  ]);
});

test("that the wallet is asked is remembered before it is asked", async () => {
  const seen: object[] = [];
  await sell(async () => {
    seen.push(...stored());
    return { sent: true };
  });
  await waitForPhase("deposited");
  expect(seen).toEqual([expect.objectContaining({ id: "transaction-1", deposit: "requested" })]);
});

describe("after a reload", () => {
  test("crypto that was sent is waited for: no new session, and nobody is asked again", async () => {
    const onSellDeposit = vi.fn(async () => ({ txHash: "0x1" }));
    const { fake, unmount } = await sell(onSellDeposit);
    await waitForPhase("deposited");
    unmount();
    reload();
    render(widget(fake, { onSellDeposit }));
    await screen.findByText("Your sale is in progress");
    expect(getPhase()).toBe("deposited");
    fake.respondWith({ mode: "sell", status: "processing" });
    await actAsync(simulateTabReturn);
    await waitForPhase("processing");
    expect([fake.asked.length, onSellDeposit.mock.calls.length]).toEqual([1, 1]);
  });

  test("a wallet that was asked and has not answered may have sent: the user is asked, the wallet is not", async () => {
    const onSellDeposit = vi.fn(() => new Promise<never>(() => {}));
    const { fake, unmount } = await sell(onSellDeposit);
    await waitForPhase("depositing");
    unmount();
    reload();
    render(widget(fake, { onSellDeposit }));
    await screen.findByRole("heading", { name: "Have you already sent your crypto?" });
    expect(getPhase()).toBe("depositing");
    expect([fake.asked.length, onSellDeposit.mock.calls.length]).toEqual([1, 1]);
  });

  test("and where it does not answer for ten minutes, it is said that it did not", async () => {
    const { fake, unmount } = await sell(() => new Promise<never>(() => {}));
    await waitForPhase("depositing");
    unmount();
    reload();
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const onError = vi.fn();
    render(widget(fake, { onError }));
    await waitForPhase("depositing");
    await act(() => vi.advanceTimersByTimeAsync(10 * 60_000));
    await waitFor(() =>
      expect(onError.mock.calls).toEqual([[expect.objectContaining({ code: "deposit-timeout" })]]),
    );
    await screen.findByRole("heading", { name: "Have you already sent your crypto?" });
  });

  test("a second tab that waits for the same wallet hears its answer", async () => {
    let answer: (answer: DepositResult) => void = () => {};
    const { fake } = await sell(() => new Promise((resolve) => (answer = resolve)));
    await waitForPhase("depositing");
    // Another tab knows nothing of what this page shows.
    clearPageGlobal("claims");
    const second = render(widget(fake, {}));
    const inSecond = () => second.container.querySelector<HTMLElement>("[data-ramp]")?.dataset;
    await waitFor(() => expect(inSecond()?.["phase"]).toBe("depositing"));
    // It has begun to listen by then.
    await actAsync(() => {});
    await actAsync(() => answer({ txHash: "0x1" }));
    await waitFor(() => expect(inSecond()?.["phase"]).toBe("deposited"));
    expect(second.container).toHaveTextContent("transaction-1");
    expect(second.container).toHaveTextContent("0x1");
  });

  test("what the wallet answers after its page was left is not lost", async () => {
    let answer: (answer: DepositResult) => void = () => {};
    const { unmount } = await sell(() => new Promise((resolve) => (answer = resolve)));
    await waitForPhase("depositing");
    unmount();
    await actAsync(() => answer({ txHash: "0x1" }));
    expect(stored()).toEqual([expect.objectContaining({ deposit: "sent", txHash: "0x1" })]);
  });

  test("what the wallet answers after the sale is over does not bring it back", async () => {
    let answer: (answer: DepositResult) => void = () => {};
    const { fake } = await sell(() => new Promise((resolve) => (answer = resolve)));
    fake.respondWith({ mode: "sell", status: "completed" });
    await actAsync(simulateTabReturn);
    await waitForPhase("completed");
    await actAsync(() => answer({ txHash: "0x1" }));
    expect(stored()).toEqual([]);
    expect(getPhase()).toBe("completed");
  });

  test("a sale that the user declined may have been sent by hand: they are asked, and may begin another", async () => {
    const onSellDeposit = vi.fn(async () => ({ cancelled: true as const }));
    const { fake, unmount } = await sell(onSellDeposit);
    await waitForPhase("deposit-declined");
    unmount();
    reload();
    render(widget(fake, { onSellDeposit }));
    await screen.findByRole("heading", { name: "Have you already sent your crypto?" });
    expect(fake.asked).toHaveLength(1);
    await actAsync(() => screen.getByRole("button", { name: "Start a new sale" }).click());
    await waitFor(() => expect(fake.asked).toHaveLength(2));
  });

  test("an endpoint that gives the same transaction again does not get it paid twice", async () => {
    const onSellDeposit = vi.fn(async () => ({ cancelled: true as const }));
    const { fake, unmount } = await sell(onSellDeposit);
    await waitForPhase("deposit-declined");
    unmount();
    reload();
    fake.endpoint.createSession = async () => ({ id: "transaction-1" });
    render(widget(fake, { onSellDeposit }));
    const button = await screen.findByRole("button", { name: "Start a new sale" });
    await actAsync(() => button.click());
    await waitFor(() => expect(fake.frames).toHaveLength(2));
    await emit(fake);
    await waitForPhase("deposit-declined");
    expect(onSellDeposit).toHaveBeenCalledOnce();
  });
});

test("who draws their own UI learns what the wallet did", async () => {
  const fake = createFakeVendor();
  fake.respondWith({ mode: "sell" });
  let ramp: Ramp | undefined;
  function Custom(options: RampOptions) {
    ramp = useRamp(options);
    return <RampFrame ramp={ramp} />;
  }
  render(
    <Custom
      endpoint={fake.endpoint}
      vendors={[fake.vendor]}
      mode="sell"
      currency="USDT"
      onSellDeposit={async () => ({ txHash: "0x1" })}
    />,
  );
  await actAsync(() => ramp?.start());
  await waitFor(() => expect(fake.frames).toHaveLength(1));
  await emit(fake);
  await waitFor(() => expect(ramp?.deposit).toEqual({ status: "sent", txHash: "0x1" }));
  expect(ramp?.isResumed).toBe(false);
});
