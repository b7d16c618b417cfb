import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { FrameMessage, OpenedFrame } from "../../../src/vendor.ts";
import { scriptEndpoint } from "../../browser/startTestServers.ts";
import { openTransakSession } from "./openTransakSession.ts";
import { transakVendor } from "../../../src/vendors/transak/transakVendor.ts";

const order = { id: "order-1", status: "PROCESSING", paymentOptionId: "credit_debit_card" };

/** A page that remembers what it is asked, and says what the test has it say. */
const STAND_IN = `<!doctype html><title>stand-in</title><script>
  heard = [];
  addEventListener("message", ({ data, origin }) => heard.push({ data, origin }));
  say = (message) => parent.postMessage(message, "*");
</script>`;

interface StandIn extends Window {
  heard: { data: unknown; origin: string }[];
  say: (message: unknown) => void;
}

interface Opened {
  iframe: HTMLIFrameElement;
  /** Everything that was emitted so far. */
  heard: FrameMessage[];
  frame: OpenedFrame;
  page: () => StandIn;
}

const opened: Opened[] = [];
let widgetUrl: string;

beforeEach(async () => {
  const { endpoint } = await scriptEndpoint({
    headers: { "content-type": "text/html" },
    body: STAND_IN,
  });
  widgetUrl = `${location.origin}${endpoint}/?apiKey=key&sessionId=session`;
});

afterEach(() => {
  for (const { frame } of opened.splice(0)) frame.close();
  document.body.replaceChildren();
});

/** Opens the vendor's page as `useRamp` does. */
function open(address: string, mode: "buy" | "sell" = "buy", options = {}): Opened {
  const vendor = transakVendor({ frameOrigins: [new URL(address).origin], ...options });
  const session = vendor.parseSession(
    { data: { widgetUrl: address }, partnerOrderId: "purchase-1" },
    { mode, currency: "USDT" },
  );
  const host = document.createElement("div");
  document.body.append(host);
  const heard: FrameMessage[] = [];
  const emit = (message: FrameMessage) => void heard.push(message);
  const frame = session.open({
    host,
    script: undefined,
    lang: "en",
    theme: "light",
    messages: undefined,
    emit,
  }) as OpenedFrame;
  const iframe = host.querySelector("iframe") as HTMLIFrameElement;
  const one: Opened = { iframe, heard, frame, page: () => iframe.contentWindow as StandIn };
  opened.push(one);
  return one;
}

async function openStandIn(): Promise<Opened> {
  const one = open(widgetUrl);
  await expect.poll(() => typeof one.page()?.say).toBe("function");
  return one;
}

/** Once this has arrived, whatever was posted before it has arrived too. */
async function messagesSettle() {
  const token = crypto.randomUUID();
  await new Promise<void>((resolve) => {
    window.addEventListener("message", function hear({ data }) {
      if (data !== token) return;
      window.removeEventListener("message", hear);
      resolve();
    });
    window.postMessage(token, "*");
  });
}

describe("the iframe", () => {
  test("has its rights before it has an address, a name and a referrer", () => {
    const attributes = vi.spyOn(HTMLIFrameElement.prototype, "setAttribute");
    const address = vi.spyOn(HTMLIFrameElement.prototype, "src", "set");
    const { iframe } = open(widgetUrl);
    const [allowed = Infinity] = attributes.mock.invocationCallOrder;
    expect(allowed).toBeLessThan(address.mock.invocationCallOrder[0] ?? 0);
    expect(iframe.getAttribute("allow")).toBe("camera;microphone;payment");
    expect(iframe.referrerPolicy).toBe("strict-origin-when-cross-origin");
    expect(iframe.title).toBe("Buy crypto with Transak");
    expect(iframe.hasAttribute("sandbox")).toBe(false);
    expect(iframe.id).toBe("");
  });

  test("is called by what the user does, in the partner's words", () => {
    expect(open(widgetUrl, "sell").iframe.title).toBe("Sell crypto with Transak");
    const messages = { title: { buy: "Krypto kaufen", sell: "Krypto verkaufen" } };
    expect(open(widgetUrl, "sell", { messages }).iframe.title).toBe("Krypto verkaufen");
  });

  test("has the address that the session named, with nothing added to it", () => {
    expect(open(widgetUrl).iframe.src).toBe(widgetUrl);
  });

  test("is as wide as its host and as high as the partner's style says", () => {
    const { iframe } = open(widgetUrl);
    const host = iframe.parentElement as HTMLElement;
    host.style.width = "333px";
    expect(iframe.getBoundingClientRect()).toMatchObject({ width: 333, height: 640 });
    host.style.setProperty("--ramp-frame-height", "512px");
    expect(iframe.getBoundingClientRect().height).toBe(512);
    host.style.height = "700px";
    expect(iframe.getBoundingClientRect().height).toBe(700);
  });

  test("says nothing by being loaded", async () => {
    const { heard } = await openStandIn();
    await messagesSettle();
    expect(heard).toEqual([]);
  });
});

