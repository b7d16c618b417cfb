import { act, render, renderHook, screen } from "@testing-library/react";
import * as React from "react";
import { StrictMode, useEffect, useSyncExternalStore } from "react";
import { describe, expect, test, vi } from "vitest";
import {
  type Ramp,
  RampError,
  RampFrame,
  RampStatus,
  RampWidget,
  type TransactionReport,
  useRamp,
  useSession,
  useTransaction,
} from "../../src/index.ts";
import { expectErrors } from "../browser/expectErrors.ts";
import { type FakeVendor, createFakeVendor } from "../browser/createFakeVendor.ts";
import { actAsync } from "../browser/phase.ts";

expectErrors("unauthorized", "frame-failed", "endpoint-failed", "session-used");

// How a store keeps its word while React takes components away, hides them and renders them again.

const settle = (ms = 50) => act(() => new Promise((resolve) => setTimeout(resolve, ms)));
const options = ({ endpoint, vendor }: FakeVendor) => ({ endpoint, vendors: [vendor] });
const report = (status: TransactionReport["status"], id = "transaction-1") => ({
  id,
  vendor: "pretend",
  mode: "buy" as const,
  status,
  vendorStatus: `${status}`,
});

// React 18 has none.
const Activity = "Activity" in React ? React.Activity : undefined;

