import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { startTestServers, type TestServers } from "../browser/startTestServers.ts";
import { runOptions } from "./partner.ts";

declare global {
  interface Window {
    proofWidget?: { run: (options: unknown) => unknown };
  }
}

let servers: TestServers;
let options: Record<string, unknown>;
let host: HTMLElement;

beforeAll(async () => {
  servers = await startTestServers();
  const script = document.createElement("script");
  script.src = `${servers.widgetOrigin}/widget.2.0.js`;
  const loaded = new Promise((resolve) => script.addEventListener("load", resolve));
  document.head.append(script);
  await loaded;
});

beforeEach(async () => {
  const response = await fetch(`${servers.endpoint}/session`, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": crypto.randomUUID() },
    body: JSON.stringify({ type: "buy", currency: "USDT", network: "TRC20", fiat_currency: "EUR" }),
  });
  host = document.createElement("div");
  document.body.append(host);
  options = { ...runOptions(await response.json()), host };
});

afterEach(() => host.remove());

const run = (changes: object = {}) => window.proofWidget?.run({ ...options, ...changes });
const frame = () => host.querySelector("iframe");

/** What the page inside would have sent. */
function say(data: object, from: { origin?: string; source?: Window | null } = {}) {
  const { origin = servers.widgetOrigin, source = frame()?.contentWindow ?? null } = from;
  window.dispatchEvent(new MessageEvent("message", { data, origin, source }));
}

test.each([
  ["host", "#proof-widget"],
  ["signature", undefined],
  ["initToken", ""],
  ["onReady", "ready"],
])("run throws for an unusable %s", (name, value) => {
  expect(() => run({ [name]: value })).toThrow(name);
  expect(frame()).toBeNull();
});

test("run returns nothing, and the page inside becomes ready", async () => {
  const [onLoad, onReady] = [vi.fn(), vi.fn()];
  expect(run({ onLoad, onReady })).toBeUndefined();
  expect(onLoad).toHaveBeenCalledTimes(1);
  expect(onReady).not.toHaveBeenCalled();
  await expect.poll(() => onReady.mock.calls.length).toBe(1);
});

test("the iframe may use the camera, has a name, and its address tells nothing", () => {
  run();
  expect(frame()?.src).toBe(`${servers.widgetOrigin}/frame`);
  expect(frame()?.title).toBe("Buy crypto with Proof");
  expect(frame()?.getAttribute("allow")).toContain("camera");
});

test("what the page inside says becomes a callback", () => {
  const onStatusChange = vi.fn();
  run({ onStatusChange });
  say({ proof: "callback", name: "onStatusChange", data: { status: "paid" } });
  expect(onStatusChange.mock.calls).toEqual([[{ status: "paid" }]]);
});

test("what anybody else says becomes nothing", () => {
  const onStatusChange = vi.fn();
  run({ onStatusChange });
  const forged = { proof: "callback", name: "onStatusChange", data: { status: "paid" } };
  say(forged, { source: window });
  say(forged, { origin: "https://elsewhere.example" });
  expect(onStatusChange).not.toHaveBeenCalled();
});

test("the iframe grows with the page inside, from 560 pixels on", () => {
  run();
  say({ proof: "height", height: 100 });
  expect(frame()?.style.height).toBe("560px");
  say({ proof: "height", height: 900.2 });
  expect(frame()?.style.height).toBe("901px");
});

test("a widget whose iframe has left the page hears nothing more", () => {
  const onStatusChange = vi.fn();
  run({ onStatusChange });
  host.replaceChildren();
  // An iframe outside the page has no window, so this event would match by its missing source.
  say({ proof: "callback", name: "onStatusChange", data: {} }, { source: null });
  expect(onStatusChange).not.toHaveBeenCalled();
});