describe("messages", () => {
  test("of the page are heard, in their order", async () => {
    const { heard, page } = await openStandIn();
    page().say({ event_id: "TRANSAK_WIDGET_INITIALISED", data: true });
    page().say({ event_id: "TRANSAK_ORDER_SUCCESSFUL", data: order });
    page().say("its own business");
    page().say({ event_id: "TRANSAK_WIDGET_CLOSE", data: true });
    await messagesSettle();
    expect(heard).toEqual([
      { type: "ready" },
      {
        type: "status",
        status: "PROCESSING",
        paymentMethod: "credit_debit_card",
        reference: "order-1",
      },
      { type: "close" },
    ]);
  });

  test("of anybody else are not, whatever they say", async () => {
    const { heard, iframe } = await openStandIn();
    const forged = { event_id: "TRANSAK_ORDER_SUCCESSFUL", data: order };
    window.postMessage(forged, "*");
    window.dispatchEvent(new MessageEvent("message", { data: forged, origin: location.origin }));
    window.dispatchEvent(
      new MessageEvent("message", {
        data: forged,
        origin: "https://global.transak.com",
        source: iframe.contentWindow,
      }),
    );
    const stranger = document.createElement("iframe");
    stranger.src = widgetUrl;
    document.body.append(stranger);
    await expect.poll(() => (stranger.contentWindow as StandIn).say).toBeTypeOf("function");
    (stranger.contentWindow as StandIn).say(forged);
    await messagesSettle();
    expect(heard).toEqual([]);
  });

  test("of another page in the same iframe are not heard", async () => {
    const { heard, iframe } = await openStandIn();
    const arrived = new Promise<string>((resolve) => {
      window.addEventListener("message", ({ origin }) => resolve(origin), { once: true });
    });
    iframe.src =
      "data:text/html,<script>parent.postMessage({ event_id: 'TRANSAK_WIDGET_CLOSE' }, '*')</script>";
    expect(await arrived).toBe("null");
    expect(heard).toEqual([]);
  });

  test("from nowhere are not heard, where somebody else took the iframe away", async () => {
    const { heard, iframe } = await openStandIn();
    iframe.remove();
    const data = { event_id: "TRANSAK_WIDGET_CLOSE" };
    window.dispatchEvent(new MessageEvent("message", { data, origin: location.origin }));
    expect(heard).toEqual([]);
  });

  test("of one frame never reach another, also after one of them is closed", async () => {
    const first = await openStandIn();
    const second = await openStandIn();
    first.page().say({ event_id: "FIRST" });
    second.page().say({ event_id: "SECOND" });
    await messagesSettle();
    const names = ({ heard }: Opened) => heard.map((message) => "name" in message && message.name);
    expect([names(first), names(second)]).toEqual([["FIRST"], ["SECOND"]]);
    first.frame.close();
    second.page().say({ event_id: "AGAIN" });
    await messagesSettle();
    expect([names(first), names(second)]).toEqual([["FIRST"], ["SECOND", "AGAIN"]]);
  });
});

describe("closing", () => {
  test("takes the iframe and its listener away, and nothing is heard after it", async () => {
    const remove = vi.spyOn(window, "removeEventListener");
    const { heard, iframe, frame, page } = await openStandIn();
    const source = page();
    frame.close();
    expect(iframe.isConnected).toBe(false);
    expect(remove).toHaveBeenCalledWith("message", expect.any(Function));
    const late = { data: { event_id: "TRANSAK_WIDGET_CLOSE" }, origin: location.origin };
    window.dispatchEvent(new MessageEvent("message", { ...late, source }));
    window.dispatchEvent(new MessageEvent("message", late));
    expect(heard).toEqual([]);
    frame.close();
    frame.requestClose();
  });

  test("is asked of the page alone, and of no other page that stands there", async () => {
    const { frame, page, iframe } = await openStandIn();
    const post = vi.spyOn(page(), "postMessage");
    frame.requestClose();
    await expect
      .poll(() => page().heard)
      .toEqual([{ data: { event_id: "TRANSAK_WIDGET_CLOSE_REQUEST" }, origin: location.origin }]);
    expect(post).toHaveBeenCalledWith(
      { event_id: "TRANSAK_WIDGET_CLOSE_REQUEST" },
      location.origin,
    );
    expect(iframe.isConnected).toBe(true);
  });
});

describe("the sandbox's page", () => {
  test("opens on a page whose own policy tells nobody where it is", async () => {
    const meta = document.createElement("meta");
    Object.assign(meta, { name: "referrer", content: "no-referrer" });
    document.head.append(meta);
    const { widgetUrl: address } = await openTransakSession();
    const { heard } = open(address);
    await expect.poll(() => heard).toEqual([{ type: "ready" }]);
    // Nobody left the page's policy as it was found.
    meta.content = "strict-origin-when-cross-origin";
    meta.remove();
  });

  test("is refused a second time, and says nothing then", async () => {
    const { widgetUrl: address, counts } = await openTransakSession();
    const first = open(address);
    await expect.poll(() => first.heard).toEqual([{ type: "ready" }]);
    const second = open(address);
    await expect.poll(async () => (await counts()).runs).toBe(2);
    await messagesSettle();
    expect(second.heard).toEqual([]);
  });

  test("asks whoever is in the middle of an order before it closes", async () => {
    const { widgetUrl: address, happen } = await openTransakSession();
    const { heard, frame } = open(address);
    await expect.poll(() => heard).toEqual([{ type: "ready" }]);
    frame.requestClose();
    await happen("cancel");
    await expect.poll(() => heard.length).toBe(3);
    expect(heard.map(({ type }) => type)).toEqual(["ready", "status", "status"]);
    frame.requestClose();
    await expect.poll(() => heard.at(-1)).toEqual({ type: "close" });
  });
});