/** A host's own router: whoever navigates has the old page taken off at once. */
function createRouter() {
  let page = "buy";
  const listeners = new Set<() => void>();
  return {
    use: () =>
      useSyncExternalStore(
        (listener) => {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
        () => page,
      ),
    navigate: (next: string) => {
      page = next;
      for (const listener of listeners) listener();
    },
  };
}

describe("a host that leaves the page because of a fact is told of it all the same", () => {
  test.each(["completed", "error"])("%s", async (ends) => {
    const fake = createFakeVendor();
    const { use, navigate } = createRouter();
    const told = vi.fn();
    if (ends === "error")
      fake.endpoint.createSession = async () => {
        throw new RampError("endpoint-failed", "down", { status: 503 });
      };
    function Buy() {
      const ramp = useRamp({
        ...options(fake),
        currency: "USDT",
        onComplete: told,
        onError: told,
      });
      const { phase } = ramp;
      useEffect(() => {
        if (phase === ends) navigate("over");
      }, [phase]);
      return (
        <>
          <button type="button" onClick={ramp.start}>
            buy
          </button>
          <RampFrame ramp={ramp} />
        </>
      );
    }
    function App() {
      return use() === "buy" ? <Buy /> : <p>over</p>;
    }
    render(<App />);
    fake.respondWith({ status: "completed" });
    await actAsync(() => screen.getByRole("button").click());
    await screen.findByText("over");
    expect(told).toHaveBeenCalledOnce();
  });

  test("where another hook has told it first", async () => {
    const fake = createFakeVendor();
    const onComplete = vi.fn();
    function App() {
      const { transaction } = useTransaction({
        ...options(fake),
        transactionId: "transaction-1",
      });
      return transaction?.status === "completed" ? (
        <p>thanks</p>
      ) : (
        <RampWidget {...options(fake)} currency="USDT" onComplete={onComplete} />
      );
    }
    render(<App />);
    await vi.waitFor(() => expect(fake.frames).toHaveLength(1), { timeout: 30_000 });
    fake.respondWith({ status: "completed" });
    await actAsync(() => fake.frames[0]?.emit({ type: "status", status: "paid" }));
    await screen.findByText("thanks");
    expect(onComplete).toHaveBeenCalledOnce();
  });
});

describe.skipIf(!Activity)("hidden and shown again", () => {
  const Shown = Activity as NonNullable<typeof Activity>;

  test("a transaction that was pushed is polled if no stream opens", async () => {
    vi.useFakeTimers();
    const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
    try {
      const fake = createFakeVendor();
      const hears: ((answer: unknown) => void)[] = [];
      fake.endpoint.subscribeTransaction = (_, { onUpdate }) => {
        hears.push(onUpdate);
        return new Promise(() => {});
      };
      let status: string | undefined;
      function One() {
        status = useTransaction({ ...options(fake), transactionId: "transaction-1" }).transaction
          ?.status;
        return null;
      }
      const page = (mode: "hidden" | "visible") => (
        <Shown mode={mode}>
          <One />
        </Shown>
      );
      const { rerender } = render(page("visible"));
      await pass(0);
      await actAsync(() => hears[0]?.(report("processing")));
      await pass(0);
      rerender(page("hidden"));
      await pass(0);
      rerender(page("visible"));
      await pass(0);
      fake.respondWith({ status: "completed" });
      await pass(60_000);
      expect(status).toBe("completed");
    } finally {
      vi.useRealTimers();
    }
  });

  test.each([undefined, null])(
    "a purchase that completed stays so, whatever another follower hears meanwhile (storage: %s)",
    async (storage) => {
      const fake = createFakeVendor();
      const onComplete = vi.fn();
      const onStatusChange = vi.fn();
      const common = { ...options(fake), storage };
      let ramp: Ramp | undefined;
      function Buy() {
        ramp = useRamp({ ...common, currency: "USDT", onComplete, onStatusChange });
        return <RampFrame ramp={ramp} />;
      }
      const page = (mode: "hidden" | "visible", isFollowed: boolean) => (
        <>
          <Shown mode={mode}>
            <Buy />
          </Shown>
          {isFollowed ? <RampStatus {...common} transactionId="transaction-1" /> : null}
        </>
      );
      const { rerender } = render(page("visible", false));
      fake.respondWith({ status: "completed" });
      await actAsync(() => ramp?.start());
      await vi.waitFor(() => expect(onComplete).toHaveBeenCalledOnce(), { timeout: 30_000 });
      rerender(page("hidden", false));
      await settle();
      fake.respondWith({ status: "pending" });
      rerender(page("hidden", true));
      await settle();
      rerender(page("visible", true));
      await settle();
      expect(ramp?.phase).toBe("completed");
      expect(onComplete).toHaveBeenCalledOnce();
      expect(onStatusChange.mock.calls.map(([{ status }]) => status)).toEqual(["completed"]);
    },
  );
});

test("under StrictMode a purchase that begins in an effect keeps its popup", async () => {
  const fake = createFakeVendor({ url: `${location.origin}/test-servers/none` });
  const vendor = { ...fake.vendor, supportsRedirect: true };
  const popups: Window[] = [];
  const open = window.open.bind(window);
  vi.spyOn(window, "open").mockImplementation((...args) => {
    const popup = open(...args);
    if (popup) popups.push(popup);
    return popup;
  });
  const onClose = vi.fn();
  let phase = "";
  function Buy() {
    const ramp = useRamp({
      endpoint: fake.endpoint,
      vendors: [vendor],
      currency: "USDT",
      presentation: "popup",
      onClose,
    });
    const { start } = ramp;
    phase = ramp.phase;
    useEffect(() => start(), [start]);
    return null;
  }
  render(
    <StrictMode>
      <Buy />
    </StrictMode>,
  );
  await vi.waitFor(() => expect(phase).toBe("ready"), { timeout: 30_000 });
  expect([popups.map(({ closed }) => closed), onClose.mock.calls.length]).toEqual([[false], 0]);
  popups[0]?.close();
});

test.each([
  ["start, close and start", 1],
  ["start and close", 0],
])("%s in one go request %i session", async (how, count) => {
  const fake = createFakeVendor();
  const { result } = renderHook(() => useRamp({ ...options(fake), currency: "USDT" }));
  await actAsync(() => {
    result.current.start();
    result.current.close();
    if (how.endsWith("start")) result.current.start();
  });
  await settle();
  expect(fake.asked).toHaveLength(count);
});

test("a vendor that closes and then fails while it opens is closed", async () => {
  const fake = createFakeVendor({
    open(frame) {
      frame.emit({ type: "close" });
      throw new Error("broken");
    },
  });
  const onClose = vi.fn();
  const { result } = renderHook(() => useRamp({ ...options(fake), currency: "USDT", onClose }));
  await actAsync(() => result.current.start());
  await vi.waitFor(() => expect(result.current.openFrame).toBeDefined());
  await actAsync(() => void result.current.openFrame?.(document.createElement("div")));
  await settle();
  expect([result.current.phase, onClose.mock.calls.length]).toEqual(["idle", 1]);
});

test("closing is told before the modal asks to be closed", async () => {
  const fake = createFakeVendor();
  const calls: string[] = [];
  render(
    <RampWidget
      {...options(fake)}
      currency="USDT"
      presentation="modal"
      defaultOpen
      onEvent={({ type }) => type === "close" && calls.push("event")}
      onOpenChange={() => calls.push("onOpenChange")}
      onClose={() => calls.push("onClose")}
    />,
  );
  await vi.waitFor(() => expect(fake.frames).toHaveLength(1), { timeout: 30_000 });
  await actAsync(() => fake.frames[0]?.emit({ type: "close" }));
  await settle();
  expect(calls).toEqual(["event", "onOpenChange", "onClose"]);
});

describe("rendered with everything written anew", () => {
  const createStorage = () => ({ getItem: () => null, setItem: () => {}, removeItem: () => {} });

  test("an inline storage costs no request", async () => {
    const fake = createFakeVendor();
    const { result, rerender } = renderHook(() =>
      useTransaction({
        ...options(fake),
        transactionId: "transaction-1",
        storage: createStorage(),
      }),
    );
    await settle();
    for (let renders = 0; renders < 5; renders += 1) rerender();
    await settle();
    expect([result.current.transaction?.status, fake.requestCount()]).toEqual(["pending", 1]);
  });

  test("an id that comes again is known, and its status does not go back", async () => {
    const fake = createFakeVendor();
    fake.respondWith({ status: "completed" });
    const { result, rerender } = renderHook(
      ({ id }) => useTransaction({ ...options(fake), transactionId: id }),
      { initialProps: { id: "a" } },
    );
    await settle();
    fake.respondWith({ status: "pending" });
    rerender({ id: "b" });
    await settle();
    expect(result.current.transaction?.status).toBe("pending");
    rerender({ id: "a" });
    expect(result.current.transaction?.status).toBe("completed");
    await settle();
    expect(result.current.transaction?.status).toBe("completed");
  });

  test("a session that is requested again is requested of the newest endpoint", async () => {
    const fake = createFakeVendor();
    const tokens: string[] = [];
    const create = (token: string) => ({
      ...fake.endpoint,
      async createSession(...request: Parameters<typeof fake.endpoint.createSession>) {
        tokens.push(token);
        if (token === "old") throw new RampError("unauthorized", "", { stage: "session" });
        return fake.endpoint.createSession(...request);
      },
    });
    const { result, rerender } = renderHook(
      ({ token }) =>
        useSession({
          purchaseId: "one",
          order: { mode: "buy", currency: "USDT" },
          endpoint: create(token),
          vendors: [fake.vendor],
        }),
      { initialProps: { token: "old" } },
    );
    await settle();
    expect(result.current.error?.code).toBe("unauthorized");
    rerender({ token: "new" });
    await actAsync(() => result.current.refetch());
    await settle();
    expect([tokens, result.current.session?.transactionId]).toEqual([
      ["old", "new"],
      "transaction-1",
    ]);
  });
});

test("what one follower knows of a transaction's name, all ask with: polls and the stream", async () => {
  const fake = createFakeVendor();
  const polled: unknown[] = [];
  const streamed: unknown[] = [];
  const { getTransaction } = fake.endpoint;
  fake.endpoint.getTransaction = (id, context) => {
    polled.push(context.reference);
    return getTransaction(id, context);
  };
  fake.endpoint.subscribeTransaction = (_, { reference }) => {
    streamed.push(reference);
    return new Promise(() => {});
  };
  function Knowing() {
    useTransaction({ ...options(fake), transactionId: "transaction-1", reference: "order-9" });
    return null;
  }
  render(
    <>
      <RampStatus {...options(fake)} transactionId="transaction-1" />
      <Knowing />
    </>,
  );
  await settle();
  expect([polled.at(-1), streamed.at(-1)]).toEqual(["order-9", "order-9"]);
});
