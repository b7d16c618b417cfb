import { act, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { expectErrors } from "../browser/expectErrors.ts";
import { clearPageGlobal } from "../browser/clearPageGlobal.ts";
import { RampError, type RampEvent, RampWidget, type RampWidgetProps } from "../../src/index.ts";
import { startTestServers, scriptEndpoint } from "../browser/startTestServers.ts";
import { type FakeVendor, createFakeVendor } from "../browser/createFakeVendor.ts";
import { waitForPhase, getPhase } from "../browser/phase.ts";

expectErrors("frame-failed");

// faults H3
// A browser loads an iframe anew that is moved within the page, and a vendor's session opens only once.

const iframe = () => document.querySelector("iframe") as HTMLIFrameElement;

function forgetPage() {
  for (const name of ["opened", "scripts"]) clearPageGlobal(name);
  Reflect.deleteProperty(globalThis, "proofWidget");
  for (const element of document.querySelectorAll("script[src*=widget],link[rel=preload]"))
    element.remove();
}
beforeEach(forgetPage);
afterEach(forgetPage);

/** A list with keys, as a host would sort it: React moves the widget, and not what stands beside it. */
const list = (props: RampWidgetProps, isSorted: boolean) => {
  const items = [<RampWidget key="widget" {...props} />, <p key="other">Another item</p>];
  return <div>{isSorted ? items.toReversed() : items}</div>;
};

describe.each(["proof", "transak"])("%s's page, where a list is sorted", (vendor) => {
  async function open(more: { mode?: "buy" | "sell" } = {}) {
    const servers = await startTestServers();
    const onError = vi.fn<(error: RampError) => void>();
    const events: RampEvent[] = [];
    const props: RampWidgetProps = {
      endpoint: servers.endpoint,
      vendors: servers.vendors,
      vendor,
      currency: "USDT",
      network: "TRC20",
      fiatCurrency: "EUR",
      fiatAmount: "100",
      onError,
      onEvent: (event) => void events.push(event),
      ...more,
    };
    const { rerender } = render(list(props, false));
    await waitForPhase("ready");
    await waitFor(() => expect(events.some(({ type }) => type === "transaction")).toBe(true));
    const seen = events.find((event) => event.type === "transaction");
    const id = seen?.type === "transaction" ? seen.transaction.id : "";
    return { servers, onError, id, sort: () => rerender(list(props, true)) };
  }

  test("is an error with a way on, which looks first and begins anew", async () => {
    const { servers, onError, sort } = await open();
    const { statusRequests } = await servers.counts();
    sort();
    await waitForPhase("error");
    await waitFor(() =>
      expect(onError).toHaveBeenCalledExactlyOnceWith(
        expect.objectContaining({ code: "frame-failed", retryable: true }),
      ),
    );
    expect(onError.mock.calls[0]?.[0].message).toContain("moved");
    expect(iframe()).toBeNull();
    await waitFor(async () =>
      expect((await servers.counts()).statusRequests).toBeGreaterThan(statusRequests),
    );
    expect(await servers.counts()).toMatchObject({ sessions: 1 });
    act(() => screen.getByRole("button", { name: "Try again" }).click());
    await waitForPhase("ready");
    expect(await servers.counts()).toMatchObject({ sessions: 2 });
  });

  test("is the purchase that was paid before it, and no other is begun", async () => {
    const { servers, id, sort } = await open();
    await servers.pay(id);
    // Before that, Transak tells of an order only to who knows its id.
    await servers.advance(60_000);
    sort();
    await waitFor(() => expect(["processing", "completed"]).toContain(getPhase()));
    expect(screen.queryByRole("button", { name: "Try again" })).toBeNull();
    expect(await servers.counts()).toMatchObject({ sessions: 1 });
  });
});

describe("a page of the vendor's", () => {
  let address: string;
  beforeEach(async () => {
    const page = { headers: { "content-type": "text/html" }, body: "<title>page</title>" };
    ({ endpoint: address } = await scriptEndpoint(page));
  });

  /** A vendor of the partner's own, whose script puts an iframe into the page and never says more. */
  async function open(put = (host: HTMLElement, frame: HTMLIFrameElement) => host.append(frame)) {
    const fake = createFakeVendor({
      open({ host, emit }) {
        const frame = document.createElement("iframe");
        frame.src = address;
        put(host, frame);
        emit({ type: "ready" });
        return () => frame.remove();
      },
    });
    const onError = vi.fn();
    const { rerender } = render(list(props(fake, onError), false));
    await waitForPhase("ready");
    await loaded("/script/");
    return { fake, onError, sort: () => rerender(list(props(fake, onError), true)) };
  }
  const props = ({ endpoint, vendor }: FakeVendor, onError: () => void): RampWidgetProps => ({
    endpoint,
    vendors: [vendor],
    currency: "USDT",
    onError,
  });
  const loaded = (part: string) =>
    waitFor(() => {
      const { location, document } = iframe().contentWindow as Window;
      expect([location.href.includes(part), document.readyState]).toEqual([true, "complete"]);
    });

  test("that was put there later is noticed all the same", async () => {
    const { onError, sort } = await open((host, frame) => {
      queueMicrotask(() => host.append(frame));
    });
    sort();
    await waitForPhase("error");
    await waitFor(() => expect(onError).toHaveBeenCalledOnce());
  });

  test("that goes on to its next page has not been moved", async () => {
    const { onError } = await open();
    const isLoaded = new Promise((resolve) => iframe().addEventListener("load", resolve));
    (iframe().contentWindow as Window).location.href = `${address}?next`;
    await isLoaded;
    await loaded("?next");
    const again = new Promise((resolve) => iframe().addEventListener("load", resolve));
    iframe().src = `${address}?by-its-script`;
    await again;
    await act(async () => {});
    expect([getPhase(), onError.mock.calls.length]).toEqual(["ready", 0]);
  });

  test("that was empty while its script moved it has lost nothing", async () => {
    const { onError } = await open((host, frame) => {
      frame.removeAttribute("src");
      host.append(frame);
      queueMicrotask(() => {
        host.prepend(document.createElement("div"));
        host.firstElementChild?.append(frame);
        frame.src = address;
      });
    });
    await act(async () => {});
    expect([getPhase(), onError.mock.calls.length]).toEqual(["ready", 0]);
  });

  // Chromium 133 and newer keep what is moved so.
  test.runIf("moveBefore" in Element.prototype)("that keeps its state is kept", async () => {
    const { onError } = await open();
    const before = iframe().contentWindow;
    const section = document.querySelector("[data-ramp]") as HTMLElement;
    const parent = section.parentElement as HTMLElement & {
      moveBefore: typeof Node.prototype.insertBefore;
    };
    parent.moveBefore(section, null);
    await act(async () => {});
    expect(iframe().contentWindow).toBe(before);
    expect([getPhase(), onError.mock.calls.length]).toEqual(["ready", 0]);
  });
});
