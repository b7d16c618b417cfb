import { cleanup, configure, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { createElement, StrictMode } from "react";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import {
  bleepay,
  preload,
  proof,
  type RampPresentation,
  RampStatus,
  RampWidget,
  type RampWidgetProps,
  transak,
} from "../../src/index.ts";
import { reportThrown } from "../../src/reportThrown.ts";
import { createFakeVendor } from "../browser/createFakeVendor.ts";

/**
 * faults H5: what partners' own unit tests do, in the imitations of browsers that they run in. Not all of a
 * browser is there, and nothing may throw because of it.
 */
export function mountEverything(): void {
  configure({ asyncUtilTimeout: 30_000 });
  // Compiled for the first time, the code that a page fetches later could take longer than a widget waits for it.
  beforeAll(() => import("../../src/widget/RampWidgetContent.tsx"));
  const complaints: unknown[] = [];
  beforeEach(() => {
    complaints.length = 0;
    // jsdom tells here of what it cannot do.
    vi.spyOn(console, "error").mockImplementation((...told) => complaints.push(told));
  });
  afterEach(() => {
    cleanup();
    expect(complaints).toEqual([]);
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });

  const show = (props: Partial<RampWidgetProps>, fake = createFakeVendor()) => {
    const { vendor, endpoint } = fake;
    const page = { ...vendor, supportsRedirect: true };
    return render(
      createElement(
        StrictMode,
        null,
        createElement(RampWidget, { currency: "USDT", endpoint, vendors: [page], ...props }),
      ),
    );
  };
  const reach = (phase: string) =>
    waitFor(() => expect(document.querySelector(`[data-phase="${phase}"]`)).not.toBeNull());

  test("inline, it opens the vendor's frame, styled", async () => {
    show({});
    await reach("ready");
    expect(document.querySelector("style")?.textContent).toContain("[data-ramp]");
  });

  test("as a modal, it opens, asks and closes", async () => {
    show({ presentation: "modal" });
    fireEvent.click(await screen.findByRole("button"));
    await reach("ready");
    const dialog = screen.getByRole("dialog");
    expect(dialog.hasAttribute("open")).toBe(true);
    fireEvent.keyDown(dialog, { key: "Escape" });
    const question = await screen.findByRole("alertdialog");
    const [, leave] = question.querySelectorAll("button");
    if (leave) fireEvent.click(leave);
    await waitFor(() => expect(document.querySelector("dialog")).toBeNull());
  });

  test.each<RampPresentation | "auto">(["popup", "redirect", "auto"])(
    "as %s, it shows itself",
    async (presentation) => {
      show({ presentation, redirectUrl: "https://shop.example/done" });
      await waitFor(() => expect(screen.getByRole("region").textContent).not.toBe(""));
    },
  );

  test("RampStatus follows a transaction", async () => {
    const { vendor, endpoint, respondWith } = createFakeVendor();
    respondWith({ status: "completed" });
    render(createElement(RampStatus, { transactionId: "1", endpoint, vendors: [vendor] }));
    await waitFor(() => expect(document.querySelector('[data-status="completed"]')).not.toBeNull());
  });

  test("preloading and a script that never comes are no reason to throw", async () => {
    const vendors = [proof(), transak(), bleepay()];
    vi.stubGlobal("fetch", () => new Promise(() => {}));
    preload({ vendors, theme: "auto" });
    const { unmount } = show({
      vendors,
      endpoint: "/api/ramp",
      fiatAmount: "5",
      fiatCurrency: "EUR",
    });
    await waitFor(() => expect(document.querySelector("[data-ramp]")).not.toBeNull());
    unmount();
  });

  test("what a handler throws is told where nothing can be told it by name", () => {
    vi.stubGlobal("reportError", undefined);
    vi.useFakeTimers();
    reportThrown(new Error("by the host"));
    expect(() => vi.runAllTimers()).toThrow("by the host");
    vi.useRealTimers();
  });

  describe("without", () => {
    test.each(["matchMedia", "ResizeObserver", "reportError", "crypto", "CSS"])(
      "%s",
      async (name) => {
        vi.stubGlobal(name, undefined);
        show({ onReady: () => {} });
        await reach("ready");
      },
    );
  });
}
