import { keepPreloads } from "../browser/keepPreloads.ts";
import { act, render, screen, waitFor } from "@testing-library/react";
import { StrictMode } from "react";
import { describe, expect, test, vi } from "vitest";
import {
  type Order,
  type CustomEndpoint,
  type RampEvent,
  RampWidget,
  type RampWidgetProps,
} from "../../src/index.ts";
import type { FrameMessage, VendorFrame } from "../../src/vendor.ts";
import { startTestServers } from "../browser/startTestServers.ts";
import {
  simulateTabReturn,
  type FakeVendor,
  createFakeVendor,
} from "../browser/createFakeVendor.ts";
import { expectErrors } from "../browser/expectErrors.ts";
import { actAsync } from "../browser/phase.ts";

expectErrors("endpoint-failed");

const roots = () => [...document.querySelectorAll<HTMLElement>("[data-ramp]")];
const phases = () => roots().map(({ dataset }) => dataset["phase"]);
const reach = (...expected: string[]) => waitFor(() => expect(phases()).toEqual(expected));
/** Lets everything that is under way arrive where it should not: in these tests it all happens in the page. */
const letItAllArrive = () =>
  act(async () => {
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setTimeout(resolve));
  });

type Phase = "requesting" | "loading" | "ready" | "processing" | "error";
const PHASES: Phase[] = ["requesting", "loading", "ready", "processing", "error"];

interface Stay extends FakeVendor {
  /** Lets the answer come that the phase waits for. */
  release: () => void;
  props: Pick<RampWidgetProps, "vendors" | "currency" | "storage"> & { endpoint: CustomEndpoint };
  orders: Order[];
}

/** A vendor and an endpoint with which a purchase comes to that phase and stays in it. */
function stayIn(phase: Phase, shop = "shop"): Stay {
  const frames: VendorFrame[] = [];
  const fake = createFakeVendor({
    open(frame) {
      frames.push(frame);
      frame.host.append(document.createElement("output"));
      if (phase !== "loading") frame.emit({ type: "ready" });
      return () => {};
    },
  });
  if (phase === "processing") fake.respondWith({ status: "processing" });
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const orders: Order[] = [];
  const { createSession, getTransaction } = fake.endpoint;
  return {
    ...fake,
    frames,
    orders,
    release,
    props: {
      currency: "USDT",
      storage: null,
      vendors: [fake.vendor],
      endpoint: {
        getTransaction,
        async createSession(order, context) {
          orders.push(order);
          const { id } = (await createSession(order, context)) as { id: string };
          if (phase === "requesting") await released;
          if (phase === "error") throw new Error("no session today");
          return { id: `${shop} ${id}` };
        },
      },
    },
  };
}

const LATE: FrameMessage[] = [
  { type: "ready" },
  { type: "status", status: "paid" },
  { type: "unknown", name: "onNews", payload: {} },
  { type: "failed", error: new Error("late") },
  { type: "close" },
];

describe.each(PHASES)("a widget that leaves the page while %s", (phase) => {
  test("takes everything with it, and whatever comes late goes nowhere", async () => {
    const { props, frames, requestCount, respondWith, release } = stayIn(phase);
    const told = vi.fn();
    const handlers = { onEvent: told, onReady: told, onStatusChange: told, onError: told };
    const { unmount } = render(
      <RampWidget {...props} {...handlers} onComplete={told} onClose={told} />,
    );
    await reach(phase);
    unmount();
    told.mockClear();
    const before = requestCount();
    respondWith({ status: "completed" });
    await actAsync(() => {
      release();
      for (const message of LATE) frames[0]?.emit(message);
      simulateTabReturn();
      window.dispatchEvent(new Event("online"));
    });
    await letItAllArrive();
    expect(told).not.toHaveBeenCalled();
    expect(requestCount()).toBe(before);
    expect(document.querySelector("[data-ramp],output,iframe")).toBeNull();
    expect(frames.length).toBe(phase === "requesting" || phase === "error" ? 0 : 1);
  });

  test("begins once more when it comes back, with a new session if the last one was opened", async () => {
    const { props, asked, release } = stayIn(phase);
    render(<RampWidget {...props} />).unmount();
    const { unmount } = render(<RampWidget {...props} />);
    await reach(phase);
    unmount();
    release();
    render(<RampWidget {...props} />);
    await waitFor(() => expect(asked).toHaveLength(3));
    // A session that was requested and not opened may exist: its key is used until one is opened.
    expect([asked[1] === asked[0], asked[2] === asked[1]]).toEqual([
      true,
      phase === "requesting" || phase === "error",
    ]);
    await reach(phase === "requesting" ? "ready" : phase);
  });

  test("and one that stays is untouched by fifty renders with everything written inline", async () => {
    const { props, asked, frames, vendor, release } = stayIn(phase);
    const ui = (count: number) => (
      <StrictMode>
        <RampWidget
          {...props}
          endpoint={{ ...props.endpoint }}
          vendors={[{ ...vendor }]}
          messages={{ preparing: `Preparing ${count}` }}
          style={{ margin: count }}
          onEvent={() => {}}
          onReady={() => {}}
          onStatusChange={() => {}}
          onError={() => {}}
          onSellDeposit={async () => ({ sent: true })}
        />
      </StrictMode>
    );
    const { rerender } = render(ui(0));
    await reach(phase);
    const [root] = roots();
    const output = document.querySelector("output");
    for (let count = 1; count <= 50; count += 1) rerender(ui(count));
    await letItAllArrive();
    expect(roots()).toEqual([root]);
    expect(document.querySelector("output")).toBe(output);
    expect([phases(), asked.length, frames.length]).toEqual([
      [phase],
      1,
      phase === "requesting" || phase === "error" ? 0 : 1,
    ]);
    release();
  });
});

