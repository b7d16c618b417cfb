import { act, render, waitFor } from "@testing-library/react";
import { type ReactElement, StrictMode } from "react";
import { afterEach, beforeEach, expect, type MockInstance, test, vi } from "vitest";
import { preload, type RampOptions, RampWidget, useRamp } from "../../src/index.ts";
import { startTestServers, type TestServers } from "../browser/startTestServers.ts";
import { expectErrors } from "../browser/expectErrors.ts";

expectErrors("vendor-unavailable");

const LIFETIME = 15_000;
let servers: TestServers;
let order: RampOptions;

beforeEach(async () => {
  servers = await startTestServers();
  const { endpoint, vendors } = servers;
  order = {
    endpoint,
    vendors,
    currency: "USDT",
    network: "TRC20",
    fiatCurrency: "EUR",
    vendor: "proof",
    fiatAmount: "100",
  };
});
afterEach(() => void vi.useRealTimers());

const scripts = () =>
  document.head.querySelectorAll(
    `[href^="${servers.widgetOrigin}"], [src^="${servers.widgetOrigin}"]`,
  );
const sees = (phase: string) =>
  waitFor(() => expect(document.querySelector(`[data-phase="${phase}"]`)).not.toBeNull());
const sessions = async () => (await servers.counts()).sessions;
const keysOf = ({ mock }: MockInstance<typeof fetch>) =>
  mock.calls.flatMap(([, init]) => new Headers(init?.headers).get("Idempotency-Key") ?? []);
const asked = (count: number) => waitFor(async () => expect(await sessions()).toBe(count));

test("a session that was asked for ahead is the one that the widget opens", async () => {
  preload(order);
  await asked(1);
  render(
    <StrictMode>
      <RampWidget {...order} />
    </StrictMode>,
  );
  await sees("ready");
  expect(await servers.counts()).toMatchObject({ sessions: 1, runs: 1 });
});

test("so is it for a UI of one's own", async () => {
  let start = () => {};
  function Own(): ReactElement {
    const ramp = useRamp(order);
    ({ start } = ramp);
    return <p data-phase={ramp.phase} />;
  }
  preload(order);
  await asked(1);
  render(<Own />);
  act(() => start());
  await sees("loading");
  expect(await sessions()).toBe(1);
});

test("it serves one purchase: the second asks for its own", async () => {
  preload(order);
  await asked(1);
  render(<RampWidget {...order} storage={null} />);
  render(<RampWidget {...order} storage={null} />);
  await asked(2);
  await waitFor(async () => expect((await servers.counts()).runs).toBe(2));
});

test("it serves the order that it was asked for, and no other", async () => {
  preload(order);
  await asked(1);
  render(<RampWidget {...({ ...order, fiatAmount: "250" } as RampOptions)} />);
  await sees("ready");
  expect(await sessions()).toBe(2);
});

// faults M1
test("a pointer that comes back asks no second time, and after 15 seconds the same session is requested again", async () => {
  const requests = vi.spyOn(globalThis, "fetch");

  vi.useFakeTimers({ toFake: ["Date"] });
  preload(order);
  preload(order);
  await asked(1);
  vi.setSystemTime(Date.now() + LIFETIME + 1);
  render(<RampWidget {...order} />);
  await sees("ready");
  expect(keysOf(requests)).toHaveLength(2);
  expect(new Set(keysOf(requests)).size).toBe(1);
  expect(await sessions()).toBe(1);
});

test("where an earlier purchase may have to be shown first, neither a session nor a script is asked for", async () => {
  const { unmount } = render(<RampWidget {...order} />);
  await sees("ready");
  unmount();
  for (const link of scripts()) link.remove();
  preload(order);
  expect(scripts()).toHaveLength(0);
  // Whatever it would have asked came before this.
  expect(await sessions()).toBe(1);
});

test("without an endpoint, or without an order, no session is asked for", async () => {
  const { endpoint, vendors, ...rest } = order;
  preload({ vendors, ...rest });
  preload({ endpoint, vendors });
  preload({ ...order, endpoint: { createSession: vi.fn(), getTransaction: vi.fn() } });
  expect(await sessions()).toBe(0);
});

test("one that failed is told once the purchase begins, and trying again asks anew", async () => {
  await servers.fail({ at: "session", status: 503, times: 1 });
  const onError = vi.fn();
  preload(order);
  const view = render(<RampWidget {...order} onError={onError} />);
  await sees("error");
  expect(onError).toHaveBeenCalledTimes(1);
  act(() => view.getByRole("button", { name: "Try again" }).click());
  await sees("ready");
  expect(onError).toHaveBeenCalledTimes(1);
});

test("a session that was refused ahead is asked for anew: who buys may be signed in by then", async () => {
  await servers.fail({ at: "session", status: 401, times: 1 });
  const bodies = vi.spyOn(Response.prototype, "text");
  preload(order);
  await waitFor(() => expect(bodies.mock.settledResults[0]?.type).toBe("fulfilled"));
  const onError = vi.fn();
  render(<RampWidget {...order} onError={onError} />);
  await sees("ready");
  expect(onError).not.toHaveBeenCalled();
});

test("a popup that becomes a part of the page before it began is begun there", async () => {
  const own = { ...order, vendor: "transak", network: "polygon", storage: null };
  const { rerender } = render(<RampWidget {...own} presentation="popup" />);
  await sees("idle");
  rerender(<RampWidget {...own} presentation="inline" />);
  await sees("ready");
  expect(await sessions()).toBe(1);
});
