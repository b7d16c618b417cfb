import { cleanup, configure, render, screen, waitFor } from "@testing-library/react";
import { setupServer } from "msw/node";
import { isRampError, RampWidget, type RampWidgetProps } from "ramp-widget";
import { createSandbox } from "ramp-widget/sandbox";
import { sandboxVendors } from "ramp-widget/sandbox/page";
import { setUpDom } from "ramp-widget/testing";
import { rampHandlers } from "ramp-widget/testing/msw";
import { createElement } from "react";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";

const VENDORS = sandboxVendors();
const ORDERS = {
  proof: { currency: "USDT", network: "TRC20", fiatCurrency: "EUR", fiatAmount: "100" },
  transak: { currency: "USDT", network: "polygon", fiatCurrency: "EUR", fiatAmount: "100" },
  bleepay: { currency: "USDT", network: "TRC20", amount: "100" },
} as const;
type Name = keyof typeof ORDERS;

/** What a partner's test does, in an imitation of a browser: purchases at all vendors, without a network. */
export function buyInDom(): void {
  configure({ asyncUtilTimeout: 30_000 });
  const sandbox = createSandbox({ settlementDelayMs: 60_000 });
  const reported: string[] = [];
  const server = setupServer(
    ...rampHandlers({
      endpoint: "/api/ramp",
      sandbox,
      onTransaction: ({ status }) => void reported.push(status),
    }),
  );
  let removeDom = () => {};
  const complaints: unknown[] = [];
  beforeAll(() => {
    server.listen({ onUnhandledRequest: "error" });
    removeDom = setUpDom({ sandbox });
    return import("../../src/widget/RampWidgetContent.tsx");
  });
  afterAll(() => {
    server.close();
    removeDom();
  });
  beforeEach(() => {
    complaints.length = 0;
    reported.length = 0;
    vi.spyOn(console, "error").mockImplementation((...told) => complaints.push(told));
  });
  afterEach(() => {
    cleanup();
    localStorage.clear();
    expect(complaints).toEqual([]);
    vi.restoreAllMocks();
  });

  const show = (
    vendor: Name,
    props: Pick<RampWidgetProps, "onComplete" | "presentation" | "defaultOpen"> = {},
  ) =>
    render(
      createElement(RampWidget, {
        endpoint: "/api/ramp",
        vendors: VENDORS,
        vendor,
        onError: (error) => complaints.push(isRampError(error) ? error.message : error),
        ...ORDERS[vendor],
        ...props,
      }),
    );
  const reach = (phase: string) =>
    waitFor(() => expect(document.querySelector(`[data-phase="${phase}"]`)).not.toBeNull());
  const newest = () => sandbox.newestTransaction() ?? "";

  describe.each<Name>(["proof", "transak", "bleepay"])("with %s", (vendor) => {
    test("a purchase is paid and arrives", async () => {
      const onComplete = vi.fn();
      show(vendor, { onComplete });
      await reach("ready");
      sandbox.pay(newest());
      await reach("processing");
      sandbox.clock.advance(60_000);
      await reach("completed");
      expect(onComplete).toHaveBeenCalledOnce();
      expect(reported).toContain("completed");
    });

    test("a purchase ends without a payment", async () => {
      show(vendor);
      await reach("ready");
      if (vendor === "bleepay") sandbox.cancel(newest());
      else sandbox.decline(newest());
      await reach("failed");
    });
  });

  test("a fault of the vendor is what the widget shows", async () => {
    sandbox.injectFault({ at: "session", status: 503, error: "upstream_error", times: 9 });
    show("transak");
    await reach("error");
    sandbox.reset();
    expect(complaints.splice(0).join()).toContain("vendor-unavailable");
  });

  test("a modal opens, and a purchase in it arrives", async () => {
    show("transak", { presentation: "modal", defaultOpen: true });
    expect((await screen.findByRole("dialog")).hasAttribute("open")).toBe(true);
    await reach("ready");
    sandbox.pay(newest());
    sandbox.clock.advance(60_000);
    await reach("completed");
  });
}
