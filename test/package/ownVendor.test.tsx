import { act, render, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { commands } from "vitest/browser";
import {
  type CustomEndpoint,
  type RampEvent,
  RampWidget,
  type RampWidgetProps,
} from "../../src/index.ts";
import type { Vendor } from "../../src/vendor.ts";
import page from "../../docs/your-own-vendor.md?raw";
import { clearPageGlobal } from "../browser/clearPageGlobal.ts";
import { scriptEndpoint } from "../browser/startTestServers.ts";
import { simulateTabReturn } from "../browser/createFakeVendor.ts";
import { ownVendorOf } from "./codeBlocks.ts";
import { expectErrors } from "../browser/expectErrors.ts";
import { waitForPhase, getPhase } from "../browser/phase.ts";

expectErrors("frame-origin");

/** Says that it is there, and from then on what it is told to say. */
const PAGE = `<!doctype html><title>Acme</title><script>
  onmessage = ({ data }) => parent.postMessage(data, "*");
  parent.postMessage({ event: "ready" }, "*");
</script>`;
/** The same server by another name: to the browser another origin. */
const ORIGIN = location.origin.replace("//localhost", "//acme.localhost");

let acme: (origin?: string) => Vendor;
let acmeUrl: string;
let said: Record<string, unknown>;
let looks: number;
let events: RampEvent[];

beforeEach(async () => {
  clearPageGlobal("opened");
  acme = await readmeVendor();
  const headers = { "content-type": "text/html" };
  const { endpoint } = await scriptEndpoint({ body: PAGE, headers });
  acmeUrl = ORIGIN + endpoint;
  said = { id: "order-1", status: "new" };
  looks = 0;
  events = [];
});

/** Runs what the document says, to the letter. */
async function readmeVendor(): Promise<typeof acme> {
  const file = `node_modules/.cache/readme-${import.meta.env["REACT_MAJOR"]}/acme.ts`;
  await commands.writeFile(file, ownVendorOf(page));
  const module = await import(/* @vite-ignore */ `/${file}?run=${Date.now()}`);
  return module.acme;
}

const endpoint: CustomEndpoint = {
  createSession: async () => ({ id: "order-1", acmeUrl }),
  async getTransaction() {
    looks += 1;
    return said;
  },
};

function show(props: Partial<RampWidgetProps> = {}) {
  const onEvent = (event: RampEvent) => events.push(event);
  const common = { endpoint, vendors: [acme(ORIGIN)], currency: "USDT", onEvent };
  return render(<RampWidget {...common} {...props} />);
}
const hints = () =>
  events.flatMap((event) => (event.type === "frame-status" ? [event.frameStatus.status] : []));
const frame = () => document.querySelector<HTMLIFrameElement>("[data-ramp-frame] iframe");
const say = (message: object, page = frame()) => page?.contentWindow?.postMessage(message, "*");

/** Resolves once the window has heard this, and with it whatever was posted before. */
async function heard(message: { event: string; status: string }) {
  await new Promise<void>((resolve) => {
    window.addEventListener("message", function hear({ data }: MessageEvent<typeof message>) {
      if (data.status !== message.status) return;
      window.removeEventListener("message", hear);
      resolve();
    });
  });
}

test("its purchase is completed by the endpoint's word, and by no word of its page", async () => {
  const onComplete = vi.fn();
  show({ onComplete });
  await waitForPhase("ready");
  say({ event: "status", status: "delivered" });
  await waitFor(() => expect([hints(), looks > 0]).toEqual([["delivered"], true]));
  expect(getPhase()).toBe("ready");
  said = { ...said, status: "paid" };
  act(simulateTabReturn);
  await waitForPhase("processing");
  said = { ...said, status: "delivered", amount: "92.5" };
  act(simulateTabReturn);
  await waitForPhase("completed");
  expect(onComplete.mock.calls).toMatchObject([[{ amount: "92.5", vendorStatus: "delivered" }]]);
  expect(frame()).toBeNull();
});

test("a forged message does nothing, also from another frame with the vendor's page in it", async () => {
  show();
  await waitForPhase("ready");
  const before = looks;
  const forged = { event: "status", status: "forged" };
  const byPage = heard(forged);
  window.postMessage(forged, "*");
  await byPage;
  const stranger = document.createElement("iframe");
  stranger.src = acmeUrl;
  const isThere = new Promise((resolve) => stranger.addEventListener("load", resolve));
  document.body.append(stranger);
  await isThere;
  const byStranger = heard(forged);
  say(forged, stranger);
  await byStranger;
  say({ event: "status", status: "paid" });
  await waitFor(() => expect(hints()).toEqual(["paid"]));
  await waitFor(() => expect(looks).toBe(before + 1));
  stranger.remove();
});

test("nor does another page that took its place in the frame", async () => {
  show();
  await waitForPhase("ready");
  const byOther = heard({ event: "status", status: "other" });
  const page = frame();
  if (page)
    page.srcdoc = `<script>parent.postMessage({ event: "status", status: "other" }, "*")</script>`;
  await byOther;
  expect(hints()).toEqual([]);
});

test("its page can be closed, and takes its listener along", async () => {
  const removed = vi.spyOn(window, "removeEventListener");
  show();
  await waitForPhase("ready");
  say({ event: "close" });
  expect(await screen.findByRole("button", { name: "Start buying" })).toBeTruthy();
  expect([getPhase(), frame()]).toEqual(["idle", null]);
  await waitFor(() => expect(removed.mock.calls.map(([name]) => name)).toContain("message"));
});

test.each(["https://evil.example/pay", `${ORIGIN}.evil.example/pay`])(
  "an address elsewhere is not opened: %s",
  async (url) => {
    acmeUrl = url;
    const onError = vi.fn();
    show({ onError });
    await waitForPhase("error");
    expect(onError.mock.calls).toMatchObject([[{ code: "frame-origin" }]]);
    expect(frame()).toBeNull();
  },
);