test("a script that arrives after its widget has gone is used by the next one, and runs nothing before", async () => {
  keepPreloads();
  const servers = await startTestServers();
  await servers.holdScript();
  const ui = (
    <RampWidget
      endpoint={servers.endpoint}
      vendors={servers.vendors}
      currency="USDT"
      fiatCurrency="EUR"
    />
  );
  const { unmount } = render(ui);
  await reach("loading");
  unmount();
  await servers.releaseScript();
  await waitFor(() => expect(globalThis).toHaveProperty("proofWidget"));
  await letItAllArrive();
  expect(await servers.counts()).toMatchObject({ sessions: 1, scripts: 1, runs: 0 });
  expect(document.querySelector("[data-ramp],iframe")).toBeNull();
  render(ui);
  await reach("ready");
  // The session of the first was never opened, so it serves the second.
  expect(await servers.counts()).toMatchObject({ sessions: 1, scripts: 1, runs: 1 });
});

test("two purchases side by side: what one hears, closes or completes does not touch the other", async () => {
  const { props, asked, frames } = stayIn("ready");
  const statuses: Record<string, "pending" | "completed"> = {};
  const told: Record<"left" | "right", RampEvent["type"][]> = { left: [], right: [] };
  const shared = {
    ...props,
    endpoint: {
      ...props.endpoint,
      async getTransaction(id: string) {
        const status = statuses[id] ?? "pending";
        return { id, vendor: "pretend", mode: "buy", status, vendorStatus: status };
      },
    },
  };
  render(
    <StrictMode>
      <RampWidget {...shared} onEvent={({ type }) => told.left.push(type)} />
      <RampWidget {...shared} onEvent={({ type }) => told.right.push(type)} />
    </StrictMode>,
  );
  await reach("ready", "ready");
  await waitFor(() => expect(told.right).toContain("transaction"));
  expect(new Set(asked).size).toBe(2);
  const [left, right] = roots();
  const frameOf = (root: HTMLElement | undefined) =>
    frames.find(({ host }) => root?.contains(host));
  expect(frameOf(left)).not.toBe(frameOf(right));
  told.left.length = told.right.length = 0;

  await actAsync(() => frameOf(left)?.emit({ type: "status", status: "paid" }));
  await actAsync(() => frameOf(left)?.emit({ type: "unknown", name: "onNews", payload: {} }));
  expect([told.left, told.right]).toEqual([["frame-status", "unknown"], []]);

  await actAsync(() => frameOf(right)?.emit({ type: "close" }));
  await reach("ready", "idle");
  expect([told.left.includes("close"), told.right.includes("close")]).toEqual([false, true]);
  expect(frameOf(left)?.host.childElementCount).toBe(1);

  statuses["shop transaction-1"] = statuses["shop transaction-2"] = "completed";
  await actAsync(simulateTabReturn);
  await reach("completed", "idle");
  expect(told.right).not.toContain("transaction");
});

test("props that change in the middle of a purchase leave it alone, and count for the next one", async () => {
  const first = stayIn("ready");
  const next = stayIn("ready", "another shop");
  const onComplete = vi.fn();
  const { rerender } = render(
    <RampWidget {...first.props} mode="buy" amount="10" lang="en" theme="light" nonce="one" />,
  );
  await reach("ready");
  rerender(
    <RampWidget
      {...next.props}
      mode="sell"
      currency="BTC"
      amount="7"
      lang="de"
      theme="dark"
      nonce="two"
      onComplete={onComplete}
    />,
  );
  await letItAllArrive();
  expect([first.asked.length, first.frames.length, next.asked.length]).toEqual([1, 1, 0]);
  expect(first.frames[0]?.host.childElementCount).toBe(1);
  expect(roots()[0]?.dataset).toMatchObject({ phase: "ready", mode: "buy", theme: "dark" });
  first.respondWith({ status: "completed" });
  await actAsync(simulateTabReturn);
  await reach("completed");
  expect(onComplete).toHaveBeenCalledTimes(1);

  await actAsync(() => screen.getByRole("button", { name: /again/ }).click());
  await reach("ready");
  expect(next.orders).toEqual([
    expect.objectContaining({ mode: "sell", currency: "BTC", amount: "7" }),
  ]);
  expect([first.asked.length, next.frames.length]).toEqual([1, 1]);
  expect([first.frames[0]?.lang, next.frames[0]?.lang]).toEqual(["en", "de"]);
});
